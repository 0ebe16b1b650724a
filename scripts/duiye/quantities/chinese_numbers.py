"""Read a Chinese number with what stands around it: 约两万五千美元, 三个半小时, 增长了两倍, 七八家.

This module owns numbers followed by a unit or a measure word; other forms are `chinese_forms`' part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from duiye.quantities.chinese_calendar import Number, read_calendar, read_year, readings_after
from duiye.quantities.chinese_forms import OF_COUNTS
from duiye.quantities.chinese_shares import DIGIT
from duiye.quantities.chinese_units import MEASURES, NO_UNIT, find_bound, find_unit, is_counting, is_in_range
from duiye.quantities.numerals import (
    FIGURE,
    HAN_DIGITS,
    HAN_GROUPS,
    HAN_NUMERAL,
    HAN_STEPS,
    han_numeral,
    known_value,
    value_of,
)
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Bound, Quantity, Reading, percent_readings
from duiye.quantities.units import CURRENCY_SIGNS, Unit

_STEP = rf"(?:{NO_UNIT}[{HAN_NUMERAL}])"
_POINT = rf"点[{DIGIT}零〇]{{1,6}}(?![分半时钟])(?=[{HAN_NUMERAL}倍%％个元公千米吨亿万度])"
NUMBER = Pattern(
    rf"(?:(?=\d)|(?<![几好若])(?<!(?<![{OF_COUNTS}])数))(?<![{HAN_NUMERAL}A-Za-z0-9_])(?<!\d\.)(?<![A-Za-z]-)"
    rf"(?P<said>(?:{FIGURE}|{_STEP})(?:\d{{1,4}}(?=[千百]?[万亿])|(?<=[万亿千])\d(?={NO_UNIT}[千百])|{_STEP}){{0,16}})"
    rf"(?P<point>{_POINT})?"
)
_TAIL = Pattern(
    rf"(?P<odd>[多余来几])?(?P<scale>(?:{NO_UNIT}[万亿兆千百]){{1,3}})?(?P<more>[多余])?"
    r"(?P<half>个半|半(?![导自年]))?(?P<extra>多|个多(?=百|月|小|星|礼|世|基))?"
)
_IS_UNIT = Pattern("p(?![A-Za-z])|K(?=金)|[A-Za-z]{2,}(?![A-Za-z0-9])")
"""Letters on a figure that leave it a number: `1080p`, 18K金, `1000TOPS`; `5G` is a name."""
_CURRENCY = Pattern(rf"(?:{'|'.join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))}) ?$")
_GAP = r"(?:了|出|近|约|逾|超过|超|至少|将近|大约|差不多|不止|不到|为|达){0,3}$"
_GROWTH = Pattern(
    r"(?:增长|增加|提高|提升|上涨|上升|激增|猛增|剧增|增|涨|升|涨幅|增幅|升幅|增速|多占用|多出?|高出?|大|快|贵|长|扩大|扩张"
    rf"|暴涨|飙升|翻|拉高|膨胀){_GAP}"
)
_SHRINKING = Pattern(rf"(?:减少|下降|降低|缩小|缩短|降|减){_GAP}")
_MORE_THAN = Pattern(r"多(?:占用|用|花|出)?$")
_SPLIT = {"块", "秒", "米"}
"""Units after which the decimals may stand."""
_REST = Pattern(
    rf"(?:\d{{1,2}}|[{DIGIT}零]{{1,2}})(?![\d.{HAN_NUMERAL}]|[个家万亿%％年月日秒分时点名人元号岁米公位台])"
)
_SMALL_COINS = Pattern(rf"(?P<tenths>[\d{DIGIT}])[角毛](?:(?P<cents>[\d{DIGIT}])分)?")
_SPOONS = frozenset("勺杯碗瓶盒袋圈轮场")
_SMALL = 100
_LOOK = 12
_AMBIGUOUS = 10
"""涨十倍 and more are said loosely, eleven times as much, or ten; 涨0.4倍 is 40%."""


def read_number(found: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read a number, or the two numbers of 七八家."""
    start, end = found.span()
    if pair := _adjacent(found["said"]):
        yield from _read_two(pair, start, end, text)
        return
    value = value_of(found[0])
    if value is None or _is_lettered(text, end):
        return
    tail = _TAIL.match(text, end)
    assert tail  # noqa: S101 — every part of it may be empty
    scale = _product(tail["scale"] or "")
    odd = (tail["odd"] or "") + (tail["more"] or "") + (tail["extra"] or "")
    stop = tail.end()
    if (tail["odd"] or "") in {"来", "几"} and not is_counting(text, stop):
        scale, odd, stop = 1, "", end
    value = value if scale == 1 else value * scale
    unit, after, name = find_unit(text, stop)
    if tail["half"] and stop > end:
        value += Fraction(1, 2)
    elif unit and text.startswith("半", after) and value < _SMALL:
        value, after = value + Fraction(1, 2), after + 1
    elif text[stop : stop + 1] in _SPOONS and text.startswith("半", stop + 1):
        # 一勺半酱油
        value += Fraction(1, 2)
    if len(found[0]) == 1 and not (unit or stop > end) and not _is_number_alone(found[0], text, start, stop):
        return
    bound: Bound = find_bound(text, start, after if unit else stop)
    if odd:
        bound = "about" if odd[0] == "来" else "over"
    is_each = text[start - 1 : start] == "每"
    weak = found[0] in {"一", "1", "零"} or (found[0] in "百千万亿" and not bound and not unit and not is_each)
    number = Number(text, start, stop, value, found[0], bound, weak, Fraction(scale * _spoken_scale(found["said"])))
    yield _with_unit(number, unit, after, name)


def _is_lettered(text: str, end: int) -> bool:
    """Say whether letters that are no unit hang on a figure, which makes it a name (`5G`); `1080p` is a number."""
    char = text[end : end + 1]
    return char.isascii() and char.isalpha() and not _IS_UNIT.match(text, end) and find_unit(text, end)[0] is None


def _is_number_alone(said: str, text: str, start: int, end: int) -> bool:
    """Say whether one character is a number: without a measure word it is part of a word more often."""
    after = text[end : end + 1]
    return (
        said.isdecimal()
        or after in MEASURES
        or after in set("月日号")
        or is_in_range(text, start, end)
        or (said in "百千万亿" and text[start - 1 : start] in {"上", "过", "近", "逾", "超", "破"})
    )


def _product(scales: str) -> int:
    scale = 1
    for char in scales:
        scale *= HAN_STEPS.get(char) or HAN_GROUPS[char]
    return scale


def _spoken_scale(said: str) -> int:
    """Return the scale words with which a number ends, as long as something stands before them."""
    bare = said.rstrip("万亿兆")
    return _product(said[len(bare) :]) if bare else 1


def _with_unit(number: Number, unit: Unit | None, after: int, name: str) -> Quantity:
    text, start, value = number.text, number.start, number.value
    before = text[max(0, start - _LOOK) : start]
    if text.startswith(("倍", "个倍"), number.end):
        return _times(number, before)
    currency = _CURRENCY.search(before)
    if currency and (unit is None or name in {"元", "块", "圆"}):
        mark = currency[0].strip()
        readings: tuple[Reading, ...] = ((f"money {CURRENCY_SIGNS[mark]}", value),)
        if mark in {"¥", "￥"}:
            readings += (("money JPY", value),)
        moved = replace(number, start=start - len(currency[0]))
        return moved.made(CURRENCY_SIGNS[mark], after if unit else number.end, *readings)
    if unit:
        return _measured(number, unit, after, name)
    return _counted(number)


def _measured(number: Number, unit: Unit, end: int, name: str) -> Quantity:
    dimension, size = unit
    value = number.value
    if dimension == "share":
        number = replace(number, weak=False)
    if name in {"%", "％"}:
        return number.made("%", end, *percent_readings(value))
    if name in {"年", "年度"}:
        return read_year(number, end)
    readings: tuple[Reading, ...] = ((dimension, value * size),)
    if name in _SPLIT and (rest := _REST.match(number.text, end)):
        # 九块九, 9秒98, 一米八
        decimals = "".join(str(HAN_DIGITS.get(char, char)) for char in rest[0])
        value += Fraction(int(decimals), 10 ** len(decimals))
        return number.made(name, rest.end(), (dimension, value * size), value=value)
    if name in {"元", "块"} and (coins := _SMALL_COINS.match(number.text, end)):
        # 3元5角
        value += known_value(coins["tenths"]) / 10 + known_value(coins["cents"] or "0") / 100
        return number.made(name, coins.end(), (dimension, value), value=value)
    if name in {"角", "毛"}:
        # 八角 is star anise more often.
        number = replace(number, weak=True)
    if name == "块":
        readings += (("number", value),)
    elif name == "方":
        readings = (("number", value), *readings)
    elif name == "分钱":
        readings += (("money USD", value * size),)
    return number.made(name, end, *readings)


def _counted(number: Number) -> Quantity:
    """Read a bare number, a month, a day, an hour."""
    text, end, value = number.text, number.end, number.value
    after = text[end : end + 1]
    if number.is_whole and (made := read_calendar(number, after)):
        return made
    if text.startswith("世纪", end):
        return number.made("century", end + 2, ("number", value), ("months", value * 1200))
    if readings := readings_after(number, after):
        return number.made(after, end if after == "楼" else end + 1, *readings)
    if number.said.endswith("兆"):
        # Of data 兆 is a million.
        mega = value / 10**6
        return number.made("", end, ("number", value), ("bits", mega), ("bytes", mega))
    is_counted = end > number.start + len(number.said) or after in MEASURES
    # 七十二变 and 九天 are words and names more often than numbers.
    is_word = not is_counted and not set(number.said) & set("万亿兆0123456789")
    weak = number.weak or is_word or number.said == "两"
    return replace(number, weak=weak).made("", end, ("number", value))


def _times(number: Number, before: str) -> Quantity:
    """Read 倍: 增长两倍 is three times as much, 增长到两倍 and 是两倍 twice."""
    value = number.value
    end = number.end + len("倍")
    if number.text.startswith("半", end):
        value, end = value + Fraction(1, 2), end + 1
    number = replace(number, value=value, weak=False)
    if grown := _GROWTH.search(before):
        readings: tuple[Reading, ...] = (("share", value + 1),)
        if _MORE_THAN.search(grown[0]) or value >= _AMBIGUOUS or value < 1:
            readings += (("share", value),)
        start = number.start - len(before) + grown.start()
        return replace(number, start=start).made("times more", end, *readings)
    if _SHRINKING.search(before) and value:
        return number.made("times less", end, ("share", value), ("share", 1 / value))
    return number.made("times", end, ("share", value))


def _adjacent(said: str) -> tuple[Fraction, Fraction] | None:
    """Read two numbers in one: 七八, 十七八, 三四十, 两三百万."""
    for first, (one, other) in enumerate(pairwise(said)):
        if one in DIGIT and other in DIGIT and HAN_DIGITS[other] == HAN_DIGITS[one] + 1:
            low = han_numeral(said[: first + 1] + said[first + 2 :])
            high = han_numeral(said[:first] + said[first + 1 :])
            return (low, high) if low is not None and high is not None else None
    return None


def _read_two(pair: tuple[Fraction, Fraction], start: int, end: int, text: str) -> Iterator[Quantity]:
    is_counted = is_counting(text, end) or text[end : end + 1] in {"月", "日"} or text[end - 1] in "万亿"
    if not is_counted:
        return
    unit, after, name = find_unit(text, end)
    before = text[max(0, start - _LOOK) : start]
    for value, left, right in ((pair[0], start, start + 1), (pair[1], start + 1, end)):
        number = Number(text, left, end, value, text[left:right], "", value == 1)
        made = _times(number, before) if text.startswith("倍", end) else _with_unit(number, unit, after, name)
        yield replace(made, start=left, end=start + 1 if right == start + 1 else made.end)
