"""Find what two texts in two languages quote in the same letters: a title of a work, a name left as it is.

This module owns which quotations are alike; what a check does about them is the check's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.foreignruns import foreign_runs
from duiye.model import Language
from duiye.readers.prose import OBJECT

_QUOTED = re.compile(r"“([^“”\n]+)”|《([^《》\n]+)》|「([^「」\n]+)」|『([^『』\n]+)』|〈([^〈〉\n]+)〉")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = "“”‘’《》〈〉「」『』【】（）〔〕，。、；：？！… "
_INNER = str.maketrans("“”《》『』", "‘’〈〉「」")
"""A mark of quotation inside another is the other kind: “the ‘tides’” of 《The “Tides”》."""
_MANY = 64
"""Quotations of a text that are looked for in the other."""


def without_common_quotations(first: tuple[str, Language], second: tuple[str, Language]) -> tuple[str, str]:
    """Blot out of two texts what both quote in the same letters; every offset stays.

    Figures alone are no quotation: `“2019”` says 2019 in either language.
    """
    texts = first[0], second[0]
    found = {quotation for item in (first, second) for quotation in _quotations(*item)}
    folded = [text.translate(_INNER) for text in texts]
    common = sorted((item for item in found if all(item in text for text in folded)), key=len, reverse=True)
    if not common:
        return texts
    pattern = re.compile("|".join(map(re.escape, common)))
    one, other = (_blotted(text, pattern, seen) for text, seen in zip(texts, folded, strict=True))
    return one, other


def _blotted(text: str, pattern: re.Pattern[str], folded: str) -> str:
    pieces, done = [], 0
    for match in pattern.finditer(folded):
        pieces += [text[done : match.start()], OBJECT * len(match.group())]
        done = match.end()
    return "".join([*pieces, text[done:]])


def _quotations(text: str, language: Language) -> Iterator[str]:
    """Yield what a text quotes, by its marks or its language."""
    spans = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)][:_MANY]
    spans += [(run.start, run.end) for run in foreign_runs(text, language)][:_MANY]
    for start, end in spans:
        quotation = text[start:end].strip(_MARKS).translate(_INNER)
        if _LETTER.search(quotation):
            yield quotation
