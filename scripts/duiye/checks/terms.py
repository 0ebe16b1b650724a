"""Check the words for a concept in one language: discouraged, several, or in wrong capitals (G004, G006, G009)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duiye.checks.mentions import (
    FIRM,
    NAMES,
    as_written,
    finder,
    is_cut_out,
    is_in_title,
    is_ours,
    mentions,
    own_words,
    terms_by_id,
)
from duiye.checks.pairs import chapter_pairs
from duiye.checks.places import NOTE_REFERENCE
from duiye.model import Apparatus, Block, Chapter, Language, Publication, Term
from duiye.notice import Notice
from duiye.readers.prose import read_prose
from duiye.termbase import Mention, Spelling, TermFinder, are_forms_of_one, hints_at

_NOTE = re.compile(NOTE_REFERENCE)
_ORDINARY = re.compile(r"[\u3400-\u9fff]{2}|[a-z]+")
"""A word so short that it may have another sense."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_INTRODUCED = re.compile(r"^\s*[（(]|称|即|[（(]$|\b(?:or|called|known as|formerly|that is|i\.e\.)\b")
_BETWEEN = 16
"""Characters between two designations of which one introduces the other."""


def check_deprecated(publication: Publication) -> Iterator[Notice]:
    """Yield G004 for each deprecated designation in a chapter's own words.

    No finding is a word that an editor's note at the place sets right (the article's own word, kept as
    printed), nor that word again in the same chapter; nor a short one in a chapter whose counterpart never speaks
    of the concept, for then it has another sense (`标记` for a mark that is no token).
    """
    apparatus = publication.apparatus
    terms = terms_by_id(apparatus)
    counterparts = _counterparts(publication)
    for chapter in _chapters(publication):
        search = finder(publication, chapter.language)
        others = counterparts.get((chapter.language, chapter.path), [])
        found: list[tuple[Block, Mention]] = []
        noted: set[str] = set()
        for block in chapter.blocks:
            for mention in mentions(apparatus, block, chapter.language):
                if mention.status != "deprecated" or not _stands_alone(block, mention, search):
                    continue
                is_plain = bool(others) and _ORDINARY.fullmatch(mention.designation)
                if not is_plain or any(hints_at(terms[mention.term], text) for text in others):
                    found.append((block, mention))
                    if _is_noted(block, terms[mention.term], apparatus, chapter.language):
                        noted.add(mention.designation)
        for block, mention in found:
            if mention.designation not in noted:
                prose = read_prose(block)
                said = as_written(block, mention)
                right = terms[mention.term].in_language(chapter.language).preferred
                locus = prose.locus(chapter.file, mention.start)
                yield Notice("G004", locus, f"“{said}” is deprecated; the termbase prefers “{right}”.")


def check_one_word(publication: Publication) -> Iterator[Notice]:
    """Yield G006 where a chapter calls one concept by a second word that it never introduces.

    Forms of one word are no second word: `GPU` and `图形处理器`, `集群` and `计算集群`.
    """
    apparatus = publication.apparatus
    terms = terms_by_id(apparatus)
    for chapter in _chapters(publication):
        for name, used in _used(apparatus, chapter).items():
            term = terms[name]
            if len(used.first) < 2 or term.type not in FIRM:  # noqa: PLR2004 — two words for one concept
                continue
            preferred = term.in_language(chapter.language).preferred
            order = sorted(used.first, key=lambda word: (word != preferred, -used.count[word]))
            group = [order[0]]
            for word in order[1:]:
                if word in used.introduced or any(_are_one(word, other, term) for other in group):
                    group.append(word)
                    continue
                block, mention = used.first[word]
                other, at = used.first[order[0]]
                line = read_prose(other).locus(chapter.file, at.start).line
                said = as_written(block, mention)
                message = f"“{said}” stands here for what line {line} calls “{order[0]}”."
                yield Notice("G006", read_prose(block).locus(chapter.file, mention.start), message)


def check_spelling(publication: Publication) -> Iterator[Notice]:
    """Yield G009 for words of the termbase in other capitals than it gives them."""
    spelling = Spelling(publication.apparatus.terms)
    for chapter in _chapters(publication):
        for block in chapter.blocks:
            prose = read_prose(block)
            for slip in spelling.slips(own_words(block)):
                if not is_in_title(prose, slip.start):
                    said = prose.text[slip.start : slip.end]
                    locus = prose.locus(chapter.file, slip.start)
                    yield Notice("G009", locus, f"“{said}” is written “{slip.right}” in the termbase.")


def _chapters(publication: Publication) -> Iterator[Chapter]:
    for edition in publication.editions:
        if is_ours(edition.language):
            yield from edition.published.values()


def _counterparts(publication: Publication) -> dict[tuple[Language, str], list[str]]:
    """Return the texts of the other languages' chapters, by language and path of a chapter."""
    found: dict[tuple[Language, str], list[str]] = {}
    for pair in chapter_pairs(publication):
        for mine, yours in (pair, pair[::-1]):
            text = "\n".join(read_prose(block).text for block in yours.blocks)
            found.setdefault((mine.language, mine.path), []).append(text)
    return found


def _stands_alone(block: Block, mention: Mention, search: TermFinder) -> bool:
    """Say whether a designation is a word of its own, not parts of two: `显卡` stands in `明显卡顿` as well."""
    prose = read_prose(block)
    text = own_words(block)
    for other in search.find_within(text, mention.start + 1, mention.end):
        if other.end > mention.end and other.status != "deprecated":
            return False
    if is_in_title(prose, mention.start):
        return False
    return is_cut_out(text, mention)


def _is_noted(block: Block, term: Term, apparatus: Apparatus, language: Language) -> bool:
    """Say whether an editor's note at a block calls the concept by a valid designation."""
    labels = {found["label"] for found in _NOTE.finditer(block.text)}
    plain = TermFinder((term,), language, unmarked=True)
    return any(
        claim.id in labels and next(plain.find(claim.note.in_language(language)), None) is not None
        for claim in apparatus.claims
    )


@dataclass(frozen=True, slots=True)
class _Used:
    """How a chapter calls one concept."""

    first: dict[str, tuple[Block, Mention]]
    """Where each valid designation stands first."""
    count: dict[str, int]
    introduced: set[str]
    """Designations that stand beside another one, in brackets or after `or`."""


def _used(apparatus: Apparatus, chapter: Chapter) -> dict[str, _Used]:
    """Collect the valid designations of a chapter by term."""
    used: dict[str, _Used] = {}
    for block in chapter.blocks:
        last: Mention | None = None
        for mention in mentions(apparatus, block, chapter.language):
            if mention.status == "deprecated":
                continue
            term = used.setdefault(mention.term, _Used({}, {}, set()))
            word = mention.designation
            term.first.setdefault(word, (block, mention))
            term.count[word] = term.count.get(word, 0) + 1
            if last and last.term == mention.term and _introduces(block, last, mention):
                term.introduced.update((word, last.designation))
            last = mention
    return used


def _are_one(first: str, second: str, term: Term) -> bool:
    """Say whether two designations are forms of one word, or the Latin and the Chinese word for no proper name."""
    scripts = {bool(_HAN.search(name)) for name in (first, second)}
    return are_forms_of_one(first, second, term) or (len(scripts) > 1 and term.type not in NAMES)


def _introduces(block: Block, first: Mention, second: Mention) -> bool:
    between = read_prose(block).text[first.end : second.start]
    return len(between) <= _BETWEEN and bool(_INTRODUCED.search(between))
