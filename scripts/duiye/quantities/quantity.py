"""What a quantity is: a number that a text states, with all that it may mean.

This module owns the noun; it must not read or compare texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Bound = Literal["", "about", "over", "under"]
"""How exact a quantity says it is; 近 and `nearly` are `under`, 余, 多 and `more than` are `over`."""

Reading = tuple[str, Fraction]
"""A dimension and a value in its base unit: 3公里 is `("length", 3000)`, 8% `("share", 2/25)`.

Dimensions that are no physics: `number` (a bare count, an ordinal), `share` (of a whole or of what was before:
percent, 成, fractions, 倍), `points` (percentage points), `year`, `month`, `day`, `quarter`, `half-year`, `decade`,
`clock` (minutes in half a day), `months` and `seconds` (lengths of time), `vague` (几十万 is 10^5), and `money CNY`
and its like."""

YEARS = range(1000, 2200)
"""Whole numbers that may be years."""
HALF_DAY = 12 * 60
"""Minutes after which a clock shows the same: 下午三点 is `3 p.m.` and `15:00`."""


def percent_readings(percent: Fraction) -> tuple[Reading, ...]:
    """Read a percentage as a share; growth of 200% is also three times as much."""
    share: Reading = ("share", percent / 100)
    return (share, ("share", 1 + percent / 100)) if percent >= _DOUBLING else (share,)


_DOUBLING = 100


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text."""

    value: Fraction
    """The number as said, with its scale words and in its unit: of 8% it is 8, of 22.51亿元 2251000000."""
    unit: str
    """What it counts: a key of `units`, or empty for a bare number."""
    start: int
    end: int
    """Offsets in characters; `text[start:end]` is the quantity as written, with its unit."""
    readings: tuple[Reading, ...]
    """What it may mean, likeliest first; two quantities are equal when they share a reading."""
    bound: Bound = ""
    weak: bool = False
    """Whether the other language may say it without a number: 一个 and `a`, 两家 and `both`."""

    scale: Fraction = Fraction(1)
    """The scale word after the number (`billion`, 万), which a range says once for both ends."""

    @property
    def dimension(self) -> str:
        """The dimension of the likeliest reading."""
        return self.readings[0][0]
