"""Find the parts of a Word file by their relations (ISO 29500-2).

This module owns names and relations; it must not read the text of a part.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.characters import CONTROL

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
THROUGH = frozenset(f"{W}{name}" for name in ("customXml", "sdtContent", "moveTo", "ins", "smartTag"))
"""Elements that only stand around others."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"
_OTHERS = {"spreadsheetml": "a spreadsheet", "presentationml": "a presentation", "ms-excel": "a spreadsheet"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to."""

    kind: str
    """The last word of its type: `image`, `footnotes`."""
    target: str
    """Name of a part, or an address where it is external."""
    external: bool


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """Return what a part refers to, by id; the package itself has the empty name."""
    folder, name = posixpath.split(part)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in archive:
        return {}
    found = {}
    for element in archive.elements(file, _RELATION):
        kind = (element.get("Type") or "").rstrip("/").rpartition("/")[2]
        target, external = element.get("Target") or "", element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, CONTROL.sub("\ufffd", unquote(target)))).lstrip("/")
        found[element.get("Id") or ""] = Relation(kind, target, external)
    return found


def one_of(found: Mapping[str, Relation], kind: str, archive: Archive) -> str:
    """Return the first part of a kind that is there, else nothing."""
    parts = (relation.target for relation in found.values() if relation.kind == kind and not relation.external)
    return next((part for part in parts if part in archive), "")


def main_part(archive: Archive) -> str:
    """Return the name of the part with the text.

    Raises:
        ContentError: the archive is no Word file.
    """
    part = one_of(relations(archive, ""), "officeDocument", archive)
    part = part or ("word/document.xml" if "word/document.xml" in archive else "")
    types = archive.read(_TYPES).decode("utf-8", "replace") if _TYPES in archive else ""
    if not part.startswith("word/"):
        other = next((words for mark, words in _OTHERS.items() if mark in types), "")
        if other or not part:
            message = f"It is {other}." if other else "It is an archive, but no Word file: it holds no document."
            raise archive.source.refusal(message, "Give a text; of a table or slides save the text as .docx.")
    return part


def value(element: _Element | None, name: str = "val") -> str:
    """Return an attribute of a Word element, empty where there is none."""
    return "" if element is None else element.get(W + name) or ""


def is_on(element: _Element) -> bool:
    """Say whether a property that can be switched is on."""
    return value(element) not in {"0", "false", "off", "none"}
