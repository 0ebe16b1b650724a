"""Find the lists in which somebody typed notes: `[1] …`, `① …`, `1. …` below 注释, 参考文献, Notes or a rule.

This module owns the form of such a list and of its items; whether the text calls them is `footing`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from duiye.article import Passage
from duiye.model import BlockKind
from duiye.outline.notecalls import CIRCLED

_NUMBER = re.compile(r"[\s>]*(?:(?P<han>[一二三四五六七八九十]{1,3})[、.．]|\d{1,2}(?:\.\d{1,2})*[.、．]?\s)?\s*")
_NOTES = r"注\s*释|註\s*釋|附\s*注|附\s*註|尾\s*注|脚\s*注|注\s*解|本文注释|注|註|(?:end|foot)?\s?notes?"
_WORKS = (
    r"(?:主要)?参\s*考\s*(?:文\s*献|资\s*料|书\s*目)|參\s*考\s*(?:文\s*獻|資\s*料|書\s*目)|引用文献|引文出处|"
    r"资料来源|參考|参考|文献|references?(?:\s+and\s+notes)?|notes\s+and\s+references|bibliography|"
    r"works\s+cited|literature(?:\s+cited)?|sources|citations"
)
_HEADING = re.compile(
    rf"[【\[［(（—\-\s]*(?:(?P<notes>{_NOTES})(?:[及与和]参考文献)?|(?P<works>{_WORKS})(?:[及与和]注释)?)[】\]］)）—\-\s]*[:：]?\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"[【\[［(（]?(?:{_NOTES}|{_WORKS})[】\]］)）]?\s*[:：]\s*", re.IGNORECASE)
"""A heading on the line of the first note: `注：①…`."""
_RAISED, _DOWN = r"(?:<sup>\s*)?", r"(?:\s*</sup>)?"
_ITEMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (family, re.compile(rf"{_RAISED}{pattern}{_DOWN}[ \t\u3000]*(?:\\?[:：]\s*)?"))
    for family, pattern in (
        ("named", r"\\?[\[［〔【(（]?\s*(?:注|註|note\s)\s*(?P<value>\d{1,3})\s*\\?[\]］〕】)）]?[.、．:：]?(?!\d)"),
        ("bracket", r"\\?[\[［〔【]\s*(?P<value>\d{1,3})\s*\\?[\]］〕】]\s*[.、．]?(?!\()"),
        ("circled", rf"(?P<value>[{CIRCLED}])\s*[.、．]?"),
        ("paren", r"\\?[(（]\s*(?P<value>\d{1,3})\s*\\?[)）]"),
        ("arabic", r"(?P<value>\d{1,3})\s*(?:\\?[.)](?!\d)|[、．）])"),
    )
)
_PLAIN = re.compile(r"(?:<sup>\s*(?P<raised>\d{1,3})\s*</sup>|(?P<value>\d{1,3}))(?:[ \t\u3000]+|(?<=>))(?=\S)")
"""A number without a sign: sure only where it counts on."""
_ON_ONE_LINE = re.compile(rf"(?<=[。；;.！？])\s*(?=[{CIRCLED}])")
"""Where the next note begins on the line of the one before."""
_OPEN_END = re.compile(r"[，,、；;：:]\s*$")
"""How the first line of a note ends that goes on below it."""
_BULLET = re.compile(r"[-+*][ \t]+(?=\S)")
_COMMENT = re.compile(r"(?:<!-- -->\s*)+")
_MOST_PARAGRAPHS = 4
"""Of one note below its first."""
_MOST_BELOW = 3
"""Passages below the last list of an article: who edited it, who may copy it."""
_LONGEST_BELOW = 60
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST})
_HEADS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Item:
    """One note of a list."""

    number: int
    place: int
    """Index of the passage in which it begins."""
    text: str
    """Its Markdown without the number; lines and paragraphs after the first are indented by four."""
    pieces: tuple[int, ...]
    """Indexes of the passages that it is made of."""


@dataclass(frozen=True, slots=True)
class NoteList:
    """A list of notes as somebody typed it."""

    start: int
    """Index of its first passage: the heading, where it has one."""
    end: int
    """Index after its last."""
    heading: str
    """The words above it, empty where it has none."""
    works: bool
    """Its heading says that it lists literature."""
    family: str
    """How its numbers are written: named, bracket, circled, paren, arabic or plain."""
    items: tuple[Item, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its notes in order."""
        return tuple(item.number for item in self.items)


def find_lists(passages: Sequence[Passage]) -> Iterator[NoteList]:
    """Find the lists of an article that have the form of notes.

    Args:
        passages: all passages of the article, in order.

    Yields:
        Lists whose numbers count on from 1, or from the list of the same form before it.
    """
    position = 0
    last: dict[str, int] = {}
    while position < len(passages):
        found = None
        if is_heading(passages[position]):
            found = read_list(passages, position, len(passages), last)
        elif _LEAD.match(passages[position].words) or _may_stand_alone(passages, position):
            found = read_list(passages, position, len(passages), last, bare=True)
        if found and (found.heading or _is_apart(passages, found)):
            yield found
            last[found.family] = found.items[-1].number
            position = found.end
        else:
            position += 1


def is_heading(item: Passage) -> bool:
    """Say whether a passage is the heading of a list of notes or works."""
    words = item.words.strip()
    return item.kind in _HEADS and 0 < len(words) <= 24 and bool(_HEADING.fullmatch(_NUMBER.sub("", words, count=1)))  # noqa: PLR2004 — no such heading is longer


def read_list(
    passages: Sequence[Passage], start: int, stop: int, last: dict[str, int] | None = None, *, bare: bool = False
) -> NoteList | None:
    """Read the list that begins at a passage.

    Args:
        passages: of the article.
        start: index of the heading, or of the first note.
        stop: index of the passage before which it ends at the latest.
        last: the last number of the list before it, by form; what goes on from there is a list too.
        bare: the passage is no heading, but may begin with one (`注：①…`).

    Returns:
        The list; None where there is none.
    """
    heading = "" if bare else passages[start].words.strip()
    first = start if bare else start + 1
    found = _LEAD.match(_COMMENT.sub("", passages[start].text)) if bare else None
    lead = found.group().strip() if found else ""
    family, items = _count(_lines(passages, first, stop, found.end() if found else 0), last or {})
    if not items:
        return None
    end = items[-1].pieces[-1] + 1
    named = _HEADING.match(_NUMBER.sub("", heading or lead, count=1))
    return NoteList(start, end, heading or lead, bool(named and named["works"]), family, items)


def _lines(passages: Sequence[Passage], first: int, stop: int, lead: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of texts that follow one another, an empty one after each, up to what is none."""
    for place in range(first, stop):
        item = passages[place]
        if item.kind not in _TEXTS or (place > first and is_heading(item)):
            return
        text = _COMMENT.sub("", item.text)
        for line in (text[lead:] if place == first else text).split("\n"):
            # After a heading on the same line all notes may stand on it.
            yield from ((place, part) for part in (_ON_ONE_LINE.split(line) if lead else (line,)))
        yield place, ""


def _count(lines: Iterator[tuple[int, str]], last: dict[str, int]) -> tuple[str, tuple[Item, ...]]:
    """Read numbered lines, and what stands between them as parts of the note above."""
    first = next(lines, (0, ""))
    family, value = _begins(first[1], None)
    if not family or value not in {1, last.get(family, 0) + 1}:
        return "", ()
    items: list[Item] = []
    texts: list[str] = []
    pieces: list[int] = []
    pending: list[tuple[int, str]] = []
    below = 0
    for place, line in chain((first,), lines):
        form, number = _begins(line, family)
        if form and number == value:
            if items:
                _close(items, [*texts, *(text for _, text in pending)], [*pieces, *(piece for piece, _ in pending)])
            bare = _bare(line, family)
            items.append(Item(number, place, "", ()))
            texts, pieces, pending, below = [bare], [place], [], 0
            value += 1
            continue
        below += not pending or pending[-1][0] != place
        pending.append((place, line))
        if place == pieces[-1]:  # the same passage goes on
            texts += [text for _, text in pending]
            pending, below = [], 0
        elif below > _MOST_PARAGRAPHS:
            break
    if pending and _OPEN_END.search(texts[-1] or texts[0]) and not pending[0][1].startswith((" ", "\t")):
        after = pending[0][0]
        texts, pieces = [*texts, *(text for place, text in pending if place == after)], [*pieces, after]
    _close(items, texts, pieces)
    return family, tuple(items)


def _close(items: list[Item], texts: Sequence[str], pieces: Sequence[int]) -> None:
    """Give the last item its text."""
    first, *more = _joined(texts)
    body = "\n".join([first, *map(_indented, more)])
    one = items[-1]
    items[-1] = Item(one.number, one.place, body.strip(), tuple(dict.fromkeys(pieces)))


def _joined(texts: Sequence[str]) -> list[str]:
    """Join lines that were broken inside a sentence: one ends with a comma, the next goes on."""
    joined: list[str] = []
    for line in texts:
        above = next((n for n in range(len(joined) - 1, -1, -1) if joined[n].strip()), None)
        goes_on = above is not None and line[:1].strip() and _OPEN_END.search(joined[above])
        if above is None or not goes_on or _BULLET.match(line):
            joined.append(line)
            continue
        latin = joined[above].rstrip()[-1].isascii()
        joined[above:] = [f"{joined[above].rstrip()}{' ' if latin else ''}{line}"]
    return joined


def _indented(line: str) -> str:
    return line if not line.strip() or line.startswith("    ") else f"    {line}"


def _begins(line: str, family: str | None) -> tuple[str, int]:
    """Return the form and the number of a line; of one form, where that is known."""
    bare = line if line[:1] != " " else ""
    bare = _BULLET.sub("", bare, count=1)
    for name, pattern in _ITEMS:
        if family in {None, name} and (found := pattern.match(bare)):
            value = found["value"]
            return name, CIRCLED.index(value) + 1 if value in CIRCLED else int(value)
    if family in {None, "plain"} and (found := _PLAIN.match(bare)):
        return "plain", int(found["raised"] or found["value"])
    return "", 0


def _bare(line: str, family: str) -> str:
    """Return a line without its number."""
    line = _BULLET.sub("", line, count=1)
    pattern = _PLAIN if family == "plain" else dict(_ITEMS)[family]
    return pattern.sub("", line, count=1)


def _may_stand_alone(passages: Sequence[Passage], place: int) -> bool:
    """Say whether a list without a heading may begin here: below a rule, or with a number that text has not."""
    item = passages[place]
    if item.kind not in _TEXTS or place == 0:
        return False
    form, number = _begins(_COMMENT.sub("", item.text).split("\n")[0], None)
    return number == 1 and form in {"bracket", "circled", "named"}


def _is_apart(passages: Sequence[Passage], found: NoteList) -> bool:
    """Say whether a list without a heading stands below a rule, or ends the article."""
    if len(found.items) < 2:  # noqa: PLR2004 — one line is no list
        return False
    if passages[found.start - 1].kind is BlockKind.RULE:
        return True
    rest = (item for item in islice(passages, found.end, None) if item.kind is not BlockKind.NOTE)
    few = [*islice(rest, _MOST_BELOW + 1)]
    return len(few) <= _MOST_BELOW and all(len(item.words) < _LONGEST_BELOW for item in few)
