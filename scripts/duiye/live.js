// Preview only: reload after a build; show what the last one had to say, over the last good page and beside its segments.
const here = document.currentScript;
const shown = Number(here.dataset.built);
const waiting = here.dataset.tries; // only the page that lists all notices itself, as there is no build yet
const source = new EventSource(new URL("events", here.src));
const few = 3;
let last = { notices: [], beside: [] };

const make = (tag, name, ...inside) => {
  const made = Object.assign(document.createElement(tag), { className: name, lang: "en" });
  made.append(...inside);
  return made;
};

// The whole block that has an id: a theme may have wrapped it since.
const segment = (article, id) => {
  let block = id && document.getElementById(id);
  if (!block || !article.contains(block)) return null;
  while (block.parentElement !== article) block = block.parentElement;
  return block;
};

const inside = (page) => page.replace(/^\/[^/]*\//, "");

// Counted ids may differ between the languages; a row of a facing page says which each has.
const row = (article, told) => {
  const at = (article.dataset.languages ?? "").split(" ").indexOf(told.page.split("/")[1]);
  const known = [...article.querySelectorAll("[data-ids]")].find((one) => one.dataset.ids.split(" ")[at] === told.segment);
  return known?.id ?? told.segment;
};

const note = ({ code, severity, message, hint }) => {
  const summary = make("summary", "", make("b", "", code), ` ${message}`);
  summary.prepend(make("span", "duiye-spoken", `${severity}: `));
  return make("details", `duiye-notice duiye-${severity}`, summary, make("p", "", hint));
};

const show = () => {
  for (const old of document.querySelectorAll(".duiye-box, .duiye-notice")) old.remove();
  for (const old of document.querySelectorAll("[data-duiye]")) delete old.dataset.duiye;
  const article = document.querySelector("article");
  for (const told of article ? last.beside : []) {
    const page = decodeURI(location.pathname);
    // A facing page shows what is said of both of the pages that it was made of.
    const facing = /^\/bi\//.test(page) && inside(told.page) === inside(page);
    if (told.page !== page && !facing) continue;
    const block = segment(article, facing ? row(article, told) : told.segment);
    (block ?? article.firstElementChild ?? article).before(note(told));
    if (block && block.dataset.duiye !== "error") block.dataset.duiye = told.severity;
  }
  if (!last.notices.length) return;
  const list = make("ul", "", ...last.notices.map((notice) => make("li", "", notice)));
  const count = last.notices.length;
  const head = make("summary", "", `${count} ${count === 1 ? "notice" : "notices"} of the last build`);
  const box = make("details", "duiye-box", head, list);
  box.open = count <= few; // many would cover the page that is being written
  box.setAttribute("role", "alert");
  document.body.append(box);
};

source.onmessage = (event) => {
  last = JSON.parse(event.data);
  if (last.built !== shown || (waiting !== undefined && last.tries !== Number(waiting))) location.reload();
  else if (waiting === undefined) show();
};
if (waiting === undefined) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("live.css", here.src) }));
// Material can replace the article without loading a page.
window.document$?.subscribe(show);
addEventListener("pagehide", () => source.close());
