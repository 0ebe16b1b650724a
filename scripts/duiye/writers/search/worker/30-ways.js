/* Ways: one way to find something, as parts that follow each other in a text. A part is a run of ideographs or a word;
   a way knows in which sections it may be (postings) and where it is in a text (places). */
const WORD = `(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}_])+`;
const PARTS = new RegExp(`[${IDEOGRAPHS}]+|[0-9]+(?:[.,][0-9]+)+|${WORD}(?:'${WORD})*`, "gu");
const LONGEST_WORD = 40;
/** Pairs of a run that are looked up at most; the text is read anyway. */
const MOST_PAIRS = 14;
const BETWEEN = 4;

const kindOf = code => {
  if (code < 128) return code > 96 && code < 123 ? 1 : code > 47 && code < 58 ? 2 : 0;
  if ((code >= 0x2000 && code < 0xa000) || code >= 0xac00) {
    if (code < 0x2c00 || code >= 0x2e80) return code >= 0xfb00 && LETTER.test(String.fromCharCode(code)) ? 1 : 0;
  }
  const unit = String.fromCharCode(code);
  return !LETTER.test(unit) || IDEOGRAPH.test(unit) ? 0 : 1;
};
/** Say whether a word may begin or end between two units: beside none, between a letter and a digit, inside camelCase. */
const isBorder = (text, at, written) => {
  if (at <= 0 || at >= text.length) return true;
  const before = kindOf(text.charCodeAt(at - 1)), after = kindOf(text.charCodeAt(at));
  if (!before || !after || before !== after) return true;
  return written !== undefined && written[at] !== text[at]
    && (written[at - 1] === text[at - 1] || (written[at + 1] === text[at + 1] && kindOf(text.charCodeAt(at + 1)) === 1));
};

const placesOfRun = (text, run) => {
  const places = [];
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) places.push([at, at + run.length]);
  return places;
};
const placesOfWord = (text, forms, written) => {
  const places = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (isBorder(text, at, written) && (form.length >= LONGEST_WORD || isBorder(text, end, written))) places.push([at, end]);
    }
  }
  return forms.length > 1 ? places.sort((a, b) => a[0] - b[0] || b[1] - a[1]) : places;
};
const placesOfPart = (text, part, written) => (part.run ? placesOfRun(text, part.text) : placesOfWord(text, part.forms, written));
/** Where the parts follow each other, with hardly more than a sign between. */
const placesOfParts = (text, parts, written) => {
  if (parts.length === 1) return placesOfPart(text, parts[0], written);
  const found = parts.map(part => placesOfPart(text, part, written));
  if (!found.length || found.some(places => !places.length)) return [];
  const places = [];
  for (const [start, first] of found[0]) {
    let end = first;
    for (let k = 1; k < found.length && end >= 0; k++) {
      const next = found[k].find(([at]) => at >= end && at - end < BETWEEN && !/[\p{L}\p{N}\n]/u.test(text.slice(end, at)));
      end = next ? next[1] : -1;
    }
    if (end >= 0) places.push([start, end]);
  }
  return places;
};

const groupDigits = digits => digits.replace(/^\d+/, start => start.replace(/\B(?=(?:\d{3})+$)/g, ","));
/** Cut a wording into parts. A word that is a whole for the index and is not there may still be there in its parts. */
const cutParts = (wording, folds, ending) => [...fold(wording, folds).matchAll(PARTS)].map(([text], i, all) => (
  beginsWithIdeograph(text) ? { run: true, text }
    : { run: false, text: text.slice(0, LONGEST_WORD), ending: ending && i === all.length - 1 }
));
const splitWord = text => text.split(/[_']|(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])/).filter(piece => piece.length > 1 || /\d/.test(piece));

const pairsOf = run => {
  const units = [...run];
  if (units.length === 1) return [run];
  const step = Math.max(1, Math.ceil((units.length - 1) / MOST_PAIRS));
  const starts = units.slice(0, -1).map((_, i) => i).filter(i => i % step === 0 || i === units.length - 2);
  return starts.map(i => units[i] + units[i + 1]);
};
const find = async (task, edition, term) => placesOf(await readShard(task, edition, term), term, edition.head.total);

/** Look a word up with its forms; with those that begin so where it is being typed and is none itself. */
const findWord = async (task, edition, part) => {
  const number = /^[\d.,]+$/.test(part.text);
  const plain = number ? part.text.replace(/,/g, "") : part.text;
  const forms = new Map();
  let begun = false;
  await Promise.all(familyOf(plain).map(async form => {
    const shard = await readShard(task, edition, form);
    for (const term of number || form.length < 3 ? [form] : termsFrom(shard, form.slice(0, 3))) {
      if (term.includes(" ") || !related(term, form)) continue;
      const postings = placesOf(shard, term, edition.head.total);
      if (postings.size) forms.set(term, [postings, term === plain ? 1 : 0.85]);
    }
    if (forms.size || !part.ending || number || form !== plain || form.length < 3) return;
    begun = true;
    for (const term of termsFrom(shard, form.slice(0, 3)).filter(term => term.startsWith(form) && !term.includes(" ")).slice(0, 40)) {
      forms.set(term, [placesOf(shard, term, edition.head.total), 0.6]);
    }
  }));
  const spelt = number ? [...new Set([plain, groupDigits(plain), part.text])] : [...forms.keys()];
  return { forms: spelt, begun, postings: join([...forms.values()]), exact: forms.get(plain)?.[0] || NOWHERE };
};

/** Resolve one part into parts that are looked up: itself, or what a compound is made of. */
const findPart = async (task, edition, part) => {
  if (part.run) {
    const postings = await Promise.all(pairsOf(part.text).map(pair => find(task, edition, pair)));
    return [{ ...part, postings: meet(postings) }];
  }
  const found = { ...part, ...await findWord(task, edition, part) };
  const pieces = found.postings.size ? [] : splitWord(part.text);
  if (pieces.length < 2) return [found];
  return Promise.all(pieces.map(async text => ({ run: false, text, ...await findWord(task, edition, { text }) })));
};

/** Make a way: its wording looked up in an edition. `tier`: 0 as typed, 1 equal, 2 of the same meaning. */
const makeWay = async (task, edition, wording, { tier = 0, weight = 1, why = "", ending = false, folds } = {}) => {
  const cut = cutParts(wording, folds || edition.head.folds, ending).slice(0, 12);
  const parts = (await Promise.all(cut.map(part => findPart(task, edition, part)))).flat();
  const postings = parts.length ? meet(parts.map(part => part.postings)) : NOWHERE;
  const percent = wording.trimEnd().endsWith("%");
  const places = (text, written) => {
    const found = placesOfParts(text, parts, written);
    if (!percent) return found;
    return found.flatMap(([start, end]) => {
      const sign = /^\s?%/.exec(text.slice(end, end + 2));
      return sign ? [[start, end + sign[0].length]] : [];
    });
  };
  return { wording, tier, weight, why, parts, postings, places, exact: parts.length === 1 && parts[0].exact || postings };
};
