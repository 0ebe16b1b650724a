"""Hold the prose against the figures ledger (F001)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from duiye.checks.stands import Passage, Stands
from duiye.checks.stated import YEAR, Stated, is_of, name_value, read_stated
from duiye.model import Edition, Figure, Language, Publication
from duiye.notice import Locus, Notice

_READ = ("zh", "en")
"""Languages whose numbers can be read."""
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
        if not edition.language.startswith(_READ):
            continue
        for place, figures in wanted.items():
            passages = stands.passages(place, edition)
            if passages:
                yield from _check_place(place, tuple(figures.values()), passages, stands, edition)


def _check_place(
    place: str, figures: tuple[Figure, ...], passages: tuple[Passage, ...], stands: Stands, edition: Edition
) -> Iterator[Notice]:
    found = _read(passages)
    strays = [item for item in found if not any(_says(figure, item.stated) for figure in figures)]
    for figure in figures:
        right = [item for item in found if _says(figure, item.stated)]
        exact = [item for item in right if figure.approximate or not item.stated.is_rough]
        missing = Counter(figure.stands)[place] - len(exact)
        if missing <= 0:
            continue
        if len(right) > len(exact):
            yield _vague(figure, next(item for item in right if item.stated.is_rough), edition.language)
        elif instead := _instead(figure, strays):
            strays.remove(instead)
            yield _wrong(figure, instead, edition.language)
        else:
            yield _absent(figure, place, passages[0], stands, edition)


def _read(passages: tuple[Passage, ...]) -> list[_Found]:
    return [_Found(stated, passage) for passage in passages for stated in read_stated(passage.text, passage.language)]


def _says(figure: Figure, stated: Stated) -> bool:
    """Say whether a number of a text is the figure, or the figure rounded.

    A negative one may be told in words such as “loss”, a positive one never with a minus sign.
    """
    same = abs(stated.value - abs(Fraction(figure.value))) <= stated.place / 2
    return same and is_of(figure.unit, stated) and (figure.value < 0 or not stated.is_negative)


def _instead(figure: Figure, strays: list[_Found]) -> _Found | None:
    """Choose the number that is most likely meant for a figure: a power of ten off, close, or the only one."""
    value = abs(Fraction(figure.value))
    same = [item for item in strays if item.stated.unit == figure.unit]
    ranked = sorted(
        (weight, index)
        for index, item in enumerate(strays)
        if is_of(figure.unit, item.stated) and (weight := _distance(value, item.stated)) is not None
    )
    if ranked:
        return strays[ranked[0][1]]
    return same[0] if len(same) == 1 else None


def _distance(value: Fraction, stated: Stated) -> Fraction | None:
    """Return how far a number is from a value, 0 for a power of ten off or another sign; None for too far."""
    if not value or not stated.value:
        return None
    ratio = max(value / stated.value, stated.value / value)
    if power_of_ten(ratio) is not None:
        return Fraction(0)
    return ratio if ratio <= _CLOSE and stated.unit != YEAR else None


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
    value, stated = abs(Fraction(figure.value)), instead.stated.value
    exponent = power_of_ten(max(value / stated, stated / value)) if value and stated else None
    off = f", {10**exponent:,} times too {'much' if stated > value else 'little'}" if exponent else ""
    message = f"This says {instead.words}{off}; {_name(figure, language)}."
    return Notice("F001", instead.locus, message, f"Correct the number, or {figure.id} in figures.yml.")


def _absent(figure: Figure, place: str, passage: Passage, stands: Stands, edition: Edition) -> Notice:
    known = {item.partition("#")[2] for item in figure.stands}
    elsewhere = [
        other.id
        for other in stands.neighbours(place, edition)
        if other.id not in known and any(_says(figure, stated) for stated in read_stated(other.text, other.language))
    ]
    where = f": #{elsewhere[0]} states it." if elsewhere else "."
    hint = f"State it, or correct `stands` of {figure.id} in figures.yml{where}"
    message = f"{place} does not state that {_name(figure, edition.language)}."
    return Notice("F001", passage.locus(0), message, hint)


def _name(figure: Figure, language: Language) -> str:
    """Say what a figure is, for its author: F17 is 453亿 CNY (华为云营收, 2022)."""
    about = ", ".join(part for part in (figure.what.in_language(language), figure.period) if part)
    return f"{figure.id} is {name_value(figure.value, figure.unit, language)} ({about})"
