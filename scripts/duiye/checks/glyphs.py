"""Say where the characters stand that no font of the book has: character, file, line, and how to get them.

It owns the words and the places of B001; which characters are missing only the engine knows, see `typesetter`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from duiye.catalogue import CATALOGUE
from duiye.notice import Locus, Notice

_NAMED = 6
"""Characters of a line that are named one by one; a sentence in another script has more."""


def check_glyphs(missing: Mapping[str, Iterable[str]], sources: Mapping[str, str]) -> Iterator[Notice]:
    """Tell each missing character at the first place where its author wrote it.

    Args:
        missing: characters by the file that they are printed from, by its path from the publication's root.
        sources: texts by path; what a page prints may stand in a record, so that all of them are looked through when
            the file itself does not have a character, in their order.

    Yields:
        B001 for each line on which missing characters stand first; for the file where no source has them.
    """
    places: dict[tuple[str, int], dict[str, int]] = {}
    for file, characters in missing.items():
        for character in sorted(characters):
            where, line, count = _first(character, file, sources)
            places.setdefault((where, line), {})[character] = count
    for (file, line), counts in sorted(places.items()):
        yield Notice("B001", Locus(file, line), f"No font of the book has {_said(counts)}.", _advice("".join(counts)))


def _first(character: str, file: str, sources: Mapping[str, str]) -> tuple[str, int, int]:
    """Return file and line of a character, and how often it stands in that file."""
    code = ord(character)
    # A chapter may name it by a reference of HTML, a record by one of YAML.
    number = rf"&#(?:0*{code}|x0*{code:x});|\\u{code:04x}(?![0-9a-f])|\\U{code:08x}"
    written = re.compile(rf"{re.escape(character)}|(?i:{number})")
    for path in [file, *sources]:
        text = sources.get(path, "")
        if found := written.search(text):
            return path, text.count("\n", 0, found.start()) + 1, len(written.findall(text))
    return file, 0, 1


def _said(counts: Mapping[str, int]) -> str:
    """Name characters with their numbers, and how often they stand in the file."""
    named = [
        f"{_shown(character)} (U+{ord(character):04X}{f', {count} times in this file' if count > 1 else ''})"
        for character, count in [*counts.items()][:_NAMED]
    ]
    if len(counts) > _NAMED:
        named.append(f"{len(counts) - _NAMED} more here")
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def _shown(character: str) -> str:
    """Give a mark that stands on a letter something to stand on."""
    return f"◌{character}" if unicodedata.combining(character) or unicodedata.category(character) == "Mn" else character


def _advice(characters: str) -> str:
    """Say what to do: Noto's Chinese fonts have nearly every East Asian character, but no other script."""
    known = "".join(
        c for c in characters if unicodedata.east_asian_width(c) in "WF" and unicodedata.category(c) != "So"
    )
    if not known:
        return (
            "The Chinese fonts have no such sign to add: write it in another way, show it as a picture, "
            "or build without books: --no-books."
        )
    return CATALOGUE["B001"].hint.replace("…", known)
