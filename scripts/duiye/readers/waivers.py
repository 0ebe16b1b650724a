"""Read the waivers of a chapter's front matter, with the line of each.

This module owns their form; what they silence is decided in `duiye.waivers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.catalogue import CATALOGUE
from duiye.model import Chapter
from duiye.notice import Locus, Notice
from duiye.readers.yamltext import read_yaml
from duiye.waivers import FIRM, Waiver

_KEYS = ("code", "segment", "reason")


def read_waivers(chapter: Chapter) -> tuple[tuple[Waiver, ...], tuple[Notice, ...]]:
    """Read the waivers of one chapter.

    Returns:
        Those that can be used, in order, and notices about the others: W001 for one that is incomplete or
        says something that cannot be meant, W003 for one of a code that cannot be waived.
    """
    written = chapter.meta.get("waivers")
    if written is None:
        return (), ()
    lines = _lines(chapter)
    if not isinstance(written, list):
        said = "waivers is not a list."
        return (), (Notice("W001", Locus(chapter.file, lines[None]), said),)
    waivers: list[Waiver] = []
    notices: list[Notice] = []
    for index, item in enumerate(written):
        locus = Locus(chapter.file, lines[index])
        faults = list(_faults(item, locus))
        notices += faults
        if not faults:
            waivers.append(Waiver(item["code"], item["reason"].strip(), locus, item.get("segment", "")))
    return tuple(waivers), tuple(notices)


def _faults(item: object, locus: Locus) -> Iterator[Notice]:
    if not isinstance(item, dict):
        yield Notice("W001", locus, "A waiver is not a record of code, segment and reason.")
        return
    for key in item:
        if key not in _KEYS:
            yield Notice("W001", locus, f"The waiver has the unknown key {key}.")
    code = item.get("code")
    if not isinstance(code, str):
        yield Notice("W001", locus, "The waiver names no code.")
    elif code not in CATALOGUE:
        yield Notice("W001", locus, f"There is no code {code}.")
    elif code.startswith(FIRM):
        yield Notice("W003", locus, f"{code} cannot be waived: {CATALOGUE[code].summary}")
    if not _is_text(item.get("reason")):
        yield Notice("W001", locus, "The waiver gives no reason.")
    if "segment" in item and not _is_text(item["segment"]):
        yield Notice("W001", locus, "The waiver’s segment is not an id.")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _lines(chapter: Chapter) -> dict[int | None, int]:
    """Return the line of each entry by its index, and that of the key `waivers` under None."""
    front = chapter.blocks[0].text.partition("\n")[2].rstrip().removesuffix("---")
    _, lines, _ = read_yaml(front, chapter.file, first_line=2)
    return {
        path[1] if len(path) > 1 and isinstance(path[1], int) else None: line
        for path, line in reversed(lines.items())
        if path[:1] == ("waivers",)
    }
