"""Make wrong translations of right ones: change one annotated figure of one side so that it means something else.

Knows nothing of how Duiye reads quantities; the figures are those that the corpus names.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

CORPUS = Path(__file__).parent / "cases" / "numbers"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence in Chinese and in English, with the figures that both state."""

    name: str
    zh: str
    en: str
    figures: tuple[tuple[str, str], ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sample of which one side states another figure."""

    sample: Sample
    change: str
    zh: str
    en: str


def read_corpus(name: str) -> list[Sample]:
    """Read a file of the corpus."""
    rows = map(json.loads, (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Sample(row["id"], row["zh"], row["en"], tuple(map(tuple, row["figures"])), row["kind"]) for row in rows]


NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
NAMES = re.compile(
    r"[年月日号季第]|世纪|财|[点时]|quarter|century|\bQ\d|\bH\d|FY|fiscal|(?<=\d)(?:st|nd|rd|th|s)\b|:|Chapter|Figure|Table"
    r"|Section|Appendix|page|footnote|January|February|March|April|May\b|June|July|August|September|October|November|December"
)
"""Dates and ordinals: no year is ten times another."""
BARE_YEAR = re.compile(r"(?:\D*\b(?:1[5-9]|20)\d\d\b\D*)+")


def _moved(figure: str, factor: Decimal) -> str | None:
    """Multiply the first number of a figure."""
    found = NUMBER.search(figure)
    if not found or re.search(r"\dH\d", figure) or NAMES.search(figure) or BARE_YEAR.fullmatch(figure):
        return None
    value = Decimal(found[0].replace(",", "")) * factor
    said = f"{value.normalize():,f}" if "," in found[0] else f"{value.normalize():f}"
    return figure[: found.start()] + said + figure[found.end() :]


def tenfold(figure: str, _rng: random.Random) -> str | None:
    """Multiply by ten."""
    return _moved(figure, Decimal(10))


def tenth(figure: str, _rng: random.Random) -> str | None:
    """Divide by ten."""
    return _moved(figure, Decimal("0.1"))


SCALES = {
    "万亿": ["亿"],
    "万": ["亿"],
    "亿": ["万", "万亿"],
    "thousand": ["million"],
    "million": ["billion", "thousand"],
    "billion": ["million", "trillion"],
    "trillion": ["billion"],
}


def scale_word(figure: str, rng: random.Random) -> str | None:
    """Put another scale word."""
    found = re.search(
        r"(?<![几数上])(?<=[\d一二三四五六七八九十两百千])(?:万亿|[万亿])(?!分)|\b(?:thousand|[mbtr]+illion)\b", figure
    )
    if not found or found[0] not in SCALES or re.search(r"[几数]|several|^上", figure):
        return None
    return figure[: found.start()] + rng.choice(SCALES[found[0]]) + figure[found.end() :]


DIGITS = "二三四五六七八九"
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def digit(figure: str, rng: random.Random) -> str | None:
    """Transpose two digits, or put another one."""
    if re.search(r"周[一二三四五六日]|星期|\dH\d", figure):
        return None
    if found := NUMBER.search(figure):
        said = found[0]
        places = [n for n in range(len(said)) if said[n].isdecimal()]
        swaps = [
            (one, other)
            for one, other in pairwise(places)
            if said[one] != said[other] and not (one == 0 and said[other] == "0")
        ]
        changed = list(said)
        if swaps:
            one, other = rng.choice(swaps)
            changed[one], changed[other] = said[other], said[one]
        else:
            # 15 to 75 is another day of no month; a single digit stays one that a date may have.
            place = places[0]
            limit = "1234" if "季" in figure or "uarter" in figure else "123456789"
            changed[place] = rng.choice([char for char in limit if char != said[place]])
        return figure[: found.start()] + "".join(changed) + figure[found.end() :]
    if found := re.search(rf"[{DIGITS}](?!成为)", figure):
        limit = "二三四" if "季" in figure else DIGITS
        other = rng.choice([char for char in limit if char != found[0]])
        return figure[: found.start()] + other + figure[found.end() :]
    if found := re.search(rf"\b(?:{'|'.join(WORDS)})\b", figure, re.IGNORECASE):
        other = rng.choice([word for word in WORDS if word != found[0].lower()])
        return figure[: found.start()] + other + figure[found.end() :]
    return None


UNITS: list[tuple[str, str]] = [
    (r"个百分点", "%"),
    (r"(?<=\d)%", "个百分点"),
    (r"美元", "欧元"),
    (r"欧元", "美元"),
    (r"日元", "美元"),
    (r"港元", "欧元"),
    (r"英镑", "欧元"),
    (r"(?<![美欧日港韩加澳新])元", "美元"),
    (r"公里", "米"),
    (r"(?<!平方)(?<!立方)(?<=[\d十百千万亿两])米", "公里"),
    (r"公斤", "吨"),
    (r"吨", "公斤"),
    (r"GB", "TB"),
    (r"TB", "GB"),
    (r"兆瓦", "千瓦"),
    (r"千瓦(?!时)", "兆瓦"),
    (r"千瓦时", "兆瓦时"),
    (r"吉瓦", "兆瓦"),
    (r"纳米", "微米"),
    (r"小时", "分钟"),
    (r"分钟", "小时"),
    (r"毫秒", "秒"),
    (r"个月", "天"),
    (r"摄氏度", "华氏度"),
]
LATIN_UNITS: list[tuple[str, str]] = [
    (r"(?: percentage)? points?\b", "%"),
    (r"%| percent\b| per cent\b", " percentage points"),
    (r"\byuan\b", "dollars"),
    (r"\bdollars?\b", "euros"),
    (r"\beuros?\b", "dollars"),
    (r"(?<![A-Z])\$", "€"),
    (r"US\$", "€"),
    (r"HK\$", "€"),
    (r"€", "$"),
    (r"£", "$"),
    (r"RMB", "$"),
    (r"\byen\b", "won"),
    (r"\bkilomet(?:er|re)s?\b", "miles"),
    (r"\bkm\b", "m"),
    (r"\btonnes?\b", "kilograms"),
    (r"\bkilograms?\b", "tonnes"),
    (r"GB\b", "TB"),
    (r"TB\b", "GB"),
    (r"\bmegawatts?\b", "kilowatts"),
    (r"\bkilowatts?\b(?!-)", "megawatts"),
    (r"\bkilowatt-hours?\b", "megawatt-hours"),
    (r"\bgigawatts?\b", "megawatts"),
    (r"\bnanomet(?:er|re)s?\b", "micrometres"),
    (r"\bhours?\b", "minutes"),
    (r"\bminutes?\b", "hours"),
    (r"\bmilliseconds?\b", "seconds"),
    (r"\bmonths?\b", "days"),
    (r"\bCelsius\b", "Fahrenheit"),
]


COUNTED = re.compile(
    r"[\d二三四五六七八九十百千两]|\b(?:" + "|".join(WORDS) + r"|\w+illion|thousand|hundred|\w+t(?:een|y))\b",
    re.IGNORECASE,
)
"""What says more than one, so that its unit can be changed without breaking the grammar."""


def unit(figure: str, _rng: random.Random) -> str | None:
    """Put another unit."""
    if "basis" in figure or "基点" in figure or not COUNTED.search(figure):
        return None
    for pattern, other in UNITS if re.search(r"[\u4e00-\u9fff]", figure) else [*UNITS[1:2], *LATIN_UNITS]:
        if found := re.search(pattern, figure):
            return figure[: found.start()] + other + figure[found.end() :]
    return None


DROPPED = re.compile(r"\d|[三四五六七八九十百千万亿]")
DROPPED_LATIN = re.compile(
    r"\d|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|\w+illion|thousand|hundred)\b"
)

SIGNS_HAN = [
    ("增长", "下降"),
    ("上涨", "下跌"),
    ("上升", "下降"),
    ("提高", "降低"),
    ("增加", "减少"),
    ("下降", "上升"),
    ("下跌", "上涨"),
    ("减少", "增加"),
    ("降低", "提高"),
    ("下滑", "上升"),
    ("回落", "回升"),
    ("亏损", "盈利"),
    ("盈利", "亏损"),
]
HAN_GAP = r"(?:了|约|近|逾|超过|将近|至少)?"
SIGNS_LATIN = [
    ("rose", "fell"),
    ("grew", "shrank"),
    ("increased", "decreased"),
    (r"(?<=, )up", "down"),
    ("was up", "was down"),
    ("climbed", "dropped"),
    ("fell", "rose"),
    ("dropped", "climbed"),
    (r"(?<=, )down", "up"),
    ("declined", "rose"),
    ("decreased", "increased"),
    ("slipped", "climbed"),
    ("plunged", "soared"),
    ("risen", "fallen"),
    ("fallen", "risen"),
    ("loss of", "profit of"),
    ("profit of", "loss of"),
]
LATIN_GAP = r"(?: by)?(?: (?:about|nearly|almost|more than|over|some|around))? "


def sign(text: str, figure: str) -> str | None:
    """Turn the word around that stands right before a figure, or leave out its minus."""
    start = text.index(figure)
    before = text[:start]
    for word, other in SIGNS_HAN:
        if found := re.search(rf"{word}(?={HAN_GAP}$)", before):
            return before[: found.start()] + other + before[found.end() :] + text[start:]
    for word, other in SIGNS_LATIN:
        if found := re.search(rf"\b{word}(?={LATIN_GAP}$)", before):
            return before[: found.start()] + other + before[found.end() :] + text[start:]
    if found := re.search(r"^(?:零下|负|minus |-|−)", figure):
        return before + figure[found.end() :] + text[start + len(figure) :]
    return None


CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "tenfold": tenfold,
    "tenth": tenth,
    "scale word": scale_word,
    "digit": digit,
    "unit": unit,
}


def mutants(samples: list[Sample], seed: int) -> Iterator[Mutant]:
    """Yield, of each sample, one mutant of each change that it allows, on a figure and a side drawn by lot."""
    for sample in samples:
        rng = random.Random(f"{seed} {sample.name}")  # noqa: S311 — a lottery, no secret
        places = [(place, side) for place in range(len(sample.figures)) for side in (0, 1)]
        for change in (*CHANGES, "dropped", "sign"):
            rng.shuffle(places)
            for place, side in places:
                text = (sample.zh, sample.en)[side]
                figure = sample.figures[place][side]
                # What stands twice would still stand there, and code is no prose.
                if text.count(figure) != 1 or "`" in figure or re.search(rf"`[^`]*{re.escape(figure)}[^`]*`", text):
                    continue
                changed = _changed(text, sample.figures[place], side, change, rng)
                if changed is not None and changed != text:
                    yield Mutant(sample, change, *((changed, sample.en) if side == 0 else (sample.zh, changed)))
                    break


def _changed(text: str, figures: tuple[str, str], side: int, change: str, rng: random.Random) -> str | None:
    figure = figures[side]
    if change == "sign":
        return sign(text, figure)
    if change == "dropped":
        # 一家 and “a” may be left out without harm, what is counted in figures may not.
        if not (DROPPED.search(figures[0]) and DROPPED_LATIN.search(figures[1])):
            return None
        return re.sub(r"  +", " ", text.replace(figure, ""))
    changed = CHANGES[change](figure, rng)
    return None if changed is None else text.replace(figure, changed)
