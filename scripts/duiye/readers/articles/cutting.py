"""Cut a page's tree into loose lines of text and the elements that are blocks of their own.

This module owns the way through the tree, however deep it is; it must not write Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from duiye.readers.articles.changes import Changes
from duiye.readers.articles.runs import BREAK, Run, Style
from duiye.readers.articles.sanitising import ACTIVE, DRAWN, FIELDS, INLINE_TAGS, SILENT, safe_address
from duiye.readers.articles.trees import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

HELD = frozenset(
    {"ul", "ol", "menu", "dir", "table", "pre", "xmp", "listing", "plaintext", "blockquote", "dl", "hr", "figure"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Elements that become blocks of their own."""
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "rb",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "del",
        "tex",
        "o:p",
    ]
)
"""Elements through which a line of text runs on; every other one ends it."""
_LANGUAGE_OF_SIZE = {"1": 0.63, "2": 0.82, "3": 1.0, "4": 1.13, "5": 1.5, "6": 2.0, "7": 3.0}
_NAMED_SIZES = {
    "xx-small": 0.6,
    "x-small": 0.75,
    "small": 0.89,
    "medium": 1.0,
    "large": 1.2,
    "x-large": 1.5,
    "xx-large": 2.0,
}
_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([\d.]{1,8})\s*(px|pt|em|rem|%)", re.IGNORECASE)
_NAMED_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([a-z-]+)", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*([a-z-]+)", re.IGNORECASE)
_CENTRED = frozenset({"center", "centered", "text-center", "align-center", "aligncenter", "ql-align-center"})
_PIXELS_OF_BODY, _POINTS_OF_BODY = 16.0, 12.0
_DEEPEST_TAGS = 4
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "file", "src")
"""Where pages keep a picture's address until the reader comes near."""
_SMALL = re.compile(r"[^\w\s]{1,8}")
"""What a small picture shows that stands for a character."""


@dataclass(slots=True)
class Reading:
    """What the reading of one page needs at every place, and the passage at which it is."""

    changes: Changes
    pictures: Callable[[str], str | None]
    links: Callable[[str], str | None]
    notes: Mapping[_Element, str] = field(default_factory=dict)
    """Label of the note to which an element refers."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Ids of headings that a link leads to, and as what they are written."""
    line: int = 1
    places: Mapping[_Element, int] = field(default_factory=dict)
    """Where elements begin, as far as the caller has counted."""

    def tell(self, code: str, message: str) -> None:
        """Tell of something at the passage that is being read."""
        self.changes.tell(code, message, self.line)

    def count(self, code: str, one: str, many: str, times: int = 1) -> None:
        """Count something at the passage that is being read."""
        self.changes.count(code, one, many, self.line, times)


@dataclass(frozen=True, slots=True)
class Loose:
    """A line of text that is no block element: a paragraph."""

    runs: tuple[Run, ...]
    is_paragraph: bool
    """It stood in a `p`, whose breaks are only breaks."""


@dataclass(frozen=True, slots=True)
class Held:
    """An element that becomes a block, and the style that it inherits."""

    element: _Element
    style: Style


Cut = Loose | Held


def cut(element: _Element, reading: Reading, style: Style = Style(), *, hold: bool = True) -> Iterator[Cut]:  # noqa: B008, C901, PLR0912, PLR0915 — frozen; a branch an element
    """Cut what is in an element.

    Args:
        element: the element, which is not itself cut off.
        reading: what the whole page shares.
        style: what it inherits.
        hold: whether blocks are given back as elements; else they are only where lines end.

    Yields:
        Lines of text and blocks in order; lines without words and pictures are left out.
    """
    from lxml import etree  # noqa: PLC0415 — costs 40 ms that `duiye --help` need not pay

    styles = [style]
    paragraphs = 0
    runs: list[Run] = []

    def flush() -> Iterator[Loose]:
        if any(run.kind != "break" and (run.kind != "text" or run.text.strip()) for run in runs):
            yield Loose(tuple(runs), paragraphs > 0)
        runs.clear()

    def add(text: str | None, style: Style) -> None:
        if text:
            runs.append(Run("text", text, style))

    walk = etree.iterwalk(element, events=("start", "end"))
    for event, item in walk:
        if item is element:
            if event == "start":
                add(item.text, style)
            continue
        tag = item.tag
        is_block = tag not in _INLINE and tag != "br" and tag not in SILENT
        if event == "end":
            styles.pop()
            if is_block and not _is_object(item, reading):
                yield from flush()
                paragraphs -= tag == "p"
            add(item.tail, styles[-1])
            continue
        inner = style_of(item, styles[-1])
        styles.append(inner)
        if item in reading.notes:
            runs.append(Run("note", reading.notes[item]))
            walk.skip_subtree()
        elif _is_object(item, reading):
            runs += _objects(item, reading, inner)
            walk.skip_subtree()
        elif tag in SILENT:
            walk.skip_subtree()
        elif tag == "br":
            runs.append(BREAK)
        elif not is_block:
            inner = _linked(item, inner, reading)
            styles[-1] = inner
            add(item.text, inner)
        else:
            yield from flush()
            reading.line = reading.places.get(item, reading.line)
            paragraphs += tag == "p"
            if hold and tag in HELD:
                yield Held(item, inner)
                walk.skip_subtree()
            else:
                add(item.text, inner)
    yield from flush()


def style_of(element: _Element, outer: Style) -> Style:
    """Return the style of an element inside another's."""
    tag, css, inner = element.tag, element.get("style") or "", outer
    if tag in {"b", "strong"} or (css and _BOLD.search(css)):
        inner = replace(inner, strong=True)
    elif css and _LIGHT.search(css):
        inner = replace(inner, strong=False)
    if tag in {"i", "em", "cite", "dfn", "var"} or (css and _SLANTED.search(css)):
        inner = replace(inner, emphasis=True)
    if tag in {"code", "tt", "samp"}:
        inner = replace(inner, code=True)
    raised = _RAISED.search(css) if css and tag in _INLINE else None
    struck = css and tag in _INLINE and _STRUCK.search(css)
    own = INLINE_TAGS.get(tag, "") or (raised.group(1).lower()[:3] if raised else "del" if struck else "")
    own = {"sup": "sup", "sub": "sub"}.get(own, own)
    if own and own not in inner.tags and len(inner.tags) < _DEEPEST_TAGS:
        inner = replace(inner, tags=(*inner.tags, own))
    if css or tag in {"font", "big", "small"}:
        size = _size(element, css, outer.size)
        inner = inner if size == inner.size else replace(inner, size=size)
    centred = _centred(element, css, outer=outer.centred)
    return inner if centred == inner.centred else replace(inner, centred=centred)


def _size(element: _Element, css: str, outer: float) -> float:
    if found := _SIZE.search(css):
        try:
            number = float(found.group(1))
        except ValueError:
            return outer
        unit = found.group(2).lower()
        base = {"px": _PIXELS_OF_BODY, "pt": _POINTS_OF_BODY, "rem": 1.0}.get(unit)
        return round(number / base if base else outer * number / (100 if unit == "%" else 1), 3)
    if named := _NAMED_SIZE.search(css):
        return _NAMED_SIZES.get(named.group(1).lower(), outer)
    if element.tag == "font":
        return _LANGUAGE_OF_SIZE.get((element.get("size") or "").strip(), outer)
    return round(outer * {"big": 1.2, "small": 0.83}.get(element.tag, 1.0), 3)


def _centred(element: _Element, css: str, *, outer: bool) -> bool:
    if element.tag in _INLINE:
        return outer
    if css and (found := _ALIGNED.search(css)):
        return found.group(1).lower() == "center"
    if align := element.get("align"):
        return align.strip().lower() == "center"
    return element.tag == "center" or outer or bool(_CENTRED & set((element.get("class") or "").lower().split()))


def _linked(element: _Element, style: Style, reading: Reading) -> Style:
    """Return the style of what stands in an anchor."""
    address = element.get("href")
    if element.tag != "a" or not address or style.link:
        return style
    safe = safe_address(address)
    if safe is None:
        reading.count(
            "I003",
            "A link that could run something became plain words.",
            "{n} links that could run something became plain words.",
        )
    elif safe.startswith("#"):
        if own := reading.targets.get(safe[1:]):
            return replace(style, link=f"#{own}")
        reading.count(
            "I009",
            "A link to a place in the file itself became plain words.",
            "{n} links to places in the file itself became plain words.",
        )
    elif safe and (address := reading.links(safe)):
        return replace(style, link=address)
    elif safe:
        reading.count("I009", "A link to a file became plain words.", "{n} links to files became plain words.")
    return style


def _is_object(element: _Element, reading: Reading) -> bool:
    tag = element.tag
    return tag == "img" or tag in ACTIVE or tag in DRAWN or tag in FIELDS or element in reading.notes


def _objects(element: _Element, reading: Reading, style: Style) -> Iterator[Run]:
    """Yield what stands in a line for a picture, a formula or a field."""
    tag = element.tag
    if tag == "img":
        yield from _picture(element, reading, style)
    elif tag in ACTIVE:
        what = "script" if tag == "script" else "embedded page or program"
        reading.count("I003", f"A {what} was left out.", f"{{n}} {what}s were left out.")
    elif tag == "math":
        formula = element.get("alttext") or words_in(element)
        reading.tell("I009", f"A formula was kept as its source: {' '.join(formula.split())[:60]}.")
        yield Run("text", formula, replace(style, code=True))
    elif tag in DRAWN:
        words = " ".join(words_in(element).split())
        said = f" Its words were: {words[:200]}." if words else ""
        reading.tell("I009", f"A drawing, sound or film ({tag}) was left out.{said}")
    elif tag == "input" and (element.get("type") or "").lower() == "checkbox":
        yield Run("box", " " if element.get("checked") is None else "x")
        yield Run("text", " ")
    elif words_in(element).strip():
        reading.count("I009", "A field of a form was left out.", "{n} fields of forms were left out.")


def _picture(element: _Element, reading: Reading, style: Style) -> Iterator[Run]:
    shown = " ".join((element.get("alt") or "").split())
    addresses = [address for name in _LAZY if (address := (element.get(name) or "").strip())]
    address = next((item for item in addresses if not item.startswith("data:image/gif")), "".join(addresses[-1:]))
    path = reading.pictures(address) if address else None
    if path:
        yield Run("picture", shown, style, path)
    elif shown and _SMALL.fullmatch(shown):
        yield Run("text", shown, style)
    elif address:
        named = f" It shows: {shown[:100]}." if shown else ""
        where = address if len(address) < 200 else f"{address[:60]} … ({len(address):,} characters)"  # noqa: PLR2004 — a line
        reading.tell("I004", f"A picture was left out: {where}.{named}")
