"""Check the records against one another (Y004, G003)."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.arithmetic import read_arithmetic
from duiye.checks.stands import Stands
from duiye.model import Publication
from duiye.notice import Locus, Notice


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
