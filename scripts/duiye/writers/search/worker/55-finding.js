/* Finding: what a question finds as it was typed, in the reader's edition or in another by its aligned pages. Whatever
   else may be meant is read later (worker/later). What is found: candidates, and the units that are to be marked. */
const MOST_ALIGNED = 200;

const readTitles = (task, edition) => readValue(task, edition, "pages.json", pages => {
  edition.titles = list(pages).map(page => (
    Array.isArray(page) ? [fold(String(page[1]), edition.head.folds), String(page[1]), String(page[0])] : null
  ));
  return edition.titles;
});
const openOthers = task => Promise.all(task.site.languages.filter(language => language !== task.language)
  .map(language => openEdition(task.site, language).catch(() => null))).then(editions => editions.filter(Boolean));

const rankAll = async (task, edition, asked, untitled) => {
  const [phrases] = await Promise.all([findPhrases(task, edition, asked), untitled || readTitles(task, edition)]);
  const candidates = rank(edition, asked, phrases);
  const scattered = asked.units.length > 3 && candidates.length && candidates.every(one => one.together < 1);
  const later = scattered ? await readLater(task, edition) : null;
  const passages = later && await later.answerQuestion(task, edition, asked);
  return passages?.candidates.length ? { edition, ...passages } : { edition, asked, candidates };
};

/** Put what was found in another edition onto the pages of this one that say the same. */
const align = (edition, found, own) => {
  const { starts, weights } = edition.head;
  const weightOf = page => Math.min(1, weights.get(page) ?? 1);
  const candidates = [], byPage = new Map();
  for (const candidate of own?.candidates || []) {
    const level = candidate.tier > 1 || candidate.repeats ? { ...candidate, tier: 2, score: weightOf(candidate.page) * candidate.score / own.best } : candidate;
    byPage.set(candidate.page, level);
    candidates.push(level);
  }
  const best = found.candidates[0]?.score || 1;
  // Where a wording has an equal here, pages that say it come before those that only say the same passage.
  const tierOfOthers = own?.asked.units.length === 1 && own.candidates.some(one => one.tier > 1) ? 2.5 : 2;
  found.candidates.forEach(({ page, score, tier, sections }, place) => {
    if (!(starts[page + 1] > starts[page])) return;
    const share = weightOf(page) * Math.min(1, score / best) * (tier ? 0.7 : 1);
    const known = byPage.get(page);
    if (known) Object.assign(known, { score: known.tier > 1 ? known.score + share : known.score * (1 + 2 * share), aligned: { sections } });
    else if (place < MOST_ALIGNED) candidates.push({ page, tier: tierOfOthers, score: share, sections: [], aligned: { sections }, repeats: weightOf(page) < 1 });
  });
  // What says an equal where its other side does not say what was typed may mean something else by it.
  for (const one of candidates) if (one.tier === 2 && !one.aligned) one.tier = 2.2;
  return {
    edition, asked: own?.asked || { ...found.asked, units: [] }, candidates: sortCandidates(candidates), other: found,
  };
};
const acrossFrom = async (task, edition, look) => {
  for (const other of await openOthers(task)) {
    const found = await look(other);
    if (found?.candidates.length) return found;
  }
  return null;
};

/** As typed; what is in another script or in another region's characters, in all its ways. */
const readLiterally = async (task, edition, text, alone) => {
  let asked = await understand(task, edition, text);
  await addRegional(task, edition, asked.units.filter(unit => unit.traditional));
  const foreign = unit => !isNative(unit, edition);
  if (!asked.units.some(foreign)) return rankAll(task, edition, asked, alone);
  const look = () => acrossFrom(task, edition, other => readLiterally(task, other, text, true));
  const abroad = !alone && asked.units.every(foreign) ? look() : null;
  abroad?.catch(() => null);
  asked = await addEquivalents(task, edition, await gather(task, edition, asked), ["x"], foreign);
  const own = await rankAll(task, edition, asked, alone);
  // What has words of both scripts needs no other edition where this one has it.
  if (alone || (!abroad && own.candidates.some(({ tier }) => tier < 2))) return own;
  own.best = own.candidates.find(one => one.tier > 1 || one.repeats)?.score || 1;
  const found = await (abroad || look());
  return found ? align(edition, found, own) : own;
};

/** Take the tones off what is typed; ü is v. */
const plainSpelling = text => text.toLowerCase().normalize("NFD").replace(/u([\u0300\u0301\u0304\u030c]*)\u0308/g, "v$1")
  .replace(/[\u0300-\u036f]/g, "").replace(/([a-z])[1-5](?![0-9])/g, "$1'").replace(/\u2019/g, "'");
/** What may be pinyin, as one types it: syllables, the last perhaps just begun. */
const PINYIN_LIKE = /^(?:[bcdfghj-np-tw-z]?h?[aeiouv]{1,3}(?:ng?|r)?)*(?:[bcdfghj-np-tw-z]h?)?$/;
const wordsLikePinyin = text => {
  const words = plainSpelling(text).match(/[a-z]+/g) || [];
  // Digits are no tones where there are two, or one above five.
  return !/\d\d|[06-9]/.test(text) && words.every(word => PINYIN_LIKE.test(word)) ? words : [];
};
/** Say whether a question may be pinyin though its letters were found: in pieces, just begun, or in lists alone. */
const maybePinyin = ({ edition, asked, candidates, other }) => {
  const words = wordsLikePinyin(asked.typed);
  if (!words.length) return false;
  if (candidates.every(({ repeats }) => repeats)) return true;
  // Nobody types pinyin in capitals: AI and LAN are themselves.
  if (!edition.head.pinyin || /[A-Z]{2}/.test(asked.typed)) return false;
  const alone = words.length === 1 && !IDEOGRAPH.test(asked.typed);
  return [other || { asked, candidates }].every(side => (
    side.asked.units.some(({ ways }) => ways[0]?.parts.some(part => part.begun))
    || (!alone && !side.candidates.some(({ phrase }) => phrase))
  ));
};
/** Say whether something else may be meant than what was found: that stands only where others are repeated. */
const isDoubtful = found => found.candidates.every(({ repeats }) => repeats) || maybePinyin(found);
