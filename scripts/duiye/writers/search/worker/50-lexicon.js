/* Lexicon: what is known of a key, as entries [kind, value]; they stand among the terms that begin as it does. */
const entriesAt = (shard, key) => {
  const line = `\n=${key}\t`;
  const at = shard.text.indexOf(line);
  if (at < 0) return [];
  const entries = parseOr(shard.text.slice(at + line.length, shard.text.indexOf("\n", at + 1)), []);
  return list(entries).filter(entry => Array.isArray(entry) && entry.length > 1);
};
/** What is known of a key; words are known in all their forms. */
const knownOf = async (task, edition, key) => {
  const bare = key[0] === "=" ? key.slice(1) : key;
  const shard = await readShard(task, edition, `=${bare}`);
  const exact = entriesAt(shard, bare);
  if (exact.length || bare[0] === "#" || beginsWithIdeograph(bare)) return exact;
  const words = bare.split(/[ -]/);
  const alike = termsFrom(shard, `=${bare.slice(0, 3)}`).find(term => {
    const others = term.slice(1).split(/[ -]/);
    return others.length === words.length && others.every((other, i) => related(other, words[i]));
  });
  return alike ? entriesAt(shard, alike.slice(1)) : [];
};
const pick = (entries, kinds) => [...new Set(entries.filter(([kind]) => kinds.includes(kind)).map(([, value]) => String(value)))];
