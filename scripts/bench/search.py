"""Measure what readers find: our search and those of others, on the same publication, in one run, in a real browser.

    .venv/bin/python scripts/bench/search.py --peers FOLDER --install
    .venv/bin/python scripts/bench/search.py PUBLICATION --work FOLDER [--peers FOLDER] [--queries 60] [--seed 1]
        [--costs] [--only Pagefind,Zensical] [--missed FILE]

PUBLICATION is a folder with mkdocs.yml: `.` for ours, or one that scripts/bench/corpus.py has written. It is built
once for each engine into the folder --work, which is kept for the next run. Queries are drawn from the pages' own
text with a fixed seed; search_queries.py says which, and what counts as found. Peers are installed into a folder of
your own, never here; one that is not there is left out. --costs measures bytes and times as well.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import yaml
from duiye.addresses import page_address
from duiye.store import load_publication
from playwright.sync_api import sync_playwright
from search_costs import cost_table, index_share, measure_costs
from search_engines import Engine
from search_peers import build_peers, install
from search_queries import Corpus, Maker
from search_scores import score, table
from search_serving import Site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def build_ours(publication: Path, work: Path) -> tuple[Engine, float]:
    """Build the publication with our theme, anew each time: it is what is being worked on; return seconds as well."""
    command = [sys.executable, "-m", "duiye.cli", "build", "--no-books", "-q", "--root", str(publication), "--site-dir", str(work / "ours")]
    before = sum(os.times()[2:4])
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return Engine("ours", "ours", work / "ours"), sum(os.times()[2:4]) - before


def terms(publication: Path) -> list[tuple[list[str], list[str]]]:
    """Read the names of the termbase."""
    file = publication / "docs" / "apparatus" / "termbase.yml"
    records = yaml.safe_load(file.read_text(encoding="utf-8"))["terms"] if file.is_file() else []
    return [tuple([record[tag]["preferred"], *record[tag].get("admitted", [])] for tag in ("zh", "en")) for record in records]


def unasked(publication: Path) -> frozenset[str]:
    """Read which chapters ask not to be found."""
    chapters = (chapter for edition in load_publication(publication.resolve()).publication.editions for chapter in edition.chapters.values())
    said = ((chapter.path, chapter.meta.get("search")) for chapter in chapters)
    return frozenset(page_address(path) for path, search in said if isinstance(search, dict) and search.get("exclude"))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("publication", type=Path, nargs="?")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="names of engines beside ours, parted by commas")
    parser.add_argument("--costs", action="store_true")
    parser.add_argument("--missed", type=Path, help="write what ours misses here")
    args = parser.parse_args()
    if args.install:
        install(args.peers)
    if args.publication is None:
        return
    args.work.mkdir(parents=True, exist_ok=True)
    only = [name for name in args.only.split(",") if name]
    ours, seconds = build_ours(args.publication, args.work)
    engines = [ours]
    engines += build_peers(args.publication, args.work, args.peers, only)
    left_out = unasked(args.publication)
    corpora = {engine.name: Corpus(engine.folder, left_out) for engine in engines}
    made = Maker(Corpus(args.work / "ours", left_out), args.queries, args.seed, terms(args.publication)).queries()
    grades = {(query, name): corpus.grades(query) for query in made for name, corpus in corpora.items()}
    asked = [query for query in made if all(max(grades[query, name].values(), default=0) > 1 for name in corpora)]
    print(f"{len(asked)} queries of {len(made)} drawn; pages: " + ", ".join(f"{name} {sum(map(len, corpus.pages.values()))}" for name, corpus in corpora.items()), flush=True)
    scored, missed = [], []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for engine in engines:
            site = Site(engine.folder)
            for language in ("zh", "en"):
                context = browser.new_context(bypass_csp=True)
                page = context.new_page()
                page.goto(f"{site.address}/{language}/", wait_until="load")
                engine.open(page, site.address, language)
                for query in (each for each in asked if each.language == language):
                    given = engine.ask(page, query.text)["paths"]
                    scores = score(given, grades[query, engine.name])
                    scored.append((query, engine.name, scores))
                    if engine.name == "ours" and scores["recall@10"] < 1:
                        wanted = [place for place, worth in grades[query, engine.name].items() if worth > 1 and place not in given]
                        missed.append(f"{query.kind}\t{query.language}\t{query.text}\twants {query.wanted[0]} on {' '.join(wanted[:3])}\tcame {' '.join(given[:3]) or 'nothing'}")
                context.close()
        print(table(scored), flush=True)
        if args.missed:
            args.missed.write_text("\n".join(missed) + "\n", encoding="utf-8")
        if args.costs:
            print("\n" + index_share(args.publication, ours.folder, seconds), flush=True)
            print(cost_table([measure_costs(browser, engine, asked) for engine in engines]))
        browser.close()


if __name__ == "__main__":
    main()
