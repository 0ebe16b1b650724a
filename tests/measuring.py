"""Measure what is told of the sentences of the corpus, and of their mutants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from duiye.model import Block, BlockKind
from duiye.quantities import compare, miscalculations, read_side
from duiye.readers.prose import read_prose
from mutants import Mutant, Sample, mutants

Told = Callable[[str, str], set[tuple[str, ...]]]
"""What a checker says of a Chinese text and an English one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How a checker did on a corpus."""

    pairs: int
    alarms: tuple[Sample, ...]
    """The right pairs of which something was told."""
    made: Counter[str]
    """Mutants by their change."""
    missed: tuple[Mutant, ...]
    """The mutants of which nothing was told that is not told of the right pair."""

    @property
    def alarm(self) -> float:
        """Share of false alarms."""
        return len(self.alarms) / self.pairs

    def recall(self, change: str = "") -> float:
        """Share of the mutants that were found, of one change or of all."""
        made = self.made[change] if change else self.made.total()
        return 1 - sum(not change or mutant.change == change for mutant in self.missed) / made


def duiye_tells(zh: str, en: str) -> set[tuple[str, ...]]:
    """Return what Duiye tells of the quantities of a pair."""
    sides = [
        read_side(read_prose(Block(BlockKind.PARAGRAPH, text, 1)).text, language)
        for text, language in ((zh, "zh"), (en, "en"))
    ]
    told: set[tuple[str, ...]] = set()
    for found in compare(sides[0], sides[1]):
        pair = zip((found.source, found.target), sides, strict=True)
        told.add((found.kind, *(side.text[each.start : each.end] if each else "" for each, side in pair)))
    for side in sides:
        wrong = miscalculations(side.text, side.language, side.quantities)
        told |= {("sum", side.text[each.rate.start : each.rate.end]) for each in wrong}
    return told


def measure(samples: list[Sample], told: Told, seed: int = 1) -> Measured:
    """Ask a checker about every pair and every mutant."""
    right = {sample.name: told(sample.zh, sample.en) for sample in samples}
    all_ = list(mutants(samples, seed))
    missed = tuple(each for each in all_ if not told(each.zh, each.en) - right[each.sample.name])
    alarms = tuple(sample for sample in samples if right[sample.name])
    return Measured(len(samples), alarms, Counter(each.change for each in all_), missed)
