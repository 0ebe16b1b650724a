/* Passages: where in a text something was found, and the few lines around it that show most of what was asked. */
const HAN_WIDTH = 110, LATIN_WIDTH = 200;
const SENTENCE_END = /[。！？；!?;…\n]|\.(?=\s)/g;

/** How many units of a text are shown: an ideograph says as much as a syllable, and is as wide as two letters. */
const widthOf = block => {
  if (!block.width) {
    const length = Math.min(block.text.length, 200);
    let wide = 0;
    for (let i = 0; i < length; i++) if (block.text.charCodeAt(i) > 0x2e7f) wide++;
    block.width = wide * 3 > length ? HAN_WIDTH : LATIN_WIDTH;
  }
  return block.width;
};
/** The marks within a width that show most different units, the rarest for most. */
const bestStretch = (marks, units, width, skip) => {
  let best = null;
  for (let i = 0; i < marks.length && i < MOST_MARKS; i++) {
    const seen = new Set();
    let worth = 0, j = i;
    for (; j < marks.length && marks[j].end <= marks[i].start + width; j++) {
      const { number, start, end, way } = marks[j];
      if (skip?.has(number)) continue;
      worth += seen.has(number) ? 0.05 : (units[number].rarity || 1) * (1 - 0.1 * way.tier) + Math.min(0.2, 0.02 * (end - start));
      seen.add(number);
    }
    if (seen.size && (!best || worth > best.worth + 1e-9)) best = { worth, start: marks[i].start, end: marks[Math.max(i, j - 1)].end, seen };
  }
  return best;
};
/** Cut a text around a stretch, at the marks of sentences where there are any near. */
const cutAround = (text, stretch, width) => {
  const spare = Math.max(0, width - (stretch.end - stretch.start));
  let from = Math.max(0, Math.min(stretch.start - Math.ceil(spare * 0.4), text.length - width));
  const [end] = from > 0 ? text.slice(from, stretch.start).matchAll(SENTENCE_END) : [];
  if (end) from += end.index + 1;
  else if (from > 0) {
    const space = text.slice(from, stretch.start).search(/\s/);
    if (space >= 0 && space < 30) from += space;
  }
  let to = Math.min(text.length, Math.max(from + width, stretch.end));
  if (to < text.length) {
    const tail = text.slice(stretch.end, to);
    const stops = [...tail.matchAll(SENTENCE_END)].filter(({ index }) => stretch.end + index - from > width * 0.6);
    const space = tail.lastIndexOf(" ");
    if (stops.length) to = stretch.end + stops[stops.length - 1].index + 1;
    else if (space > 0 && tail.length - space < 30) to = stretch.end + space;
    if (/[\ud800-\udbff]/.test(text[to - 1])) to--;
  }
  while (/\s/.test(text[from] || "")) from++;
  if (/[\udc00-\udfff]/.test(text[from] || "")) from++;
  return [from, to];
};

const fragment = ({ block, marks }, stretch, width = widthOf(block)) => {
  const { text } = block;
  const [from, to] = cutAround(text, stretch || { start: 0, end: 0 }, width);
  const spans = toSpans(text, marks, from, to);
  if (from > 0 && !/[。！？；!?;\n.]\s*$/.test(text.slice(Math.max(0, from - 3), from))) spans.unshift(["…", 0]);
  if (to < text.length) spans.push([" …", 0]);
  return spans;
};
/** Show the best passage of a section's blocks, and a second one where that has what the first lacks. */
const showPassage = (blocks, units) => {
  let best = null, second = null;
  for (const held of blocks) {
    if (!held.marks.length) continue;
    const stretch = bestStretch(held.marks, units, widthOf(held.block));
    if (stretch && (!best || stretch.worth > best.stretch.worth + 1e-9)) best = { held, stretch };
  }
  if (!best) {
    const held = blocks.find(({ block }) => block.text);
    return held ? { id: held.block.id, spans: fragment(held) } : { id: "", spans: [] };
  }
  for (const held of blocks) {
    if (held === best.held || !held.marks.some(({ number }) => !best.stretch.seen.has(number))) continue;
    const stretch = bestStretch(held.marks, units, widthOf(held.block) / 2, best.stretch.seen);
    if (stretch && (!second || stretch.worth > second.stretch.worth + 1e-9)) second = { held, stretch };
  }
  const width = widthOf(best.held.block) / (second ? 2 : 1);
  const spans = fragment(best.held, best.stretch, width);
  if (second) spans.push([spans[spans.length - 1][0].endsWith("…") ? " " : " … ", 0], ...fragment(second.held, second.stretch, width));
  return { id: best.held.block.id, spans };
};
