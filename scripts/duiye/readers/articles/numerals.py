"""Write a number in the systems that Word counts with.

This module owns these systems; it must not know what is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"
_CIRCLE = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_HANT = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ONES = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = (
    "", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
)  # fmt: skip
_ORDINALS = {
    "One": "First",
    "Two": "Second",
    "Three": "Third",
    "Five": "Fifth",
    "Eight": "Eighth",
    "Nine": "Ninth",
    "Twelve": "Twelfth",
}
_MOST = 9_999
"""Higher numbers, and those below one, are written with digits in every system."""
_LETTERS = 26
_MOST_REPEATED = 30


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千", *, one_ten: bool = False) -> str:
    """Write a number as it is read: 一百零五.

    Args:
        number: from 1 to 9,999.
        digits: the characters for 0 to 9.
        units: those for ten, hundred and thousand.
        one_ten: whether ten is 一十 and not 十.
    """
    text, was_zero = "", False
    places = str(number)
    for place, digit in enumerate(places):
        power = len(places) - place - 1
        if digit == "0":
            was_zero = True
            continue
        text += (digits[0] if was_zero and text else "") + digits[int(digit)] + (units[power - 1] if power else "")
        was_zero = False
    ten = digits[1] + units[0]
    return text.removeprefix(digits[1]) if text.startswith(ten) and not one_ten else text


def roman(number: int) -> str:
    """Write a number in Roman numerals."""
    text = ""
    for step, letters in _ROMAN + _ROMAN_SMALL:
        count, number = divmod(number, step)
        text += letters * count
    return text


def letters(number: int) -> str:
    """Write a number as Word counts with letters: Z is followed by AA, and AA by BB."""
    count, letter = divmod(number - 1, _LETTERS)
    return chr(ord("A") + letter) * min(count + 1, _MOST_REPEATED)


def english(number: int) -> str:
    """Write a number in English words, capitalised."""
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:  # noqa: PLR2004 — a hundred
        ten, one = divmod(number, 10)
        return _TENS[ten] + (f"-{_ONES[one].lower()}" if one else "")
    return str(number)


def english_ordinal(number: int) -> str:
    """Write a number as an English ordinal in words."""
    head, dash, last = english(number).rpartition("-")
    capital = last[:1].upper() + last[1:]
    if last.isdigit():
        return ordinal(number)
    word = _ORDINALS.get(capital) or (f"{capital[:-1]}ieth" if capital.endswith("y") else f"{capital}th")
    return head + dash + (word.lower() if dash else word)


def ordinal(number: int) -> str:
    """Write a number as an English ordinal in digits."""
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _from(first: str, count: int) -> Callable[[int], str]:
    """Return a system whose signs follow one another in Unicode."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda number: "".join(signs[int(digit)] for digit in str(number))


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _round(signs: str) -> Callable[[int], str]:
    """Return a system that begins again after its last sign."""
    return lambda number: signs[(number - 1) % len(signs)]


def _circled(number: int) -> str:
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return str(number)


SYSTEMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "ordinal": ordinal,
    "cardinalText": english,
    "ordinalText": english_ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _round(_STEMS),
    "ideographZodiac": _round(_BRANCHES),
    "ideographDigital": _digits(_CIRCLE),
    "japaneseDigitalTenThousand": _digits(_CIRCLE),
    "taiwaneseDigital": _digits(_CIRCLE),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanDigital2": _digits(_CIRCLE),
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, "拾佰仟", one_ten=True),
    "ideographLegalTraditional": lambda number: chinese(number, _LEGAL_HANT, "拾佰仟", one_ten=True),
}
"""By the names of ISO 29500's `ST_NumberFormat`."""


def write_number(number: int, system: str) -> str:
    """Write a number; in a system that is not known, and beyond its end, with digits."""
    return SYSTEMS.get(system, str)(number) if 1 <= number <= _MOST else str(number)
