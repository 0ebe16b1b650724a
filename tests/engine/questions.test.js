/* Questions to a small publication's real index, each with what it must find: tests/cases/search/questions.json. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { start, plain, marked, pages, readCases } = require("./host.js");

const engines = { zh: start({ language: "zh" }), en: start({ language: "en" }) };

for (const wanted of readCases("questions.json")) {
  test(`${wanted.in}: ${wanted.ask}`, async () => {
    const { ask, faults } = await engines[wanted.in];
    const answer = await ask(wanted.ask);
    assert.deepEqual(faults, []);
    assert.deepEqual(answer.notices, []);
    const found = pages(answer);
    if (wanted.pages) assert.deepEqual(found.slice(0, wanted.only ? undefined : wanted.pages.length), wanted.pages);
    if (wanted.first) assert.equal(found[0], wanted.first);
    if (wanted.noneLiteral) assert.ok(answer.groups.every(({ sections }) => sections.every(({ why }) => why)), "found as typed");
    const [section] = answer.groups[0]?.sections || [];
    if ("why" in wanted) assert.equal(section.why, wanted.why);
    if (wanted.section) assert.equal(section.anchor, wanted.section);
    if (wanted.id) assert.equal(section.id, wanted.id);
    const shown = answer.groups.slice(0, 1).flatMap(({ title, sections }) => [title, ...sections.flatMap(({ text, heading }) => [text, heading])]).flatMap(marked);
    if (wanted.marked) assert.ok(shown.includes(wanted.marked), `marked: ${shown}`);
    if (wanted.from) assert.ok(marked(section.from).includes(wanted.from), plain(section.from || []));
    if (wanted.note) assert.ok(answer.notes.some(({ kind, typed, read }) => `${kind}: ${typed} > ${read}` === wanted.note), JSON.stringify(answer.notes));
    if (wanted.card) assert.equal(answer.card?.address, wanted.card);
    if (wanted.meant) assert.ok(answer.meant.includes(wanted.meant), `meant: ${answer.meant}`);
    if (wanted.nearest) assert.ok(answer.nearest.some(({ name }) => name === wanted.nearest), JSON.stringify(answer.nearest));
    assert.equal(answer.count, found.length);
  });
}
