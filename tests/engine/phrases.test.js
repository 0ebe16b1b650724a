/* Phrases on a made-up index of many short pages: the very phrase comes first, and is looked for beyond the first ten. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { start, pages, fromSite } = require("./host.js");

const { version } = JSON.parse(fromSite("en/search/head.json"));
/** Serve an edition of pages `0/`, `1/`, … with these texts under their one heading. `terms` say how often each term is
    there on a page, as an index writes it; null where it is not. `known`: lines of the lexicon. */
const serveTexts = (texts, terms, known = []) => {
  const lines = Object.entries(terms).map(([term, how]) => {
    const places = texts.map((_, page) => page).filter(page => how(page) !== null);
    const deltas = places.map((page, i) => 2 * page + 1 - (i ? 2 * places[i - 1] + 1 : 0));
    return `${term}\t${deltas.map((delta, i) => delta.toString(36) + how(places[i])).join(",")}`;
  });
  const records = texts.map((text, page) => [`${page}/`, `Page ${page}`, [["", `Page ${page}`, []], ["s", "Apples", [["p", text]]]]]);
  const files = {
    "head.json": JSON.stringify({ version, language: "en", shards: 1, pinyin: 0, sections: texts.map(() => 2) }),
    "pages.json": JSON.stringify(records.map(([address, title]) => [address, title])),
    "i/0.txt": `\n${[...known, ...lines.sort()].join("\n")}\n`,
    "fold.json": '["",""]',
    ...Object.fromEntries(records.map((record, page) => [`t/${page}.json`, JSON.stringify(record)])),
  };
  return path => files[path.replace("en/search/", "").replace(`${version}/`, "")] ?? (path.endsWith("later.js") ? fromSite(path) : null);
};

test("a page that has the phrase comes before all that have its words apart", async () => {
  const has = page => page === 27;
  const texts = Array.from({ length: 30 }, (_, page) => (has(page) ? "A red apple." : "Red, red, red; apple, apple."));
  const apart = page => (has(page) ? "" : ".z!");
  const terms = { red: apart, apple: apart, "red apple": page => (has(page) ? "" : null) };
  const { ask, faults } = await start({ language: "en", languages: ["en"], serve: serveTexts(texts, terms) });
  assert.equal(pages(await ask("red apple"))[0], "en/27/");
  assert.deepEqual(faults, []);
});

test("where empty words part a phrase, pages beyond the first are looked at while more have it", async () => {
  const literal = new Set([4, 13, 18, 24]);
  const texts = Array.from({ length: 60 }, (_, page) => (literal.has(page) ? "Red of the apple." : "Apple: red."));
  const terms = { red: () => "", apple: () => "" };
  const { ask, fetched } = await start({ language: "en", languages: ["en"], serve: serveTexts(texts, terms) });
  const found = pages(await ask("red of the apple"));
  assert.deepEqual(found.slice(0, 4), [...literal].map(page => `en/${page}/`));
  assert.ok(fetched.filter(path => /\/t\//.test(path)).length <= 40, "all pages were read");
  const before = fetched.length;
  assert.deepEqual(pages(await ask("red of the apple")), found);
  assert.equal(fetched.length, before, "a page was read twice");
});

test("a name in two scripts is read as one, not each of its parts", async () => {
  const texts = ["It is among the Global 500.", "There were 500 machines."];
  const terms = { global: page => (page ? null : ""), 500: () => "", "global 500": page => (page ? null : "") };
  const serve = serveTexts(texts, terms, ['=世界500强\t[["x","Global 500"]]']);
  const { ask, faults } = await start({ language: "en", languages: ["en"], serve });
  const answer = await ask("世界500强");
  assert.deepEqual(pages(answer), ["en/0/"]);
  assert.deepEqual(answer.notes.map(({ read }) => read), ["Global 500"]);
  assert.deepEqual(faults, []);
});
