"""Write the search of a site: pages as they were built and the apparatus in, texts by path out.

This module owns what is known of all languages together; what one language's search is made of is `edition`. It must
not touch the disk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from duiye.addresses import page_address
from duiye.model import Edition, Language, Publication, Term
from duiye.writers.search.edition import FOLDER, HEAD, PACK, Outline, Source, write_edition
from duiye.writers.search.figures import written_figures
from duiye.writers.search.folding import fold
from duiye.writers.search.glosses import Couple, aligned_headings, glossed
from duiye.writers.search.lexicon import Known
from duiye.writers.search.pagetext import PageText, read_page
from duiye.writers.search.regional import regional_wordings

__all__ = ["FOLDER", "HEAD", "PACK", "PageText", "read_page", "write_search"]

Pages = Mapping[Language, Mapping[str, PageText]]
"""What can be found in each language, by address."""
_REPEATING = 0.3
"""How much a page counts that repeats what others say: whoever looks for a passage wants the chapter first."""


def write_search(publication: Publication, pages: Pages, facing: Collection[str] = ()) -> dict[str, str]:
    """Return the files of the search by their paths from the site's root.

    Args:
        publication: the publication.
        pages: the pages as they were built.
        facing: addresses, inside a language's root, that have a facing page.
    """
    terms = publication.apparatus.terms
    addresses = sorted({address for held in pages.values() for address in held})
    couples = _couples(pages, terms)
    files: dict[str, str] = {}
    for language, held in pages.items():
        edition = publication.edition(language)
        known = Known(
            terms,
            couples,
            _regional(held, terms) if language.startswith("zh") else {},
            written_figures(publication.apparatus.figures, held.values(), language),
        )
        kept = {address: held[address] for address in held.keys() - _left_out(edition)}
        outline = _outline(publication, edition)
        source = Source(language, addresses, kept, outline, known, frozenset(facing))
        files |= {f"{language}/{FOLDER}/{path}": text for path, text in write_edition(source).items()}
    return files


def _couples(pages: Pages, terms: Sequence[Term]) -> Sequence[Couple]:
    """Return what translates one another on the pages, the surest first: headings, then glosses."""
    chinese = next((held for language, held in pages.items() if language.startswith("zh")), {})
    others = [held for language, held in pages.items() if not language.startswith("zh")]
    found = [aligned_headings(chinese, held).most_common() for held in others]
    texts = (text for held in pages.values() for page in held.values() for text in _texts(page))
    found.append(glossed(texts).most_common())
    known = {(fold(zh), fold(en)) for term in terms for zh in term.zh.valid for en in term.en.valid}
    ranked = [sorted(counted, key=lambda item: (-item[1], item[0])) for counted in found]
    return [couple for counted in ranked for couple, _ in counted if couple not in known]


def _regional(pages: Mapping[str, PageText], terms: Sequence[Term]) -> Mapping[str, Sequence[str]]:
    text = "\n".join(fold(text) for page in pages.values() for text in _texts(page))
    pairs = {*pairwise(text)}
    own = ((term.zh.tw, term.zh.preferred) for term in terms if term.zh.tw)
    return regional_wordings(lambda wording: pairs.issuperset(pairwise(wording)) and wording in text, own)


def _texts(page: PageText) -> Iterator[str]:
    for section in page.sections:
        yield section.heading
        for _, text in section.blocks:
            yield text


def _outline(publication: Publication, edition: Edition) -> Outline:
    parts = list(dict.fromkeys(entry.part for entry in publication.nav if entry.part))
    chapters = edition.chapters
    glossary = next((page_address(path) for path, chapter in chapters.items() if chapter.is_glossary), None)
    return Outline(
        weights=dict(_weights(edition)),
        parts=[edition.parts.get(part, part) for part in parts],
        part_of={page_address(entry.path): parts.index(entry.part) for entry in publication.nav if entry.part},
        glossary=glossary,
    )


def _weights(edition: Edition) -> Iterator[tuple[str, float]]:
    for path, chapter in edition.chapters.items():
        boost = _said(chapter.meta).get("boost", _REPEATING if chapter.is_drawn_up else 1)
        if isinstance(boost, int | float) and boost != 1:
            yield page_address(path), float(boost)


def _left_out(edition: Edition) -> frozenset[str]:
    """Return the addresses of the chapters that ask not to be found."""
    chapters = edition.chapters.items()
    return frozenset(page_address(path) for path, chapter in chapters if _said(chapter.meta).get("exclude"))


def _said(meta: Mapping[str, object]) -> Mapping[str, object]:
    """Return what a chapter's front matter says of search, in Material's words."""
    said = meta.get("search")
    return said if isinstance(said, dict) else {}
