"""Read the figures ledger: numbers as records, each field in the form that checks and charts can use.

This module owns those forms; that a record has the right keys and types is `readers.records`'.
"""

from __future__ import annotations

import re

from duiye.arithmetic import read_arithmetic
from duiye.model import Figure
from duiye.notice import Locus, Notice
from duiye.readers.records import Rules, read_records

IN_CHAPTER = re.compile(r"(?P<path>[^#\s]+\.md)#(?P<id>[^#\s]+)")
"""A place in a chapter: a block, a heading with all that stands under it, or `---` for the front matter."""
IN_RECORD = re.compile(r"(?P<claim>[^.#\s]+)\.(?P<part>claim|note|arithmetic)")
"""A place in the records: a part of a claim."""

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)
_DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|(?:FY)?\d{4}(?:[QH]\d)?)"
_PERIOD = re.compile(rf"{_DAY}(?:/{_DAY})?", re.ASCII)
_SLIPS = {
    "%": "percent",
    "％": "percent",
    "pp": "points",
    "x": "times",
    "倍": "times",
    "RMB": "CNY",
    "元": "CNY",
    "yuan": "CNY",
    "美元": "USD",
    "$": "USD",
    "US$": "USD",
}


def read_figures(text: str, file: str) -> tuple[tuple[Figure, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read `figures.yml`; see `read_records`."""
    return read_records(text, file, "figures", Figure, _RULES)


def _id_fault(name: str) -> str:
    return "" if _ID.fullmatch(name) else f"is {name!r}, not a letter and then letters or digits, such as F01."


def _unit_fault(unit: str) -> str:
    if unit in _SLIPS:
        return f"is {unit}; write {_SLIPS[unit]}."
    return "" if len(unit.split()) == 1 else f"is {unit!r}, not one word."


def _period_fault(period: str) -> str:
    if _PERIOD.fullmatch(period):
        return ""
    return f"is {period!r}, not of the form 2022, 2022-06, 2022-06-18, 2022Q1, 2022H1, FY2022, FY2022Q1 or 2021/2023."


def _derived_fault(derived: str) -> str:
    return read_arithmetic(derived).fault


def _place_fault(place: str) -> str:
    if IN_CHAPTER.fullmatch(place) or IN_RECORD.fullmatch(place):
        return ""
    return f"is {place!r}, not of the form chapter.md#block or C01.note."


_RULES: Rules = {
    "id": _id_fault,
    "unit": _unit_fault,
    "period": _period_fault,
    "derived": _derived_fault,
    "stands": _place_fault,
}
