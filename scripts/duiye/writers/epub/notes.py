"""Write the notes of a chapter, to which its text refers.

This module owns their elements; reading systems show each where it is referred to, and may hide it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from duiye.writers.epub.elements import element, meaning
from duiye.writers.epub.places import reference_id
from duiye.writers.epub.scribe import Note, Scribe
from duiye.writers.epub.volume import Leaf, Node


def write_notes(leaf: Leaf, scribes: Sequence[Scribe]) -> str:
    """Write the notes that the scribes of a chapter have met, in order; in a book of both languages by pairs."""
    notes = scribes[0].notes
    if not notes:
        return ""
    spoken_by = {scribe.side.language: scribe for scribe in scribes}
    label = " / ".join(dict.fromkeys(scribe.word("notes") for scribe in scribes))
    paired = {side["id"] for pair in leaf.notes for side in pair["sides"] if side}
    alone: list[Node] = [{"sides": [{"id": label}], "said": []} for label in notes if label not in paired]
    asides = (
        write_said(pair["said"], scribes) + "".join(_note(note, spoken_by[note.side.language]) for note in there)
        for pair in (*leaf.notes, *alone)
        for there in [[notes[side["id"]] for side in pair["sides"] if side and side["id"] in notes]]
    )
    named = {**meaning("footnotes", "doc-endnotes"), "class": "notes", "aria-label": label}
    return "\n" + element("section", named, "\n", *(f"{aside}\n" for aside in asides))


def _note(note: Note, scribe: Scribe) -> str:
    back = partial(_back, note, scribe)
    again = "".join(back(occurrence, "↩") for occurrence in range(2, note.references + 1))
    named = {**meaning("footnote", "doc-footnote"), "id": note.id, **scribe.tongue}
    return element("aside", named, _followed_by(again, _led_by(back(1, str(note.number)), note.markup)))


def _back(note: Note, scribe: Scribe, occurrence: int, sign: str) -> str:
    label = f"{scribe.word('back')} {note.number}" + (f" ({occurrence})" if occurrence > 1 else "")
    href = f"#{reference_id(note.id, occurrence)}"
    return element("a", {"class": "back", "role": "doc-backlink", "href": href, "aria-label": label}, sign)


def _led_by(sign: str, markup: str) -> str:
    """Put a note's number at the head of its first paragraph."""
    begins, mark, rest = markup.partition(">")
    is_paragraph = begins == "<p" or begins.startswith("<p ")
    return f"{begins}{mark}{sign} {rest}" if is_paragraph else f"<p>{sign}</p>{markup}"


def _followed_by(signs: str, markup: str) -> str:
    """Put further links back at the end of a note's last paragraph."""
    if not signs:
        return markup
    return f"{markup.removesuffix('</p>')} {signs}</p>" if markup.endswith("</p>") else f"{markup}<p>{signs}</p>"


def write_said(said: Sequence[list[Any]], scribes: Sequence[Scribe]) -> str:
    """Write what readers of each side are told of how the languages stand to one another; mostly nothing."""
    return "".join(
        element("p", {"class": "lag", "role": "note", **scribe.tongue}, scribe.write(runs))
        for runs, scribe in zip(said, scribes, strict=False)
        if runs
    )
