"""Measure the check of quantities on the bilingual sentences of tests/cases/numbers.

    .venv/bin/python scripts/bench/quantities.py [--only tuning|held-out] [--seed N] [--show]

Printed for each file: false alarms, the share of right pairs with any notice of quantities; and recall, the
share of mutants (one annotated figure changed, dropped or turned around on one side) that have a notice which
the right pair has not. Beside it Translate Toolkit's `numbers` filter on the same pairs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from mutants import Sample, mutants, read_corpus  # noqa: E402

from duiye.model import Block, BlockKind  # noqa: E402
from duiye.quantities import compare, miscalculations, read_side  # noqa: E402
from duiye.readers.prose import read_prose  # noqa: E402

Told = Callable[[str, str], set[tuple[str, ...]]]


def ours(zh: str, en: str) -> set[tuple[str, ...]]:
    """Return what Duiye tells of a pair."""
    sides = [
        read_side(read_prose(Block(BlockKind.PARAGRAPH, text, 1)).text, language)
        for text, language in ((zh, "zh"), (en, "en"))
    ]
    told = set()
    for found in compare(sides[0], sides[1]):
        pair = zip((found.source, found.target), sides, strict=True)
        told.add((found.kind, *(side.text[q.start : q.end] if q else "" for q, side in pair)))
    for side in sides:
        for wrong in miscalculations(side.text, side.language, side.quantities):
            told.add(("sum", side.text[wrong.rate.start : wrong.rate.end]))
    return told


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


def measure(samples: list[Sample], told: Told, seed: int, *, show: bool) -> tuple[float, dict[str, tuple[int, int]]]:
    """Return the share of false alarms, and how many mutants of each change were found, of how many."""
    alarms = {sample.name: told(sample.zh, sample.en) for sample in samples}
    if show:
        for sample in samples:
            if alarms[sample.name]:
                print(f"  false {sample.name} {alarms[sample.name]}\n    {sample.zh}\n    {sample.en}")
    found: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for mutant in mutants(samples, seed):
        hit = bool(told(mutant.zh, mutant.en) - alarms[mutant.sample.name])
        found[mutant.change] += hit
        all_[mutant.change] += 1
        if show and not hit:
            print(f"  missed {mutant.change} {mutant.sample.name}\n    {mutant.zh}\n    {mutant.en}")
    return sum(map(bool, alarms.values())) / len(samples), {change: (found[change], all_[change]) for change in all_}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["tuning", "held-out"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print false alarms and what was missed")
    options = parser.parse_args()
    rivals: dict[str, Told | None] = {"Duiye": ours, "Translate Toolkit": toolkit()}
    for name in [options.only] if options.only else ["tuning", "held-out"]:
        samples = read_corpus(name)
        kinds = Counter(sample.kind for sample in samples)
        print(f"{name}: {len(samples)} pairs, {sum(len(sample.figures) for sample in samples)} figures")
        rows: dict[str, dict[str, str]] = defaultdict(dict)
        for rival, told in rivals.items():
            if told is None:
                continue
            alarms, recall = measure(samples, told, options.seed, show=options.show and rival == "Duiye")
            rows["false alarms"][rival] = f"{alarms:7.2%}"
            rows["recall"][rival] = f"{sum(n for n, _ in recall.values()) / sum(n for _, n in recall.values()):7.2%}"
            for change, (hits, of) in recall.items():
                rows[f"  {change}"][rival] = f"{hits / of:7.2%} of {of}"
        for row, cells in rows.items():
            print(f"  {row:14}" + "".join(f"{rival}: {cell:20}" for rival, cell in cells.items()))
        print(f"  kinds: {', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))}")


if __name__ == "__main__":
    main()
