"""Make footnotes of the notes that somebody typed by hand.

This module owns the text that comes of them, and what an author is told; it must not lose a word of the article, nor
decide what is a note (`binding` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from duiye.article import Article, Passage
from duiye.linestarts import escape_start
from duiye.model import BlockKind
from duiye.notice import Locus, Notice
from duiye.outline.binding import Bound
from duiye.outline.notecalls import Call

_TRACE = 4
"""A list of which less than this share is called is one of works that nobody calls by number."""
_DEFINED = re.compile(r"\[\^([^\]]+)\]:")
_OTHER_NOTE = re.compile(
    r"(?:同|见|參見|参见|前引|前揭)\s*(?:前|上)?\s*(?:注释?|註|文献)?\s*[\[［〔（(]?(?:\d{1,3}|[①-⑳])[\]］〕）)]?(?![\d年月页頁.])"
    r"|\b(?:see|ibid\.?,?|supra,?|op\. cit\.,?) (?:note|n\.) ?\d{1,3}\b",
    re.IGNORECASE,
)
"""How a note refers to another by its number."""
_PLAIN = re.compile(r"</?[A-Za-z][^<>]*>|\\(?=[^\w\s])|(?<=\])\([^()\s]*\)|[*`]")


@dataclass(frozen=True, slots=True)
class Footed:
    """An article after its typed notes became footnotes."""

    article: Article
    """Every passage at the place that it had; what calls notes has their marks."""
    notes: tuple[Passage, ...]
    """The definitions of the notes."""
    taken: frozenset[int]
    """Indexes of the passages that became notes, and of the headings above them."""


def foot(article: Article, bound: Sequence[Bound]) -> Footed:
    """Write the calls as marks of footnotes, and the notes as their definitions.

    A note that nothing calls stays as text where it stands, below the heading of its list.
    """
    if not bound:
        return Footed(article, (), frozenset())
    used = {found for item in article.passages if item.kind is BlockKind.NOTE for found in _DEFINED.findall(item.text)}
    passages = list(article.passages)
    notes: list[Passage] = []
    taken: set[int] = set()
    marks: dict[int, list[tuple[Call, str]]] = {}
    for count, one in enumerate(bound, 1):
        labels = {n: str(n) if len(bound) == 1 and not used else f"{count}-{n}" for n in one.list.numbers}
        kept: set[int] = set()
        for item in one.list.items:
            if item.number in one.called:
                taken.update(item.pieces)
                notes.append(_note(labels[item.number], item.text, passages[item.place]))
            else:
                kept.update(item.pieces)
        taken -= kept
        if not kept:
            taken.update(range(one.list.start, one.list.end))
        for place, call in one.calls:
            marks.setdefault(place, []).append((call, "".join(f"[^{labels[n]}]" for n in call.numbers)))
    for place, found in marks.items():
        passages[place] = _marked(passages[place], sorted(found, key=lambda item: item[0].start))
    return Footed(replace(article, passages=tuple(passages)), tuple(notes), frozenset(taken))


def _note(label: str, text: str, item: Passage) -> Passage:
    first, mark, rest = text.partition("\n")
    return Passage(
        BlockKind.NOTE, f"[^{label}]: {escape_start(first)}{mark}{rest}", _PLAIN.sub("", text).strip(), item.line
    )


def _marked(item: Passage, calls: Sequence[tuple[Call, str]]) -> Passage:
    """Write the marks of notes into a passage; a reader's words lose the numbers that the marks now are."""
    pieces: list[str] = []
    words, at, done = item.words, 0, 0
    for call, mark in calls:
        before = item.text[at : call.start]
        pieces.append(before.rstrip(" ") if call.family in {"bracket", "named"} else before)
        pieces.append(mark + (f"<sup>{call.rest}</sup>" if call.rest else ""))
        at = call.end
        said = _PLAIN.sub("", item.text[call.start : call.end]).strip().removesuffix(call.rest).strip()
        if (found := words.find(said, done)) >= 0:
            end = found + len(said)
            start = len(words[:found].rstrip(" ")) if call.family in {"bracket", "named"} else found
            words, done = words[:start] + words[end:], start
    return replace(item, text="".join([*pieces, item.text[at:]]), words=words)


def tell_doubts(
    article: Article, bound: Iterable[Bound], made: Iterable[Bound], vain: Iterable[int] = ()
) -> Iterator[Notice]:
    """Yield a notice for each list that was left as text because it is not sure, and each note or call left over.

    Args:
        article: the article.
        bound: every list that was found.
        made: those that became footnotes.
        vain: indexes of passages that a plan calls the beginning of a list, in vain.
    """
    made = tuple(made)
    for place in vain:
        said = "No list of notes begins here that the text calls: the plan was not followed."
        yield _notice(article, place, said, "Give the line of its heading or of its first note, and the last line.")
    for one in bound:
        if one.doubt and all(one.list.start != other.list.start for other in made) and _is_likely(one):
            count = len(one.list.items)
            said = f"The list of {count} note{'s' if count != 1 else ''} here was left as text: {one.doubt}."
            yield _notice(article, one.list.start, said)
    for one in made:
        yield from _left_over(article, one)


def _left_over(article: Article, one: Bound) -> Iterator[Notice]:
    """Yield what an author should look at in a list that became footnotes."""
    for item in one.list.items:
        if item.number not in one.called:
            yield _notice(article, item.place, f"Nothing calls note {item.number}; it was left as text.")
        elif found := _OTHER_NOTE.search(_PLAIN.sub("", item.text)):
            said = f"Note {item.number} says “{found.group().strip()}”, but each chapter counts its own notes."
            yield _notice(article, item.place, said, "Write what the other note says instead of its number.")
    for place, call in one.strange:
        number = ", ".join(map(str, call.numbers))
        yield _notice(article, place, f"The list of notes has no {number}; the call was left as text.")


def _notice(article: Article, place: int, said: str, hint: str = "") -> Notice:
    return Notice("I010", Locus(article.name, article.passages[place].line), said, hint)


def _is_likely(one: Bound) -> bool:
    """Say whether a doubtful list is one of notes rather than works that nobody calls, or steps of a recipe."""
    strong = {number for _, call in one.calls if call.family != "paren" and not call.weak for number in call.numbers}
    return bool(one.list.heading) and bool(strong) and len(strong) * _TRACE >= len(one.list.items)
