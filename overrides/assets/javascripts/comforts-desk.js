/* The reading desk: settings, the list of shortcuts, walking by paragraphs, and copying with a citation. Fetched by
   comforts.js when first wanted, with its words (comforts-words.js) and its look (comforts-desk.css). */
(() => {
  "use strict";
  const { BLOCKS, all, closest, find, forget, stand, panels } = duiyeComforts;
  const PLACES = `${BLOCKS}, article :is(h1,h2,h3,h4,h5,h6,li)[id]`;
  /** What stands in a text without being its words: numbers of notes, marks for links, what is heard only. */
  const APART = "sup[id^='fnref'],.headerlink,.footnote-backref,.dy-mark,.dy-tips,.dy-lag,.dy-hidden,.dy-read,.dy-cite,button,[hidden],script,style,template";

  const html = document.documentElement;
  const made = document.createElement("template");
  made.innerHTML = panels[html.lang] || panels[html.lang.split("-")[0]] || panels.en;
  const [settings, keys] = made.content.querySelectorAll("dialog");
  const passage = made.content.querySelector(".dy-passage"), said = made.content.querySelector(".dy-said");
  document.body.append(made.content);

  // A live region must stand there before its words change, and outside of an open dialog nothing is heard.
  const say = words => {
    (find("dialog[open]") || document.body).append(said);
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 60);
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { said.textContent = ""; }, 4000);
  };

  const write = async text => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* refused, or no secure address */ }
    const field = document.createElement("textarea"), focus = document.activeElement;
    field.value = text;
    field.className = "dy-aside";
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* said below */ }
    field.remove();
    focus?.focus({ preventScroll: true });
    return done;
  };
  const copy = async (text, words = said.dataset.copied) => say(await write(text) ? words : said.dataset.failed);

  /* ------------------------------------------------------------ paragraphs */
  /** The line below the header, where reading begins. */
  const top = () => find(".md-header").getBoundingClientRect().bottom + 8;
  const current = () => {
    const focused = document.activeElement?.closest(BLOCKS);
    if (focused) return focused;
    const from = getSelection().rangeCount && getSelection().getRangeAt(0).startContainer;
    const chosen = from && !getSelection().isCollapsed && (from.closest ? from : from.parentElement).closest(PLACES);
    return chosen || all(BLOCKS).find(block => block.getBoundingClientRect().bottom > top()) || null;
  };
  /** Focus a block, which is no stop of the tab key before or after. */
  const reach = block => {
    block.tabIndex = -1;
    block.addEventListener("blur", () => block.removeAttribute("tabindex"), { once: true });
    block.focus({ preventScroll: true });
    stand(block);
  };
  const walk = step => {
    const blocks = all(BLOCKS).filter(block => block.getClientRects().length);
    const at = blocks.indexOf(document.activeElement?.closest(BLOCKS));
    const line = top();
    const next = at >= 0 ? blocks[at + step]
      : step > 0 ? blocks.find(block => block.getBoundingClientRect().top >= line - 4)
        : blocks.findLast(block => block.getBoundingClientRect().top < line - 4);
    if (!next) return;
    next.scrollIntoView({ block: "start" });
    reach(next);
  };

  const address = block => location.href.split(/[?#]/)[0] + (block ? "#" + block.id : "");
  const link = block => {
    const here = block || current();
    if (here) copy(address(here), said.dataset.link);
  };

  /** The words of a passage as they stand on the page. */
  const words = range => {
    const box = document.createElement("div");
    box.className = "dy-aside";
    box.append(range.cloneContents());
    for (const part of box.querySelectorAll(APART)) part.remove();
    for (const part of box.querySelectorAll("[id]")) part.removeAttribute("id");
    find("article").append(box);
    const text = box.innerText;
    box.remove();
    return text.replace(/\u00a0/g, " ").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  };

  /* ------------------------------------------------------------ citations
     Their form is made with the page (writers/citations.py); the day, and the paragraph, are only known here. */
  const cite = (box, id = "") => {
    const now = new Date();
    const day = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    for (const part of box.querySelectorAll(".dy-cite__accessed")) part.textContent = day;
    for (const part of box.querySelectorAll(".dy-cite__accessed-in-words")) {
      part.textContent = new Intl.DateTimeFormat("en-US", { dateStyle: "long" }).format(now);
    }
    for (const part of box.querySelectorAll(".dy-cite__address")) {
      part.textContent = part.textContent.split("#")[0] + (id && "#" + id);
    }
    // The site was built without an address: it is cited from where it is read.
    for (const part of box.querySelectorAll(".dy-cite__address-here")) {
      part.textContent = location.href.split(/[?#]/)[0] + (id && "#" + id);
    }
    return box;
  };
  const form = (name, id) => {
    const found = find(`.dy-cite [data-form=${name}]`)?.cloneNode(true);
    found?.querySelectorAll("button").forEach(button => button.remove());
    return found && cite(found, id).textContent.trim();
  };
  const offer = box => {
    cite(box, "");
    for (const one of box.querySelectorAll("[data-form]:not(:has(button))")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = said.dataset.copy;
      button.setAttribute("aria-label", `${said.dataset.copy} ${one.previousElementSibling.textContent}`);
      button.addEventListener("click", () => copy(form(one.dataset.form)));
      one.append(" ", button);
    }
  };

  /* ------------------------------------------------------------ a passage: its menu stands at the selection */
  let held;
  const leave = () => { passage.hidden = true; held = undefined; };
  const hold = (range, block) => {
    held = { range, block, focus: document.activeElement };
    passage.hidden = false;
    find(".dy-passage__source", passage).hidden = !find(".dy-cite");
    const at = range.getBoundingClientRect(), { width, height } = passage.getBoundingClientRect();
    const below = Math.min(at.bottom + 8, innerHeight - height - 8);
    passage.style.left = `${Math.max(8, Math.min(at.left, html.clientWidth - width - 8)) + scrollX}px`;
    passage.style.top = `${Math.max(below, 8) + scrollY}px`;
  };
  const select = () => {
    if (passage.contains(document.activeElement)) return false;
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const within = range && (range.commonAncestorContainer.closest ? range.commonAncestorContainer : range.commonAncestorContainer.parentElement);
    if (!range || selection.isCollapsed || !within.closest("article") || within.closest(".dy-tips,form") || !selection.toString().trim()) {
      leave();
      return false;
    }
    const from = range.startContainer.closest ? range.startContainer : range.startContainer.parentElement;
    hold(range.cloneRange(), from.closest(PLACES));
    return true;
  };
  const quote = () => {
    const block = current();
    if (passage.hidden && !select()) {
      if (!block) return;
      const range = document.createRange();
      range.selectNodeContents(block);
      hold(range, block);
    }
    find("button", passage).focus({ preventScroll: true });
  };
  passage.addEventListener("pointerdown", event => event.preventDefault());
  passage.addEventListener("mousedown", event => event.preventDefault());
  passage.addEventListener("keydown", event => {
    const buttons = [...passage.querySelectorAll("button")].filter(button => button.offsetParent);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  });
  const back = () => {
    const focus = held?.focus;
    leave();
    if (focus?.matches(BLOCKS)) reach(focus);
    else if (focus && focus !== document.body) focus.focus({ preventScroll: true });
    else document.activeElement?.blur();
  };
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !passage.hidden) back();
  });

  const take = what => {
    const { range, block } = held;
    if (what === "link") copy(address(block), said.dataset.link);
    else {
      const text = words(range), source = what !== "text" && form(what, block?.id);
      copy(source ? `${text}\n\n${source}` : text);
    }
    back();
  };

  /* ------------------------------------------------------------ settings */
  const schemes = () => all("[data-md-component=palette] input");
  /** Which of them holds; Material remembers it, and begins with the first. */
  const scheme = () => {
    const at = schemes().findIndex(input => input.checked);
    return at < 0 ? (__md_get("__palette") || { index: 0 }).index : at;
  };
  const fill = () => {
    const inputs = schemes(), media = inputs[scheme()]?.dataset.mdColorMedia;
    for (const input of settings.querySelectorAll("[type=radio]")) {
      input.checked = input.value === (input.name === "scheme" ? media : html.dataset[input.name] || "");
    }
    // A publication may offer fewer schemes, or schemes that follow no system.
    const offered = [...settings.querySelectorAll("[name=scheme]")].filter(input => {
      input.parentElement.hidden = !inputs.some(one => one.dataset.mdColorMedia === input.value);
      return !input.parentElement.hidden;
    });
    find("[name=scheme]", settings).closest("fieldset").hidden = offered.length < 2;
    for (const input of all(".dy-panel [name=keys]")) input.checked = !html.dataset.dyKeys;
  };
  const paint = media => {
    const input = schemes().find(one => one.dataset.mdColorMedia === media);
    if (input && input !== schemes()[scheme()]) input.click();
  };
  /** Change the settings, or put them all back, without losing the line being read. */
  const dress = change => {
    const look = {};
    const block = all(BLOCKS).find(one => one.getBoundingClientRect().bottom > top());
    const before = block?.getBoundingClientRect().top;
    for (const key of ["dySize", "dyFace", "dyLeading", "dyKeys"]) {
      const value = change ? { ...html.dataset, ...change }[key] : "";
      delete html.dataset[key];
      if (value) html.dataset[key] = look[key] = value;
    }
    __md_set("look", look);
    if (block && scrollY) scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" });
  };
  const open = dialog => {
    leave();
    fill();
    for (const other of [settings, keys]) if (other !== dialog && other.open) other.close();
    if (!dialog.open) dialog.showModal();
  };
  for (const dialog of [settings, keys]) {
    dialog.addEventListener("change", ({ target: { name, value, checked } }) => {
      if (name === "scheme") paint(value);
      else dress(name === "keys" ? { dyKeys: checked ? "" : "off" } : { [name]: value });
      fill();
    });
    dialog.addEventListener("click", event => {
      const button = closest(event, "[data-do]"), what = button && button.dataset.do;
      if (event.target === dialog || what === "close") dialog.close();
      if (what === "keys") open(keys);
      if (what === "reset") {
        dress();
        paint("(prefers-color-scheme)");
        fill();
      }
      if (what === "forget") {
        forget();
        for (const mark of all(".dy-read")) mark.remove();
        for (const box of all(".dy-continue")) box.hidden = true;
      }
      if (button && button.dataset.done) say(button.dataset.done);
    });
  }
  passage.addEventListener("click", event => {
    const button = closest(event, "[data-do]");
    if (button) take(button.dataset.do);
  });

  /* ------------------------------------------------------------ the other keys */
  const edition = () => {
    const links = all(".dy-languages a"), at = links.findIndex(one => one.hasAttribute("aria-current"));
    const next = [...links.slice(at + 1), ...links.slice(0, Math.max(at, 0))].find(one => !one.matches(".dy-languages__missing"));
    next?.click();
  };
  const repaint = () => {
    const inputs = schemes(), next = inputs[(scheme() + 1) % inputs.length];
    if (inputs.length < 2) return;
    next.click();
    const label = find(`[name=scheme][value="${next.dataset.mdColorMedia}"]`, settings)?.parentElement;
    if (label) say(label.textContent);
  };

  Object.assign(duiyeComforts, {
    settings: () => open(settings),
    keys: () => open(keys),
    next: () => walk(1),
    previous: () => walk(-1),
    home: () => find(".md-header .md-logo").click(),
    passage: select,
    cite: offer,
    scheme: repaint,
    link, quote, edition,
  });
})();
