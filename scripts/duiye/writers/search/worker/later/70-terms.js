/* Terms: the card of a term that was asked for, and the nearest ones where nothing was found. */
const BUNDLE = 16;
const MOST_NEAREST = 6;

const readTerm = async (task, edition, number) => {
  if (!Number.isInteger(number) || number < 0) return null;
  const terms = await readValue(task, edition, `terms/${Math.floor(number / BUNDLE)}.json`, list);
  const term = terms[number % BUNDLE];
  if (!term || typeof term !== "object") return null;
  const text = value => (typeof value === "string" ? value : "");
  const address = text(term.address) && `${edition.language}/${text(term.address)}`;
  return { ...term, pinyin: text(term.pinyin), definition: text(term.definition), address };
};

/** Find the card of the term that a question is, in what it may be read as. */
const findCard = async (task, edition, text, found) => {
  const wordings = new Set([text, found?.read]);
  for (const side of [found, found?.other]) {
    if (side?.asked.units.length !== 1 || side.asked.loose) continue;
    for (const way of side.asked.units[0].ways.filter(way => way.postings.size && way.why !== "number").slice(0, 4)) wordings.add(way.wording);
  }
  for (const one of [edition, found?.other?.edition].filter(Boolean)) {
    for (const wording of wordings) {
      if (!wording) continue;
      const key = fold(wording, one.full || one.head.folds).trim().replace(/^["\u201c]|["\u201d]$/g, "").replace(/\s+/g, " ");
      if (!key || key.length > 80) continue;
      const entry = (await knownOf(task, one, key)).find(([kind]) => kind === "t");
      const card = entry ? await readTerm(task, edition, entry[1]) : null;
      if (card) return card;
    }
  }
  return null;
};

const likeness = (one, other) => {
  const gramsOf = text => new Set([...` ${text} `].map((unit, i, units) => unit + (units[i + 1] || "")).slice(0, -1));
  const a = gramsOf(one), b = gramsOf(other);
  let same = 0;
  for (const gram of a) if (b.has(gram)) same++;
  const letters = new Set(one.replace(/\s/g, ""));
  const shared = beginsWithIdeograph(one) ? [...other].filter(unit => letters.has(unit)).length / Math.max(letters.size, other.length) : 0;
  return 2 * same / (a.size + b.size) + shared + (other.startsWith(one) ? 0.5 : 0);
};
/** The terms whose designations look most like a question, each by its name in the reader's language. */
const findNearest = async (task, edition, text) => {
  const names = await readValue(task, edition, "names.json", list, true);
  const asked = fold(text, edition.full || edition.head.folds).trim().slice(0, 60);
  if (!asked || !names.length) return [];
  const side = edition.han ? 0 : 1;
  const scored = names.map((pair, number) => {
    const all = list(pair).map(designations => list(designations).map(String));
    const score = Math.max(0, ...all.flat().map(name => likeness(asked, fold(name, edition.head.folds))));
    return { number, score, name: all[side]?.[0] || all[1 - side]?.[0] || "" };
  }).filter(({ score, name }) => score > 0.3 && name).sort((a, b) => b.score - a.score || a.number - b.number).slice(0, MOST_NEAREST);
  const terms = await Promise.all(scored.map(({ number }) => readTerm(task, edition, number)));
  return scored.map(({ name }, i) => ({ name, address: terms[i]?.address || "" })).filter(({ address }) => address);
};
