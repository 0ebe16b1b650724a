/* Readings: pinyin, with or without characters between, and characters that sound alike. A reading is a row of items,
   each some syllables and perhaps the one character that is meant; pairs that the pages hold chain them. */
const MOST_SYLLABLES = 24;
/** What may be a syllable; which there are is known by the pairs that pages hold. */
const SYLLABLE = new RegExp(
  "^(?:(?:[zcs]h|[b-df-hj-np-tw-z])?(?:a(?:i|o|ng?)?|e(?:i|r|ng?)?|o(?:u|ng)?)|[bdj-npqtxy]i(?:a(?:o|ng?)?|e|u|ng?|ong)?|(?:[zcs]h?|r)i"
  + "|(?:[zcs]h|[b-df-hj-np-tw-z])u(?:a(?:i|ng?)?|o|i|n|e)?|[nl]ve?)$",
);
const BEGUN = /^(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouvng]{0,3}$/;
const SPELT = /^[a-z\u00fc'\u2019\s\d\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+$/i;

/** Read the syllables of each character. */
const readReadings = (task, edition) => readValue(task, edition, "readings.json", given => {
  const sounds = new Map();
  for (const [syllable, characters] of Object.entries(given || {})) {
    for (const character of String(characters)) sounds.set(character, [...(sounds.get(character) || []), syllable]);
  }
  return sounds;
});

/** Cut letters into syllables in all ways, fewest first; the last may have just been begun. */
const cutSyllables = (letters, open) => {
  const found = [], dead = new Set();
  const go = (at, taken) => {
    if (at === letters.length) { found.push(taken); return true; }
    if (dead.has(at) || taken.length >= MOST_SYLLABLES || found.length >= 12) return false;
    let any = false;
    for (let n = Math.min(6, letters.length - at); n > 0; n--) {
      const syllable = letters.slice(at, at + n);
      if (SYLLABLE.test(syllable)) any = go(at + n, [...taken, { syllables: [syllable] }]) || any;
    }
    if (!any) dead.add(at);
    return any;
  };
  go(0, []);
  for (let n = 1; open && !found.length && n <= Math.min(6, letters.length); n++) {
    const rest = letters.slice(-n);
    if (!BEGUN.test(rest)) continue;
    for (const taken of cutSyllables(letters.slice(0, -n), false)) found.push([...taken, { syllables: [], from: rest }]);
  }
  return found.sort((a, b) => a.length - b.length).slice(0, 6);
};

/** The pairs of characters that read so, those of the pages' most frequent pairs first. */
const pairsRead = async (task, edition, one, other) => {
  const pairs = new Map();
  await Promise.all(one.syllables.slice(0, 4).map(async first => {
    const text = await readFile(task, edition, `p/${hash(first) % edition.head.pinyin}.txt`) || "";
    const seconds = other.from ? [null] : other.syllables.slice(0, 4);
    for (const second of seconds) {
      const begin = second === null ? `\n${first} ${other.from}` : `\n${first} ${second}\t`;
      for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
        const line = text.slice(text.indexOf("\t", at) + 1, text.indexOf("\n", at + 1));
        line.split(",").forEach((pair, place) => {
          const [before, after] = pair;
          if ((!one.character || one.character === before) && (!other.character || other.character === after)) {
            pairs.set(pair, Math.min(place, pairs.get(pair) ?? Infinity));
          }
        });
      }
    }
  }));
  return [...pairs];
};

/** Chain items into wordings, as far as the pages go: where no pair follows, another wording begins. */
const chain = async (task, edition, items) => {
  const steps = await Promise.all(items.slice(1).map((item, i) => pairsRead(task, edition, items[i], item)));
  const wordings = [];
  let open = null, from = 0;
  const close = to => {
    if (open?.length) wordings.push(open.sort((a, b) => a[1] - b[1]).slice(0, 5).map(([text]) => text));
    else if (items[from].character && to === from) wordings.push([items[from].character]);
    else return false;
    open = null;
    return true;
  };
  for (let i = 0; i < steps.length; i++) {
    const pairs = steps[i];
    let next = open === null ? pairs.map(([pair, place]) => [pair, Math.log(1 + place)]) : [];
    if (open !== null) {
      const after = new Map();
      for (const [pair, place] of pairs) after.set(pair[0], [...(after.get(pair[0]) || []), [pair[1], place]]);
      for (const [text, cost] of open) {
        for (const [last, place] of after.get(text[text.length - 1]) || []) next.push([text + last, cost + Math.log(1 + place)]);
      }
    }
    next = next.sort((a, b) => a[1] - b[1]).slice(0, 60);
    if (next.length) { open = next; continue; }
    if (!close(i)) return null;
    from = i + 1;
  }
  return close(items.length - 1) ? wordings : null;
};

/** Read what was typed as pinyin: lists of wordings, one list for each stretch; null if it is none. `whole`: to its end. */
const readPinyin = async (task, edition, typed, whole) => {
  if (!edition.head.pinyin || typed.length > 120) return null;
  const pieces = [...typed.matchAll(new RegExp(`[${IDEOGRAPHS}]+|[^${IDEOGRAPHS}]+`, "gu"))].map(([piece]) => piece);
  if (!pieces.some(piece => !beginsWithIdeograph(piece)) || !pieces.every(piece => beginsWithIdeograph(piece) || SPELT.test(piece))) return null;
  const letters = pieces.length === 1 ? plainSpelling(typed).replace(/[^a-z]/g, "") : "";
  const names = letters.length > 1 ? pick(await knownOf(task, edition, letters), ["p"]) : [];
  if (!wordsLikePinyin(typed).length) return names.length ? [names] : null;
  const sounds = pieces.length > 1 ? await readReadings(task, edition) : null;
  let rows = [[]];
  for (const piece of pieces) {
    let cuts = [[]];
    if (beginsWithIdeograph(piece)) {
      cuts = [[...fold(piece, edition.full || edition.head.folds)].map(character => ({ character, syllables: sounds.get(character) || [] }))];
    } else {
      const words = plainSpelling(piece).split(/[^a-z]+/).filter(Boolean);
      for (const [i, word] of words.entries()) {
        const open = !whole && piece === pieces[pieces.length - 1] && i === words.length - 1;
        const ways = cutSyllables(word, open);
        cuts = cuts.flatMap(cut => ways.map(way => [...cut, ...way])).slice(0, 6);
      }
    }
    rows = rows.flatMap(row => cuts.map(cut => [...row, ...cut])).slice(0, 6);
  }
  let best = null;
  for (const row of rows.filter(items => items.length > 1 && items.length <= MOST_SYLLABLES)) {
    const wordings = await chain(task, edition, row);
    if (wordings && (!best || wordings.length < best.length)) best = wordings;
    if (best?.length === 1) break;
  }
  if (names.length) return [[...new Set([...names, ...(best?.length === 1 ? best[0] : [])])].slice(0, 5)];
  return best;
};

/** Find wordings of the pages that sound like a run. */
const soundAlike = async (task, edition, run) => {
  if (!edition.head.pinyin || run.length < 2 || run.length > MOST_SYLLABLES) return [];
  const sounds = await readReadings(task, edition);
  const items = [...run].map(character => ({ syllables: sounds.get(character) || [] }));
  const wordings = items.every(item => item.syllables.length) ? await chain(task, edition, items) : null;
  return wordings?.length === 1 ? wordings[0].filter(wording => wording !== run).slice(0, 3) : [];
};
