"""Facing pages as tests read them: an outline of the rows, and the words of each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

_NOT_TEXT = (
    "dy-only",
    "headerlink",
    "dy-row__link",
    "dy-lag",
    "dy-tips",
    "footnote-ref",
    "footnote-backref",
    "dy-filter",
)
"""What stands on a page and is no text of the chapter, or is counted anew on a facing page."""


def page(site: Path, path: str) -> HtmlElement:
    """Return the root element of a built page by its path in the site."""
    file = site / path
    return lxml.html.document_fromstring((file / "index.html" if file.is_dir() else file).read_bytes())


def article(site: Path, path: str) -> HtmlElement:
    """Return the article of a built page."""
    (found,) = page(site, path).iter("article")
    return found


def outline(text: HtmlElement) -> str:
    """Return what stands beside what, a line a row: its id and looks, then each cell."""
    return "".join(f"{line}\n" for line in _lines(text))


def words(text: HtmlElement, language: str = "") -> str:
    """Return the words of an article without spaces, in order; of a facing one those of a language."""
    found: list[str] = []
    _collect(text, language, language, found, inside=False)
    return "".join("".join(found).split())


def _collect(element: HtmlElement, language: str, now: str, found: list[str], *, inside: bool) -> None:
    known = (element.get("class") or "").split()
    if not isinstance(element.tag, str) or any(name in known for name in _NOT_TEXT):
        return
    if language and not inside and ("dy-side--shared" in known or element.get("lang")):
        now = language if "dy-side--shared" in known else element.get("lang") or ""
        inside = True
    if now == language:
        found.append(element.text or "")
    for child in element:
        _collect(child, language, now, found, inside=inside)
        if now == language:
            found.append(child.tail or "")


def _lines(element: HtmlElement) -> Iterator[str]:
    for child in element:
        known = (child.get("class") or "").split() if isinstance(child.tag, str) else ["dy-tips"]
        if "dy-row" in known:
            yield from _row(child, known)
        elif "dy-tips" not in known and child.find_class("dy-row"):
            yield f"<{child.tag}{_named(child)}>"
            yield from (f"  {line}" for line in _lines(child))
        elif "dy-tips" not in known:
            yield f"<{child.tag}{_named(child)}> {_said(child)}"


def _row(row: HtmlElement, known: list[str]) -> Iterator[str]:
    looks = " ".join(name.removeprefix("dy-row--") for name in known if name.startswith("dy-row--"))
    ids = f" = {row.get('data-ids')}" if row.get("data-ids") else ""
    yield f"{_named(row)} {looks}{ids}".strip()
    for cell in row.iter("div", "span"):
        if "dy-side" in (cell.get("class") or "").split():
            tags = " ".join(child.tag for child in cell if "dy-lag" not in (child.get("class") or ""))
            yield f"  {cell.get('lang', '–')}: {tags or '–'}: {_said(cell)}"
    for state in [child for child in row if "dy-lag" in (child.get("class") or "").split()]:
        yield f"  ! {_said(state)}"


def _named(element: HtmlElement) -> str:
    return f" #{element.get('id')}" if element.get("id") else ""


def _said(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
