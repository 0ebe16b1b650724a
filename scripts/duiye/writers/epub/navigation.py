"""Write the navigation document: contents, figures and tables, landmarks.

This module owns what a reader can jump to; the same file is the book's page of contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duiye.writers.epub.chapters import write_page
from duiye.writers.epub.elements import element, meaning, spoken, text
from duiye.writers.epub.places import ABBREVIATIONS, COLOPHON, COVER, NAVIGATION, TITLE, Places
from duiye.writers.epub.volume import Leaf, Node, Side, Volume, nodes_in, plain
from duiye.writers.epub.words import words_in

_SECTION = 2
"""Level of the headings that the contents list."""


@dataclass(slots=True)
class Entry:
    """A line of the contents."""

    names: list[tuple[str, str]]
    """Language and words."""
    address: str
    level: int
    inside: list[Entry] = field(default_factory=list)


def write_navigation(volume: Volume, places: Places, *, has_cover: bool, has_abbreviations: bool) -> str:
    """Write the navigation document."""
    own = [(ABBREVIATIONS, "abbreviations")] if has_abbreviations else []
    contents = [entry for leaf in volume.leaves for entry in _chapter(leaf, volume, places)]
    contents += [Entry(_own(volume, name), file, 1) for file, name in [*own, (COLOPHON, "colophon")]]
    navs = [
        element(
            "nav",
            {**meaning("toc", "doc-toc"), "id": "toc", "aria-labelledby": "toc-title"},
            element("h1", {"id": "toc-title"}, _written(_own(volume, "contents"), volume)),
            _ordered(_nested(contents), volume),
        )
    ]
    for kind, listed, name in (("figure", "loi", "figures"), ("table", "lot", "tables")):
        if entries := [*_numbered(kind, volume, places)]:
            heading = element("h2", {"id": f"{listed}-title"}, _written(_own(volume, name), volume))
            attributes = {**meaning(listed), "id": listed, "aria-labelledby": f"{listed}-title"}
            navs.append(element("nav", attributes, heading, _ordered(entries, volume)))
    navs.append(_landmarks(volume, places, has_cover=has_cover))
    title = " / ".join(dict.fromkeys(words for _, words in _own(volume, "contents")))
    return write_page(title, volume.sides[0].language, "\n" + "\n".join(navs) + "\n", "frontmatter")


def _chapter(leaf: Leaf, volume: Volume, places: Places) -> Iterator[Entry]:
    """Yield the line of a chapter and of the headings in it; a glossary's are letters, which nobody looks for here."""
    heads = [(side, head) for side, head in zip(volume.sides, leaf.heads, strict=True) if head]
    names = [(side.language, _title(head, side, places)) for side, head in heads]
    yield Entry(names, places.files[leaf.head["label"]], leaf.head["level"])
    if leaf.head["role"] == "glossary":
        return
    for row in leaf.rows:
        if volume.is_double:
            pair = [(side, blocks[0]) for side, blocks in zip(volume.sides, row["sides"], strict=True) if blocks]
            yield from _heading([(side, node) for side, node in pair if _is_section(node)], leaf, places)
        else:
            for node in filter(_is_section, row["sides"][0]):
                yield from _heading([(volume.sides[0], node)], leaf, places)


def _title(head: Node, side: Side, places: Places) -> str:
    title = places.titles[head["label"]]
    if head["role"] == "part" and head["part"]:
        mark = "：" if side.language.startswith("zh") else ": "
        return f"{head['part']}{mark}{title}" if head["part"] != title else title
    number = head["mark"] or head["number"]
    return f"{number}\u2002{title}" if number else title


def _is_section(node: Node) -> bool:
    return (
        node["kind"] == "heading"
        and node["level"] == _SECTION
        and bool(node["id"])
        and bool(plain(node["body"]).strip())
    )


def _heading(nodes: Sequence[tuple[Side, Node]], leaf: Leaf, places: Places) -> Iterator[Entry]:
    if nodes:
        names = [(side.language, plain(node["body"]).strip()) for side, node in nodes]
        yield Entry(names, places.address(nodes[0][1]["id"], ""), leaf.head["level"] + 1)


def _numbered(kind: str, volume: Volume, places: Places) -> Iterator[Entry]:
    """Yield the lines of figures or tables that have a number."""
    for leaf in volume.leaves:
        found: dict[int, Entry] = {}
        for row in leaf.rows:
            for side, blocks in zip(volume.sides, row["sides"], strict=True):
                for node in nodes_in(blocks):
                    if node.get("kind") == kind and node["number"] and node["id"]:
                        label = words_in(side.language)[kind].format(node["number"])
                        entry = found.setdefault(node["number"], Entry([], places.address(node["id"], ""), 1))
                        entry.names.append((side.language, f"{label}\u2002{plain(node['caption']).strip()}"))
        yield from found.values()


def _nested(entries: Sequence[Entry]) -> list[Entry]:
    """Put each line into the last one above it of a higher rank."""
    roots: list[Entry] = []
    open_: list[Entry] = []
    for entry in entries:
        while open_ and open_[-1].level >= entry.level:
            open_.pop()
        (open_[-1].inside if open_ else roots).append(entry)
        open_.append(entry)
    return roots


def _ordered(entries: Sequence[Entry], volume: Volume) -> str:
    items = (
        element(
            "li",
            {},
            element("a", {"href": entry.address}, _written(entry.names, volume)),
            _ordered(entry.inside, volume) if entry.inside else "",
        )
        for entry in entries
    )
    return element("ol", {}, *(f"\n{item}" for item in items))


def _landmarks(volume: Volume, places: Places, *, has_cover: bool) -> str:
    points = [("cover", COVER, "cover")] if has_cover else []
    points += [("titlepage", TITLE, "title page"), ("toc", f"{NAVIGATION}#toc", "contents")]
    roles = {leaf.head["role"]: places.files[leaf.head["label"]] for leaf in reversed(volume.leaves)}
    texts = [places.files[leaf.head["label"]] for leaf in volume.leaves if leaf.head["role"] in {"chapter", "part"}]
    points += [("bodymatter", texts[0], "start")] if texts else []
    points += [("glossary", roles["glossary"], "glossary")] if "glossary" in roles else []
    points.append(("colophon", COLOPHON, "colophon"))
    items = (
        element("li", {}, element("a", {**meaning(kind), "href": address}, _written(_own(volume, name), volume)))
        for kind, address, name in points
    )
    label = words_in(volume.sides[0].language)["landmarks"]
    return element("nav", {**meaning("landmarks"), "aria-label": label, "hidden": "hidden"}, element("ol", {}, *items))


def _own(volume: Volume, name: str) -> list[tuple[str, str]]:
    return [(side.language, words_in(side.language)[name]) for side in volume.sides]


def _written(names: Sequence[tuple[str, str]], volume: Volume) -> str:
    if not volume.is_double:
        return text(names[0][1])
    return " ".join(element("span", spoken(language), text(words)) for language, words in names)
