"""Numbers in figures and in words, Chinese and English, as exact values.

This module owns what a numeral is worth; it must not find numerals in a text.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from duiye.quantities.patterns import Pattern

LONGEST = 18
"""More digits in a row are a serial number, and thousands of them would take long to read."""

HAN_DIGITS = {"零": 0, "○": 0, "两": 2, "俩": 2} | {char: value for value, char in enumerate("〇一二三四五六七八九")}
HAN_STEPS = {"十": 10, "百": 100, "千": 1000}
HAN_GROUPS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
HAN_NUMERAL = "〇零○一二三四五六七八九两十百千万亿兆"
FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
"""Digits with separators and a decimal part."""
_PARTS = Pattern(rf"{FIGURE}|.")


def counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    """Number the words of a line."""
    return {word: step * number for number, word in enumerate(words.split(), start)}


UNITS_BELOW_TWENTY = counted("zero one two three four five six seven eight nine ten eleven twelve", 0) | counted(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13
)
TENS = counted("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
WORDS = UNITS_BELOW_TWENTY | TENS
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "quintillion": 10**18, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
SHORT_SCALES = {"bn": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "k": 10**3}
ORDINALS = (
    counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1)
    | counted("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 13)
    | counted("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 2, 10)
    | {"hundredth": 100, "thousandth": 1000, "ten-thousandth": 10**4, "millionth": 10**6}
)
MONTHS = counted("January February March April May June July August September October November December", 1)
SHORT_MONTHS = counted("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", 1) | {"Sept": 9}

LATIN_SCALE = "|".join(SCALES)
_ONE_TO_NINE = "|".join([*UNITS_BELOW_TWENTY][1:10])
LATIN_BELOW_HUNDRED = (
    rf"(?:{'|'.join(TENS)})(?:[ -](?:{_ONE_TO_NINE})\b)?|"
    rf"{'|'.join(sorted(UNITS_BELOW_TWENTY, key=len, reverse=True))}"
)
"""Pattern of a number in words below a hundred."""


@lru_cache(maxsize=2048)
def figure(said: str) -> Fraction | None:
    """Read digits; None for more of them than a number has."""
    digits = said.replace(",", "")
    return Fraction(digits) if len(digits) <= LONGEST else None


@lru_cache(maxsize=2048)
def han_numeral(said: str) -> Fraction | None:
    """Read a numeral in characters, in figures or in both (`1亿2400万`, 三点五); None if it is none.

    Two digits side by side mean “three or four” (三四) and are no single number.
    """
    whole, point, decimals = said.partition("点")
    if point:
        value = han_numeral(whole)
        places = [HAN_DIGITS.get(char) for char in decimals]
        if value is None or None in places or not places:
            return None
        return value + Fraction(int("".join(map(str, places))), 10 ** len(places))
    if all(char in HAN_DIGITS for char in said):
        by_place = int("".join(str(HAN_DIGITS[char]) for char in said[:LONGEST]) or "0")
        return None if len(said) == len("三四") and said[0] not in "〇零○" else Fraction(by_place)
    return _by_steps(said)


def _by_steps(said: str) -> Fraction | None:
    """Add up digits and steps from the left."""
    total = section = digit = Fraction(0)
    before = Fraction(1)
    has_digits = False
    for found in _PARTS.finditer(said):
        part = found[0]
        if part in HAN_DIGITS:
            digit, has_digits = Fraction(HAN_DIGITS[part]), True
            before = before if digit else Fraction(1)
        elif part[0].isdecimal():
            read = figure(part)
            if read is None:
                return None
            digit, has_digits, before = read, True, Fraction(1)
        elif part in HAN_STEPS:
            # 1.1百亿亿 and 百亿 are scale words side by side.
            section += (digit if has_digits else Fraction(1)) * HAN_STEPS[part]
            digit, has_digits, before = Fraction(0), False, Fraction(HAN_STEPS[part], 10)
        else:
            group = HAN_GROUPS[part]
            value = section + digit
            if total and (total < group or not value):
                # 一万二千亿 multiplies what stands before it, 一亿二千万 adds to it.
                total = (total + value) * group
            else:
                total += (value if value or has_digits else Fraction(1)) * group
            section, digit, has_digits, before = Fraction(0), Fraction(0), False, Fraction(group, 10)
        if total > 10**LONGEST * 10**LONGEST:
            return None
    # 两万五 is 25,000 and 两万零五 20,005.
    return total + section + digit * before


def value_of(said: str) -> Fraction | None:
    """Read Chinese figures or a numeral."""
    return figure(said) if said[0].isdecimal() and said[-1].isdecimal() else han_numeral(said)


def known_value(said: str) -> Fraction:
    """Read what a pattern has already found to be a number; zero where it is too long for one."""
    return value_of(said) or Fraction(0)


def latin_numeral(said: str) -> Fraction:
    """Read an English numeral of several words, of which the first may be a figure or an article."""
    total = section = Fraction(0)
    for word in re.split(r"[\s-]+", said.lower()):
        if word in WORDS:
            section += WORDS[word]
        elif word in {"hundred", "dozen"}:
            section = (section or Fraction(1)) * SCALES[word]
        elif word in SCALES:
            # “a million million”
            value = section or Fraction(1)
            total = total * SCALES[word] if total and not section else total + value * SCALES[word]
            section = Fraction(0)
    return total + section
