"""Check that links inside the publication lead somewhere, and that nothing is loaded from elsewhere (L001 to L003)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from duiye.availability import availability
from duiye.checks.pairs import emptied
from duiye.checks.places import places, written_notes
from duiye.hosting import covers
from duiye.model import GLOSSARY_MARK, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page

_OTHER_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|//")
_BACK = "fnref:"
"""How the id begins to which a note leads back."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/")
_HINT_GLOSSARY = f"Write it, with a line {GLOSSARY_MARK}; or give the terms mark: false."


def check_links(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield L001 for links to files that do not exist and L002 for fragments that no page has.

    Addresses with a scheme lead elsewhere and are not looked at; a link to an initial chapter leads to the
    page of the other language, whose ids count.
    """
    ids = {key: frozenset(page.ids) for key, page in pages.items()}
    available = availability(publication)
    leads = {edition.language: available.leads(edition.language) for edition in publication.editions}
    terms = {term.id for term in publication.apparatus.terms}
    bare = {(chapter.language, chapter.path) for chapter, _ in emptied(publication)}
    """Pages that have lost their ids with everything else (P012)."""
    missed: dict[tuple[Language, str], Notice] = {}
    """Glossaries that are not there: terms are linked to them on every page, by nobody's hand."""
    for (language, path), page in pages.items():
        assets = publication.edition(language).assets
        for link in dict.fromkeys(page.links):
            if _ELSEWHERE.match(link) or not link:
                continue
            address, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))
            target = target if address else path
            owner = leads[language].get(target, language)
            if not owner:
                continue  # no language has it yet: its words stand without a link
            if (owner, target) in pages:
                if fragment and (owner, target) not in bare and unquote(fragment) not in ids[owner, target]:
                    yield from _dead_fragment(page, link, target)
            elif target not in assets and not publication.edition(language).has(target):
                found = places(page.chapter, link)
                if fragment in terms and not found[0].line:
                    missed.setdefault((language, target), _no_glossary(publication, language, target))
                    continue
                for locus in found:
                    yield Notice("L001", locus, f"There is no {target} in {language}/.")
    yield from missed.values()


def _no_glossary(publication: Publication, language: Language, target: str) -> Notice:
    locus = Locus(f"{publication.docs}/{language}/{target}")
    return Notice("L001", locus, f"The terms are linked to {target}, which {language}/ lacks.", _HINT_GLOSSARY)


def _dead_fragment(page: Page, link: str, target: str) -> Iterator[Notice]:
    """Tell a link to an id that is not there; the page's own way back from a note is a note that nobody refers to."""
    fragment = link.partition("#")[2]
    if link.startswith(f"#{_BACK}"):
        label = unquote(fragment).removeprefix(_BACK)
        locus = next(iter(written_notes(page.chapter, label)), Locus(page.chapter.file))
        yield Notice(
            "L002", locus, f"Nothing refers to the note [^{label}].", "Refer to it in the text, or take it out."
        )
        return
    for locus in places(page.chapter, link):
        yield Notice("L002", locus, f"{target} has no id {fragment}.")


def check_loaded(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield L003 for pictures and the like on another host: readers' visits would be told to it.

    A host that mkdocs.yml lets through is one to which the editors have decided to tell them.
    """
    hosts = publication.allowances.hosts if publication.allowances else ()
    for page in pages.values():
        for address in dict.fromkeys(page.loaded):
            if _OTHER_HOST.match(address) and not covers(hosts, address):
                for locus in places(page.chapter, address):
                    yield Notice("L003", locus, f"{address} lies on another host.")
