/* Network: what can be fetched at all, as text or as a script to run. */

/** Nothing can be fetched now. */
class Unreachable extends Error {}
/** The edition is another one by now: a new version, or its pack. */
class Renewed extends Error {}

const download = async (address, options) => {
  let answer;
  try {
    answer = await fetch(address, options);
    if (answer.ok) return await answer.text();
  } catch {
    throw new Unreachable();
  }
  if (answer.status >= 500) throw new Unreachable();
  return null;
};

/** What is fetched when it is first needed: names that later files take from these, and give. */
const inner = {};
const runScript = async address => {
  if (typeof importScripts === "function") importScripts(address);
  else if (typeof document === "object") {
    await new Promise(done => {
      const script = document.createElement("script");
      script.onload = script.onerror = done;
      script.src = address;
      document.head.append(script);
    });
  }
};

/** Load a pack, as a worker does or, on a page, by an element; say whether it is there then. */
const loadPack = async (site, language) => {
  if (!self.duiyePack?.[language]) await runScript(`${site.root}${language}/search/pack.js`).catch(() => null);
  return Boolean(self.duiyePack?.[language]);
};
