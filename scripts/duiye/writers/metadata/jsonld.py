"""Write what search engines read of a page: JSON-LD in the vocabulary of schema.org.

This module owns pages, breadcrumbs and the works that they belong to; the records that a page prints are
`jsonrecords`' matter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from duiye.writers.metadata.jsonrecords import Records, write_records
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo

Node = dict[str, Any]

_ESCAPES = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
"""No string can end the script element, or begin a comment in it."""


def write_linked_data(
    site: SiteInfo, edition: EditionInfo, page: PageInfo, records: Records, *, picture: str = ""
) -> str:
    """Write the data of one page.

    Args:
        site: the whole site.
        edition: the page's edition.
        page: the page.
        records: what some pages print.
        picture: full address of the picture that stands for the page, empty where there is none.
    """
    node = _page_node(site, edition, page)
    if picture:
        node["image"] = picture
    node |= write_records(records, page)
    crumbs = _breadcrumbs(edition, page)
    return _written({"@graph": [node, crumbs]} if crumbs else node)


def write_site_data(site: SiteInfo, titles: str) -> str:
    """Write the data of the page above the languages."""
    editions = [{"@type": "Book", "@id": item.address, "name": item.title} for item in site.editions]
    return _written(
        {
            "@type": "WebSite",
            "@id": site.address,
            "url": site.address,
            "name": titles,
            "inLanguage": [item.language for item in site.editions],
            "hasPart": editions,
        }
    )


def _authors(edition: EditionInfo) -> Node | list[Node] | None:
    names: list[Node] = [{"name": name} for name in edition.written_by]
    return names if len(names) > 1 else names[0] if names else None


def _page_node(site: SiteInfo, edition: EditionInfo, page: PageInfo) -> Node:
    life = edition.life if page.role == "home" else page.life
    node: Node = {
        "@type": _type(page),
        "@id": page.address,
        "url": page.address,
        "name": edition.title if page.role == "home" else page.heading,
        "description": page.description,
        "inLanguage": page.language,
        "author": _authors(edition),
        "publisher": {"name": edition.publisher} if edition.authors and edition.publisher else None,
        "license": edition.licence,
        "datePublished": life.published if life else None,
        "dateModified": life.changed if life else None,
        **_versions(site, page),
    }
    if page.role == "home":
        node["encoding"] = (
            {"@type": "MediaObject", "contentUrl": edition.book, "encodingFormat": "application/pdf"}
            if edition.book
            else None
        )
    else:
        if page.role in {"chapter", "claims"}:
            node |= {"headline": page.heading, "name": page.title if page.title != page.heading else None}
        node["position"] = page.position
        node["isPartOf"] = {"@type": "Book", "@id": edition.address, "name": edition.title}
    return {key: value for key, value in node.items() if value not in (None, "")}


def _type(page: PageInfo) -> str | list[str]:
    match page.role:
        case "home":
            return "Book"
        case "glossary":
            return "DefinedTermSet"
        case "figures":
            return "Dataset"
        case "status" | "part":
            return "WebPage"
        case "chapter" | "claims":
            return ["Article", "Chapter"]


def _versions(site: SiteInfo, page: PageInfo) -> Node:
    """Say which page is the translation of which: the default language's is the original."""
    leading = site.leading.language if site.leading else ""
    others = {tag: address for tag, address in page.versions.items() if tag != page.language}
    if page.language == leading and others:
        works = [{"@id": address, "inLanguage": tag} for tag, address in others.items()]
        return {"workTranslation": works[0] if len(works) == 1 else works}
    return {"translationOfWork": {"@id": others[leading], "inLanguage": leading}} if leading in others else {}


def _breadcrumbs(edition: EditionInfo, page: PageInfo) -> Node:
    if page.role == "home":
        return {}
    steps = [(edition.title, edition.address)]
    if page.part_address and page.part_address != page.address:
        steps.append((page.part, page.part_address))
    steps.append((page.title, page.address))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _written(data: Mapping[str, Any]) -> str:
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)
