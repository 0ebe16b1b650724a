/* Postings: in which sections a term stands, how often, and whether in the heading; as sorted lists, joined and met. */
const makePostings = size => ({
  size, sections: new Int32Array(size), counts: new Float32Array(size), heads: new Uint8Array(size),
});
const NOWHERE = makePostings(0);

/** Read `delta[.count][!]`, separated by commas; whatever else stands there ends the list. */
const parsePostings = (text, from, to, total) => {
  let size = 1;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 44) size++;
  const found = makePostings(size);
  let k = 0, section = 0, delta = -1, number = -1, head = 0;
  for (let i = from; i <= to; i++) {
    const code = i < to ? text.charCodeAt(i) : 44;
    const digit = code > 96 && code < 123 ? code - 87 : code > 47 && code < 58 ? code - 48 : -1;
    if (digit >= 0) number = Math.max(number, 0) * 36 + digit;
    else if (code === 46 && delta < 0) { delta = number; number = -1; }
    else if (code === 33) head = 1;
    else if (code === 44) {
      const step = delta < 0 ? number : delta;
      if (number < 0 || (k && step < 1) || section + step >= total) break;
      section += step;
      found.sections[k] = section;
      found.counts[k] = delta < 0 ? 1 : Math.min(Math.max(number, 1), 35);
      found.heads[k++] = head;
      delta = number = -1;
      head = 0;
    } else break;
  }
  return k === size ? found : { size: k, sections: found.sections.subarray(0, k), counts: found.counts, heads: found.heads };
};

const joinTwo = (a, weightA, b, weightB) => {
  const found = makePostings(a.size + b.size);
  let i = 0, j = 0, k = 0;
  while (i < a.size || j < b.size) {
    const one = i < a.size ? a.sections[i] : Infinity;
    const other = j < b.size ? b.sections[j] : Infinity;
    found.sections[k] = Math.min(one, other);
    if (one <= other) { found.counts[k] += a.counts[i] * weightA; found.heads[k] |= a.heads[i++]; }
    if (other <= one) { found.counts[k] += b.counts[j] * weightB; found.heads[k] |= b.heads[j++]; }
    k++;
  }
  found.size = k;
  return found;
};
/** Where any of these stands; each comes with its weight. */
const join = weighted => {
  if (!weighted.length) return NOWHERE;
  if (weighted.length === 1 && weighted[0][1] === 1) return weighted[0][0];
  return weighted.slice(1).reduce((all, [postings, weight]) => joinTwo(all, 1, postings, weight),
    joinTwo(weighted[0][0], weighted[0][1], NOWHERE, 1));
};
/** Where all of these stand. */
const meet = several => {
  if (several.length === 1) return several[0];
  const [first, ...others] = [...several].sort((a, b) => a.size - b.size);
  const found = makePostings(first.size);
  const at = others.map(() => 0);
  let k = 0;
  next: for (let i = 0; i < first.size; i++) {
    const section = first.sections[i];
    let count = first.counts[i], head = first.heads[i];
    for (let o = 0; o < others.length; o++) {
      const { sections, size, counts, heads } = others[o];
      while (at[o] < size && sections[at[o]] < section) at[o]++;
      if (at[o] >= size) break next;
      if (sections[at[o]] !== section) continue next;
      count = Math.min(count, counts[at[o]]);
      head &= heads[at[o]];
    }
    found.sections[k] = section;
    found.counts[k] = count;
    found.heads[k++] = head;
  }
  found.size = k;
  return found;
};

/** Read the file that holds a term: lines between line ends, what was cut off at the end left out. */
const readShard = async (task, edition, term) => {
  const number = hash(shardKey(term)) % edition.head.shards;
  const kept = edition.shards.get(number);
  if (kept) return kept;
  const text = await readFile(task, edition, `i/${number}.txt`);
  if (text === null) return { text: "", parsed: new Map(), scanned: new Map() };
  const sound = text[0] === "\n" && (text === "\n" || text.endsWith("\n"));
  if (!sound) task.notices.add("partial");
  const shard = {
    text: text[0] === "\n" ? text.slice(0, text.lastIndexOf("\n") + 1) : "", parsed: new Map(), scanned: new Map(),
  };
  if (sound) edition.shards.set(number, shard);
  return shard;
};
const placesOf = (shard, term, total) => {
  let postings = shard.parsed.get(term);
  if (!postings) {
    const line = `\n${term}\t`;
    const at = shard.text.indexOf(line);
    postings = at < 0 ? NOWHERE : parsePostings(shard.text, at + line.length, shard.text.indexOf("\n", at + 1), total);
    shard.parsed.set(term, postings);
  }
  return postings;
};
/** List the terms of a shard that begin so, by one pass over it that is kept. */
const termsFrom = (shard, start) => {
  let terms = shard.scanned.get(start);
  if (!terms) {
    terms = [];
    const begin = `\n${start}`;
    for (let at = shard.text.indexOf(begin); at >= 0;) {
      const end = shard.text.indexOf("\n", at + 1);
      const tab = shard.text.indexOf("\t", at);
      if (tab > at && tab < end) terms.push(shard.text.slice(at + 1, tab));
      at = shard.text.indexOf(begin, end);
    }
    shard.scanned.set(start, terms);
  }
  return terms;
};
