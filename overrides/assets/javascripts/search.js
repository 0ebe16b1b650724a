/* The dialog of Duiye's search, loaded by search-door.js when it is first opened: it asks the worker and shows what that
   answers. What is found, and why, is the worker's (scripts/duiye/writers/search); its words become text, never HTML. */
(() => {
  "use strict";
  const WORDS = {
    zh: {
      hint: "可以输入汉字、拼音、繁体字或英文，也可以输入整句问题。",
      keys: [["↑↓", "选择"], ["Enter", "打开"], ["Esc", "关闭"]],
      busy: "正在搜索……", count: n => `找到${n}页`, none: q => `没有找到“${q}”。`,
      near: "相近的术语", meant: "您要找的是不是", more: "更多结果", rest: n => `本页还有${n}处`,
      part: "只看", all: "全部", counted: n => ` ${n}`, term: "术语",
      names: { en: "英文版", zh: "中文版" }, also: (name, n) => `${name}也有（${n}）`,
      notes: {
        pinyin: (typed, read) => `拼音：${read}`, slip: (typed, read) => `您输入的是“${typed}”，找的是“${read}”。`,
        question: () => "没有逐字相符的段落，以下最为接近。", number: (typed, read) => `${typed} = ${read}`,
        other: (typed, read) => `${typed} → ${read}`,
      },
      notices: {
        offline: "没有网络，结果可能不全。", partial: "有一部分索引没有读到，结果可能不全。", failed: "搜索未能载入。",
        cut: "输入太长，只搜索了开头部分。",
      },
      again: "重试", comma: "、",
    },
    en: {
      hint: "English, Chinese characters, simplified or traditional, pinyin, or a whole question.",
      keys: [["↑↓", "choose"], ["Enter", "open"], ["Esc", "close"]],
      busy: "Searching…", count: n => n === 1 ? "1 page" : `${n} pages`, none: q => `Nothing found for “${q}”.`,
      near: "Terms that come near", meant: "Did you mean", more: "More results", rest: n => `${n} more on this page`,
      part: "Show", all: "All", counted: n => ` (${n})`, term: "Term",
      names: { en: "English", zh: "Chinese" }, also: (name, n) => `Also in ${name} (${n})`,
      notes: {
        pinyin: (typed, read) => `Pinyin: ${read}`, slip: (typed, read) => `You typed “${typed}”; searched for “${read}”.`,
        question: () => "Nothing matches word for word; these passages come nearest.", number: (typed, read) => `${typed} = ${read}`,
        other: (typed, read) => `${typed} → ${read}`,
      },
      notices: {
        offline: "There is no network: something may be missing.", partial: "A part of the index could not be read: something may be missing.",
        failed: "The search could not be loaded.", cut: "That is long: only its beginning was searched for.",
      },
      again: "Try again", comma: ", ",
    },
  };
  const LIMIT = 10, SHOWN = 2, TYPING = 110, PAUSE = 700, LONGEST = 300;
  const { root, worker, language, languages } = document.querySelector("script[data-search]").dataset;
  const all = languages.split(" "), tongue = language.split("-")[0], w = WORDS[tongue] || WORDS.en;
  const local = location.protocol === "file:";
  const toggle = document.getElementById("__search"), box = document.querySelector(".md-search");
  const field = box.querySelector("input"), room = box.querySelector(".md-search-result");

  /** An element with attributes, of which none is written that is undefined, and what it holds. */
  const make = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...inside.flat().filter(Boolean));
    return made;
  };
  const said = spans => spans.map(([text]) => text).join("");
  const written = spans => spans.map(([text, found]) => found ? make("mark", {}, text) : text);
  const button = (key, words, act, attributes) => {
    const made = make("button", { type: "button", "data-key": key, ...attributes }, words);
    made.addEventListener("click", act);
    return made;
  };

  /** Where a result leads: what was found is told to search-marks.js, and a folder on a disk has no page of its own. */
  const lead = (address, fragment = "", spans = []) => {
    const url = new URL(address, root);
    if (local) url.pathname = url.pathname.replace(/\/$/, "/index.html");
    const forms = new Set(spans.filter(([, found]) => found).map(([text]) => text.trim().slice(0, 80)));
    for (const form of [...forms].filter(Boolean).slice(0, 8)) url.searchParams.append("h", form);
    if (fragment) url.hash = fragment;
    return url.href;
  };
  // `target` keeps Material's instant navigation away, which would not come back to the results.
  const link = (key, href, name, ...inside) => make("a", { class: name, href, target: "_self", "data-key": key }, ...inside);

  /* ------------------------------------------------------------ the worker */
  let engine, broken = false, parts = [];
  const script = src => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
  const connect = async () => {
    let hand;
    if (local) { // no worker may be made and nothing fetched
      await Promise.all([script(worker), ...all.map(name => script(`${root}${name}/search/pack.js`).catch(() => {}))]);
      const made = DuiyeSearch.create(receive);
      hand = message => made.receive(message);
    } else {
      const made = new Worker(worker);
      made.onmessage = event => receive(event.data);
      made.onerror = () => {
        made.terminate();
        fail();
      };
      hand = message => made.postMessage(message);
    }
    const facing = location.href.startsWith(`${root}bi/`);
    hand({ type: "open", root, language, languages: all, facing });
    return hand;
  };
  const post = message => (engine ||= connect()).then(hand => hand(message)).catch(fail);
  const fail = () => {
    engine = undefined;
    broken = true;
    draw();
  };

  /* ------------------------------------------------------------ asking */
  let id = 0, asked = "", part = -1, earlier = [], answer, others = [], typing, pause, after, hurry = "";
  const unfolded = new Set();

  const ask = (more = 0) => {
    const text = field.value.trim();
    clearTimeout(typing);
    clearTimeout(pause);
    if (!more) {
      earlier = [];
      after = undefined;
    }
    if (text !== asked) unfolded.clear();
    if (text !== asked || !more) others = [];
    asked = text;
    id++;
    broken = false;
    if (!text) {
      answer = undefined;
      settle();
      draw();
      return;
    }
    pause = setTimeout(() => { if (!answer) draw(); }, PAUSE);
    post({ type: "ask", id, text, part, limit: LIMIT, more });
  };
  const soon = wait => {
    clearTimeout(typing);
    if (field.value.trim() !== asked) typing = setTimeout(ask, wait);
  };
  const seek = text => {
    field.value = text;
    part = -1;
    ask();
    field.focus();
  };

  const receive = message => {
    if (message.type === "ready") parts = message.parts || [];
    if (message.id !== id) return; // the answer to what is no longer asked
    if (message.type === "counted") others = message.others.filter(([, count]) => count);
    if (message.type === "answer") {
      answer = { ...message, groups: [...earlier, ...message.groups] };
      clearTimeout(pause);
      if (message.stage === "full") pause = setTimeout(settle, PAUSE);
    }
    if (message.type !== "ready") draw();
    if (hurry && hurry === asked && answer && answer.stage === "full") openBest();
  };

  // What need not be done at each key: say what was found, keep the address, count elsewhere.
  const settle = () => {
    share();
    if (!answer) {
      status.textContent = "";
      return;
    }
    status.textContent = [summary(), ...noted(), ...answer.notices.map(noticed)].join(" ");
    if (all.length > 1) post({ type: "count", id });
  };
  const share = () => {
    const url = new URL(location);
    url.searchParams.delete("q");
    if (toggle.checked && asked && asked.length <= LONGEST) url.searchParams.set("q", asked);
    if (url.href !== location.href) try { history.replaceState(history.state, "", url); } catch { /* too often for Safari */ }
  };

  /* ------------------------------------------------------------ showing */
  const status = make("p", { role: "status", class: "dy-hidden" });
  const body = make("div", {});
  room.replaceChildren(status, body);
  room.lang = WORDS[tongue] ? tongue : "en";

  /** What was done to the query: of one word all in one line. */
  const noted = () => {
    const found = new Map();
    for (const { kind, typed, read } of answer.notes) {
      const key = `${kind} ${typed}`, held = found.get(key) || found.set(key, { kind, typed, all: [] }).get(key);
      if (read !== typed && held.all.length < 3) held.all.push(read);
    }
    return [...found.values()].filter(({ kind, all }) => all.length || kind === "question")
      .map(({ kind, typed, all }) => (w.notes[kind] || w.notes.other)(typed, all.join(w.comma)));
  };
  const noticed = name => w.notices[name] || w.notices.partial;
  const summary = () => answer.groups.length || answer.stage !== "full" ? w.count(answer.count) : w.none(asked);
  const named = tag => w.names[tag] || new Intl.DisplayNames([room.lang], { type: "language" }).of(tag);

  /** The same query in another edition, on the counterpart of this page where there is one. */
  const elsewhere = ([tag, count]) => {
    const here = document.querySelector(`.dy-languages a[hreflang="${tag}"]`);
    const url = new URL(here ? here.href : lead(`${tag}/`));
    url.hash = "";
    url.searchParams.set("q", asked);
    return link(`in ${tag}`, url.href, "dy-also", w.also(named(tag), count));
  };

  const section = (found, { anchor, id: block, heading, text, from }) => {
    const headed = said(heading) && said(heading) !== said(found.title);
    const other = all.length === 2 ? all.find(tag => tag !== language) : undefined;
    return link(
      `${found.page}#${anchor}#${block}`, lead(found.address, block || anchor, [...heading, ...text]), "dy-found__section",
      headed && make("span", { class: "dy-found__heading" }, written(heading)),
      make("span", { class: "dy-found__text" }, written(text)),
      from && make("span", { class: "dy-found__from", lang: other }, written(from)),
    );
  };
  const group = found => {
    const { page, title, sections } = found, made = sections.map(one => section(found, one));
    const folded = make("details", { class: "md-search-result__more" },
      make("summary", { "data-key": `${page}+` }, w.rest(made.length - SHOWN)), made.slice(SHOWN));
    folded.open = unfolded.has(page);
    folded.addEventListener("toggle", () => unfolded[folded.open ? "add" : "delete"](page));
    return make("li", { class: "md-search-result__item dy-found" },
      link(`${page}`, lead(found.address, "", [title, ...sections.map(({ text }) => text)].flat()), "dy-found__page", make("span", {}, written(title), " "),
        parts[found.part] && make("small", {}, parts[found.part])),
      made.slice(0, SHOWN), made.length > SHOWN && folded);
  };

  const card = ({ pinyin, definition, address, ...found }) => {
    const tags = Object.keys(found).filter(tag => Array.isArray(found[tag]) && found[tag].length);
    tags.sort((one, other) => (other === tongue) - (one === tongue));
    const name = (tag, [first, ...rest]) => make("span", { class: "dy-card__name", lang: tag }, make("b", {}, first),
      tag === "zh" && pinyin && make("span", { lang: "zh-Latn" }, ` ${pinyin}`),
      rest.length && make("span", {}, " ", rest.join(tag === "zh" ? "、" : ", ")), " ");
    return link("card", lead(address), "dy-card", make("small", {}, w.term, " "), tags.map(tag => name(tag, found[tag])),
      definition && make("span", { class: "dy-card__text", lang: language }, definition));
  };

  const choice = () => {
    const counts = answer.parts.filter(([index]) => parts[index]);
    if (part >= 0 && !counts.some(([index]) => index === part)) counts.push([part, 0]);
    if (counts.length < 2 && part < 0) return "";
    const choose = index => () => {
      part = index;
      ask();
    };
    return make("div", { class: "dy-parts", role: "group", "aria-label": w.part }, [[-1], ...counts].map(([index, count]) =>
      button(`part ${index}`, [index < 0 ? w.all : parts[index], count !== undefined && w.counted(count)],
        choose(index), { "aria-pressed": index === part })));
  };

  const more = () => button("more", w.more, () => {
    const first = answer.groups.length;
    earlier = answer.groups;
    after = () => room.querySelectorAll(".dy-found")[first];
    ask(first);
  }, { class: "dy-more" });

  const hint = () => [
    make("p", { class: "dy-hint" }, w.hint),
    make("p", { class: "dy-hint dy-hint--keys" }, w.keys.map(([key, what]) => make("span", {}, make("kbd", {}, key), ` ${what}`))),
  ];
  const results = () => {
    const { groups, notices, meant, nearest, stage, count } = answer;
    const none = !groups.length && stage === "full";
    return [
      make("p", { class: "md-search-result__meta" }, make("span", {}, groups.length || none ? summary() : w.busy), others.map(elsewhere)),
      [...noted(), ...notices.map(noticed)].map(words => make("p", { class: "dy-note" }, words)),
      meant.length && make("p", { class: "dy-meant" }, w.meant, meant.map(words => button(`meant ${words}`, words, () => seek(words)))),
      choice(),
      answer.card && card(answer.card),
      none && nearest.length && make("div", { class: "dy-near" }, make("p", {}, w.near),
        make("ul", {}, nearest.map(({ name, address }) => make("li", {}, link(`near ${address}`, lead(address), "", name))))),
      none && !nearest.length && hint(),
      groups.length && make("ol", { class: `md-search-result__list${stage === "full" ? "" : " dy-titles"}`, lang: language }, groups.map(group)),
      groups.length < count && groups.length && more(),
    ];
  };

  const draw = () => {
    const key = room.contains(document.activeElement) && document.activeElement.dataset.key;
    const shown = broken ? [make("p", { class: "dy-note" }, w.notices.failed, " ", button("again", w.again, () => ask()))]
      : answer ? results() : asked ? [make("p", { class: "md-search-result__meta" }, w.busy)] : hint();
    body.replaceChildren(...shown.flat(2).filter(Boolean));
    const held = (after && after()?.querySelector("a")) || (key && [...body.querySelectorAll("[data-key]")].find(one => one.dataset.key === key));
    if (after && answer && answer.stage === "full") after = undefined;
    if (held) held.focus({ preventScroll: !after });
    else if (key) field.focus();
  };

  /** Open the best passage, for whoever pressed Enter, perhaps before it was found. */
  const openBest = () => {
    hurry = "";
    const best = [".dy-found__section", ".dy-found__page", ".dy-card"].map(kind => body.querySelector(kind)).find(Boolean);
    if (best) best.click();
  };

  /* ------------------------------------------------------------ hands */
  field.addEventListener("input", event => {
    hurry = "";
    if (!event.isComposing) soon(TYPING);
    if (!toggle.checked) toggle.click();
  });
  field.addEventListener("compositionend", () => soon(0));
  field.form.addEventListener("reset", () => setTimeout(seek, 0, ""));

  const STOPS = ".dy-meant button, .dy-card, .dy-near a, .dy-found > a, summary, details[open] > a, .dy-more";
  addEventListener("keydown", event => {
    if (!toggle.checked || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event, typed = target === field;
    if (key === "ArrowDown" || (key === "ArrowUp" && !typed)) {
      const stops = [field, ...body.querySelectorAll(STOPS)];
      const next = stops[Math.max(0, stops.indexOf(target) + (key === "ArrowDown" ? 1 : -1))];
      event.preventDefault();
      if (next) next.focus();
    } else if (key === "Enter" && typed) {
      hurry = field.value.trim();
      if (hurry === asked && answer && answer.stage === "full") openBest();
      else soon(0);
    } else if (key.length === 1 && key !== " " && !typed) {
      // Who types goes on with the query; the keys of the page rest.
      event.stopPropagation();
      if (key === "/") event.preventDefault();
      field.focus();
    }
  }, true);
  room.addEventListener("click", event => { if (event.target.closest("a")) share(); }, true);
  toggle.addEventListener("change", () => {
    if (toggle.checked) soon(0);
    share();
  });

  draw();
  if (toggle.checked) soon(0);
})();
