"""Check that both languages link to the same places, each to its own pages (P006)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from duiye.addresses import page_address
from duiye.checks.pairs import chapter_pairs
from duiye.checks.parity.mentions import Mention, Sides, mentions, pairwise, unmatched, without_language
from duiye.model import Language, Publication
from duiye.notice import Notice
from duiye.readers.rendering import Page

_SCHEME = re.compile(r"(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")
"""Of an address that leads to no page: `mailto:`, `term:`."""
_LABELS = re.compile(r"(?:^|(?<=\.))(?:www|m|zh|cn|en|us|uk|zh-cn|en-us)\.(?=[^.]+\.)|(?<=\.com)\.cn$")
"""Parts of a host's name by which one site has several languages."""
_REGIONS = ("zh", "en", "zh-cn", "zh-hans", "zh-tw", "en-us", "en-gb")
_HINT_BARE = "The address stands there, but leads nowhere: write it between < and >."
_HINT_FOLDER = "Link to the chapter's file in this language's folder."


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a link leads."""

    language: Language
    """Of the page; empty where it leads out of the publication, or to no page."""
    path: str
    """Of the chapter or file inside the language's folder, else the address without its scheme."""
    fragment: str = field(default="")

    def __str__(self) -> str:
        return f"{self.path}#{self.fragment}" if self.fragment else self.path


_Leads = Mapping[Mention, _Where]
_Chapters = Collection[tuple[Language, str]]
"""Those that readers are given, by language and path."""


def check_links_in_both(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield P006 for links that only one of two paired chapters has, or that lead into the other's folder.

    A link that the other language cannot have, since it lacks the chapter, is none. Two addresses of other sites
    in one segment are taken for the same source in two languages.
    """
    chapters = {(edition.language, path) for edition in publication.editions for path in edition.published}
    addresses = {f"{language}/{page_address(path)}": (language, path) for language, path in chapters}
    for source, target in chapter_pairs(publication):
        wanted = [_links(pages[chapter.language, chapter.path]) for chapter in (source, target)]
        sides = mentions(publication, source, target, (wanted[0], wanted[1]))
        if any(sides):
            leads = {mention: _where(mention, publication.site_url, addresses) for side in sides for mention in side}
            yield from _astray(sides, leads, chapters)
            dead = {mention for mention, where in leads.items() if _is_dead(where, publication, pages)}
            yield from _inside(sides, leads, chapters, dead)
            yield from _outside(sides, leads, chapters, dead, [edition.language for edition in publication.editions])


def _links(page: Page) -> frozenset[str]:
    """Return the addresses that a reader can follow; a picture is none, even one that is a link to itself."""
    return frozenset(link for link in page.links if not _SCHEME.match(link)) - frozenset(page.loaded)


def _where(mention: Mention, site_url: str, addresses: Mapping[str, tuple[Language, str]]) -> _Where:
    """Say where a link leads: a chapter, a file beside the chapters, or another site."""
    try:
        parts = urlsplit(mention.address)
    except ValueError:
        return _Where("", mention.address)
    root = urlsplit(site_url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        is_own = not parts.netloc or parts.netloc == root.netloc
        path = unquote(parts.path.removeprefix(root.path or "/") if is_own else "")
        own = addresses.get(path.removesuffix("index.html").rstrip("/") + "/")
        if own:
            return _Where(*own, unquote(parts.fragment))
        return _Where("", f"{parts.netloc.lower()}{parts.path}{'?' if parts.query else ''}{parts.query}".rstrip("/"))
    chapter = mention.chapter
    path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), unquote(parts.path)))
    return _Where(chapter.language, path if parts.path else chapter.path, unquote(parts.fragment))


def _is_dead(where: _Where, publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> bool:
    """Say whether a link leads nowhere in the publication, which is told already (L001, L002)."""
    if not where.language:
        return False
    page = pages.get((where.language, where.path))
    if page:
        return bool(where.fragment) and where.fragment not in page.ids
    edition = publication.edition(where.language)
    return where.path not in edition.assets and where.path not in edition.chapters


def _astray(sides: Sides, leads: _Leads, chapters: _Chapters) -> Iterator[Notice]:
    """Yield links into the other language's folder where the counterpart leads into its own."""
    for mine, yours in (sides, sides[::-1]):
        own = {(it.place, leads[it].path) for it in yours if leads[it].language == it.chapter.language}
        for mention in mine:
            where, here = leads[mention], mention.chapter.language
            is_there = mention.place is not None and (mention.place, where.path) in own
            if is_there and where.language not in {here, ""} and (here, where.path) in chapters:
                message = f"This link leads to {where.path} in {where.language}/, which {here}/ has too."
                yield Notice("P006", mention.locus, message, _HINT_FOLDER)


def _inside(sides: Sides, leads: _Leads, chapters: _Chapters, dead: Collection[Mention]) -> Iterator[Notice]:
    """Yield links to chapters and their sections that the other side does not link to."""
    first, second = ([item for item in side if (leads[item].language, leads[item].path) in chapters] for side in sides)
    left = unmatched((first, second), (lambda mention: (leads[mention].path, leads[mention].fragment),))
    mine, yours = (
        [
            item
            for item in side
            if leads[item].language == item.chapter.language and (item.other.language, leads[item].path) in chapters
        ]
        for side in left
    )
    pairs, alone = pairwise((mine, yours))
    for one, other in pairs:
        if one in dead or other in dead:
            continue
        message = f"This link leads to {leads[other]}, its counterpart in {one.chapter.file} to {leads[one]}."
        yield Notice("P006", other.locus, message)
    for mention in alone:
        if mention in dead:
            continue
        yield Notice("P006", mention.locus, f"The link to {leads[mention]} has no counterpart in {mention.other.file}.")


def _outside(
    sides: Sides, leads: _Leads, chapters: _Chapters, dead: Collection[Mention], languages: Sequence[Language]
) -> Iterator[Notice]:
    """Yield links to files and other sites that the other side does not have, nor another in their place."""
    tags = [*languages, *_REGIONS]

    def is_outside(mention: Mention) -> bool:
        where = leads[mention]
        is_chapter = (where.language, where.path) in chapters or (where.language and where.path.endswith(".md"))
        return not is_chapter and mention not in dead

    def bare(mention: Mention) -> tuple[str, str]:
        where = leads[mention]
        host, _, path = ("", "", where.path) if where.language else where.path.partition("/")
        return _LABELS.sub("", host), without_language(path, tags)

    def site(mention: Mention) -> str:
        host, path = bare(mention)
        return host if host and leads[mention].path != f"{host}/{path}" else mention.address

    ours, theirs = ([mention for mention in side if is_outside(mention)] for side in sides)
    left = unmatched((ours, theirs), (lambda mention: leads[mention].path, bare, site))
    # What one side names in two ways (`vue.example`, `cn.vue.example`) is met by the other's one.
    met = {(item.chapter.language, bare(item)) for item in (*ours, *theirs)}
    for mention in pairwise(left)[1]:
        if (mention.other.language, bare(mention)) in met:
            continue
        is_bare = any(mention.address in block.text for block in mention.other.blocks)
        message = f"The link to {mention.address} has no counterpart in {mention.other.file}."
        yield Notice("P006", mention.locus, message, _HINT_BARE if is_bare else "")
