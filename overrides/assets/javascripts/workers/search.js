/* The seam between the pages' search field and what searches. Material's bundle makes this worker and speaks four
   messages with it: {type: 0, data: {config, docs, options}} hands over an index, {type: 1} answers that queries may
   come, {type: 2, data: "words"} asks, {type: 3, data: {items, suggest}} answers. Another engine takes Material's place
   by answering them here.

   Nothing is loaded before the first words are typed; then Material's own worker is taken inside with the index.
   The address of this file says both, relative to it: ?index=…&engine=… */
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const asked = new URL(location).searchParams;
  let given, loading, loaded = false, waiting;

  const hand = data => self.dispatchEvent(new MessageEvent("message", { data }));

  const load = async () => {
    const index = given || {
      ...await (await fetch(new URL(asked.get("index"), location), { cache: "force-cache" })).json(),
      options: { suggest: asked.has("suggest") },
    };
    importScripts(new URL(asked.get("engine"), location));
    loaded = true;
    hand({ type: SETUP, data: index });
    // The engine is ready when its answer to the setup has been sent: a turn later.
    setTimeout(() => waiting && hand(waiting));
  };

  self.addEventListener("message", event => {
    const { type, data } = event.data;
    if (loaded) {
      if (event.isTrusted) waiting = undefined;
    } else if (type === SETUP) {
      given = data;
    } else if (type === QUERY && !data.trim() && !loading) {
      postMessage({ type: RESULT, data: { items: [] } });
    } else if (type === QUERY) {
      waiting = event.data;
      // What failed for want of a network is tried again with the next words.
      loading ||= load().catch(() => { loading = undefined; });
    }
  });
  postMessage({ type: READY });
})();
