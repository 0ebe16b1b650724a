"""Write the file of a chapter: its title, its text in one language or two, its notes.

This module owns the outline of that file; what stands in it is `runs`', `blocks`' and `apparatus`'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from duiye.writers.epub.elements import element, meaning, spoken, text
from duiye.writers.epub.places import MADE, Places, reference_id
from duiye.writers.epub.scribe import Note, Scribe
from duiye.writers.epub.volume import Leaf, Node, Volume, plain

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
    html = element("html", {**namespaces, **spoken(language)}, f"\n{head}\n", element("body", meaning(kind), body))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{html}\n'


def write_chapter(leaf: Leaf, volume: Volume, scribe_for: ScribeFor, places: Places) -> str:
    """Write a chapter."""
    scribes = [scribe_for(side) for side in range(len(volume.sides))]
    title = _title(leaf, scribes)
    rows = "".join(_row(row["sides"], scribes) for row in leaf.rows)
    notes = _notes([*scribes[0].notes.values()], scribes)
    kind, role = _MEANINGS[leaf.head["role"]]
    named = {**meaning(kind, role), "aria-labelledby": _TITLE, "class": leaf.head["role"]}
    section = element("section", named, title, rows)
    part = "bodymatter" if kind in {"part", "chapter"} else "backmatter"
    said = " / ".join(dict.fromkeys(places.titles[head["label"]] for head in leaf.heads if head))
    language = next(side.language for side, head in zip(volume.sides, leaf.heads, strict=True) if head)
    return write_page(said, language, f"\n{section}{notes}\n", part)


def _title(leaf: Leaf, scribes: Sequence[Scribe]) -> str:
    over, titles = [], []
    for head, scribe in zip(leaf.heads, scribes, strict=True):
        if head is None:
            continue
        number = scribe.word("chapter").format(head["number"]) if head["number"] else ""
        words = " ".join(filter(None, (head["part"], number)))
        over += [element("span", scribe.tongue, text(words))] if words else []
        # A heading without words would be none for those who listen.
        shown = scribe.write(head["title"]) if plain(head["title"]).strip() else text(head["label"])
        titles.append(element("span", {**scribe.tongue, **scribe.named(head)}, shown) if scribe.is_double else shown)
    lines = element("p", {"class": "over"}, " ".join(over)) if over else ""
    return element("header", {}, lines, element("h1", {"id": _TITLE}, " ".join(titles))) + "\n"


def _row(sides: Sequence[Sequence[Node]], scribes: Sequence[Scribe]) -> str:
    """Write what stands together: as it is in a book of one language, each side in its own element in a book of two."""
    if len(scribes) == 1:
        return "".join(f"{scribes[0].write(block)}\n" for block in sides[0])
    headings = [side[0] for side in sides if side and side[0]["kind"] == "heading"]
    rest = [[*side] for side in sides]
    joint = ""
    # One heading for both, so that the chapter has one outline.
    if len(headings) == len(scribes) and len({heading["level"] for heading in headings}) == 1:
        pairs = [(side.pop(0), scribe) for side, scribe in zip(rest, scribes, strict=True)]
        parts = (element("span", {**it.tongue, **it.named(head)}, it.write(head["body"])) for head, it in pairs)
        joint = element(f"h{min(headings[0]['level'], 6)}", {}, " ".join(parts)) + "\n"
    written = (
        element("div", {**scribe.tongue, "class": "tongue"}, "".join(map(scribe.write, side)))
        for side, scribe in zip(rest, scribes, strict=True)
        if side
    )
    inside = "\n".join(written)
    return joint + (element("div", {"class": "pair"}, inside) + "\n" if inside else "")


def _notes(notes: Sequence[Note], scribes: Sequence[Scribe]) -> str:
    """Write the notes of a chapter; reading systems show each where it is referred to, and may hide them here."""
    if not notes:
        return ""
    spoken_by = {scribe.side.language: scribe for scribe in scribes}
    label = " / ".join(dict.fromkeys(scribe.word("notes") for scribe in scribes))
    asides = (_note(note, spoken_by[note.side.language]) for note in notes)
    named = {**meaning("footnotes", "doc-endnotes"), "class": "notes", "aria-label": label}
    return "\n" + element("section", named, "\n", *(f"{aside}\n" for aside in asides))


def _note(note: Note, scribe: Scribe) -> str:
    back = partial(_back, note, scribe)
    again = "".join(back(occurrence, "↩") for occurrence in range(2, note.references + 1))
    named = {**meaning("footnote", "doc-footnote"), "id": note.id, **scribe.tongue}
    return element("aside", named, _led_by(back(1, f"{note.number}"), note.markup), again)


def _back(note: Note, scribe: Scribe, occurrence: int, sign: str) -> str:
    label = f"{scribe.word('back')} {note.number}" + (f" ({occurrence})" if occurrence > 1 else "")
    href = f"#{reference_id(note.id, occurrence)}"
    return element("a", {"class": "back", "role": "doc-backlink", "href": href, "aria-label": label}, sign)


def _led_by(sign: str, markup: str) -> str:
    """Put a note's number at the head of its first paragraph."""
    begins, mark, rest = markup.partition(">")
    is_paragraph = begins == "<p" or begins.startswith("<p ")
    return f"{begins}{mark}{sign} {rest}" if is_paragraph else f"<p>{sign}</p>{markup}"
