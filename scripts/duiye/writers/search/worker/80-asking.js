/* Asking: one question from the first look to the answer, in two stages: titles, then passages. */
class Superseded extends Error {}
const MOMENT = 25;

const stillAsked = task => { if (!task.isAlive()) throw new Superseded(); };

const inPart = (edition, part) => ({ page }) => part < 0 || partOf(edition, page) === part;
const countParts = (edition, candidates) => {
  const counts = new Map();
  for (const { page } of candidates) {
    const part = partOf(edition, page);
    if (part >= 0) counts.set(part, (counts.get(part) || 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]);
};

const compose = (task, search, stage, groups) => ({
  type: "answer", id: task.id, stage,
  count: search ? search.all.filter(inPart(search.found.edition, task.part)).length : 0,
  groups, card: search?.card ?? null, notes: search?.notes || [], meant: search?.meant || [],
  parts: search ? countParts(search.found.edition, search.all) : [], nearest: [], notices: [...task.notices],
});

/** Take what a reading has found: its titles at once, then what its pages confirm; null if none does. */
const confirm = async (task, found, text, send) => {
  const { edition, candidates } = found;
  const chosen = candidates.filter(inPart(edition, task.part));
  const state = { found, all: candidates, ready: [], left: chosen, card: null, notes: [], meant: found.meant || [] };
  const first = chosen.slice(task.more, task.more + task.limit).filter(({ page }) => edition.titles?.[page]);
  const titles = first.map(candidate => showTitle(task, edition, found.asked, candidate));
  const kept = first.every(({ page, aligned }) => edition.records.has(page) && (!aligned || found.other.edition.records.has(page)));
  if (!kept) {
    send(compose(task, state, "titles", titles));
    // The page draws the titles before the line is taken up again.
    if (!inner.makeReady) await new Promise(done => { setTimeout(done, MOMENT); });
    stillAsked(task);
    for (const { page } of edition.pack ? [] : first) if (!edition.records.has(page)) startReading(edition, `t/${page}.json`).catch(() => null);
  }
  const later = await readLater(task, edition);
  if (!later) return { ...state, left: [], ready: chosen.slice(0, task.more).map(() => null).concat(titles) };
  const card = later.findCard(task, edition, text, found);
  card.catch(() => null);
  await later.makeReady(task, state, task.more + task.limit);
  if (chosen.length && !state.ready.length) return null;
  state.card = await card;
  state.notes = later.notesOf(found);
  return state;
};

const search = async (task, edition, text, send) => {
  const literal = await readLiterally(task, edition, text);
  stillAsked(task);
  const found = literal.candidates.length > 0, doubtful = found && isDoubtful(literal);
  const state = found && !doubtful ? await confirm(task, literal, text, send) : null;
  if (state) return state;
  const later = await readLater(task, edition);
  return later ? later.searchOn(task, edition, text, doubtful ? literal : null, send) : null;
};

const answer = async (task, text, send, kept) => {
  const edition = await openEdition(task.site, task.language);
  stillAsked(task);
  let state = null;
  if (kept?.found.edition === edition) {
    state = kept;
    const later = await readLater(task, edition);
    if (later) await later.makeReady(task, state, task.more + task.limit);
  } else if (text.trim()) state = await search(task, edition, text, send);
  stillAsked(task);
  const full = compose(task, state, "full", state ? state.ready.slice(task.more, task.more + task.limit) : []);
  if (!state && text.trim()) {
    const later = await readLater(task, edition);
    Object.assign(full, later && await later.insteadOf(task, edition, text), { notices: [...task.notices] });
    stillAsked(task);
  }
  send(full);
  return state;
};
