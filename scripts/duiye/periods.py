"""Periods of the ledger as days, and in the words of both languages: 2022, 2022-06-18, 2023Q1, FY2022, 2021/2023.

This module owns their form and their words; it must not know what happened in them.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from duiye.model import Language

_DAY = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.ASCII,
)
_ZH_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_ZH_HALVES = ("上半年", "下半年")
_EN_ORDINALS = ("first", "second", "third", "fourth")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time."""

    first: date
    last: date
    fiscal: bool
    """Whether it is, or has at an end, a company's own year: its days are not known from the year."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One end of a period, as written."""

    year: int
    quarter: int
    half: int
    month: int
    day: int
    fiscal: bool

    @property
    def first(self) -> date:
        quarter = self.quarter or self.half * 2 - (self.half > 0) or 1
        return date(self.year, self.month or quarter * 3 - 2, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or self.quarter * 3 or self.half * 6 or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def _read_part(text: str) -> _Part | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, quarter, half, month, day = (int(found[name] or 0) for name in ("year", "quarter", "half", "month", "day"))
    part = _Part(year, quarter, half, month, day, bool(found["fiscal"]))
    try:
        date(part.year, part.month or 1, part.day or 1)
    except ValueError:
        return None
    is_zero = found["month"] == "00" or found["day"] == "00"
    return None if is_zero or (part.fiscal and part.month) else part


def _read_parts(text: str) -> tuple[_Part, ...]:
    parts = [_read_part(written) for written in text.split("/", 1)]
    return tuple(part for part in parts if part) if all(parts) else ()


def read_period(text: str) -> Period | None:
    """Read a period; None for a text that is none, such as the 31st of February."""
    parts = _read_parts(text)
    if not parts:
        return None
    return Period(parts[0].first, parts[-1].last, fiscal=any(part.fiscal for part in parts))


def name_period(text: str, language: Language) -> str:
    """Say a period in words: 2022财年, `first quarter of 2023`; as it is written where it cannot be read."""
    parts = _read_parts(text)
    is_zh = language.startswith("zh")
    named = [_name_zh(part) if is_zh else _name_en(part) for part in parts]
    return ("至" if is_zh else " to ").join(named) or text


def head_period(text: str, language: Language) -> str:
    """Say a period as a line of its own begins: with a capital where the language has them."""
    named = name_period(text, language)
    return named[:1].upper() + named[1:]


def short_period(text: str, language: Language) -> tuple[str, ...]:
    """Say a period in one or two short lines, for an axis: `Q1` over `2023`."""
    parts = _read_parts(text)
    if len(parts) != 1:
        return (name_period(text, language),) if parts or text else ()
    (part,) = parts
    is_zh = language.startswith("zh")
    year = (f"{part.year}财年" if is_zh else f"FY{part.year}") if part.fiscal else str(part.year)
    if part.quarter or part.half:
        zh = _ZH_QUARTERS[part.quarter - 1] if part.quarter else _ZH_HALVES[part.half - 1]
        return (zh if is_zh else f"Q{part.quarter}" if part.quarter else f"H{part.half}", year)
    if part.month:
        zh = f"{part.month}月{part.day}日" if part.day else f"{part.month}月"
        en = f"{part.day} {_MONTHS[part.month][:3]}" if part.day else _MONTHS[part.month][:3]
        return (zh if is_zh else en, year)
    return (year,)


def _name_zh(part: _Part) -> str:
    year = f"{part.year}财年" if part.fiscal else f"{part.year}年"
    if part.quarter:
        return year + _ZH_QUARTERS[part.quarter - 1]
    if part.half:
        return year + _ZH_HALVES[part.half - 1]
    return year + (f"{part.month}月" if part.month else "") + (f"{part.day}日" if part.day else "")


def _name_en(part: _Part) -> str:
    year = f"fiscal {part.year}" if part.fiscal else str(part.year)
    if part.quarter:
        return f"{_EN_ORDINALS[part.quarter - 1]} quarter of {year}"
    if part.half:
        return f"{_EN_ORDINALS[part.half - 1]} half of {year}"
    return " ".join([*([str(part.day)] if part.day else []), *([_MONTHS[part.month]] if part.month else []), year])
