/* Marks on a page what a search found there: `?h=` says in the address what the text really says, once for each form.
   Loaded by search-door.js only where the address has it. */
(() => {
  "use strict";
  const BLOCKS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, summary, figcaption, caption, pre, blockquote, div, section, article";
  const ASIDE = "script, style, template, svg, math, button, select, textarea, .headerlink, .footnote-ref, .dy-tips, .dy-cite, .dy-mark, [hidden]";
  const MOST = 500;
  const word = /[\p{L}\p{N}_]/u, ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
  // One to one, so that places in the folded text are places in the text.
  const fold = text => Array.from(text, char => char.toLowerCase().length === char.length ? char.toLowerCase() : char).join("").replace(/\s/g, " ");

  /** The text of each block, its spaces one space; and of each character the piece of text in which it stands, and where. */
  const read = article => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
      node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : node.matches(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
    const found = [];
    let last;
    while (walker.nextNode()) {
      const node = walker.currentNode, block = node.parentElement.closest(BLOCKS);
      if (!last || last.block !== block) found.push(last = { block, text: "", from: [] });
      const text = fold(node.data);
      for (let at = 0; at < text.length; at++) {
        if (text[at] === " " && last.text.endsWith(" ")) continue;
        last.text += text[at];
        last.from.push([node, at]);
      }
    }
    return found;
  };

  /** Where a form stands in a text: letters as words are cut, not inside others. */
  const places = (text, form) => {
    const found = [], joined = (one, other) => [one, other].every(char => word.test(char) && !ideograph.test(char));
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (!joined(text[at - 1] || " ", text[at]) && !joined(text[end - 1], text[end] || " ")) found.push([at, end]);
    }
    return found;
  };

  /** Mark the forms in a block, over whatever elements; return how many there are. */
  const mark = ({ text, from }, forms, most) => {
    const taken = new Uint8Array(text.length), starts = new Set();
    for (const [at, end] of forms.flatMap(form => places(text, form))) {
      taken.fill(1, at, end);
      starts.add(at);
    }
    let count = 0;
    // From the end, so that what is cut off a piece of text does not move the places before it.
    for (let end = text.length; end > 0 && count < most; end--) {
      if (!taken[end - 1]) continue;
      const node = from[end - 1][0], range = document.createRange(), made = document.createElement("mark");
      let at = end - 1;
      while (at > 0 && taken[at - 1] && from[at - 1][0] === node && !starts.has(at)) at--;
      range.setStart(node, from[at][1]);
      range.setEnd(node, from[end - 1][1] + 1);
      made.className = "dy-hit";
      range.surroundContents(made);
      if (starts.has(at)) count++;
      end = at + 1;
    }
    return count;
  };

  let clear;
  const start = () => {
    const article = document.querySelector("article"), said = new URL(location).searchParams.getAll("h");
    const forms = [...new Set(said.map(form => fold(form).replace(/ +/g, " ").trim()))].filter(Boolean).slice(0, 20);
    if (article && article.querySelector(".dy-unmark")) return; // said twice of one page
    clear = undefined;
    if (!article || !forms.length) return;
    let count = 0;
    for (const block of read(article)) count += mark(block, forms, MOST - count);
    if (!count) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "dy-unmark" });
    button.textContent = document.documentElement.lang.startsWith("zh") ? `清除${count}处标记` : count === 1 ? "Clear 1 mark" : `Clear ${count} marks`;
    clear = () => {
      for (const made of article.querySelectorAll("mark.dy-hit")) {
        const parent = made.parentNode;
        made.replaceWith(...made.childNodes);
        parent.normalize();
      }
      button.remove();
      clear = undefined;
      const now = new URL(location);
      now.searchParams.delete("h");
      try { history.replaceState(history.state, "", now); } catch { /* the marks are gone all the same */ }
    };
    button.addEventListener("click", () => clear());
    article.append(button);
  };
  document.addEventListener("keydown", event => {
    if (clear && event.key === "Escape" && !event.defaultPrevented) clear();
  });
  if (typeof document$ === "object") document$.subscribe(start);
  else start();
})();
