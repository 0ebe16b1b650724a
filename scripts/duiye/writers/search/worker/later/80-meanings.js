/* Readings of a question: what else it may mean than what was typed, in this edition or in another by its aligned pages. */
/** The editions that may hold a text of this script, the reader's first. */
const editionsFor = async (task, edition, han) => [edition, ...await openOthers(task)].filter(one => one.han === han);

const readAcross = async (task, edition, text) => {
  const found = await acrossFrom(task, edition, other => readLiterally(task, other, text, true));
  return found && align(edition, found);
};
const readSynonyms = async (task, edition, text, everyUnit) => {
  const asked = await understand(task, edition, text);
  return rankAll(task, edition, await addEquivalents(task, edition, asked, ["s", "x"], unit => everyUnit || !unit.postings.size));
};
/** Look in the editions of one script, the reader's first; what another one finds is aligned. */
const inScript = async (task, edition, han, look) => {
  for (const one of await editionsFor(task, edition, han)) {
    const found = await look(one);
    if (found?.candidates.length) return one === edition ? found : align(edition, found);
  }
  return null;
};
const readRegionally = (task, edition, text) => (IDEOGRAPH.test(text) ? inScript(task, edition, true, async one => {
  const asked = await understand(task, one, text);
  await addRegional(task, one, asked.units);
  return asked.units.some(unit => unit.ways.some(way => way.note === "regional")) ? rankAll(task, one, asked) : null;
}) : null);
const asPinyin = (task, edition, text, whole) => (/[a-z]/i.test(text) ? inScript(task, edition, true, async one => {
  const wordings = await readPinyin(task, one, text.trim(), whole);
  if (!wordings) return null;
  const units = await Promise.all(wordings.map(async several => {
    const ways = await Promise.all(several.map((wording, i) => (
      makeWay(task, one, wording, { tier: 2, weight: 1 - 0.12 * i, why: "pinyin" })
    )));
    const held = ways.filter(way => way.postings.size);
    for (const way of held) way.note = "pinyin";
    return settle({ text: several[0], typed: wordings.length === 1 ? text.trim() : several[0], kind: "run", ways: held });
  }));
  return rankAll(task, one, { typed: text, folded: units.map(unit => unit.text).join(""), units });
}) : null);
const readAsPinyin = (task, edition, text) => asPinyin(task, edition, text, !edition.han);
/** Where another script is read, pinyin whose last syllable is just begun is less likely than a slip. */
const readAsBegunPinyin = (task, edition, text) => (edition.han ? null : asPinyin(task, edition, text, false));
const readWithSlips = async (task, edition, text) => {
  const asked = await understand(task, edition, text);
  const corrected = await correctQuestion(task, [edition, ...await openOthers(task)], asked);
  if (!corrected) return null;
  const found = await readLiterally(task, edition, corrected.text);
  if (!found.candidates.length) return null;
  for (const side of [found, found.other]) {
    for (const unit of side?.asked.units || []) for (const way of unit.ways) way.why ||= "slip";
  }
  return { ...found, notes: corrected.notes, meant: corrected.meant, read: corrected.text };
};
const readAsQuestion = async (task, edition, text) => {
  const look = async one => {
    await readTitles(task, one);
    return { edition: one, ...await answerQuestion(task, one, await understand(task, one, text)) };
  };
  const found = await inScript(task, edition, IDEOGRAPH.test(text), look) || await look(edition);
  return found.candidates.length ? { ...found, notes: [{ kind: "question", typed: text.trim(), read: "" }] } : null;
};

const READINGS = [readSynonyms, readRegionally, readAsPinyin, readAcross, readWithSlips, readAsBegunPinyin, readAsQuestion];
/** What else might be meant by a question for which something was found. */
const doubts = found => [
  ...found.candidates.every(({ repeats }) => repeats) ? [readSynonyms, readRegionally] : [],
  ...maybePinyin(found) ? [readAsPinyin] : [],
];
