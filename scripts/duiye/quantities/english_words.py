"""Read the English words that say a quantity: numbers, parts, multiples, ordinals, months, vague numbers.

This module owns words; figures are `english_figures`' part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities.english_loose import LOOSE_READERS, Reader, read_several
from duiye.quantities.english_names import NAME_READERS, read_final
from duiye.quantities.english_numbers import (
    ALL_MONTHS,
    ONE_IN,
    Number,
    measured,
    moved,
    one_in,
    ordinal,
    small,
    unit_readings,
)
from duiye.quantities.english_units import AND_A_PART, ATTACHED, TIMES, find_bound, find_unit, may_be_growth, part_of
from duiye.quantities.numerals import (
    LATIN_BELOW_HUNDRED,
    LATIN_SCALE,
    MONTHS,
    ORDINALS,
    SCALES,
    TENS,
    WORDS,
    latin_numeral,
)
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import HALF_DAY, Quantity, Reading

_HALF = Fraction(1, 2)
_SPELLED = Pattern(
    rf"(?P<said>(?:{LATIN_BELOW_HUNDRED}|an?(?=[ -](?:{LATIN_SCALE})\b))(?:\b|(?=fold\b))"
    rf"(?:[ -](?:{LATIN_SCALE})\b(?:(?:[ -]| and )(?:{LATIN_BELOW_HUNDRED})\b)?){{0,6}})",
    re.IGNORECASE,
)
_LAST_SCALE = Pattern(rf"[ -]({LATIN_SCALE})$")
_NEXT = Pattern(r"[ -](?P<word>[A-Za-z]+(?:-(?:hundred|thousand|million|billion)ths?)?)")
_NTH = Pattern(rf"-(?P<nth>{'|'.join(ORDINALS)})\b")
_TEN_BEFORE = Pattern(rf"\b(?P<ten>{'|'.join(TENS)})-$", re.IGNORECASE)
_EVENLY = Pattern(r"fifty[-–]fifty\b", re.IGNORECASE)
_IDIOM = Pattern(r"at one (?:point|time|stage|end|go|stroke)\b|one (?:of|another)\b", re.IGNORECASE)
_OF_AN = Pattern(r" of an?(?= )")
_SHARE_FOLLOWS = Pattern(r" (?:of|as|more|less|or)\b|[.,;:!?]|$")
_QUARTER = Pattern(r"[ -](?:fiscal |financial )?quarter\b")
_HALF_YEAR = Pattern(r"[ -]half\b")
_OTHER_SECOND = Pattern(r"\b(?:a|per|each|every|this) $")
_PAST = Pattern(rf" (?P<way>past|to) (?P<hour>{LATIN_BELOW_HUNDRED}|\d{{1,2}})\b")
_POINT = Pattern(r"(?:-percentage)?[- ]points?\b")
_HALF_OF = Pattern(r"(?:[ -]an?\b)?(?:[ -](?P<scale>million|billion|trillion|dozen|thousand)\b)?")
_MULTIPLES = {
    "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twice": 2, "twofold": 2, "triple": 3, "triples": 3,
    "tripled": 3, "tripling": 3, "treble": 3, "trebles": 3, "trebled": 3, "trebling": 3, "thrice": 3, "threefold": 3,
    "quadruple": 4, "quadruples": 4, "quadrupled": 4, "quadrupling": 4, "quintuple": 5, "quintupled": 5, "sextupled": 6,
}  # fmt: skip
_DOUBLING = Pattern(r"\b(?:to|will|would|could|may|than|nearly|almost|over|about) $")
_DOUBLED = (" the ", " that ", " its ", " what ")
_DAY_BEFORE = Pattern(r"\d{1,2}(?:st|nd|rd|th)?(?: of)? ?$")
_DAY_AFTER = Pattern(r"\.? \d{1,2}(?:st|nd|rd|th)?\b(?!:|%|,\d{3}| (?:million|billion|percent))")
_MAY_BEFORE = Pattern(
    r"(?:\b(?:in|of|since|until|from|to|by|early|late|mid|last|this|and|for|through|between|before|after|during"
    r"|next)[ -]|\d )$",
    re.IGNORECASE,
)
_MAY_AFTER = Pattern(r",? \d")
_MARCHES = Pattern(r" (?:of|on|to|against|for)\b")
_QUARTERS, _HALVES = 4, 2
_LOOK = 12


def _read_number(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “twenty-five”, “one hundred and five thousand”, “two thirds”, “threefold”, “two and a half”."""
    if _is_attached(text, start) or _IDIOM.match(text, start) or _IDIOM.match(text, max(0, start - len("at "))):
        return
    if found := _EVENLY.match(text, start):
        yield Quantity(Fraction(50), "", *found.span(), (("number", Fraction(50)), ("share", _HALF)), weak=True)
    elif (part := ONE_IN.match(text, start)) and (made := one_in(part)):
        yield from made
    elif share := _share(text, start, end, word):
        yield share
    elif word.lower() in TENS and (nth := _NTH.match(text, end)):
        yield ordinal(Fraction(TENS[word.lower()] + ORDINALS[nth["nth"]]), text, start, nth.end())
    elif found := _SPELLED.match(text, start):
        value, stop = latin_numeral(found["said"]), found.end()
        if half := AND_A_PART.match(text, stop):
            value, stop = value + part_of(half), half.end()
        if text.startswith("-", stop) and value in {1, 2} and not _is_measured(text, stop):
            # “one-off”, “two-tier”
            return
        last = _LAST_SCALE.search(found["said"].lower())
        number = Number(text, start, stop, value, found["said"].lower(), Fraction(SCALES[last[1]] if last else 1))
        if quantity := measured(number):
            yield quantity


def _is_measured(text: str, at: int) -> bool:
    unit, _, name = find_unit(text, at)
    return unit is not None or name in TIMES


def _share(text: str, start: int, end: int, word: str) -> Quantity | None:
    """Read “two thirds”, “a quarter”, “three quarters of an hour”."""
    following = _NEXT.match(text, end)
    name = following["word"].lower() if following else ""
    base = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}.get(name)
    base = base or ORDINALS.get(name) or ORDINALS.get(name.removesuffix("s")) or _large_base(name)
    upper = WORDS.get(word.lower(), 1)
    if not following or upper >= base or name in {"second", "seconds"} or text.startswith("-point", following.end()):
        return None
    share, stop = Fraction(upper, base), following.end()
    of = _OF_AN.match(text, stop)
    unit, after, unit_name = find_unit(text, of.end() if of else stop)
    if unit and unit_name != "quarter" and len(unit_name) > 1:
        # “a quarter of an hour” is 一刻钟, and 一小时的四分之一
        as_share: tuple[Reading, ...] = (("share", share),) if of else ()
        return Quantity(share, unit_name, start, after, ((unit[0], share * unit[1]), *as_share))
    readings: tuple[Reading, ...] = (("share", share),)
    if name.startswith("quarter"):
        readings += (("number", Fraction(upper)), ("months", Fraction(3 * upper)))
    return Quantity(share, "share", start, stop, readings, find_bound(text, start, stop))


def _large_base(name: str) -> int:
    """Read “fifty-thousandth”."""
    first, _, rest = name.removesuffix("s").partition("-")
    return int(latin_numeral(first)) * SCALES[rest.removesuffix("th")] if rest else 0


def _read_article(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “a third”, “a hundred”, “a dozen”, “a year and a half”."""
    following = _NEXT.match(text, end)
    if not following or not text.startswith(" ", end) or text[start - 1 : start].isalnum():
        return
    name = following["word"].lower()
    if name == "quarter" and _PAST.match(text, following.end()):
        yield from _read_quarter(text, following.start("word"), following.end(), name)
    elif name in {"quarter", "half"} or (name in ORDINALS and name not in {"first", "second"}):
        part = _share(text, start, end, word)
        if part and name in ORDINALS and not _SHARE_FOLLOWS.match(text, part.end):
            # “a third term”
            part = moved(part, ("number", Fraction(ORDINALS[name])), weak=True)
        if part:
            yield part
    elif name in SCALES:
        yield from _read_number(text, start, end, word)
    elif several := tuple(read_several(text, start, end, word)):
        yield from several
    else:
        unit, stop, unit_name = find_unit(text, end)
        if unit and len(unit_name) > len("mu") and unit_name != "second":
            value = Fraction(1)
            if half := AND_A_PART.match(text, stop):
                value, stop = value + part_of(half), half.end()
            readings: tuple[Reading, ...] = ((unit[0], value * unit[1]),)
            yield Quantity(value, unit_name, start, stop, readings, weak=value == 1)


def _read_ordinal(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “third”, “first quarter”, “second half”; a second of time is none."""
    value = Fraction(ORDINALS[word.lower()])
    if ten := _TEN_BEFORE.search(text, max(0, start - len("seventy-")), start):
        value, start = value + TENS[ten["ten"].lower()], ten.start()
    if (found := _QUARTER.match(text, end)) and value <= _QUARTERS:
        yield Quantity(value, "quarter", start, found.end(), (("quarter", value), ("number", value)))
    elif (found := _HALF_YEAR.match(text, end)) and value <= _HALVES:
        readings: tuple[Reading, ...] = (("half-year", value), ("months", Fraction(6)), ("number", value))
        yield Quantity(value, "half-year", start, found.end(), readings)
    elif word.lower() != "second" or not (
        text.startswith(("-hand", "-guess", "-rate"), end) or _OTHER_SECOND.search(text, max(0, start - _LOOK), start)
    ):
        yield ordinal(value, text, start, end)


def _read_month(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read a month; “may” and “march” are verbs more often."""
    if word not in ALL_MONTHS:
        return
    has_day = _DAY_AFTER.match(text, end) or _DAY_BEFORE.search(text, max(0, start - len("26th of ")), start)
    if word == "May":
        is_month = bool(_MAY_AFTER.match(text, end) or _MAY_BEFORE.search(text, max(0, start - _LOOK), start))
    elif word == "March":
        is_month = bool(has_day) or not _MARCHES.match(text, end)
    else:
        is_month = word in MONTHS or text.startswith(".", end) or bool(has_day)
    if is_month:
        value = Fraction(ALL_MONTHS[word])
        yield Quantity(value, "month", start, end, (("month", value),))


def _read_multiple(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “doubled”, “twice as much”; a double room is 标间 and “listed twice” may be 重复."""
    name = word.lower()
    value = Fraction(_MULTIPLES[name])
    readings: tuple[Reading, ...] = (("share", value), ("number", value))
    if name.endswith("fold") and may_be_growth(text, start, end):
        readings += (("share", value + 1),)
    weak = (
        name == "double"
        and not _DOUBLING.search(text, max(0, start - _LOOK), start)
        and not text.startswith(_DOUBLED, end)
    )
    weak = weak or (name == "twice" and not text.startswith((" as ", " the "), end))
    yield Quantity(value, "times", start, end, readings, weak=weak)


def _read_half(text: str, start: int, end: int, _word: str) -> Iterator[Quantity]:
    """Read “half”, “half a million”, “half an hour”, “half past six”, “halved”."""
    if _is_attached(text, start) or (text.startswith("-", end) and not _is_measured(text, end)):
        return
    if (past := _PAST.match(text, end)) and past["way"] == "past":
        yield _clock(start, past, 30)
        return
    found = _HALF_OF.match(text, end)
    assert found  # noqa: S101 — every part of it may be empty
    scale = Fraction(SCALES[found["scale"]]) if found["scale"] else Fraction(1)
    value = _HALF * scale
    unit, after, name = find_unit(text, found.end())
    if unit and (found[0] or text.startswith("-", end)) and name != ATTACHED:
        yield Quantity(value, name, start, after, unit_readings(value, unit, name), scale=scale)
    elif found["scale"]:
        yield Quantity(value, "", start, found.end(), (("number", value),), scale=scale)
    else:
        yield Quantity(_HALF, "share", start, end, (("share", _HALF),), find_bound(text, start, end))


def _read_quarter(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “quarter-point”, “quarter past six” and “quarter-final”; “the quarter” alone is no number."""
    yield from read_final(text, start, end, word)
    if past := _PAST.match(text, end):
        yield _clock(start, past, 15)
    elif text.startswith("-", end) and (point := _POINT.match(text, end)):
        value = Fraction(1, 4)
        yield Quantity(value, "point", start, point.end(), (("points", value),))


def _clock(start: int, past: re.Match[str], minutes: int) -> Quantity:
    way = 1 if past["way"] == "past" else -1
    at = (small(past["hour"]) * 60 + way * minutes) % HALF_DAY
    return Quantity(at, "clock", start, past.end(), (("clock", at),))


def _is_attached(text: str, start: int) -> bool:
    """Say whether a word is the second part of another."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalnum() or (before[-1:] == "-" and before[:1].isalpha())


READERS: dict[str, Reader] = (
    LOOSE_READERS
    | NAME_READERS
    | dict.fromkeys(WORDS, _read_number)
    | dict.fromkeys([f"{word}fold" for word in WORDS], _read_number)
    | dict.fromkeys(ORDINALS, _read_ordinal)
    | {month.lower(): _read_month for month in ALL_MONTHS}
    | dict.fromkeys(_MULTIPLES, _read_multiple)
    | dict.fromkeys(("half", "halve", "halves", "halved", "halving"), _read_half)
    | {"a": _read_article, "an": _read_article, "quarter": _read_quarter}
)
"""Who reads what begins with a word, by the word in small letters."""
