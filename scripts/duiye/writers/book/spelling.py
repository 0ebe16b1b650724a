"""Spell web addresses as people read them, for paper: letters instead of the escapes that stand for them.

This module owns which letters those are. It must not decide which addresses are printed, nor change where a link leads.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""What is not ASCII. Escapes of ASCII stay: `%2F` is no slash, and a `%20` is no space that could end an address."""
_LETTERS = re.compile(r"[À-ÖØ-öø-žΑ-ΡΣ-ώЁА-яё]")
"""Latin, Greek and Cyrillic letters that Libertinus has."""


def spell_address(url: str, words: str = "") -> str:
    """Write an address as print shows it.

    Args:
        url: where the link leads.
        words: what is printed beside it; its letters are there already.

    Returns:
        The address with its letters; unchanged where the fonts of the book might not have one of them.
    """
    spelled = _ESCAPED.sub(_decode, url)
    return spelled if all(letter in words or _is_in_fonts(letter) for letter in set(spelled) - set(url)) else url


def _decode(found: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:  # another encoding, which nobody could guess
        return found[0]
    spelled, place = "", 0
    for char in text:
        end = place + 3 * len(char.encode())
        spelled += char if char.isalpha() else found[0][place:end]
        place = end
    return spelled


def _is_in_fonts(letter: str) -> bool:
    """Tell whether the fonts have a letter whatever was added to them: `scripts/fonts` keeps all of GB 2312."""
    return bool(_LETTERS.match(letter) or ("\u4e00" <= letter <= "\u9fa5" and letter.encode("gb2312", "ignore")))
