"""Say what number stands above each chapter, in each language: as its front matter has it, or as the other language's.

This module owns that number and its form in a language (一、 is 1 in English, 第三章 Chapter 3); it must not know where
it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from duiye.model import Chapter, Edition, Language, NavEntry, Publication
from duiye.outline.headmarks import Mark, read_lone_number, read_mark
from duiye.readers.articles.numerals import chinese

KEY = "number"
"""The key of front matter."""
LONGEST = 24
"""Characters of a number as written."""
_NAMED = {
    "part": ("第{}部分", "Part {}"),
    "chapter": ("第{}章", "Chapter {}"),
    "section": ("第{}节", "Section {}"),
    "step": ("步骤{}", "Step {}"),
    "question": ("问题{}", "Question {}"),
}
"""How each language writes the families whose words say what they are."""
_SAME = frozenset({"padded", "decimal", "letter", "circled"})
"""Families that both languages write alike."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ENDS = " \t\u3000:：、.．·,，;；|｜—–-"
_STEP = re.compile(r"step|步", re.IGNORECASE)
"""Not `Day 3` or `Tip 3`, which belong to the same family."""
_APPENDIX = re.compile(r"(?:附\s*[录錄]|appendix)\s*(?P<rest>[A-Z\d一二三四五六七八九十]*)", re.IGNORECASE)


def read_number(chapter: Chapter) -> str | None:
    """Return the number that a chapter's front matter gives it; None where it says nothing, empty for none.

    What cannot be a number (a list, yes or no, a sentence) counts as nothing said; `checks.numbers` tells it.
    """
    if KEY not in chapter.meta:
        return None
    value = chapter.meta[KEY]
    return (written(value) or "") if value is None or written(value) is not None else None


def written(value: object) -> str | None:
    """Return a value of the key as the text that it is; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else None


def number_in(number: str, language: Language) -> str:
    """Write a number in the form of a language.

    Args:
        number: as front matter has it: `一、`, `第三章`, `01`, `Part IV`.
        language: BCP 47 tag.

    Returns:
        The number without the mark that parted it from a title; empty where the language has no form for it.
    """
    plain = number.strip().rstrip(_ENDS)
    if not any(map(str.isalnum, plain)):
        return ""  # a sign above a heading counts nothing
    is_chinese = language.startswith("zh")
    if found := _APPENDIX.fullmatch(plain):
        return _appendix(found["rest"], is_chinese=is_chinese)
    own = not (_LATIN if is_chinese else _HAN).search(plain)
    mark = read_mark(f"{number} x") or read_mark(f"{plain}、x")
    if own or mark is None or mark.family in _SAME:
        return plain if own or is_chinese or not _HAN.search(plain) else ""
    return _form(mark, is_chinese=is_chinese) if mark.values else ""


def chapter_numbers(publication: Publication) -> Mapping[Language, Mapping[str, str]]:
    """Return the numbers of a publication's chapters, by language and path.

    A chapter that says nothing has the number of its counterpart. The page that opens a part has none where the name
    of the part says it already.
    """
    parts = {entry.path: entry for entry in publication.nav if entry.part and entry.path.endswith("/index.md")}
    editions = tuple(sorted(publication.editions, key=lambda edition: not edition.default))
    return {
        edition.language: {
            path: shown
            for path in edition.chapters
            if (shown := _shown(edition, path, editions)) and not _repeats(shown, parts.get(path), edition)
        }
        for edition in publication.editions
    }


def _shown(edition: Edition, path: str, editions: tuple[Edition, ...]) -> str:
    own = read_number(edition.chapters[path])
    others = (read_number(item.chapters[path]) for item in editions if item is not edition and path in item.chapters)
    number = own if own is not None else next((said for said in others if said), "")
    return number_in(number, edition.language)


def _repeats(number: str, part: NavEntry | None, edition: Edition) -> bool:
    """Say whether the name of the part that a page opens says its number."""
    if part is None:
        return False
    name = edition.parts.get(part.part, part.part)
    return number in name or _value(number) == _value(name) is not None


def _value(words: str) -> int | None:
    mark = read_mark(f"{words} x")
    return mark.values[0] if mark and mark.values else read_lone_number(words)


def _form(mark: Mark, *, is_chinese: bool) -> str:
    count = mark.values[-1]
    if mark.family in _NAMED and (mark.family != "step" or _STEP.match(mark.text)):
        return _NAMED[mark.family][not is_chinese].format(chinese(count) if is_chinese else count)
    return chinese(count) if is_chinese else str(count)


def _appendix(rest: str, *, is_chinese: bool) -> str:
    mark = read_mark(f"{rest}、x") if _HAN.search(rest) else None
    count = str(mark.values[0]) if mark and not is_chinese else rest
    return f"附录{count}" if is_chinese else f"Appendix {count}".strip()
