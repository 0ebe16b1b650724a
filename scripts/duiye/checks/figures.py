"""Hold the prose against the figures ledger (F001)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from duiye.checks.meant import is_stated, likeliest, times_off
from duiye.checks.stands import Passage, Stands
from duiye.checks.stated import Stated, name_value, read_stated
from duiye.model import Edition, Figure, Language, Publication
from duiye.notice import Locus, Notice

_READ = ("zh", "en")
"""Languages whose numbers can be read."""


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
        if self._all_stated(self._stands.counterparts(place, self._edition), place, figures):
            return
        found = _read(passages)
        strays: list[_Found] | None = None
        for figure in figures:
            right = [item for item in found if is_stated(figure, item.stated)]
            exact = [item for item in right if figure.approximate or not item.stated.is_rough]
            if len(exact) >= Counter(figure.stands)[place]:
                continue
            if len(right) > len(exact):
                yield _vague(figure, next(item for item in right if item.stated.is_rough), self._language)
                continue
            if strays is None:
                strays = [item for item in found if not any(is_stated(other, item.stated) for other in figures)]
            instead = likeliest(figure, [item.stated for item in strays])
            if instead is not None:
                yield _wrong(figure, strays.pop(instead), self._language)
            else:
                yield self._absent(figure, place, passages[0])

    def _all_stated(self, passages: tuple[Passage, ...], place: str, figures: tuple[Figure, ...]) -> bool:
        """Say whether passages state every figure of a place as often as they should."""
        found = _read(passages) if passages else []
        return bool(found) and all(
            sum(is_stated(figure, item.stated) and (figure.approximate or not item.stated.is_rough) for item in found)
            >= Counter(figure.stands)[place]
            for figure in figures
        )

    def _absent(self, figure: Figure, place: str, passage: Passage) -> Notice:
        path = place.partition("#")[0]
        if path not in self._nearby:
            self._nearby[path] = _read(self._stands.neighbours(place, self._edition))
        known = {item.partition("#")[2] for item in figure.stands}
        elsewhere = (item.passage.id for item in self._nearby[path] if is_stated(figure, item.stated))
        other = next((name for name in elsewhere if name not in known), "")
        where = f": #{other} states it." if other else "."
        hint = f"State it, or correct `stands` of {figure.id} in figures.yml{where}"
        message = f"{place} does not state that {_name(figure, self._language)}."
        return Notice("F001", passage.locus(0), message, hint)


def _read(passages: tuple[Passage, ...]) -> list[_Found]:
    return [_Found(stated, passage) for passage in passages for stated in read_stated(passage.text, passage.language)]


def _vague(figure: Figure, found: _Found, language: Language) -> Notice:
    message = f"This says “{found.words}”, and {_name(figure, language)}, exactly."
    hint = f"Take the word out, or say `approximate: true` under {figure.id} in figures.yml."
    return Notice("F001", found.locus, message, hint)


def _wrong(figure: Figure, instead: _Found, language: Language) -> Notice:
    times = times_off(figure, instead.stated)
    off = f", {times:,} times too {'much' if instead.stated.value > abs(figure.value) else 'little'}" if times else ""
    message = f"This says {instead.words}{off}; {_name(figure, language)}."
    return Notice("F001", instead.locus, message, f"Correct the number, or {figure.id} in figures.yml.")


def _name(figure: Figure, language: Language) -> str:
    """Say what a figure is, for its author: F17 is 453亿 CNY (华为云营收, 2022)."""
    about = ", ".join(part for part in (figure.what.in_language(language), figure.period) if part)
    return f"{figure.id} is {name_value(figure.value, figure.unit, language)} ({about})"
