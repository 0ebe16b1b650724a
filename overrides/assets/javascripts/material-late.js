/* Material's bundle is loaded when the reader first does something. Before that it would only do what stands here:
   give the columns beside the text their height. Where it would do more, or something waits for it, it is loaded at
   once. What the reader did meanwhile is not lost. */
(() => {
  "use strict";
  const own = document.currentScript, body = document.body;
  const find = selector => document.querySelector(selector);
  const leaveColours = () => { for (const element of document.querySelectorAll(".dy-colours")) element.remove(); };
  if (!own.dataset.bundle) return leaveColours();
  const said = new URL(location).searchParams, { features } = JSON.parse(find("#__config").textContent);

  /* ------------------------------------------------------------ as long as the bundle waits */
  const header = find(".md-header"), main = find(".md-main");
  const columns = () => {
    for (const column of document.querySelectorAll(".md-sidebar")) {
      const wide = column.dataset.mdType === "navigation" ? "76.25em" : "60em";
      if (column.hidden || !matchMedia(`(min-width: ${wide})`).matches) continue;
      const inner = column.firstElementChild, grid = column.closest(".md-grid"), height = header.offsetHeight;
      const adjust = grid.offsetTop - main.offsetTop, top = main.offsetTop, bottom = top + main.offsetHeight;
      const seen = Math.max(0, innerHeight - Math.max(0, top, height) - Math.max(0, innerHeight - bottom)) - adjust;
      inner.style.height = `${seen - 2 * inner.offsetTop}px`;
      column.style.top = `${height}px`;
      const here = [...column.querySelectorAll(".md-nav__link--active[href]")].find(link => link.clientHeight);
      if (here) inner.scrollTo({ top: here.offsetTop - inner.offsetTop - inner.offsetHeight / 2 });
    }
  };
  columns();

  /* ------------------------------------------------------------ the first action */
  const ACTIONS = ["pointermove", "pointerdown", "pointerover", "touchstart", "wheel", "scroll", "keydown", "focusin", "change", "resize", "hashchange"];
  let started = false, read = false, key, chosen;
  document.addEventListener("DOMContentLoaded", () => { read = true; });

  const load = () => {
    if (started) return;
    started = true;
    for (const type of ACTIONS) removeEventListener(type, act, true);
    const script = document.createElement("script");
    script.src = own.dataset.bundle;
    script.onload = () => {
      if (read) document$.next(document); // the bundle waits for an event that has been
      leaveColours();
      // What the bundle's listeners have missed.
      for (const element of document.querySelectorAll(":hover")) element.dispatchEvent(new MouseEvent("mouseenter"));
      const active = document.activeElement;
      if (active && active.matches(":focus-visible")) active.dispatchEvent(new FocusEvent("focus"));
      if (chosen) chosen.dispatchEvent(new Event("change", { bubbles: true }));
      if (key) dispatchEvent(new KeyboardEvent("keydown", { key }));
      for (const type of LATER) removeEventListener(type, note, true);
    };
    document.body.append(script);
  };

  /** Keep in mind what only the bundle can answer. */
  const note = event => {
    if (event.type === "change") {
      if (event.target.matches("[name=__palette]")) chosen = event.target;
    } else if (event.type === "focusin") {
      if (event.target.matches(":focus-visible")) event.target.classList.add("focus-visible");
    } else if (/^[pn,.]$/.test(event.key) && !event.metaKey && !event.ctrlKey && !event.altKey && !event.target.closest("input:not([type=radio]), select, textarea, [contenteditable]")) {
      key = event.key;
    }
  };
  const act = event => {
    if (event.type !== "scroll" || event.target === document) load(); // the contents scroll to the page by themselves
  };
  const LATER = ["keydown", "focusin", "change"];

  const urgent = [
    ".tabbed-set", "pre", ".annotate", ".md-banner", ".md-consent", ".md-source", ".md-tabs", ".md-toggle--indeterminate",
    ".md-typeset table:not([class]):not(.md-typeset__table > *)",
  ];
  const now = said.has("h") || said.has("q") || location.hash || location.protocol === "file:" || scrollY > 0
    || features.some(name => /^(navigation\.instant|content\.tooltips|header\.autohide)/.test(name))
    || innerHeight >= body.offsetHeight || document.querySelector(urgent.join());
  for (const type of LATER) addEventListener(type, note, true);
  if (now) load();
  else for (const type of ACTIONS) addEventListener(type, act, { capture: true, passive: true });

  // A closed passage is printed open.
  const shut = [];
  addEventListener("beforeprint", () => {
    if (started) return;
    for (const details of document.querySelectorAll(".md-content details:not([open])")) shut.push(details);
    for (const details of shut) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of shut.splice(0)) details.open = false;
  });
})();
