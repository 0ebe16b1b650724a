"""What stands around a Chinese number: its unit, its measure word, how exact it says it is.

This module owns those words; it must not read numbers.
"""

from __future__ import annotations

from duiye.quantities.numerals import HAN_NUMERAL
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Bound
from duiye.quantities.units import HAN_UNITS, LONGEST_HAN, Unit

MEASURES = frozenset(
    "个位名人家次种类项条点款号层章节部份台座只张块倍岁级篇句步件组代届期辆艘朵颗片批国省市区县城州镇村户口股"
    "桩宗起场轮遍趟回杯碗瓶袋箱包盒套把根支枝棵株头匹群间所栋幢扇面幅门道本册页行字段副双对队排列格档阶卡"
    "笔单架枚发度番大强方者地分寸季幕局集盘楼勺"
)
"""Measure words, and nouns that are counted without one."""

_GUARDS = {
    pair[0]: pair[1:]
    for pair in (
        *(
            "升级至到温",
            "天然气",
            "米饭粉",
            "克服隆",
            "周围边期",
            "角度落色",
            "块链",
            "安全装",
            "伏击",
            "元素宇器老",
            "焦点",
        ),
        *("方面式案向法", "年代", "桶装", "寸草", "秒杀", "毛利病", "载人荷", "里面头边外"),
    )
}
"""What may not follow a unit of one character, since both together are another word."""
NO_UNIT = r"(?!(?<![万亿零〇][一二三四五六七八九两\d])千[瓦米克字赫伏]|千[卡帕]|兆[瓦字赫帕比]|百[分帕])"
"""千, 兆 and 百 may begin a unit instead of ending a number."""
_LENGTHS = {"seconds", "months"}
_BEFORE = Pattern(
    r"(?:(?P<about>大约|约莫|约为?|大概|大致|差不多)|(?P<under>将近|接近|近|不到|不足|少于|低于|至多|最多|不超过|不高于)"
    r"|(?P<over>超过|超|逾|高于|多于|至少|不少于|不低于|不下|突破|上))[有为]?$"
)
_AFTER = Pattern(r".{0,2}?(?:(?P<about>左右|上下|前后|许)|(?P<over>以上|开外|多)|(?P<under>以下|以内))")
_JOINED = Pattern(rf" ?(?:、|至|到|—|–|-|~|～) ?第?[\d{HAN_NUMERAL}]")
_JOINT = Pattern(r"[\d一二三四五六七八九十] ?(?:、|至|到|—|–|-|~|～) ?$")


def find_unit(text: str, at: int) -> tuple[Unit | None, int, str]:
    """Find the longest unit that stands at a place, a space or 个 before it allowed.

    Returns:
        The unit or None, where it ends, and its name as written.
    """
    if text[at : at + 1] in {" ", "\u00a0"}:
        at += 1
    if text.startswith("个多", at):
        # 半个多世纪
        unit, end, name = find_unit("个" + text[at + 2 : at + 2 + LONGEST_HAN], 0)
        return unit, at + 1 + end if unit else at, name
    for length in range(min(LONGEST_HAN, len(text) - at), 0, -1):
        name = text[at : at + length]
        after = text[at + length : at + length + 1]
        if name not in HAN_UNITS or (after and after in _GUARDS.get(name, "")):
            continue
        if _is_letter(name[-1]) and _is_letter(after):
            continue
        return HAN_UNITS[name], at + length, name
    if text.startswith("个", at):
        unit, end, name = (
            find_unit(text, at + 1) if text[at + 1 : at + 2] not in {"个", " ", "\u00a0"} else (None, at, "")
        )
        if unit and unit[0] in _LENGTHS:
            return unit, end, name
    return None, at, ""


def is_counting(text: str, at: int) -> bool:
    """Say whether something that is counted stands at a place."""
    return text[at : at + 1] in MEASURES or find_unit(text, at)[0] is not None


def is_in_range(text: str, start: int, end: int) -> bool:
    """Say whether a numeral is one end of a range or a list (三到五周, 二、三季度)."""
    return bool(_JOINED.match(text, end) or _JOINT.search(text, max(0, start - 4), start))


def find_bound(text: str, start: int, end: int) -> Bound:
    """Read how exact a quantity says it is."""
    if found := _BEFORE.search(text, max(0, start - 5), start) or _AFTER.match(text, end):
        return found.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    return ""


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
