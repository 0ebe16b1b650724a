"""Find the notes of a page, each with the marks that refer to it, in the forms that programs write them.

This module owns what is a note; it must not write it.

Known are EPUB's types and ARIA's roles, what mammoth, Word, LibreOffice and wikis write, and by hand a
raised number that leads to a block which begins with that number or leads back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duiye.readers.articles.trees import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_LABEL = re.compile(
    r"\s*[\[(（〔［【]?\s*(?:注|註|note)?\s*(\d{1,4}|[a-z*†‡§]|[ivx]{1,5}|[①-⑳㉑-㉟])\s*[\])）〕］】]?\s*",
    re.IGNORECASE,
)
_BACK = re.compile(r"[\s↩↑↵⤴^︎️\[\](),a-z0-9*†‡§①-⑳]*|back|return|返回|回到正文", re.IGNORECASE)
_REFERRING = frozenset({"noteref", "doc-noteref"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_CLASS = re.compile(r"(?:^|[\s_-])(?:foot|end|side)?note", re.IGNORECASE)
_BLOCKS = ("li", "aside", "dd", "tr", "p", "div", "section", "blockquote", "td")
_AROUND_MARK = frozenset({"sup", "span", "small", "b", "strong", "i", "em", "font"})
_BRACKETS = " \t\r\n\xa0[]()（）〔〕［］【】"
_LONGEST = 12
"""No mark of a note is longer."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page, taken out of it."""

    references: dict[_Element, str]
    """Label of the note to which an element refers."""
    bodies: dict[str, _Element]
    """What each note says, by its label, in the order of the first references."""


def take_notes(root: _Element, *, first: int = 1) -> Notes:
    """Find the notes of a page and take them out of its tree.

    Args:
        root: the page; notes and their back links leave it.
        first: number of the first note.

    Returns:
        The notes, numbered in the order of their first references.
    """
    anchors = [anchor for anchor in root.iter("a") if (anchor.get("href") or "").startswith("#")]
    if not anchors:
        return Notes({}, {})
    places: dict[str, _Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                places.setdefault(name, element)
    references: dict[_Element, str] = {}
    labels: dict[_Element, str] = {}
    backs: dict[_Element, list[_Element]] = {}
    for anchor in anchors:
        target = places.get((anchor.get("href") or "")[1:])
        body = _body(target) if target is not None else None
        if body is None or body in {*anchor.iterancestors()} or not _refers(anchor, body):
            continue
        label = labels.setdefault(body, str(first + len(labels)))
        mark = _mark(anchor)
        references[mark] = label
        backs.setdefault(body, []).append(mark)
    # A note inside another's body is that note's text; it would be written twice.
    kept = {body: label for body, label in labels.items() if not any(outer in labels for outer in body.iterancestors())}
    references = {mark: label for mark, label in references.items() if label in kept.values()}
    for body in kept:
        _clean(body, backs[body])
    for body in kept:
        _take_out(body)
    return Notes(references, {label: body for body, label in kept.items()})


def _kinds(element: _Element) -> set[str]:
    """Return what EPUB and ARIA call an element."""
    return set(
        f"{element.get('epub:type') or ''} {element.get('role') or ''} {element.get('type') or ''}".lower().split()
    )


def _body(target: _Element) -> _Element | None:
    """Return the block that a link to a place leads to, None where it leads to a heading or into a line."""
    chain = [target, *target.iterancestors()]
    if any(re.fullmatch(r"h[1-6]", str(element.tag)) for element in chain):
        return None
    body = next((element for element in chain if element.tag in _BLOCKS), None)
    parent = body.getparent() if body is not None else None
    while body is not None and parent is not None and parent[0] is body and not (parent.text or "").strip():
        if body.tag == "li" or not (parent.tag in {"li", "tr"} or _NOTES & _kinds(parent)):
            break
        body, parent = parent, parent.getparent()
    return body


def _refers(anchor: _Element, body: _Element) -> bool:
    """Say whether an anchor is the mark of a note, and the block that it leads to the note."""
    is_typed = bool(_REFERRING & _kinds(anchor)) or "footnote-ref" in (anchor.get("class") or "")
    words = words_in(anchor)
    is_label = bool(_LABEL.fullmatch(words)) or (len(words) < _LONGEST and is_typed)
    if not is_label or not _said(body):
        return False
    if is_typed or _NOTES & _kinds(body):
        return True
    named = " ".join(filter(None, (body.get("class"), body.get("id"))))
    if any(link.get("href", "")[1:] in _names(anchor) for link in body.iter("a")):
        return True
    is_raised = next(anchor.iter("sup"), None) is not None or any(item.tag == "sup" for item in anchor.iterancestors())
    begins = _label(words).match(_said(body))
    return is_raised and (body.tag == "li" or bool(_CLASS.search(named)) or begins is not None)


def _said(element: _Element) -> str:
    return words_in(element).strip()


def _names(anchor: _Element) -> set[str]:
    """Return the ids by which a note may lead back to its mark."""
    mark = _mark(anchor)
    parts = [*mark.iter(), *[item for item in mark.iterancestors() if item.tag in _AROUND_MARK]]
    return {name for part in parts for name in (part.get("id"), part.get("name")) if name}


def _mark(anchor: _Element) -> _Element:
    """Return the outermost element of a line that holds an anchor and nothing else."""
    mark = anchor
    parent = mark.getparent()
    while parent is not None and parent.tag in _AROUND_MARK and len(parent) == 1:
        if (parent.text or "").strip(_BRACKETS) or (mark.tail or "").strip(_BRACKETS):
            break
        mark, parent = parent, parent.getparent()
    return mark


def _label(words: str) -> re.Pattern[str]:
    """Return how a note begins whose mark says some words."""
    number = re.escape(words.strip(_BRACKETS))
    return re.compile(rf"\s*[\[(（〔［【]?\s*{number}(?:\s*[\])）〕］】.、:：]+\s*|\s+|$)")


def _clean(body: _Element, marks: list[_Element]) -> None:
    """Take out of a note what leads back to its marks, and the number that Markdown will write."""
    names = {name for mark in marks for name in _names(mark)}
    for link in [*body.iter("a")]:
        address = link.get("href") or ""
        leads_back = address.startswith("#") and (address[1:] in names or _BACK.fullmatch(_said(link)))
        if leads_back:
            _take_out(_mark(link))
    for element in [item for item in body.iter() if "backlink" in (item.get("class") or "")]:
        _take_out(element)
    label = _label(_said(marks[0]))
    for element in body.iter():
        if (element.text or "").strip():
            element.text = (
                label.sub("", element.text or "", count=1) if label.match(element.text or "") else element.text
            )
            return
        if element is not body and len(element) == 0 and (element.tail or "").strip():
            element.tail = (
                label.sub("", element.tail or "", count=1) if label.match(element.tail or "") else element.tail
            )
            return


def _take_out(element: _Element) -> None:
    """Take an element out of its tree, with what held nothing else; the words after it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
    is_list = parent.tag in {"ol", "ul", "sup"} and len(parent) == 0
    is_notes = _CLASS.search(parent.get("class") or "") or _kinds(parent) & {"footnotes", "endnotes", "doc-endnotes"}
    if (is_list or is_notes) and not _said(parent) and next(parent.iter("img"), None) is None:
        _take_out(parent)
