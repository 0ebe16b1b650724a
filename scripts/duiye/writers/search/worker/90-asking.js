/* Asking: one question from the first look to the answer, in two stages: titles, then passages. */
class Superseded extends Error {}
const MOST_ROUNDS = 8;
const MOST_NOTES = 6;

const stillAsked = task => { if (!task.isAlive()) throw new Superseded(); };

const notesOf = found => {
  const notes = [...found.notes || []];
  for (const side of [found, found.other]) {
    for (const unit of side?.asked.units || []) {
      if (side.asked.loose) break;
      if (unit.traditional) notes.push({ kind: "fold", typed: unit.typed, read: unit.text });
      for (const way of unit.ways) {
        const kind = way.note || (way.why === "number" ? "number" : "");
        if (kind && way.postings.size) notes.push({ kind, typed: unit.typed, read: way.wording });
      }
    }
  }
  if (found.asked.loose && !notes.some(({ kind }) => kind === "question")) notes.push({ kind: "question", typed: found.asked.typed.trim(), read: "" });
  const seen = new Set();
  return notes.filter(note => !seen.has(JSON.stringify(note)) && seen.add(JSON.stringify(note))).slice(0, MOST_NOTES);
};

const inPart = (edition, part) => ({ page }) => part < 0 || partOf(edition, page) === part;
const countParts = (edition, candidates) => {
  const counts = new Map();
  for (const { page } of candidates) {
    const part = partOf(edition, page);
    if (part >= 0) counts.set(part, (counts.get(part) || 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]);
};

/** Read records of the next candidates until so many groups are ready; those not confirmed are struck off. */
const makeReady = async (task, search, wanted) => {
  for (let round = 0; search.ready.length < wanted && search.left.length && round < MOST_ROUNDS; round++) {
    const batch = search.left.splice(0, Math.max(1, wanted - search.ready.length));
    const groups = await Promise.all(batch.map(candidate => makeGroup(task, search.found, candidate)));
    stillAsked(task);
    const held = groups.map((group, place) => ({ group, place })).filter(({ group }) => group);
    held.sort((a, b) => a.group.rank - b.group.rank || b.group.close - a.group.close || a.place - b.place);
    search.ready.push(...held.map(({ group: { rank, close, ...group } }) => group));
    const gone = new Set(batch.filter((_, place) => !groups[place]));
    search.all = search.all.filter(candidate => !gone.has(candidate));
  }
};

const compose = (task, search, stage, groups) => ({
  type: "answer", id: task.id, stage,
  count: search ? search.all.filter(inPart(search.found.edition, task.part)).length : 0,
  groups, card: search?.card ?? null, notes: search ? notesOf(search.found) : [], meant: search?.meant || [],
  parts: search ? countParts(search.found.edition, search.all) : [], nearest: [], notices: [...task.notices],
});

/** Take what a reading has found: its titles at once, then what is confirmed; null if nothing is. */
const confirm = async (task, found, text, send) => {
  const { edition, candidates } = found;
  const chosen = candidates.filter(inPart(edition, task.part));
  const state = { found, all: candidates, ready: [], left: [...chosen], card: null, meant: found.meant || [] };
  const first = chosen.slice(task.more, task.more + task.limit).filter(({ page }) => edition.titles?.[page]);
  const kept = first.every(({ page, aligned }) => edition.records.has(page) && (!aligned || found.other.edition.records.has(page)));
  if (!kept) send(compose(task, state, "titles", first.map(candidate => showTitle(task, edition, found.asked, candidate))));
  const card = findCard(task, edition, text, found);
  card.catch(() => null);
  await makeReady(task, state, task.more + task.limit);
  if (chosen.length && !state.ready.length) return null;
  state.card = await card;
  return state;
};

/** Try the readings of a question until one has pages that really say it. */
const search = async (task, edition, text, send) => {
  const literal = await readLiterally(task, edition, text);
  stillAsked(task);
  const others = literal.candidates.length ? doubts(literal) : READINGS;
  const tried = new Set();
  const tryAll = async readings => {
    for (const read of readings) {
      if (tried.has(read)) continue;
      tried.add(read);
      const found = await read(task, edition, text, literal.candidates.length > 0);
      stillAsked(task);
      if (!found?.candidates.length || (literal.candidates.length && read !== readAsPinyin && found.candidates.every(({ repeats }) => repeats))) continue;
      const state = await confirm(task, found, text, send);
      if (!state) continue;
      if (read !== readAcross && !state.meant.length) state.meant = await meantBy(task, edition, text);
      return state;
    }
    return null;
  };
  return await tryAll(others)
    || (literal.candidates.length ? await confirm(task, literal, text, send) || await tryAll(READINGS) : null);
};

const answer = async (task, text, send, kept) => {
  const edition = await openEdition(task.site, task.language);
  stillAsked(task);
  if (kept && kept.found.edition === edition) {
    await makeReady(task, kept, task.more + task.limit);
    send(compose(task, kept, "full", kept.ready.slice(task.more, task.more + task.limit)));
    return kept;
  }
  const state = text.trim() ? await search(task, edition, text, send) : null;
  stillAsked(task);
  const full = compose(task, state, "full", state ? state.ready.slice(task.more, task.more + task.limit) : []);
  if (!state && text.trim()) {
    full.card = await findCard(task, edition, text, null);
    full.meant = await meantBy(task, edition, text);
    full.nearest = await findNearest(task, edition, text);
    full.notices = [...task.notices];
    stillAsked(task);
  }
  send(full);
  return state;
};

/** Count the pages that the other editions have for a question, when read there. */
const countOthers = async (task, text) => {
  const others = [];
  for (const language of task.site.languages) {
    if (language === task.language || !text.trim()) continue;
    const edition = await openEdition(task.site, language).catch(() => null);
    if (!edition) continue;
    const there = { ...task, language };
    for (const read of [readLiterally, ...READINGS.slice(0, -1)]) {
      const found = await read(there, edition, text);
      stillAsked(task);
      if (!found?.candidates.length) continue;
      others.push([language, found.candidates.length]);
      break;
    }
  }
  return others;
};
