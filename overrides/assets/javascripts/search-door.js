/* The search as long as nobody uses it: what opens and shuts it, and what loads the rest when it is first opened. Where
   plain MkDocs made the page, Material's own search stands behind it: then only what opens it is done here, because
   Material's script comes later. */
(() => {
  "use strict";
  const { dataset } = document.currentScript, ours = "search" in dataset;
  const toggle = document.getElementById("__search"), box = document.querySelector(".md-search");
  if (!box) return;
  const field = box.querySelector("input"), files = {};
  let before, shutting;
  // At once: an instant navigation changes what the addresses are relative to.
  for (const name of ours ? ["search", "style", "marks", "worker", "root"] : []) dataset[name] = new URL(dataset[name], location);

  const load = name => files[name] ||= new Promise((onload, onerror) => {
    const made = document.createElement(name === "style" ? "link" : "script");
    document.head.append(Object.assign(made, { rel: "stylesheet", [name === "style" ? "href" : "src"]: dataset[name], onload, onerror }));
  }).catch(() => {
    files[name] = undefined; // for want of a network: the next opening tries again
    const said = box.querySelector("[data-failed]");
    if (said) said.textContent = said.dataset.failed;
  });
  const flip = on => {
    shutting = !on;
    if (toggle.checked !== on) toggle.click();
    shutting = false;
  };

  document.addEventListener("focusin", event => {
    if (event.target === field) {
      if (!toggle.checked) before = event.relatedTarget;
      flip(true);
    } else if (ours && toggle.checked && !box.contains(event.target)) {
      flip(false);
    }
  });
  document.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (ours && event.key === "Escape" && toggle.checked) {
      event.preventDefault(); // what else Escape would clear stays
      flip(false);
    }
    if (!/^[fs/、]$/.test(event.key) || event.target.closest("input:not([type=radio]), select, textarea, [contenteditable]")) return;
    event.preventDefault();
    before = document.activeElement;
    field.focus();
    field.select();
  });
  if (!ours) return;

  box.addEventListener("submit", event => event.preventDefault());
  box.querySelector(".dy-back").addEventListener("click", () => flip(false));
  // Material shuts the search whenever the address changes.
  toggle.addEventListener("click", event => {
    if (!event.isTrusted && !toggle.checked && !shutting) event.preventDefault();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      load("style");
      load("search");
      return;
    }
    if (box.contains(document.activeElement)) {
      document.activeElement.blur();
      if (before && before.isConnected) before.focus({ preventScroll: true });
    }
    before = null;
  });

  const said = new URL(location).searchParams;
  if (said.has("h")) {
    load("style");
    load("marks");
  }
  if (said.has("q")) {
    field.value = said.get("q");
    field.focus({ preventScroll: true });
  }
})();
