"""Say how the styles of a Word file set a paragraph and a run, with all that they inherit.

This module owns styles.xml; it must not read text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.word_parts import W, is_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

StyleKind = Literal["", "title", "subtitle", "author", "date", "quote", "code", "contents"]

_KINDS: tuple[tuple[re.Pattern[str], StyleKind], ...] = (
    (re.compile(r"(?:book )?title|(?:文档)?标题|標題"), "title"),
    (re.compile(r"subtitle|副标题|副標題"), "subtitle"),
    (re.compile(r"author|byline|作者"), "author"),
    (re.compile(r"date|日期"), "date"),
    (re.compile(r"(?:intense )?quote|block ?text|(?:block )?quotations?|(?:明显)?引用|(?:鮮明)?引文|文本块"), "quote"),
    (re.compile(r"(?:html )?preformatted(?: text)?|html 预设格式|html 預設格式"), "code"),
    (re.compile(r"(?:source )?code(?: block)?|代码块?|程式碼|macro"), "code"),
    (re.compile(r"toc(?: ?\d| heading| 标题)|contents(?: \d| heading)|table of figures"), "contents"),
    (re.compile(r"目[录錄](?: ?(?:\d|标题|標題))?|图表目录"), "contents"),
)
_CODE_RUN = re.compile(
    r"html (?:code|typewriter|keyboard|sample|代码|程式碼|打字机)|verbatim char|source (?:text|code)(?: char)?|"
    r"(?:inline )?code(?: char)?|代码(?: 字符)?"
)
_HEADING = re.compile(r"(?:heading|标题|標題|head|titre|überschrift) ?([1-9])")
_DEFAULT_SIZE = 20
"""Half-points; what ISO 29500 says of a file that names no size."""
_DEEPEST = 40
"""Styles that inherit from one another in a ring must come to an end."""
_BODY_LEVEL = 9
_VALUE, _RUN_STYLE = f"{W}val", f"{W}rStyle"


@dataclass(frozen=True, slots=True)
class Setting:
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

    def over(self, below: Setting) -> Setting:
        """Return this, with what it does not say taken from below."""
        if self == PLAIN:
            return below
        return Setting(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underline if self.underline is None else self.underline,
            below.strike if self.strike is None else self.strike,
            below.raised if self.raised is None else self.raised,
            below.size if self.size is None else self.size,
            below.hidden if self.hidden is None else self.hidden,
            below.code if self.code is None else self.code,
        )


PLAIN = Setting()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of a paragraph."""

    kind: StyleKind = ""
    level: int = 0
    """1 to 9 for a heading, else 0."""
    size: int | None = None
    """Of its type, in half-points."""
    inner: Setting = PLAIN
    """How it sets its runs, without what a heading or quotation is by nature."""
    alignment: str = ""
    numbering: tuple[str, int] | None = None
    """Id and level of its numbers."""


class Styles:
    """The styles of one file, each resolved once."""

    def __init__(self, archive: Archive, part: str) -> None:
        """Read styles.xml, where there is one."""
        self._styles: dict[str, _Element] = {}
        self._default = ""
        self._base = Setting(size=_DEFAULT_SIZE)
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._settings: dict[tuple[int, tuple[tuple[str, str | None], ...]], tuple[Setting, Setting]] = {}
        if not part:
            return
        root = archive.parse(part)
        for properties in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"):
            self._base = read_setting(properties).over(self._base)
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

    def run(self, name: str) -> Setting:
        """Return what a style says of a run, by its id."""
        found = PLAIN
        for style in reversed(self._chain(name)):
            found = read_setting(style.find(f"{W}rPr")).over(found)
            if _CODE_RUN.fullmatch(_name(style)):
                found = Setting(code=True).over(found)
            if _name(style) == "hyperlink":
                found = Setting(underline=False).over(found)
        return found

    def setting(self, properties: _Element, below: Setting) -> Setting:
        """Return how a run is set by its own properties inside something."""
        said = tuple((element.tag, element.get(_VALUE)) for element in properties)
        key = (id(below), said)
        if key not in self._settings:
            style = next((name for tag, name in said if tag == _RUN_STYLE and name), "")
            own = read_setting(properties)
            # What is below is kept too, so that its place in memory is never another's.
            self._settings[key] = (below, own.over(self.run(style).over(below) if style else below))
        return self._settings[key][1]

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
            found = read_setting(style.find(f"{W}rPr")).over(found)
            called = _name(style)
            kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(called)), kind)
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
        return ParagraphStyle(kind, level, found.size, _inner(found, kind, level), alignment, numbering)


def _inner(setting: Setting, kind: StyleKind, level: int) -> Setting:
    """Leave out what needs no marks: headings are bold, and quotations slanted."""
    if level or kind in {"title", "contents"}:
        return Setting(size=setting.size)
    return Setting(size=setting.size, bold=setting.bold) if kind == "quote" else setting


def _name(style: _Element) -> str:
    return value(style.find(f"{W}name")).strip().lower()


def outline_level(element: _Element) -> int:
    """Return the level of a heading that an outline level means; the tenth is body text."""
    written = value(element)
    return int(written) + 1 if written.isdecimal() and int(written) < _BODY_LEVEL else 0


def read_setting(properties: _Element | None) -> Setting:
    """Read the properties of a run, without what it inherits."""
    if properties is None:
        return PLAIN
    bold = italic = underline = strike = hidden = size = raised = None
    for element in properties:
        match element.tag:
            case _Names.bold:
                bold = is_on(element)
            case _Names.italic:
                italic = is_on(element)
            case _Names.underline:
                underline = is_on(element)
            case _Names.strike | _Names.double_strike:
                strike = is_on(element)
            case _Names.hidden:
                hidden = is_on(element)
            case _Names.raised:
                raised = {"superscript": "sup", "subscript": "sub"}.get(value(element), "")
            case _Names.size if value(element).isdecimal():
                size = int(value(element)[:4]) or _DEFAULT_SIZE
    return Setting(bold, italic, underline, strike, raised, size, hidden)


class _Names:
    """The properties of a run that are looked at."""

    bold, italic, underline, strike = f"{W}b", f"{W}i", f"{W}u", f"{W}strike"
    double_strike, hidden, raised, size = f"{W}dstrike", f"{W}vanish", f"{W}vertAlign", f"{W}sz"
