/* Groups: the record of a page read, what was found made sure of in its text, and the sections to show. */
const MOST_SHOWN = 6;
const MOST_LOOKED_AT = 60;
/** Units of text whose records are kept: those of a thousand chapters, were all of them ever looked at. */
const MOST_KEPT = 8_000_000;

/** Read the record of a page, its texts folded when they are first asked for. */
const readRecord = async (task, edition, page) => {
  const kept = edition.records.get(page);
  if (kept) return kept;
  const path = `t/${page}.json`;
  const text = await readFile(task, edition, path);
  edition.files.delete(path);
  const given = text === null ? null : parseOr(text, null);
  if (!Array.isArray(given) || !Array.isArray(given[2])) {
    if (text !== null) task.notices.add("partial");
    return null;
  }
  const { folds } = edition.head;
  const sections = given[2].map(section => ({
    anchor: String(list(section)[0] ?? ""), heading: String(list(section)[1] ?? ""),
    blocks: list(list(section)[2]).map(block => ({ id: String(list(block)[0] ?? ""), text: String(list(block)[1] ?? "") })),
  }));
  const record = { address: String(given[0] ?? ""), title: String(given[1] ?? ""), sections, folds, size: text.length };
  edition.kept += record.size;
  for (const [oldest, { size }] of edition.records) {
    if (edition.kept <= MOST_KEPT) break;
    edition.records.delete(oldest);
    edition.kept -= size;
  }
  edition.records.set(page, record);
  return record;
};
const foldOnce = (holder, field, folds) => (holder[`${field}Folded`] ??= fold(holder[field], folds));

/** Mark the sections of a page in which something may be; say which units are there, and how. */
const lookInto = (record, numbers, units) => {
  const tiers = new Map();
  const note = marks => marks.forEach(({ number, way }) => tiers.set(number, Math.min(way.tier, tiers.get(number) ?? 9)));
  const title = markText(record.title, foldOnce(record, "title", record.folds), units);
  note(title);
  const sections = numbers.slice(0, MOST_LOOKED_AT).filter(number => record.sections[number]).map(number => {
    const section = record.sections[number];
    const heading = markText(section.heading, foldOnce(section, "heading", record.folds), units);
    const blocks = section.blocks.map(block => (
      { block, marks: markText(block.text, foldOnce(block, "text", record.folds), units) }
    ));
    const all = [...heading, ...blocks.flatMap(({ marks }) => marks)];
    note(all);
    const seen = new Set(all.map(mark => mark.number));
    const worth = [...seen].reduce((sum, unit) => sum + (units[unit].rarity || 1), 0) + (heading.length ? 1 : 0);
    const best = Math.min(9, ...all.slice(0, MOST_MARKS).map(({ way }) => way.tier));
    const reasons = all.filter(({ way }) => way.tier === best).map(({ way }) => way.why);
    return { number, section, heading, blocks, seen, worth, why: reasons.includes("") ? "" : reasons[0] || "" };
  });
  const held = sections.filter(({ seen }) => seen.size);
  return { title, sections: held, tiers };
};

/** How closely the words of a question stand together: as typed, as read, in some order. */
const closeness = (record, looked, asked) => {
  const typed = asked.typed.trim(), read = asked.folded.trim();
  const several = asked.units.length > 1;
  let best = 0;
  const see = (text, folded) => {
    if (text.includes(typed)) best = Math.max(best, several || IDEOGRAPH.test(typed) ? 3 : 0);
    else if (several && folded.includes(read)) best = Math.max(best, 2);
  };
  see(record.title, record.titleFolded);
  for (const { section } of looked.sections) {
    see(section.heading, section.headingFolded);
    for (const block of section.blocks) if (best < 3) see(block.text, block.textFolded);
  }
  return best;
};

const showSection = ({ section, heading, blocks, number, why }, units) => {
  const { id, spans } = showPassage(blocks, units);
  return { anchor: section.anchor, id, heading: number ? toSpans(section.heading, heading) : [], text: spans, why, from: null };
};
/** Find the passage of this edition that another edition's block says: by the block, the section, or the page. */
const counterpart = (record, section, id) => {
  record.byId ??= new Map(record.sections.flatMap((own, number) => own.blocks.map(block => [block.id, [number, block]])));
  const own = id ? record.byId.get(id) : undefined;
  if (own) return { number: own[0], block: own[1] };
  const number = Math.max(0, record.sections.findIndex(({ anchor }) => anchor === section.anchor));
  return { number, block: record.sections[number]?.blocks[0] || null };
};
const showAligned = (record, theirs, units, otherUnits) => {
  const best = showPassage(theirs.blocks, otherUnits);
  const { number, block } = counterpart(record, theirs.section, best.id);
  const section = record.sections[number];
  if (!section) return null;
  const marks = block ? markText(block.text, foldOnce(block, "text", record.folds), units) : [];
  const passage = block ? showPassage([{ block, marks }], units) : { id: "", spans: [] };
  const from = best.spans.length ? best.spans : toSpans(theirs.section.heading, theirs.heading);
  const heading = number ? toSpans(section.heading, markText(section.heading, foldOnce(section, "heading", record.folds), units)) : [];
  return { anchor: section.anchor, id: passage.id, heading, text: passage.spans, why: "aligned", from };
};

const bestFirst = sections => [...sections].sort((a, b) => b.seen.size - a.seen.size || b.worth - a.worth);
const isWhole = (looked, asked) => asked.loose || asked.units.every((_, number) => looked.tiers.has(number));
/** Make the group of a candidate's page; null if its text does not say what was asked. */
const makeGroup = async (task, found, candidate) => {
  const { edition, asked, other } = found;
  const [record, theirs] = await Promise.all([
    readRecord(task, edition, candidate.page),
    candidate.aligned ? readRecord(task, other.edition, candidate.page) : null,
  ]);
  if (!record) return edition.titles?.[candidate.page] ? { ...showTitle(task, edition, asked, candidate), rank: 8, close: 0 } : null;
  const looked = lookInto(record, candidate.sections, asked.units);
  const own = candidate.sections.length && asked.units.length && isWhole(looked, asked);
  const shown = own ? looked.sections : [];
  const sections = bestFirst(shown).slice(0, MOST_SHOWN).map(one => showSection(one, asked.units));
  let close = own && !asked.loose && !candidate.repeats ? closeness(record, looked, asked) : 0;
  if (theirs) {
    const lookedThere = lookInto(theirs, candidate.aligned.sections, other.asked.units);
    if (isWhole(lookedThere, other.asked)) {
      if (!own) close = other.asked.loose ? 0 : closeness(theirs, lookedThere, other.asked);
      for (const one of bestFirst(lookedThere.sections)) {
        if (sections.length >= MOST_SHOWN) break;
        const section = showAligned(record, one, asked.units, other.asked.units);
        if (section && !sections.some(({ anchor, id }) => anchor === section.anchor && (!id || id === section.id))) sections.push(section);
      }
    } else if (!own) return null;
  } else if (!own) return null;
  const tiers = own && !asked.loose ? asked.units.map((_, number) => looked.tiers.get(number)) : [];
  const tier = Math.max(candidate.tier, ...tiers);
  const title = toSpans(record.title, looked.title);
  const { page } = candidate;
  return { page, address: addressOf(task, edition, page, record.address), title, part: partOf(edition, page), sections, rank: tier, close };
};
