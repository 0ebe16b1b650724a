"""Check the formulas of the pages: TeX that cannot be set (T006), and prose that was taken for a formula (T007).

This module owns that judgement; setting formulas is `writers/formulas`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from duiye.model import Chapter, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page

_LOST = re.compile(r'<code class="dy-math-lost" data-fault="([^"<>]*)">([^<>]*)</code>')
_SET = re.compile(r'<math alttext="[^"<>]*" data-tex="([^"<>]*)">')
"""A formula in a line; one on lines of its own is meant as one."""
_TEXT = re.compile(r"\\(?:text|mbox|operatorname|math[a-z]*|begin|end)[a-z]*\*?\s*\{[^{}]*\}")
_PROSE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,30} [A-Za-z]{2,30}(?![A-Za-z])|[\u3400-\u9fff]")


def check_formulas(_: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield T006 for TeX that stays code, T007 for a formula between two dollar signs that holds words."""
    for page in pages.values():
        if "dy-math-lost" in page.html:
            for fault, tex in dict.fromkeys(_LOST.findall(page.html)):
                said = f"{_short(unescape(tex))} cannot be set: {unescape(fault)}"
                yield Notice("T006", _place(page.chapter, unescape(tex)), said)
        if "data-tex=" in page.html:
            for tex in dict.fromkeys(map(unescape, _SET.findall(page.html))):
                if _PROSE.search(_TEXT.sub("", tex)):
                    yield Notice("T007", _place(page.chapter, tex), f"{_short(tex)} was taken for a formula.")


def _short(tex: str) -> str:
    words = " ".join(tex.split())
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"  # noqa: PLR2004 — as much as a line shows


def _place(chapter: Chapter, tex: str) -> Locus:
    """Find a formula in the manuscript, however its lines are broken."""
    wanted = r"\s+".join(map(re.escape, tex.split()))
    for block in chapter.blocks:
        if found := re.search(wanted, block.text):
            leading = len(block.text) - len(block.text.lstrip())
            start = max(leading, found.start())
            column = start - (block.text.rfind("\n", 0, start) + 1) + 1
            return Locus(chapter.file, block.line + block.text.count("\n", leading, start), column)
    return Locus(chapter.file)
