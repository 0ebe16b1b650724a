"""Find the amounts in a text, in figures or in words, as values that two languages share.

This module owns what is read as a number in Chinese and in English; it must not compare texts.

`22.51亿`, `2.251 billion` and `2,251,000,000` have one value. What only looks like a number is none: the
`4` of `GPT-4`, a version such as `1.2.3`, the `一` of `一般`, the `百` of `数百`, a “second” or a “first”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from duiye.model import Language

Unit = Literal["number", "percent", "points", "times", "year", "month"]
"""What an amount counts; `points` are percentage points (百分点), `times` are 倍 and `-fold`."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a text."""

    value: Fraction
    """Exact. Of 8% it is 8, of a month its number in the year, of the 1990s 1990."""
    unit: Unit
    start: int
    end: int
    """Offsets in characters; `text[start:end]` is the amount as written, with its unit."""


_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_LONGEST = 18
"""More digits in a row are a serial number, and thousands of them would take long to read."""
_YEARS = range(1000, 2200)
_FIGURE = r"(?<![A-Za-z0-9_.])(?<![A-Za-z]-)(?P<figure>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<rest>(?:\.\d+)*)"

_DIGITS = {"零": 0, "○": 0, "两": 2} | {char: value for value, char in enumerate("〇一二三四五六七八九")}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_DIGIT, _NUMERAL = "一二三四五六七八九两", "〇零○一二三四五六七八九两十百千万亿"
_MEASURE = "个位名人家次种类项条点款年月日天周号层章节部份台座只张块倍岁米元级篇句步件组代届期辆艘朵"
_HAN = re.compile(
    rf"(?P<below>[{_NUMERAL}]{{1,17}})分之(?P<above>[{_NUMERAL}]{{1,17}})"
    rf"|(?P<tenths>[{_DIGIT}])成(?![为立功员绩果长本就分品都语])"
    rf"|(?:(?P<century>\d\d|[{_NUMERAL}]{{1,3}})世纪)?(?P<decade>[1-9]0|[{_DIGIT}]十)年代"
    rf"|{_FIGURE}(?P<scale>[十百千]?[万亿]{{0,2}})"
    rf"|第(?P<ordinal>[{_NUMERAL}]{{1,17}})"
    # Without a measure word a single numeral is part of a word more often than a number (一般, 三明治),
    # and so are 十分, 万一 and 一一.
    rf"|(?<![几数上好多若{_NUMERAL}])(?:"
    rf"(?P<word>百万|[百千万]亿|[{_DIGIT}十〇零](?!一(?:一|$))[{_NUMERAL}]{{1,17}})"
    rf"|(?P<single>[{_DIGIT}十])(?=[{_MEASURE}]))"
)
_HAN_UNIT = re.compile(r"(?P<points>个百分点)|(?P<percent>%)|(?P<times>倍)|(?P<year>年)|(?P<month>月)")


def _counted(words: str, start: int, step: int = 1) -> dict[str, int]:
    """Number the words of a line."""
    return {word: step * number for number, word in enumerate(words.split(), start)}


_WORDS = (
    _counted("zero one two three four five six seven eight nine ten eleven twelve", 0)
    | _counted("thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 13)
    | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
)
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ALL_SCALES = _SCALES | {"bn": 10**9, "tn": 10**12}
_ORDINALS = _counted("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 3)
_PARTS = {"half": 2, "halves": 2, "quarter": 4} | _ORDINALS
_MONTHS = _counted("January February March April May June July August September October November December", 1)
_ONE, _SCALE = "|".join(sorted(_WORDS, key=len, reverse=True)), "|".join(_SCALES)
_SMALL = rf"(?:{'|'.join(word for word in _WORDS if word.endswith('ty'))})[ -](?:{'|'.join([*_WORDS][1:10])})\b|{_ONE}"
_LATIN = re.compile(
    rf"{_FIGURE}(?:(?P<nth>st|nd|rd|th|s)\b|[ -]?(?P<scale>{_SCALE}|bn|tn)\b)?"
    rf"|\b(?P<part>(?i:{_ONE}))[ -](?P<of>{'|'.join(_PARTS)})s?\b"
    rf"|\b(?P<word>(?i:{_SMALL}|an?(?= (?:{_SCALE})\b))(?:[ -](?:{_SCALE})\b(?:(?:[ -]| and )(?:{_SMALL})\b)?){{0,6}})"
    r"(?:\b|(?=fold\b))"
    rf"|\b(?i:(?P<ordinal>{'|'.join(_ORDINALS)}))\b"
    # “May” is a verb more often than a month.
    rf"|\b(?P<month>{'|'.join(word for word in _MONTHS if word != 'May')}"
    r"|May(?= \d)|(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\bsince )|(?<=\d ))May)\b"
)
_LATIN_UNIT = re.compile(
    r"(?P<points>[ -]?percentage points?\b)|(?P<percent> ?(?:%|per ?cent\b|pct\b))|(?P<times>-?fold\b| times\b)"
)
_UNITS: dict[str | None, Unit] = {"points": "points", "percent": "percent", "times": "times", "month": "month"}


def amounts(text: str, language: Language) -> tuple[Amount, ...]:
    """Find the amounts in a text, in order; they do not overlap.

    Args:
        text: what a reader sees; addresses and code in it are read as words.
        language: its BCP 47 tag; Chinese for every kind of `zh`, English for all others.
    """
    read = _read_han if language.startswith("zh") else _read_latin
    return tuple(read(text.translate(_WIDE)))


def _read_han(text: str) -> Iterator[Amount]:
    for found in _HAN.finditer(text):
        start, end = found.span()
        if found["below"]:
            base, value = _numeral(found["below"]), _numeral(found["above"])
            if base and value is not None:
                is_share = base == _STEPS["百"]
                yield Amount(value if is_share else value / base, "percent" if is_share else "number", start, end)
        elif found["tenths"]:
            yield Amount(Fraction(10 * _DIGITS[found["tenths"]]), "percent", start, end)
        elif found["decade"]:
            century, decade = (_small(found[name] or "20") for name in ("century", "decade"))
            yield Amount(Fraction((century - 1) * 100 + decade), "year", start, end)
        elif (value := _figure(found) if found["figure"] else _numeral(found["ordinal"] or found[0])) is not None:
            for char in found["scale"] or "":
                value *= _STEPS.get(char) or _GROUPS[char]
            unit = _HAN_UNIT.match(text, end)
            yield _amount(value, start, end, unit, is_year=bool(unit and unit["year"]))


def _read_latin(text: str) -> Iterator[Amount]:
    for found in _LATIN.finditer(text):
        start, end = found.span()
        if found["part"]:
            yield Amount(Fraction(_WORDS[found["part"].lower()], _PARTS[found["of"]]), "number", start, end)
        elif found["month"]:
            yield Amount(Fraction(_MONTHS[found["month"]]), "month", start, end)
        elif found["ordinal"]:
            yield Amount(Fraction(_ORDINALS[found["ordinal"].lower()]), "number", start, end)
        elif (value := _figure(found) if found["figure"] else _spelled(found["word"])) is not None:
            value *= _ALL_SCALES.get(found["scale"] or "", 1)
            is_year = found[0].removesuffix("s").isdecimal()
            yield _amount(value, start, end, _LATIN_UNIT.match(text, end), is_year=is_year)


def _amount(value: Fraction, start: int, end: int, after: re.Match[str] | None, *, is_year: bool) -> Amount:
    """Make an amount with the unit that follows it; `is_year` where years are written like it."""
    unit = _UNITS.get(after.lastgroup if after else None)
    if after and unit:
        return Amount(value, unit, start, after.end())
    # A range looks through all its members for a Fraction.
    is_year = is_year and value.denominator == 1 and int(value) in _YEARS
    return Amount(value, "year" if is_year else "number", start, end)


def _figure(found: re.Match[str]) -> Fraction | None:
    """Read digits; None for a version, a serial number or an address."""
    whole, rest = found["figure"].replace(",", ""), found["rest"]
    return None if len(whole + rest) > _LONGEST or rest.count(".") > 1 else Fraction(whole + rest)


def _small(said: str) -> int:
    """Read a century or a decade, in either script."""
    return int(said) if said.isdecimal() else int(_numeral(said) or 0)


def _numeral(said: str) -> Fraction | None:
    """Read a Chinese numeral; None for two digits side by side, which mean “three or four” (三四)."""
    if not set(said) & (_STEPS.keys() | _GROUPS.keys()):
        by_place = int("".join(str(_DIGITS[char]) for char in said))
        return None if len(said) == len("三四") and said[0] not in "〇零○" else Fraction(by_place)
    total = section = digit = 0
    before = 1
    for char in said:
        if char in _DIGITS:
            digit = _DIGITS[char]
            before = before if digit else 1
        elif char in _STEPS:
            section += (digit or 1) * _STEPS[char]
            digit, before = 0, _STEPS[char] // 10
        else:
            group = _GROUPS[char]
            # 一万二千亿 multiplies what stands before it, 一亿二千万 adds to it.
            value = section + digit
            total = (total + value or 1) * group if total < group else total + (value or 1) * group
            section, digit, before = 0, 0, group // 10
    # 两万五 is 25,000 and 两万零五 20,005.
    return Fraction(total + section + digit * before)


def _spelled(said: str) -> Fraction:
    """Read an English numeral of several words."""
    total = section = 0
    for word in re.split(r"[ -]", said.lower()):
        if word in _WORDS:
            section += _WORDS[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total += (section or 1) * _SCALES[word]
            section = 0
    return Fraction(total + section)
