"""Check that the terms and notes that a text names exist (G001, G002)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duiye.checks.places import NOTE_DEFINITION, NOTE_REFERENCE, matches, places
from duiye.model import Language, Publication
from duiye.notice import Notice
from duiye.readers.rendering import Page


def check_note_references(publication: Publication) -> Iterator[Notice]:
    """Yield G002 for `[^C99]` where neither the chapter nor claims.yml defines the note."""
    if "claim" in publication.apparatus.incomplete:
        return
    claims = {claim.id for claim in publication.apparatus.claims}
    for edition in publication.editions:
        for chapter in edition.published.values():
            known = claims.union(match.group("label") for match, _ in matches(chapter, NOTE_DEFINITION))
            for match, locus in matches(chapter, NOTE_REFERENCE):
                label = match.group("label")
                if label not in known:
                    note = f"[^{label}]: … at the end of the chapter"
                    hint = f"Correct the id, add the claim to claims.yml, or write {note}."
                    yield Notice("G002", locus, f"There is no note {label}.", hint)


def check_term_references(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield G001 for `[text](term:id)` whose id the termbase does not have."""
    if "term" in publication.apparatus.incomplete:
        return
    terms = {term.id for term in publication.apparatus.terms}
    for page in pages.values():
        for link in dict.fromkeys(page.links):
            scheme, _, name = link.partition(":")
            if scheme == "term" and name not in terms:
                for locus in places(page.chapter, link):
                    yield Notice("G001", locus, f"There is no term {name}.")
