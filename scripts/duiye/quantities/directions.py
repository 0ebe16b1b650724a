"""Which way a quantity goes in its sentence: up or down, a profit or a loss, above or below zero.

This module owns the words that stand directly at a quantity and say so; it must not guess from further away.
"""

from __future__ import annotations

import re

from duiye.model import Language
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity

_HAN_UP = (
    "增长|增加|增至|提高|提升|上涨|上升|上调|回升|攀升|上行|走高|上浮|飙升|激增|大增|升值|扩张|膨胀|扩大|反弹|跳涨"
    "|涨幅|增幅|升幅|涨|升|增"
)
_HAN_DOWN = (
    "下降|下跌|减少|降低|下滑|回落|下调|缩减|缩短|骤降|下行|走低|下浮|锐减|大跌|跌幅|降幅"
    "|下坠|萎缩|收缩|缩小|衰退|回撤|贬值|下挫|重挫|跳水|缩水|跌|降|减|少"
)
_HAN_BETWEEN = r"(?:了|近|约|大约|逾|超过|超|将近|至少|为|达|不到|出){0,3}$"
_HAN = Pattern(
    rf"(?:(?P<down>{_HAN_DOWN}|(?P<loss>亏损|净亏|净流出|逆差|赤字))|(?P<up>{_HAN_UP}|(?P<gain>盈利|净利润?|利润总额|利润|净流入|顺差|盈余))){_HAN_BETWEEN}"
)
_HAN_MINUS = Pattern(r"(?:(?:^|[^\w%％\-–—~])[-−–]|[\u4e00-\u9fff][-−]|(?<!正)负|零下) ?$")
_HAN_NEGATIVE = Pattern(r"亏|负|跌|降|减|零下|逆差|流出|赤字|缩|收窄|少|低|[-−–]")

_LATIN_UP = (
    r"rose|rises?|risen|rising|grew|grows?|grown|growing|growth of|increas(?:e|ed|es|ing)|up|gain(?:ed|s)?"
    r"|climb(?:ed|s)?|jump(?:ed|s)?|surg(?:ed|es?)|soar(?:ed|s)?|rais(?:ed|es?)|add(?:s|ed)"
    r"|advanced?|rall(?:y|ied|ies)|expand(?:s|ed|ing)?|leapt?|rebound(?:ed|s)?|appreciat(?:ed|es?)|strengthen(?:ed|s)?"
    r"|(?P<gain>profits? (?:of|was|came to|reached)|surplus|inflow)"
)
_LATIN_DOWN = (
    r"fell|falls?|fallen|falling|drop(?:ped|s)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|down|slip(?:ped|s)?|slid"
    r"|sh?rank|shrink(?:s|ing)?|shrunk|saving of|losing|loses?|shed|plung(?:ed|es?)|tumbl(?:ed|es?)|reduced|reduction"
    r"|lower(?:ed|s)?|cuts?|lost|wan(?:ed?|es|ing)|weaken(?:ed|s)?|slump(?:ed|s)?|sank|sinks?|dip(?:ped|s)?|contract(?:ed|s)|crash(?:ed)?"
    r"|depreciat(?:ed|es?)|retreat(?:ed|s)?|eased|(?P<loss>loss(?:es)?|outflow|deficit)"
)
_LATIN_BETWEEN = (
    r"(?: (?:by|of|about|around|nearly|almost|more|than|over|some|roughly|another|an?|average|total|only|just|at|least"
    r"|as|much)){0,4}|(?: [\w’'-]+){1,4} by(?: an? \w+)?(?: (?:about|nearly|over|some|of))?"
)
"""What may stand between the word and the number, an object with its “by” among it."""
_LATIN = Pattern(
    rf".*\b(?:(?P<down>{_LATIN_DOWN})|(?P<up>{_LATIN_UP}))(?:{_LATIN_BETWEEN}) $", re.IGNORECASE | re.DOTALL
)
_LATIN_AFTER = Pattern(
    r"[ -](?:(?P<down>lower|less|fewer|decrease|decline|drop|fall|loss|cut|reduction)"
    r"|(?P<up>higher|more|increase|rise|growth|gain|jump))\b(?! than half)"
)
_LATIN_MINUS = Pattern(r"(?:(?:^|[\s(])[-−–]|(?<!plus or )\b(?:minus|negative) )$", re.IGNORECASE)
_LATIN_BELOW = Pattern(r" (?:degrees? )?(?:\w+ )?below (?:zero|freezing)")
_LATIN_NEGATIVE = Pattern(
    r"minus|negative|below|loss|lost|fell|fall|drop|declin|decreas|down|outflow|deficit|contract|shr[aiu]nk|slip|slid"
    r"|less|fewer|lower|reduc|narrow|cut|shed|plung|tumbl|[-−–]",
    re.IGNORECASE,
)
_LOOK = 56
_DIRECTED = {"share", "points", "celsius", "fahrenheit", "degree", "number", "length", "mass"}


def direction(text: str, quantity: Quantity, language: Language) -> int:
    """Return 1 for up, gain and above, -1 for down, loss and below, 0 where no word says it."""
    is_money = quantity.dimension.startswith("money")
    if quantity.weak or (not is_money and quantity.dimension not in _DIRECTED):
        return 0
    before = text[max(0, quantity.start - _LOOK) : quantity.start]
    if language.startswith("zh") and (quantity.unit == "times more" or text.startswith("翻", quantity.start)):
        # The word that says so is part of the quantity.
        return 1
    sign = -1 if has_minus(text, quantity, language) else 1
    if language.startswith("zh"):
        found = _HAN.search(before if sign > 0 else _HAN_MINUS.sub("", before))
    else:
        found = _LATIN.match(before if sign > 0 else _LATIN_MINUS.sub(" ", before))
        found = found or _LATIN_AFTER.match(text, quantity.end)
    if not found:
        return -1 if sign < 0 else 0
    said = found.groupdict()
    if (said.get("loss") or said.get("gain")) and not is_money:
        return 0
    return sign * (-1 if found["down"] else 1)


def has_minus(text: str, quantity: Quantity, language: Language) -> bool:
    """Say whether a quantity is written as less than nothing."""
    before = text[max(0, quantity.start - len("plus or negative ")) : quantity.start]
    if language.startswith("zh"):
        return bool(_HAN_MINUS.search(before))
    return bool(_LATIN_MINUS.search(before) or _LATIN_BELOW.match(text, quantity.end))


def may_be_negative(text: str, language: Language) -> bool:
    """Say whether any word of a text speaks of less."""
    return bool((_HAN_NEGATIVE if language.startswith("zh") else _LATIN_NEGATIVE).search(text))
