"""Read what stands alike in both languages: times of day and running times with colons, dates by figures.

This module owns those forms; each language's own words for them are its own modules' part.
"""

from __future__ import annotations

import re
from fractions import Fraction

from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import HALF_DAY, Quantity, Reading

ISO_DATE = Pattern(r"(?P<year>\d{4})(?P<between>[-/.])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})(?!\d)")
CLOCK = Pattern(
    r"(?<![\d:.])(?P<first>\d{1,2})[:：](?P<second>[0-5]\d)(?:[:：](?P<third>[0-5]\d))?(?P<part>\.\d{1,3})?(?![\d:：])"
)


def date_parts(found: re.Match[str]) -> tuple[Quantity, ...]:
    """Read `2024-07-26`."""
    parts = ((name, Fraction(int(found[name])), found.span(name)) for name in ("year", "month", "day"))
    return tuple(
        Quantity(value, "date" if name == "day" else name, *span, ((name, value),)) for name, value, span in parts
    )


def clock(found: re.Match[str]) -> Quantity:
    """Read `15:30`, `2:08:15` and `1:42.3`: a time of day, or how long something took."""
    first, second = int(found["first"]), int(found["second"])
    part = Fraction(found["part"] or 0)
    readings: list[Reading] = []
    if not part:
        readings.append(("clock", Fraction((first * 60 + second) % HALF_DAY)))
    if found["third"]:
        readings.append(("seconds", first * 3600 + second * 60 + int(found["third"]) + part))
    else:
        readings += [("seconds", first * 60 + second + part), ("seconds", Fraction(first * 3600 + second * 60))]
    return Quantity(readings[0][1], "clock", *found.span(), tuple(readings), weak=not readings[0][1])
