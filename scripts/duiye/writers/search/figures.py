"""Know in which forms the text states the numbers of the ledger: 453亿 and 45.3 billion are one value.

This module owns that look-up; how a number is read is `quantities`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from duiye.model import Figure, Language
from duiye.quantities import read_quantities
from duiye.writers.search.pagetext import PageText

_NUMBER = re.compile(
    r"[0-9][0-9,.]*(?: ?(?:[千百十万亿兆]+|(?:thousand|million|billion|trillion|bn|tn)\b))?"
    r"(?: ?(?:[%％]|per ?cent\b))?",
    re.IGNORECASE,
)
"""A number with its scale word, without what is counted: so much of it may stand elsewhere with another unit."""
_PERCENT = frozenset({"percent", "per cent", "pct", "%", "％"})
_SIGNS = "%％tT"
"""How a percentage ends: a sign, or `per cent`."""
_LONGEST = 2_000
"""Characters of a block in which numbers are looked for; a longer one is no passage that a figure points to."""


def figure_key(value: Decimal | Fraction, *, percent: bool) -> str:
    """Return the key of a number: its digits, without an exponent and a sign, and whether it is a percentage."""
    number = abs(Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value)
    digits = f"{number:f}"
    return f"#{digits.rstrip('0').rstrip('.') if '.' in digits else digits}{'%' if percent else ''}"


def written_figures(
    figures: Collection[Figure], pages: Iterable[PageText], language: Language
) -> Mapping[str, tuple[str, ...]]:
    """Return the forms in which a language's pages state each number of the ledger, the commonest first.

    Args:
        figures: the ledger.
        pages: the pages of the language.
        language: the language.
    """
    known = {figure_key(figure.value, percent=figure.unit in _PERCENT) for figure in figures}
    named = {place.partition("#")[2] or place.partition(".")[0] for figure in figures for place in figure.stands}
    found: dict[str, Counter[str]] = {key: Counter() for key in known}
    for page in pages:
        for text in _passages(page, named):
            for each in read_quantities(text, language):
                key = figure_key(each.value, percent=each.unit in _PERCENT)
                number = _NUMBER.search(text, each.start, each.end) if key in known else None
                # 8% of “7 to 8%” is written with its sign; the other end lends it, and alone is any 7.
                if number and (key[-1] == "%") == (number[0][-1] in _SIGNS):
                    found[key][number[0].rstrip(" ,.")] += 1
    return {
        key: tuple(form for form, _ in sorted(said.items(), key=_rank)) for key, said in sorted(found.items()) if said
    }


def _passages(page: PageText, named: Collection[str]) -> Iterator[str]:
    """Yield the texts to which the ledger points: blocks, all blocks of a section, notes by the claim's id."""
    for section in page.sections:
        for name, text in section.blocks:
            is_meant = section.anchor in named or name in named or name.removeprefix("fn:") in named
            if is_meant and len(text) <= _LONGEST:
                yield text


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    form, times = item
    return -times, form
