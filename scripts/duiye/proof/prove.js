/* Ask the engine of a built site, the same file that browsers load, questions from standard input; run by Node.

   In: {"engine": file, "sites": {name: folder}, "limit": n, "questions": [[site, language, text], …]}
   Out: a line of JSON for each question: {"places": [address of each page], "fault": "", "milliseconds": n} */
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { createContext, runInContext } = require("node:vm");

const HOST = "https://site.invalid/";
const PATIENCE = 20000;
const asked = JSON.parse(readFileSync(0, "utf8"));
const held = new Map();

/** A file of one of the sites, as a server would send it. */
const read = address => {
  if (!held.has(address)) {
    const [site, ...path] = decodeURIComponent(new URL(address).pathname).slice(1).split("/");
    try {
      held.set(address, readFileSync(join(asked.sites[site], ...path)));
    } catch {
      held.set(address, null);
    }
  }
  return held.get(address);
};

const fetchFile = async address => {
  const data = read(String(address));
  return new Response(data, { status: data === null ? 404 : 200 });
};

const scope = createContext({
  URL, URLSearchParams, TextDecoder, TextEncoder, AbortController, Response, performance, console, structuredClone,
  setTimeout, clearTimeout, queueMicrotask, fetch: fetchFile,
});
scope.self = scope;
scope.importScripts = address => runInContext(String(read(String(address))), scope, { filename: String(address) });
runInContext(readFileSync(asked.engine, "utf8"), scope, { filename: asked.engine });

/** One engine for each site and language, as each reader has one. */
const open = (site, language) => {
  const waiting = { id: 0, done: () => {} };
  const engine = scope.self.DuiyeSearch.create(message => {
    if (message.type === "answer" && message.stage === "full" && message.id === waiting.id) waiting.done(message);
  });
  engine.receive({ type: "open", root: `${HOST}${site}/`, language, languages: asked.languages, facing: false });
  return { engine, waiting };
};

const ask = async ({ engine, waiting }, text) => {
  let timer;
  const answer = await Promise.race([
    new Promise(done => {
      waiting.id += 1;
      waiting.done = done;
      engine.receive({ type: "ask", id: waiting.id, text, part: -1, limit: asked.limit, more: 0 });
    }),
    new Promise((_, fail) => { timer = setTimeout(fail, PATIENCE, new Error("no answer in time")); }),
  ]).finally(() => clearTimeout(timer));
  return answer;
};

const main = async () => {
  const engines = new Map();
  for (const [site, language, text] of asked.questions) {
    const name = `${site}/${language}`;
    if (!engines.has(name)) engines.set(name, open(site, language));
    const start = performance.now();
    const said = { places: [], fault: "", milliseconds: 0 };
    try {
      const answer = await ask(engines.get(name), text);
      said.places = answer.groups.map(group => group.address);
      said.fault = (answer.notices || []).join(" ");
    } catch (error) {
      said.fault = String(error && error.message || error);
    }
    said.milliseconds = performance.now() - start;
    process.stdout.write(`${JSON.stringify(said)}\n`);
  }
};

process.on("unhandledRejection", error => {
  process.stderr.write(`${error && error.stack || error}\n`);
  process.exit(1);  // to ask on would be to wait for an answer that never comes
});
main();
