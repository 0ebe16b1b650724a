"""Tell a text that was copied from the other language and still waits for its translation.

This module owns that judgement on a block which both languages have word for word; names, code, formulas and
quotations may well be the same in both.
"""

from __future__ import annotations

import re
from typing import Literal

from duiye.model import Block, BlockKind, Language, Side
from duiye.texspans import without_formulas

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE, BlockKind.ADMONITION})
_IGNORED = re.compile(r"`[^`\n]{0,500}`|\]\([^()\n]{0,500}\)|<[^<>\n]{0,500}>|\{[^{}\n]{0,500}\}")
_DECLARED = re.compile(r"\blang\s*=")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*(?!\w)", re.ASCII)
_CHARACTERS, _WORDS = 6, 5
"""Chinese characters, or English words without a capital, that no name has."""


def foreign_side(block: Block, languages: tuple[Language, Language]) -> Side | Literal[""]:
    """Say which side still has the other's words.

    Args:
        block: what both sides have.
        languages: those of the source and of the target.

    Returns:
        The side whose language the words are not in; empty where they may stand in both.
    """
    if block.kind not in _PROSE or _DECLARED.search(block.text):
        return ""
    words = _IGNORED.sub(" ", without_formulas(block.text))
    chinese = tuple(language.startswith("zh") for language in languages)
    if len(_HAN.findall(words)) >= _CHARACTERS:
        lacking = False
    elif len(_LOWER.findall(words)) >= _WORDS and not _HAN.search(words):
        lacking = True
    else:
        return ""
    sides: tuple[Side, Side] = ("source", "target")
    return next((side for side, has in zip(sides, chinese, strict=True) if has is lacking), "") if any(chinese) else ""
