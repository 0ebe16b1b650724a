"""Find which blocks of a chapter refer to which notes.

This module owns that search; it must not know what the notes say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.model import Block, BlockKind, Chapter

_SILENT = frozenset({BlockKind.FRONT_MATTER, BlockKind.CODE})
_CODE = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,})[^`\n]*\n.*?^[ \t]*\1|(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\2(?!`)")
_DEFINED = re.compile(r"(?m)^[ \t>]*\[\^([^\]\n]{0,200})\]:")
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]{1,200})\]")


def note_references(chapter: Chapter) -> Iterator[tuple[str, Block]]:
    """Yield the label of each reference to a note that the chapter does not write itself, and the block it stands in.

    A label comes once for each of its blocks, in reading order.
    """
    texts = [(block, _CODE.sub("", block.text)) for block in chapter.blocks if _may_refer(block)]
    own = {label for _, text in texts for label in _DEFINED.findall(text)}
    for block, text in texts:
        for label in dict.fromkeys(_REFERENCE.findall(_DEFINED.sub("", text))):
            if label not in own:
                yield label, block


def _may_refer(block: Block) -> bool:
    return "[^" in block.text and block.kind not in _SILENT
