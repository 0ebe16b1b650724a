/* Slips: the words of the pages that are one typing slip from what was typed. */
/** Letters of a word in which a slip is looked for; what was typed may lack one of them. */
const SHORTEST_SLIP = 5;

/** Say whether a letter left out, put in, changed, or changed places with the next makes one word the other. */
const oneSlip = (one, other) => {
  if (one.length > other.length) return oneSlip(other, one);
  let i = 0;
  while (i < one.length && one[i] === other[i]) i++;
  if (one.length < other.length) return one.slice(i) === other.slice(i + 1);
  return one.slice(i + 1) === other.slice(i + 1)
    || (one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2));
};

/** A site need not have words of every length, so a file that is not there is no fault. */
const wordsOfLength = (task, edition, length) => readValue(task, edition, `words/${length}.json`, words => (
  typeof words === "string" ? words.split(" ").filter(Boolean) : list(words).map(String)
), true);

/** List likely words, best first: same letters in another order, then same first letter, then more frequent. */
const correct = async (task, edition, word) => {
  if (word.length < SHORTEST_SLIP - 1 || word.length > 39 || !/^[\p{L}]+$/u.test(word) || beginsWithIdeograph(word)) return [];
  const found = [];
  const lengths = word.length < SHORTEST_SLIP ? [SHORTEST_SLIP] : [word.length, word.length - 1, word.length + 1];
  const lists = await Promise.all(lengths.map(length => wordsOfLength(task, edition, length)));
  lists.forEach(words => words.forEach((other, place) => {
    if (other !== word && oneSlip(word, other)) {
      const swapped = [...word].sort().join("") === [...other].sort().join("");
      found.push([other, (place / words.length) + (other[0] === word[0] ? 0 : 1) - (swapped ? 1 : 0)]);
    }
  }));
  return found.sort((a, b) => a[1] - b[1]).map(([other]) => other);
};

/** Write a question anew with its unknown words corrected; null if nothing can be. */
const correctQuestion = async (task, editions, asked) => {
  let text = asked.typed;
  const notes = [], meant = [];
  for (const unit of [...asked.units].reverse()) {
    if (unit.kind !== "word" || unit.postings.size) continue;
    for (const edition of editions) {
      if ((await findWord(task, edition, { text: unit.text })).postings.size) break;
      const [best, ...others] = await correct(task, edition, unit.text);
      if (!best) continue;
      const write = word => text.slice(0, unit.start) + word + text.slice(unit.end);
      meant.push(...others.slice(0, 2).map(write));
      text = write(best);
      notes.unshift({ kind: "slip", typed: unit.typed, read: best });
      break;
    }
  }
  return notes.length ? { text, notes, meant: asked.units.length === 1 ? meant : [] } : null;
};
