"""Measure how well a passage is found of which half was left out in one language (P009).

    .venv/bin/python scripts/bench/parity.py [ROOT] [--seed N] [--show]

ROOT is a publication, by default the repository's own. Of every pair of 40 Chinese characters and more, in
turn the Chinese and the other side loses its first or its last half, drawn by lot, at the end of the sentence
that is nearest to the middle, or in the middle itself when it is one sentence. Beside it: the false alarms on the pairs
as they are, and on the sentences of tests/cases/numbers, which are other people's words.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import replace
from pathlib import Path

from duiye.checks.parity.couples import Couple, Side, couples
from duiye.checks.parity.lengths import Usual, learn, measure
from duiye.model import Block, BlockKind, Chapter
from duiye.store import load_publication

ROOT = Path(__file__).resolve().parents[2]
LONG = 40
SENTENCE = re.compile(r"[。！？；]|[.!?;][”’)]* ")


def halve(block: Block, draw: random.Random) -> Block:
    """Leave out half of a block."""
    text = block.text.strip()
    ends = [found.end() for found in SENTENCE.finditer(text) if 0.4 < found.end() / len(text) < 0.6]
    middle = min(ends, key=lambda end: abs(end - len(text) / 2), default=len(text) // 2)
    return replace(block, text=text[:middle] if draw.random() < 0.5 else text[middle:])


def mutations(couple: Couple, draw: random.Random) -> list[Couple]:
    """Return the pair with half of each side left out in turn."""
    first, second = couple
    return [(replace(first, block=halve(first.block, draw)), second), (first, replace(second, block=halve(second.block, draw)))]


def sentences() -> list[Couple]:
    """Read the pairs of sentences that were written to test numbers."""
    found = []
    for file in sorted((ROOT / "tests/cases/numbers").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            sides = [Side(Chapter("a.md", language, file.name, {}, ()), Block(BlockKind.PARAGRAPH, record[language], 1, record["id"]))
                     for language in ("zh", "en")]
            found.append((sides[0], sides[1]))
    return found


def rate(couples: list[Couple], usual: Usual, *, odd: bool, show: bool) -> str:
    """Say how many pairs are told, and show those that should not be, or should."""
    measured = [pair for pair in map(measure, couples) if pair]
    told = [pair for pair in measured if usual.is_odd(pair)]
    if show:
        for pair in measured:
            if usual.is_odd(pair) != odd:
                print("   ", pair.couple[0].chapter.file, pair.couple[0].block.id, pair.counts, f"{pair.ratio - usual.middle:+.2f}")
    return f"{len(told)} of {len(measured)} ({len(told) / max(len(measured), 1):.3f})"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="show what is told wrongly, and what is missed")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    pairs = [*couples(load_publication(options.root).publication)]
    usual = learn([pair for pair in map(measure, pairs) if pair])
    long = [couple for couple in pairs if (pair := measure(couple)) and pair.sizes[0] >= LONG]
    halved = [mutation for couple in long for mutation in mutations(couple, draw)]
    print(f"usual: {usual.characters:.2f} characters to a word, spread {usual.spread:.3f}")
    print("false alarms, pairs as they are:", rate(pairs, usual, odd=False, show=options.show))
    print("half left out, found:", rate(halved, usual, odd=True, show=options.show))
    others = sentences()
    if others:
        theirs = learn([pair for pair in map(measure, others) if pair])
        print("false alarms, other sentences:", rate(others, theirs, odd=False, show=options.show))
        print("   by what is usual here:", rate(others, usual, odd=False, show=False))


if __name__ == "__main__":
    main()
