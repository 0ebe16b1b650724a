/* Ranking: which pages have all units, and in which order. As typed before equal before equivalent, the very phrase or
   all in the title before words apart, title before heading before text, in one section before spread; then the number. */
const SATURATION = 1.2;
const TITLE = 6, HEADING = 3, TEXT = 2;

const spreadOut = (unit, edition) => {
  const { total } = edition.head;
  const spread = {
    unit, value: new Float32Array(total), heads: new Uint8Array(total), tier: new Uint8Array(total).fill(9), exact: new Uint8Array(total),
    rarity: Math.log(1 + total / Math.max(1, unit.postings.size)),
  };
  for (const { postings, weight, tier, exact } of unit.ways) {
    for (let i = 0; i < postings.size; i++) {
      const section = postings.sections[i];
      const value = weight * postings.counts[i] / (postings.counts[i] + SATURATION);
      if (value > spread.value[section]) spread.value[section] = value;
      if (postings.heads[i]) spread.heads[section] = 1;
      if (tier < spread.tier[section]) spread.tier[section] = tier;
    }
    for (let i = 0; !tier && i < exact.size; i++) spread.exact[exact.sections[i]] = 1;
  }
  return spread;
};
/** How much of a title is what was asked for: 1 if nothing else stands there. */
const shareOfTitle = (unit, edition, page) => {
  const [title, written] = edition.titles?.[page] || ["", ""];
  let best = 0;
  for (const way of unit.ways) {
    const [place] = title ? way.places(title, written) : [];
    if (place) best = Math.max(best, way.weight * (place[1] - place[0]) / title.length);
  }
  return best;
};

/** Find where words that were typed side by side stand side by side: how much of it, and where all of it as typed. */
const findPhrases = async (task, edition, asked) => {
  const pairs = [];
  for (let i = 1; i < asked.units.length && pairs.length < 4; i++) {
    const [one, other] = [asked.units[i - 1], asked.units[i]];
    if (one.kind === "word" && other.kind === "word" && /^[ _-]$/.test(asked.folded.slice(one.end, other.start))) pairs.push([one, other]);
  }
  if (!pairs.length) return null;
  const found = new Float32Array(edition.head.total), exact = new Uint8Array(edition.head.total);
  await Promise.all(pairs.map(async ([one, other]) => {
    const shard = await readShard(task, edition, `${one.text} ${other.text}`);
    for (const term of termsFrom(shard, one.text.slice(0, 3))) {
      const [first, second] = term.split(" ");
      const begun = other.end === asked.typed.length && second?.startsWith(other.text);
      if (!second || !related(first, one.text) || !(begun || related(second, other.text))) continue;
      const postings = placesOf(shard, term, edition.head.total);
      const typed = first === one.text && second === other.text;
      for (let i = 0; i < postings.size; i++) {
        found[postings.sections[i]] += (typed ? 1 : 0.7) / pairs.length;
        if (typed) exact[postings.sections[i]]++;
      }
    }
  }));
  const whole = pairs.length === Math.min(4, asked.units.length - 1) ? pairs.length : Infinity;
  return { found, isLiteral: section => exact[section] >= whole };
};

/** List the pages on which all units stand, best first. */
const rank = (edition, asked, phrases) => {
  const { starts, pageOf, weights } = edition.head;
  const { units } = asked;
  if (!units.length || units.some(unit => !unit.postings.size)) return [];
  const spreads = units.map(unit => spreadOut(unit, edition));
  const rarest = units.reduce((a, b) => (a.postings.size <= b.postings.size ? a : b)).postings;
  const candidates = [];
  let last = -1;
  for (let i = 0; i < rarest.size; i++) {
    const page = pageOf[rarest.sections[i]];
    if (page === last) continue;
    last = page;
    const candidate = judge(edition, page, starts[page], starts[page + 1], spreads, phrases, weights.get(page) ?? 1, asked);
    if (candidate) candidates.push(candidate);
  }
  return sortCandidates(candidates);
};
/** Sort them; pages that only repeat what others say come after those if others say it in another way. */
const sortCandidates = candidates => {
  if (candidates.some(({ tier, repeats }) => tier > 1 && !repeats)) {
    for (const one of candidates) if (one.repeats && one.tier < 2) one.tier = 2;
  }
  return candidates.sort((a, b) => a.tier - b.tier || (b.close || 0) - (a.close || 0) || b.score - a.score || a.page - b.page);
};

const judge = (edition, page, from, to, spreads, phrases, given, asked) => {
  let score = 0, tier = 0, phrase = 0, together = 0, exact = 0, literal = false;
  for (let section = from; phrases && section < to; section++) {
    phrase = Math.max(phrase, phrases.found[section]);
    literal ||= phrases.isLiteral(section);
  }
  // Where it stands as typed, a page that only repeats what others say is as good as they are.
  const weight = literal ? Math.max(given, 1) : given;
  const sections = new Map();
  for (const spread of spreads) {
    const { unit, value, heads, rarity } = spread;
    let best = 0, sum = 0, heading = 0, unitTier = 9;
    for (let section = from; section < to; section++) {
      const here = value[section];
      if (!here) continue;
      sum += here;
      best = Math.max(best, here);
      if (heads[section] && section > from) heading = Math.max(heading, HEADING * here * 2);
      unitTier = Math.min(unitTier, spread.tier[section]);
      const known = sections.get(section) || { section, score: 0, units: 0, exact: 0 };
      known.score += rarity * (here + heads[section]);
      known.units++;
      known.exact += spread.exact[section];
      sections.set(section, known);
    }
    if (!best) return null;
    const title = heads[from] ? TITLE * Math.min(1, value[from] * 2) * (1 + shareOfTitle(unit, edition, page)) : 0;
    score += rarity * (title + weight * (heading + TEXT * (best + 0.25 * Math.log(1 + sum - best))));
    tier = Math.max(tier, unitTier);
  }
  for (const known of sections.values()) {
    together = Math.max(together, known.units / spreads.length);
    exact = Math.max(exact, known.exact / spreads.length);
    if (phrases) known.score *= 1 + 2 * phrases.found[known.section];
    known.score *= known.units;
  }
  if (spreads.length > 1) score *= (together === 1 ? 1.5 : 1) * (exact === 1 ? 1.5 : 1) * (1 + 2 * Math.min(1, phrase));
  const titled = spreads.every(({ heads }) => heads[from]);
  // Another form of a word is not quite what was typed, unless it stands in the title.
  if (!tier && !titled && spreads.some(({ exact: typed }) => !typed.subarray(from, to).includes(1))) tier = 1;
  const ordered = [...sections.values()].sort((a, b) => b.score - a.score || a.section - b.section);
  // What may stand as it was typed stands in one section.
  const close = spreads.length < 2 ? 0 : literal || titled ? 2 : asked.close && together === 1 ? 1 : 0;
  return { page, score, tier, repeats: weight < 1 && !titled, together, phrase, close, sections: ordered.map(known => known.section - from) };
};
