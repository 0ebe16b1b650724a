"""Say in plain words what is wrong with YAML that cannot be parsed: the slips that people make most.

This module owns those words and where the slip is looked for, which is often above the place where the parser stopped;
what it does not know keeps the parser's own words. It must not parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yaml import MarkedYAMLError


class Slip(NamedTuple):
    """What was found: where, and in which words it is told."""

    line: int
    """From 0, in the text that was parsed."""
    column: int
    """From 0."""
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped, and why."""

    lines: Sequence[str]
    line: int
    column: int
    problem: str
    opened: tuple[int, int] | None
    """Where what it was reading begins."""

    @property
    def here(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def nearby(self) -> Iterator[tuple[int, str]]:
        """The line of the stop and the two above it that say something, the lowest first."""
        above = [(at, line) for at, line in enumerate(self.lines[: self.line + 1]) if line.strip()]
        return iter(above[:-4:-1])


_START = r"(?P<start>[ \t]*+(?:- +)*+)"
_FULL_WIDTH = re.compile(_START + r"(?P<key>[A-Za-z_][\w-]*|[^\s：:#\"'\[{]{1,40}(?=：\s*$))\s*：")
_NO_SPACE = re.compile(_START + r"(?P<key>[A-Za-z_][\w-]*):(?!//)(?=[^\s:])")
_TWO_COLONS = re.compile(_START + r"(?P<key>[^\s:#\"'\[{][^:#]*?):[ \t]+(?P<value>[^\s\"'\[{|>#][^#]*?:(?:[ \t].*|$))")
_AFTER_QUOTE = re.compile(_START + r"""(?P<key>[^:#"']*?):[ \t]+(?P<mark>["'])""")


def explain(text: str, error: MarkedYAMLError) -> Slip:
    """Return what is wrong in words that say what to do, else in the parser's own.

    Args:
        text: what was parsed.
        error: why it could not be.
    """
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    raw = str(error.problem or error.context or "it cannot be parsed")
    place = _place(text, mark.index) if mark else (0, 0)
    opened = _place(text, begun.index) if begun else None
    stop = _Stop(text.split("\n"), *place, f"{error.context or ''}: {raw}", opened)
    found = next(filter(None, (look(stop) for look in _LOOKS)), None)
    return found or Slip(stop.line, stop.column, f"YAML: {raw}.")


def _place(text: str, index: int) -> tuple[int, int]:
    """Return line and column of a character; the parser also breaks lines where no editor does."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def full_width_colon(text: str) -> Slip | None:
    """Find a key with a full-width colon in a text that is all of one line, and so no record."""
    return _full_width(_Stop(text.rstrip().split("\n"), text.rstrip().count("\n"), 0, "", None))


def _tab(stop: _Stop) -> Slip | None:
    indent = stop.here[: len(stop.here) - len(stop.here.lstrip())]
    if "\t" not in indent or not ("tab" in stop.problem or "cannot start" in stop.problem):
        return None
    return Slip(stop.line, indent.index("\t"), "This line is indented with a tab.", "Indent it with spaces.")


def _full_width(stop: _Stop) -> Slip | None:
    for at, line in stop.nearby:
        found = _FULL_WIDTH.match(line)
        if found:
            said = f"After {found['key']} stands a full-width colon （：）, which ends no key."
            return Slip(at, found.end() - 1, said, f"Write {found['key']}: with a half-width colon, and a space.")
    return None


def _no_space(stop: _Stop) -> Slip | None:
    if not re.search("mapping values|could not find expected ':'", stop.problem):
        return None
    for at, line in stop.nearby:
        found = _NO_SPACE.match(line)
        if found:
            said = f"After {found['key']}: no space stands, and so it is no key."
            return Slip(at, found.end(), said, f"Write {found['key']}: and a space, then the value.")
    return None


def _colon_in_value(stop: _Stop) -> Slip | None:
    found = _TWO_COLONS.match(stop.here)
    if "mapping values" not in stop.problem or not found:
        return None
    said = f"The value of {found['key'].strip()} holds a colon and is not between quotation marks."
    return Slip(stop.line, stop.column, said, f'Write {found["key"].strip()}: "…" with the whole value between them.')


def _indented_line(stop: _Stop) -> Slip | None:
    if "mapping values" not in stop.problem or not stop.line:
        return None
    said = "This line is indented under one that has its value already."
    return Slip(stop.line, stop.column, said, "Begin it in the column in which its neighbours begin.")


def _open_quote(stop: _Stop) -> Slip | None:
    if "quoted scalar" not in stop.problem or "escape" in stop.problem or stop.opened is None:
        return None
    mark = stop.lines[stop.opened[0]][stop.opened[1] : stop.opened[1] + 1]
    return Slip(*stop.opened, f"A quotation mark {mark} is opened here and not closed.", "Close it.")


def _escape(stop: _Stop) -> Slip | None:
    if "escape character" not in stop.problem:
        return None
    said = "Between double quotation marks a backslash begins a code, and this is none."
    return Slip(stop.line, stop.column, said, "Write the value between single ones, or two backslashes.")


def _after_quote(stop: _Stop) -> Slip | None:
    found = _AFTER_QUOTE.match(stop.here)
    if not found or not re.search("expected key|block end", stop.problem) or stop.column <= found.end():
        return None
    said = f"The quotation mark of {found['key'].strip()} is closed before its value ends."
    inner = "''" if found["mark"] == "'" else '\\"'
    return Slip(stop.line, stop.column, said, f"Close it at the end of the line, and write {inner} for one inside.")


def _open_bracket(stop: _Stop) -> Slip | None:
    if "flow sequence" not in stop.problem and "flow mapping" not in stop.problem:
        return None
    at = stop.opened or (stop.line, stop.column)
    mark = "[" if "sequence" in stop.problem else "{"
    said = f"A bracket {mark} is opened here and not closed, or two values in it have no comma between them."
    return Slip(
        *at, said, "Close it, separate the values by commas, or put a text that begins so between quotation marks."
    )


def _alignment(stop: _Stop) -> Slip | None:
    if not re.search("expected key|block end|'-' indicator|block collection", stop.problem):
        return None
    what = "item" if stop.here.lstrip().startswith("-") else "line"
    said = f"This {what} stands in another column than its neighbours."
    return Slip(stop.line, stop.column, said, "Begin it in the column in which they begin.")


def _item_in_line(stop: _Stop) -> Slip | None:
    if "sequence entries" not in stop.problem:
        return None
    said = "A list begins on the line of its key."
    return Slip(stop.line, stop.column, said, "Write each item on a line of its own, below the key.")


def _reserved(stop: _Stop) -> Slip | None:
    at = stop.opened if re.search("alias|anchor|tag", stop.problem) and stop.opened else (stop.line, stop.column)
    mark = stop.lines[at[0]][at[1] : at[1] + 1] if at[0] < len(stop.lines) else ""
    if not mark or mark not in "@`%*&!" or not re.search("cannot start|alias|anchor|tag", stop.problem):
        return None
    said = f"A value begins with {mark}, which YAML keeps for itself."
    return Slip(*at, said, "Put the whole value between quotation marks.")


def _no_key(stop: _Stop) -> Slip | None:
    if "could not find expected ':'" not in stop.problem or stop.opened is None:
        return None
    said = "This line is neither a key with a value nor an item of a list."
    return Slip(*stop.opened, said, "Write it as key: value, or indent it under the line that it belongs to.")


def _second_document(stop: _Stop) -> Slip | None:
    if "another document" not in stop.problem:
        return None
    return Slip(stop.line, stop.column, "A line of three hyphens begins a second document here.", "Delete the line.")


_LOOKS: tuple[Callable[[_Stop], Slip | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _open_bracket,
    _reserved,
    _full_width,
    _no_space,
    _colon_in_value,
    _after_quote,
    _item_in_line,
    _indented_line,
    _alignment,
    _no_key,
    _second_document,
)
"""In the order in which they are asked; the first that knows the slip tells it."""
