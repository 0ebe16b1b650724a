"""Check that chapters say how far they are, and that what counts as translated is (S001, S002, S005).

What is meant to stand in another language (names, titles of works, quotations, citations, code) must not be
told: a block has to be plainly a sentence of the other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.checks.foreign import own_words
from duiye.model import LANDING, STATES, Block, BlockKind, Chapter, Language, Publication
from duiye.notice import Locus, Notice

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_COMPOUND = frozenset({BlockKind.LIST, BlockKind.ADMONITION, BlockKind.TABLE, BlockKind.DEFINITIONS})
"""Looked at only where both languages have the same: alone they may well be a list of names."""
_FRONT = ("title", "description")
"""Keys of the front matter that readers see."""

_DECLARED = re.compile(r"\blang\s*=")
_CITATION = re.compile(
    r"https?://|(?i:\bdoi\b|arxiv|isbn|\bet al\.|\bpp?\. ?\d|\bvol\.|\beds?\.)|\b[A-Z][a-z]+, [A-Z]\.|\(\d{4}[a-z]?\)"
    r"|\[(?:M|J|C|D|R|N|S|P|EB|DB|CP)(?:/OL)?\]|出版社|学报|第\d+[期卷]"
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[A-Za-z]+")
_LOWER = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*(?![\w])", re.ASCII)
_SENTENCE = re.compile(r"[a-z][)”’\"']*[.!?;:](?:\s|$)|[，。；：！？、]")
_CAPITAL = re.compile(r"(?<![\w'’-])[A-Z]\w*", re.ASCII)

_HAN_ALONE, _HAN_COPIED, _HAN_HEADING = 20, 6, 2
"""Chinese characters that make a passage a Chinese one: by itself, where both languages have it, as a heading."""
_LATIN_ALONE, _LATIN_COPIED = 40, 20
_WORDS = 5
"""Words without a capital; a name or the title of a work has fewer."""
_PHRASE = re.compile(r"(?:(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*(?![\w'’-])[,;:]? ?){3}")
"""Three such words on end: a list of names and settings (`sea-gate: …`) has one a line."""
_SHOWN = 40
"""Characters of a passage that a notice repeats."""
_HAN_SCRIPTS = ("zh", "ja", "ko", "yue", "wuu", "lzh")
"""Languages that may be written in Chinese characters."""


def check_states(publication: Publication) -> Iterator[Notice]:
    """Yield S002 for a `state` in the front matter that is none of the four words."""
    for edition in publication.editions:
        for chapter in edition.chapters.values():
            if not _says_its_state(chapter):
                said = f"The state {chapter.meta['state']!r} is none of {', '.join(STATES)}."
                yield Notice("S002", _front_locus(chapter, "state"), said)


def check_translated(publication: Publication) -> Iterator[Notice]:
    """Yield S001 for each block of a chapter that counts as translated and is still in the other language."""
    for edition in publication.editions:
        for chapter in filter(_counts_as_translated, edition.published.values()):
            others = [
                other.published[chapter.path]
                for other in publication.editions
                if other is not edition and chapter.path in other.published
            ]
            copied = {_fold(block.text) for other in others for block in other.blocks}
            for block in chapter.blocks:
                if _is_foreign(block, chapter.language, is_copied=_fold(block.text) in copied):
                    words = " ".join(block.text.split())
                    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
                    told = f"This {block.kind.value} is not translated: {shown}"
                    yield Notice("S001", Locus(chapter.file, block.line), told)
            yield from _check_front(chapter, others)


def check_titles(publication: Publication) -> Iterator[Notice]:
    """Yield S005 for an edition with chapters to read whose own title is a Chinese one."""
    for edition in publication.editions:
        is_read = any(path != LANDING and not chapter.is_drawn_up for path, chapter in edition.published.items())
        if (
            is_read
            and not edition.language.startswith(_HAN_SCRIPTS)
            and _is_chinese(own_words(edition.title), _HAN_HEADING)
        ):
            told = f"The title of {edition.language}/ is Chinese: {edition.title}."
            yield Notice("S005", Locus("mkdocs.yml", edition.title_line), told, _title_hint(edition.language))


def _title_hint(language: Language) -> str:
    name = "English" if language.partition("-")[0] == "en" else "that language"
    return f"Write the title in {name}: site_name of {language} under plugins: i18n: languages."


def _check_front(chapter: Chapter, others: list[Chapter]) -> Iterator[Notice]:
    """Yield S001 for a title or description that is the Chinese chapter's own."""
    for key in _FRONT:
        said = chapter.meta.get(key)
        is_copied = any(other.meta.get(key) == said for other in others)
        is_chinese = isinstance(said, str) and _is_chinese(own_words(said), _HAN_HEADING)
        if is_copied and is_chinese and not chapter.language.startswith(_HAN_SCRIPTS):
            yield Notice("S001", _front_locus(chapter, key), f"The {key} is not translated: {said}")


def _is_foreign(block: Block, language: Language, *, is_copied: bool) -> bool:
    """Say whether a block is plainly in another language than its edition.

    Args:
        block: the block.
        language: the edition's language; only between Chinese and English can it be seen from the text.
        is_copied: whether the other language has the very same block.
    """
    looked_at = _PROSE | _COMPOUND if is_copied else _PROSE
    is_heading = block.kind is BlockKind.HEADING
    if language.startswith("zh"):
        letters, least = _LATIN, _LATIN_COPIED if is_copied else _LATIN_ALONE
    else:
        letters, least = _HAN, _HAN_HEADING if is_heading else _HAN_COPIED if is_copied else _HAN_ALONE
    # Few blocks have so many letters of the other script at all; the others need not be looked at closely.
    if block.kind not in looked_at or _count(letters, block.text) < least:
        return False
    if _DECLARED.search(block.text) or _CITATION.search(block.text):
        return False
    text = own_words(block.text)
    if not is_heading and not _SENTENCE.search(text):
        return False
    if language.startswith("zh"):
        return not is_heading and _is_english(text, least)
    return not language.startswith(_HAN_SCRIPTS) and _is_chinese(text, least)


def _is_chinese(text: str, least: int) -> bool:
    han = _count(_HAN, text)
    return han >= least and han > _count(_LATIN, text)


def _is_english(text: str, least: int) -> bool:
    """Say whether a text without any Chinese is a sentence, not a run of names."""
    words = len(_LOWER.findall(text))
    enough = _count(_LATIN, text) >= least and words >= _WORDS
    is_said = enough and words > len(_CAPITAL.findall(text)) and not _HAN.search(text)
    return is_said and bool(_PHRASE.search(text))


def _count(letters: re.Pattern[str], text: str) -> int:
    """Count the letters of a script."""
    return sum(map(len, letters.findall(text)))


def _fold(text: str) -> str:
    return " ".join(text.split())


def _says_its_state(chapter: Chapter) -> bool:
    return "state" not in chapter.meta or chapter.meta["state"] in STATES


def _counts_as_translated(chapter: Chapter) -> bool:
    """Say whether a chapter's state is known: front matter that cannot be read, or a word misspelt, is told already."""
    has_front = bool(chapter.blocks) and chapter.blocks[0].kind is BlockKind.FRONT_MATTER
    return _says_its_state(chapter) and (bool(chapter.meta) or not has_front)


def _front_locus(chapter: Chapter, key: str) -> Locus:
    """Return the line of a key of the front matter."""
    lines = chapter.blocks[0].text.splitlines()
    return Locus(chapter.file, next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1))
