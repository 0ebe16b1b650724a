/* Titles: what was found in a text as spans, and the groups of pages of which no more than the title is known yet. */
const MOST_MARKS = 400;

/** Find the places of all units in a text: start, end, number of the unit, tier and reason of the way. */
const markText = (text, folded, units) => {
  const marks = [];
  units.forEach((unit, number) => {
    for (const way of unit.ways) {
      for (const [start, end] of way.places(folded, text).slice(0, MOST_MARKS)) marks.push({ start, end, number, way });
    }
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
};
/** Write a stretch of a text as spans: [text, 1 where something was found]. */
const toSpans = (text, marks, from = 0, to = text.length) => {
  const spans = [];
  const push = (start, end, found) => {
    if (start >= end) return;
    const words = text.slice(start, end).replace(/\n/g, " ");
    const last = spans[spans.length - 1];
    if (last && last[1] === found) last[0] += words;
    else spans.push([words, found]);
  };
  let at = from;
  for (const { start, end } of marks) {
    if (end <= at || start >= to) continue;
    push(at, Math.max(at, start), 0);
    push(Math.max(at, start), Math.min(end, to), 1);
    at = Math.min(end, to);
  }
  push(at, to, 0);
  return spans;
};

const partOf = (edition, page) => (Number.isInteger(edition.head.partOf[page]) ? edition.head.partOf[page] : -1);
const addressOf = (task, edition, page, address) => (task.facing && edition.head.facing.has(page) ? "bi" : edition.language) + `/${address}`;
const showTitle = (task, edition, asked, { page }) => {
  const [folded, title, address] = edition.titles[page];
  const marks = markText(title, folded, asked.units);
  return { page, address: addressOf(task, edition, page, address), title: toSpans(title, marks), part: partOf(edition, page), sections: [] };
};
