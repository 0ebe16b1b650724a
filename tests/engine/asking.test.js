/* What passes between a page and the engine: stages, pages of results, parts, counts, addresses, what is fetched. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { start, pages, plain, fromSite } = require("./host.js");

const SPAN = span => Array.isArray(span) && span.length === 2 && typeof span[0] === "string" && [0, 1].includes(span[1]);
const SPANS = spans => Array.isArray(spans) && spans.every(SPAN);

test("opening tells the names of the parts and fetches little", async () => {
  const { ready, fetched } = await start({ language: "en" });
  assert.deepEqual(ready, { type: "ready", parts: ["Machines", "Costs"] });
  assert.ok(fetched.length <= 2, fetched.join());
});
test("titles come before the passages, in the same form and without them", async () => {
  const { ask, said } = await start();
  const full = await ask("机器");
  const titles = said.find(({ stage }) => stage === "titles");
  assert.deepEqual(titles.groups.map(({ page }) => page).sort(), full.groups.map(({ page }) => page).sort());
  assert.ok(titles.groups.every(({ sections }) => sections.length === 0));
  for (const { groups } of [titles, full]) {
    for (const group of groups) {
      assert.deepEqual(Object.keys(group), ["page", "address", "title", "part", "sections"]);
      assert.ok(SPANS(group.title));
      for (const section of group.sections) {
        assert.deepEqual(Object.keys(section), ["anchor", "id", "heading", "text", "why", "from"]);
        assert.ok(SPANS(section.heading) && SPANS(section.text) && (section.from === null || SPANS(section.from)));
      }
    }
  }
});
test("nothing is fetched twice, and nothing at all for what is known", async () => {
  const { ask, fetched, said } = await start();
  await Promise.all(["机器", "yunjisuan", "compute", "雲端運算"].map(text => ask(text).catch(() => null)).slice(-1));
  await ask("机器");
  await ask("compute");
  const before = fetched.length, titles = said.filter(({ stage }) => stage === "titles").length;
  await ask("机器");
  await ask("compute");
  assert.deepEqual(fetched.slice(before), []);
  assert.equal(said.filter(({ stage }) => stage === "titles").length, titles);
  assert.deepEqual(fetched.filter((path, i) => fetched.indexOf(path) !== i), []);
});
test("a newer question makes the one before void", async () => {
  const { ask, said } = await start();
  ask("机器");
  ask("网络");
  const last = await ask("芯片");
  assert.deepEqual(said.filter(({ type }) => type === "answer").map(({ id }) => id).filter(id => id !== last.id), []);
});
test("more results follow those that were shown, none twice and none left out", async () => {
  const { ask } = await start();
  const all = await ask("机器");
  const first = await ask("机器", { limit: 2 });
  const second = await ask("机器", { limit: 2, more: 2 });
  const third = await ask("机器", { limit: 2, more: 4 });
  assert.deepEqual([...first.groups, ...second.groups, ...third.groups].map(({ page }) => page).sort(), all.groups.map(({ page }) => page).sort().slice(0, 6));
  assert.equal(second.count, all.count);
});
test("results asked for later are the same whether the earlier ones were asked for or not", async () => {
  const one = await start(), other = await start();
  await one.ask("机器", { limit: 2 });
  const after = await one.ask("机器", { limit: 2, more: 2 });
  const alone = await other.ask("机器", { limit: 2, more: 2 });
  assert.deepEqual(alone.groups.map(({ page }) => page).length, after.groups.map(({ page }) => page).length);
});
test("a part leaves out the pages of others, and the counts of all parts stay", async () => {
  const { ask } = await start();
  const all = await ask("机器"), costs = await ask("机器", { part: 1 });
  assert.ok(costs.groups.length && costs.groups.every(({ part }) => part === 1));
  assert.deepEqual(costs.parts, all.parts);
  assert.equal(costs.count, costs.parts.find(([index]) => index === 1)[1]);
});
test("a part that has nothing gives an empty answer with the other parts' counts", async () => {
  const { ask } = await start();
  const answer = await ask("云计算", { part: 1 });
  assert.deepEqual([answer.count, answer.groups], [0, []]);
  assert.ok(answer.parts.some(([index, count]) => index === 0 && count > 0));
});
test("other editions are counted on demand", async () => {
  const { ask, count } = await start();
  const answer = await ask("Kubernetes");
  assert.deepEqual((await count()).others, [["en", answer.count]]);
});
test("on a facing page, results lead to facing pages where there are any", async () => {
  const { ask } = await start({ facing: true });
  assert.equal(pages(await ask("GPU算力"))[0], "bi/machines/chips/");
});
test("another language is opened without loading the first one again", async () => {
  const { ask, open, fetched } = await start({ language: "zh" });
  await ask("网络");
  await open("en");
  assert.deepEqual(pages(await ask("traffic")), ["en/costs/software/"]);
  assert.equal(fetched.filter(path => path === "zh/search/head.json").length, 1);
});
test("a passage is cut around what was found, and says what the page says", async () => {
  const long = `${"前面的话说了很多。".repeat(80)}这里才说到潮水钟。${"后面还有许多话要讲。".repeat(80)}`;
  const serve = path => {
    const data = fromSite(path);
    return /zh\/search\/[0-9a-f]+\/t\/6\.json/.test(path) ? JSON.stringify(["machines/chips/", "芯片与GPU算力", [["", "芯片与GPU算力", [["x", `${long}算力`]]]]]) : data;
  };
  const { ask } = await start({ serve });
  const [{ sections: [section] }] = (await ask("GPU算力")).groups;
  const text = plain(section.text);
  assert.ok(text.length < 130, text);
  assert.ok(text.startsWith("…") || long.includes(text.slice(0, 20)));
});
test("a question that is too long is cut, and that is said", async () => {
  const { ask } = await start();
  const answer = await ask("机器".repeat(5000));
  assert.ok(answer.notices.includes("cut"));
});
