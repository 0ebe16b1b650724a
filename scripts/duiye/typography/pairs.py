"""Marks that come in pairs: one without the other (C003).

This module owns that rule; the width of brackets belongs to `brackets`, straight quotation marks to `quotes`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from duiye.typography.characters import OBJECT, before
from duiye.typography.fault import Fault, fault

_PAIRS = {"(": ")", "（": "）", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "“": "”"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARK = re.compile(r"[()（）《》〈〉「」『』【】“”\n\t]")
_LABEL = re.compile(
    rf"(?:^|[^\w)）])(?:[0-9]{{1,3}}|[A-Za-z]|[ivx]{{1,4}}|[一二三四五六七八九十]{{1,3}})$|[{OBJECT}:;=8]-?$"
)
"""What a bracket may follow that has no other half: a number (`1）`, `a)`), a sign, a face."""
_INTERVAL_ENDS, _INTERVAL_OPENS = re.compile(r"\[[^\[\]()\n]{1,30}$"), re.compile(r"\([^\[\]()\n]{1,30}\]")
_LOOK = 32
"""Characters before a bracket that say what it is."""


def find_unpaired(text: str, *, continued: bool = False) -> Iterator[Fault]:
    """Yield C003 for each mark that lacks its other half, one a line for marks of a kind.

    Args:
        text: the text of one block.
        continued: whether the next block begins with a quotation mark, as each paragraph of a long quotation does.
    """
    walk = _Walk(text)
    for match in _MARK.finditer(text):
        walk.take(match.group(), match.start())
    walk.end(continued=continued)
    told: set[tuple[str, int]] = set()
    for lone in sorted(walk.lone, key=lambda item: item[1]):
        opener, place, line, message = lone
        if (opener, line) not in told:
            told.add((opener, line))
            yield fault("C003", place, place + 1, message)


@dataclass(slots=True)
class _Walk:
    """One walk over the marks of a text."""

    text: str
    line: int = 0
    open: list[tuple[str, int, int]] = field(default_factory=list)
    """Marks that are not closed yet: mark, place, line."""
    count: Counter[str] = field(default_factory=Counter)
    """How many of each are open."""
    quotation: int = 0
    """Where among the open marks “ stands, of which there is never a second one."""
    lone: list[tuple[str, int, int, str]] = field(default_factory=list)
    """Marks without other half: opening mark of the pair, place, line, what is told."""

    def take(self, mark: str, place: int) -> None:
        if mark == "\n":
            self.line += 1
        elif mark == "\t":  # no pair reaches from one cell into another
            self._drop(0)
        elif mark == "“" and self.count[mark]:
            self._open_again(place)
        elif mark in _PAIRS:
            self.count[mark] += 1
            self.quotation = len(self.open) if mark == "“" else self.quotation
            self.open.append((mark, place, self.line))
        else:
            self._close(mark, place)

    def end(self, *, continued: bool) -> None:
        """Tell what is still open, unless it goes on in the next block or opens an interval."""
        self.open = [
            (mark, place, line)
            for mark, place, line in self.open
            if not (mark == "“" and continued and not before(self.text, place))
            and not (mark == "(" and self._is_face_or_interval(place))
        ]
        self._drop(0)

    def _open_again(self, place: int) -> None:
        """Take a quotation mark inside a quotation: the next paragraph's, or a wrong one."""
        if before(self.text, place):
            self.lone.append(("“", place, self.line, "“ stands inside “ that is not closed before it."))
            self._forget(self.quotation)
        else:
            self.open[self.quotation] = "“", place, self.line

    def _close(self, mark: str, place: int) -> None:
        if any(self.count[opener] for opener in _PAIRS if _are_pair(opener, mark)):
            opener = next(n for n in range(len(self.open) - 1, -1, -1) if _are_pair(self.open[n][0], mark))
            self._drop(opener + 1)
            self._forget(opener)
        elif not (mark in ")）" and self._needs_no_opening(place)):
            message = f"{mark} closes what no {_CLOSERS[mark]} opens."
            self.lone.append((_CLOSERS[mark], place, self.line, message))

    def _drop(self, first: int) -> None:
        """Tell the marks that are open from one on."""
        self.lone += (
            (mark, place, line, f"{mark} is not closed by {_PAIRS[mark]}.") for mark, place, line in self.open[first:]
        )
        self._forget(first)

    def _forget(self, first: int) -> None:
        """Take the marks from one on for no longer open."""
        self.count.subtract(mark for mark, _, _ in self.open[first:])
        del self.open[first:]

    def _needs_no_opening(self, place: int) -> bool:
        """Say whether a closing bracket ends a number, a face or a half-open interval."""
        first = max(0, place - _LOOK)
        left = self.text[max(first, self.text.rfind("\n", first, place) + 1) : place]
        return bool(_LABEL.search(left) or _INTERVAL_ENDS.search(left))

    def _is_face_or_interval(self, place: int) -> bool:
        left = self.text[max(0, place - 2) : place]
        return bool(_INTERVAL_OPENS.match(self.text, place)) or left.rstrip("-").endswith((":", ";", "="))


def _are_pair(opener: str, closer: str) -> bool:
    return _PAIRS[opener] == closer or (opener in "(（" and closer in ")）")
