"""Read a PO file; polib has the grammar.

This module owns what is asked of polib, and how its complaints are told; it must not parse a PO file itself.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from duiye.readers.exchange.batch import Batch, once, refusal
from duiye.units import Returned

if TYPE_CHECKING:
    from polib import POEntry, POFile

_LINE = re.compile(r"\(line (\d+)\)(?:: (.+))?")
_BASE = re.compile(r"^translation before: (?:([0-9a-f]{12})|none)$", re.MULTILINE)
_INSIDE = r'"(?P<inside>[^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"[ \t]*+'
_PREFIX = r"[ \t]*+(?P<mark>(?:#[~|][ \t]*+)?+)"
_STRING = re.compile(_PREFIX + _INSIDE)
"""A line that goes on with a string."""
_BROKEN = re.compile(
    rf'^(?=[ \t]*+(?:#[~|][ \t]*+)?+(?:msg|"))(?!{_PREFIX}(?:msg[a-z_]++(?:\[\d++\])?+[ \t]++)?+{_INSIDE}$)',
    re.MULTILINE,
)
"""A line of words that are not between two quotation marks: polib would cut off a character and say nothing."""
_FAULTS = (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError)
"""What polib raises on files that are none."""


class _Text(str):
    """A text that polib cuts at line breaks alone: `splitlines` would cut at U+2028 and others inside a string."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: FBT001, FBT002, ARG002 — str's own form
        """Return the lines."""
        return self.split("\n")


def read_po(data: bytes, name: str) -> Batch:
    """Read a PO file.

    Args:
        data: its bytes.
        name: its path, for notices.

    Returns:
        Its entries; what is not `fuzzy` counts as finished, and as reviewed if the translator changed it.

    Raises:
        ContentError: it is no UTF-8, no PO file, or says two things of one unit; the line is named.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = f"Byte {data[error.start]:#04x} is not UTF-8 text."
        raise refusal(name, said, "Save the file as UTF-8.", line=line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if broken := _BROKEN.search(text):
        line = text.count("\n", 0, broken.start()) + 1
        said = 'PO: the words must stand between two quotation marks, one within them as \\".'
        raise refusal(name, said, line=line)
    file = _parse(text, name)
    units = once((_returned(entry) for entry in file if not entry.obsolete), name)
    if not units and "Content-Type" not in file.metadata:
        raise refusal(name, "It has no entry of a PO file.")
    source, target = (file.metadata.get(key, "").replace("_", "-") for key in ("X-Source-Language", "Language"))
    return Batch(name, source, target, units)


def _parse(text: str, name: str) -> POFile:
    import polib  # noqa: PLC0415 — only translators' files need it

    try:
        # The empty line is not counted; without it a text of one line could be the name of a file.
        return polib.pofile(_Text(f"\n{_joined(text)}"), encoding="utf-8")
    except _FAULTS as error:
        found = _LINE.search(str(error))
        said = f"PO: {found[2]}." if found and found[2] else "This is no line of a PO file."
        raise refusal(name, said, line=int(found[1]) - 1 if found else 0) from error


def _joined(text: str) -> str:
    """Put the lines of one string on its first, since polib adds them one by one, in quadratic time.

    An empty line stays where each of the others was, so that complaints name the right one.
    """
    lines: list[str] = []
    for mark, group in groupby(text.split("\n"), key=_mark):
        run = [*group]
        if mark is None or len(run) == 1:
            lines += run
        else:
            inside = "".join(found["inside"] for line in run if (found := _STRING.fullmatch(line)))
            lines += [f'{mark}"{inside}"', *[""] * (len(run) - 1)]
    return "\n".join(lines)


def _mark(line: str) -> str | None:
    found = _STRING.fullmatch(line)
    return found["mark"] if found else None


def _returned(entry: POEntry) -> Returned:
    return Returned(
        context=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        is_finished=not entry.fuzzy,
        review="" if entry.fuzzy else "by change",
        line=(entry.linenum or 1) - 1,
        base=base[1] or "" if (base := _BASE.search(entry.comment)) else None,
    )
