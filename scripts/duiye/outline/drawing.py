"""Draw the outline of an article: which line is title, heading or boilerplate, and what stands under what.

This module owns the tree; recognising lines is the work of `furniture` and `headings`. An outline is drawn
from rows, one a heading or told line, so that an author may change the rows and have it drawn again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, get_args

from duiye.article import Article, Division, DivisionKind, Outline, Passage, Role, Told
from duiye.model import BlockKind, Language
from duiye.notice import Notice
from duiye.outline.apart import tell_apart
from duiye.outline.binding import Bound, bind_lists, find_typed_notes, read_lists
from duiye.outline.footing import foot, tell_doubts
from duiye.outline.headings import find_headings
from duiye.outline.headmarks import read_mark
from duiye.outline.levels import Found
from duiye.outline.notelists import NoteList, find_lists
from duiye.outline.slugs import SlugMaker

RowRole = Role | DivisionKind
ROLES: frozenset[str] = frozenset({*get_args(Role), *get_args(DivisionKind)})
NOTES: Final = "notes"
"""Role of the rows of typed notes."""
DIVISIONS: frozenset[str] = frozenset(get_args(DivisionKind))
_HAN = re.compile(r"[\u3400-\u9fff]")
_HALF = 2
_RESERVED = ("index", "glossary", "readme")
"""Names of pages that every publication has."""
_FEW = 3
_EXPLICIT_ID = re.compile(r" *\{#([A-Za-z][\w:.-]*)\}$", re.ASCII)

MADE_TITLES = {
    "zh": {"opening": "引言", "conclusion": "结语", "text": "正文"},
    "en": {"opening": "Opening", "conclusion": "Conclusion", "text": "Text"},
}
"""Titles of the divisions whose heading the article does not have."""
_CLOSING_WORDS = re.compile(
    r"^(?:总之|總之|总而言之|综上|綜上|总的来说|总体(?:来看|而言)|归根结底|归根到底|说到底|一言以蔽之|"
    r"回到(?:开头|最初|文章)|写在最后|最后[，,]|"
    r"in conclusion|to sum up|in sum|all in all|in the end|in short|taken together|"
    r"ultimately,|to conclude|looking back|so,? what)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One decision about an article's lines."""

    place: int
    """Index of the first passage that it is about."""
    count: int
    """How many passages the title or heading takes; 0 for a division whose heading is made."""
    role: RowRole
    value: str
    """The title without its mark; of a told line what it says."""
    depth: int = 0
    mark: str = ""
    id: str = ""
    reason: str = ""


def draw_outline(article: Article, language: Language = "", rows: Sequence[Row] = ()) -> Outline:
    """Draw the outline of an article.

    Args:
        article: as a reader made it.
        language: its language; told from its characters when not given.
        rows: the decisions; recognised when not given.

    Returns:
        An outline in which every passage of the article stands once.
    """
    language = language or tell_language(article)
    return _lay_out(article, language, rows or recognise(article, language))


def tell_language(article: Article) -> Language:
    """Return `zh` when a tenth of an article's letters are Chinese characters, else `en`."""
    words = "".join(item.words for item in article.passages)
    return "zh" if len(_HAN.findall(words)) * 10 >= sum(map(str.isalpha, words)) > 0 else "en"


def recognise(article: Article, language: Language) -> tuple[Row, ...]:
    """Decide about every line of an article.

    Returns:
        Rows by place; lines without a row are text.
    """
    bound, told = tell_apart(article)
    footed = foot(article, bound)
    article = footed.article
    aside = {id(one.passage) for one in told} | {id(article.passages[place]) for place in footed.taken}
    index = {id(item): place for place, item in enumerate(article.passages)}
    text = [item for item in article.passages if id(item) not in aside and item.kind is not BlockKind.NOTE]
    founds = find_headings(text)
    kinds = _kinds(founds)
    rows = [Row(index[id(one.passage)], 1, one.role, one.value, reason=one.reason) for one in told]
    rows += [_notes_row(one.list, one.reason) for one in bound]
    made = MADE_TITLES["zh" if language.startswith("zh") else "en"]
    if text and (not founds or founds[0].start > 0):
        title = made["opening"] if founds else next((one.value for one in told if one.role == "title"), made["text"])
        reason = "the text before the first heading" if founds else "no line looks like a heading"
        rows.append(Row(index[id(text[0])], 0, "chapter", title, id="opening" if founds else "text", reason=reason))
    for found in founds:
        first = text[found.start]
        count = index[id(text[found.end - 1])] - index[id(first)] + 1
        rows.append(
            Row(index[id(first)], count, kinds[found.start], found.title, found.depth, found.mark, reason=found.reason)
        )
    if (last := _set_apart(text, founds)) is not None:
        reason = "a rule sets the last paragraphs apart"
    elif (last := _conclusion(text, founds, told)) is not None:
        reason = "the last paragraph returns to the subject of the whole article"
    if last is not None:
        rows.append(Row(index[id(text[last])], 0, "chapter", made["conclusion"], id="conclusion", reason=reason))
    return _with_ids(sorted(rows, key=lambda row: (row.place, row.count)), article)


def tell_typed_notes(article: Article, rows: Sequence[Row]) -> tuple[Notice, ...]:
    """Tell of typed notes that stayed text because it is not sure what calls them, and of those left over."""
    aside = {row.place for row in rows if row.role not in DIVISIONS and row.role != NOTES}
    made = _bound(article, rows)
    bound = {one.list.start for one in made}
    vain = [row.place for row in rows if row.role == NOTES and row.place not in bound]
    return tuple(tell_doubts(article, find_typed_notes(article, aside), made, vain))


def _notes_row(one: NoteList, reason: str) -> Row:
    value = one.heading or one.items[0].text.partition("\n")[0]
    return Row(one.start, one.end - one.start, NOTES, value, reason=reason)


def _bound(article: Article, rows: Sequence[Row]) -> tuple[Bound, ...]:
    """Bind the lists of notes that rows name; others that stand in the article keep the calls above them."""
    named = read_lists(article, [(row.place, row.count) for row in rows if row.role == NOTES])
    if not named:
        return ()
    inside = {place for one in named for place in range(one.start, one.end)}
    others = [one for one in find_lists(article.passages) if inside.isdisjoint(range(one.start, one.end))]
    lists = sorted([*named, *others], key=lambda one: one.start)
    aside = {row.place for row in rows if row.role not in DIVISIONS and row.role != NOTES}
    return tuple(one for one in bind_lists(article, lists, aside) if one.calls and one.list in named)


def _kinds(founds: Sequence[Found]) -> dict[int, DivisionKind]:
    """Say of each heading what it begins: what its words say, else by how many levels there are."""
    named: dict[int, int] = {}
    for found in founds:
        mark = read_mark(f"{found.mark} x") or read_mark(found.title)
        level = {"part": 0, "chapter": 1}.get(mark.family) if mark else None
        if level is not None:
            named.setdefault(level, found.depth)
    if 1 in named:
        chapter = named[1]
    elif 0 in named:
        chapter = named[0] + 1
    else:
        depths = max((found.depth for found in founds), default=0)
        tops = [place for place, found in enumerate(founds) if found.depth == 0]
        holding = sum(place + 1 < len(founds) and founds[place + 1].depth > 0 for place in tops)
        parts = holding >= _HALF and (depths >= _HALF or holding * _HALF >= len(tops))
        chapter = 1 if parts else 0
    kinds: dict[int, DivisionKind] = {}
    for place, found in enumerate(founds):
        holds = place + 1 < len(founds) and founds[place + 1].depth > found.depth
        if found.depth > chapter:
            kinds[found.start] = "section"
        elif found.depth == chapter or not holds:
            kinds[found.start] = "chapter"
        else:
            kinds[found.start] = "part"
    return kinds


def _set_apart(text: Sequence[Passage], founds: Sequence[Found]) -> int | None:
    """Find the last paragraphs when the only rule below the last heading sets them apart."""
    if len(founds) < _HALF:
        return None
    rules = [place for place in range(founds[-1].end, len(text)) if text[place].kind is BlockKind.RULE]
    below = text[rules[0] + 1 :] if len(rules) == 1 else ()
    apart = 0 < len(below) <= _FEW and all(item.kind is BlockKind.PARAGRAPH for item in below)
    return rules[0] + 1 if apart and rules[0] > founds[-1].end else None


def _conclusion(text: Sequence[Passage], founds: Sequence[Found], told: Sequence[Told]) -> int | None:
    """Find the last paragraph when it leaves its section and speaks of the whole article again."""
    if (
        len(founds) < _HALF
        or founds[-1].end + 1 >= len(text)
        or re.match(r"结|結|总|余论|conclu|final|epilog", founds[-1].title, re.IGNORECASE)
    ):
        return None
    place = len(text) - 1
    last = text[place]
    if last.kind is not BlockKind.PARAGRAPH or text[place - 1].kind not in {
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.TABLE,
    }:
        return None
    title = next((one.value for one in told if one.role == "title"), "")
    subject, section, own = _pairs(title), _pairs(founds[-1].title), _pairs(last.words)
    if own & section or not own & subject:
        return None
    if _CLOSING_WORDS.match(last.words):
        return place
    counts = [after.start - found.end for found, after in pairwise(founds) if after.start > found.end]
    usual = sorted(counts)[len(counts) // 2] if counts else 0
    keeps = any(_pairs(item.words) & section for item in text[founds[-1].end : place])
    return place if keeps and len(own & subject) >= _HALF and place + 1 - founds[-1].end > usual else None


def _pairs(text: str) -> set[str]:
    """Return the content of a text: pairs of Chinese characters, and longer Latin words."""
    runs = re.findall(r"[\u3400-\u9fff]+", text)
    return {run[n : n + 2] for run in runs for n in range(len(run) - 1)} | {
        word.lower() for word in re.findall(r"[A-Za-z][A-Za-z0-9-]{3,}", text)
    }


def _with_ids(rows: Sequence[Row], article: Article) -> tuple[Row, ...]:
    """Give every division an id: the author's own, else one spelt from its title."""
    maker = SlugMaker()
    for taken in _RESERVED:
        maker.reserve(taken)
    own: dict[int, str] = {}
    for place, row in enumerate(rows):
        written = _EXPLICIT_ID.search(article.passages[row.place].text) if row.role in DIVISIONS and row.count else None
        if row.id or written:
            own[place] = maker.reserve(row.id or (written.group(1) if written else ""))
    for place, row in enumerate(rows):
        if row.role in DIVISIONS and place not in own:
            own[place] = maker.make(row.value, row.role)
    return tuple(replace(row, id=own.get(place, "")) for place, row in enumerate(rows))


def _lay_out(article: Article, language: Language, rows: Sequence[Row]) -> Outline:
    rows = _with_ids(rows, article)
    bound = _bound(article, rows)
    footed = foot(article, bound)
    headed = {one.list.start for one in bound if one.list.heading} & footed.taken
    told = [
        Told(row.role, row.value, article.passages[row.place], row.reason)  # type: ignore[arg-type]
        for row in rows
        if row.role not in DIVISIONS and (row.role != NOTES or row.place in headed)
    ]
    heads = [row for row in rows if row.role in DIVISIONS]
    used = footed.taken | {
        place
        for row in rows
        if row.role != NOTES
        for place in range(row.place, row.place + max(row.count, row.role not in DIVISIONS))
    }
    article = footed.article
    notes = (*(item for item in article.passages if item.kind is BlockKind.NOTE), *footed.notes)
    text = [
        place for place, item in enumerate(article.passages) if place not in used and item.kind is not BlockKind.NOTE
    ]
    if text and (not heads or text[0] < heads[0].place):
        made = MADE_TITLES["zh" if language.startswith("zh") else "en"]["opening" if heads else "text"]
        opening = Row(text[0], 0, "chapter", made, id="opening", reason="the text before the first heading")
        heads = list(_with_ids([opening, *heads], article))
    title = next((one.value for one in told if one.role == "title"), article.meta.get("title", ""))
    divisions = _nest(article, heads, text, len(article.passages))
    return Outline(title or article.name.rpartition(".")[0], tuple(told), divisions, notes)


def _nest(article: Article, heads: Sequence[Row], text: Sequence[int], end: int) -> tuple[Division, ...]:
    """Make the tree of a run of rows, up to a passage; those deeper than the first of the run stand inside it."""
    made: list[Division] = []
    position = 0
    while position < len(heads):
        row = heads[position]
        after = next((n for n in range(position + 1, len(heads)) if heads[n].depth <= row.depth), len(heads))
        inner = heads[position + 1 : after]
        last = heads[after].place if after < len(heads) else end
        first, until = bisect_left(text, row.place), bisect_left(text, inner[0].place if inner else last)
        made.append(
            Division(
                row.role,  # type: ignore[arg-type]
                row.value,
                row.id,
                row.mark,
                row.reason,
                article.passages[row.place].line,
                article.passages[row.place : row.place + row.count],
                tuple(article.passages[place] for place in text[first:until]),
                _nest(article, inner, text, last),
            )
        )
        position = after
    return tuple(made)
