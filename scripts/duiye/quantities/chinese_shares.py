"""Read the Chinese forms of a share: 三分之二, 三成, 八折, 三七分成, 翻一番, 一半.

This module owns one pattern and one reader a form; finding them in a text is `chinese`'s part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from duiye.quantities.chinese_units import find_bound, find_unit
from duiye.quantities.numerals import FIGURE, HAN_DIGITS, HAN_NUMERAL, known_value, value_of
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading, percent_readings

Reader = Callable[[re.Match[str], str], Iterator[Quantity]]
"""Yields the quantities of a match in a text."""

DIGIT = "一二三四五六七八九两"
_N = f"[{HAN_NUMERAL}]"
_HUNDRED = 100
_ONE = Fraction(1)
_HALF = Fraction(1, 2)
_MOST_TURNS = 10
_TEN = 10

FRACTION = Pattern(
    rf"(?P<all>百分(?:之)?百)|(?:(?P<whole>{_N}{{1,4}}|\d{{1,3}})又)?(?P<below>{FIGURE}|{_N}{{1,17}})分之(?P<above>{FIGURE}|[{HAN_NUMERAL}点]{{1,17}})"
)
RATIO = Pattern(r"(?<![\d/.])(?P<upper>\d{1,3})/(?P<lower>\d{1,4})(?![\d/])")
EVERY = Pattern(
    rf"每(?P<every>{_N}{{1,4}}|\d{{1,4}})[^\d，。；,;]{{1,6}}?(?:就有|中就有|里就有|中有|当中就有|里有)(?P<among>{_N}|\d{{1,3}})"
)
TENTHS = Pattern(
    rf"(?<![一二三四五六七八九十百千万亿第其之\d])(?P<low>[{DIGIT}](?=[{DIGIT}]))?(?P<tenths>[{DIGIT}\d])成(?P<tenth>半|[一二三四五六七八九])?"
    r"(?![立功员绩果长本就分品都语交要会是得])"
)
DONE = Pattern(r"(?P<tenths>[一二三四五六七八九])[分成](?=[熟饱热醉满新])")
DISCOUNT = Pattern(
    rf"(?<![{HAN_NUMERAL}\d.])(?:(?P<said>[1-9](?:\.\d|\d)?|[一二三四五六七八九](?:[一二三四五六七八九])?)折|(?P<half>对折|半价))"
    r"(?![磨腾叠腰屏扇返线射痕页断子角])"
)
SPLIT = Pattern(
    r"(?<![一二三四五六七八九十百第])(?P<one>[一二三四五六七八九])(?P<other>[一二三四五六七八九])"
    r"(?=分成|分账|分利|开|定律|法则|原则|比例|格局)"
)
TURN = Pattern(
    r"翻(?:了?(?:近|约|超过|逾|不止)?(?P<turns>[一二两三四五六七八九十])[番倍]|了?倍|番)|加倍|倍增|减半|对半开?分?|折半|腰斩"
)
HALF = Pattern(
    r"(?:一[多大少小]?半(?![导自夜途成径岛信空路球点])|多半|大?半(?=[数年天小个月程斤杯米吨升秒勺碗瓶匙]|分钟|公[里斤顷吨]|世纪|英[里寸尺]|$|[的以，。；、：]|左右|多|时)|(?<=[过近])半|半(?=壁))"
    r"(?![导自夜途成径岛信空路球])"
)


def read_fraction(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 三分之二 and 百分之八."""
    if found["all"]:
        yield Quantity(Fraction(_HUNDRED), "%", *found.span(), percent_readings(Fraction(_HUNDRED)), weak=True)
        return
    base, value = value_of(found["below"]), value_of(found["above"])
    readings: tuple[Reading, ...]
    if base and value is not None:
        bound = find_bound(text, *found.span())
        if base == _HUNDRED:
            yield Quantity(value, "%", *found.span(), percent_readings(value), bound)
        else:
            share = value / base
            if found["whole"]:
                share += known_value(found["whole"])
            unit, end, name = find_unit(text, found.end())
            if unit and unit[0] != "share":
                # 四分之一个百分点, 千分之一秒
                own: Reading = (unit[0], share * unit[1])
                readings = (own,) if unit[0] == "points" else (own, ("share", share))
                yield Quantity(share, name, found.start(), end, readings, bound)
                return
            readings = (("share", share), ("number", share)) if found["whole"] else (("share", share),)
            yield Quantity(share, "share", *found.span(), readings, bound)


def read_ratio(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read `1/3`; `24/7` is no quantity."""
    upper, lower = int(found["upper"]), int(found["lower"])
    if upper < lower:
        share = Fraction(upper, lower)
        yield Quantity(share, "share", *found.span(), (("share", share),))


def read_every(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 每五个人就有一个."""
    every, among = known_value(found["every"]), known_value(found["among"])
    if every:
        readings: tuple[Reading, ...] = (("share", among / every), ("number", every))
        yield Quantity(among / every, "share", *found.span(), readings)


def read_tenths(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 三成 and 一成半."""
    rest = 5 if found["tenth"] == "半" else HAN_DIGITS.get(found["tenth"] or "", 0)
    percent = 10 * known_value(found["tenths"]) + rest
    if found["low"]:
        # 六七成
        low = 10 * known_value(found["low"])
        middle = found.start("tenths")
        yield Quantity(low, "%", found.start(), middle, percent_readings(low))
        yield Quantity(percent, "%", middle, found.end(), percent_readings(percent))
        return
    yield Quantity(percent, "%", *found.span(), percent_readings(percent), find_bound(text, *found.span()))


def read_done(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 七分熟 and 八分饱, which a kitchen in English calls medium well, and eight tenths full."""
    percent = Fraction(10 * HAN_DIGITS[found["tenths"]])
    yield Quantity(percent, "%", *found.span(), (("share", percent / 100),), weak=True)


def read_discount(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 八折 and 七五折: a share of the price, of which the rest is off; `half` may go unread in 半价."""
    if found["half"]:
        yield Quantity(_HALF, "share", *found.span(), (("share", _HALF),), weak=True)
        return
    said = found["said"]
    digits = "".join(str(HAN_DIGITS.get(char, char)) for char in said)
    tenths = Fraction(digits) / (1 if len(digits) == 1 or "." in digits else _TEN)
    share = tenths / _TEN
    readings: tuple[Reading, ...] = (("share", share), ("share", 1 - share))
    yield Quantity(share * 100, "%", *found.span(), readings)


def read_split(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 三七分成, of which one has 30% and the other 70%; 五五开 may be “evenly”."""
    one, other = HAN_DIGITS[found["one"]], HAN_DIGITS[found["other"]]
    if one + other == _TEN:
        for name, tenths in (("one", one), ("other", other)):
            percent = Fraction(10 * tenths)
            readings: tuple[Reading, ...] = (("share", percent / 100), ("number", percent))
            yield Quantity(percent, "%", *found.span(name), readings, weak=one == other)


def read_turn(found: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read 翻一番 (twice), 翻两番 (four times), 翻三倍, 减半."""
    said = found[0]
    if "半" in said or said == "腰斩":
        yield Quantity(_HALF, "share", *found.span(), (("share", _HALF),), weak=said.startswith("对"))
        return
    turns = known_value(found["turns"]) if found["turns"] else _ONE
    if said.endswith("番"):
        times = Fraction(2 ** min(int(turns), _MOST_TURNS))
        yield Quantity(times, "times", *found.span(), (("share", times),))
        return
    # 翻两倍 is said for twice and for three times as much.
    readings: tuple[Reading, ...] = (("share", turns + 1), ("share", turns))
    yield Quantity(turns + 1, "times", *found.span(), readings[: 1 if turns == _ONE else 2])


def read_half(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read 一半, 过半, 半小时; 半天 is a while."""
    start, end = found.span()
    unit, stop, name = find_unit(text, end)
    if unit and name not in {"方", "天", "块"}:
        yield Quantity(_HALF, name, start, stop, ((unit[0], _HALF * unit[1]),))
    elif name != "天":
        yield Quantity(
            _HALF,
            "share",
            start,
            end,
            (("share", _HALF),),
            weak=found[0] in {"半", "多半"} and not text.startswith("数", end),
        )
