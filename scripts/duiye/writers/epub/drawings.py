"""Make an SVG still: a picture that does nothing and loads nothing.

This module owns what is taken out; it must not know books. A reading system may run scripts of a book and load what it
refers to, so nothing of the kind is packed: what acts is dropped, for a printed picture does not act either; what shows
something from elsewhere cannot be kept whole and is refused.
"""

from __future__ import annotations

import re

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ACTING = frozenset(
    {"animate", "animateColor", "animateMotion", "animateTransform", "discard", "handler", "listener", "script", "set"}
)
_FOREIGN = frozenset({"audio", "canvas", "foreignObject", "iframe", "video"})
_UNSEEN = frozenset({"cursor", "metadata"})
_HREFS = frozenset({"href", f"{_XLINK}href"})
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_LOADS = re.compile(r"url\(\s*[\"']?\s*(?![\"'#\s])|@import|expression\(", re.IGNORECASE)
_ESCAPE = "\\"
"""In a style it could hide what loads; no drawing needs one."""


class UnfitPictureError(ValueError):
    """A picture that no EPUB may hold; the message says why, as the second half of a sentence."""


def inert(data: bytes) -> bytes:
    """Return an SVG without what acts, and without what drawing programs keep in it for themselves.

    Raises:
        UnfitPictureError: it is no SVG, or shows what does not lie in it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"is broken: {error.msg}"
        raise UnfitPictureError(message) from error
    if root.tag != f"{_SVG}svg":
        message = f"does not say that it is SVG (xmlns={_SVG[1:-1]})"
        raise UnfitPictureError(message)
    for item in [*root.iter()]:
        if not isinstance(item.tag, str):
            message = "uses entities of its own"
            raise UnfitPictureError(message)
        if not _dropped(item):
            _still(item)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _dropped(item: etree._Element) -> bool:
    """Drop an element that acts or is not seen; say whether it has gone, with or without an element around it."""
    name, parent = str(item.tag).removeprefix(_SVG), item.getparent()
    has_alternative = parent is not None and parent.tag == f"{_SVG}switch" and len(parent) > 1
    if name in _FOREIGN and not has_alternative:
        message = f"holds what is no drawing (<{name}>)"
        raise UnfitPictureError(message)
    if parent is not None and (name in _ACTING | _FOREIGN | _UNSEEN or name.startswith("{")):
        parent.remove(item)
        return True
    return any(above.getparent() is None and above.tag != f"{_SVG}svg" for above in item.iterancestors())


def _still(item: etree._Element) -> None:
    """Take the handlers and foreign attributes of an element away; see to it that it loads nothing."""
    if item.tag == f"{_SVG}a":
        item.tag = f"{_SVG}g"
    for name, written in [*item.attrib.items()]:
        key, value = str(name), str(written)
        is_foreign = key.startswith("{") and not key.startswith((_XLINK, "{http://www.w3.org/XML/1998/namespace}lang"))
        if key.startswith(("on", "data-")) or is_foreign or (item.tag == f"{_SVG}g" and key in _HREFS):
            del item.attrib[name]
        elif key in _HREFS and not (value.startswith("#") or _RASTER.match(value)):
            message = f"shows what lies elsewhere ({value[:80]})"
            raise UnfitPictureError(message)
        else:
            _require_no_loading(value, is_style=key == "style")
    if item.tag == f"{_SVG}style":
        _require_no_loading(item.text or "", is_style=True)


def _require_no_loading(value: str, *, is_style: bool) -> None:
    if _LOADS.search(value) or (is_style and _ESCAPE in value):
        message = "has a style that loads something"
        raise UnfitPictureError(message)
