"""Find the quantities of an English text.

This module owns what is read as a quantity in English; it must not compare texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities.numerals import (
    FIGURE,
    MONTHS,
    ORDINALS,
    SCALES,
    SHORT_MONTHS,
    SHORT_SCALES,
    TENS,
    UNITS_BELOW_TWENTY,
    WORDS,
    figure,
    latin_numeral,
)
from duiye.quantities.quantity import Bound, Quantity, Reading
from duiye.quantities.units import CURRENCY_SIGNS, LATIN_UNITS

_CANDIDATE = re.compile(r"[A-Za-z]+|\d")
_ONE_TO_NINE = "|".join(list(UNITS_BELOW_TWENTY)[1:10])
_BELOW = rf"(?:{'|'.join(TENS)})(?:[ -](?:{_ONE_TO_NINE})\b)?|{'|'.join(sorted(UNITS_BELOW_TWENTY, key=len, reverse=True))}"
_SCALE = "|".join(SCALES)
_SPELLED = re.compile(
    rf"(?P<said>(?:{_BELOW}|an?(?=[ -](?:{_SCALE})\b))(?:\b|(?=fold\b))"
    rf"(?:[ -](?:{_SCALE})\b(?:(?:[ -]| and )(?:{_BELOW})\b)?){{0,6}})(?P<half> and a half\b)?",
    re.IGNORECASE,
)
_SAID_SCALE = re.compile(rf"[ -]?(?P<scale>{_SCALE}|bn|tn|mn)\b(?P<again>[ -](?:{_SCALE})\b)?|(?P<letter>[km])\b", re.IGNORECASE)
_FIGURE = re.compile(rf"(?P<figure>{FIGURE})(?P<rest>(?:\.\d+)*)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?: ?(?P<half>[ap])\.?m\b\.?| (?P<sharp>o[’']clock))|(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?![\d:])")
_RATIO = re.compile(r"(?P<upper>\d{1,3})/(?P<lower>\d{1,4})(?![\d/])")
_UNIT_WORDS = re.compile(r"(?P<gap>[ \u00a0-]?)(?P<one>[A-Za-zµμ°℃℉²³%％‰.]+(?:-hours?\b)?)(?:[ -](?P<two>[A-Za-z]+)(?:[ -](?P<three>[A-Za-z]+))?)?")
_AND_A_HALF = re.compile(r" and a half\b")
_NEXT_WORD = re.compile(r"[ -](?P<word>[A-Za-z]+(?:-thousandth)?)")
_ONE_IN = re.compile(
    rf"(?P<up>{_BELOW}|\d{{1,3}})(?:(?! or| and) [a-z-]+){{0,3}} (?:in|out of)(?: every| each)? (?P<down>{_BELOW}|an? (?:hundred|thousand|million)|\d{{1,4}})"
    r"\b(?![.,]?\d|[ -](?:years?|months?|weeks?|days?|hours?|minutes?|decades?|million|billion|percent|per|countries|cities|places|languages)\b|%)",
    re.IGNORECASE,
)
_MULTIPLES = {
    "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twice": 2, "twofold": 2, "triple": 3, "triples": 3,
    "tripled": 3, "tripling": 3, "treble": 3, "trebles": 3, "trebled": 3, "trebling": 3, "thrice": 3, "threefold": 3,
    "quadruple": 4, "quadruples": 4, "quadrupled": 4, "quadrupling": 4, "quintuple": 5, "quintupled": 5, "sextupled": 6,
}  # fmt: skip
_HALVES = {"half", "halve", "halves", "halved", "halving"}
_VAGUE = {"dozens": 10, "tens": 10, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
_VAGUE_OF = re.compile(rf" of (?P<scale>{'|'.join(_VAGUE)}|{_SCALE})\b")
_SEVERAL = re.compile(rf"(?:several|a few|some|many|a couple of) (?P<scale>{_SCALE})(?P<again> (?:{_SCALE}))?\b", re.IGNORECASE)
_TWOS = {"both", "pair", "couple", "pairs"}
_ALL_MONTHS = MONTHS | SHORT_MONTHS
_DAY_BEFORE = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? ?$")
_DAY_AFTER = re.compile(r"\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:|%|,\d{3}| (?:million|billion|percent))")
_CURRENCY = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)))}) ?$")
_GROWN = re.compile(
    r"\b(?:rise|rises|rising|rose|risen|grow|grows|grew|grown|increased?|increases|increasing|jump(?:ed)?|up|surged?|soared?|climbed|gain(?:ed)?|"
    r"expanded?|multiplied)\b(?: \w+)?(?: (?:by|of|about|around|roughly|some|nearly|almost|more|than|over|a|an|mere)){0,4} $",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r" (?:more|higher|greater|faster|larger|bigger|longer|better|over|cheaper|stronger|hotter|heavier|wider|oversubscribed|quicker|denser|costlier)\b"
    r"|(?: an?)? increase",
    re.IGNORECASE,
)
_BEFORE_BOUND = re.compile(
    r"\b(?:(?P<about>about|around|roughly|some|approximately|in the region of|circa|c\.)"
    r"|(?P<under>nearly|almost|close to|less than|fewer than|under|below|up to|at most|no more than|not quite)"
    r"|(?P<over>more than|over|above|at least|no fewer than|no less than|just over|exceed(?:ed|s|ing)?|upwards of|well over|a little over))"
    r" (?:an? )?(?:US\$|HK\$|NT\$|RMB|[$€£¥])?$",
    re.IGNORECASE,
)
_AFTER_BOUND = re.compile(r"(?: \w+)?(?:(?P<about> or so\b|-odd\b)|(?P<over> or more\b|-plus\b|\+| at least\b)|(?P<under> or less\b| or fewer\b| at most\b))")
_JOINED = re.compile(r"\b(?:mid|early|late|pre|post|top|sub|under|over|and|to|of|or|mid-to-late)-$", re.IGNORECASE)
"""Words that a hyphen joins to a number; other words make a name of it."""
_AT_ONE = re.compile(r"at one (?:point|time|stage|end|go|stroke)\b")
_ANAPHORIC = 10
_SUMMED = re.compile(r"\b(?:all|these|those|other) $", re.IGNORECASE)
_HALF_PAST = re.compile(rf" past (?P<hour>{_BELOW}|\d{{1,2}})\b")
_QUARTER_PAST = re.compile(rf" (?P<way>past|to) (?P<hour>{_BELOW}|\d{{1,2}})\b")
_DOUBLING = re.compile(r"\b(?:to|will|would|could|may|than|nearly|almost|over|about) $")
_TENTIES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
_LENGTHS = {"decade": 120, "century": 1200, "millennium": 12000}
_YEARS = range(1000, 2200)
_HALF_DAY = 12 * 60
_HALF = Fraction(1, 2)


def read_english(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text, in order, apart from one another."""
    at = 0
    while found := _CANDIDATE.search(text, at):
        at = found.end()
        if found[0].isdecimal():
            quantities, at = _figure_at(text, found.start())
        else:
            read = _READERS.get(found[0].lower())
            if read is None:
                continue
            # A word with an apostrophe, a hyphen or a digit is another word.
            quantities = tuple(read(text, found.start(), found.end(), found[0]))
        for quantity in quantities:
            at = max(at, quantity.end)
            yield quantity


def _figure_at(text: str, start: int) -> tuple[tuple[Quantity, ...], int]:
    """Read what begins with a digit; return it and where to read on."""
    before = text[max(0, start - 24) : start]
    currency = _CURRENCY.search(before)
    found = _FIGURE.match(text, start)
    assert found
    end = found.end()
    if before[-1:] == "." or found["rest"]:
        return (), end
    named = before[-1:].isalpha() or (before[-1:] == "-" and before[-2:-1].isalpha() and not _JOINED.search(before))
    if named and not currency:
        return _lettered(text, start, found)
    if iso := _ISO.match(text, start):
        parts = zip(("year", "month", "date"), iso.groups(), range(1, 4), strict=True)
        return tuple(
            Quantity(Fraction(v), u, *iso.span(i), (("day" if u == "date" else u, Fraction(v)),)) for u, v, i in parts
        ), iso.end()
    if not currency and (clock := _CLOCK.match(text, start)):
        hour, minute = int(clock["hour"] or clock["h"]), int(clock["minute"] or clock["m"] or 0)
        minutes = Fraction((hour * 60 + minute) % _HALF_DAY)
        readings: tuple[Reading, ...] = (("clock", minutes),)
        return (Quantity(Fraction(hour), "clock", start, clock.end(), readings, weak=not minutes),), clock.end()
    if ratio := _RATIO.match(text, start):
        upper, lower = int(ratio["upper"]), int(ratio["lower"])
        share = Fraction(upper, lower or 1)
        made = (Quantity(share, "share", start, ratio.end(), (("share", share),)),) if upper < lower else ()
        return made, ratio.end()
    if text[start:end].isdecimal() and (one := _ONE_IN.match(text, start)):
        return (_one_in(one),), one.end()
    value = figure(found["figure"])
    if value is None:
        return (), end
    return _continued(text, start, end, value, found["figure"], currency)


def _lettered(text: str, start: int, found: re.Match[str]) -> tuple[tuple[Quantity, ...], int]:
    """Read `Q1`, `H2` and `FY2022`; all other figures behind a letter belong to a name."""
    end = found.end()
    mark = re.search(r"(?<![A-Za-z0-9])(Q|H|FY|CY)$", text[max(0, start - 4) : start])
    after = text[end : end + 1]
    if not mark or (after.isalnum()):
        return (), end
    value = Fraction(found["figure"]) if found["figure"].isdecimal() else Fraction(0)
    begin = start - len(mark[1])
    if mark[1] == "Q" and 1 <= value <= 4:
        return (Quantity(value, "quarter", begin, end, (("quarter", value), ("number", value))),), end
    if mark[1] == "H" and 1 <= value <= 2:
        return (Quantity(value, "half-year", begin, end, (("half-year", value), ("months", Fraction(6)), ("number", value))),), end
    if "Y" in mark[1]:
        value += 2000 if value < 100 else 0
        return (Quantity(value, "year", begin, end, (("year", value),)),), end
    return (), end


def _continued(
    text: str, start: int, end: int, value: Fraction, said: str, currency: re.Match[str] | None
) -> tuple[tuple[Quantity, ...], int]:
    """Read what follows a figure or a number in words: scale words, a half, a unit."""
    plain = said.isdecimal()
    if plain and (nth := re.compile(r"(?:st|nd|rd|th)\b").match(text, end)):
        return (_ordinal(value, text, start, nth.end()),), nth.end()
    if plain and len(said) in {2, 4} and re.compile(r"['’]?s\b").match(text, end) and not currency:
        year = value if len(said) == 4 else value + 1900
        stop = end + (2 if text[end] in "'’" else 1)
        return (Quantity(year, "decade", start, stop, (("decade", year), ("year", year), ("number", value))),), stop
    scale = Fraction(1)
    spoken = _SAID_SCALE.match(text, end)
    if spoken:
        name = (spoken["scale"] or spoken["letter"] or "").lower()
        if name == "m":
            scale = Fraction(10**6 if currency else 1)
        elif name == "k":
            scale = Fraction(1000)
        else:
            scale = Fraction(SCALES.get(name) or SHORT_SCALES[name])
        if spoken["again"]:
            scale *= SCALES[spoken["again"][1:].lower()]
        if scale != 1:
            end = spoken.end()
    value *= scale
    if half := _AND_A_HALF.match(text, end):
        value, end = value + _HALF * scale, half.end()
    after = text[end : end + 1]
    if after in {"x", "×"} and not text[end + 1 : end + 2].isalnum():
        return (_times(value, text, start, end + 1),), end + 1
    return _united(text, start, end, value, said, currency, scale)


def _united(
    text: str, start: int, end: int, value: Fraction, said: str, currency: re.Match[str] | None, scale: Fraction
) -> tuple[tuple[Quantity, ...], int]:
    bound = _bound(text, start, end)
    weak = not value or (value == 1 and said in {"a", "an", "one"})
    # “All three grew” stands for three names.
    weak = weak or (value <= _ANAPHORIC and said in WORDS and bool(_SUMMED.search(text, max(0, start - 10), start)))
    if currency:
        mark = currency[0].strip()
        code = CURRENCY_SIGNS[mark]
        readings: tuple[Reading, ...] = ((f"money {code}", value),)
        if mark == "¥":
            readings += (("money JPY", value),)
        stop = end
        if named := re.compile(r" (?:yuan|dollars?|RMB|CNY|USD)\b").match(text, end):
            stop = named.end()
        return (Quantity(value, code, start - len(currency[0]), stop, readings, bound, scale=scale),), stop
    unit, stop, name = _unit(text, end)
    if name in {"time", "times", "fold"}:
        return (_times(value, text, start, stop),), stop
    if unit is None and name == "letters":
        if text[end:stop].rstrip(".") != "p":
            return (), stop
        return (Quantity(value, "", start, end, (("number", value),)),), stop
    if unit is None or (name == "second" and not text[end : end + 1]):
        return (_bare(value, text, start, end, said, bound, scale, weak=weak or said == "two"),), end
    dimension, size = unit
    if dimension in {"months", "seconds"} and (half := _AND_A_HALF.match(text, stop)):
        value, stop = value + _HALF, half.end()
    readings = ((dimension, value * size),)
    if dimension == "share" and value >= 100 and size == Fraction(1, 100):
        readings += (("share", 1 + value / 100),)
    if name == "point":
        readings = (("points", value), ("number", value))
    if name == "pound":
        readings = (("money GBP", value), ("mass", value * size))
    if name == "cent":
        readings = (("money USD", value / 100), ("money EUR", value / 100))
    if name == "degree":
        readings = (("degree", value), ("celsius", value), ("number", value))
    if name == "m" and value >= 1:
        readings += (("number", value * 10**6),)
    if name == "year" and text.startswith("-old", stop):
        readings = (("number", value), *readings)
    if name == "quarter":
        readings = (("number", value), ("months", value * 3), ("share", value / 4))
    return (Quantity(value, name, start, stop, readings, bound, scale=scale, weak=weak and dimension not in {"points", "share"}),), stop


def _bare(
    value: Fraction, text: str, start: int, end: int, said: str, bound: Bound, scale: Fraction, *, weak: bool
) -> Quantity:
    whole = value.denominator == 1
    if said.isdecimal() and len(said) == 4 and scale == 1 and whole and int(value) in _YEARS:
        return Quantity(value, "year", start, end, (("year", value), ("number", value)), bound)
    if said.isdecimal() and text[start - 1 : start] in {"'", "’"} and len(said) == 2:
        year = value + (1900 if value > 40 else 2000)
        return Quantity(year, "year", start, end, (("year", year), ("number", value)))
    if said.isdecimal() and whole and 1 <= value <= 31 and _is_day(text, start, end):
        return Quantity(value, "date", start, end, (("day", value), ("number", value)))
    return Quantity(value, "", start, end, (("number", value),), bound, scale=scale, weak=weak)


def _is_day(text: str, start: int, end: int) -> bool:
    after = re.compile(r"(?: of)? (?P<month>[A-Z][a-z]{2,8})\b").match(text, end)
    before = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? $").search(text, max(0, start - 12), start)
    return any(found and found["month"] in _ALL_MONTHS for found in (after, before))


def _unit(text: str, at: int) -> tuple[Reading | None, int, str]:
    """Find the longest unit that stands here; `letters` names what is attached to the figure and is no unit."""
    found = _UNIT_WORDS.match(text, at)
    if not found:
        return None, at, ""
    for last in ("three", "two", "one"):
        if not found[last]:
            continue
        words = text[found.start("one") : found.end(last)]
        for name in (words.replace("-", " "), words, words.rstrip(".")):
            for key in _forms(name):
                if key in {"time", "fold"} and last == "one":
                    return None, found.start("one") + len(name), key
                if key in {"point", "quarter"} and last == "one":
                    return ("points", Fraction(1)) if key == "point" else ("months", Fraction(3)), found.end(last), key
                if key in LATIN_UNITS and not _is_prose(found["gap"], key):
                    return LATIN_UNITS[key], found.start("one") + len(name), key
    if not found["gap"]:
        return None, found.end("one"), "letters" if found["one"][0].isalpha() else ""
    return None, at, ""


def _is_prose(gap: str, key: str) -> bool:
    """Say whether a symbol of one or two small letters stands apart, where it may be a word."""
    return gap != "" and key in {"t", "g", "m", "s", "h", "in", "li", "a", "L"} and gap == "-"


def _forms(name: str) -> Iterator[str]:
    """Yield a unit's name as written, in small letters and in the singular."""
    yield name
    lower = name.lower()
    if len(name) <= len("GWh") and name != lower:
        return
    yield lower
    if lower.endswith("s") and len(lower) > len("mis"):
        yield lower[:-1]
    first, gap, rest = lower.partition(" ")
    if rest and first.endswith("s"):
        yield f"{first[:-1]}{gap}{rest}"
    if name.startswith(("US", "U.S.", "Hong", "New", "Taiwan", "Australian", "Canadian", "Singapore", "Swiss", "Indian")):
        yield name.removesuffix("s")


def _times(value: Fraction, text: str, start: int, end: int) -> Quantity:
    readings: tuple[Reading, ...] = (("share", value), ("number", value))
    name = "times"
    if _COMPARED.match(text, end) or _GROWN.search(text, max(0, start - 40), start):
        readings += (("share", value + 1),)
        name = "times more"
    return Quantity(value, name, start, end, readings, _bound(text, start, end))


def _ordinal(value: Fraction, text: str, start: int, end: int) -> Quantity:
    if century := re.compile(r"[ -]centur(?:y|ies)\b").match(text, end):
        return Quantity(value, "century", start, century.end(), (("number", value),))
    if text[start:end][0].isdecimal() and value <= 31 and _is_day(text, start, end):
        return Quantity(value, "date", start, end, (("day", value), ("number", value)))
    readings: tuple[Reading, ...] = (("number", value),)
    if value > 2:
        # “the richest tenth”
        readings += (("share", 1 / value),)
    return Quantity(value, "ordinal", start, end, readings, weak=value <= 1)


def _one_in(found: re.Match[str]) -> Quantity:
    up, down = (_small(found[name]) for name in ("up", "down"))
    share = up / (down or 1)
    return Quantity(share, "share", *found.span(), (("share", share), ("number", down)))


def _small(said: str) -> Fraction:
    return Fraction(said) if said.isdecimal() else latin_numeral(said.lower().removeprefix("a ").removeprefix("an "))


def _read_word(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read a number in words."""
    if _attached(text, start) or (word == "one" and _AT_ONE.match(text, max(0, start - len("at ")))):
        return
    if (one := _ONE_IN.match(text, start)) and not text.startswith(("one of", "One of"), start):
        yield _one_in(one)
        return
    if part := _fraction_part(text, start, end, word):
        yield part
        return
    found = _SPELLED.match(text, start)
    if not found:
        return
    if word.lower() in TENS and (nth := re.compile(rf"-(?P<nth>{'|'.join(ORDINALS)})\b").match(text, end)):
        value = Fraction(TENS[word.lower()] + ORDINALS[nth["nth"]])
        yield _ordinal(value, text, start, nth.end())
        return
    said = found["said"]
    value = latin_numeral(said)
    end = found.end("said")
    scale = Fraction(1)
    if last := re.search(rf"[ -]({_SCALE})$", said.lower()):
        scale = Fraction(SCALES[last[1]])
    if found["half"]:
        value += _HALF
        end = found.end()
    elif text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() and _unit(text, end)[0] is None:
        name = _unit(text, end)[2]
        if name not in {"time", "fold"} and word.lower() in {"one", "two"}:
            return
    quantities, _ = _united(text, start, end, value, said.lower(), None, scale)
    yield from quantities


def _fraction_part(text: str, start: int, end: int, word: str) -> Quantity | None:
    """Read “two thirds”, “one in …” and “three quarters”."""
    following = _NEXT_WORD.match(text, end)
    if not following:
        return None
    name = following["word"].lower()
    base = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}.get(name)
    base = base or ORDINALS.get(name) or ORDINALS.get(name.removesuffix("s"))
    upper = WORDS.get(word.lower(), 1)
    if not base or base < 2 or name in {"second", "seconds"} or upper >= base or text.startswith("-point", following.end()):
        return None
    share = Fraction(upper, base)
    readings: tuple[Reading, ...] = (("share", share),)
    if name == "quarters":
        readings += (("number", Fraction(upper)), ("months", Fraction(3 * upper)))
    stop = following.end()
    unit, after, unit_name = _unit(text, stop)
    if unit and name.startswith(("quarter", "half", "third", "tenth")) and unit_name not in {"m", "quarter"}:
        readings = ((unit[0], share * unit[1]),)
        return Quantity(share, unit_name, start, after, readings)
    return Quantity(share, "share", start, stop, readings, _bound(text, start, stop))


def _read_article(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “a third”, “a hundred”, “a dozen”, “a year”."""
    if word == "A" and start and text[start - 1] not in " \n\t(“\"‘*_":
        return
    following = _NEXT_WORD.match(text, end)
    if not following or text[end] != " ":
        return
    name = following["word"].lower()
    if name == "quarter" and _QUARTER_PAST.match(text, following.end()):
        yield from _read_quarter(text, following.start("word"), following.end(), name)
    elif name in {"quarter", "half"} or (name in ORDINALS and name not in {"first", "second"}):
        if part := _fraction_part(text, start, end, word):
            if name in ORDINALS and not re.compile(r" (?:of|as|more|less|or)\b|[.,;:!?]|$|-").match(text, part.end):
                value = Fraction(ORDINALS[name])
                part = Quantity(part.value, part.unit, part.start, part.end, (*part.readings, ("number", value)), weak=True)
            if name == "quarter" and re.search(r"\b(?:in|for|per|every) $", text[max(0, start - 6) : start]):
                part = Quantity(part.value, part.unit, part.start, part.end, part.readings, weak=True)
            yield part
    elif name in SCALES:
        yield from _read_word(text, start, end, word)
    elif several := _SEVERAL.match(text, start):
        yield from _several(several)
    elif name != "second" or text.startswith(" second.", end):
        unit, stop, unit_name = _unit(text, end)
        if unit and len(unit_name) > 2:
            value = Fraction(1)
            if half := _AND_A_HALF.match(text, stop):
                value, stop = value + _HALF, half.end()
            yield Quantity(value, unit_name, start, stop, ((unit[0], value * unit[1]),), weak=value == 1)


def _read_ordinal(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “third”, “twenty-first” is read with its ten; “first quarter” and “second half” are parts of a year."""
    if _attached(text, start) and text[start - 1] != "-":
        return
    value = Fraction(ORDINALS[word.lower()])
    if value < 10 and (ten := re.search(rf"\b({'|'.join(TENS)})-$", text[max(0, start - 9) : start].lower())):
        value += TENS[ten[1]]
        start -= len(ten[0])
    if quarter := re.compile(r"[ -](?:fiscal |financial )?quarter\b").match(text, end):
        if value <= 4:
            yield Quantity(value, "quarter", start, quarter.end(), (("quarter", value), ("number", value)))
            return
    if half := re.compile(r"[ -]half\b").match(text, end):
        if value <= 2:
            yield Quantity(value, "half-year", start, half.end(), (("half-year", value), ("months", Fraction(6)), ("number", value)))
            return
    if word.lower() == "second" and (text.startswith(("-hand", "-guess", "-rate"), end) or re.search(r"\b(?:a|per|each|every|this|of a) $", text[max(0, start - 8) : start])):
        return
    quantity = _ordinal(value, text, start, end)
    yield quantity


def _read_month(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    value = _ALL_MONTHS.get(word)
    if value is None or (word in {"May", "Mar", "Sec", "March"} and word == "May" and not _is_may(text, start, end)):
        return
    if word in SHORT_MONTHS and word not in MONTHS and text[end : end + 1] != "." and not _DAY_AFTER.match(text, end) and not _DAY_BEFORE.search(text, max(0, start - 6), start):
        return
    if word == "March" and re.match(r" (?:of|on|to|against|for)\b", text[end : end + 8]):
        return
    yield Quantity(Fraction(value), "month", start, end, (("month", Fraction(value)),))


def _is_may(text: str, start: int, end: int) -> bool:
    """Tell the month from the verb, which never has a capital letter inside a sentence."""
    return bool(
        re.match(r" \d|, \d", text[end : end + 3])
        or re.search(r"(?:\b(?:in|of|since|until|from|to|by|early|late|mid|last|this|and|for|through|between|before|after|during|next)[ -]|\d )$", text[max(0, start - 9) : start], re.IGNORECASE)
    )


def _read_multiple(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    if _attached(text, start):
        return
    value = Fraction(_MULTIPLES[word.lower()])
    readings: tuple[Reading, ...] = (("share", value), ("number", value))
    if word.lower().endswith("fold") and (_GROWN.search(text, max(0, start - 40), start) or _COMPARED.match(text, end)):
        readings += (("share", value + 1),)
    # A double room is 标间.
    is_loose = word.lower() == "double" and not _DOUBLING.search(text, max(0, start - 8), start)
    is_loose = is_loose and not text.startswith((" the ", " that ", " its ", " what "), end)
    # “Listed twice” may be 重复, “twice as much” is 两倍.
    is_loose = is_loose or (word.lower() == "twice" and not text.startswith((" as ", " the "), end))
    yield Quantity(value, "times", start, end, readings, weak=is_loose)


def _read_half(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    if _attached(text, start) or text[end : end + 1] == "-" and not _unit(text, end)[0]:
        return
    if past := _HALF_PAST.match(text, end):
        hour = _small(past["hour"])
        yield Quantity(hour, "clock", start, past.end(), (("clock", (hour * 60 + 30) % _HALF_DAY),))
        return
    found = re.compile(r"(?:[ -]an?\b)?(?:[ -](?P<scale>million|billion|trillion|dozen|thousand)\b)?").match(text, end)
    assert found
    stop = found.end()
    value = _HALF
    scale = Fraction(1)
    if found["scale"]:
        scale = Fraction(SCALES[found["scale"]])
        value *= scale
    unit, after, name = _unit(text, stop)
    if unit and (found[0] or text[stop : stop + 1] == "-"):
        if name == "point":
            unit = ("points", Fraction(1))
        yield Quantity(value, name, start, after, ((unit[0], value * unit[1]),), scale=scale)
    elif found["scale"]:
        yield Quantity(value, "", start, stop, (("number", value),), scale=scale)
    else:
        yield Quantity(_HALF, "share", start, end, (("share", _HALF),), _bound(text, start, end))


def _read_quarter(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “quarter-point” and “quarter of a …”; “the quarter” is a length of time."""
    if past := _QUARTER_PAST.match(text, end):
        minutes = (_small(past["hour"]) * 60 + (15 if past["way"] == "past" else -15)) % _HALF_DAY
        yield Quantity(minutes, "clock", start, past.end(), (("clock", minutes),))
    elif text.startswith(("-point", "-percentage-point", "-percentage point"), end):
        stop = re.compile(r"(?:-percentage)?[- ]points?").match(text, end)
        assert stop
        yield Quantity(Fraction(1, 4), "point", start, stop.end(), (("points", Fraction(1, 4)),))


def _read_vague(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    scale = Fraction(_VAGUE[word.lower()])
    if word.lower() == "tens" and not text.startswith(" of ", end):
        return
    if of := _VAGUE_OF.match(text, end):
        name = of["scale"]
        scale *= _VAGUE.get(name) or SCALES[name]
        end = of.end()
    unit, stop, _ = _unit(text, end + 3) if text.startswith(" of", end) else (None, end, "")
    yield Quantity(scale, "vague", start, stop if unit else end, (("vague", scale),), "about", weak=True)


def _read_several(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    if found := _SEVERAL.match(text, start):
        yield from _several(found)


def _several(found: re.Match[str]) -> Iterator[Quantity]:
    scale = Fraction(SCALES[found["scale"].lower()])
    if found["again"]:
        scale *= SCALES[found["again"].strip().lower()]
    readings: tuple[Reading, ...] = (("vague", scale),)
    yield Quantity(scale, "vague", *found.span(), readings, "about", weak=True)


def _read_scale(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “per million”."""
    if word.islower() and re.search(r"\b(?:per|every|each) $", text[max(0, start - 6) : start], re.IGNORECASE):
        value = Fraction(SCALES[word])
        yield Quantity(value, "", start, end, (("number", value),), weak=True)


def _read_tenties(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “the nineties” and “in their twenties”."""
    value = Fraction(_TENTIES[word.lower()])
    readings: tuple[Reading, ...] = (("number", value), ("decade", 1900 + value), ("year", 1900 + value))
    yield Quantity(value, "decade", start, end, readings, weak=True)


def _read_length(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “the first decade”."""
    value = Fraction(1)
    yield Quantity(value, word.lower(), start, end, (("months", Fraction(_LENGTHS[word.lower()])),), weak=True)


def _read_two(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    yield Quantity(Fraction(2), "", start, end, (("number", Fraction(2)),), weak=True)


def _attached(text: str, start: int) -> bool:
    """Say whether something is joined to the front of a word (`anti-one`, `the-two`)."""
    before = text[start - 1 : start]
    return before.isdecimal() or (before == "-" and text[start - 2 : start - 1].isalpha())


def _bound(text: str, start: int, end: int) -> Bound:
    if before := _BEFORE_BOUND.search(text, max(0, start - 24), start):
        return before.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    if after := _AFTER_BOUND.match(text, end):
        return after.lastgroup  # type: ignore[return-value]  # the groups are named after the bounds
    return ""


_READERS = (
    dict.fromkeys(WORDS, _read_word)
    | dict.fromkeys([f"{word}fold" for word in WORDS], _read_word)
    | dict.fromkeys(ORDINALS, _read_ordinal)
    | {month.lower(): _read_month for month in _ALL_MONTHS}
    | dict.fromkeys(_MULTIPLES, _read_multiple)
    | dict.fromkeys(_HALVES, _read_half)
    | dict.fromkeys(_VAGUE, _read_vague)
    | dict.fromkeys(_TWOS, _read_two)
    | dict.fromkeys(SCALES, _read_scale)
    | dict.fromkeys(_TENTIES, _read_tenties)
    | dict.fromkeys(_LENGTHS, _read_length)
    | {"a": _read_article, "an": _read_article, "quarter": _read_quarter, "several": _read_several, "some": _read_several}
)
