"""Hold the prose against the figures ledger (F001)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isclose

from duiye.checks.stands import Passage, Stands
from duiye.checks.stated import YEAR, Stated, is_of, is_thing, name_value, read_stated
from duiye.model import Edition, Figure, Language, Publication
from duiye.notice import Locus, Notice

_READ = ("zh", "en")
"""Languages whose numbers can be read."""
_LOOSE = 0.01
"""More than a number is changed by being rounded to three digits."""
_CLOSE = 2
"""A number that is this many times another, or less, may be meant for it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A number and the passage that states it."""

    stated: Stated
    passage: Passage

    @property
    def locus(self) -> Locus:
        return self.passage.locus(self.stated.start)

    @property
    def words(self) -> str:
        return self.passage.text[self.stated.start : self.stated.end].strip()


def check_stated(publication: Publication) -> Iterator[Notice]:
    """Yield F001 for each text that does not state a figure which the ledger says stands there."""
    stands = Stands(publication)
    wanted: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in publication.apparatus.figures:
        for place in figure.stands:
            wanted[place][figure.id] = figure
    for edition in publication.editions:
        if edition.language.startswith(_READ):
            comparison = _Comparison(stands, edition)
            for place, figures in wanted.items():
                yield from comparison.notices(place, tuple(figures.values()))


class _Comparison:
    """One language, held against the ledger place by place."""

    def __init__(self, stands: Stands, edition: Edition) -> None:
        self._stands = stands
        self._edition = edition
        self._language = edition.language
        self._nearby: dict[str, list[_Found]] = {}
        """The numbers of whole chapters, for figures that stand elsewhere, by the chapter's path."""

    def notices(self, place: str, figures: tuple[Figure, ...]) -> Iterator[Notice]:
        """Yield a notice for each figure that a place does not state; none where this language lacks the place."""
        passages = self._stands.passages(place, self._edition)
        if not passages:
            return
        found = _read(passages)
        strays: list[_Found] | None = None
        for figure in figures:
            right = [item for item in found if _says(figure, item.stated)]
            exact = [item for item in right if figure.approximate or not item.stated.is_rough]
            if len(exact) >= Counter(figure.stands)[place]:
                continue
            if len(right) > len(exact):
                yield _vague(figure, next(item for item in right if item.stated.is_rough), self._language)
                continue
            if strays is None:
                strays = [item for item in found if not any(_says(other, item.stated) for other in figures)]
            if instead := _instead(figure, strays):
                strays.remove(instead)
                yield _wrong(figure, instead, self._language)
            else:
                yield self._absent(figure, place, passages[0])

    def _absent(self, figure: Figure, place: str, passage: Passage) -> Notice:
        path = place.partition("#")[0]
        if path not in self._nearby:
            self._nearby[path] = _read(self._stands.neighbours(place, self._edition))
        known = {item.partition("#")[2] for item in figure.stands}
        elsewhere = (item.passage.id for item in self._nearby[path] if _says(figure, item.stated))
        other = next((name for name in elsewhere if name not in known), "")
        where = f": #{other} states it." if other else "."
        hint = f"State it, or correct `stands` of {figure.id} in figures.yml{where}"
        message = f"{place} does not state that {_name(figure, self._language)}."
        return Notice("F001", passage.locus(0), message, hint)


def _read(passages: tuple[Passage, ...]) -> list[_Found]:
    return [_Found(stated, passage) for passage in passages for stated in read_stated(passage.text, passage.language)]


def _says(figure: Figure, stated: Stated) -> bool:
    """Say whether a number of a text is the figure, or the figure rounded.

    A negative one may be told in words such as “loss”, a positive one never with a minus sign.
    """
    if not isclose(stated.size, abs(figure.value), rel_tol=_LOOSE) or not is_of(figure.unit, stated):
        return False
    value = _size(figure.value)
    is_same = stated.value == value or abs(stated.value - value) * 2 <= stated.place
    return is_same and (figure.value < 0 or not stated.is_negative)


@lru_cache(maxsize=1024)
def _size(value: Decimal) -> Fraction:
    return abs(Fraction(value))


def _instead(figure: Figure, strays: list[_Found]) -> _Found | None:
    """Choose the number that is most likely meant for a figure: it in another unit, near it, or the only one."""
    value = _size(figure.value)
    ranked = sorted(
        (distance, index)
        for index, item in enumerate(strays)
        if (distance := _distance(value, item.stated, figure.unit)) is not None
    )
    if ranked:
        return strays[ranked[0][1]]
    same = [item for item in strays if item.stated.unit == figure.unit or is_thing(figure.unit, item.stated)]
    return same[0] if len(same) == 1 else None


def _distance(value: Fraction, stated: Stated, unit: str) -> Fraction | None:
    """Return how far a number is from a value: less than 1 for a slip of unit, sign or scale; None for too far."""
    if not value or not stated.value:
        return None
    if stated.value == value:
        return Fraction(0)
    if not is_of(unit, stated):
        return None
    ratio = max(value / stated.value, stated.value / value)
    if power_of_ten(ratio) is not None or _digits(value) == _digits(stated.value):
        return Fraction(1, 2)
    return ratio if ratio <= _CLOSE and stated.unit != YEAR else None


def _digits(value: Fraction) -> list[str]:
    """Return the digits of a value, sorted, without zeros: those of 31 and 130 are the same."""
    return sorted(str(value.numerator if value.denominator == 1 else float(value)).replace(".", "").replace("0", ""))


def power_of_ten(ratio: Fraction) -> int | None:
    """Return the exponent of a ratio that is 1, 10, 100 and so on; None for any other."""
    digits = str(ratio.numerator)
    is_power = ratio.denominator == 1 and digits == "1" + "0" * (len(digits) - 1)
    return len(digits) - 1 if is_power else None


def _vague(figure: Figure, found: _Found, language: Language) -> Notice:
    message = f"This says “{found.words}”, and {_name(figure, language)}, exactly."
    hint = f"Take the word out, or say `approximate: true` under {figure.id} in figures.yml."
    return Notice("F001", found.locus, message, hint)


def _wrong(figure: Figure, instead: _Found, language: Language) -> Notice:
    value, stated = _size(figure.value), instead.stated.value
    exponent = power_of_ten(max(value / stated, stated / value)) if value and stated else None
    off = f", {10**exponent:,} times too {'much' if stated > value else 'little'}" if exponent else ""
    message = f"This says {instead.words}{off}; {_name(figure, language)}."
    return Notice("F001", instead.locus, message, f"Correct the number, or {figure.id} in figures.yml.")


def _name(figure: Figure, language: Language) -> str:
    """Say what a figure is, for its author: F17 is 453亿 CNY (华为云营收, 2022)."""
    about = ", ".join(part for part in (figure.what.in_language(language), figure.period) if part)
    return f"{figure.id} is {name_value(figure.value, figure.unit, language)} ({about})"
