"""Gather what machines are told of the site from the publication, once for all who write it.

This module owns which page is what, its place and its dates; it must not know how any of it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from duiye.addresses import page_address
from duiye.chapternumbers import chapter_numbers
from duiye.inserts import read_insert
from duiye.lifespan import Lifespan, joined
from duiye.model import LANDING, Apparatus, BlockKind, Chapter, Edition, Language, Publication
from duiye.readers.rendering import Page
from duiye.writers.metadata.describing import describe, heading_of, title_of
from duiye.writers.metadata.pageinfo import EditionInfo, Imprint, PageInfo, Role, SiteInfo

_ROLES: Mapping[str, Role] = {"glossary": "glossary", "figures": "figures", "claims": "claims", "status": "status"}
"""By the name of the mark that such a page holds."""


def gather(
    publication: Publication,
    pages: Mapping[tuple[Language, str], Page],
    imprints: Mapping[Language, Imprint],
    lives: Mapping[str, Lifespan],
    address: str,
) -> SiteInfo:
    """Gather what machines are told.

    Args:
        publication: the publication.
        pages: its chapters as rendered.
        imprints: what mkdocs.yml says, by language.
        lives: when each file below the documents' folder was changed, by its path from the root.
        address: full address of the site's root, ending with a slash.
    """
    published = {edition.language: edition.published for edition in publication.editions}
    numbers = chapter_numbers(publication)
    editions = []
    for edition in publication.editions:
        imprint = imprints.get(edition.language, Imprint())
        found: dict[str, PageInfo] = {}
        for place in _places(publication, edition):
            versions = {
                tag: f"{address}{tag}/{page_address(place.path)}"
                for tag, paths in published.items()
                if place.path in paths
            }
            page = pages[edition.language, place.path]
            role = _role(page.chapter, is_part=place.is_part)
            found[place.path] = PageInfo(
                edition.language,
                place.path,
                versions[edition.language],
                role,
                title=edition.title if role == "home" else title_of(page),
                heading=heading_of(page),
                description=describe(page, edition.title, imprint.description),
                part=place.part,
                part_address=f"{address}{edition.language}/{page_address(place.opening)}" if place.opening else "",
                number=place.number,
                mark=numbers[edition.language].get(place.path, ""),
                position=place.position,
                versions=versions,
                life=_life(publication, page.chapter, role, lives),
            )
        if found:
            editions.append(
                EditionInfo(
                    edition.language,
                    edition.name,
                    edition.title,
                    found[LANDING].description if LANDING in found else imprint.description,
                    imprint.publisher,
                    imprint.copyright,
                    f"{address}{edition.language}/",
                    found,
                    default=edition.default,
                    authors=imprint.authors,
                    book=f"{address}{quote(imprint.book)}" if imprint.book else "",
                )
            )
    return SiteInfo(address, tuple(editions))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a chapter stands in the reading order."""

    path: str
    part: str
    opening: str
    """Path of the page that opens its part."""
    number: int
    position: int
    is_part: bool


def _places(publication: Publication, edition: Edition) -> Iterator[_Place]:
    """List the chapters that have a page, parts numbered as on the site and in the book."""
    keys = {entry.path: entry.part for entry in publication.nav}
    openings = {part: path for path, part in keys.items() if part and path.endswith("/index.md")}
    counts: dict[str, int] = {}
    position = 0
    for path in edition.published:
        part = keys.get(path, "")
        opening = openings.get(part, "")
        is_part = bool(opening) and path == opening
        if opening and not is_part:
            counts[part] = counts.get(part, 0) + 1
        position += path != LANDING
        yield _Place(
            path,
            edition.parts.get(part, part),
            opening if opening in edition.published else "",
            counts[part] if opening and not is_part else 0,
            position if path != LANDING else 0,
            is_part,
        )


def _role(chapter: Chapter, *, is_part: bool) -> Role:
    marks = (read_insert(block.text) for block in chapter.blocks if block.kind is BlockKind.INSERT)
    roles: list[Role] = [role for mark in marks if mark and (role := _ROLES.get(mark.name))]
    if chapter.path == LANDING:
        return "home"
    return roles[0] if roles else "part" if is_part else "chapter"


def _life(publication: Publication, chapter: Chapter, role: Role, lives: Mapping[str, Lifespan]) -> Lifespan | None:
    """Return when a page's own text was changed, and the records that it prints as a whole.

    A page that shows the state of all chapters changes with any of them.
    """
    if role == "status":
        return joined(lives.get(item.file) for edition in publication.editions for item in edition.chapters.values())
    names = (f"{publication.docs}/apparatus/{name}" for name in _records(publication.apparatus, role))
    return joined([lives.get(chapter.file), *(lives.get(name) for name in names)])


def _records(apparatus: Apparatus, role: Role) -> Iterator[str]:
    """Yield the files of the records that a page prints as a whole; a file without records may be missing."""
    printed: Mapping[Role, Sequence[tuple[str, object]]] = {
        "glossary": [("termbase.yml", apparatus.terms)],
        "figures": [("figures.yml", apparatus.figures), ("charts.yml", apparatus.charts)],
        "claims": [("claims.yml", apparatus.claims), ("sources.yml", apparatus.sources)],
    }
    return (name for name, records in printed.get(role, ()) if records)
