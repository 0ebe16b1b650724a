"""Say how the styles of a Word file set a paragraph and a run, with all that they inherit.

This module owns styles.xml; it must not read text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.word_parts import W, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

StyleKind = Literal["", "title", "subtitle", "author", "date", "quote", "code", "contents"]

_KINDS: tuple[tuple[re.Pattern[str], StyleKind], ...] = (
    (re.compile(r"title|标题|標題|文档标题|book title"), "title"),
    (re.compile(r"subtitle|副标题|副標題"), "subtitle"),
    (re.compile(r"author|byline|作者"), "author"),
    (re.compile(r"date|日期"), "date"),
    (re.compile(r"(?:intense )?quote|block ?text|quotations?|block quotation|(?:明显)?引用|(?:鮮明)?引文|文本块"), "quote"),
    (re.compile(r"html preformatted|html 预设格式|html 預設格式|preformatted text|source code|code(?: block)?|代码(?:块)?|程式碼|macro"), "code"),
    (re.compile(r"toc(?: ?\d| heading)|contents(?: \d| heading)|目录|目錄|目[录錄] ?(?:\d|标题|標題)|toc 标题|table of figures|图表目录"), "contents"),
)
_CODE_RUN = re.compile(r"html (?:code|typewriter|keyboard|sample|代码|程式碼|打字机)|verbatim char|source (?:text|code)(?: char)?|(?:inline )?code(?: char)?|代码(?: 字符)?")
_HEADING = re.compile(r"(?:heading|标题|標題|head|titre|überschrift) ?([1-9])")
_DEFAULT_SIZE = 20
"""Half-points; what ISO 29500 says of a file that names no size."""
_DEEPEST = 40
"""Styles that inherit from one another in a ring must come to an end."""
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Type:
    """How a run is set; None is what the surroundings say."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    raised: str | None = None
    """`sup`, `sub` or empty."""
    size: int | None = None
    """In half-points."""
    hidden: bool | None = None
    code: bool | None = None

    def over(self, below: Type) -> Type:
        """Return this, with what it does not say taken from below."""
        if self is PLAIN:
            return below
        own = (getattr(self, field.name) for field in fields(self))
        return Type(*(below_value if mine is None else mine for mine, below_value in zip(own, _values(below), strict=True)))


def _values(kind: Type) -> Iterator[bool | str | int | None]:
    return (getattr(kind, field.name) for field in fields(kind))


PLAIN = Type()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of a paragraph."""

    kind: StyleKind = ""
    level: int = 0
    """1 to 9 for a heading, else 0."""
    type: Type = PLAIN
    alignment: str = ""
    numbering: tuple[str, int] | None = None
    """Id and level of its numbers."""


class Styles:
    """The styles of one file, each resolved once."""

    def __init__(self, archive: Archive, part: str) -> None:
        """Read styles.xml, where there is one."""
        self._styles: dict[str, _Element] = {}
        self._default = ""
        self._base = Type(size=_DEFAULT_SIZE)
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, Type] = {}
        if not part:
            return
        root = archive.parse(part)
        for properties in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            self._base = read_type(properties).over(self._base)
        for style in root.iterfind(f"{W}style"):
            self._styles.setdefault(value(style, "styleId"), style)
            if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}:
                self._default = value(style, "styleId")

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return what a style says of a paragraph, by its id; without one the default's."""
        name = name or self._default
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve(name)
        return self._paragraphs[name]

    def run(self, name: str) -> Type:
        """Return what a style says of a run, by its id."""
        if name not in self._runs:
            found = PLAIN
            for style in reversed(self._chain(name)):
                found = read_type(style.find(f"{W}rPr")).over(found)
                if _CODE_RUN.fullmatch(_name(style)):
                    found = Type(code=True).over(found)
                if _name(style) == "hyperlink":
                    found = Type(underline=False).over(found)
            self._runs[name] = found
        return self._runs[name]

    def numbering_of(self, name: str) -> str:
        """Return the id of the numbers that a style names, for lists that are linked to a style."""
        style = self.paragraph(name)
        return style.numbering[0] if style.numbering else ""

    def _chain(self, name: str) -> list[_Element]:
        """Return a style and those that it inherits from, nearest first."""
        chain: list[_Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = value(chain[-1].find(f"{W}basedOn"))
        return chain

    def _resolve(self, name: str) -> ParagraphStyle:
        kind: StyleKind = ""
        level, alignment, number, depth, found = 0, "", "", 0, self._base
        for style in reversed(self._chain(name)):
            found = read_type(style.find(f"{W}rPr")).over(found)
            called = _name(style)
            own = next((kind for pattern, kind in _KINDS if pattern.fullmatch(called)), "")
            kind = own or kind
            if heading := _HEADING.fullmatch(called):
                kind, level = "", int(heading.group(1))
            properties = style.find(f"{W}pPr")
            if properties is None:
                continue
            if (outline := properties.find(f"{W}outlineLvl")) is not None and not heading:
                level = outline_level(outline)
            alignment = value(properties.find(f"{W}jc")) or alignment
            if (numbers := properties.find(f"{W}numPr")) is not None:
                number = value(numbers.find(f"{W}numId")) or number
                written = value(numbers.find(f"{W}ilvl"))
                depth = int(written) if written.isdecimal() else depth
        level = 0 if kind else level
        numbering = (number, depth) if number and number != "0" else None
        return ParagraphStyle(kind, level, found, alignment, numbering)


def _name(style: _Element) -> str:
    return value(style.find(f"{W}name")).strip().lower()


def outline_level(element: _Element) -> int:
    """Return the level of a heading that an outline level means; the tenth is body text."""
    written = value(element)
    return int(written) + 1 if written.isdecimal() and int(written) < _BODY_LEVEL else 0


def read_type(properties: _Element | None) -> Type:
    """Read the properties of a run, without what it inherits."""
    if properties is None or len(properties) == 0:
        return PLAIN
    found: dict[str, bool | str | int] = {}
    for element in properties:
        match element.tag:
            case _Names.bold:
                found["bold"] = is_on(element)
            case _Names.italic:
                found["italic"] = is_on(element)
            case _Names.underline:
                found["underline"] = is_on(element)
            case _Names.strike | _Names.double_strike:
                found["strike"] = is_on(element)
            case _Names.hidden:
                found["hidden"] = is_on(element)
            case _Names.raised:
                found["raised"] = {"superscript": "sup", "subscript": "sub"}.get(value(element), "")
            case _Names.size if value(element).isdecimal():
                found["size"] = int(value(element)[:4]) or _DEFAULT_SIZE
    return Type(**found) if found else PLAIN  # type: ignore[arg-type] — the names say the types


class _Names:
    """The properties of a run that are looked at."""

    bold, italic, underline, strike = f"{W}b", f"{W}i", f"{W}u", f"{W}strike"
    double_strike, hidden, raised, size = f"{W}dstrike", f"{W}vanish", f"{W}vertAlign", f"{W}sz"
