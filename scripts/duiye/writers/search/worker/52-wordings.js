/* Wordings: what the lexicon knows of a wording: the same in the other language, in the same, in another region. */
/** The longest wording at a place of a run that is known in one of these ways. */
const longestKnown = async (task, edition, run, at, kinds) => {
  const begin = [...run.slice(at, at + 4)].slice(0, 2).join("");
  const shard = await readShard(task, edition, begin);
  const keys = termsFrom(shard, `=${begin}`).map(term => term.slice(1)).filter(key => run.startsWith(key, at));
  for (const key of keys.sort((a, b) => b.length - a.length)) {
    const wordings = pick(entriesAt(shard, key), kinds);
    if (wordings.length) return { key, wordings };
  }
  return null;
};

/** Say a run as another region does, longest wordings first: 雲端運算 is 云计算. */
const regionalOf = async (task, edition, run) => {
  let readings = [""], changed = false;
  for (let at = 0; at < run.length;) {
    const known = await longestKnown(task, edition, run, at, ["w"]);
    const next = known ? known.wordings : [run[at]];
    changed ||= Boolean(known);
    readings = readings.flatMap(reading => next.map(wording => reading + wording)).slice(0, 4);
    at += known ? known.key.length : 1;
  }
  return changed ? readings.filter(reading => reading !== run) : [];
};
const addRegional = (task, edition, units) => Promise.all(units.map(async unit => {
  if (unit.kind !== "run") return;
  const readings = await regionalOf(task, edition, unit.text);
  const ways = await Promise.all(readings.map(reading => makeWay(task, edition, reading, { tier: 2, weight: 0.9, why: "fold" })));
  for (const way of ways) way.note = "regional";
  addWays(unit, ways);
}));

/** Gather units that are one wording in another language: `cloud computing`, 世界500强, not each of their parts. */
const gather = async (task, edition, asked) => {
  const { units } = asked;
  const gathered = [];
  for (let i = 0; i < units.length;) {
    let taken = 1;
    if (units[i].kind !== "quote") {
      for (let n = Math.min(4, units.length - i); n > 1 && taken === 1; n--) {
        const several = units.slice(i, i + n);
        if (several.every(unit => isNative(unit, edition)) || several.some(unit => unit.kind === "quote")) continue;
        const text = asked.folded.slice(units[i].start, units[i + n - 1].end);
        const entries = await knownOf(task, edition, text.replace(/[\s_-]+/g, " "));
        if (!pick(entries, ["x"]).length) continue;
        const typed = asked.typed.slice(units[i].start, units[i + n - 1].end);
        const unit = { ...units[i], end: units[i + n - 1].end, kind: "words", text, typed };
        unit.ways = [await makeWay(task, edition, text)];
        gathered.push(settle(unit));
        taken = n;
      }
    }
    if (taken === 1) gathered.push(units[i]);
    i += taken;
  }
  return { ...asked, units: gathered };
};
/** Add to units what the lexicon knows of the same meaning; to a run of several known wordings each in its place. */
const addEquivalents = async (task, edition, asked, kinds, wanted) => {
  const units = await Promise.all(asked.units.map(async unit => {
    if (!wanted(unit)) return [unit];
    const all = pick(await knownOf(task, edition, unit.text.replace(/[\s_-]+/g, " ")), kinds);
    if (all.length || unit.kind !== "run") return [await withEquivalents(task, edition, unit, all)];
    const pieces = [];
    for (let at = 0; at < unit.text.length;) {
      const known = await longestKnown(task, edition, unit.text, at, kinds);
      if (!known) return [unit];
      const piece = { ...unit, text: known.key, typed: known.key, start: unit.start + at, end: unit.start + at + known.key.length, ways: [] };
      pieces.push(await withEquivalents(task, edition, piece, known.wordings));
      at += known.key.length;
    }
    return pieces;
  }));
  return { ...asked, units: units.flat() };
};
const withEquivalents = async (task, edition, unit, wordings) => {
  const others = wordings.filter(wording => IDEOGRAPH.test(wording) === edition.han);
  const ways = await Promise.all(others.slice(0, 6).map((wording, i) => (
    makeWay(task, edition, wording, { tier: 2, weight: 0.9 - 0.05 * i, why: "equivalent" })
  )));
  for (const way of ways) way.note = "equivalent";
  return addWays({ ...unit, ways: [...unit.ways] }, ways);
};
