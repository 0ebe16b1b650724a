"""Find the line of a chapter on which something stands.

This module owns that search; it must not judge what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from duiye.model import Block, BlockKind, Chapter
from duiye.notice import Locus

NOTE_DEFINITION = r"(?m)^[ \t>]*\[\^(?P<label>[^\]\n]{0,200})\]:"
NOTE_REFERENCE = r"(?m)^[ \t>]*\[\^[^\]\n]{0,200}\]:|(?P<here>(?<!\\)\[\^(?P<label>[^\]\s]{1,200})\])"
"""A reference to a note as `label`; where a line begins with the note itself there is none."""

_UNSEEN = frozenset({BlockKind.FRONT_MATTER, BlockKind.CODE, BlockKind.INSERT})
_LEADING = re.compile(r"(?:[ \t]*\n)*")
_CODE = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t]*\1|(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\2(?!`)")


def matches(chapter: Chapter, pattern: str) -> Iterator[tuple[re.Match[str], Locus]]:
    """Yield every match of a pattern in a chapter's text with its place; code is passed over.

    The place is that of the group `here` when the pattern has one.
    """
    compiled = re.compile(pattern)
    group = "here" if "here" in compiled.groupindex else 0
    for block in chapter.blocks:
        if block.kind in _UNSEEN:
            continue
        text = _without_code(block)
        leading = _LEADING.match(text)
        # Lines are counted on from match to match: from the start again, a long list would take for ever.
        line, counted, line_start = block.line, leading.end() if leading else 0, 0
        for match in compiled.finditer(text):
            start = match.start(group)
            if start >= 0:
                line += text.count("\n", counted, start)
                line_start = max(line_start, text.rfind("\n", counted, start) + 1)
                counted = max(counted, start)
                yield match, Locus(chapter.file, line, start - line_start + 1)


@lru_cache(maxsize=32768)
def _without_code(block: Block) -> str:
    """Return a block's text with spaces for its code."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), block.text)


def written_notes(chapter: Chapter, label: str) -> list[Locus]:
    """List where a chapter writes the note of a label."""
    return [locus for match, locus in matches(chapter, NOTE_DEFINITION) if match["label"] == label]


def places(chapter: Chapter, link: str) -> list[Locus]:
    """List where a chapter links to an address; the whole file when it cannot be found as written."""
    pattern = rf"(?:\]\(\s*<?|url\(\s*[\"']?|\]:\s*<?|=\s*[\"']?|<)(?P<here>{re.escape(link)})(?=[\s)\"'>]|$)"
    return [locus for _, locus in matches(chapter, pattern)] or [Locus(chapter.file)]


def definitions(chapter: Chapter, name: str) -> list[Locus]:
    """List where a chapter gives an id; the whole file when it cannot be found as written."""
    pattern = rf"(?:\{{[^{{}}\n]*#|\bid\s*=\s*[\"']?)(?P<here>{re.escape(name)})(?![\w:.-])"
    return [locus for _, locus in matches(chapter, pattern)] or [Locus(chapter.file)]
