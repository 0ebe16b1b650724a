/* Asks sw.js to keep this page, and the rest of the book once the reader acts, unless the line is slow or dear. */
(() => {
  const root = new URL(document.currentScript.dataset.root, location), workers = navigator.serviceWorker;
  const line = navigator.connection || {};
  if (!workers) return;
  const acted = new Promise(done => {
    for (const act of ["pointerdown", "keydown", "scroll"]) addEventListener(act, done, { once: true, passive: true });
  });
  const passed = workers.controller; // not asked later: a new worker takes over pages that it has not seen coming
  addEventListener("load", () => setTimeout(async () => {
    try { await workers.register(new URL("sw.js", root)); } catch { return; }
    const { active } = await workers.ready;
    if (!passed) {
      active.postMessage({ seen: [location.href, ...performance.getEntriesByType("resource").map(entry => entry.name)] });
    }
    await acted;
    if (line.saveData || /[23]g/.test(line.effectiveType)) return;
    (self.requestIdleCallback || setTimeout)(() => {
      active.postMessage({ edition: location.pathname.slice(root.pathname.length).split("/")[0] });
    });
  }));
})();
