/* A place for the search's engine to live in outside a browser: files of a built site, and messages as promises. */
"use strict";
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { createContext, runInContext } = require("node:vm");

const SITE = process.env.DUIYE_SITE, ENGINE = process.env.DUIYE_ENGINE;
const HOST = "https://study.internal/";
const CASES = join(__dirname, "..", "cases", "search");
const readCases = name => JSON.parse(readFileSync(join(CASES, name), "utf8"));

const fromSite = path => {
  const file = join(SITE, path);
  return existsSync(file) ? readFileSync(file) : null;
};
const makeWorld = more => {
  const world = { URL, Response, setTimeout, clearTimeout, console, ...more };
  world.self = world;
  createContext(world);
  return world;
};

/** Start an engine. `serve(path)` gives a file's content, null where there is none, or throws as a lost network does. */
const start = async ({ language = "zh", facing = false, serve = fromSite, root = HOST, world = {}, languages = ["zh", "en"] } = {}) => {
  const fetched = [], said = [], faults = [];
  const scope = makeWorld({
    console: { ...console, error: fault => faults.push(fault) },
    fetch: async address => {
      const path = decodeURIComponent(new URL(address).pathname.slice(1));
      fetched.push(path);
      const data = await serve(path);
      return new Response(data, { status: data === null ? 404 : 200 });
    },
    importScripts: address => {
      const path = decodeURIComponent(new URL(address).pathname.slice(1));
      fetched.push(path);
      runInContext(String(serve(path)), scope);
    },
    ...world,
  });
  runInContext(readFileSync(ENGINE, "utf8"), scope, { filename: ENGINE });
  const waiting = new Map();
  const engine = scope.DuiyeSearch.create(message => {
    said.push(JSON.parse(JSON.stringify(message)));
    const name = message.type === "answer" ? `${message.stage} ${message.id}` : `${message.type} ${message.id ?? ""}`;
    waiting.get(name)?.(said[said.length - 1]);
  });
  const expect = name => new Promise(done => waiting.set(name, done));
  let last = 0;
  const open = (other = language) => {
    const ready = expect("ready ");
    engine.receive({ type: "open", root, language: other, languages, facing });
    return ready;
  };
  const ask = (text, more = {}) => {
    const id = ++last, answered = expect(`full ${id}`);
    engine.receive({ type: "ask", id, text, part: -1, limit: 10, more: 0, ...more });
    return answered;
  };
  const count = () => {
    const counted = expect(`counted ${last}`);
    engine.receive({ type: "count", id: last });
    return counted;
  };
  const ready = await open();
  return { ask, count, open, ready, said, fetched, faults, engine, scope };
};

/** What the engine's scripts name, for what is told by a table of vectors. */
const insides = names => {
  const folder = join(__dirname, "..", "..", "scripts", "duiye", "writers", "search", "worker");
  const scripts = [folder, join(folder, "later")].flatMap(place => (
    readdirSync(place).filter(name => name.endsWith(".js")).sort().map(name => readFileSync(join(place, name), "utf8"))
  ));
  return runInContext(`${scripts.join("")}\n;({ ${names} })`, makeWorld({ fetch: null }));
};

const plain = spans => spans.map(([text]) => text).join("");
const marked = spans => spans.filter(([, found]) => found).map(([text]) => text);
const pages = answer => answer.groups.map(group => group.address);

module.exports = { start, insides, plain, marked, pages, readCases, fromSite, SITE, HOST };
