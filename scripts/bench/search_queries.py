"""Make queries of a bilingual site, class by class, with the pages that are right for each.

A page is *wanted* when it says what was typed, after the class's own normalisation; it is *right*, for precision, also
when it says it in another form (another inflection, another word of the same sound, the other language's page does).
Each engine is judged by the pages of its own site, so that none is asked for what it was not given.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from duiye.proof.seen import SeenPage, read_seen
from duiye.proof.wording import all_forms, other_forms, syllables, taiwanese, traditional

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[a-z0-9][a-z0-9_]*")
LETTERS = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")
PHRASE = re.compile(r"(?<![\w’'-])[a-z]+(?: [a-z]+){1,40}(?![\w’'-])")
IDENTIFIER = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+(?:[A-Z][a-z]+)+\b")
BORDER = re.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Za-z])")
COMMON = frozenset(["the", "a", "an", "of", "to", "in", "is", "are", "be", "it", "as", "at", "by", "or", "on", "if", "we", "you", "and", "for", "with", "from", "this", "that", "these", "those", "not", "can", "will", "has", "have"])


@dataclass(frozen=True)
class Query:
    """What is typed, and what is looked for."""

    kind: str
    language: str
    """The edition that is asked."""
    text: str
    wanted: tuple[str, ...]
    """What a page says: any of these."""
    form: str = "text"
    """How that is compared: text, words, forms (all words, each in any form), both, sound,
    traditional (the page written so)."""
    right: tuple[str, ...] = ()
    """What else is right for precision, in the form `right_form`."""
    right_form: str = "text"
    source: str = ""
    """What is typed is what the other language says: then a page is wanted where it says that itself (in code, in a
    gloss), or where it says the translation and its counterpart that; right where only one of both is so."""


@dataclass
class Corpus:
    """The pages of one site."""

    folder: Path
    unasked: frozenset[str] = frozenset()
    """Addresses inside a language's root of pages that their writer has taken out of the search."""
    pages: dict[str, dict[str, SeenPage]] = field(default_factory=dict)
    """By language and address."""

    def __post_init__(self) -> None:
        for language in ("zh", "en"):
            held = {}
            for file in sorted((self.folder / language).rglob("index.html")):
                address = file.parent.relative_to(self.folder / language).as_posix()
                page = read_seen(file.read_bytes(), language, "" if address == "." else f"{address}/")
                if page and page.lines and page.address not in self.unasked:
                    held[f"/{page.place}"] = page
            self.pages[language] = held
        self._texts: dict[tuple[str, str], str] = {}

    def said(self, place: str, form: str) -> str:
        """Return a page's text, folded for a form of comparison."""
        key = (place, form)
        if key not in self._texts:
            page = self.pages[place[1:3]].get(place)
            text = page.text if page else ""
            self._texts[key] = folded(text, form)
        return self._texts[key]

    def heading(self, place: str) -> str:
        """Return a page's headings."""
        page = self.pages[place[1:3]][place]
        return "\n".join(line.text for line in page.lines if line.is_heading)

    def grades(self, query: Query) -> dict[str, int]:
        """Return what each page is worth: 3 said in a heading, 2 in the text, 1 only right; 0 is left out."""
        found = {}
        for place in self.pages[query.language]:
            worth = 0
            if says(self.said(place, query.form), query.wanted, query.form):
                worth = 3 if says(folded(self.heading(place), query.form), query.wanted, query.form) else 2
            elif query.right and says(self.said(place, query.right_form), query.right, query.right_form):
                worth = 1
            if query.source:
                counterpart, form = ("/en/", "words") if query.language == "zh" else ("/zh/", "text")
                both = says(self.said(counterpart + place[4:], form), (query.source,), form)
                own = says(self.said(place, form), (query.source,), form)
                worth = max(worth, 2) if own else worth if worth > 1 and both else 1 if worth or both else 0
            if worth:
                found[place] = worth
        return found


def folded(text: str, form: str) -> str:
    """Write a text so that what counts as equal is equal."""
    small = text.lower().replace("’", "'")
    if form == "sound":
        return HAN.sub(lambda run: sound(run[0]), small)
    if form == "traditional":
        return traditional(small)
    if form in {"words", "forms"}:
        words = re.findall(r"[a-z0-9']+", BORDER.sub(" ", text).lower().replace("’", "'").replace("_", " "))
        words += LATIN.findall(small)
        return f" {' '.join(words)} "
    return small


def says(text: str, wanted: Iterable[str], form: str) -> bool:
    """Say whether a folded text says any of what is wanted."""
    if form in {"text", "traditional"}:
        return any(one.lower() in text for one in wanted)
    if form == "both":
        return any(all(part.lower() in text for part in one.split(" ")) for one in wanted)
    if form == "words":
        return any(f" {one.lower()} " in text for one in wanted)
    if form == "forms":
        return any(all(any(each in text for each in forms(word)) for word in one.lower().split(" ")) for one in wanted)
    return any(sound(one) in text for one in wanted)


@cache
def forms(word: str) -> tuple[str, ...]:
    """Return all forms of a word, each as it stands among others."""
    return tuple(f" {each} " for each in sorted(all_forms(word)))


@cache
def sound(run: str) -> str:
    """Write a run as it sounds."""
    return "".join(f"'{each}'" for each in syllables(run))


class Maker:
    """Draws queries from a site."""

    def __init__(self, corpus: Corpus, count: int, seed: int, terms: list[tuple[list[str], list[str]]]) -> None:
        self.corpus, self.count, self.rng, self.terms = corpus, count, random.Random(seed), terms
        self.zh = [line.text for page in corpus.pages["zh"].values() for line in page.lines if line.language == "zh"]
        self.en = [line.text for page in corpus.pages["en"].values() for line in page.lines if line.language == "en"]
        self.cut = segmenter()

    @cached_property
    def words(self) -> Counter[str]:
        """Chinese words of two to four characters."""
        return Counter(word for text in self.zh for run in HAN.findall(text) for word in self.cut(run) if 2 <= len(word) <= 4)

    @cached_property
    def english(self) -> Counter[str]:
        """English words in small letters."""
        return Counter(word for text in self.en for word in LETTERS.findall(text) if word not in COMMON)

    def some(self, counted: Counter[str], test: Callable[[str], bool] = lambda _: True) -> list[str]:
        """Draw from a count: half as often as they stand, half each as likely as any other."""
        pool = sorted(word for word in counted if test(word))
        if not pool:
            return []
        drawn = self.rng.sample(pool, min(self.count // 2, len(pool)))
        weights = [counted[word] for word in pool]
        for _ in range(self.count * 6):
            if len(drawn) >= min(self.count, len(pool)):
                break
            word = self.rng.choices(pool, weights)[0]
            if word not in drawn:
                drawn.append(word)
        return drawn

    def pieces(self, texts: list[str], pattern: re.Pattern[str], pick: Callable[[str], str]) -> list[str]:
        """Draw pieces of what a pattern finds."""
        runs = sorted({found[0] for text in texts for found in pattern.finditer(text)})
        made: dict[str, None] = {}
        for _ in range(self.count * 30):
            if len(made) >= self.count or not runs:
                break
            if piece := pick(self.rng.choice(runs)):
                made[piece] = None
        return list(made)

    def queries(self) -> list[Query]:
        """Make all classes."""
        rng, made = self.rng, []
        words = self.some(self.words)
        made += [Query("Chinese word", "zh", word, (word,)) for word in words]
        runs = [run for text in self.zh for run in HAN.findall(text) if len(run) > 1]
        pieces: dict[str, None] = {}
        while len(pieces) < self.count and runs:
            run = rng.choice(runs)
            length = rng.randint(2, min(6, len(run)))
            start = rng.randrange(len(run) - length + 1)
            pieces[run[start : start + length]] = None
        made += [Query("Chinese substring", "zh", piece, (piece,)) for piece in pieces]
        mixed = re.compile(r"[A-Za-z0-9]{2,}[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,4}[A-Za-z0-9]{2,}")
        made += [Query("mixed", "zh", piece, (piece,), right=(" ".join(re.findall("[A-Za-z0-9]+|[\u4e00-\u9fff]+", piece)),), right_form="both") for piece in self.pieces(self.zh, mixed, lambda run: run)]
        both = [*map(traditional, [*words, *pieces])]
        drawn = [(one, other) for one, other in zip([*words, *pieces], both) if one != other]
        made += [Query("traditional", "zh", other, (one,)) for one, other in rng.sample(drawn, min(self.count, len(drawn)))]
        local = [(word, taiwanese(word)) for word in sorted(self.words)]
        local = [(word, form) for word, form in local if form != word and form != traditional(word) and len(form) > 1]
        known = "\n".join(self.zh)
        made += [Query("Taiwan wording", "zh", form, (word,), right=(form,), right_form="traditional") for word, form in rng.sample(local, min(self.count, len(local))) if form not in known]
        spoken = [(word, syllables(word)) for word in self.some(self.words)]
        spoken = [(word, said) for word, said in spoken if len(said) == len(word) and all(re.fullmatch("[a-z]+", one) for one in said)]
        made += [Query("pinyin", "zh", "".join(said), (word,), "sound") for word, said in spoken]
        made += [Query("pinyin, spaced", "zh", " ".join(said), (word,), "sound") for word, said in spoken]
        english = self.some(self.english)
        made += [Query("English word", "en", word, (word,), "words", (word,), "forms") for word in english]

        def phrase(run: str) -> str:
            parts, length = run.split(" "), rng.randint(2, 4)
            start = rng.randrange(max(1, len(parts) - length + 1))
            piece = parts[start : start + length]
            return " ".join(piece) if len(piece) == length and sum(word not in COMMON for word in piece) > 1 else ""

        phrases = self.pieces(self.en, PHRASE, phrase)
        made += [Query("English phrase", "en", text, (text,), "words", (text,), "forms") for text in phrases]
        turned = [(word, form) for word in self.some(self.english, lambda word: bool(other_forms(word, self.english))) for form in other_forms(word, self.english)[:1]]
        made += [Query("English inflected", "en", form, (word,), "forms") for word, form in turned]
        names = self.pieces(self.en, IDENTIFIER, lambda run: rng.choice([part for part in re.findall("[A-Z]?[a-z]+", run) if len(part) > 3] or [""]).lower())
        made += [Query("part of identifier", "en", name, (name,), "words", (name,), "forms") for name in names]
        slips = [(word, slip(word, rng)) for word in self.some(self.english, lambda word: len(word) >= 5)]
        near = set(self.english)
        made += [Query("typing slip", "en", wrong, (word,), "forms") for word, wrong in slips if wrong not in near]
        made += self.across()
        return made

    def across(self) -> list[Query]:
        """Make the classes that ask one edition for what the other says."""
        zh, en = "\n".join(self.zh), " " + " ".join(self.en).lower() + " "
        terms = [(one, other) for chinese, names in self.terms for one in chinese[:1] for other in names[:1] if one in zh and f" {other.lower()}" in en]
        known = {one for one, _ in terms} | {other.lower() for _, other in terms}
        others = [(one, other) for one, other in self.aligned() if one not in known and other not in known]
        made = []
        for name, pairs in (("terms", terms), ("others", others)):
            drawn = self.rng.sample(pairs, min(self.count, len(pairs)))
            made += [Query(f"English → Chinese, {name}", "zh", other, (one,), right=(other,), source=other) for one, other in drawn]
            made += [Query(f"Chinese → English, {name}", "en", one, (other.lower(),), "words", (other.lower(),), "forms", source=one) for one, other in drawn]
        return made

    def aligned(self) -> list[tuple[str, str]]:
        """Find words that stand for one another: they stand in the same blocks, hardly ever one without the other."""
        left: dict[str, set[int]] = defaultdict(set)
        right: dict[str, set[int]] = defaultdict(set)
        number = 0
        for place, page in self.corpus.pages["zh"].items():
            other = self.corpus.pages["en"].get(f"/en/{place[4:]}")
            if not other:
                continue
            blocks: dict[str, list[str]] = defaultdict(list)
            for line in other.lines:
                blocks[line.block].append(line.text)
            own: dict[str, list[str]] = defaultdict(list)
            for line in page.lines:
                own[line.block].append(line.text)
            for block in own.keys() & blocks.keys() - {""}:
                number += 1
                for word in {word for text in own[block] for run in HAN.findall(text) for word in self.cut(run) if len(word) > 1}:
                    left[word].add(number)
                for word in {word for text in blocks[block] for word in LETTERS.findall(text) if word not in COMMON}:
                    right[word].add(number)
        at: dict[int, list[str]] = defaultdict(list)
        for word, places in right.items():
            for place in places:
                at[place].append(word)
        found = []
        for word, places in left.items():
            if not 3 <= len(places) <= 400:
                continue
            near = Counter(other for place in places for other in at[place])
            likeness = {other: 2 * both / (len(places) + len(right[other])) for other, both in near.items()}
            best = max(sorted(likeness), key=likeness.__getitem__, default="")
            if best and likeness[best] >= 0.7:
                found.append((word, best))
        return sorted(found)


def slip(word: str, rng: random.Random) -> str:
    """Mistype a word once, not at its first letter."""
    place = rng.randrange(1, len(word) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return rng.choice([word[:place] + word[place + 1 :], swapped, word[:place] + letter + word[place + 1 :], word[:place] + letter + word[place:]])


def segmenter() -> Callable[[str], list[str]]:
    """Return jieba's cut: it says what a word is, for the queries only."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return lambda run: list(jieba.cut(run, HMM=False))
