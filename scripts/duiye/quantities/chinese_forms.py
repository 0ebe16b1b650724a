"""Read the Chinese forms of a quantity that are more than a number and a unit: dates, fractions, 成, 番, quarters.

This module owns one pattern and one reader a form; finding them in a text is `chinese`'s part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from duiye.quantities.chinese_units import find_bound, find_unit
from duiye.quantities.numerals import FIGURE, HAN_DIGITS, HAN_NUMERAL, figure, han_numeral
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import HALF_DAY, Quantity, Reading, percent_readings

Reader = Callable[[re.Match[str], str], Iterator[Quantity]]
"""Yields the quantities of a match in a text."""

DIGIT = "一二三四五六七八九两"
_DIGITS = "0123456789"
_N = f"[{HAN_NUMERAL}]"
_HUNDRED = 100
_ONE = Fraction(1)
_HALF = Fraction(1, 2)
_QUARTER_MONTHS = 3
_MOST_TURNS = 10

WORD = Pattern(
    r"(?:星期|礼拜|周)[一二三四五六日]|百度|百姓|百货|百科|千问|万一|万能|万物|万科|万事|万象|万岁|万万|千万[不别要莫]"
    r"|十分(?!之|钟|接近十)|十足|十字|一一|三明治|三角|三星|三亚|三峡|三菱|三元(?=锂|电)|四川|五金|五粮|六合|七夕|八卦"
    r"|九江|九州|千方百计|百川|万里长城|千里马|一二三|五一|六一|七一|八一|十一(?=[假黄长])|双十一|双十二|三七开"
    r"|千家万户|千千万万|成千上万|千篇一律|百分点|五花八门|七上八下|四面八方|三番五次|一心一意|乱七八糟|一清二楚"
    r"|三心二意|四通八达|五颜六色|十全十美|万无一失|百花齐放|一举两得|两全其美|一石二鸟|千变万化|千差万别|万众"
    r"|万分(?!之)|百般|千载|百里挑一|九牛一毛|十之八九|不三不四|朝三暮四|一五一十|七七八八|三三两两|三五成群|接二连三"
    r"|百尺竿头|一日千里|一落千丈|一波三折|事半功倍|一分为二|独一无二|一国两制|一带一路|三下五除二|兆头|亿万|百万富"
    r"|千金|万金油|万家乐|百慕大|千岛|千兆(?![瓦赫比字])|三七二十一|七十二变|\d+(?:\.\d+){2,}"
)
"""What only looks like a number, the numbers of a version among it."""
ISO_DATE = Pattern(r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})(?!\d)")
CLOCK = Pattern(r"(?<![\d:])(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d)(?![\d:：])")
FRACTION = Pattern(
    rf"(?P<all>百分百)|(?:(?P<whole>{_N}{{1,4}}|\d{{1,3}})又)?(?P<below>{FIGURE}|{_N}{{1,17}})分之(?P<above>{FIGURE}|[{HAN_NUMERAL}点]{{1,17}})"
)
RATIO = Pattern(r"(?<![\d/.])(?P<upper>\d{1,3})/(?P<lower>\d{1,4})(?![\d/])")
EVERY = Pattern(
    rf"每(?P<every>{_N}{{1,4}}|\d{{1,4}})[^\d，。；,;]{{1,6}}?(?:就有|中就有|里就有|中有|当中就有|里有)(?P<among>{_N}|\d{{1,3}})"
)
TENTHS = Pattern(
    rf"(?<![一二三四五六七八九十百千万亿第其之\d])(?P<low>[{DIGIT}](?=[{DIGIT}]))?(?P<tenths>[{DIGIT}\d])成(?P<tenth>半|[一二三四五六七八九])?"
    r"(?![立功员绩果长本就分品都语交要会是得])"
)
DECADE = Pattern(
    rf"(?P<full>[12]\d\d0)年代|(?:(?P<century>\d\d|{_N}{{1,3}}|上个?|本)世纪)?(?P<decade>[1-9]0|[{DIGIT}]十)年代"
)
AGE = Pattern(r"(?P<tens>[五六七八九])旬")
GENERATION = Pattern(r"(?<!\d)(?P<decade>[5-9]0|00)后(?![面来续期])")
TURN = Pattern(
    r"翻(?:了?(?:近|约|超过|逾|不止)?(?P<turns>[一二两三四五六七八九十])[番倍]|了?倍|番)|加倍|倍增|减半|对半|折半|腰斩"
)
HALF_YEAR = Pattern(r"(?P<han>[上下])半年|(?<![A-Za-z0-9])(?P<figure>[12])H(?P<year>\d\d)?(?![A-Za-z0-9])")
QUARTER = Pattern(
    r"(?:(?:第|(?<![上下这每某同本单]))(?P<number>[一二三四1-4])|(?P<first>首))个?(?:季度|财季|季(?=[度报营净]))"
    r"|(?<![A-Za-z0-9])(?:Q(?P<after>[1-4])|(?P<before>[1-4])Q)(?![A-Za-z0-9])"
    r"|(?:第(?P<season>[一二三四1-4])|(?P<first_season>首))季(?!度)"
)
PLAN = Pattern(r"十(?P<nth>[一二三四五六])五(?=规划|”|期间|时期|末)")
VAGUE = Pattern(
    rf"(?<!{_N})[几数好若]{{1,2}}(?P<scale>[十百千万亿]{{1,3}})|数以(?P<by>[十百千万亿]{{1,3}})计"
    r"|上(?P<up>[百千万亿]{2,3})(?=[个位名人家次种项条款台座元美欧日港吨])"
)
HALF = Pattern(
    r"(?:一?大?半(?=[数年天小个月程]|$|[的以，。；、：]|左右|多|时)|一大?半|(?<=[过近])半|半(?=壁))"
    r"(?![导自夜途成径岛信空路球])"
)
ORDINAL = Pattern(rf"第(?P<said>\d{{1,6}}(?:\.\d{{1,3}})?|{_N}{{1,17}})")


def value_of(said: str) -> Fraction | None:
    """Read figures or a numeral."""
    return figure(said) if said[0].isdecimal() and said[-1].isdecimal() else han_numeral(said)


def _value(said: str) -> Fraction:
    """Read what a pattern has already found to be a number; zero where it is too long for one."""
    return value_of(said) or Fraction(0)


def read_nothing(_found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Pass over a word."""
    yield from ()


def read_date(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `2024-07-26`."""
    for name in ("year", "month", "day"):
        value = Fraction(int(found[name]))
        yield Quantity(value, "date" if name == "day" else name, *found.span(name), ((name, value),))


def read_clock(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `15:30`."""
    minutes = Fraction((int(found["hour"]) * 60 + int(found["minute"])) % HALF_DAY)
    yield Quantity(minutes, "clock", *found.span(), (("clock", minutes),), weak=not minutes)


def read_fraction(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 三分之二 and 百分之八."""
    if found["all"]:
        yield Quantity(Fraction(_HUNDRED), "%", *found.span(), percent_readings(Fraction(_HUNDRED)))
        return
    base, value = value_of(found["below"]), value_of(found["above"])
    if base and value is not None:
        bound = find_bound(text, *found.span())
        if base == _HUNDRED:
            yield Quantity(value, "%", *found.span(), percent_readings(value), bound)
        else:
            share = value / base
            if found["whole"]:
                share += _value(found["whole"])
            readings: tuple[Reading, ...] = (
                (("share", share), ("number", share)) if found["whole"] else (("share", share),)
            )
            yield Quantity(share, "share", *found.span(), readings, bound)


def read_ratio(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `1/3`; `24/7` is no quantity."""
    upper, lower = int(found["upper"]), int(found["lower"])
    if upper < lower:
        share = Fraction(upper, lower)
        yield Quantity(share, "share", *found.span(), (("share", share),))


def read_every(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 每五个人就有一个."""
    every, among = _value(found["every"]), _value(found["among"])
    if every:
        readings: tuple[Reading, ...] = (("share", among / every), ("number", every))
        yield Quantity(among / every, "share", *found.span(), readings)


def read_tenths(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 三成 and 一成半."""
    rest = 5 if found["tenth"] == "半" else HAN_DIGITS.get(found["tenth"] or "", 0)
    percent = 10 * _value(found["tenths"]) + rest
    if found["low"]:
        # 六七成
        low = 10 * _value(found["low"])
        middle = found.start("tenths")
        yield Quantity(low, "%", found.start(), middle, percent_readings(low))
        yield Quantity(percent, "%", middle, found.end(), percent_readings(percent))
        return
    yield Quantity(percent, "%", *found.span(), percent_readings(percent), find_bound(text, *found.span()))


def read_decade(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 上世纪90年代 and 2010年代."""
    if found["full"]:
        year = Fraction(found["full"])
    else:
        named = {"": 20, "上": 20, "上个": 20, "本": 21}
        said = found["century"] or ""
        century = named[said] if said in named else int(_value(said))
        year = (century - 1) * 100 + _value(found["decade"])
    yield Quantity(year, "decade", *found.span(), (("decade", year), ("year", year)))


def read_age(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 年过六旬: over sixty."""
    years = 10 * _value(found["tens"])
    yield Quantity(years, "岁", *found.span(), (("number", years),), weak=True)


def read_generation(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 90后: those born in the 1990s."""
    said = int(found["decade"])
    year = Fraction(said + (1900 if said else 2000))
    yield Quantity(
        year, "decade", *found.span(), (("decade", year), ("year", year), ("number", Fraction(said))), weak=True
    )


def read_turn(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 翻一番 (twice), 翻两番 (four times), 翻三倍, 减半."""
    said = found[0]
    if said[-1] in "半斩":
        yield Quantity(_HALF, "share", *found.span(), (("share", _HALF),))
        return
    turns = _value(found["turns"]) if found["turns"] else _ONE
    if said.endswith("番"):
        times = Fraction(2 ** min(int(turns), _MOST_TURNS))
        yield Quantity(times, "times", *found.span(), (("share", times),))
        return
    # 翻两倍 is said for twice and for three times as much.
    readings: tuple[Reading, ...] = (("share", turns + 1), ("share", turns))
    yield Quantity(turns + 1, "times", *found.span(), readings[: 1 if turns == _ONE else 2])


def read_half_year(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 上半年, `1H` and `1H25`."""
    which = Fraction(1 if (found["han"] or found["figure"]) in "上1" else 2)
    start, end = found.span()
    stop = start + len("1H") if found["year"] else end
    yield Quantity(which, "half-year", start, stop, _part(which, "half-year", 6))
    if found["year"]:
        year = Fraction(2000 + int(found["year"]))
        yield Quantity(year, "year", stop, end, (("year", year),))


def read_quarter(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 第一季度, `Q1`, 首季; 前三季度 and 三个季度 are three of them."""
    said = found["number"] or found["after"] or found["before"] or found["season"] or "一"
    which = _value(said)
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
    scale = _value(found["scale"] or found["by"] or found["up"])
    _, end, _ = find_unit(text, found.end())
    end = max(end, found.end())
    yield Quantity(scale, "vague", found.start(), end, (("vague", scale),), "about", weak=True)


def read_half(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 一半, 过半, 半小时; 半天 is a while."""
    start, end = found.span()
    unit, stop, name = find_unit(text, end)
    if unit and name not in {"方", "天", "块"}:
        yield Quantity(_HALF, name, start, stop, ((unit[0], _HALF * unit[1]),))
    elif name != "天":
        yield Quantity(
            _HALF, "share", start, end, (("share", _HALF),), weak=found[0] == "半" and not text.startswith("数", end)
        )


def read_ordinal(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 第三 and 第8.3."""
    value = value_of(found["said"])
    if value is not None:
        weak = value <= 1 or text.startswith("产业", found.end())
        yield Quantity(value, "ordinal", *found.span(), (("number", value),), weak=weak)


FORMS: tuple[tuple[str, Pattern, Reader], ...] = (
    ("星礼周百千万十一三四五六七八九双成乱两不朝接事独兆亿" + _DIGITS, WORD, read_nothing),
    (_DIGITS, ISO_DATE, read_date),
    (_DIGITS, CLOCK, read_clock),
    (_DIGITS + HAN_NUMERAL, FRACTION, read_fraction),
    (_DIGITS, RATIO, read_ratio),
    ("每", EVERY, read_every),
    (_DIGITS + DIGIT, TENTHS, read_tenths),
    (_DIGITS + DIGIT + "十上本", DECADE, read_decade),
    (DIGIT, AGE, read_age),
    (_DIGITS, GENERATION, read_generation),
    ("翻加倍减对折腰", TURN, read_turn),
    ("上下12", HALF_YEAR, read_half_year),
    ("第一二三四1234首Q", QUARTER, read_quarter),
    ("十", PLAN, read_plan),
    ("几数好若上", VAGUE, read_vague),
    ("一半大", HALF, read_half),
    ("第", ORDINAL, read_ordinal),
)
"""Every form: the characters with which it begins, its pattern, its reader; the first that matches is read."""
