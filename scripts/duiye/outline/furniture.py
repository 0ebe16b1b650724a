"""Tell what stands around an article's text: title, byline, date, source, and the boilerplate of the page.

This module owns that distinction by place; the words of such lines are known by `bylines` and `boilerplate`.
It drops nothing: what it tells apart is named with its passage and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duiye.article import Article, Passage, Role, Told
from duiye.model import BlockKind
from duiye.outline.boilerplate import begins_others, is_about_author, is_boilerplate, is_trail
from duiye.outline.bylines import is_affiliation, is_name, name_of_work, read_byline, read_date
from duiye.outline.headmarks import read_lone_number, read_mark

_FEW = 3
_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b0\d{2,3}[- ]\d{3,4}[- ]?\d{3,4}\b")
"""An address or telephone number, by which the last lines of a page ask to be reached."""
_HEAD = 12
"""Passages at the beginning among which title and byline are looked for, and at the end without boilerplate."""
_LONGEST_LINE = 90
_LONGEST_ASIDE = 240
"""Characters; what is longer is text."""
_STOP = re.compile(r"[。；;，,、：:…]$|[^.]\.$")
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_TITLE = re.compile(r"(?:title|标题|標題|题目|題目)\s*[:：]\s*(?P<title>.+)", re.IGNORECASE)
"""How a file of notes names its title."""


def tell_furniture(article: Article) -> tuple[Told, ...]:
    """Tell title, byline, date, source and boilerplate apart from an article's text.

    Args:
        article: as a reader made it.

    Returns:
        What was told, by place; a passage that says several things (author and date) stands several
        times. What the article's own metadata says and no passage does is not repeated here.
    """
    passages = [item for item in article.passages if item.kind is not BlockKind.NOTE]
    end = _end_of_text(passages)
    start = _start_of_text(passages[:end])
    told = [Told("aside", item.words, item, "navigation above the text") for item in passages[:start]]
    title = _title(article, passages[start:end])
    place = end
    if title is not None:
        item, reason = title
        lines = item.text.split("\n") if _TITLE.match(item.words) else item.words.split("\n")
        first, *more = (line.strip() for line in lines)
        named = _TITLE.fullmatch(first)
        place = next(n for n, other in enumerate(passages) if other is item)
        told += _above(passages[start:place])
        told.append(Told("title", named["title"] if named else first, item, reason))
        for line in more:
            told += [Told(role, value, item, "below the title") for role, value in read_byline(line) if value]
        told += _bylines(passages[place + 1 : end])
    else:
        told += _bylines(passages[start:end])
    told += _about_author(passages[place + 1 : end], told)
    for item in passages[end:]:
        signed = is_affiliation(item.words) and all(one.role != "author" for one in told)
        said = (
            [Told("author", item.words.strip(), item, "the body that signs below the text")]
            if signed
            else ()
            if begins_others(item.words)
            else _closing(item)
        )
        told += said or [Told("aside", item.words, item, "boilerplate below the text")]
    return tuple(told)


def _start_of_text(passages: Sequence[Passage]) -> int:
    """Return how many passages at the beginning are navigation."""
    count = 0
    for place, item in enumerate(passages[:_HEAD]):
        if item.kind is BlockKind.HEADING and item.level == 1:
            break
        if is_trail(item.words) or (place == count and len(item.words) <= _LONGEST_LINE and is_boilerplate(item.words)):
            count = place + 1
        elif place > count + 1:
            break
    return count


def _end_of_text(passages: Sequence[Passage]) -> int:
    """Return where the boilerplate at the end begins."""
    end = len(passages)
    for place in range(len(passages) - 1, len(passages) // 3, -1):
        item = passages[place]
        short = len(item.words) <= _LONGEST_ASIDE and item.kind is not BlockKind.TABLE
        reaches = place == end - 1 and place >= len(passages) - _FEW and bool(_REACHED.search(item.words))
        heads_others = begins_others(item.words) and all(
            len(other.words) <= _LONGEST_ASIDE for other in passages[place:end]
        )
        last = place == end - 1 and short
        signs = last and end < len(passages) and is_affiliation(item.words) and bool(read_date(passages[end].words))
        if heads_others or (
            last and (not item.words or is_boilerplate(item.words) or signs or reaches or _closing(item))
        ):
            end = place
        elif end - place > _HEAD:
            break
    return end


def _title(article: Article, passages: Sequence[Passage]) -> tuple[Passage, str] | None:
    """Find the passage that is the article's title."""
    head = [item for item in passages[:_HEAD] if item.words]
    named = _fold(article.meta.get("title", ""))
    for item in head:
        if named and _fold(item.words.split("\n")[0]) == named:
            return item, "the file gives it as its title"
    levels = [item.level for item in passages if item.kind is BlockKind.HEADING and item.words]
    for item in head:
        if item.kind is BlockKind.HEADING:
            alone = levels.count(item.level) == 1 and item.level == min(levels)
            is_title = alone and (item.level == 1 or len(levels) > 1)
            return (item, "the one heading of the highest level") if is_title else None
        short = len(item.words) <= _LONGEST_LINE and not _STOP.search(item.words)
        if not read_byline(item.words) and (short or len(item.words) > _LONGEST_LINE):
            break
    if head and head[0].kind is BlockKind.PARAGRAPH and _TITLE.match(head[0].words):
        return head[0], "the file names it so"
    for item in head:
        if item.kind is BlockKind.PARAGRAPH and not (read_byline(item.words) or is_boilerplate(item.words)):
            short = len(item.words) <= _LONGEST_LINE and "\n" not in item.words and not _STOP.search(item.words)
            numbered = read_mark(item.words) is not None or read_lone_number(item.words) is not None
            return (item, "the first line, short and no sentence") if short and not numbered else None
    return None


def _above(passages: Sequence[Passage]) -> Iterator[Told]:
    """Yield what stands above the title: a date, a column's name, a button."""
    for item in passages:
        if said := read_byline(item.words):
            yield from (Told(role, value or item.words, item, "above the title") for role, value in said)
        else:
            yield Told("aside", item.words, item, "a line above the title")


def _bylines(passages: Sequence[Passage]) -> Iterator[Told]:
    """Yield what short lines below the title say of author, date and source, up to the first of text."""
    known: set[str] = set()
    for place, item in enumerate(passages[:_HEAD]):
        lines = item.kind in _TEXTS or (item.kind is BlockKind.QUOTE and read_byline(" ".join(item.words.split())))
        if not lines or len(item.words) > _LONGEST_LINE:
            return
        following = passages[place + 1] if place + 1 < len(passages) else None
        told = list(_byline(item, following, known, first=place == 0))
        if not told:
            return
        known |= {one.role for one in told}
        yield from told


def _byline(item: Passage, following: Passage | None, known: set[str], *, first: bool) -> Iterator[Told]:
    words = " ".join(item.words.split()) if item.kind is BlockKind.QUOTE else item.words.strip()
    above_byline = following is not None and bool(read_byline(following.words))
    if re.match(r"[—–-]{1,2}\s*\S", words) and "subtitle" not in known and item.kind in _TEXTS:
        yield Told("subtitle", words.lstrip("—–- "), item, "a dash below the title")
    elif said := read_byline(words):
        yield from (Told(role, value or words, item, "a line of metadata below the title") for role, value in said)
    elif name := name_of_work(words):
        yield Told("author", name, item, "a name and what its bearer did")
    elif (
        "author" not in known
        and is_name(words)
        and item.kind is BlockKind.PARAGRAPH
        and not _is_heading_like(words, following)
    ):
        yield Told("author", words, item, "a name below the title")
    elif is_affiliation(words) and item.kind is BlockKind.PARAGRAPH:
        role: Role = "aside" if "author" in known else "author"
        yield Told(
            role, words, item, "where the author works" if role == "aside" else "the name of a body below the title"
        )
    elif is_boilerplate(words):
        yield Told("aside", words, item, "boilerplate above the text")
    elif first and following is not None and _is_subtitle(item, following, above_byline=above_byline):
        yield Told("subtitle", words, item, "a short line between title and byline")


def _about_author(passages: Sequence[Passage], told: Sequence[Told]) -> Iterator[Told]:
    """Yield a short last paragraph that begins with the author's name."""
    name = next((one.value for one in told if one.role == "author"), "")
    last = passages[-1] if passages else None
    if last is not None and len(name) > 1 and last.words.startswith(name) and len(last.words) <= _LONGEST_ASIDE:
        yield Told("aside", last.words, last, "about the author, below the text")


def _is_heading_like(words: str, following: Passage | None) -> bool:
    """Say whether a name may as well be a heading: two characters above a paragraph, where no byline follows."""
    short = len(re.sub(r"\s", "", words)) < 3  # noqa: PLR2004 — names of three characters are names
    return short and not (following is not None and (read_byline(following.words) or is_affiliation(following.words)))


def _is_subtitle(item: Passage, following: Passage, *, above_byline: bool) -> bool:
    short = len(item.words) <= _LONGEST_LINE and not _STOP.search(item.words)
    numbered = read_mark(item.words) is not None or read_lone_number(item.words) is not None
    byline = above_byline or is_name(following.words) or bool(name_of_work(following.words))
    return short and not numbered and byline and item.kind in _TEXTS


def _closing(item: Passage) -> list[Told]:
    """Read metadata at the end of an article: in parentheses, with a label, or a date by itself."""
    words = item.words.strip()
    if is_about_author(words):
        return [Told("aside", words, item, "about the author, below the text")]
    said = read_byline(words) if item.kind is BlockKind.PARAGRAPH else ()
    whole = bool(said) and (
        bool(re.match(r"[(（【]?\s*\S{1,12}[:：/／]", words)) or said == (("date", read_date(words)),)
    )
    return [Told(role, value or words, item, "metadata below the text") for role, value in said] if whole else []


def _fold(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text).casefold()
