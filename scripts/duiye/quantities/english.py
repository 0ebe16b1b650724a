"""Find the quantities of an English text.

This module owns the walk from word to word; how a word or a figure is read is their own modules' part.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.quantities.english_figures import read_figure
from duiye.quantities.english_words import READERS
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity

_START = Pattern(r"[A-Za-z]+|[0-9]")


def read_english(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text whose figures are in half width, in order, apart from one another."""
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        word = start[0]
        if word.isdecimal():
            quantities, at = read_figure(text, start.start())
        elif read := READERS.get(word.lower()):
            quantities = tuple(read(text, start.start(), at, word))
        else:
            continue
        for quantity in quantities:
            at = max(at, quantity.end)
            yield quantity
