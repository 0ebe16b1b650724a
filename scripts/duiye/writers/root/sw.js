/* Keeps the pages of this site for readers without a network: each one that they open, and the rest when a page asks
   for it. What is kept is named by its content, and so belongs to one version of the site; docs/adr/0027 says why. */
"use strict";

const NAME = `duiye ${registration.scope}`, ROOT = new URL(registration.scope);
const PATIENCE = 3000; // milliseconds for a page that is kept as well
const LANES = 4;
const HASHED = /\.[0-9a-f]{8,32}\./;

/** The path of a file of this site, from its root; empty for anything else. */
const pathOf = address => {
  const url = new URL(address);
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return "";
  try {
    const path = decodeURIComponent(url.pathname.slice(ROOT.pathname.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  } catch { return ""; }
};

const addressOf = path => new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT).href;
const keyOf = (path, hash) => `${addressOf(path)}?${hash}`;
const MANIFEST = addressOf(`offline.${VERSION}.json`), STALE = `${MANIFEST}?stale`;

/* ------------------------------------------------------------ what belongs to this version */
let known, checked = Promise.resolve();

const manifest = () => {
  known ??= (async () => {
    const cache = await caches.open(NAME);
    let answer = await cache.match(MANIFEST);
    if (!answer) {
      answer = await fetch(MANIFEST);
      if (!answer.ok) throw new Error(`${MANIFEST}: ${answer.status}`);
      await cache.put(MANIFEST, answer.clone());
    }
    const { whole, files, visited } = await answer.json();
    const hashes = new Map(Object.entries({ ...files, ...visited }));
    return { cache, hashes, rest: whole ? Object.keys(files) : [], stale: Boolean(await cache.match(STALE)) };
  })().catch(error => { known = undefined; throw error; });
  return known;
};

const digest = async body => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).slice(0, 8);
  return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
};

/** Whether the server still has this version: a host may change what it sends, and a hash then says nothing. */
const isCurrent = async () => (await (await fetch(addressOf("sw.js"), { cache: "no-store" })).text()).includes(VERSION);

/** Keep an answer of the server, if it is of this version; say whether it is. */
const keep = async (path, answer) => {
  const site = await manifest(), body = await answer.arrayBuffer(), hash = site.hashes.get(path);
  if (await digest(body) !== hash && !await isCurrent()) {
    site.stale = true;
    await site.cache.put(STALE, new Response());
    registration.update().catch(() => {});
    return false;
  }
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name); // the body is plain now
  await site.cache.put(keyOf(path, hash), new Response(body, { headers }));
  return true;
};

/** Fetch a file that is not kept yet; throw when it cannot be had in this version. */
const bring = async (path, mode) => {
  const { cache, hashes } = await manifest();
  if (!hashes.has(path) || await cache.match(keyOf(path, hashes.get(path)))) return;
  const answer = await fetch(addressOf(path).replace(/(^|\/)index\.html$/, "$1"), { cache: mode });
  if (answer.status !== 200 || !await keep(path, answer)) throw new Error(`${path}: not of ${VERSION}`);
};

/* ------------------------------------------------------------ answers
   A page comes from the network, since it may have been corrected, and from what is kept when the network fails or
   dawdles. Whatever else is kept comes from there, unless the page turned out to be of a newer version. */
const answer = async (event, path) => {
  const { request } = event, isPage = request.mode === "navigate" || path.endsWith(".html");
  const site = await manifest().catch(() => ({ hashes: new Map() }));
  const hash = site.hashes.get(path);
  const kept = hash && await site.cache.match(keyOf(path, hash));
  if (kept && HASHED.test(path)) return kept;
  if (kept && !isPage) {
    await checked;
    if (!site.stale) return kept;
  }
  const network = (async () => {
    const answer = await event.preloadResponse || await fetch(request);
    if (hash && answer.status === 200 && !site.stale) {
      const keeping = keep(path, answer.clone()).catch(() => {});
      event.waitUntil(keeping);
      if (isPage) checked = keeping;
    }
    return answer;
  })();
  try {
    if (!kept) return await network;
    network.catch(() => {});
    return await Promise.race([network, new Promise(done => setTimeout(done, PATIENCE, kept.clone()))]);
  } catch {
    if (kept) return kept;
    if (site.hashes.has(`${path}/index.html`)) return Response.redirect(addressOf(`${path}/`));
    const offline = request.mode === "navigate" && await caches.match(keyOf("offline.html", site.hashes.get("offline.html")));
    return offline || Response.error();
  }
};

addEventListener("fetch", event => {
  const { request } = event, path = request.method === "GET" && !request.headers.has("range") && pathOf(request.url);
  if (path) event.respondWith(answer(event, path));
});

/* ------------------------------------------------------------ from version to version */
addEventListener("install", event => event.waitUntil((async () => {
  const { cache, hashes } = await manifest();
  const had = (await cache.keys()).map(request => pathOf(request.url));
  const first = [...hashes.keys()].filter(path => /^(offline\.html$|root\.)/.test(path));
  for (const path of new Set([...first, ...had])) if (hashes.has(path)) await bring(path, "no-cache");
  await skipWaiting();
})()));

addEventListener("activate", event => event.waitUntil((async () => {
  const { cache, hashes } = await manifest();
  const current = new Set([MANIFEST, ...[...hashes].map(([path, hash]) => keyOf(path, hash))]);
  for (const request of await cache.keys()) if (!current.has(request.url)) await cache.delete(request);
  await registration.navigationPreload?.enable();
  await clients.claim();
})()));

/* ------------------------------------------------------------ what a page asks for */
let filling;

/** Bring all files, those of the reader's edition first; what fails is left to another day. */
const fill = async edition => {
  const { rest } = await manifest(), isOwn = path => path.startsWith(`${edition}/`);
  const paths = [...rest.filter(isOwn), ...rest.filter(path => !isOwn(path))];
  await Promise.all(Array.from({ length: LANES }, async () => {
    // Without a network there is no use in asking on; a file that a host holds back is one less.
    while (paths.length) await bring(paths.shift(), "no-cache").catch(error => { if (error.name === "TypeError") paths.length = 0; });
  }));
};

addEventListener("message", event => {
  const { seen, edition } = event.data;
  if (seen) event.waitUntil(Promise.all(seen.map(async address => {
    // The browser has just loaded it; where its copy is of another day the server is asked.
    const path = pathOf(address);
    await bring(path, "force-cache").catch(() => bring(path, "no-cache")).catch(() => {});
  })));
  if (edition !== undefined) event.waitUntil(filling ??= fill(edition).finally(() => { filling = undefined; }));
});
