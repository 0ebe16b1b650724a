"""Say which character a sign of a symbol font is (`w:sym`), for the signs that texts use.

This module owns that table; it must not read a document.
"""

from __future__ import annotations

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **{ord("a") + place: sign for place, sign in enumerate(_GREEK)},
    **{ord("A") + place: sign for place, sign in enumerate(_GREEK_CAPITALS)},
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD9: "∧", 0xDA: "∨", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x3A: "💻", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻",
    0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑", **{0x81 + place: chr(ord("①") + place) for place in range(10)},
    **{0x8C + place: chr(ord("❶") + place) for place in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□", 0xA2: "■"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the signs of fonts that have no Unicode."""


def symbol(font: str, code: str) -> str | None:
    """Return the character that a sign stands for.

    Args:
        font: name of the font.
        code: the sign's number in hexadecimal.

    Returns:
        The character, None where it is not known.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return None
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return chr(number) if 0x20 <= number < 0xD800 else None  # noqa: PLR2004 — Unicode's own characters
    return table.get(number - _PRIVATE.start if number in _PRIVATE else number)
