"""How a figure of the ledger is printed in each language: 22.51亿元, 2.251 billion yuan, 3.14 × 10²³ operations.

This module owns those forms, exact to the last digit; it must not round, and must not read texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from duiye.model import Bilingual, Figure, Language

_KNOWN = {
    "percent": Bilingual("%", "%"),
    "points": Bilingual("个百分点", "percentage points"),
    "times": Bilingual("倍", "times"),
    "CNY": Bilingual("元", "yuan"),
    "USD": Bilingual("美元", "US$"),
    "EUR": Bilingual("欧元", "€"),
    "GBP": Bilingual("英镑", "£"),
    "JPY": Bilingual("日元", "yen"),
    "HKD": Bilingual("港元", "HK$"),
    "TWD": Bilingual("新台币", "NT$"),
    "KRW": Bilingual("韩元", "won"),
}
_SINGLE = {"percentage points": "percentage point", "times": "time"}
_BEFORE = frozenset("$€£")
"""How the English name of a currency ends that stands before its number."""
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST, _SMALLEST = 16, -4
"""Powers of ten outside which a number is written with one."""
_WAN, _PLAIN = 4, 10**5
"""万 is ten to the fourth; below the other number it is written only where the digits end with it."""


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A scale word and the power of ten that it stands for."""

    exponent: int
    word: str
    short: str
    """For an axis, where there is little room."""


class Unit(NamedTuple):
    """What stands around a number."""

    before: str
    after: str
    """With the space before it where there is one."""


_NONE = Magnitude(0, "", "")
_ZH = (Magnitude(12, "万亿", "万亿"), Magnitude(8, "亿", "亿"), Magnitude(4, "万", "万"), _NONE)
_EN = (Magnitude(12, " trillion", "tn"), Magnitude(9, " billion", "bn"), Magnitude(6, " million", "m"), _NONE)


def magnitude_of(value: Decimal, language: Language) -> Magnitude:
    """Return the largest scale word that a value has at least one of; none for a value written with a power of ten."""
    scales = _ZH if language.startswith("zh") else _EN
    if not value or not _SMALLEST <= abs(value).adjusted() < _LARGEST:
        return _NONE
    return next(scale for scale in scales if not scale.exponent or abs(value).adjusted() >= scale.exponent)


def write_number(value: Decimal, language: Language, magnitude: Magnitude | None = None) -> str:
    """Write a number without its unit: −22.51亿, 2.251 billion, 3.14 × 10²³.

    Args:
        value: the number.
        language: of the text; Chinese counts in 万 and 亿.
        magnitude: scale word to leave out, since an axis says it for all; otherwise the value's own is written.
    """
    if magnitude is not None:
        return _digits(value, language, magnitude)
    scale = magnitude_of(value, language)
    if scale.exponent == _WAN and abs(value) < _PLAIN and value % 10**_WAN:
        scale = _NONE  # 18000, not 1.8万
    return _digits(value, language, scale) + scale.word


def _digits(value: Decimal, language: Language, scale: Magnitude) -> str:
    shown = value.scaleb(-scale.exponent).normalize()
    sign = "−" if shown < 0 else ""
    is_zh = language.startswith("zh")
    if shown and not _SMALLEST <= shown.adjusted() < _LARGEST:
        power = shown.adjusted()
        factor = f"{abs(shown).scaleb(-power).normalize():f}"
        head = "" if factor == "1" else f"{factor}×" if is_zh else f"{factor} × "
        return f"{sign}{head}10{str(power).translate(_SUPERSCRIPTS)}"
    return sign + (f"{abs(shown):f}" if is_zh else f"{abs(shown):,f}")


def unit_of(figure: Figure, language: Language) -> Unit:
    """Return what a language writes around a figure's number."""
    is_zh = language.startswith("zh")
    known = _KNOWN.get(figure.unit) or figure.counted
    name = known.in_language(language) if known else figure.unit
    if figure.unit in _KNOWN and abs(figure.value) == 1:
        name = _SINGLE.get(name, name)
    if not is_zh and name[-1] in _BEFORE:
        return Unit(name, "")
    is_close = name == "%" or (is_zh and not name[0].isascii())
    return Unit("", name if is_close else f" {name}")


def write_range(first: Figure, second: Figure, language: Language) -> str:
    """Write two figures of one unit as a range, what both have in common once: `1.6 to 1.8 trillion parameters`."""
    unit = unit_of(second, language)
    ends = [write_number(figure.value, language) for figure in (first, second)]
    scale = magnitude_of(second.value, language).word
    if scale and all(end.endswith(scale) for end in ends):
        ends[0] = ends[0].removesuffix(scale)
    is_zh = language.startswith("zh")
    rough = first.approximate or second.approximate
    about = ("约" if is_zh else "about ") if rough else ""
    return f"{about}{unit.before}{ends[0]}{'至' if is_zh else ' to '}{unit.before}{ends[1]}{unit.after}"


def write_figure(figure: Figure, language: Language) -> str:
    """Write a figure as the text of a language prints it: 约50亿元, `about 5 billion yuan`, −2%, `US$1,255`."""
    unit = unit_of(figure, language)
    number = write_number(figure.value, language)
    sign = "−" if number.startswith("−") else ""
    about = ("约" if language.startswith("zh") else "about ") if figure.approximate else ""
    return f"{about}{sign}{unit.before}{number.removeprefix('−')}{unit.after}"
