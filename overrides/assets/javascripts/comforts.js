/* What a reader finds on opening a page: the place where he stopped, what he has read, a mark beside the paragraph under
   the pointer, keys that answer. What any of these then does is in comforts-desk.js, fetched when first wanted. Nothing
   leaves the device; without this file nothing is missed but these. */
(() => {
  "use strict";
  const BLOCKS = "article :is(p,ul,ol,dl,table,figure,blockquote,pre,div,details)[id]:not(.dy-tips *)";
  const KEYS = { "?": "keys", "？": "keys", j: "next", k: "previous", c: "link", q: "quote", e: "edition", h: "home", t: "settings", d: "scheme" };
  const base = document.currentScript.src;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = selector => [...document.querySelectorAll(selector)];
  const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);
  const read = key => __md_get(key) || {};

  // `/book/zh/part-1/tide/` is the edition `zh` and the chapter `part-1/tide/`, the same in every edition.
  const parts = path => path.slice(__md_scope.pathname.length).replace(/index\.html$/, "").match(/^([^/]*)\/?(.*)/);

  /* ------------------------------------------------------------ the desk, fetched once */
  let desk;
  const load = () => desk ||= Promise.all(
    ["javascripts/comforts-words.js", "javascripts/comforts-desk.js", "stylesheets/comforts-desk.css"].map(path => new Promise((done, fail) => {
      const url = new URL("../" + path, base);
      const made = document.createElement(path.endsWith("s.css") || path.endsWith("k.css") ? "link" : "script");
      Object.assign(made, { rel: "stylesheet", href: url, src: url, async: false, onload: done, onerror: fail });
      document.head.append(made);
    })),
  );
  const act = (what, on) => load().then(() => duiyeComforts[what](on));

  /* ------------------------------------------------------------ the place
     By chapter: paragraph, its number, how many there are, whether the end was seen; the last read stands last. */
  const note = () => {
    const chapter = parts(location.pathname)[2], blocks = all(BLOCKS);
    if (!find(".dy-cite[data-chapter]") || !blocks.length) return;
    const seen = blocks.filter(block => block.getBoundingClientRect().top < innerHeight / 2).length || 1;
    const { [chapter]: before = [], ...places } = read("places");
    const end = blocks.at(-1).getBoundingClientRect().bottom < innerHeight;
    const n = end ? blocks.length : seen;
    __md_set("places", { ...places, [chapter]: [blocks[n - 1].id, n, blocks.length, end || before[3] ? 1 : 0] });
  };
  let pause, first;
  addEventListener("scroll", () => { clearTimeout(pause); pause = setTimeout(note, 300); }, { passive: true });

  // The contents tell what was read; the landing page leads back to where reading stopped, or on.
  const marks = () => {
    const places = read("places"), last = Object.keys(places).pop();
    const { read: done, partly } = find("[data-dy-act=settings]")?.dataset || {};
    const links = all(":is(.dy-contents,.dy-partlist) a");
    const box = find(".dy-continue[hidden]");
    let at = links.findIndex(link => parts(link.pathname)[2] === last);
    if (box && at >= 0) {
      const [id, n, count] = places[last], on = n < count;
      const link = links[on ? at : at + 1];
      if (link) {
        const [to, where] = box.children;
        to.href = on ? link.href + "#" + id : link.href;
        to.textContent = link.textContent;
        if (on) where.textContent = box.dataset.place.replace("%d", n).replace("%d", count);
        box.hidden = false;
      }
    }
    for (const link of done ? links : []) {
      const place = places[parts(link.pathname)[2]];
      if (!place) continue;
      const small = document.createElement("small");
      small.className = "dy-read";
      small.textContent = place[3] ? done : partly.replace("%d", Math.ceil(100 * place[1] / place[2]));
      link.append(" ", small);
    }
  };

  /* ------------------------------------------------------------ the mark beside a paragraph */
  const mark = document.createElement("a");
  mark.className = "dy-mark";
  mark.tabIndex = -1;
  mark.textContent = "¶";
  const stand = block => {
    mark.hidden = !block;
    if (!block) return;
    const article = block.closest("article"), at = block.getBoundingClientRect(), from = article.getBoundingClientRect();
    mark.style.left = at.left - from.left + "px";
    mark.style.top = at.top - from.top + "px";
    mark.href = "#" + block.id;
    mark.title = find("[data-dy-act=settings]")?.dataset.mark || "";
    article.append(mark);
  };
  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    if (mark.contains(event.target)) load();
    else stand(closest(event, BLOCKS));
  });
  document.addEventListener("focusin", event => { if (closest(event, BLOCKS) === event.target) stand(event.target); });

  /* ------------------------------------------------------------ what opens the desk */
  document.addEventListener("click", event => {
    const opener = closest(event, "[data-dy-act]");
    if (opener) act(opener.dataset.dyAct);
    if (mark.contains(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      act("link", document.getElementById(mark.hash.slice(1)));
    }
    // Only the root page asks which edition was chosen; no link is changed and nobody is sent anywhere.
    const edition = closest(event, ".dy-languages a");
    if (edition) __md_set("edition", parts(edition.pathname)[1]);
  });
  document.addEventListener("toggle", event => { if (closest(event, ".dy-cite[open]")) act("cite", event.target); }, true);
  let selecting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(selecting);
    if (desk || !getSelection().isCollapsed) selecting = setTimeout(act, 400, "passage");
  });

  /* WCAG 2.1.4: single keys can be switched off, Material's own with ours; they rest where something is typed. */
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (closest(event, "input,textarea,select,[contenteditable]")) return;
    if (__md_get("keys") === false || find("dialog[open]")) {
      if (/^[pnfs,./]$/.test(event.key)) event.stopPropagation();
    } else if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      act(KEYS[event.key]);
    }
  }, true);

  window.duiyeComforts = { BLOCKS, all, closest, find, parts, stand };
  const start = () => {
    stand();
    marks();
    clearTimeout(first);
    first = setTimeout(note, 5000);
  };
  if (typeof document$ === "object") document$.subscribe(start);
  else start();
})();
