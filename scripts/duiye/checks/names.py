"""Check the names that a text gives to Duiye: of marks that something replaces, and of kinds of boxes.

This module owns T008; it must not tell what a mark asks for in vain (F006), nor kinds of boxes that are like none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from html import escape

from duiye.checks.places import matches
from duiye.inserts import CHART, MARKS, read_insert
from duiye.model import Block, BlockKind, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page

Pages = Mapping[tuple[Language, str], Page]
_LONGEST = 40
"""Characters of a name that can be meant for one of ours."""
_ALONE = re.compile(rf"\[\[[ \t]*(?P<name>[^\s\[\]:]{{1,{_LONGEST}}})[ \t]*(?P<rest>:[^\[\]\n]{{0,200}})?\]\]")
_BOX = rf"(?m)^[ \t>]*(?P<sign>!!!|\?\?\?\+?) ?(?P<here>[\w-]{{1,{_LONGEST}}})(?![\w-])"
_BOXES = frozenset(
    {
        *("abstract", "attention", "bug", "caution", "check", "cite", "danger", "done", "error", "example", "fail"),
        *("failure", "faq", "help", "hint", "important", "info", "missing", "note", "question", "quote", "success"),
        *("summary", "tip", "tldr", "todo", "warning"),
    }
)
"""Kinds that Material for MkDocs gives a look (its reference: admonitions)."""
_THERE_ARE = f"Write one of the marks that there are ({', '.join(f'[[{name}]]' for name in MARKS)}), or other words."
_NEAR = 0.75
"""How like a name is to one that it is meant for; any other is a class with a style of the publication's own."""


def check_names(publication: Publication) -> Iterator[Notice]:
    """Yield T008 for marks and boxes whose names are nearly, but not quite, those that Duiye knows."""
    for edition in publication.editions:
        for chapter in edition.published.values():
            for block in chapter.blocks:
                if "[[" in block.text and (meant := _mark_meant(block)):
                    words = f"{block.text.strip()} stands for nothing, and is printed as it is."
                    yield Notice("T008", Locus(chapter.file, block.line), words, f"Is {meant} meant?")
            if any("!!!" in block.text or "???" in block.text for block in chapter.blocks):
                for found, locus in matches(chapter, _BOX):
                    name = found["here"]
                    if name.lower() not in _BOXES and (meant := _meant(name, _BOXES)):
                        words = f"There is no box of the kind {name}."
                        yield Notice("T008", locus, words, f"Is {found['sign']} {meant} meant?")


def check_unknown_marks(publication: Publication, pages: Pages) -> Iterator[Notice]:
    """Yield T008 for a paragraph that has the form of a mark, is like none that there is, and is printed as it stands.

    Among other words two brackets are a manner of writing; and an extension may make something of them.
    """
    for edition in publication.editions:
        for path, chapter in edition.published.items():
            page = pages.get((edition.language, path))
            for block in chapter.blocks if page and "[[" in page.html else ():
                words = block.text.strip()
                is_alone = block.kind is BlockKind.PARAGRAPH and _ALONE.fullmatch(words) and "^" not in words
                if is_alone and not _mark_meant(block) and page and escape(words, quote=False) in page.html:
                    said = f"{words} stands for nothing, and is printed as it is."
                    yield Notice("T008", Locus(chapter.file, block.line), said, _THERE_ARE)


def _mark_meant(block: Block) -> str:
    """Return the mark for which a paragraph is meant; empty for one that is no mark, or a right one."""
    insert = read_insert(block.text)
    if insert and (insert.name == CHART or not insert.argument):
        return ""
    found = _ALONE.fullmatch(block.text.strip()) if block.kind in {BlockKind.PARAGRAPH, BlockKind.INSERT} else None
    name = _meant(found["name"], MARKS) if found else ""
    if name == CHART:
        return f"[[{name}{found['rest'] or ': …'}]]" if found else ""
    return f"[[{name}]]" if name else ""


def _meant(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name.lower(), sorted(known), 1, _NEAR)
    return close[0] if close else ""
