"""Digits and Latin letters of Chinese width (C008).

This module owns this rule, which every language has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import HALF
from duiye.typography.fault import Fault, fault

_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+(?:．(?=[０-９])[０-９]+)*％?")


def find_full_width_letters(text: str) -> Iterator[Fault]:
    """Yield C008 for each run of full-width digits or letters."""
    for match in _WIDE.finditer(text):
        told = f"“{match.group()}” is written in full-width characters."
        yield fault("C008", *match.span(), told, match.group().translate(HALF))
