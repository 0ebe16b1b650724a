/* Units: what a question asks for, one by one. All of them are wanted; each may be found in several ways. */

/** A question is cut to so many units of text; of what is left so many are looked for. */
const LONGEST_QUESTION = 300;
const MOST_UNITS = 24;
const QUOTED = /["\u201c\u201e\u300c\u300e]([^"\u201d\u201c\u300d\u300e\u300f]{2,})["\u201d\u300d\u300f]/g;

/** Cut a question that is too long, between whole characters. */
const cutQuestion = text => {
  const plain = String(text ?? "").slice(0, 4 * LONGEST_QUESTION).replace(UNSEEN, "").trimStart();
  if (plain.length <= LONGEST_QUESTION) return plain;
  return plain.slice(0, LONGEST_QUESTION).replace(/[\ud800-\udbff]$/, "");
};

/** Cut a question into units: what stands in quotation marks, amounts, runs of ideographs, words. */
const divide = (typed, folds) => {
  const folded = fold(typed, folds);
  const spans = [...folded.matchAll(QUOTED)].map(match => (
    { start: match.index + 1, end: match.index + 1 + match[1].length, kind: "quote" }
  ));
  for (const { start, end, key } of findAmounts(folded)) {
    if (!spans.some(span => start < span.end && end > span.start)) spans.push({ start, end, kind: "amount", key });
  }
  spans.sort((a, b) => a.start - b.start);
  const units = [];
  const add = (start, end, kind, key) => {
    const text = folded.slice(start, end);
    if (units.length < MOST_UNITS) units.push({ start, end, kind, key, text, typed: typed.slice(start, end), ways: [] });
  };
  let at = 0;
  for (const span of [...spans, { start: folded.length, end: folded.length }]) {
    for (const match of folded.slice(at, span.start).matchAll(PARTS)) {
      const start = at + match.index;
      add(start, start + match[0].length, beginsWithIdeograph(match[0]) ? "run" : "word");
    }
    if (span.kind && PARTS.test(folded.slice(span.start, span.end))) add(span.start, span.end, span.kind, span.key);
    PARTS.lastIndex = 0;
    at = span.end;
  }
  const telling = units.filter(unit => unit.kind !== "word" || !STOPS.has(unit.text));
  const asked = telling.length ? telling : units;
  const seen = new Set();
  const once = asked.filter(unit => !seen.has(unit.text) && seen.add(unit.text));
  // What no index knows: where empty words stand, and words beside ideographs.
  const close = telling.length < units.length || once.some((unit, i) => i && unit.start === once[i - 1].end);
  return { typed, folded, units: once, close };
};

/** Say whether a unit is written in the script of an edition. */
const isNative = (unit, edition) => IDEOGRAPH.test(unit.text) === edition.han || unit.kind === "amount";

const settle = unit => {
  unit.postings = join(unit.ways.map(way => [way.postings, way.weight]));
  return unit;
};
const addWays = (unit, ways) => {
  unit.ways.push(...ways.filter(way => way.postings.size && !unit.ways.some(one => one.wording === way.wording)));
  return settle(unit);
};

/** Look each unit up as it was typed, and amounts in all forms of their value. */
const lookUp = async (task, edition, asked, folds) => {
  await Promise.all(asked.units.map(async unit => {
    const ending = unit.kind === "word" && unit.end === asked.typed.length;
    const ways = [makeWay(task, edition, unit.text, { ending, folds, why: unit.why })];
    if (unit.key) {
      const entries = await knownOf(task, edition, unit.key);
      for (const form of new Set(entries.filter(([kind]) => kind === "n").map(([, form]) => form))) {
        if (fold(form, folds) !== unit.text) ways.push(makeWay(task, edition, form, { tier: 1, weight: 0.9, why: "number" }));
      }
    }
    unit.ways = await Promise.all(ways);
    settle(unit);
  }));
  return asked;
};

/** Read a question for an edition: cut, folded, and looked up. Characters that no page shows are folded on a miss. */
const understand = async (task, edition, text) => {
  let folds = edition.full || edition.head.folds;
  let asked = await lookUp(task, edition, divide(text, folds), folds);
  if (!edition.full && asked.units.some(unit => IDEOGRAPH.test(unit.text) && !unit.postings.size)) {
    folds = edition.full = await readValue(task, edition, "fold.json", pairs => {
      const [from, to] = list(pairs).map(side => [...String(side)]);
      return readFolds((from || []).map((character, i) => character + (to?.[i] ?? character)).join(""));
    });
    if (fold(text, folds) !== asked.folded) asked = await lookUp(task, edition, divide(text, folds), folds);
  }
  const plain = fold(text, null);
  for (const unit of asked.units) {
    unit.traditional = plain.slice(unit.start, unit.end) !== unit.text;
    if (unit.traditional) for (const way of unit.ways) way.why ||= "fold";
  }
  return asked;
};
