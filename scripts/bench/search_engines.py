"""Ask the searches of four kinds of site in a real browser, each by the messages that its own page sends.

`open(page, base, language)` gets a search ready on an open page, `ask(query, limit)` returns addresses of pages
from the site's root, best first. A page's own scripts do not run meanwhile: what is measured is the search.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Page

COMMON = """
window.bench = { later: null, worker: null };
bench.wait = (test, start) => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("no answer in time")), 60000);
    bench.worker.onmessage = ({ data }) => { if (test(data)) { clearTimeout(timer); done(data); } };
    start();
});
bench.paths = list => { const seen = []; for (const one of list) {
    const path = decodeURI(new URL(one, bench.home).pathname); if (!seen.includes(path)) seen.push(path); } return seen; };
true;
"""
OURS = """async ({ worker, dialog, root, language, languages }) => {
    bench.home = root;
    await Promise.all(dialog.map(async address => (await fetch(address)).text()));
    bench.worker = new Worker(worker);
    await bench.wait(m => m.type === "ready", () => bench.worker.postMessage({ type: "open", root, language, languages, facing: false }));
    let id = 0;
    bench.ask = async (text, limit) => {
        let first = 0;
        const start = performance.now();
        id += 1;
        const own = id;
        const answer = await bench.wait(m => {
            if (m.type !== "answer" || m.id !== own) return false;
            first ||= performance.now() - start;
            return m.stage === "full";
        }, () => bench.worker.postMessage({ type: "ask", id: own, text, part: -1, limit, more: 0 }));
        return { paths: bench.paths(answer.groups.map(group => root + group.address)), first, full: performance.now() - start };
    };
}"""
MATERIAL = """async ({ worker, home }) => {
    bench.home = home;
    const index = fetch(new URL("search/search_index.json", home)).then(answer => answer.json());
    bench.worker = new Worker(worker);
    const { config, docs } = await index;
    await bench.wait(m => m.type === 1, () => bench.worker.postMessage({ type: 0, data: { config: {
        ...config, lang: config.lang, fields: config.fields && Object.keys(config.fields).length ? config.fields : { title: { boost: 1e3 }, text: { boost: 1 }, tags: { boost: 1e6 } } }, docs, options: { suggest: false } } }));
    bench.ask = async (text, limit) => {
        const start = performance.now();
        const { data } = await bench.wait(m => m.type === 3, () => bench.worker.postMessage({ type: 2, data: text }));
        const full = performance.now() - start;
        return { paths: bench.paths(data.items.map(group => group[0].location)).slice(0, limit), first: full, full };
    };
}"""
PAGEFIND = """async ({ script, home }) => {
    bench.home = home;
    const pagefind = await import(script);
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
    bench.ask = async (text, limit) => {
        const start = performance.now();
        const { results } = await pagefind.search(text);
        const shown = await Promise.all(results.slice(0, limit).map(result => result.data()));
        const full = performance.now() - start;
        return { paths: bench.paths(shown.map(page => page.url)), first: full, full };
    };
}"""
ZENSICAL = """async ({ worker, home }) => {
    bench.home = home;
    const index = await fetch(new URL("search.json", home)).then(answer => answer.json());
    bench.worker = new Worker(worker);
    await bench.wait(m => m.type === 1, () => bench.worker.postMessage({ type: 0, data: index }));
    const filter = { input: { type: "operator", data: { operator: "and", operands: [] } },
        aggregation: { input: [{ type: "term", data: { field: "tags" } }] } };
    bench.ask = async (text, limit) => {
        const start = performance.now();
        const items = [];
        let page;
        do {
            const query = page ? { input: text, filter, page } : { input: text, filter };
            const { data } = await bench.wait(m => m.type === 3 || m.type === 4, () => bench.worker.postMessage({ type: 2, data: query }));
            items.push(...(data ? data.items : []).map(item => index.items[item.id].location));
            page = data && data.pagination.next;
        } while (page !== undefined && page !== null && bench.paths(items).length < limit);
        const full = performance.now() - start;
        return { paths: bench.paths(items).slice(0, limit), first: full, full };
    };
}"""


class Engine:
    """One kind of search on one built site."""

    def __init__(self, name: str, kind: str, folder: Path) -> None:
        self.name, self.kind, self.folder = name, kind, folder

    def worker(self, language: str) -> str:
        """Find the script that searches."""
        for place in (self.folder / language, self.folder):
            files = sorted((place / "assets" / "javascripts" / "workers").glob("search*.js"))
            if files:
                return "/" + files[0].relative_to(self.folder).as_posix()
        raise SystemExit(f"{self.folder} has no search.")

    def door(self, language: str) -> dict[str, str]:
        """Read what the dialog of our pages loads when it is opened."""
        text = (self.folder / language / "index.html").read_text(encoding="utf-8")
        script = re.search(r"<script[^>]*/search-door[^>]*>", text)
        return dict(re.findall(r'data-(search|style|worker)="([^"]+)"', script[0] if script else ""))

    def open(self, page: Page, base: str, language: str) -> None:
        """Get the search ready on a page."""
        home = f"{base}/{language}/"
        page.evaluate(COMMON)
        if self.kind == "ours":
            door = self.door(language)
            loaded = {name: urljoin(home, address) for name, address in door.items()}
            page.evaluate(OURS, {
                "worker": loaded["worker"],
                "dialog": [loaded["search"], loaded["style"]],
                "root": f"{base}/",
                "language": language,
                "languages": ["zh", "en"],
            })
        elif self.kind == "material":
            page.evaluate(MATERIAL, {"worker": base + self.worker(language), "home": home})
        elif self.kind == "pagefind":
            page.evaluate(PAGEFIND, {"script": f"{base}/pagefind/pagefind.js", "home": f"{base}/"})
        else:
            page.evaluate(ZENSICAL, {"worker": base + self.worker(language), "home": home})

    @staticmethod
    def ask(page: Page, text: str, limit: int = 10) -> dict[str, object]:
        """Ask; return `paths`, and milliseconds to the first titles and to the last snippet."""
        return page.evaluate("([text, limit]) => bench.ask(text, limit)", [text, limit])
