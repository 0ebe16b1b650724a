/* The reader's place, what has been read, a mark beside the paragraph under the pointer, keys that answer. The rest
   is in comforts-desk.js, fetched when wanted. Nothing leaves the device. */
(() => {
  "use strict";
  const BLOCKS = "article :is(p,ul,ol,dl,table,figure,blockquote,pre,div,details)[id]:not(.dy-tips *)";
  const KEYS = { "?": "keys", "？": "keys", j: "next", k: "previous", c: "link", q: "quote", e: "edition", h: "home", t: "settings", d: "scheme" };
  const { words: named, desk: room, style } = document.currentScript.dataset;
  const late = [named, room, style].map(path => new URL(path, location).href);
  const find = (selector, from = document) => from.querySelector(selector);
  const all = selector => [...document.querySelectorAll(selector)];
  const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);
  const read = () => __md_get("places") || {};
  // `/book/zh/part-1/tide/`: the edition, and the chapter, the same in every edition.
  const parts = path => path.slice(__md_scope.pathname.length).replace(/index\.html$/, "").match(/^([^/]*)\/?(.*)/);

  let desk, pause, opened, chosen;
  const load = () => desk ||= Promise.all(late.map(url => new Promise((onload, onerror) => {
    const script = url.endsWith("js");
    const element = document.createElement(script ? "script" : "link");
    document.head.append(Object.assign(element, { rel: "stylesheet", [script ? "src" : "href"]: url, async: false, onload, onerror }));
  })));
  const act = (what, on) => load().then(() => duiyeComforts[what](on));

  // By chapter: id and number of the paragraph, how many there are, whether the end was seen; the last read last.
  const note = () => {
    const chapter = parts(location.pathname)[2], blocks = all(BLOCKS), count = blocks.length;
    if (!count || !find(".dy-cite[data-chapter]")) return;
    const { [chapter]: before = [], ...places } = read();
    const end = blocks[count - 1].getBoundingClientRect().bottom < innerHeight;
    const n = end ? count : blocks.filter(block => block.getBoundingClientRect().top < innerHeight / 2).length || 1;
    __md_set("places", { ...places, [chapter]: [blocks[n - 1].id, n, count, end || before[3]] });
  };

  const tell = words => {
    const places = read(), last = Object.keys(places).pop();
    const links = all(":is(.dy-contents,.dy-partlist) a"), chapter = link => parts(link.pathname)[2];
    const at = links.findIndex(link => chapter(link) === last), box = find(".dy-continue[hidden]");
    if (box && at >= 0) {
      const [id, n, count] = places[last], on = n < count, link = links[on ? at : at + 1], [to, where] = box.children;
      box.hidden = !link;
      to.href = link ? link.href + (on ? "#" + id : "") : "";
      to.textContent = link?.textContent;
      where.textContent = on ? box.dataset.place.replace("%d", n).replace("%d", count) : "";
    }
    for (const link of links) {
      const place = places[chapter(link)];
      if (!place) continue;
      const made = document.createElement("small");
      made.className = "dy-read";
      made.textContent = place[3] ? words.read : words.partly.replace("%d", Math.ceil(100 * place[1] / place[2]));
      link.append(" ", made);
    }
  };

  const mark = Object.assign(document.createElement("a"), { className: "dy-mark", tabIndex: -1, textContent: "¶" });
  const stand = block => {
    mark.hidden = !block;
    if (!block) return;
    const article = block.closest("article"), at = block.getBoundingClientRect(), from = article.getBoundingClientRect();
    mark.style.left = at.left - from.left + "px";
    mark.style.top = at.top - from.top + "px";
    mark.href = "#" + block.id;
    article.append(mark);
  };

  document.addEventListener("pointerover", event => {
    if (mark.contains(event.target)) load();
    else if (event.pointerType !== "touch") stand(closest(event, BLOCKS));
  });
  document.addEventListener("click", event => {
    const opener = closest(event, "[data-dy-act]"), edition = closest(event, ".dy-languages a");
    if (opener) act(opener.dataset.dyAct);
    if (mark.contains(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      act("link", document.getElementById(mark.hash.slice(1)));
    }
    // Only the root page asks for it.
    if (edition) __md_set("edition", parts(edition.pathname)[1]);
  });
  document.addEventListener("toggle", event => { if (closest(event, ".dy-cite[open]")) act("cite", event.target); }, true);
  document.addEventListener("selectionchange", () => {
    clearTimeout(chosen);
    if (desk || !getSelection().isCollapsed) chosen = setTimeout(act, 400, "passage");
  });
  addEventListener("scroll", () => { clearTimeout(pause); pause = setTimeout(note, 300); }, { passive: true });

  // WCAG 2.1.4: single keys can be switched off, Material's with ours.
  document.addEventListener("keydown", event => {
    // Or the menu would open for a passage that the reader has just been done with.
    if (event.key === "Escape") clearTimeout(chosen);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || closest(event, "input,textarea,select,[contenteditable]")) return;
    if (document.documentElement.dataset.dyKeys || find("dialog[open]")) {
      if (/^[pnfs,./]$/.test(event.key)) event.stopPropagation();
    } else if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      act(KEYS[event.key]);
    }
  }, true);

  // What waits to be noted would bring back a place that the reader has just had forgotten.
  const forget = () => {
    clearTimeout(pause);
    clearTimeout(opened);
    __md_set("places", {});
  };

  window.duiyeComforts = { BLOCKS, all, closest, find, forget, stand };
  const start = () => {
    const words = (find("[data-dy-act=settings]") || document.body).dataset;
    mark.title = words.mark;
    stand();
    tell(words);
    clearTimeout(opened);
    opened = setTimeout(note, 5000);
  };
  if (typeof document$ === "object") document$.subscribe(start);
  else start();
})();
