"""Write the file of a chapter: its title, its text in one language or two, its notes.

This module owns the outline of that file; what stands in it is `runs`', `blocks`' and `apparatus`'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from duiye.writers.epub.elements import element, meaning, spoken, text
from duiye.writers.epub.notes import write_notes, write_said
from duiye.writers.epub.places import MADE, Places
from duiye.writers.epub.scribe import Scribe
from duiye.writers.epub.volume import Leaf, Node, Volume, nodes_in, plain

ScribeFor = Callable[[int], Scribe]
"""Makes the scribe of a side."""
_TITLE = f"title{MADE}"
_MEANINGS: Mapping[str, tuple[str, str]] = {
    "part": ("part", "doc-part"),
    "chapter": ("chapter", "doc-chapter"),
    "glossary": ("glossary", "doc-glossary"),
    "facts": ("appendix", "doc-appendix"),
}


def write_page(title: str, language: str, body: str, kind: str) -> str:
    """Write a file of the book.

    Args:
        title: of the file, in words.
        language: of the file where no element says another.
        body: markup.
        kind: where in the book it stands, in EPUB's vocabulary.
    """
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("title", {}, text(title)),
        element("link", {"rel": "stylesheet", "type": "text/css", "href": "book.css"}),
    )
    namespaces = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
    # The body says it again: MuPDF, and who builds on it, does not look at the root.
    inside = element("body", {**meaning(kind), **spoken(language)}, body)
    html = element("html", {**namespaces, **spoken(language)}, f"\n{head}\n", inside)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{html}\n'


def write_chapter(leaf: Leaf, volume: Volume, scribe_for: ScribeFor, places: Places) -> str:
    """Write a chapter."""
    scribes = [scribe_for(side) for side in range(len(volume.sides))]
    title = _title(leaf, scribes) + write_said(leaf.said, scribes)
    rows = "".join(_row(row, scribes) for row in leaf.rows)
    kind, role = _MEANINGS[leaf.head["role"]]
    named = {**meaning(kind, role), "aria-labelledby": _TITLE, "class": leaf.head["role"]}
    section = element("section", named, title, rows)
    part = "bodymatter" if kind in {"part", "chapter"} else "backmatter"
    said = " / ".join(dict.fromkeys(places.titles[head["label"]] for head in leaf.heads if head))
    language = next(side.language for side, head in zip(volume.sides, leaf.heads, strict=True) if head)
    return write_page(said, language, f"\n{section}{write_notes(leaf, scribes)}\n", part)


def _title(leaf: Leaf, scribes: Sequence[Scribe]) -> str:
    over, titles = [], []
    for head, scribe in zip(leaf.heads, scribes, strict=True):
        if head is None:
            continue
        number = head["mark"] or (scribe.word("chapter").format(head["number"]) if head["number"] else "")
        words = "\N{EN SPACE}".join(filter(None, (head["part"], number)))
        over += [element("span", scribe.tongue, text(words))] if words else []
        # A heading without words would be none for those who listen.
        shown = scribe.write(head["title"]) if plain(head["title"]).strip() else text(head["label"])
        titles.append(element("span", {**scribe.tongue, **scribe.named(head)}, shown) if scribe.is_double else shown)
    lines = element("p", {"class": "over"}, " ".join(over)) if over else ""
    return element("header", {}, lines, element("h1", {"id": _TITLE}, " ".join(titles))) + "\n"


def _row(row: Node, scribes: Sequence[Scribe]) -> str:
    """Write what stands together: as it is in a book of one language, each side in its own element in a book of two."""
    sides = [[*side] for side in row["sides"]]
    if len(scribes) == 1:
        return "".join(f"{scribes[0].write(block)}\n" for block in sides[0])
    joint = _joint_heading(sides, scribes)
    told = write_said(row["said"], scribes)
    anchors = ""
    if row["once"]:
        *_, last = zip(sides, scribes, strict=True)
        anchors = "".join(element("span", last[1].named(node)) for node in nodes_in(last[0]) if node.get("id"))
        sides[-1] = []
    written = [
        element("div", {**scribe.tongue, "class": "tongue"}, "".join(map(scribe.write, side)))
        for side, scribe in zip(sides, scribes, strict=True)
        if side
    ]
    inside = "\n".join(filter(None, [told, anchors, *written]))
    return joint + (element("div", {"class": "pair"}, inside) + "\n" if inside else "")


def _joint_heading(sides: Sequence[list[Node]], scribes: Sequence[Scribe]) -> str:
    """Write one heading for both sides, so that a chapter has one outline; take it from the blocks."""
    heads = [side[0] for side in sides if side and side[0]["kind"] == "heading"]
    if len(heads) < len(sides) or len({head["level"] for head in heads}) > 1:
        return ""
    parts = (
        element("span", {**scribe.tongue, **scribe.named(side.pop(0))}, scribe.write(head["body"]))
        for side, head, scribe in zip(sides, heads, scribes, strict=True)
    )
    return element(f"h{min(heads[0]['level'], 6)}", {"class": "joint"}, " ".join(parts)) + "\n"
