"""Measure what a search costs its reader: bytes and time to the first titles and to ten snippets, cold and warm.

Everything is asked of a fresh browser, on a page of the site that has no search of its own: cold time begins when the
search begins to load, with what its page needs for it (worker, index; ours also the script and the style sheet of the
dialog), and bytes are what it has fetched by then, compressed as servers do. Searches that load with every page have
done so by the time at which a reader asks: theirs is the price of each first page. Loopback is as fast as this
machine; a line of 9 Mbps and 60 ms is a server that is so slow for everything.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from search_engines import Engine
from search_queries import Query
from search_serving import BLANK, Site

LINE = (9.0, 60.0)
COLD = 7
"""Literal queries that are each asked of a browser that has nothing yet."""
WARM = 150


@dataclass(frozen=True)
class Costs:
    """What was measured of one engine."""

    name: str
    titles: float
    """Kilobytes before the first titles."""
    snippets: float
    """Kilobytes with ten snippets."""
    loopback: tuple[float, float]
    """Milliseconds to titles and to snippets, cold."""
    line: tuple[float, float]
    warm: tuple[float, float]
    """Median and 95th percentile in milliseconds, to the snippets."""


def index_share(publication: Path, folder: Path, build: float) -> str:
    """Say how much of a build of so many seconds of processor time the index is."""
    from duiye.searching import Search
    from duiye.store import load_publication
    from duiye.writers.pages import BuiltPage
    from lxml.html import HTMLParser, document_fromstring

    loaded = load_publication(publication.resolve()).publication
    languages = [edition.language for edition in loaded.editions]
    pages = [
        BuiltPage(language, file.relative_to(folder / language).as_posix(), document_fromstring(file.read_bytes(), parser=HTMLParser(encoding="utf-8")))
        for language in languages
        for file in sorted((folder / language).rglob("*.html"))
    ]
    start = time.process_time()
    search = Search(loaded, languages, wanted=True)
    for page in pages:
        search.read(page)
    with tempfile.TemporaryDirectory() as made:
        search.write(Path(made))
        size = sum(file.stat().st_size for file in Path(made).rglob("*") if file.is_file())
    own = time.process_time() - start
    return f"build {build:.1f} s of processor time, the index {own:.1f} s ({own / build:.1%}); index {size / 1e6:.1f} MB on disk, {len(pages)} pages"


def measure_costs(browser: Browser, engine: Engine, queries: list[Query]) -> Costs:
    """Measure one engine: cold with words and substrings of the Chinese edition, warm with queries of every class."""
    plain = [query for query in queries if query.kind in {"Chinese word", "Chinese substring"}]
    few = plain[:: max(1, len(plain) // COLD)][:COLD]
    fast = [cold(browser, engine, query) for query in few]
    slow = [cold(browser, engine, query, LINE) for query in few]
    return Costs(
        engine.name,
        median(each["titles"] for each in fast) / 1000,
        median(each["snippets"] for each in fast) / 1000,
        (median(each["first"] for each in fast), median(each["full"] for each in fast)),
        (median(each["first"] for each in slow), median(each["full"] for each in slow)),
        warm(browser, engine, queries),
    )


def cold(browser: Browser, engine: Engine, query: Query, line: tuple[float, float] | None = None) -> dict[str, float]:
    """Ask one query of a browser that has nothing yet."""
    site = Site(engine.folder)
    context = browser.new_context(bypass_csp=True, service_workers="block")
    page = context.new_page()
    page.goto(site.address + BLANK)
    if line:
        site.slow(*line)
    site.log.clear()
    began = time.time()
    engine.open(page, site.address, query.language)
    opened = time.time()
    answer = engine.ask(page, query.text)
    ready = (opened - began) * 1000
    first, full = ready + answer["first"], ready + answer["full"]
    page.wait_for_timeout(100)
    if engine.kind == "ours" and line is None:
        parts = [f"{path.rpartition('/')[2]} {size}" for when, path, size in site.log if when < began + full / 1000 + 0.002]
        print(f"  ours, “{query.text}”: {', '.join(parts)}")
    sizes = {
        "titles": float(site.bytes(until=began + first / 1000 + 0.002)),
        "snippets": float(site.bytes(until=began + full / 1000 + 0.002)),
    }
    context.close()
    site.server.shutdown()
    return {"first": first, "full": full, **sizes}


def warm(browser: Browser, engine: Engine, queries: list[Query]) -> tuple[float, float]:
    """Ask many queries of one browser, of each edition: the first round fills its cache, the second counts."""
    site = Site(engine.folder)
    times = []
    for language in ("zh", "en"):
        own = [query for query in queries if query.language == language]
        own = own[:: max(1, len(own) // WARM)][:WARM]
        context = browser.new_context(bypass_csp=True, service_workers="block")
        page = context.new_page()
        page.goto(site.address + BLANK)
        engine.open(page, site.address, language)
        for is_counted in (False, True):
            for query in own:
                full = engine.ask(page, query.text)["full"]
                if is_counted:
                    times.append(full)
        context.close()
    site.server.shutdown()
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def median(values: object) -> float:
    """Return the value in the middle."""
    return statistics.median(list(values))  # type: ignore[call-overload]


def cost_table(costs: list[Costs]) -> str:
    """Write one row an engine."""
    head = "costs".ljust(20) + "".join(
        name.rjust(16) for name in ("kB titles", "kB ten texts", "cold ms", "texts ms", "9 Mbps ms", "texts ms", "warm p50", "warm p95")
    )
    rows = [
        f"{each.name:20}{each.titles:16.1f}{each.snippets:16.1f}{each.loopback[0]:16.0f}{each.loopback[1]:16.0f}"
        f"{each.line[0]:16.0f}{each.line[1]:16.0f}{each.warm[0]:16.1f}{each.warm[1]:16.1f}"
        for each in costs
    ]
    return "\n".join(["", head, *rows])
