"""Write the records that a page prints as linked data: the glossary's terms, the tables of the figures.

This module owns how a record is said in schema.org's words; the page around it is `jsonld`'s matter.

There is no ClaimReview: what the notes judge is our own wording of the article's claims, and search engines show such
reviews no more (docs/adr/0029).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duiye.model import Term
from duiye.writers.metadata.pageinfo import PageInfo

_CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Records:
    """What some pages print."""

    terms: tuple[Term, ...] = ()
    tables: tuple[str, ...] = ()
    """Full addresses of the tables that the page of figures offers."""


def write_records(records: Records, page: PageInfo) -> dict[str, Any]:
    """Write the records that a page prints, as properties of the page; none for most pages."""
    match page.role:
        case "glossary":
            return {"hasDefinedTerm": [_term(term, page) for term in records.terms]} if records.terms else {}
        case "figures":
            tables = [{"@type": "DataDownload", "encodingFormat": _CSV, "contentUrl": item} for item in records.tables]
            return {"distribution": tables} if tables else {}
        case _:
            return {}


def _term(term: Term, page: PageInfo) -> dict[str, Any]:
    """Write a term with its names in both languages; its definition stands at its address, and would weigh twice."""
    tag = "en" if page.language.startswith("zh") else "zh"
    own, other = term.in_language(page.language), term.in_language(tag)
    return {
        "@type": "DefinedTerm",
        "@id": f"{page.address}#{term.id}",
        "name": own.preferred,
        "alternateName": [*own.admitted, {"@value": other.preferred, "@language": tag}],
    }
