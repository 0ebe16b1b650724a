"""Read the Chinese forms of a quantity that are more than a number and a unit: dates, fractions, 成, 番, quarters.

This module owns one pattern and one reader a form; finding them in a text is `chinese`'s part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities import clocks
from duiye.quantities.chinese_shares import (
    DIGIT,
    DISCOUNT,
    DONE,
    EVERY,
    FRACTION,
    HALF,
    RATIO,
    SPLIT,
    TENTHS,
    TURN,
    Reader,
    read_discount,
    read_done,
    read_every,
    read_fraction,
    read_half,
    read_ratio,
    read_split,
    read_tenths,
    read_turn,
)
from duiye.quantities.chinese_units import find_unit
from duiye.quantities.chinese_words import WORD, WORD_STARTS
from duiye.quantities.numerals import HAN_DIGITS, HAN_NUMERAL, known_value, value_of
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading

_DIGITS = "0123456789"
_N = f"[{HAN_NUMERAL}]"
_QUARTER_MONTHS = 3
_NEXT, _LATER, _DAY = 2, frozenset("天日年周月季名位"), 86400

DECADE = Pattern(
    rf"(?P<full>[12]\d\d0)年代|(?:(?P<century>\d\d|{_N}{{1,3}}|上个?|本)世纪)?(?P<decade>[1-9]0|[{DIGIT}]十)年代"
)
AGE = Pattern(r"(?P<tens>[五六七八九])旬")
GENERATION = Pattern(r"(?<!\d)(?P<decade>[5-9]0|00)后(?![面来续期])")
HALF_YEAR = Pattern(r"(?P<han>[上下])半年|(?<![A-Za-z0-9])(?P<figure>[12])H(?P<year>\d\d)?(?![A-Za-z0-9])")
QUARTER = Pattern(
    r"(?:(?:第|(?<![上下这每某同本单]))(?P<number>[一二三四1-4])|(?P<first>首))个?(?:季度(?!假)|财季|季(?=[度报营净]))"
    r"|(?<![A-Za-z0-9])(?:Q(?P<after>[1-4])|(?P<before>[1-4])Q)(?![A-Za-z0-9])"
    r"|(?:第(?P<season>[一二三四1-4])|(?P<first_season>首))季(?!度)"
    r"|(?P<each>每)个?季度"
)
PLAN = Pattern(r"十(?P<nth>[一二三四五六])五(?=规划|”|期间|时期|末)")
MINUTES_AND_A_HALF = Pattern(rf"(?P<said>{_N}{{1,3}}|\d{{1,3}})分半钟?(?![之秒])")
PART_OF_YEAR = Pattern(r"(?<=年)(?:(?P<last>[底末])|(?P<middle>中)(?![有国的，,])|(?P<first>初))")
NAMED = Pattern("古稀|花甲|半百|而立|不惑|腊月|冬月|前年|全年|零百(?=加速)")
_NAMES: dict[str, Reading] = {
    "古稀": ("number", Fraction(70)), "花甲": ("number", Fraction(60)), "半百": ("number", Fraction(50)),
    "不惑": ("number", Fraction(40)), "而立": ("number", Fraction(30)), "腊月": ("number", Fraction(12)),
    "冬月": ("number", Fraction(11)), "前年": ("months", Fraction(24)),
    "全年": ("months", Fraction(12)), "零百": ("length", Fraction(100_000)),
}  # fmt: skip
OF_COUNTS = "指人总次系参函分倍基天户票岁个件回点字页"
"""Characters after which 数 ends a word."""
VAGUE = Pattern(
    rf"(?<!{_N})(?<![{OF_COUNTS}])[几数好若]{{1,2}}(?P<scale>[十百千万亿]{{1,3}})|数以(?P<by>[十百千万亿]{{1,3}})计"
    r"|上(?P<up>[百千万亿]{2,3})(?=[个位名人家次种项条款台座元美欧日港吨])"
)
ORDINAL = Pattern(rf"第(?P<said>\d{{1,6}}(?:\.\d{{1,3}})?|{_N}{{1,17}})")


def read_date(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `2024-07-26`."""
    yield from clocks.date_parts(found)


def read_clock(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `15:30`."""
    yield clocks.clock(found)


def read_nothing(_found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Pass over a word."""
    yield from ()


def read_decade(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 上世纪90年代 and 2010年代."""
    if found["full"]:
        year = Fraction(found["full"])
    else:
        named = {"": 20, "上": 20, "上个": 20, "本": 21}
        said = found["century"] or ""
        century = named[said] if said in named else int(known_value(said))
        year = (century - 1) * 100 + known_value(found["decade"])
    yield Quantity(year, "decade", *found.span(), (("decade", year), ("year", year)))


def read_age(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 年过六旬: over sixty."""
    years = 10 * known_value(found["tens"])
    yield Quantity(years, "岁", *found.span(), (("number", years),), weak=True)


def read_generation(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 90后: those born in the 1990s."""
    said = int(found["decade"])
    year = Fraction(said + (1900 if said else 2000))
    yield Quantity(
        year, "decade", *found.span(), (("decade", year), ("year", year), ("number", Fraction(said))), weak=True
    )


def read_half_year(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 上半年, `1H` and `1H25`."""
    which = Fraction(1 if (found["han"] or found["figure"]) in "上1" else 2)
    start, end = found.span()
    stop = start + len("1H") if found["year"] else end
    yield Quantity(which, "half-year", start, stop, _part(which, "half-year", 6))
    if found["year"]:
        year = Fraction(2000 + int(found["year"]))
        yield Quantity(year, "year", stop, end, (("year", year),))


def read_minutes_and_a_half(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 四分半钟."""
    value = known_value(found["said"]) + Fraction(1, 2)
    yield Quantity(value, "分钟", *found.span(), (("seconds", 60 * value),))


def read_part_of_year(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 年底, which may be `December 31`, 年中 and 年初."""
    month = Fraction({"last": 12, "middle": 6, "first": 1}[found.lastgroup or "last"])
    yield Quantity(month, "month", *found.span(), (("month", month),), weak=True)


def read_named(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read a word that has a number's worth, as 古稀 is seventy."""
    reading = _NAMES[found[0]]
    value = reading[1] / 12 if reading[0] == "months" else reading[1]
    yield Quantity(value, "name", *found.span(), (reading,), weak=True)


def read_quarter(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 第一季度, `Q1`, 首季; 前三季度 and 三个季度 are three of them."""
    said = found["number"] or found["after"] or found["before"] or found["season"] or "一"
    which = known_value(said)
    if found["each"]:
        yield Quantity(which, "quarter", *found.span(), (("months", Fraction(_QUARTER_MONTHS)),), weak=True)
        return
    counts = text[found.start() - 1 : found.start()] in {"前", "后"} or "个" in found[0]
    readings = _part(which, "quarter", 0)
    if counts:
        readings = (("number", which), ("months", which * _QUARTER_MONTHS))
    yield Quantity(which, "quarter", *found.span(), readings, weak=counts and which == 1)


def _part(which: Fraction, name: str, months: int) -> tuple[Reading, ...]:
    """Read a part of the year, which may also be named by its number alone."""
    length: tuple[Reading, ...] = (("months", Fraction(months)),) if months else ()
    return ((name, which), ("number", which), *length)


def read_plan(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 十四五: the fourteenth five-year plan."""
    nth = Fraction(10 + HAN_DIGITS[found["nth"]])
    middle = found.start() + len("十四")
    yield Quantity(nth, "ordinal", found.start(), middle, (("number", nth),))
    yield Quantity(Fraction(5), "年", middle, found.end(), (("months", Fraction(60)), ("number", Fraction(5))))


def read_vague(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 几十万, 数以千计, 上百万家."""
    scale = known_value(found["scale"] or found["by"] or found["up"])
    _, end, _ = find_unit(text, found.end())
    end = max(end, found.end())
    yield Quantity(scale, "vague", found.start(), end, (("vague", scale),), "about", weak=True)


def read_ordinal(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 第三 and 第8.3."""
    value = value_of(found["said"])
    if value is not None:
        after = text[found.end() : found.end() + 1]
        # 第二天 is “the next day”, 第三天 may be “two days later”, 第二名 “the runner-up”.
        weak = value <= 1 or (value == _NEXT and after in _LATER) or text.startswith("产业", found.end())
        readings: tuple[Reading, ...] = (("number", value),)
        if after == "天":
            readings += (("seconds", (value - 1) * _DAY),)
        yield Quantity(value, "ordinal", *found.span(), readings, weak=weak)


FORMS: tuple[tuple[str, Pattern, Reader], ...] = (
    (WORD_STARTS, WORD, read_nothing),
    (_DIGITS, clocks.ISO_DATE, read_date),
    (_DIGITS, clocks.CLOCK, read_clock),
    (_DIGITS + HAN_NUMERAL, FRACTION, read_fraction),
    (_DIGITS, RATIO, read_ratio),
    (_DIGITS + DIGIT + "对半", DISCOUNT, read_discount),
    (DIGIT, SPLIT, read_split),
    (_DIGITS + HAN_NUMERAL, MINUTES_AND_A_HALF, read_minutes_and_a_half),
    ("每", EVERY, read_every),
    (DIGIT, DONE, read_done),
    (_DIGITS + DIGIT, TENTHS, read_tenths),
    (_DIGITS + DIGIT + "十上本", DECADE, read_decade),
    (DIGIT, AGE, read_age),
    (_DIGITS, GENERATION, read_generation),
    ("翻加倍减对折腰", TURN, read_turn),
    ("上下12", HALF_YEAR, read_half_year),
    ("第一二三四1234首Q每", QUARTER, read_quarter),
    ("十", PLAN, read_plan),
    ("底末中初", PART_OF_YEAR, read_part_of_year),
    ("古花半而不腊冬前零全", NAMED, read_named),
    ("几数好若上", VAGUE, read_vague),
    ("一半大多", HALF, read_half),
    ("第", ORDINAL, read_ordinal),
)
"""Every form: the characters with which it begins, its pattern, its reader; the first that matches is read."""
