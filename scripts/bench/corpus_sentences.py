"""Sentences that say the same in Chinese and in English, of concepts drawn from a vocabulary."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import accumulate

from corpus_words import HAN, Concept, Vocabulary

Pair = tuple[str, str]
"""Chinese, English."""
ADVERBS = [("通常", "usually"), ("往往", "often"), ("逐步", "gradually"), ("直接", "directly"), ("很少", "rarely"), ("仍然", "still"), ("自动", "automatically"), ("不再", "no longer")]
JOINTS = [
    ("因为{a}，所以{b}", "because {a}, {b}"),
    ("如果{a}，{b}", "if {a}, {b}"),
    ("虽然{a}，但是{b}", "although {a}, {b}"),
    ("在{a}之后，{b}", "after {a}, {b}"),
    ("{a}，而{b}", "{a}, while {b}"),
    ("只要{a}，{b}", "as long as {a}, {b}"),
    ("{a}；{b}", "{a}; {b}"),
    ("有人认为{a}，其实{b}", "some hold that {a}; in fact {b}"),
]
THINGS = [("台设备", "devices"), ("名员工", "employees"), ("家公司", "companies"), ("次请求", "requests"), ("个节点", "nodes"), ("毫秒", "milliseconds")]
STEEP = 0.95
"""Exponent of Zipf's law."""


def draw(rng: random.Random, items: list[Concept], steep: float = STEEP) -> Concept:
    """Draw by Zipf's law."""
    return rng.choices(items, cum_weights=weights(len(items), steep))[0]


@cache
def weights(count: int, steep: float) -> list[float]:
    """Return how likely each rank is, summed up."""
    return list(accumulate(1 / (rank + 2) ** steep for rank in range(count)))


def capital(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def plural(name: str) -> str:
    """Write a noun's plural."""
    if name.isupper():
        return name + "s"
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    return name + ("es" if re.search(r"(s|x|z|ch|sh)$", name) else "s")


def past(name: str) -> str:
    """Write a verb's past."""
    return name[:-1] + "ied" if re.search(r"[^aeiou]y$", name) else name + ("d" if name.endswith("e") else "ed")


def gerund(name: str) -> str:
    """Write a verb's form in -ing."""
    return (name[:-1] if re.search(r"[^eo]e$", name) else name) + "ing"


class Sentences:
    """A writer with a subject."""

    def __init__(self, rng: random.Random, words: Vocabulary, subject: list[Concept]) -> None:
        self.rng, self.words, self.subject = rng, words, subject
        self.own_verbs = [draw(rng, words.verbs) for _ in range(6)]
        self.glossed: set[str] = set()

    def noun(self) -> Concept:
        """Draw a noun, of the chapter's subject more often than not."""
        return self.rng.choice(self.subject) if self.rng.random() < 0.55 else draw(self.rng, self.words.nouns)

    def verb(self) -> Concept:
        """Draw a verb."""
        return self.rng.choice(self.own_verbs) if self.rng.random() < 0.4 else draw(self.rng, self.words.verbs)

    def phrase(self, *, gloss: bool = False) -> Pair:
        """Write a noun, perhaps with what qualifies it."""
        item, roll = self.noun(), self.rng.random()
        zh, en = item.zh, item.en
        if gloss and roll < 0.05 and HAN.fullmatch(zh) and zh not in self.glossed and not en.isupper():
            self.glossed.add(zh)
            zh = f"{zh}（{en}）"
        if roll > 0.8:
            kind = draw(self.rng, self.words.adjectives)
            return f"{kind.zh}的{zh}", f"{kind.en} {en}"
        if roll > 0.72:
            other = self.noun()
            return f"{other.zh}的{zh}", f"{en} of {self.article(other.en)}"
        return zh, en

    def article(self, name: str) -> str:
        """Put an article before a noun."""
        if self.rng.random() < 0.6:
            return f"the {name}"
        return f"{'an' if name[0].lower() in 'aeio' else 'a'} {name}"

    def quantity(self) -> Pair:
        """Write a quantity in both languages' ways."""
        roll = self.rng.random()
        if roll < 0.3:
            value = self.rng.randint(11, 9990) / 10
            return f"{value:g}亿元", f"{value / 10:g} billion yuan"
        if roll < 0.6:
            share = self.rng.choice([self.rng.randint(2, 98), self.rng.randint(20, 980) / 10])
            return f"{share:g}%", f"{share:g}%"
        if roll < 0.75:
            count = self.rng.randint(2, 950)
            zh, en = self.rng.choice(THINGS)
            return f"{count}万{zh}", f"{count * 10_000:,} {en}" if count < 100 else f"{count / 100:g} million {en}"
        count = self.rng.randint(13, 9800)
        zh, en = self.rng.choice(THINGS)
        return f"{count}{zh}", f"{count:,} {en}" if count > 9999 else f"{count} {en}"

    def clause(self) -> Pair:
        """Write one clause."""
        rng, doing = self.rng, self.verb()
        one, other = self.phrase(gloss=True), self.phrase(gloss=True)
        roll = rng.random()
        third = plural(doing.en)
        if roll < 0.25:
            return f"{one[0]}{doing.zh}{other[0]}", f"{self.article(one[1])} {third} {self.article(other[1])}"
        if roll < 0.4:
            zh, en = rng.choice(ADVERBS)
            return f"{one[0]}{zh}{doing.zh}{other[0]}", f"{self.article(one[1])} {en} {third} {self.article(other[1])}"
        if roll < 0.55:
            return f"{other[0]}被{one[0]}{doing.zh}", f"{self.article(other[1])} is {past(doing.en)} by {self.article(one[1])}"
        if roll < 0.68:
            return f"{one[0]}正在{doing.zh}{other[0]}", f"{self.article(one[1])} is {gerund(doing.en)} {self.article(other[1])}"
        if roll < 0.78:
            zh, en = self.quantity()
            return f"{one[0]}达到{zh}", f"{self.article(one[1])} comes to {en}"
        if roll < 0.86:
            name = rng.choice(self.words.identifiers)
            return f"`{name}`可以{doing.zh}{one[0]}", f"`{name}` can {doing.en} {self.article(one[1])}"
        if roll < 0.94:
            kind = draw(self.rng, self.words.adjectives)
            return f"{one[0]}对{other[0]}很{kind.zh}", f"{self.article(one[1])} is {kind.en} for {self.article(other[1])}"
        return f"没有{one[0]}就不能{doing.zh}{other[0]}", f"without {self.article(one[1])} nobody can {doing.en} {self.article(other[1])}"

    def sentence(self) -> Pair:
        """Write a sentence of one or two clauses."""
        one = self.clause()
        if self.rng.random() < 0.45:
            return f"{one[0]}。", f"{capital(one[1])}."
        other = self.clause()
        zh, en = self.rng.choice(JOINTS)
        return f"{zh.format(a=one[0], b=other[0])}。", f"{capital(en.format(a=one[1], b=other[1]))}."

    def heading(self) -> Pair:
        """Write a heading."""
        one, other, doing = self.rng.choice(self.subject), self.noun(), self.verb()
        roll = self.rng.random()
        if roll < 0.35:
            return one.zh, capital(one.en)
        if roll < 0.6:
            return f"{one.zh}与{other.zh}", capital(f"{one.en} and {other.en}")
        if roll < 0.8:
            return f"{doing.zh}{one.zh}", capital(f"{gerund(doing.en)} {plural(one.en)}")
        return f"为什么{one.zh}要{doing.zh}{other.zh}", capital(f"why the {one.en} {plural(doing.en)} the {other.en}")

