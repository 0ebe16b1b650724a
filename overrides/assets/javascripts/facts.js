/* The fact-check page: its list of verdicts becomes buttons, and a box finds words. Without this file all is shown. */
(() => {
  "use strict";
  const form = document.querySelector(".dy-filter--facts"), counts = document.querySelector(".dy-facts__counts");
  if (!form || !form.hidden || !counts) return;

  // As duiye.js folds for the glossary: no tones, spaces, case or full width.
  const fold = text => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const input = form.querySelector("input"), output = form.querySelector("output");
  // On a facing page a statement stands twice, in the same place of both lists of a row.
  const twins = new Map();
  for (const element of document.querySelectorAll(".dy-fact")) {
    const row = element.closest(".dy-row"), place = [...element.parentElement.querySelectorAll(".dy-fact")].indexOf(element);
    const key = row ? `${row.id} ${place}` : element;
    twins.set(key, [...(twins.get(key) || []), element]);
  }
  const facts = [...twins.values()].map(elements => ({ elements, words: fold(elements.map(one => one.textContent).join(" ")) }));
  const groups = [...document.querySelectorAll(".dy-facts")];

  const buttons = [...counts.children].map(item => {
    const button = document.createElement("button");
    button.type = "button";
    button.value = item.dataset.verdict;
    button.setAttribute("aria-pressed", "false");
    button.append(...item.childNodes);
    item.append(button);
    return button;
  });
  const isPressed = button => button.getAttribute("aria-pressed") === "true";

  const apply = () => {
    const words = input.value.split(/\s+/u).map(fold);
    const verdicts = buttons.filter(isPressed).map(button => button.value);
    let found = 0;
    for (const { elements, words: own } of facts) {
      const fits = !verdicts.length || verdicts.includes(elements[0].dataset.verdict);
      const shown = fits && words.every(word => own.includes(word));
      for (const element of elements) element.hidden = !shown;
      if (shown) found++;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".dy-fact:not([hidden])");
      const head = (group.closest(".dy-row") || group).previousElementSibling;
      if (head && head.matches("h2, h3, h4, h5, h6, .dy-row--heading")) head.hidden = group.hidden;
    }
    const { all, some, none } = form.dataset;
    output.value = (found === facts.length ? all : found ? some : none).replaceAll("%d", found);
  };
  const clear = () => {
    input.value = "";
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    apply();
  };
  // A link to a statement that is filtered away brings everything back.
  const reveal = () => {
    let named;
    try { named = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!named || !named.closest("[hidden]") || !named.closest(".dy-fact, .dy-facts__head")) return;
    clear();
    named.scrollIntoView();
  };

  input.addEventListener("input", apply);
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    clear();
  });
  form.addEventListener("submit", event => event.preventDefault());
  counts.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    button.setAttribute("aria-pressed", String(!isPressed(button)));
    apply();
  });
  addEventListener("hashchange", reveal);
  counts.after(form);
  form.hidden = false;
  apply();
  reveal();
})();
