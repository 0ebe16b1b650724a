"""What stands around an English number: its unit, its currency, how exact it says it is, whether it has grown.

This module owns those words; it must not read numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Bound
from duiye.quantities.units import CURRENCY_SIGNS, LATIN_UNITS, Unit

TIMES = {"time", "fold"}
"""Names that `find_unit` returns for “three times” and “threefold”."""
ATTACHED = "attached"
"""Name that `find_unit` returns for letters that hang on a figure and are no unit, as in `5G`."""
CURRENCY = Pattern(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))}) ?$")
"""A currency's mark right before a figure."""
AND_A_PART = Pattern(r" and (?:(?P<half>a half)|(?P<three>three[ -]quarters)|a quarter)\b")
_WORDS = Pattern(
    r"(?P<gap>[ \u00a0-]?)(?P<one>(?:[kc]?m[23]|b/d)\b|[A-Za-zµμ°℃℉²³%％‰.]+(?:-hours?\b)?)"
    r"(?:[ -](?P<two>[A-Za-z]+)(?:[ -](?P<three>[A-Za-z]+))?)?"
)
_OF_A_YEAR: dict[str, Unit] = {"point": ("points", Fraction(1)), "quarter": ("months", Fraction(3))}
"""Units whose names mean something else elsewhere."""
_LETTERS = frozenset({"t", "g", "m", "s", "h", "L", "li"})
"""Symbols that a hyphen never joins to a number."""
_NATIONS = frozenset(
    [
        "Turkish",
        "Danish",
        "Swedish",
        "Norwegian",
        "Czech",
        "Icelandic",
        "Philippine",
        "Mexican",
        "Argentine",
        "Chilean",
        "Colombian",
        "Malaysian",
        "Indonesian",
        "Hungarian",
        "Polish",
        "Saudi",
        "Iranian",
        "Qatari",
        "Pakistani",
        "Brazilian",
        "Vietnamese",
        "Thai",
        "Korean",
        "Japanese",
        "Chinese",
        "Russian",
        "Kuwaiti",
        "Israeli",
        "Nigerian",
        "South-African",
        "Ukrainian",
        "Emirati",
        "Macanese",
    ]
)
"""Whose money is known without them."""
_COUNTRIES = (
    "US",
    "U.S.",
    "Hong",
    "New",
    "Taiwan",
    "Australian",
    "Canadian",
    "Singapore",
    "Swiss",
    "Indian",
    "Egyptian",
)
_GROWN = Pattern(
    r"\b(?:rise|rises|rising|rose|risen|grow|grows|grew|grown|increased?|increases|increasing|jump(?:ed)?|up|surged?|soared?"
    r"|climbed|gain(?:ed)?|expanded?|multiplied)\b(?: \w+)?"
    r"(?: (?:by|of|about|around|roughly|some|nearly|almost|more|than|over|a|an|mere)){0,4} $",
    re.IGNORECASE,
)
_COMPARED = Pattern(
    r" (?:more|higher|greater|faster|larger|bigger|longer|better|over|cheaper|stronger|hotter|heavier|wider"
    r"|oversubscribed|quicker|denser|costlier)\b|(?: an?)? increase",
    re.IGNORECASE,
)
_BEFORE = Pattern(
    r"\b(?:(?P<about>about|around|roughly|some|approximately|in the region of|circa|c\.)"
    r"|(?P<under>nearly|almost|close to|less than|fewer than|under|below|up to|at most|no more than|not quite)"
    r"|(?P<over>more than|over|above|at least|no fewer than|no less than|exceed(?:ed|s|ing)?|upwards of))"
    r" (?:an? )?(?:US\$|HK\$|NT\$|RMB|[$€£¥])?$",
    re.IGNORECASE,
)
_AFTER = Pattern(
    r"(?: \w+)?(?:(?P<about> or so\b|-odd\b)|(?P<over> or more\b|-plus\b|\+| at least\b)"
    r"|(?P<under> or less\b| or fewer\b| at most\b))"
)
_LOOK = 40


def find_unit(text: str, at: int) -> tuple[Unit | None, int, str]:
    """Find the longest unit that stands at a place, a space or a hyphen before it allowed.

    Returns:
        The unit or None, where it ends, and its name in the table, or one of `TIMES`, or `ATTACHED`.
    """
    found = _WORDS.match(text, at)
    if not found:
        return None, at, ""
    start = found.start("one")
    for last in ("three", "two", "one"):
        if not found[last]:
            continue
        words = text[start : found.end(last)]
        for name in dict.fromkeys((words.replace("-", " "), words, words.rstrip("."))):
            for key in _forms(name):
                if last == "one" and key in TIMES:
                    return None, start + len(name), key
                if last == "one" and key in _OF_A_YEAR:
                    return _OF_A_YEAR[key], found.end(last), key
                if key in LATIN_UNITS and not (found["gap"] == "-" and key in _LETTERS):
                    return LATIN_UNITS[key], start + len(name), key
    is_attached = not found["gap"] and found["one"][0].isalpha()
    return None, found.end("one") if is_attached else at, ATTACHED if is_attached else ""


def part_of(found: re.Match[str]) -> Fraction:
    """Return what “and a half”, “and a quarter” or “and three quarters” adds to one."""
    return Fraction(1, 2) if found["half"] else Fraction(3 if found["three"] else 1, 4)


def _forms(name: str) -> Iterator[str]:
    """Yield a unit's name as written, in small letters, in the singular."""
    yield name
    lower = name.lower()
    if len(name) <= len("GWh") and name != lower:
        return
    yield lower
    if lower.endswith("s") and len(lower) > len("gas"):
        yield lower[:-1]
    first, gap, rest = lower.partition(" ")
    if rest and first.endswith("s"):
        yield f"{first[:-1]}{gap}{rest}"
    if first in _NATIONS or first.capitalize() in _NATIONS:
        yield from _forms(rest)
    if name.startswith(_COUNTRIES):
        yield name.removesuffix("s")


def find_bound(text: str, start: int, end: int) -> Bound:
    """Read how exact a quantity says it is."""
    if found := _BEFORE.search(text, max(0, start - _LOOK), start) or _AFTER.match(text, end):
        return found.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    return ""


def may_be_growth(text: str, start: int, end: int) -> bool:
    """Say whether “N times” may be growth by so much: “three times more”, “rose tenfold”."""
    return bool(_COMPARED.match(text, end) or _GROWN.search(text, max(0, start - _LOOK), start))
