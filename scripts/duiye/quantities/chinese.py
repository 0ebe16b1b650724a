"""Find the quantities of a Chinese text.

This module owns what is read as a quantity in Chinese; it must not compare texts.

What only looks like a number is none: the `4` of `GPT-4`, a version such as `1.2.3`, the 一 of 一般, 万一, 十分.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities.numerals import FIGURE, HAN_DIGITS, HAN_GROUPS, HAN_NUMERAL, HAN_STEPS, figure, han_numeral
from duiye.quantities.quantity import Bound, Quantity, Reading
from duiye.quantities.units import CURRENCY_SIGNS, HAN_UNITS, LONGEST_HAN

_DIGIT = "一二三四五六七八九两"
_MEASURE = (
    "个位名人家次种类项条点款号层章节部份台座只张块倍岁级篇句步件组代届期辆艘朵颗片批国省市区县城州镇村户口股"
    "桩宗起场轮遍趟回杯碗瓶袋箱包盒套把根支枝棵株头匹群间所栋幢扇面幅门道本册页行字段副双对队排列格档阶"
    "卡笔单架枚发列节度番大强方者地股分克寸斤旬季幕局集季盘轮"
)
_WORDS = (
    r"(?:星期|礼拜|周)[一二三四五六日]|百度|百姓|百货|百科|千问|万一|万能|万物|万科|万事|万象|万岁|万万|千万[不别要莫]|十分(?!之|钟|接近十)|十足|十字|一一"
    r"|三明治|三角|三元(?=锂|电)|三星|三亚|三峡|三菱|四川|五金|五粮|六合|七夕|八卦|九江|九州|千方百计|百川|千瓦|万里长城|千里马"
    r"|一二三|五一|六一|七一|八一|十一(?=[假黄长])|双十一|双十二|三七开|千家万户|千千万万|成千上万|千篇一律|百分点"
    r"|五花八门|七上八下|四面八方|三番五次|一心一意|乱七八糟|一清二楚|三心二意|四通八达|五颜六色|十全十美|万无一失"
    r"|百花齐放|一举两得|两全其美|一石二鸟|千变万化|千差万别|万众|万分(?!之)|百般|千载|百里挑一|九牛一毛|十之八九"
    r"|不三不四|朝三暮四|一五一十|七七八八|三三两两|三五成群|接二连三|百尺竿头|一日千里|一落千丈|一波三折|事半功倍"
    r"|一分为二|独一无二|一国两制|一带一路|三下五除二|十一届|兆头|亿万|三七二十一|七十二变|百万富|千金|万金油|万家乐|百慕大|千岛"
)
_NO_UNIT = r"(?!千[瓦米克字赫卡帕伏]|兆[瓦字赫帕比]|百[分帕])"
"""千 and 兆 may begin a unit."""
_STEP = rf"(?:{_NO_UNIT}[{HAN_NUMERAL}])"
_NUMBER = rf"(?:{FIGURE}|{_STEP})(?:\d{{1,4}}(?=[千百]?[万亿])|{_STEP}){{0,16}}"
_LEADS = r"[几数多上好若]"
_FOUND = re.compile(
    rf"(?P<word>{_WORDS})"
    r"|(?P<version>(?<![\d.])\d+(?:\.\d+){2,})"
    r"|(?P<iso>(?P<isoyear>\d{4})(?P<isosep>[-/.])(?P<isomonth>\d{1,2})(?P=isosep)(?P<isoday>\d{1,2}))(?!\d)"
    r"|(?P<clock>(?P<hour>\d{1,2})[:：](?P<minute>[0-5]\d))(?![\d:：])"
    rf"|(?P<below>{FIGURE}|[{HAN_NUMERAL}]{{1,17}})分之(?P<above>{FIGURE}|[{HAN_NUMERAL}点]{{1,17}})"
    r"|(?P<ratio>(?<![\d/.])(?P<upper>\d{1,3})/(?P<lower>\d{1,4})(?![\d/]))"
    rf"|每(?P<every>[{HAN_NUMERAL}]{{1,4}}|\d{{1,4}})[^\d，。；,;]{{1,6}}?(?:就有|中就有|里就有|中有|当中就有|里有)"
    rf"(?P<among>[{HAN_NUMERAL}]|\d{{1,3}})"
    rf"|(?<![一二三四五六七八九十百千万亿\d])(?P<tenths>[{_DIGIT}\d])成(?P<tenth>半|[一二三四五六七八九])?"
    r"(?![为立功员绩果长本就分品都语不交要会是得])"
    rf"|(?P<full>[12]\d\d0)年代|(?:(?P<century>\d\d|[{HAN_NUMERAL}]{{1,3}}|上个?|本)世纪)?(?P<decade>[1-9]0|[{_DIGIT}]十)年代"
    r"|(?P<turn>翻(?:了?(?:近|约|超过|逾|不止)?(?P<fans>[一二两三四五六七八九十])[番倍]|了?倍|番)|加倍|倍增|减半|对半|折半|腰斩)"
    r"|(?P<halfyear>[上下]半年|(?<![A-Za-z0-9])[12]H(?P<hyear>\d\d)?(?![A-Za-z0-9]))|(?P<quarter>(?:(?:第|(?<![上下这每某同本单]))(?P<q>[一二三四1-4])|(?P<qfirst>首))个?(?:季度|财季|季(?=[度报营净]))"
    r"|(?<![A-Za-z0-9])Q(?P<q2>[1-4])(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?P<q3>[1-4])Q(?![A-Za-z0-9])"
    r"|第(?P<q4>[一二三四1-4])季(?!度)|(?P<qfirst2>首)季)"
    rf"|(?P<plan>十(?P<nth>[一二三四五六])五(?=规划|”|期间|时期|末))|(?P<vague>(?<![{HAN_NUMERAL}])[几数好若]{{1,2}}(?P<vscale>[十百千万亿]{{1,3}})|数以(?P<by>[十百千万亿]{{1,3}})计"
    r"|(?P<up>上(?P<upscale>[百千万亿]{2,3}))(?=[个位名人家次种项条款台座元美欧日港吨]))"
    r"|(?P<half>一?大?半(?=[数年天小个月]|$|[的以，。；、：]|左右|多|时|时|以上)"
    r"|一大?半|(?<=过)半|(?<=近)半|半(?=壁))(?!导|自|夜|途|成|径|岛|信|空|路|球)"
    rf"|第(?P<ordinal>\d{{1,6}}(?:\.\d{{1,3}})?|[{HAN_NUMERAL}]{{1,17}})"
    rf"|(?<![几数好若{HAN_NUMERAL}A-Za-z0-9_])(?<!\d\.)(?<![A-Za-z]-)(?P<number>{_NUMBER})"
    rf"(?P<point>点[{_DIGIT}零〇]{{1,6}}(?![分半时钟])(?=[{HAN_NUMERAL}倍%％个元公千米吨亿万度])|)"
)
_TAIL = re.compile(
    rf"(?P<odd>[多余来几])?(?P<scale>(?:{_NO_UNIT}[万亿兆千百]){{1,3}})?(?P<more>[多余])?(?P<half>个半|半(?![导自年]))?(?P<extra>多|个多(?=百|月|小))?"
)
_GUARDS = {
    "升": "级至到温", "天": "然气", "米": "饭粉", "克": "服隆", "周": "围边期", "角": "度落色", "块": "链", "安": "全装", "元": "素年宇器老",
    "焦": "点", "伏": "击", "方": "面式案向法", "年": "代", "桶": "装", "斤": "斤", "寸": "草", "秒": "杀", "毛": "利病", "载": "人荷",
}  # fmt: skip
"""What may not follow a unit of one character, since both together are another word."""
_BEFORE_BOUND = re.compile(
    r"(?:(?P<about>大约|约莫|约为?|大概|大致|左近|差不多)|(?P<under>将近|接近|近|不到|不足|少于|低于|至多|最多|不超过|不高于)"
    r"|(?P<over>超过|超|逾|高于|多于|至少|不少于|不低于|不下|突破|上))[有为]?$"
)
_AFTER_BOUND = re.compile(r".{0,2}?(?:(?P<about>左右|上下|前后|许)|(?P<over>以上|开外|多)|(?P<under>以下|以内))")
_CURRENCY = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))}) ?$")
_GROWTH = re.compile(
    r"(?:增长|增加|提高|提升|上涨|上升|激增|猛增|剧增|增|涨|升|涨幅|增幅|升幅|增速|多占用|多出?|高出?|大|快|贵|长|扩大|扩张|暴涨|飙升|翻|拉高|膨胀)"
    r"(?:了|出|近|约|逾|超过|超|至少|将近|大约|差不多|不止|不到){0,3}$"
)
_SHRINK = re.compile(r"(?:减少|下降|降低|缩小|缩短|降|减)(?:了|近|约|逾|超过|将近){0,2}$")
_MORE_THAN = re.compile(r"多(?:占用|用|花|出)?$")
_NEGATIVE = re.compile(r"(?:(?<![\w\d%\-–—~])[-−–]|负|零下)$")
_DAYTIME = re.compile(r"(?:上午|下午|凌晨|晚上|晚|早上|早|中午|清晨|夜里|傍晚|深夜|时间)$")
_NAMED = re.compile(r"[A-Za-z][\w.+#]*[ -]$")
_RANGE = re.compile(r"[\d一二三四五六七八九十] ?(?:、|至|到|—|–|-|~|～|——)[ ]?$")
_JOINED = re.compile(rf"[ ]?(?:、|至|到|—|–|-|~|～)[ ]?第?[\d{HAN_NUMERAL}]")
_YEARS = range(1000, 2200)
_CLOCK = 12 * 60
_LOOK = 12


def read_chinese(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text whose figures are in half width, in order, apart from one another."""
    done = 0
    for found in _FOUND.finditer(text):
        if found.start() < done:
            continue
        for quantity in _read(found, text):
            done = max(done, quantity.end)
            yield quantity


def _read(found: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = found.span()
    kind = found.lastgroup
    if found["word"] or found["version"]:
        return
    if found["iso"]:
        yield from _date(found)
    elif found["clock"]:
        minutes = Fraction((int(found["hour"]) * 60 + int(found["minute"])) % _CLOCK)
        yield Quantity(minutes, "clock", start, end, (("clock", minutes),), weak=not minutes)
    elif found["below"]:
        yield from _fraction(found, text)
    elif found["ratio"]:
        lower = int(found["lower"])
        if int(found["upper"]) < lower:
            share = Fraction(int(found["upper"]), lower)
            yield Quantity(share, "share", start, end, (("share", share),))
    elif found["every"]:
        every, among = _value(found["every"]), _value(found["among"])
        if every and among:
            share = among / every
            yield Quantity(share, "share", start, end, (("share", share), ("number", every)))
    elif found["tenths"]:
        percent = Fraction(10) * _value(found["tenths"]) if _value(found["tenths"]) else Fraction(0)
        percent += 5 if found["tenth"] == "半" else HAN_DIGITS.get(found["tenth"] or "", 0)
        bound = _bound(text, start, end)
        yield Quantity(percent, "%", start, end, _percent(percent), bound)
    elif found["decade"] or found["full"]:
        yield _decade(found)
    elif found["turn"]:
        yield from _turn(found)
    elif found["halfyear"]:
        which = Fraction(1 if found["halfyear"][0] in "上1" else 2)
        readings = (("half-year", which), ("months", Fraction(6)), ("number", which))
        stop = start + 2 if found["hyear"] else end
        yield Quantity(which, "half-year", start, stop, readings)
        if found["hyear"]:
            year = Fraction(2000 + int(found["hyear"]))
            yield Quantity(year, "year", stop, end, (("year", year),))
    elif found["quarter"]:
        said = found["q"] or found["q2"] or found["q3"] or found["q4"] or "一"
        which = _value(said) or Fraction(0)
        readings: tuple[Reading, ...] = (("quarter", which), ("number", which))
        if text[start - 1 : start] in {"前", "后"} or "个" in found[0]:
            readings = (("number", which), ("months", which * 3))
        yield Quantity(which, "quarter", start, end, readings)
    elif found["plan"]:
        nth = Fraction(10 + HAN_DIGITS[found["nth"]])
        yield Quantity(nth, "ordinal", start, start + 2, (("number", nth),))
        yield Quantity(Fraction(5), "year", start + 2, end, (("months", Fraction(60)), ("number", Fraction(5))))
    elif found["vague"]:
        said = found["vscale"] or found["by"] or found["upscale"]
        scale = han_numeral(said) or Fraction(0)
        unit, stop, _ = _unit(text, end)
        yield Quantity(scale, "vague", start, stop if unit else end, (("vague", scale),), "about", weak=True)
    elif found["half"]:
        yield from _half(found, text)
    elif found["ordinal"]:
        value = _value(found["ordinal"])
        if value is not None:
            readings = (("number", value),)
            weak = value <= 1 or text.startswith("产业", end)
            yield Quantity(value, "ordinal", start, end, readings, weak=weak)
    elif kind:
        yield from _number(found, text)


def _value(said: str) -> Fraction | None:
    return figure(said) if said[0].isdecimal() and said[-1].isdecimal() else han_numeral(said)


def _percent(percent: Fraction) -> tuple[Reading, ...]:
    """Read a percentage as a share of the whole, and one that doubles or more as growth, too."""
    share = ("share", percent / 100)
    return (share, ("share", 1 + percent / 100)) if percent >= 100 else (share,)


def _date(found: re.Match[str]) -> Iterator[Quantity]:
    for unit, group in (("year", "isoyear"), ("month", "isomonth"), ("day", "isoday")):
        value = Fraction(int(found[group]))
        yield Quantity(value, "date" if unit == "day" else unit, *found.span(group), ((unit, value),))


def _fraction(found: re.Match[str], text: str) -> Iterator[Quantity]:
    base, value = _value(found["below"]), _value(found["above"])
    if base and value is not None:
        start, end = found.span()
        bound = _bound(text, start, end)
        if base == HAN_STEPS["百"]:
            yield Quantity(value, "%", start, end, _percent(value), bound)
        else:
            yield Quantity(value / base, "share", start, end, (("share", value / base),), bound)


def _decade(found: re.Match[str]) -> Quantity:
    if found["full"]:
        year = Fraction(found["full"])
        return Quantity(year, "decade", *found.span(), (("decade", year), ("year", year)))
    said = found["century"] or ""
    named = {"上": 20, "上个": 20, "本": 21}
    century = named.get(said) or int(_value(said or "20") or 0)
    year = Fraction((century - 1) * 100 + int(_value(found["decade"]) or 0))
    return Quantity(year, "decade", *found.span(), (("decade", year), ("year", year)))


def _turn(found: re.Match[str]) -> Iterator[Quantity]:
    said = found[0]
    if said[-1] in "半斩":
        yield Quantity(Fraction(1, 2), "share", *found.span(), (("share", Fraction(1, 2)),))
        return
    count = _value(found["fans"]) if found["fans"] else Fraction(1)
    count = count or Fraction(1)
    if said.endswith("番"):
        times = Fraction(2 ** min(int(count), 10))
        yield Quantity(times, "times", *found.span(), (("share", times),))
    else:
        readings: tuple[Reading, ...] = (("share", count + 1), ("share", count)) if count > 1 else (("share", count + 1),)
        yield Quantity(count + 1, "times", *found.span(), readings)


def _half(found: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = found.span()
    half = Fraction(1, 2)
    unit, stop, said = _unit(text, end)
    if unit and said not in {"方", "天", "块", "分"}:
        dimension, size = unit
        readings: tuple[Reading, ...] = ((dimension, half * size),)
        yield Quantity(half, said, start, stop, readings)
    elif said != "天":
        yield Quantity(half, "share", start, end, (("share", half),), weak=found[0] == "半")


def _number(found: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = found.span()
    said = found["number"] + (found["point"] or "")
    rest = text[end : end + 1]
    if found["number"].isdecimal() and rest == "." and text[end + 1 : end + 2].isdecimal():
        return
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha() and not _unit(text, end)[0] and rest != "p":
        return
    pair = _adjacent(found["number"])
    if pair:
        yield from _two(pair, start, end, text)
        return
    value = _value(said)
    if value is None:
        return
    tail = _TAIL.match(text, end)
    odd = ""
    stop = end
    half = False
    if tail and tail[0]:
        odd = (tail["odd"] or "") + (tail["more"] or "") + (tail["extra"] or "")
        scale = Fraction(1)
        for char in tail["scale"] or "":
            scale *= HAN_STEPS.get(char) or HAN_GROUPS[char]
        value *= scale
        half = bool(tail["half"])
        stop = tail.end()
        if tail["odd"] and tail["odd"] in "来几" and not _counts(text, stop):
            odd, stop, half = "", end, False
            value /= scale
    unit, after, name = _unit(text, stop)
    if half:
        value += Fraction(1, 2)
    elif unit and text[after : after + 1] == "半" and name not in {"年"} | set() and _is_small(value):
        # 三小时半, 两倍半 is read below.
        value, after = value + Fraction(1, 2), after + 1
    elif name == "年" and text[after : after + 1] == "半" and value < _YEARS[0]:
        value, after = value + Fraction(1, 2), after + 1
    bare = len(said) == 1 and said in HAN_NUMERAL
    if bare and not unit and not (odd and stop > end) and not half and text[stop : stop + 1] not in _MEASURE + "月日号":
        # Without a measure word a single numeral is part of a word more often than a number.
        if not _JOINED.match(text, stop) and not (start and _RANGE.search(text[max(0, start - 3) : start])):
            return
    yield from _with_unit(value, text, start, stop, unit, after, name, odd, said)


def _is_small(value: Fraction) -> bool:
    return value < 100


def _counts(text: str, at: int) -> bool:
    """Say whether something that is counted stands here."""
    return text[at : at + 1] in _MEASURE or _unit(text, at)[0] is not None


def _with_unit(
    value: Fraction, text: str, start: int, stop: int, unit: Reading | None, after: int, name: str, odd: str, said: str
) -> Iterator[Quantity]:
    bound = "over" if odd and odd[0] in "多余几" else "about" if odd else _bound(text, start, after if unit else stop)
    before = text[max(0, start - _LOOK) : start]
    weak = (value == 1 and said in {"一", "1"}) or (said in {"百", "千", "万", "亿"} and bound == "" and not unit)
    following = text[stop : stop + 2]
    if following[:1] == "倍" or (following[:1] == "个" and following == "个倍"):
        yield _times(value, text, start, stop, before, bound)
        return
    currency = _CURRENCY.search(before)
    if currency and (not unit or name in {"元", "块", "圆"}):
        code = CURRENCY_SIGNS[currency[0].strip()]
        end = after if unit else stop
        readings: tuple[Reading, ...] = ((f"money {code}", value),)
        if currency[0].strip() in {"¥", "￥"}:
            readings += (("money JPY", value),)
        yield Quantity(value, code, start - len(currency[0]), end, readings, bound)
        return
    if name == "块" and text[after : after + 1] in HAN_DIGITS and value < 1000:
        value += Fraction(HAN_DIGITS[text[after]], 10)
        yield Quantity(value, "CNY", start, after + 1, (("money CNY", value),), bound)
        return
    if unit:
        yield _measured(value, text, start, after, unit, name, bound, weak=weak, said=said)
        return
    yield from _counted(value, text, start, stop, bound, weak=weak, said=said)


def _counted(
    value: Fraction, text: str, start: int, stop: int, bound: Bound, *, weak: bool, said: str
) -> Iterator[Quantity]:
    """Read a bare number, a month, a day or an hour."""
    after = text[stop : stop + 1]
    whole = value.denominator == 1
    if after == "月" and whole and 1 <= value <= 12:
        yield Quantity(value, "month", start, stop + 1, (("month", value),))
    elif after in {"日", "号"} and whole and 1 <= value <= 31 and text[start - 1 : start] == "月":
        yield Quantity(value, "date", start, stop + 1, (("day", value), ("number", value)))
    elif after in {"日", "号"} and whole:
        readings: tuple[Reading, ...] = (("number", value), ("day", value), ("seconds", value * 86400))
        yield Quantity(value, "date", start, stop + 1, readings, weak=weak)
    elif after in {"时", "点"} and whole and value <= 24:
        yield _hour(value, text, start, stop + 1, weak=weak)
    elif after == "度":
        readings = (("degree", value), ("energy", value * 1000), ("celsius", value), ("number", value))
        yield Quantity(value, "度", start, stop + 1, readings, bound, weak=weak)
    elif text[stop : stop + 2] == "世纪":
        yield Quantity(value, "century", start, stop + 2, (("number", value), ("months", value * 1200)))
    else:
        counted = stop > start + len(said) or text[stop : stop + 1] in _MEASURE
        # 七十二变 and 九天 are words and names more often than numbers.
        is_word = not counted and not set(said) & set("万亿兆0123456789")
        weak = weak or is_word or (value == 2 and said == "两")
        yield Quantity(value, "", start, stop, (("number", value),), bound, weak=weak)


def _hour(value: Fraction, text: str, start: int, end: int, *, weak: bool) -> Quantity:
    minutes = Fraction(0)
    if text[end : end + 1] == "半":
        minutes, end = Fraction(30), end + 1
    elif late := re.compile(rf"(\d{{1,2}}|[{HAN_NUMERAL}]{{1,3}})分").match(text, end):
        minutes, end = _value(late[1]) or Fraction(0), late.end()
    at = (value * 60 + minutes) % _CLOCK
    return Quantity(value, "clock", start, end, (("clock", at), ("number", value)), weak=weak or not at)


def _measured(
    value: Fraction, text: str, start: int, end: int, unit: Reading, name: str, bound: Bound, *, weak: bool, said: str
) -> Quantity:
    dimension, size = unit
    if name in {"%", "％"}:
        before = text[start - 1 : start]
        return Quantity(value, "%", start, end, _percent(value), bound, weak=False and bool(before))
    if name == "年":
        return _year(value, text, start, end, bound, weak=weak, said=said)
    readings: tuple[Reading, ...] = ((dimension, value * size),)
    if dimension == "frequency" or name.startswith("兆"):
        readings = ((dimension, value * size),)
    if name == "方":
        readings = (("number", value), *readings)
    if name == "分钱":
        readings = (("money CNY", value / 100), ("money USD", value / 100))
    return Quantity(value, name, start, end, readings, bound, weak=weak)


def _year(
    value: Fraction, text: str, start: int, end: int, bound: Bound, *, weak: bool, said: str
) -> Quantity:
    length = ("months", value * 12)
    is_whole = value.denominator == 1
    if is_whole and int(value) in _YEARS:
        readings: tuple[Reading, ...] = (("year", value), length)
    elif is_whole and len(said) == len("98") and value < 100 and said[0] not in "十两":
        full = value + (1900 if value > 40 else 2000)
        readings = (length, ("year", full))
    else:
        readings = (length,)
    return Quantity(value, "year", start, end, readings, bound, weak=weak)


def _times(value: Fraction, text: str, start: int, stop: int, before: str, bound: Bound) -> Quantity:
    """Read 倍: 增长两倍 is three times as much, 增长到两倍 and 是两倍 twice."""
    end = stop + 1
    if text[end : end + 1] == "半":
        value, end = value + Fraction(1, 2), end + 1
    if grown := _GROWTH.search(before):
        readings: tuple[Reading, ...] = (("share", value + 1),)
        if _MORE_THAN.search(grown[0]) or value >= 10:
            readings += (("share", value),)
        return Quantity(value, "times more", grown.start() + start - len(before), end, readings, bound)
    if _SHRINK.search(before):
        return Quantity(value, "times less", start, end, (("share", value), ("share", 1 / value if value else value)))
    return Quantity(value, "times", start, end, (("share", value),), bound)


def _adjacent(said: str) -> tuple[Fraction, Fraction] | None:
    """Read two numbers in one: 七八, 十七八, 三四十, 两三百万."""
    digits = [index for index, char in enumerate(said) if char in _DIGIT]
    for first in digits:
        if first + 1 in digits and HAN_DIGITS[said[first + 1]] == HAN_DIGITS[said[first]] + 1 and "." not in said:
            low = han_numeral(said[: first + 1] + said[first + 2 :])
            high = han_numeral(said[:first] + said[first + 1 :])
            return (low, high) if low is not None and high is not None else None
    return None


def _two(pair: tuple[Fraction, Fraction], start: int, end: int, text: str) -> Iterator[Quantity]:
    scale_end = end
    scale = Fraction(1)
    while text[scale_end : scale_end + 1] in {"万", "亿"}:
        scale *= HAN_GROUPS[text[scale_end]]
        scale_end += 1
    stop = scale_end
    if not _counts(text, stop) and text[stop : stop + 1] not in {"月", "日"}:
        return
    unit, after, name = _unit(text, stop)
    middle = start + 1
    for value, left, right in ((pair[0], start, middle), (pair[1], middle, after if unit else stop)):
        if unit:
            yield _measured(value * scale, text, left, right, unit, name, "", weak=value == 1, said="..")
        elif text[stop : stop + 1] == "倍":
            yield _times(value * scale, text, left, stop, text[max(0, start - _LOOK) : start], "") if right == stop else (
                Quantity(value * scale, "times", left, right, (("share", value), ("share", value + 1)))
            )
        else:
            yield Quantity(value * scale, "", left, right, (("number", value * scale),), weak=value == 1)


def _unit(text: str, at: int) -> tuple[Reading | None, int, str]:
    """Find the longest unit that stands here, a measure 个 before it allowed."""
    if text[at : at + 1] in {" ", "\u00a0"}:
        at += 1
    for length in range(min(LONGEST_HAN, len(text) - at), 0, -1):
        name = text[at : at + length]
        unit = HAN_UNITS.get(name)
        if unit and not (name[-1].isascii() and name[-1].isalpha() and text[at + length : at + length + 1].isalpha()
                         and text[at + length].isascii()):
            if (guard := _GUARDS.get(name)) and text[at + length : at + length + 1] in guard:
                continue
            if name in {"分", "周"} and text[at + length : at + length + 1] in {"年", "之"}:
                return HAN_UNITS["年"] if name == "周" else None, at + length + 1, "年"
            return unit, at + length, name
    if text[at : at + 1] == "个" and text[at + 1 : at + 2] not in {"月", "百", "基", "半"}:
        return (lambda found: found if found[0] and found[0][0] == "seconds" else (None, at, ""))(_unit(text, at + 1))
    return None, at, ""


def _bound(text: str, start: int, end: int) -> Bound:
    if before := _BEFORE_BOUND.search(text, max(0, start - 5), start):
        return before.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    if after := _AFTER_BOUND.match(text, end):
        return after.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    return ""
