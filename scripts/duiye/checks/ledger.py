"""Hold the figures ledger against itself: its sums, and its figures of one thing (F002, F003)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from duiye.arithmetic import read_arithmetic, round_like, work_out
from duiye.checks.stated import name_value
from duiye.model import Figure, Publication
from duiye.notice import Notice

_HUNDREDTHS = frozenset({"percent", "points"})
"""Units that count as hundredths in a sum."""


def check_derived(publication: Publication) -> Iterator[Notice]:
    """Yield F002 for derived figures whose sum gives another value, none, or leads back to themselves."""
    apparatus = publication.apparatus
    values = {figure.id: _in_sums(figure) for figure in apparatus.figures}
    uses = {figure.id: read_arithmetic(figure.derived).names for figure in apparatus.figures if figure.derived}
    for figure in apparatus.figures:
        sum_ = read_arithmetic(figure.derived) if figure.derived else None
        if not sum_ or not values.keys() >= set(sum_.names):
            continue
        locus = apparatus.loci["figure", figure.id]
        if figure.id in _sources(figure.id, uses):
            yield Notice("F002", locus, f"{figure.id} is derived from itself.", "Derive it from other figures.")
            continue
        result = work_out(sum_, values)
        if result is None:
            yield Notice("F002", locus, f"{figure.id} divides by zero: {figure.derived}.")
            continue
        rounded = round_like(result * (100 if figure.unit in _HUNDREDTHS else 1), figure.value)
        if rounded != figure.value:
            given, has = (name_value(value, figure.unit, "en") for value in (rounded, figure.value))
            yield Notice("F002", locus, f"{figure.id} is {has}, and {figure.derived} gives {given}.")


def _in_sums(figure: Figure) -> Fraction:
    return Fraction(figure.value) / (100 if figure.unit in _HUNDREDTHS else 1)


def _sources(name: str, uses: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Collect the figures from which one is derived, by however many steps."""
    reached: set[str] = set()
    waiting = [*uses.get(name, ())]
    while waiting:
        used = waiting.pop()
        if used not in reached:
            reached.add(used)
            waiting += uses.get(used, ())
    return reached


def check_values(publication: Publication) -> Iterator[Notice]:
    """Yield F003 for a figure that gives another value than an earlier one of the same thing, time and basis."""
    apparatus = publication.apparatus
    for language in ("zh", "en"):
        first: dict[tuple[str, ...], Figure] = {}
        for figure in apparatus.figures:
            basis = figure.basis.in_language(language) if figure.basis else ""
            key = (figure.what.in_language(language), figure.period, basis, figure.unit)
            other = first.setdefault(key, figure)
            if other.value != figure.value:
                locus = apparatus.loci["figure", figure.id]
                has, had = (name_value(item.value, item.unit, "en") for item in (figure, other))
                yield Notice("F003", locus, f"{figure.id} gives {has} for what {other.id} gives {had}.")
                break
