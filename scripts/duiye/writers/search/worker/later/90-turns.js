/* Turns: the readings of a question, one after the other until one has pages that say it, and what is told besides. */
const MOST_ROUNDS = 8;
/** Times that as many pages more are looked at as are shown. */
const MOST_MORE = 3;
const MOST_NOTES = 6;

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
  const said = notes.some(({ kind }) => kind === "question");
  if (found.asked.loose && !said) notes.push({ kind: "question", typed: found.asked.typed.trim(), read: "" });
  const seen = new Set();
  return notes.filter(note => !seen.has(JSON.stringify(note)) && seen.add(JSON.stringify(note))).slice(0, MOST_NOTES);
};

/** Read records of candidates; keep the groups that are confirmed, those of pages that say it most closely first. */
const readBatch = async (task, state, size) => {
  const batch = state.left.splice(0, size);
  const groups = await Promise.all(batch.map(candidate => makeGroup(task, state.found, candidate)));
  stillAsked(task);
  const gone = new Set(batch.filter((_, place) => !groups[place]));
  state.all = state.all.filter(candidate => !gone.has(candidate));
  return groups.filter(Boolean);
};
/** Read on until so many groups are ready. */
const makeReady = async (task, state, wanted) => {
  const { asked } = state.found;
  for (let round = 0; state.ready.length < wanted && state.left.length && round < MOST_ROUNDS; round++) {
    const groups = await readBatch(task, state, Math.max(round ? 5 : 1, wanted - state.ready.length));
    // More pages are looked at where no index knows whether the words stand as closely as they were typed, until no more do.
    const literal = () => groups.filter(({ close }) => close > 1).length;
    for (let more = 0; !state.ready.length && asked.close && asked.units.length > 1 && !asked.loose && more < MOST_MORE; more++) {
      const before = literal();
      if (before >= wanted || !state.left.length) break;
      groups.push(...await readBatch(task, state, wanted));
      if (before && literal() === before) break;
    }
    const held = groups.map((group, place) => ({ group, place }));
    held.sort((a, b) => a.group.rank - b.group.rank || b.group.close - a.group.close || a.place - b.place);
    state.ready.push(...held.map(({ group: { rank, close, ...group } }) => group));
  }
};
/** Runs that no page has, but something that sounds alike. */
const meantBy = async (task, edition, text) => {
  if (!IDEOGRAPH.test(text)) return [];
  for (const one of await editionsFor(task, edition, true)) {
    const asked = await understand(task, one, text);
    for (const unit of asked.units.filter(unit => unit.kind === "run" && !unit.postings.size)) {
      const alike = await soundAlike(task, one, unit.text);
      if (alike.length) return alike.map(wording => asked.typed.slice(0, unit.start) + wording + asked.typed.slice(unit.end));
    }
  }
  return [];
};

/** Try readings until one has pages that really say it; what was found as typed, but is in doubt, comes in the end. */
const searchOn = async (task, edition, text, literal, send) => {
  const tried = new Set();
  const tryAll = async readings => {
    for (const read of readings.filter(read => !tried.has(read))) {
      tried.add(read);
      const found = await read(task, edition, text, Boolean(literal));
      stillAsked(task);
      const idle = literal && read !== readAsPinyin && found?.candidates.every(({ repeats }) => repeats);
      const state = found?.candidates.length && !idle ? await confirm(task, found, text, send) : null;
      if (!state) continue;
      if (read !== readAcross && !state.meant.length) state.meant = await meantBy(task, edition, text);
      return state;
    }
    return null;
  };
  if (!literal) return tryAll(READINGS);
  return await tryAll(doubts(literal)) || await confirm(task, literal, text, send) || tryAll(READINGS);
};
/** What is told when nothing was found. */
const insteadOf = async (task, edition, text) => ({
  card: await findCard(task, edition, text, null),
  meant: await meantBy(task, edition, text),
  nearest: await findNearest(task, edition, text),
});

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
