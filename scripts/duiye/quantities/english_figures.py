"""Read what begins with a digit in an English text: sums, dates, times of day, ratios, `Q1`.

This module owns figures; words are `english_words`' part.
"""

from __future__ import annotations

import re
from fractions import Fraction

from duiye.quantities import clocks
from duiye.quantities.english_numbers import ONE_IN, Number, measured, one_in, ordinal, times
from duiye.quantities.english_units import AND_A_PART, CURRENCY, part_of
from duiye.quantities.numerals import FIGURE, LATIN_SCALE, SCALES, SHORT_SCALES, figure
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import HALF_DAY, Quantity, Reading

_FIGURE = Pattern(rf"(?P<figure>{FIGURE})(?P<rest>(?:\.\d+)*)")
_CLOCK = Pattern(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?: ?[ap]\.?m\b\.?| o[’']clock)")
_EVENLY = Pattern(r"50[-–/:]50\b")
_ALWAYS = Pattern(r"24[/-]7\b")
_PERIOD = Pattern(r"(?:(?P<quarter>[1-4])Q|(?P<half>[12])H)(?P<year>\d\d)?\b")
_NOTHING = Pattern(r"0 ?(?:to|-|–|—) ?(?:60|62|100)\b")
_RATIO = Pattern(r"(?P<upper>\d{1,3})/(?P<lower>\d{1,4})(?![\d/])")
_SCALE = Pattern(
    rf"[ -]?(?P<scale>{LATIN_SCALE}|bn|tr?n|mn)\b(?P<again>[ -](?:{LATIN_SCALE})\b)?|(?P<letter>[km])\b", re.IGNORECASE
)
_BY = Pattern(r"\d[x×]$")
_TIMES_AS_MANY = Pattern(r" ?[x×] ?\d")
_CELSIUS = Pattern(r"C\b(?![-–+#])")
_MANY = Pattern(
    r" (?:years|people|tonnes|tons|barrels|users|customers|units|households|shares|square|cubic|hectares|acres|homes"
    r"|vehicles|cars|jobs|workers|pounds|dollars|euros|yuan|yen)\b"
)
"""What is counted by the million, not measured in metres."""
_NTH = Pattern(r"(?:st|nd|rd|th)\b")
_DECADE = Pattern(r"['’]?s\b")
_MARK = Pattern(r"(?<![A-Za-z0-9])(?:Q|H|FY|CY)$")
_JOINED = Pattern(r"\b(?:mid|early|late|pre|post|top|sub|under|over|and|to|of|or)-$", re.IGNORECASE)
"""Words that a hyphen joins to a number; other words make a name of it."""
_QUARTERS, _HALVES = range(1, 5), range(1, 3)
_WHOLE = 100

Read = tuple[tuple[Quantity, ...], int]
"""The quantities that begin at a place, and where to read on."""


def read_figure(text: str, start: int) -> Read:
    """Read what begins with a digit."""
    found = _FIGURE.match(text, start)
    assert found  # noqa: S101 — the caller has seen a digit
    before = text[max(0, start - len("mid-to-late-")) : start]
    if found["rest"] or (before.endswith(".") and before[-2:-1].isalnum()):
        return (), found.end()
    if not CURRENCY.search(before):
        if (before[-1:].isalpha() and not _BY.search(text, max(0, start - 2), start)) or (
            before[-1:] == "-" and before[-2:-1].isalpha() and not _JOINED.search(before)
        ):
            return _lettered(text, start, found)
        for read in (_iso_date, _clock, _always, _period, _ratio):
            if made := read(text, start):
                return made
        if (part := ONE_IN.match(text, start)) and (shares := one_in(part)):
            return shares, shares[-1].end
    value = figure(found["figure"])
    return ((), found.end()) if value is None else _continued(Number(text, start, found.end(), value, found["figure"]))


def _iso_date(text: str, start: int) -> Read | None:
    found = clocks.ISO_DATE.match(text, start)
    return (clocks.date_parts(found), found.end()) if found else None


def _clock(text: str, start: int) -> Read | None:
    found = _CLOCK.match(text, start)
    if not found:
        running = clocks.CLOCK.match(text, start)
        return ((clocks.clock(running),), running.end()) if running else None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    at = Fraction((hour * 60 + minute) % HALF_DAY)
    return (Quantity(Fraction(hour), "clock", start, found.end(), (("clock", at),), weak=not at),), found.end()


def _always(text: str, start: int) -> Read | None:
    """Read `24/7`, 50–50, and the 0 of “0–100 km/h”: 全天候, 平分 and 百公里加速 leave them out."""
    if found := _ALWAYS.match(text, start):
        readings: tuple[Reading, ...] = (
            ("number", Fraction(24)),
            ("number", Fraction(7)),
            ("seconds", Fraction(86400)),
        )
        return (Quantity(Fraction(24), "", *found.span(), readings, weak=True),), found.end()
    if found := _EVENLY.match(text, start):
        even: tuple[Reading, ...] = (("number", Fraction(50)), ("share", Fraction(1, 2)))
        return (Quantity(Fraction(50), "", *found.span(), even, weak=True),), found.end()
    if _NOTHING.match(text, start):
        return (Quantity(Fraction(0), "", start, start + 1, (("number", Fraction(0)),), weak=True),), start + 1
    return None


def _period(text: str, start: int) -> Read | None:
    """Read `3Q24` and `1H`."""
    found = _PERIOD.match(text, start)
    if not found:
        return None
    name = "quarter" if found["quarter"] else "half-year"
    value = Fraction(int(found["quarter"] or found["half"]))
    end = found.end("quarter" if found["quarter"] else "half") + 1
    made = [Quantity(value, name, start, end, ((name, value), ("number", value)))]
    if found["year"]:
        year = Fraction(2000 + int(found["year"]))
        made.append(Quantity(year, "year", end, found.end(), (("year", year),), weak=True))
    return tuple(made), found.end()


def _ratio(text: str, start: int) -> Read | None:
    found = _RATIO.match(text, start)
    if not found:
        return None
    upper, lower = int(found["upper"]), int(found["lower"])
    if upper + lower == _WHOLE:
        # “a 70/30 split”
        parts = ((Fraction(int(found[name])), found.span(name)) for name in ("upper", "lower"))
        return tuple(
            Quantity(value, "", *span, (("number", value), ("share", value / 100)), weak=upper == lower)
            for value, span in parts
        ), found.end()
    if upper >= lower:
        return (), found.end()
    share = Fraction(upper, lower)
    return (Quantity(share, "share", start, found.end(), (("share", share),)),), found.end()


def _lettered(text: str, start: int, found: re.Match[str]) -> Read:
    """Read `Q1`, `H2` and `FY2022`; all other figures behind a letter belong to a name."""
    end = found.end()
    mark = _MARK.search(text, max(0, start - len("/FY")), start)
    if not mark or text[end : end + 1].isalnum() or not found["figure"].isdecimal():
        return (), end
    value = Fraction(found["figure"])
    readings: tuple[Reading, ...] = (("number", value),)
    if mark[0] == "Q" and value in _QUARTERS:
        return (Quantity(value, "quarter", mark.start(), end, (("quarter", value), *readings)),), end
    if mark[0] == "H" and value in _HALVES:
        readings = (("half-year", value), ("months", Fraction(6)), *readings)
        return (Quantity(value, "half-year", mark.start(), end, readings),), end
    if mark[0].endswith("Y"):
        year = value if len(found["figure"]) == len("2022") else value + 2000
        return (Quantity(year, "year", mark.start(), end, (("year", year),)),), end
    return (), end


def _continued(number: Number) -> Read:
    """Read what follows a figure: the end of an ordinal, a scale word, a half, a unit."""
    text, end, value = number.text, number.end, number.value
    currency = CURRENCY.search(text, max(0, number.start - 4), number.start)
    if number.is_plain and (nth := _NTH.match(text, end)):
        return (ordinal(value, text, number.start, nth.end()),), nth.end()
    if not currency and (decade := _decade(number)):
        return (decade,), decade.end
    scale, end = _scale(text, end, is_money=bool(currency))
    value *= scale
    if part := AND_A_PART.match(text, end):
        value, end = value + scale * part_of(part), part.end()
    number = Number(text, number.start, end, value, number.said, scale)
    if len(number.said) > 1 and scale == 1 and _CELSIUS.match(text, end):
        return (Quantity(value, "C", number.start, end + 1, (("celsius", value),)),), end + 1
    if _TIMES_AS_MANY.match(text, end):
        # “4x400m”
        return (Quantity(value, "", number.start, end, (("number", value),)),), end
    if text[end : end + 1] in {"x", "×"} and not text[end + 1 : end + 2].isalnum():
        return (times(number, end + 1),), end + 1
    made = measured(number)
    return ((made,), made.end) if made else ((), end)


def _decade(number: Number) -> Quantity | None:
    """Read the 1990s and the ’90s."""
    found = _DECADE.match(number.text, number.end) if number.is_plain and len(number.said) in {2, 4} else None
    if not found:
        return None
    year = number.value if len(number.said) == len("1990") else number.value + 1900
    readings: tuple[Reading, ...] = (("decade", year), ("year", year), ("number", number.value))
    return Quantity(year, "decade", number.start, found.end(), readings)


def _scale(text: str, end: int, *, is_money: bool) -> tuple[Fraction, int]:
    """Read the scale words after a figure; `m` is a million of money only."""
    found = _SCALE.match(text, end)
    if not found:
        return Fraction(1), end
    if found["letter"] and found["letter"].isupper() and not is_money:
        # `4K` is a name.
        return Fraction(1), end
    name = (found["scale"] or found["letter"]).lower()
    if name == "m":
        is_million = is_money or _MANY.match(text, found.end())
        return (Fraction(10**6), found.end()) if is_million else (Fraction(1), end)
    scale = Fraction(SCALES.get(name) or SHORT_SCALES[name])
    if found["again"]:
        scale *= SCALES[found["again"][1:].lower()]
    return scale, found.end()
