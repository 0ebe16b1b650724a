/* Editions: the files of one language, each fetched once, from its folder behind a server or from its pack. */
const MOST_SECTIONS = 2_000_000;

const list = value => (Array.isArray(value) ? value : []);
const whole = (value, most = 1e6) => (Number.isInteger(value) && value >= 0 && value <= most ? value : 0);
const parseOr = (text, otherwise) => {
  try { return JSON.parse(text) ?? otherwise; } catch { return otherwise; }
};

const readHead = text => {
  const given = parseOr(text, {});
  const counts = list(given.sections).map(count => whole(count));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (typeof given.version !== "string" || !whole(given.shards) || total > MOST_SECTIONS) throw new Unreachable();
  const starts = new Int32Array(counts.length + 1);
  const pageOf = new Int32Array(total);
  counts.forEach((count, page) => {
    starts[page + 1] = starts[page] + count;
    pageOf.fill(page, starts[page], starts[page + 1]);
  });
  return {
    version: given.version,
    shards: given.shards,
    pinyin: whole(given.pinyin),
    folds: readFolds(String(given.fold || "")),
    weights: new Map(Object.entries(given.weights || {}).map(([page, weight]) => [Number(page), Number(weight) || 1])),
    parts: list(given.parts).map(String),
    partOf: list(given.partOf),
    facing: new Set(list(given.facing)),
    starts,
    pageOf,
    total,
  };
};

const makeEdition = (site, language, text, pack) => ({
  site, language, pack, head: readHead(text), files: new Map(), shards: new Map(), records: new Map(), kept: 0, values: new Map(),
  han: /^(?:zh|ja|ko|yue|wuu)\b/.test(language), checked: false, full: null,
});
const fromPack = (site, language) => {
  const pack = self.duiyePack[language];
  return makeEdition(site, language, pack["head.json"], pack);
};

/** Open an edition: its head is asked for each time the search is opened, since all other addresses hang on it. */
const openEdition = (site, language) => {
  let opening = site.editions.get(language);
  if (!opening) {
    opening = (async () => {
      const local = site.root.startsWith("file:");
      if ((local || self.duiyePack?.[language]) && await loadPack(site, language)) return fromPack(site, language);
      try {
        const text = await download(`${site.root}${language}/search/head.json`, { cache: "no-cache" });
        return makeEdition(site, language, text, null);
      } catch (error) {
        if (await loadPack(site, language)) return fromPack(site, language);
        throw error;
      }
    })();
    site.editions.set(language, opening);
    opening.catch(() => site.editions.delete(language));
  }
  return opening;
};

const renew = (edition, opening) => {
  edition.site.editions.set(edition.language, Promise.resolve(opening));
  throw new Renewed();
};

const startReading = (edition, path) => {
  let reading = edition.files.get(path);
  if (!reading) {
    reading = download(`${edition.site.root}${edition.language}/search/${edition.head.version}/${path}`);
    edition.files.set(path, reading);
    reading.then(text => text === null && edition.files.delete(path), () => edition.files.delete(path));
  }
  return reading;
};

/** Read a file of an edition's version; null and a notice where there is none to be had but should. */
const readFile = async (task, edition, path, optional) => {
  if (edition.pack) {
    if (typeof edition.pack[path] === "string") return edition.pack[path];
    if (!optional) task.notices.add("partial");
    return null;
  }
  let text = null;
  try {
    text = await startReading(edition, path);
    if (text === null && !optional && !edition.checked) {
      edition.checked = true;
      const head = await download(`${edition.site.root}${edition.language}/search/head.json`, { cache: "no-cache" });
      if (parseOr(head, {}).version !== edition.head.version) renew(edition, makeEdition(edition.site, edition.language, head, null));
    }
  } catch (error) {
    if (error instanceof Renewed) throw error;
    if (await loadPack(edition.site, edition.language)) renew(edition, fromPack(edition.site, edition.language));
    task.notices.add("offline");
    return null;
  }
  if (text === null && !optional) task.notices.add("partial");
  return text;
};

/** Read and keep what a file of JSON holds, made sure of by `shape`. */
const readValue = (task, edition, path, shape, optional) => {
  let reading = edition.values.get(path);
  if (!reading) {
    reading = readFile(task, edition, path, optional).then(text => {
      const value = text === null ? null : parseOr(text, null);
      if (text !== null && value === null) task.notices.add("partial");
      if (value === null && !optional) edition.values.delete(path);
      return shape(value);
    });
    edition.values.set(path, reading);
    reading.catch(() => edition.values.delete(path));
  }
  return reading;
};

/** Get the later half of the engine, from the edition's version or its pack; null where it cannot be had now. */
const readLater = async (task, edition) => {
  if (inner.makeReady) return inner;
  const { site, language, head, pack } = edition;
  if (!self.duiyeLater && !pack) await runScript(`${site.root}${language}/search/${head.version}/later.js`).catch(() => null);
  if (!self.duiyeLater) await readFile(task, edition, "later.js");
  self.duiyeLater?.(inner);
  return inner.makeReady ? inner : null;
};
