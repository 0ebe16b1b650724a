"""How often the checks of terms are right: precision and recall, code by code.

    .venv/bin/python scripts/bench/terms.py

Measured on the pairs of tests/cases/terms: faults that were put in by hand, and sound pairs that tempt a check to
err (pronouns, inflection, abbreviations, quotations); the held-out ones were written after the checks, by the same
hand. Then on two texts of our own that must have no finding: this
publication's chapters, and the claims and notes of claims.yml, each as a chapter of one paragraph, the hardest
reading for a check that misses a term.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from duiye.checks.terms import check_deprecated, check_one_word, check_spelling
from duiye.checks.terms_in_both import check_terms_in_both
from duiye.model import Apparatus, Edition, Publication
from duiye.notice import Notice
from duiye.readers.manuscript import read_manuscript
from duiye.readers.records import read_terms
from duiye.store import load_publication

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "terms"
CHECKS = (check_deprecated, check_terms_in_both, check_one_word, check_spelling)
CODES = ("G004", "G005", "G006", "G009")


def publication(apparatus: Apparatus, zh: str, en: str) -> Publication:
    """Make a publication of one chapter."""
    editions = []
    for language, text in (("zh", zh), ("en", en)):
        whole = f"# T {{#t}}\n\n{text}\n"
        chapter, _ = read_manuscript(whole, path="a.md", language=language, file=f"{language}/a.md")
        editions.append(Edition(language, language, language, {"a.md": chapter}, {}, default=language == "zh"))
    return Publication(tuple(editions), (), apparatus, "")


def findings(made: Publication) -> Iterator[Notice]:
    """Yield what the checks of terms find."""
    for check in CHECKS:
        yield from check(made)


def short(notice: Notice) -> str:
    """Write a notice as the cases do: side, code and word."""
    return f"{notice.locus.path[:2]} {notice.code} {notice.message[1 : notice.message.index('”')]}"


def measure(apparatus: Apparatus, title: str, names: tuple[str, ...]) -> None:
    """Print how often the checks are right on some files of cases, and what they get wrong."""
    right, wrong, missed = Counter(), Counter(), Counter()
    lines = [line for name in names for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for case in map(json.loads, lines):
        wanted = Counter(case["expected"])
        found = Counter(short(notice) for notice in findings(publication(apparatus, case["zh"], case["en"])))
        for counter, items in ((right, wanted & found), (wrong, found - wanted), (missed, wanted - found)):
            for item, times in items.items():
                counter[item.split()[1]] += times
        for item in (found - wanted) + (wanted - found):
            print(f"  {'false' if found[item] > wanted[item] else 'missed'}: {case['name']}: {item}", file=sys.stderr)
    print(f"{title}: {len(lines)}\n\ncode   found  false  missed  precision  recall")
    for code in (*CODES, "all"):
        hit, false, lost = (sum(c.values()) if code == "all" else c[code] for c in (right, wrong, missed))
        print(f"{code:5} {hit:6} {false:6} {lost:7} {hit / ((hit + false) or 1):10.2f} {hit / ((hit + lost) or 1):7.2f}")
    print()


def main() -> None:
    """Print the tables."""
    terms, loci, _ = read_terms((CASES / "termbase.yml").read_text("utf-8"), "termbase.yml")
    apparatus = Apparatus(terms, loci={("term", name): locus for name, locus in loci.items()})
    for title, names in (("pairs that the checks were shaped with", ("faults", "sound")), ("held out", ("held-out",))):
        measure(apparatus, title, names)
    ours = load_publication(ROOT).publication
    blocks = sum(len(chapter.blocks) for edition in ours.editions for chapter in edition.published.values())
    print(f"our chapters: {len(list(findings(ours)))} findings in {blocks} blocks")
    claims = [text for claim in ours.apparatus.claims for text in (claim.claim, claim.note)]
    told = [n for text in claims for n in findings(publication(ours.apparatus, text.zh, text.en))]
    print(f"our claims and notes: {len(told)} findings in {len(claims)} pairs")
    for notice in told:
        print(f"  {notice.code} {notice.message}", file=sys.stderr)


if __name__ == "__main__":
    main()
