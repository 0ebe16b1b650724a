"""Write what stands around the chapters: cover, title page, abbreviations, colophon.

This module owns these files; their words are the publication's and `words`'.
"""

from __future__ import annotations

from duiye.writers.epub.chapters import write_page
from duiye.writers.epub.elements import element, meaning, spoken, text
from duiye.writers.epub.volume import Side, Volume
from duiye.writers.epub.words import day_in, words_in

_PEOPLE = ("author", "translator", "editor")
_FACTS = (*_PEOPLE, "first", "publisher", "date", "version", "licence", "address")


def titles_of(volume: Volume) -> str:
    """Return the whole title, in each of the book's languages."""
    return " / ".join(dict.fromkeys(side.full_title for side in volume.sides))


def write_cover(volume: Volume, picture: str) -> str:
    """Write the page that shows the cover, whose words are the title's and the publisher's."""
    names = [name for side in volume.sides for name in side.info["author"]]
    names += [side.info["publisher"] for side in volume.sides]
    said = " · ".join([titles_of(volume), *dict.fromkeys(names)]).strip(" ·")
    image = element("img", {"src": picture, "alt": said, "role": "doc-cover"})
    section = element("section", {**meaning("cover"), "class": "cover"}, image)
    return write_page(_named(volume, "cover"), volume.sides[0].language, section, "frontmatter")


def write_title_page(volume: Volume) -> str:
    """Write the title page."""
    parts = [_titles(side, volume) for side in volume.sides]
    publishers = dict.fromkeys(side.info["publisher"] for side in volume.sides if side.info["publisher"])
    foot = element("p", {"class": "publisher"}, text(" · ".join(publishers))) if publishers else ""
    section = element("section", {**meaning("titlepage"), "class": "title-page"}, "\n".join(parts), foot)
    return write_page(titles_of(volume), volume.sides[0].language, section, "frontmatter")


def _titles(side: Side, volume: Volume) -> str:
    info = side.info
    # One heading of the first rank for a file; the other language's title is a line of the same look.
    tag = "h1" if side is volume.sides[0] else "p"
    lines = [element(tag, {"class": "book-title"}, text(info["title"]))]
    lines += [element("p", {"class": "subtitle"}, text(info["subtitle"]))] if info["subtitle"] else []
    words = words_in(side.language)
    for role in _PEOPLE:
        if names := words["comma"].join(info[role]):
            lines.append(element("p", {"class": "credit"}, text(words[f"by {role}"].format(names))))
    lines += [element("p", {"class": "lead"}, text(info["lead"]))] if info["lead"] else []
    return element("div", spoken(side.language), *lines)


def write_abbreviations(volume: Volume) -> str:
    """Write the list of abbreviations; nothing where the book has none."""
    if not any(side.abbreviations for side in volume.sides):
        return ""
    lists = []
    for side in volume.sides:
        pairs = (element("dt", {}, text(short)) + element("dd", {}, text(long)) for short, long in side.abbreviations)
        lists += [element("dl", spoken(side.language), *pairs)] if side.abbreviations else []
    section = element("section", {"class": "abbreviations"}, _heading(volume, "abbreviations"), *lists)
    return write_page(_named(volume, "abbreviations"), volume.sides[0].language, section, "backmatter")


def write_colophon(volume: Volume) -> str:
    """Write what a reader may want to know of the edition."""
    lists = (
        element(
            "div",
            {**spoken(side.language), "class": "imprint"},
            element("p", {}, element("strong", {}, text(side.full_title))),
            element("dl", {}, *(_fact(side, name) for name in _FACTS if side.info[name])),
        )
        for side in volume.sides
    )
    named = {**meaning("colophon", "doc-colophon"), "class": "colophon"}
    section = element("section", named, _heading(volume, "colophon"), *lists)
    return write_page(_named(volume, "colophon"), volume.sides[0].language, section, "backmatter")


def _fact(side: Side, name: str) -> str:
    value = side.info[name]
    match name:
        case "author" | "translator" | "editor":
            shown = text(words_in(side.language)["comma"].join(value))
        case "date" | "first":
            shown = text(day_in(side.language, value))
        case "address":
            shown = element("a", {"href": value}, text(value))
        case _:
            shown = text(value)
    return element("dt", {}, text(words_in(side.language)[name])) + element("dd", {}, shown)


def _heading(volume: Volume, name: str) -> str:
    parts = (
        element("span", spoken(side.language) if volume.is_double else {}, text(words_in(side.language)[name]))
        for side in volume.sides
    )
    return element("h1", {}, " ".join(parts))


def _named(volume: Volume, name: str) -> str:
    return " / ".join(dict.fromkeys(words_in(side.language)[name] for side in volume.sides))
