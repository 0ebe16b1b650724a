/* Marks on a page what a search found there: `?h=` says in the address what the text really says, once for each form.
   Loaded by search-door.js only where the address has it. */
(() => {
  "use strict";
  const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, summary, figcaption, caption, pre, blockquote, div, section, article";
  const ASIDE = "script, style, template, svg, math, button, select, textarea, .headerlink, .footnote-ref, .dy-tips, .dy-cite, .dy-mark, [hidden]";
  const MOST = 500;
  const word = /[\p{L}\p{N}_]/u, ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
  const article = document.querySelector("article"), url = new URL(location);
  // One to one, so that places in the folded text are places in the text.
  const fold = text => [...text].map(char => char.toLowerCase().length === char.length ? char.toLowerCase() : char).join("").replace(/\s/g, " ");
  const forms = [...new Set(url.searchParams.getAll("h").map(form => fold(form).replace(/ +/g, " ").trim()))].filter(Boolean).slice(0, 20);
  if (!article || !forms.length) return;

  /** The text of each block: its pieces, and of each character in which piece it stands; spaces are one space. */
  const blocks = () => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
      node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
    const found = [];
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode, block = node.parentElement.closest(BLOCKS);
      if (!last || last.block !== block) found.push(last = { block, text: "", places: [] });
      const text = fold(node.data);
      for (let at = 0; at < text.length; at++) {
        if (text[at] === " " && last.text.endsWith(" ")) continue;
        last.text += text[at];
        last.places.push([node, at]);
      }
    }
    return found;
  };

  /** Where a form stands in a text: Latin words as they are cut, not inside others. */
  const places = (text, form) => {
    const found = [], joined = (one, other) => word.test(one) && word.test(other) && !ideograph.test(one) && !ideograph.test(other);
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (!joined(text[at - 1] || " ", text[at]) && !joined(text[end - 1], text[end] || " ")) found.push([at, end]);
    }
    return found;
  };

  let count = 0;
  for (const { text, places: from } of blocks()) {
    const taken = new Uint8Array(text.length), starts = new Set();
    for (const form of forms) {
      for (const [at, end] of places(text, form)) {
        taken.fill(1, at, end);
        starts.add(at);
      }
    }
    // From the end, so that what is cut off a piece of text does not move the places before it.
    for (let end = text.length; end > 0 && count < MOST; end--) {
      if (!taken[end - 1]) continue;
      const node = from[end - 1][0];
      let at = end - 1;
      while (at > 0 && taken[at - 1] && from[at - 1][0] === node && !starts.has(at)) at--;
      const range = document.createRange(), mark = document.createElement("mark");
      range.setStart(node, from[at][1]);
      range.setEnd(node, from[end - 1][1] + 1);
      mark.className = "dy-hit";
      range.surroundContents(mark);
      if (starts.has(at)) count++;
      end = at + 1;
    }
  }
  if (!count) return;

  const zh = document.documentElement.lang.startsWith("zh");
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "dy-unmark", textContent: zh ? `清除${count}处标记` : `Clear ${count === 1 ? "1 mark" : `${count} marks`}`,
  });
  const clear = () => {
    for (const mark of article.querySelectorAll("mark.dy-hit")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    button.remove();
    document.removeEventListener("keydown", leave);
    const now = new URL(location);
    now.searchParams.delete("h");
    try { history.replaceState(history.state, "", now); } catch { /* the marks are gone all the same */ }
  };
  const leave = event => {
    if (event.key === "Escape" && !event.defaultPrevented) clear();
  };
  button.addEventListener("click", clear);
  document.addEventListener("keydown", leave);
  article.append(button);
})();
