"""Waivers: notices that a chapter's front matter silences, each with a reason.

This module owns what a waiver silences and which notices none can; it must not read front matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from duiye.catalogue import Severity
from duiye.model import Publication
from duiye.notice import Locus, Notice

FIRM = ("T", "I", "Y", "M", "B", "W", "N001", "N003", "S002", "H", "L", "G001", "G002")
"""Codes and families that no waiver silences: a file is not read, or readers meet a page that is broken."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of a chapter's `waivers`."""

    code: str
    reason: str
    """Why the notice is right and the text nevertheless too; for those who read the chapter later."""
    locus: Locus
    segment: str = ""
    """Id of the block whose notices are silenced; empty for the whole chapter."""

    def silences(self, notice: Notice) -> bool:
        """Say whether a notice of the same file is meant."""
        return notice.code == self.code and self.segment in {"", notice.segment}


def waive(publication: Publication, notices: Sequence[Notice], waivers: Iterable[Waiver]) -> tuple[Notice, ...]:
    """Leave out the notices that waivers silence.

    Args:
        publication: the publication.
        notices: everything that is wrong, each notice with its block.
        waivers: of all chapters; none of a firm code.

    Returns:
        The other notices, and W002 for each waiver that silences nothing. Where errors are left that is
        not told: whatever a waiver is for may be hidden by them.
    """
    by_file: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        by_file.setdefault(waiver.locus.path, []).append(waiver)
    kept: list[Notice] = []
    used: set[Waiver] = set()
    for notice in notices:
        silencing = [waiver for waiver in by_file.get(notice.locus.path, ()) if waiver.silences(notice)]
        used.update(silencing)
        if not silencing:
            kept.append(notice)
    if any(notice.severity is Severity.ERROR for notice in kept):
        return tuple(kept)
    for edition in publication.editions:
        for chapter in edition.published.values():
            ids = {block.id for block in chapter.blocks}
            kept += [_unused(waiver, ids) for waiver in by_file.get(chapter.file, ()) if waiver not in used]
    return tuple(kept)


def _unused(waiver: Waiver, ids: Collection[str]) -> Notice:
    """Tell a waiver that silences nothing in a chapter whose blocks have these ids."""
    if waiver.segment and waiver.segment not in ids:
        said = f"The chapter has no segment {waiver.segment}; the waiver of {waiver.code} silences nothing."
    else:
        where = f"segment {waiver.segment}" if waiver.segment else "this chapter"
        said = f"{waiver.code} is not told in {where}; the waiver silences nothing."
    return Notice("W002", waiver.locus, said)
