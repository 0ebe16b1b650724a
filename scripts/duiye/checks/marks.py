"""Check punctuation and spaces of both languages (C001 to C010).

The rules are those of `typography`; here they meet the chapters. A mark is told where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from duiye.catalogue import CATALOGUE
from duiye.model import Language, Publication
from duiye.notice import Notice
from duiye.readers.passages import Passage, read_passages
from duiye.readers.rendering import Page
from duiye.typography import Fault, find_faults

_NO_WORDS = re.compile(r"<(pre|code|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_LINK_ENDS = re.compile(r"\]|</a\b")
_SMART = frozenset({"'", '"', "...", "--", "---"})
"""What an extension such as `smarty` turns into the right mark on the page."""


def check_marks(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield C001 to C010 for every mark and space of the published chapters that breaks a rule.

    What is typed on a typewriter's keyboard is no fault when the page, whatever extension did it, does not show it.
    """
    for edition in publication.editions:
        for chapter in edition.published.values():
            shown: str | None = None
            for passage in read_passages(chapter):
                for found in find_faults(passage.text, chapter.language, continued=passage.continued):
                    mark = passage.text[found.start : found.end].strip()
                    if mark in _SMART and passage.prose:
                        if shown is None:
                            shown = _NO_WORDS.sub("", pages[edition.language, chapter.path].html)
                        if mark not in shown:
                            continue
                    if found.code == "C007" and passage.prose and _are_apart(passage, found):
                        continue
                    can_fix = found.edits and passage.at(found.edits[0].start) >= 0
                    hint = f"{CATALOGUE[found.code].hint} `duiye fix` does it." if can_fix else ""
                    yield Notice(found.code, passage.locus(chapter.file, found.start), found.message, hint)


def _are_apart(passage: Passage, found: Fault) -> bool:
    """Say whether the first of two marks ends the words of a link, which may be a title: `[Who?](a.md)。`."""
    first, last = passage.at(found.start) - passage.offset, passage.at(found.end - 1) - passage.offset
    return bool(_LINK_ENDS.search(passage.block.text, first, last))
