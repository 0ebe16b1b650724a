"""Measure the check of quantities on the bilingual sentences of tests/cases/numbers.

    .venv/bin/python scripts/bench/quantities.py [--only tuning|held-out|held-out-2] [--seed N] [--show]

`--show` prints each false alarm and miss, and the share of each code; never use it on held-out-2, which nobody who
works on the reader may have seen (tests/cases/numbers/README.md).

Printed for each file: false alarms, the share of right pairs with any notice of quantities; and recall, the
share of mutants (one annotated figure changed, dropped or turned around on one side) that have a notice which
the right pair has not. Beside it Translate Toolkit's `numbers` filter on the same pairs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

SETS = ("tuning", "held-out", "held-out-2")
CODES = {
    "missing": "Q001", "power of ten": "Q002", "unit": "Q003", "growth": "Q003", "sum": "Q004", "direction": "Q005",
}  # fmt: skip
"""The code with which the check tells each kind of difference."""
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from measuring import Measured, Told, duiye_tells, measure  # noqa: E402
from mutants import read_corpus  # noqa: E402


def toolkit() -> Told | None:
    """Return what Translate Toolkit's filter tells of a pair; None where it is not installed."""
    try:
        from translate.filters.checks import FilterFailure, StandardChecker
    except ImportError:
        return None
    checker = StandardChecker()

    def told(zh: str, en: str) -> set[tuple[str, ...]]:
        try:
            return set() if checker.numbers(zh, en) else {("numbers",)}
        except FilterFailure as failure:
            return {("numbers", str(failure))}

    return told


def show(measured: Measured) -> None:
    """Print false alarms, by code and one by one, and what was missed."""
    told = (duiye_tells(sample.zh, sample.en) for sample in measured.alarms)
    codes = Counter(code for found in told for code in {CODES[kind] for kind, *_ in found})
    print("  " + ", ".join(f"{code} {codes[code] / measured.pairs:.2%}" for code in sorted(set(CODES.values()))))
    for sample in measured.alarms:
        print(f"  false {sample.name} {duiye_tells(sample.zh, sample.en)}\n    {sample.zh}\n    {sample.en}")
    for mutant in measured.missed:
        print(f"  missed {mutant.change} {mutant.sample.name}\n    {mutant.zh}\n    {mutant.en}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print false alarms and what was missed")
    options = parser.parse_args()
    rivals = {"Duiye": duiye_tells, "Translate Toolkit": toolkit()}
    for name in [options.only] if options.only else SETS:
        samples = read_corpus(name)
        kinds = Counter(sample.kind for sample in samples)
        print(f"{name}: {len(samples)} pairs, {sum(len(sample.figures) for sample in samples)} figures "
              f"({', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))})")
        for rival, told in rivals.items():
            if told is None:
                print(f"  {rival} is not installed")
                continue
            measured = measure(samples, told, options.seed)
            changes = ", ".join(f"{change} {measured.recall(change):.2%} of {of}" for change, of in measured.made.items())
            print(f"  {rival}: false alarms {measured.alarm:.2%}, recall {measured.recall():.2%}\n    {changes}")
            if options.show and rival == "Duiye":
                show(measured)


if __name__ == "__main__":
    main()
