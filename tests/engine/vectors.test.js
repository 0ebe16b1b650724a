/* The rules that the index has too: one table, read by both. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { insides, readCases } = require("./host.js");

const vectors = readCases("vectors.json");
const own = insides("fold, readFolds, hash, shardKey, parsePostings, cutParts, pairsOf, splitWord, STOPS, basesOf, related, oneSlip, findAmounts, plainSpelling, maybePinyin, cutSyllables, join, meet");
/** Characters that the table's own rows fold: the engine is given a site's, the rows have only theirs. */
const folds = own.readFolds(vectors.fold.flatMap(([given, folded]) => [...given].map((unit, i) => [unit, [...folded][i]]))
  .filter(([one, other]) => one !== other && /\p{Script=Han}/u.test(one)).flat().join(""));

test("a text folds as the index folds it, unit by unit", () => {
  for (const [given, folded] of vectors.fold) assert.equal(own.fold(given, folds), folded, given);
});
test("a term is looked for in the file that holds it", () => {
  for (const [term, files, number] of vectors.shards) assert.equal(own.hash(own.shardKey(term)) % files, number, term);
  for (const [term, key] of vectors.keys) assert.equal(own.shardKey(term), key, term);
});
test("places are read as they were written", () => {
  for (const [places, written] of vectors.postings) {
    const { size, sections, counts, heads } = own.parsePostings(written, 0, written.length, 1e6);
    assert.deepEqual(Array.from({ length: size }, (_, i) => [sections[i], counts[i], Boolean(heads[i])]), places.map(([section, count, heading]) => [section, count, Boolean(heading)]));
  }
});
test("broken places end the list instead of inventing more", () => {
  for (const [written, sections] of [["", []], ["1,?,2", [1]], ["1,0", [1]], ["zzzz", []], ["2.3!,4!,", [2, 6]], ["-1", []], ["5..2", []], ["3,3,zzzzz", [3, 6]]]) {
    const found = own.parsePostings(written, 0, written.length, 1000);
    assert.deepEqual([...found.sections].slice(0, found.size), sections, written);
  }
});
test("what is typed is cut into terms that the index has", () => {
  for (const [text, terms] of vectors.tokens) {
    for (const part of own.cutParts(text, folds, false)) {
      const wanted = part.run ? own.pairsOf(part.text) : [part.text];
      const pieces = part.run ? [] : own.splitWord(part.text);
      assert.ok(wanted.every(term => terms.includes(term)) || (pieces.length && pieces.every(term => terms.includes(term))), `${text}: ${wanted}`);
    }
  }
});
test("both sides hold the same words for empty ones", () => {
  assert.deepEqual([...own.STOPS].sort(), [...vectors.stop].sort());
});
test("inflected forms belong together, and others do not", () => {
  for (const [one, other] of vectors.related) assert.ok(own.related(one, other) && own.related(other, one), `${one} ${other}`);
  for (const [one, other] of vectors.unrelated) assert.ok(!own.related(one, other), `${one} ${other}`);
});
test("one slip is one slip, at every place of a word", () => {
  for (const [one, other, is] of vectors.slips) {
    assert.equal(own.oneSlip(one, other), is, `${one} ${other}`);
    assert.equal(own.oneSlip(other, one), is, `${other} ${one}`);
  }
});
test("amounts are known by their value however they are written", () => {
  for (const [text, keys] of vectors.amounts) assert.deepEqual(Array.from(own.findAmounts(text), ({ key }) => key), keys, text);
});
test("tones, spaces and apostrophes do not change a syllable", () => {
  for (const [typed, cuts] of vectors.syllables) {
    const words = own.plainSpelling(typed).split(/[^a-z]+/).filter(Boolean);
    const rows = Array.from(words, word => Array.from(own.cutSyllables(word, false), row => Array.from(row, item => item.syllables[0]).join(" ")));
    assert.deepEqual(rows, cuts, typed);
  }
});
test("words in capitals are not read as pinyin where they were found", () => {
  const found = typed => ({ edition: { head: { pinyin: 3 } }, asked: { typed, units: [] }, candidates: [{ repeats: false }] });
  for (const [typed, is] of [["重要的lan", true], ["重要的Lan", true], ["重要的LAN", false], ["AI芯片", false]]) {
    assert.equal(own.maybePinyin(found(typed)), is, typed);
  }
});
