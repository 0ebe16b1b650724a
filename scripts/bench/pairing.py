"""Measure how well two finished texts are paired, passage by passage.

    .venv/bin/python scripts/bench/pairing.py [--rounds N] [--seed N] [--terms] [--show] [--speed]

(a) The repository's own edition: the pairs are known by their ids, which the pairing does not see. Its texts
are read chapter by chapter, as one text with headings, and as one text without; then a share of the passages
is disturbed, on a side drawn by lot: joined with the next one, cut at the end of a sentence, left out, or
followed by a passage from elsewhere. (b) The texts of tests/cases/pairing, whose pairs were drawn by hand.

Printed: precision and recall of links (a passage of the source and one of the target that belong together);
the share of links that are sure (confidence from `SURE`), the share of the sure ones that is wrong, and the
share of pairs that would be told to the author.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from pairs import CASES, passage, read_text  # noqa: E402

from duiye.article import Passage  # noqa: E402
from duiye.model import BlockKind, Term  # noqa: E402
from duiye.pairing import SURE, Pair, pair_passages  # noqa: E402
from duiye.readers.manuscript import read_manuscript  # noqa: E402
from duiye.readers.records import read_terms  # noqa: E402

Marked = list[tuple[frozenset[str], Passage]]
"""Passages with the ids that they stand for."""
SILENT = {BlockKind.FRONT_MATTER, BlockKind.MARKER, BlockKind.NOTE}
MARK = re.compile(r"\[\^[^\]\s]+\]")
SENTENCE = re.compile(r"(?<=[。！？])(?=.)|(?<=[a-z)][.!?]) (?=[A-Z“])")


def chapters() -> list[tuple[Marked, Marked]]:
    """Read the edition."""
    found = []
    for file in sorted((ROOT / "docs/zh").rglob("*.md")):
        path = file.relative_to(ROOT / "docs/zh").as_posix()
        sides: list[Marked] = []
        for language in ("zh", "en"):
            text = (ROOT / "docs" / language / path).read_text(encoding="utf-8")
            chapter, _ = read_manuscript(text, path=path, language=language, file=path)
            blocks = [block for block in chapter.blocks if block.kind not in SILENT]
            # Our notes have one label each in the whole edition, which would give every pair away.
            sides.append([(frozenset({f"{path}#{block.id}"}), passage(replace(block, text=MARK.sub("", block.text))))
                          for block in blocks])
        found.append((sides[0], sides[1]))
    return found


def without_headings(side: Marked) -> Marked:
    """Leave the headings out."""
    return [item for item in side if item[1].kind is not BlockKind.HEADING]


def strangers() -> tuple[list[Passage], list[Passage]]:
    """Return passages that belong to no text of the edition."""
    texts = [read_text(file) for file in sorted(CASES.glob("*.txt"))]
    return tuple([p for text in texts for p in side(text) if p.kind is BlockKind.PARAGRAPH and len(p.words) > 20]
                 for side in (lambda text: text.source, lambda text: text.target))


def disturb(source: Marked, target: Marked, rate: float, rng: random.Random, others) -> tuple[Marked, Marked]:
    """Join, cut, leave out and insert passages; none is disturbed twice."""
    sides = [list(source), list(target)]
    touched: set[str] = set()
    names = [next(iter(ids)) for ids, _ in source]
    for name in rng.sample(names, round(rate * len(names))):
        which = rng.randrange(2)
        side = sides[which]
        place = next((n for n, (ids, _) in enumerate(side) if name in ids), None)
        if place is None or name in touched:
            continue
        ids, here = side[place]
        following = side[place + 1] if place + 1 < len(side) else None
        deed = rng.choice(["join", "cut", "leave", "insert"])
        if deed == "join" and following and here.kind is following[1].kind is BlockKind.PARAGRAPH \
                and not touched & following[0] and following[0]:
            space = " " if which else ""
            joined = replace(here, text=here.text + space + following[1].text, words=here.words + space + following[1].words)
            side[place:place + 2] = [(ids | following[0], joined)]
            touched |= following[0]
        elif deed == "cut" and here.kind is BlockKind.PARAGRAPH and (cuts := list(SENTENCE.finditer(here.words))):
            cut = rng.choice(cuts).end()
            first, second = here.words[:cut].strip(), here.words[cut:].strip()
            side[place:place + 1] = [(ids, replace(here, text=first, words=first)), (ids, replace(here, text=second, words=second))]
        elif deed == "leave":
            del side[place]
        else:
            side.insert(place + 1, (frozenset(), rng.choice(others[which])))
        touched.add(name)
    return sides[0], sides[1]


class Tally:
    """Counts links."""

    def __init__(self) -> None:
        """Begin with none."""
        self.gold = self.found = self.right = self.sure = self.sure_wrong = self.told = self.pairs = 0

    def add(self, pairs: tuple[Pair, ...], places: tuple[dict[int, int], dict[int, int]], gold: set[tuple[int, int]]) -> list[str]:
        """Count one text; return its wrong pairs in words."""
        self.gold += len(gold)
        wrong = []
        linked = set()
        for pair in pairs:
            links = {(places[0][id(s)], places[1][id(t)]) for s in pair.source for t in pair.target}
            linked |= links
            bad = len(links - gold)
            self.pairs += 1
            self.told += pair.confidence < SURE
            self.found += len(links)
            self.right += len(links) - bad
            if pair.confidence >= SURE:
                self.sure += len(links)
                self.sure_wrong += bad
            alone = not links and any(places[side][id(p)] == link[side] for side, ps in enumerate((pair.source, pair.target)) for p in ps for link in gold)
            if bad or alone:
                wrong.append(f"    {pair.confidence:.2f} {[p.words[:24] for p in pair.source]} ~ {[p.words[:40] for p in pair.target]} {pair.reason}")
        return wrong

    def __str__(self) -> str:
        """Write the figures on one line."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        return (f"links {self.gold:6}  P {precision:.4f}  R {recall:.4f}  sure {self.sure / max(self.found, 1):.3f}"
                f"  wrong though sure {self.sure_wrong / max(self.sure, 1):.4f}  told {self.told / max(self.pairs, 1):.3f}")


def measure(tally: Tally, source: Marked, target: Marked, terms: tuple[Term, ...]) -> list[str]:
    """Pair two texts and count."""
    pairs = pair_passages([p for _, p in source], [p for _, p in target], "zh", "en", terms)
    # Passages drawn twice from elsewhere are one object: they have no links, so their place does not matter.
    places = ({id(p): n for n, (_, p) in enumerate(source)}, {id(p): n for n, (_, p) in enumerate(target)})
    by_id: dict[str, list[int]] = {}
    for n, (ids, _) in enumerate(target):
        for name in ids:
            by_id.setdefault(name, []).append(n)
    gold = {(n, m) for n, (ids, _) in enumerate(source) for name in ids for m in by_id.get(name, ())}
    return tally.add(pairs, places, gold)


def speed(rng: random.Random) -> None:
    """Time two long texts made of the edition's chapters over and over, disturbed.

    Every tenth passage gets a number of its own, as real texts have; without, nothing in them is rare.
    """
    base, others = chapters(), strangers()
    for anchored in (True, False):
        print("with a number in every tenth passage" if anchored else "nothing rare in them")
        for length in (500, 1000, 2000, 4000):
            source: Marked = []
            target: Marked = []
            while len(source) < length:
                for (_, mine), (_, other) in zip(*rng.choice(base), strict=False):
                    name, words = frozenset({str(len(source))}), ("", "")
                    if anchored and rng.random() < 0.1:
                        words = (f"共{10000 + len(source)}件。", f" There are {10000 + len(source):,}.")
                    source.append((name, replace(mine, words=mine.words + words[0])))
                    target.append((name, replace(other, words=other.words + words[1])))
            source, target = disturb(source, target, 0.05, rng, others)
            tally, start = Tally(), time.process_time()
            measure(tally, source, target, ())
            spent = time.process_time() - start
            tracemalloc.start()
            measure(Tally(), source, target, ())
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            print(f"{len(source):5} x {len(target):5}: {spent:5.1f} s CPU, {peak / 2**20:4.0f} MB   {tally}", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--show", action="store_true", help="print the wrong pairs")
    parser.add_argument("--speed", action="store_true", help="time long texts instead")
    parser.add_argument("--terms", action="store_true", help="give the termbase to the pairing")
    args = parser.parse_args()
    if args.speed:
        speed(random.Random(args.seed))
        return
    termbase = "docs/apparatus/termbase.yml"
    terms = read_terms((ROOT / termbase).read_text(encoding="utf-8"), termbase)[0] if args.terms else ()
    base = chapters()
    joined = (sum((a for a, _ in base), []), sum((b for _, b in base), []))
    ways = {"chapters": base, "one text": [joined], "no headings": [(without_headings(joined[0]), without_headings(joined[1]))]}
    others = strangers()
    for rate in (0.0, 0.05, 0.1, 0.2):
        for name, texts in ways.items():
            tally, rng = Tally(), random.Random(args.seed)
            for _ in range(args.rounds if rate else 1):
                for source, target in texts:
                    wrong = measure(tally, *disturb(source, target, rate, rng, others), terms)
                    if args.show and wrong:
                        print(*wrong, sep="\n")
            print(f"{rate:4.0%} {name:12} {tally}")
    whole = Tally()
    for file in sorted(CASES.glob("*.txt")):
        text, tally = read_text(file), Tally()
        pairs = pair_passages(text.source, text.target, "zh", "en")
        places = ({id(p): n for n, p in enumerate(text.source)}, {id(p): n for n, p in enumerate(text.target)})
        for each in (tally, whole):
            wrong = each.add(pairs, places, set(text.links))
        if args.show and wrong:
            print(*wrong, sep="\n")
        print(f"     {text.name:12} {tally}")
    print(f"     all cases    {whole}")


if __name__ == "__main__":
    main()
