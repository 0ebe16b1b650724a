/* What the pages do beyond Material: tips for terms, the glossary's filter, a language switch that keeps the place,
   and the keyboard where Material forgot it. Everything listens on the document, so a page swapped in by instant
   navigation works like a loaded one. Without this file all links still lead where they say. */
(() => {
  "use strict";

  /** The element that the address names, if any. */
  const target = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  /* ------------------------------------------------------------ terms
     WCAG 1.4.13: shown on hover and on keyboard focus, stays while the pointer is on it, leaves on Esc. */
  let link, tip, timer, touched = false;

  const hide = () => {
    clearTimeout(timer);
    if (tip) tip.hidden = true;
    link = tip = undefined;
  };

  const show = (term, x, y) => {
    clearTimeout(timer);
    if (term === link) return;
    hide();
    const found = document.getElementById(term.getAttribute("aria-describedby"));
    if (!found) return;
    const box = found.parentElement;
    if (box.hidden) {
      for (const other of box.children) other.hidden = true;
      box.hidden = false;
    }
    link = term;
    tip = found;
    tip.hidden = false;
    // A term may run over a line's end: stand at the half that is pointed at.
    const rects = [...term.getClientRects()];
    const at = rects.find(r => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom) || rects[0];
    const origin = box.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    const below = at.bottom + 6, above = at.top - height - 6;
    const top = below + height > innerHeight && above > 60 ? above : below;
    tip.style.left = `${left - origin.left}px`;
    tip.style.top = `${top - origin.top}px`;
  };

  const termOf = event => event.target instanceof Element ? event.target.closest("a.dy-term[aria-describedby]") : null;

  document.addEventListener("pointerdown", event => {
    touched = event.pointerType === "touch";
    if (touched && tip && !tip.contains(event.target) && !link.contains(event.target)) hide();
  });
  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    const term = termOf(event);
    if (term) {
      clearTimeout(timer);
      if (term !== link) timer = setTimeout(show, 150, term, event.clientX, event.clientY);
    } else if (tip && tip.contains(event.target)) {
      clearTimeout(timer);
    } else if (!tip || link !== document.activeElement) {
      clearTimeout(timer);
      timer = setTimeout(hide, 300);
    }
  });
  document.addEventListener("focusin", event => {
    const term = termOf(event);
    if (term && term.matches(":focus-visible") && !touched) show(term);
    else if (tip && !tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", event => {
    touched = false;
    if (event.key === "Escape" && tip) hide();
  });
  // On a touch screen the first tap explains, the second follows.
  document.addEventListener("click", event => {
    const term = termOf(event);
    if (!term || !touched || term === link) return;
    show(term, event.clientX, event.clientY);
    if (term === link) event.preventDefault();
  });

  /* ------------------------------------------------------------ languages
     The switch leads to the paragraph being read: all editions have the same ids, or say which is whose. */
  const block = () => {
    const line = 0.25 * innerHeight;
    const named = target();
    if (named) {
      const { top, bottom } = named.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight) return named.closest(".dy-row[id]") || named;
    }
    if (scrollY < 100) return null;
    let last = null;
    const blocks = "article :is(.dy-row, :not(.dy-row *):is(h1,h2,h3,h4,p,ul,ol,li,table,blockquote,.dy-entry))[id]";
    for (const one of document.querySelectorAll(blocks)) {
      if (one.offsetParent && one.getBoundingClientRect().top <= line) last = one;
    }
    return last;
  };
  /** The id of a block in the edition to which a link of the switch leads. */
  const idFor = (one, link) => {
    if (!one) return "";
    const { ids, pair, row } = one.dataset;
    if (ids) return ids.split(" ")[one.closest("article").dataset.languages.split(" ").indexOf(link.hreflang)] || one.id;
    return (link.hreflang ? pair : row) || one.id;
  };
  for (const type of ["pointerover", "focusin", "click"]) {
    document.addEventListener(type, event => {
      const other = event.target instanceof Element && event.target.closest(".dy-languages a");
      if (!other) return;
      if (!other.matches(".dy-languages__missing")) other.hash = idFor(block(), other);
    }, true);
  }

  // After an instant navigation the header is still the last page's.
  const languages = () => {
    const here = document.querySelector(".dy-languages-here"), header = document.querySelector(".dy-languages");
    if (here && header) header.replaceChildren(here.content.cloneNode(true));
  };

  /* ------------------------------------------------------------ each page */
  // As the keys were folded when the page was written: no tones, spaces, case or full width.
  const fold = text => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

  const filter = () => {
    const form = document.querySelector(".dy-filter"), lists = [...document.querySelectorAll(".dy-glossary")];
    if (!form || !form.hidden || !lists.length) return;
    const input = form.querySelector("input"), count = form.querySelector("output");
    const entries = [...document.querySelectorAll(".dy-entry")]
      .map(element => ({ element, keys: (element.dataset.keys || "").split(" ").map(fold) }));
    const headed = lists.map(list => [list, list.previousElementSibling]);

    const apply = () => {
      const wanted = fold(input.value);
      let found = 0;
      for (const { element, keys } of entries) {
        element.hidden = !keys.some(key => key.includes(wanted));
        if (!element.hidden) found++;
      }
      for (const [list, heading] of headed) {
        const empty = !list.querySelector(".dy-entry:not([hidden])");
        list.hidden = empty;
        if (heading && heading.matches("h1, h2, h3, h4, .dy-row--heading")) heading.hidden = empty;
      }
      const { all, some, none } = form.dataset;
      count.value = (wanted ? found ? some : none : all).replaceAll("%d", found);
    };
    // A link to an entry that is filtered away brings everything back.
    const reveal = () => {
      const entry = target();
      if (!entry || !entry.closest("[hidden]")) return;
      input.value = "";
      apply();
      entry.scrollIntoView();
    };
    input.addEventListener("input", apply);
    input.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      input.value = "";
      apply();
    });
    form.addEventListener("submit", event => event.preventDefault());
    addEventListener("hashchange", reveal);
    (headed[0][1] || lists[0]).before(form);
    form.hidden = false;
    apply();
  };

  // The buttons in the header work Material's checkboxes; what opens takes the focus and gives it back.
  const opener = id => document.querySelector(`[data-dy-opens="${id}"]`);
  document.addEventListener("click", event => {
    const button = event.target instanceof Element && event.target.closest("[data-dy-opens]");
    if (button) document.getElementById(button.dataset.dyOpens).click();
  });
  document.addEventListener("change", event => {
    const button = opener(event.target.id);
    if (!button) return;
    button.setAttribute("aria-expanded", event.target.checked);
    shut();
    const inside = event.target.id === "__drawer" ? ".dy-nav a" : ".md-search__input";
    if (event.target.checked) document.querySelector(inside).focus({ preventScroll: true });
    else if (button.offsetParent) button.focus();
  });
  // Firefox keeps over a reload what was open.
  for (const id of ["__drawer", "__search"]) {
    const toggle = document.getElementById(id);
    if (toggle && toggle.checked) toggle.click();
  }
  document.addEventListener("keydown", event => {
    const drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer.checked) drawer.click();
  });

  // On a phone the field of a shut search is out of sight: by Tab it is not reached, by its key it is.
  const shut = () => {
    const field = document.querySelector(".md-search__input"), button = opener("__search");
    if (field) field.tabIndex = button && button.offsetParent && !document.getElementById("__search").checked ? -1 : 0;
  };
  addEventListener("resize", shut);
  shut();

  // What Material's script makes without a name or a place in the tab order: the boxes of wide tables, the tips of notes.
  const mend = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      // What is shut has no width until it is laid out for the question.
      if (box.closest("details:not([open])")) continue;
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
    for (const dialog of document.querySelectorAll(".md-tooltip2[role=dialog]:not([aria-labelledby])")) {
      dialog.setAttribute("aria-labelledby", "notes");
    }
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", mend);
  document.addEventListener("toggle", mend, true);

  // Material's inline script: an address may name a tab of a set of tabs.
  const tabs = () => {
    const tab = target();
    if (tab && tab.name && tab.name.startsWith("__tabbed_")) tab.checked = true;
  };

  const start = () => { hide(); languages(); filter(); tabs(); mend(); };
  if (typeof document$ === "object") document$.subscribe(start);
  else start();
})();
