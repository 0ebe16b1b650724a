/* Conversation: the messages from a page, one question at a time; the newest makes those before it void. */
const ATTEMPTS = 4;
const positive = (value, otherwise, most) => (Number.isInteger(value) && value >= 0 && value <= most ? value : otherwise);

const create = send => {
  let site = null, setting = null, newest = 0, last = null, asked = "";

  const makeTask = (id, given = {}) => {
    const serial = ++newest;
    return {
      id, site, language: setting.language, facing: setting.facing, notices: new Set(), isAlive: () => serial === newest,
      part: Number.isInteger(given.part) ? given.part : -1,
      limit: positive(given.limit, 10, 100) || 10,
      more: positive(given.more, 0, 100000),
    };
  };
  /** Do something again when an edition turned out to be another by now. */
  const persist = async (task, work) => {
    for (let attempt = 1; ; attempt++) {
      try { return await work(); } catch (error) {
        if (!(error instanceof Renewed) || attempt === ATTEMPTS || !task.isAlive()) throw error;
      }
    }
  };
  const failed = (task, error) => {
    if (!task.isAlive() || error instanceof Superseded) return;
    const unreachable = error instanceof Unreachable;
    if (!unreachable && typeof console === "object") console.error(error);
    task.notices.add("failed");
    send(compose(task, null, "full", []));
  };

  const open = async message => {
    const root = String(message.root || "");
    const languages = list(message.languages).map(String).filter(language => /^[\w-]+$/.test(language));
    if (!site || site.root !== root || site.languages.join() !== languages.join()) site = { root, languages, editions: new Map() };
    setting = { language: String(message.language || languages[0] || ""), facing: Boolean(message.facing) };
    last = null;
    asked = "";
    newest++;
    const { language } = setting;
    let parts = [];
    try {
      const edition = await openEdition(site, language);
      parts = edition.head.parts;
      readTitles({ site, notices: new Set() }, edition).catch(() => null);
    } catch { /* each question says so */ }
    send({ type: "ready", parts });
  };
  const ask = async message => {
    const task = makeTask(message.id, message);
    const text = cutQuestion(message.text);
    if (String(message.text ?? "").trim().length > text.length + 1 && text.length >= LONGEST_QUESTION - 1) task.notices.add("cut");
    asked = text;
    const key = JSON.stringify([task.language, task.part, text]);
    const kept = task.more && last?.key === key ? last.state : null;
    try {
      const state = await persist(task, () => answer(task, text, message => task.isAlive() && send(message), kept));
      if (task.isAlive()) last = { key, state };
    } catch (error) {
      failed(task, error);
    }
  };
  const count = async ({ id }) => {
    const serial = newest, text = asked;
    const task = { ...makeTask(id), isAlive: () => serial === newest };
    newest = serial;
    let others = [];
    try {
      others = await persist(task, async () => {
        const later = text.trim() && await readLater(task, await openEdition(site, task.language));
        return later ? later.countOthers(task, text) : [];
      });
    } catch { /* nothing to tell then */ }
    if (task.isAlive()) send({ type: "counted", id, others });
  };

  const receive = message => {
    if (message?.type === "open") open(message);
    else if (!setting) return;
    else if (message?.type === "ask") ask(message);
    else if (message?.type === "count") count(message);
  };
  return { receive };
};

self.DuiyeSearch = { create };
// In a worker the page is at the other end; elsewhere whoever loads this file is.
if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  const engine = create(message => self.postMessage(message));
  self.addEventListener("message", event => engine.receive(event.data));
}
