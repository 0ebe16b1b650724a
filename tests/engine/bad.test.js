/* Whatever is typed: an answer in the form that the page expects, soon, and nothing thrown. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { start, readCases } = require("./host.js");

const SEED = 20260728, DRAWN = 400, PATIENCE = 4000;
const engines = [start({ language: "zh" }), start({ language: "en" })];
const isSpans = spans => Array.isArray(spans) && spans.every(span => span.length === 2 && typeof span[0] === "string" && (span[1] === 0 || span[1] === 1));

const check = async text => {
  for (const { ask, faults } of await Promise.all(engines)) {
    const began = performance.now();
    const answer = await ask(text);
    assert.ok(performance.now() - began < PATIENCE, "too slow");
    assert.deepEqual(faults, []);
    assert.ok(answer.groups.length <= 10 && answer.count >= answer.groups.length);
    assert.ok(!answer.notices.includes("failed") && !answer.notices.includes("partial"), answer.notices.join());
    for (const { title, address, sections } of answer.groups) {
      assert.ok(isSpans(title) && /^(?:zh|en)\/[\w%/.-]*$/.test(address));
      for (const { text: words, heading, from } of sections) assert.ok(isSpans(words) && isSpans(heading) && (from === null || isSpans(from)));
    }
    for (const words of [...answer.meant, ...answer.nearest.map(({ name }) => name)]) assert.equal(typeof words, "string");
  }
};
for (const { text, times = 1 } of readCases("bad.json")) {
  test(`${JSON.stringify(text).slice(0, 60)} × ${times}`, () => check(typeof text === "string" ? text.repeat(times) : text));
}
test("random text, the same each time", async () => {
  let state = SEED;
  const below = most => { state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff; return state % most; };
  const stems = [..."云计算机器的夜里为什么雲機運網路", "GPU", "3nm", "yun", "ji", "suan", "cloud", "runing", "45.3 billion", "453亿", "%", " ", "  ", "\"", "“", "-", "_", "'", "\u0301", "\ud83d", "\ude00", "\u200f", "?", "=", "#1", "\t", "\n", "ü", "É", "ﬁ", "ノ", "한", "א"];
  for (let n = 0; n < DRAWN; n++) {
    let text = "";
    for (let length = below(12); length >= 0; length--) text += below(9) ? stems[below(stems.length)] : String.fromCharCode(below(0x10000));
    await check(text).catch(error => { error.message = `${JSON.stringify(text)}: ${error.message}`; throw error; });
  }
});
