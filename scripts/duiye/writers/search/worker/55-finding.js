/* Finding: what a question finds as it was typed. Whatever else may be meant by it is read later (worker/later). What is
   found: candidates of the reader's edition and the units to be marked; of another edition, its aligned pages. */
const readTitles = (task, edition) => readValue(task, edition, "pages.json", pages => {
  edition.titles = list(pages).map(page => (
    Array.isArray(page) ? [fold(String(page[1]), edition.head.folds), String(page[1]), String(page[0])] : null
  ));
  return edition.titles;
});
const openOthers = task => Promise.all(task.site.languages.filter(language => language !== task.language)
  .map(language => openEdition(task.site, language).catch(() => null))).then(editions => editions.filter(Boolean));

const rankAll = async (task, edition, asked) => {
  const [phrases] = await Promise.all([findPhrases(task, edition, asked), readTitles(task, edition)]);
  const candidates = rank(edition, asked, phrases);
  const scattered = asked.units.length > 3 && candidates.length && candidates.every(one => one.together < 1);
  const later = scattered ? await readLater(task, edition) : null;
  const passages = later && await later.answerQuestion(task, edition, asked);
  return passages?.candidates.length ? { edition, ...passages } : { edition, asked, candidates };
};

/** As typed. What is in another script or in traditional characters has more ways than one. */
const readLiterally = async (task, edition, text, alone) => {
  const asked = await understand(task, edition, text);
  const plain = asked.units.every(unit => isNative(unit, edition) && !unit.traditional);
  const later = plain ? null : await readLater(task, edition);
  return later ? later.readWidely(task, edition, text, asked, alone) : rankAll(task, edition, asked);
};

/** Take the tones off what is typed; ü is v. */
const plainSpelling = text => text.toLowerCase().normalize("NFD").replace(/u([\u0300\u0301\u0304\u030c]*)\u0308/g, "v$1")
  .replace(/[\u0300-\u036f]/g, "").replace(/([a-z])[1-5](?![0-9])/g, "$1'").replace(/\u2019/g, "'");
/** What may be pinyin, as one types it: syllables, the last perhaps just begun. */
const PINYIN_LIKE = /^(?:[bcdfghj-np-tw-z]?h?[aeiouv]{1,3}(?:ng?|r)?)*(?:[bcdfghj-np-tw-z]h?)?$/;
const wordsLikePinyin = text => {
  const words = plainSpelling(text).match(/[a-z]+/g) || [];
  return words.every(word => PINYIN_LIKE.test(word)) ? words : [];
};
/** Say whether a question may be pinyin though its letters were found: in pieces, just begun, or in lists alone. */
const maybePinyin = ({ edition, asked, candidates, other }) => {
  const words = edition.head.pinyin ? wordsLikePinyin(asked.typed) : [];
  if (!words.length) return false;
  if (candidates.every(({ repeats }) => repeats)) return true;
  const alone = words.length === 1 && !IDEOGRAPH.test(asked.typed);
  return [other || { asked, candidates }].every(side => (
    side.asked.units.some(({ ways }) => ways[0]?.parts.some(part => part.begun))
    || (!alone && !side.candidates.some(({ phrase }) => phrase))
  ));
};
/** Say whether something else may be meant than what was found: that stands only where others are repeated. */
const isDoubtful = found => found.candidates.every(({ repeats }) => repeats) || maybePinyin(found);
