"""Count the automatic numbers of a Word file, which its text does not hold.

This module owns numbering.xml; it must not decide what becomes a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.numerals import write_number
from duiye.readers.articles.word_parts import W, is_on, value
from duiye.readers.articles.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_NOT_BEGUN = -1
_BY_HAND = re.compile(r"[\s、．）】〉》：。，]$")
"""How a mark ends after which no blank is written."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    system: str = "decimal"
    """A name of `ST_NumberFormat`; `bullet` and `none` count nothing."""
    text: str = ""
    """`%1.` or `第%1章`."""
    start: int = 1
    tight: bool = False
    """Nothing stands between the mark and the words."""
    legal: bool = False
    """Every number in it is written with digits."""
    after: int = 0
    """The level (from 1) after which it begins again; 0 is every higher one, -1 none."""


@dataclass(frozen=True, slots=True)
class Count:
    """The place of one paragraph in its list."""

    list: str
    """Which list."""
    depth: int
    """Its level, from 0."""
    level: Level
    number: int
    """Which of its level it is; meaningless for a bullet."""
    mark: str
    """What Word shows: `一、`; for a bullet nothing."""

    @property
    def prefix(self) -> str:
        """The mark with what parts it from the words."""
        tight = self.level.tight or not self.mark or _BY_HAND.search(self.mark)
        return self.mark if tight else f"{self.mark} "


class Numbers:
    """The lists of one file, and how far each has counted."""

    def __init__(self, archive: Archive, part: str, styles: Styles) -> None:
        """Read numbering.xml, where there is one."""
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._of_style: dict[tuple[str, str], int] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], frozenset[int]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        if part:
            root = archive.parse(part)
            for abstract in root.iterfind(f"{W}abstractNum"):
                self._read_abstract(abstract)
            for number in root.iterfind(f"{W}num"):
                self._read_list(number)

    def _read_abstract(self, element: _Element) -> None:
        name = value(element, "abstractNumId")
        self._abstract[name] = {}
        if linked := value(element.find(f"{W}numStyleLink")):
            self._linked[name] = linked
        for level in element.iterfind(f"{W}lvl"):
            depth = _depth(level)
            self._abstract[name][depth] = _read_level(level)
            if style := value(level.find(f"{W}pStyle")):
                self._of_style[name, style] = depth

    def _read_list(self, element: _Element) -> None:
        name, abstract = value(element, "numId"), value(element.find(f"{W}abstractNumId"))
        own: dict[int, Level] = {}
        restarts: set[int] = set()
        for override in element.iterfind(f"{W}lvlOverride"):
            depth = _depth(override)
            level = override.find(f"{W}lvl")
            if level is not None:
                own[depth] = _read_level(level)
            if (start := value(override.find(f"{W}startOverride"))).isdecimal():
                below = own.get(depth) or self._abstract.get(abstract, {}).get(depth) or Level()
                own[depth] = replace(below, start=int(start[:6]))
                restarts.add(depth)
        self._lists[name] = (abstract, own, frozenset(restarts))

    def count(self, list_id: str, depth: int | None, style: str) -> Count | None:
        """Count one paragraph.

        Args:
            list_id: the list that it names.
            depth: its level as far as the paragraph says it.
            style: id of its style, which may be bound to a level.

        Returns:
            Its place; None when there is no such list.
        """
        if list_id not in self._lists:
            return None
        abstract, own, restarts = self._lists[list_id]
        for _ in range(_DEEPEST):
            linked = self._styles.numbering_of(self._linked.get(abstract, ""))
            if abstract not in self._linked or linked not in self._lists:
                break
            abstract = self._lists[linked][0]
        levels = {**self._abstract.get(abstract, {}), **own}
        at = self._of_style.get((abstract, style), 0) if depth is None else depth
        at = min(at, _DEEPEST)
        counts = self._counts.setdefault(abstract, [_NOT_BEGUN] * (_DEEPEST + 1))
        if list_id not in self._begun:
            self._begun.add(list_id)
            for restart in restarts:
                counts[restart] = _NOT_BEGUN
        level = levels.get(at, Level(text=f"%{at + 1}."))
        counts[at] = level.start if counts[at] == _NOT_BEGUN else counts[at] + 1
        for deeper in range(at + 1, _DEEPEST + 1):
            after = levels.get(deeper, Level()).after
            if after == 0 or (after > 0 and at < after):
                counts[deeper] = _NOT_BEGUN
        return Count(abstract, at, level, counts[at], self._mark(levels, counts, level))

    def _mark(self, levels: dict[int, Level], counts: list[int], level: Level) -> str:
        if level.system in {"bullet", "none"} and not _PLACE.search(level.text):
            return level.text if level.system == "none" else ""

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            own = levels.get(at, Level())
            if own.system in {"bullet", "none"}:
                return ""
            count = own.start if counts[at] == _NOT_BEGUN else counts[at]
            return write_number(count, "decimal" if level.legal else own.system)

        return _PLACE.sub(number, level.text).strip()


def _depth(element: _Element) -> int:
    written = value(element, "ilvl")
    return min(int(written), _DEEPEST) if written.isdecimal() else 0


def _read_level(element: _Element) -> Level:
    start, after = value(element.find(f"{W}start")), value(element.find(f"{W}lvlRestart"))
    legal = element.find(f"{W}isLgl")
    system = element.find(f"{W}numFmt")
    if system is None:
        # Word writes formats that came after 2007 for other programs in two ways.
        system = element.find(f".//{W}numFmt")
    return Level(
        system=value(system) or "decimal",
        text=value(element.find(f"{W}lvlText")),
        start=int(start[:6]) if start.isdecimal() else 1,
        tight=value(element.find(f"{W}suff")) == "nothing",
        legal=legal is not None and is_on(legal),
        after={"": 0, "0": -1}.get(after, int(after) if after.isdecimal() else 0),
    )
