/* Files that are missing, broken, or of another version; no network. There is always an answer, never an exception. */
"use strict";
const test = require("node:test");
const assert = require("node:assert");
const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const { createContext, runInContext } = require("node:vm");
const { start, pages, fromSite, SITE } = require("./host.js");

const ASKED = ["机器", "的机器随着人", "GPU 算力", "雲端運算", "yunjisuan", "compute", "kubernets", "453亿", "云记算", "机器为什么便宜了", "why did machines get cheaper", "zzzz"];
const version = readdirSync(join(SITE, "zh", "search")).find(name => /^[0-9a-f]{8,}$/.test(name));
const sound = answer => Array.isArray(answer.groups) && Number.isInteger(answer.count) && Array.isArray(answer.notices);

const BROKEN = {
  missing: () => null, empty: () => "", page: () => "<!doctype html><title>404</title>", half: data => data.subarray(0, data.length >> 1),
  null: () => "null", noise: () => "\n\u0000\uffff,,,\t\t\n=\t[\n\t1\n", list: () => "[]", wild: () => "{\"__proto__\": 1}",
};
for (const [name, breakIt] of Object.entries(BROKEN)) {
  for (const folder of ["i/", "t/", "p/", "words/", "terms/", "pages.json", "fold.json", "readings.json", "names.json", "later.js"]) {
    test(`${folder} ${name}: an answer all the same`, async () => {
      const serve = path => (path.includes(`/${version}/${folder}`) ? breakIt(fromSite(path) ?? Buffer.from("")) : fromSite(path));
      const { ask, faults } = await start({ serve });
      for (const text of ASKED) assert.ok(sound(await ask(text)), text);
      assert.deepEqual(faults, []);
    });
  }
}
test("results come from the files that are there, and a notice says that some are not", async () => {
  const { ask } = await start({ serve: path => (/\/t\/6\.json$/.test(path) && path.startsWith("zh") ? null : fromSite(path)) });
  const answer = await ask("芯片");
  assert.ok(answer.notices.includes("partial"));
  assert.ok(pages(answer).includes("zh/machines/"));
  assert.ok(pages(answer).includes("zh/machines/chips/"), "the page whose text is missing is still named");
});
test("a file that was missing once is asked for again", async () => {
  let broken = true;
  const { ask } = await start({ serve: path => (broken && path.includes("/i/") ? null : fromSite(path)) });
  assert.deepEqual((await ask("芯片")).groups, []);
  broken = false;
  const answer = await ask("芯片");
  assert.ok(answer.groups.length > 1);
  assert.deepEqual(answer.notices, []);
});
for (const [name, serve] of Object.entries({ missing: () => null, broken: () => "{", empty: () => "", wild: () => "{\"version\": \"x\", \"shards\": 1e9, \"sections\": [1e12]}" })) {
  test(`without a head (${name}) nothing works, and that is said`, async () => {
    const { ask, faults, ready } = await start({ serve });
    assert.deepEqual(ready, { type: "ready", parts: [] });
    const answer = await ask("芯片");
    assert.deepEqual([answer.count, answer.groups, answer.notices], [0, [], ["failed"]]);
    assert.deepEqual(faults, []);
  });
}
test("a version that vanished in a new deployment is replaced by the new one", async () => {
  let published = "older";
  const serve = path => {
    if (path === "zh/search/head.json") return fromSite(path).toString().replace(version, published);
    if (path.includes(`/${published}/`)) return fromSite(path.replace(published, version));
    return path.startsWith("zh/search/") ? null : fromSite(path);
  };
  const { ask, fetched } = await start({ serve });
  assert.ok((await ask("芯片")).groups.length > 1);
  published = "newer";
  const answer = await ask("网络");
  assert.ok(pages(answer).includes("zh/costs/software/"));
  assert.deepEqual(answer.notices, []);
  assert.equal(fetched.filter(path => path === "zh/search/head.json").length, 2);
});
test("without a network the pack is taken, and all is found in it", async () => {
  let online = true;
  const serve = path => { if (!online && !path.endsWith("/pack.js")) throw new TypeError("lost"); return fromSite(path); };
  const host = await start({ serve });
  await host.ask("芯片");
  online = false;
  for (const [text, first] of [["网络", "zh/costs/software/"], ["yunjisuan", "zh/machines/cloud/"], ["cooling water", "zh/machines/chips/"]]) {
    const answer = await host.ask(text);
    assert.equal(pages(answer)[0], first, text);
    assert.deepEqual(answer.notices, []);
  }
});
test("whoever opens the search without a network has the pack from the first word on", async () => {
  const serve = path => { if (!path.endsWith("/pack.js")) throw new TypeError("lost"); return fromSite(path); };
  const { ask, ready } = await start({ serve });
  assert.deepEqual(ready.parts, ["机器", "账目"]);
  for (const [text, first] of [["网络", "zh/costs/software/"], ["yunjisuan", "zh/machines/cloud/"], ["cooling water", "zh/machines/chips/"]]) assert.equal(pages(await ask(text))[0], first);
});
test("without the later half, titles are the answer, and a notice says that something is missing", async () => {
  const { ask } = await start({ serve: path => (path.endsWith("later.js") ? null : fromSite(path)) });
  const answer = await ask("芯片");
  assert.ok(answer.groups.length > 1);
  assert.deepEqual(answer.notices, ["partial"]);
});
test("without a network and without a pack there is a notice, and what is known is still found", async () => {
  let online = true;
  const { ask, faults } = await start({ serve: path => { if (!online) throw new TypeError("lost"); return fromSite(path); } });
  await ask("芯片");
  online = false;
  assert.ok((await ask("芯片")).groups.length > 1);
  assert.ok((await ask("雲端運算")).notices.includes("offline"));
  online = true;
  assert.deepEqual((await ask("雲端運算")).notices, []);
  assert.deepEqual(faults, []);
});
test("from a folder, without any server, the packs that the page loaded are enough", async () => {
  const serve = () => { throw new TypeError("no server"); };
  const scope = {};
  createContext(Object.assign(scope, { self: scope }));
  for (const language of ["zh", "en"]) runInContext(fromSite(`${language}/search/pack.js`).toString(), scope);
  const world = { duiyePack: scope.duiyePack, duiyeLater: scope.duiyeLater, importScripts: undefined };
  const { ask, fetched } = await start({ serve, root: "file:///tmp/site/", world });
  for (const text of ["芯片", "cooling water"]) assert.equal(pages(await ask(text))[0], "zh/machines/chips/");
  assert.deepEqual(fetched, []);
});
