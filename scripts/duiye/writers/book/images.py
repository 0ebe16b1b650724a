"""Read the images of a text: files beside the chapters, and drawings that stand in the text itself.

This module owns which images are printed and how large; it must not read files.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement, tostring

from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Page, Run

DRAWING = "svg:"
"""How the source of an image begins that is drawn in the text and stands in no file."""
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ICONS = frozenset({"twemoji", "emojione", "gemoji"})
"""Classes of what pymdownx.emoji makes."""
_DARK = frozenset({"only-dark", "gh-dark-mode-only"})
_LIGHT = frozenset({"only-light", "gh-light-mode-only"})
"""Fragments by which Material shows an image in one of its two schemes; paper is light."""
_NAMES = {
    name.lower(): name
    for name in (
        *("attributeName", "baseFrequency", "calcMode", "clipPath", "clipPathUnits", "edgeMode", "feBlend"),
        *("feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feOffset"),
        *("feTile", "feTurbulence", "filterUnits", "foreignObject", "gradientTransform", "gradientUnits"),
        *("lengthAdjust", "linearGradient", "markerHeight", "markerUnits", "markerWidth", "maskContentUnits"),
        *("maskUnits", "numOctaves", "pathLength", "patternContentUnits", "patternTransform", "patternUnits"),
        *("preserveAspectRatio", "primitiveUnits", "radialGradient", "refX", "refY", "spreadMethod", "startOffset"),
        *("stdDeviation", "stitchTiles", "surfaceScale", "systemLanguage", "tableValues", "textLength", "textPath"),
        *("viewBox", "xChannelSelector", "yChannelSelector"),
    )
}
"""Names of SVG that have capitals, which HTML has not."""
_SHADES = re.compile(r"\bcurrentColor\b", re.IGNORECASE)
_INK = "#1a1a1a"


def read_image(element: HtmlElement, page: Page) -> Run:
    """Read an image as a run; words stand for one that cannot be printed, nothing for one that need not be."""
    source, alt, width = element.get("src") or "", element.get("alt"), element.get("width") or ""
    if _ABSOLUTE.match(source):
        page.tell(f"the image {source} from outside the publication", element, source)
        return alt or ""
    file, _, fragment = source.partition("#")
    if fragment in _DARK:
        return ""
    if alt is None:
        page.tell(f"the image {source} without words for those who cannot see it (alt)", element, source)
    return {
        "kind": "image",
        "src": page.resolve(file if fragment in _LIGHT else source),
        "alt": alt or "",
        "width": int(width) if width.isdecimal() else 0,
        "icon": bool(class_names(element) & _ICONS),
    }


def read_drawing(element: HtmlElement, page: Page) -> Run:
    """Read an SVG in the text as an image, its colour the ink where it takes that of the words around it."""
    around = element.getparent()
    icon = around is not None and bool(class_names(around) & _ICONS)
    title = element.findtext("title") or element.get("aria-label") or ""
    alt = title or ((around.get("title") or "") if icon and around is not None else "")
    width = element.get("width") or ""
    if not alt and not icon and element.get("aria-hidden") != "true":
        page.tell("a drawing without words for those who cannot see it (title)", element)
    name = f"{DRAWING}{page.path}/{len(page.drawings) + 1}"
    page.drawings[name] = _as_xml(element)
    return {
        "kind": "image",
        "src": name,
        "alt": alt,
        "width": int(width) if width.isdecimal() else 0,
        "icon": icon,
    }


def _as_xml(element: HtmlElement) -> str:
    """Write a drawing as a file of its own; it is changed in place."""
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        part.tag = _NAMES.get(part.tag, part.tag)
        for key, value in [*part.attrib.items()]:
            if key in _NAMES:
                del part.attrib[key]
            part.set(_NAMES.get(key, key), _SHADES.sub(_INK, value))
    element.set("xmlns", "http://www.w3.org/2000/svg")
    if element.get("fill") is None:
        element.set("fill", _INK)
    return str(tostring(element, encoding="unicode", method="xml", with_tail=False))
