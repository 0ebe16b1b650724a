"""What a passage has that its translation has too: numbers, names, addresses, terms, marks, common words.

This module owns the signs by which two texts know each other; it must not weigh or pair anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duiye.article import Passage
from duiye.model import BlockKind, Language, Term
from duiye.pairing.glosses import GLOSSES
from duiye.quantities import Quantity, read_quantities
from duiye.termbase import TermFinder

LETTERS_OF_HAN = 3.45
"""Latin letters that translate one Chinese character: the geometric mean over the 148 pairs of this
repository's edition, of which one standard deviation is 14 %. Wu (1994, “Aligning a parallel English-Chinese
corpus statistically with lexical criteria”) tried Gale and Church's lengths on the two languages first."""

Sign = tuple[str, str]
"""What it is (a key of `likeness.TRUST`) and which, in words for the author."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ\u0370-\u052f]")
_NAME = re.compile(r"[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ.+#&-]*[A-Za-z0-9À-ɏ+#]|[A-Z]")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_WORD = re.compile(r"US\$|[A-Za-z]+(?:\.[A-Z]\.)?")
_ADDRESS = re.compile(r"https?://[^\s)>\]\"'，。；）]+|www\.[^\s)>\]\"'，。；）]+")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*\bsrc=[\"']?([^\"'\s>]+)")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_OPENERS = (("question", re.compile(r"\W{0,4}(?:问|Q)\s*[:：]")), ("answer", re.compile(r"\W{0,4}(?:答|A)\s*[:：]")))
_QUOTES = re.compile(r"[“”„«»「」『』\"]|(?<!\w)[‘']\w")
_ITEM = re.compile(r"^ {0,3}(?:[-+*]|\d+[.)])[ \t]", re.MULTILINE)
_ROW = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)
_ENDINGS = (("?", "?？"), ("!", "!！"), (":", ":："))
_COUNTED = 12
"""Whole numbers up to here are often written as words, and stand in many passages."""
_LONGEST_NAME = 4
"""Syllables of a Chinese name that English writes as one word, `Heilongjiang`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A passage as the alignment sees it."""

    kind: BlockKind
    size: float
    """Length in Latin letters; a Chinese character counts as what translates it."""
    signs: frozenset[Sign]
    words: str
    level: int = 0
    """Depth of a heading from 1, 0 where nothing is known."""


def read_items(
    sides: tuple[Sequence[Passage], Sequence[Passage]],
    languages: tuple[Language, Language],
    terms: Iterable[Term] = (),
) -> tuple[list[Item], list[Item]]:
    """See the passages of two texts as items; what is a sign depends on what the other text holds."""
    terms = tuple(terms)
    names = [[set(_NAME.findall(_ADDRESS.sub(" ", passage.words))) for passage in side] for side in sides]
    shared = {_fold(name) for name in set().union(*names[0])} & {_fold(name) for name in set().union(*names[1])}
    spoken = _spoken(sides, languages)
    made: list[list[Item]] = []
    for number, (side, language) in enumerate(zip(sides, languages, strict=True)):
        finder = TermFinder(terms, language)
        read = _read_glosses_han if language.startswith("zh") else _read_glosses_latin
        items = []
        for place, passage in enumerate(side):
            signs = set(_marks(passage))
            plain = _ADDRESS.sub(" ", passage.words)
            quantities = read_quantities(plain, language)
            signs |= {_quantity_sign(each) for each in quantities if each.value != 1 and each.unit != "vague"}
            signs |= {("name", name) for name in map(_fold, names[number][place]) if name in shared}
            signs |= {("term", mention.term) for mention in finder.find(passage.words)}
            signs |= {("sound", name) for name in spoken[number][place]}
            signs |= set(read(plain))
            items.append(Item(passage.kind, size(passage.words), frozenset(signs), passage.words, passage.level))
        made.append(items)
    return made[0], made[1]


def size(words: str) -> float:
    """Measure a text in Latin letters."""
    return len(_HAN.findall(words)) * LETTERS_OF_HAN + len(_LATIN.findall(words))


def _fold(name: str) -> str:
    return name.lower().rstrip(".")


def _quantity_sign(quantity: Quantity) -> Sign:
    """Name a quantity so that `8%` is not `8`, and small whole numbers are known as such."""
    base = quantity.readings[0][1]
    match quantity.dimension:
        case "share":
            said = f"{base * 100}%"
        case "points":
            said = f"{base}%"
        case "clock":
            said = f"{base / 60} o’clock"
        case _:
            said = str(quantity.value)
    return ("count" if said.isdecimal() and int(said) <= _COUNTED else "amount", said)


def _marks(passage: Passage) -> Iterator[Sign]:
    """Yield what both languages write alike: addresses, code, pictures, notes, shape and punctuation."""
    text, words = passage.text, passage.words.strip()
    yield from (("address", address.rstrip("./")) for address in _ADDRESS.findall(text))
    yield from (("code", code) for code in _CODE.findall(text))
    yield from (("picture", first or second) for first, second in _PICTURE.findall(text))
    yield from (("note", f"[^{label}]") for label in _NOTE.findall(text))
    if passage.kind is BlockKind.LIST:
        yield ("shape", f"{len(_ITEM.findall(text))} items")
    elif passage.kind is BlockKind.TABLE:
        rows = _ROW.findall(text)
        yield ("shape", f"{len(rows)} rows of {max((row.count('|') for row in rows), default=0) - 1}")
    elif passage.kind is BlockKind.CODE:
        yield ("code", text.strip())
    yield from (("opener", name) for name, opener in _OPENERS if opener.match(words))
    yield from (("ending", mark) for mark, marks in _ENDINGS if words.rstrip("”’\"')）」』*").endswith(tuple(marks)))
    if _QUOTES.search(words):
        yield ("quotes", "quotation marks")


def _spoken(
    sides: tuple[Sequence[Passage], Sequence[Passage]], languages: tuple[Language, Language]
) -> tuple[list[set[str]], list[set[str]]]:
    """Return, of each passage, the Chinese names that the other text spells: 深圳 and `Shenzhen`."""
    nothing: tuple[list[set[str]], list[set[str]]] = ([set() for _ in sides[0]], [set() for _ in sides[1]])
    han = [language.startswith("zh") for language in languages]
    if han[0] == han[1]:
        return nothing
    latin = sides[han.index(False)]
    lower = set(re.findall(r"\b[a-z]+\b", " ".join(passage.words for passage in latin)))
    names = [{name.lower() for name in _CAPITALISED.findall(passage.words)} - lower for passage in latin]
    wanted = set().union(*names)
    if not wanted:
        return nothing
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — its dictionaries take a while, and only a pair needs them

    heard = []
    for passage in sides[han.index(True)]:
        found: set[str] = set()
        for run in _HAN_RUN.findall(passage.words):
            syllables = lazy_pinyin(run)
            found |= wanted & {
                "".join(syllables[start : start + count])
                for count in range(1, _LONGEST_NAME + 1)
                for start in range(len(syllables) - count + 1)
            }
        heard.append(found)
    both = set().union(*heard)
    names = [spelled & both for spelled in names]
    return (heard, names) if han[0] else (names, heard)


def _stem(word: str) -> str:
    """Reduce an English word to what its forms share, roughly: `studies`, `studied` and `study` are one."""
    word = word.lower()
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= len("now"):
            word = word[: -len(ending)] + instead
            break
    word = word.rstrip("e")
    return word[:-1] if word[-2:-1] == word[-1:] and word[-1:] not in "ls" else word


_BY_HAN = {han: number for number, (hans, _) in enumerate(GLOSSES) for han in hans}
_GLOSS = re.compile("|".join(sorted(_BY_HAN, key=len, reverse=True)))
_BY_LATIN: dict[str, list[int]] = {}
for _number, (_, _latins) in enumerate(GLOSSES):
    for _stemmed in dict.fromkeys(map(_stem, _latins)):
        _BY_LATIN.setdefault(_stemmed, []).append(_number)


def _gloss(number: int) -> Sign:
    """Name an entry by its first word in each language; a single character is part of many other words."""
    hans, latins = GLOSSES[number]
    return ("word" if len(hans[0]) > 1 else "character", f"{hans[0]} ({latins[0]})")


def _read_glosses_han(words: str) -> Iterator[Sign]:
    yield from map(_gloss, {_BY_HAN[han] for han in _GLOSS.findall(words)})


def _read_glosses_latin(words: str) -> Iterator[Sign]:
    yield from map(_gloss, {number for word in set(_WORD.findall(words)) for number in _BY_LATIN.get(_stem(word), ())})
