"""Check the records against one another and against the texts (Y004, G003, G007, G008, F008)."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.arithmetic import read_arithmetic
from duiye.checks.stands import Stands
from duiye.model import Designations, Publication
from duiye.notice import Locus, Notice
from duiye.readers.noterefs import note_references


def check_record_references(publication: Publication) -> Iterator[Notice]:
    """Yield Y004 for related terms and sources of evidence that do not exist.

    Where records of a kind could not be read, ids that seem to be missing are theirs, and not told again.
    """
    apparatus = publication.apparatus
    terms = {term.id for term in apparatus.terms}
    sources = {source.id for source in apparatus.sources}
    for term in apparatus.terms:
        for related in term.related:
            if related not in terms and "term" not in apparatus.incomplete:
                yield Notice(
                    "Y004",
                    apparatus.loci["term", term.id],
                    f"The term {term.id} names the related term {related}, which does not exist.",
                )
    for claim in apparatus.claims:
        for evidence in claim.evidence:
            if evidence.source not in sources and "source" not in apparatus.incomplete:
                yield Notice(
                    "Y004",
                    apparatus.loci["claim", claim.id],
                    f"The claim {claim.id} names the source {evidence.source}, which does not exist.",
                )


def check_figure_references(publication: Publication) -> Iterator[Notice]:
    """Yield Y004 for claims, sources, figures and places that the ledger names and that do not exist."""
    apparatus = publication.apparatus
    figures, claims, sources = (
        {item.id for item in items} for items in (apparatus.figures, apparatus.claims, apparatus.sources)
    )
    stands = Stands(publication)
    for figure in apparatus.figures:
        named = [("claim", figure.claim, claims), ("source", figure.source, sources)]
        named += [("figure", name, figures) for name in read_arithmetic(figure.derived).names]
        missing = [
            f"the {kind} {name}"
            for kind, name, known in named
            if name and name not in known and kind not in apparatus.incomplete
        ]
        for words in (*missing, *filter(None, map(stands.missing, dict.fromkeys(figure.stands)))):
            locus = apparatus.loci["figure", figure.id]
            yield Notice("Y004", locus, f"The figure {figure.id} names {words}, which does not exist.")


def check_shown_claims(publication: Publication) -> Iterator[Notice]:
    """Yield F008 for claims that readers never see: no text refers to their note, and no page lists all claims.

    What no reader is given yet counts too: a chapter that waits for its translation, a page that is not ready.
    """
    # What cannot be read may be that page, or refer to the note.
    if any(edition.claims_page or edition.unreadable for edition in publication.editions):
        return
    apparatus = publication.apparatus
    chapters = [chapter for edition in publication.editions for chapter in edition.chapters.values()]
    referred = {label for chapter in chapters for label, _ in note_references(chapter)} if apparatus.claims else set()
    for claim in apparatus.claims:
        if claim.id not in referred:
            yield Notice("F008", apparatus.loci["claim", claim.id], f"No page shows the claim {claim.id}.")


def check_designations(publication: Publication) -> Iterator[Notice]:
    """Yield G003 for designations that two terms claim in one language."""
    apparatus = publication.apparatus
    for language in ("zh", "en"):
        owners: dict[str, str] = {}
        for term in apparatus.terms:
            for designation in term.in_language(language).valid:
                owner = owners.setdefault(designation.casefold(), term.id)
                if owner != term.id:
                    locus: Locus = apparatus.loci["term", term.id]
                    yield Notice("G003", locus, f"“{designation}” belongs to {owner} and to {term.id}.")


def check_statuses(publication: Publication) -> Iterator[Notice]:
    """Yield G007 for designations that are valid and deprecated at once, or stand twice in one record.

    Capitals count: a termbase may well deprecate `kubernetes` for `Kubernetes`.
    """
    apparatus = publication.apparatus
    for language in ("zh", "en"):
        valid = {name: term.id for term in apparatus.terms for name in term.in_language(language).valid}
        for term in apparatus.terms:
            sides = term.in_language(language)
            locus: Locus = apparatus.loci["term", term.id]
            every = (*sides.valid, *sides.deprecated)
            for name in dict.fromkeys(name for name in every if every.count(name) > 1):
                here = [status for status, names in _statuses(sides) for other in names if other == name]
                yield Notice("G007", locus, f"“{name}” is {' and '.join(here)} in {term.id}.")
            for name in dict.fromkeys(sides.deprecated):
                if name in valid and name not in sides.valid:
                    yield Notice("G007", locus, f"“{name}” is deprecated in {term.id} and valid in {valid[name]}.")


def check_related(publication: Publication) -> Iterator[Notice]:
    """Yield G008 for terms that name themselves as related; two that name one another are as they should be."""
    apparatus = publication.apparatus
    for term in apparatus.terms:
        if term.id in term.related:
            yield Notice("G008", apparatus.loci["term", term.id], f"The term {term.id} is related to itself.")


def _statuses(sides: Designations) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("preferred", (sides.preferred,)), ("admitted", sides.admitted), ("deprecated", sides.deprecated)
