/* What a facing page does beyond reading: the language that comes first, and search hits that stay in this edition.
   It runs before the page is first shown, so that nothing jumps; without it the default language comes first. */
(() => {
  "use strict";
  const script = document.currentScript;

  /* ------------------------------------------------------------ order
     The sides are moved, not only drawn in another place: the eye, the keyboard and a screen reader go the same way. */
  const article = document.querySelector("article.dy-facing");
  const order = document.querySelector(".dy-order");
  const remember = value => { try { __md_set("__first", value); } catch { /* not remembered */ } };
  const recall = () => { try { return __md_get("__first"); } catch { return null; } };

  const arrange = first => {
    if (!article || article.dataset.first === first) return;
    article.dataset.first = first;
    for (const side of article.querySelectorAll(":is(.dy-side, .dy-tongue):is(div, dl, span)")) {
      const other = side.nextElementSibling;
      if (!other || other.className.split(" ")[0] !== side.className.split(" ")[0] || other.lang !== first) continue;
      side.before(other, " ");
    }
  };

  if (article && order) {
    order.addEventListener("change", event => {
      arrange(event.target.value);
      remember(event.target.value);
    });
    const wanted = recall();
    const choice = [...order.querySelectorAll("input")].find(input => input.value === wanted);
    if (choice) {
      choice.checked = true;
      arrange(wanted);
    }
  }

  /* ------------------------------------------------------------ search
     The index is the default language's; a hit opens the facing page where there is one. */
  const home = new URL(script.dataset.home, location).href;
  const source = new URL(script.dataset.source, location).href;
  const alone = new Set(script.dataset.alone.split(" "));
  const lead = event => {
    const link = event.target instanceof Element && event.target.closest(".md-search-result a[href]");
    if (!link || !link.href.startsWith(source)) return;
    const rest = link.href.slice(source.length);
    let address = rest.split(/[?#]/)[0];
    try { address = decodeURI(address); } catch { /* as it is */ }
    if (!alone.has(address) || !address) link.href = home + rest;
  };
  for (const type of ["pointerover", "pointerdown", "focusin", "click"]) document.addEventListener(type, lead, true);
})();
