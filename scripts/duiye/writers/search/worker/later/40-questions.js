/* Questions: when nothing has all that was asked for, the passages that have most of what is rare in it. */
/** What a question is made of besides its matter. */
const ASKING = new RegExp(
  "为什么|为何|什么是|是什么|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪个|哪里|哪种|是否|是不是|有没有|能不能|会不会|可不可以|多少|请问|吗|呢|"
  + "吧|的|了|是|在|和|与|及|对|被|把|从|而|会|能|有|这么|那么|这些|那些|我们|你们|他们|它们",
  "g",
);
const MOST_FEATURES = 40;
const MOST_PASSAGES = 30;

/** Cut a question into what may tell passages apart: pairs of ideographs, words that say something. */
const featuresOf = async (task, edition, asked) => {
  const features = new Set();
  for (const unit of asked.units) {
    if (unit.kind === "amount" && asked.units.length === 1) break;
    const [said = unit.text] = unit.kind === "run" ? await regionalOf(task, edition, unit.text) : [];
    for (const [text] of said.matchAll(PARTS)) {
      if (!beginsWithIdeograph(text)) {
        if (!STOPS.has(text)) features.add(text);
        continue;
      }
      const pieces = text.replace(ASKING, " ").split(" ").filter(Boolean);
      for (const piece of pieces.length ? pieces : [text]) {
        const units = [...piece];
        for (let i = 0; i + 1 < units.length; i++) features.add(units[i] + units[i + 1]);
        if (units.length === 1 && pieces.length < 3) features.add(piece);
      }
    }
  }
  return [...features].slice(0, MOST_FEATURES);
};

const answerQuestion = async (task, edition, asked) => {
  const folds = edition.full || edition.head.folds;
  const ways = await Promise.all((await featuresOf(task, edition, asked)).map(text => makeWay(task, edition, text, { tier: 3, why: "question", folds })));
  const { total, starts, pageOf, weights } = edition.head;
  const units = ways.filter(way => way.postings.size).map(way => settle({ text: way.wording, typed: way.wording, kind: "feature", ways: [way] }));
  if (!units.length) return { asked: { ...asked, units }, candidates: [] };
  const covered = new Float32Array(total);
  let sum = 0;
  for (const unit of units) {
    unit.rarity = Math.log(1 + total / unit.postings.size) ** 1.5;
    sum += unit.rarity;
    const { size, sections, counts, heads } = unit.postings;
    for (let i = 0; i < size; i++) covered[sections[i]] += unit.rarity * (counts[i] / (counts[i] + 0.4) + (heads[i] ? 0.6 : 0));
  }
  const pages = new Map();
  for (let section = 0; section < total; section++) {
    if (!covered[section]) continue;
    const page = pageOf[section];
    const known = pages.get(page) || { page, tier: 3, together: 0, score: 0, all: 0, found: [] };
    known.all += covered[section];
    known.found.push([section - starts[page], covered[section]]);
    known.score = Math.max(known.score, covered[section]);
    pages.set(page, known);
  }
  for (const known of pages.values()) {
    known.score = (known.score + 0.15 * Math.min(sum, known.all - known.score)) * (weights.get(known.page) ?? 1);
    known.sections = known.found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12).map(([section]) => section);
  }
  const found = sortCandidates([...pages.values()]);
  const best = found.length ? found[0].score : 0;
  if (best < 0.25 * sum) return { asked: { ...asked, units }, candidates: [] };
  return { asked: { ...asked, units, loose: true }, candidates: found.filter(known => known.score >= 0.5 * best).slice(0, MOST_PASSAGES) };
};
