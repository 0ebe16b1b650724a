"""Write what stands in one paragraph of a Word file as inline HTML.

This module owns runs, fields, links, notes' marks and drawings; it must not know of paragraphs beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from duiye.readers.articles.formulas import write_formula
from duiye.readers.articles.symbols import symbol
from duiye.readers.articles.word_fields import is_active, overlaid
from duiye.readers.articles.word_parts import MC, A, M, R, W, value
from duiye.readers.articles.word_reading import WordReading
from duiye.readers.articles.word_styles import Type, read_type

if TYPE_CHECKING:
    from lxml.etree import _Element

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_LONG = 200

_Key = tuple[str, tuple[str, ...], int | None]
_Handler = Callable[["Line", "_Element", Type], None]


class Line:
    """One paragraph while it is written."""

    def __init__(self, reading: WordReading, element: _Element, type: Type, *, body: bool) -> None:  # noqa: A002
        """Begin.

        Args:
            reading: what the file shares.
            element: the HTML element to write into.
            type: how the paragraph's style sets it.
            body: whether its words count for the size of the body.
        """
        self.boxes: list[_Element] = []
        """The text boxes that hang on the paragraph."""
        self.in_contents = False
        """Words of it are a table of contents."""
        self._reading = reading
        self._element = element
        self._type = type
        self._body = body
        self._key: _Key = ("", (), None)
        self._pieces: list[str] = []
        self._links: list[str] = []
        self._shown = ""

    def walk(self, element: _Element, type: Type | None = None) -> None:  # noqa: A002
        """Write what is in an element; elements that are not known are looked into."""
        type = self._type if type is None else type  # noqa: A001
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child, type)
            elif not child.tag.endswith("Pr"):
                self.walk(child, type)

    def write(self, text: str, type: Type) -> None:  # noqa: A002
        """Write words."""
        fields = self._reading.fields
        if fields.in_instruction or not text:
            if text.strip():
                self._reading.tell("I005", f"Words in the instruction of a field were left out: {text.strip()[:_LONG]}.")
            return
        if fields.in_page_number and not fields.in_contents:
            self._reading.count("I005", "The number of a page was left out.", "{n} numbers of pages were left out.")
            return
        if type.hidden:
            self._reading.tell("I005", f"Hidden text was left out: {text.strip()[:_LONG]}.")
            return
        link = ""
        if fields.in_contents:
            self.in_contents = True
        else:
            link = self._links[-1] if self._links else fields.link
        key = (link, _tags(type, linked=bool(link)), type.size)
        if key != self._key:
            self.flush()
            self._key = key
        self._pieces.append(text)
        if self._body:
            self._reading.weights[type.size or 0] += len(text)

    def flush(self) -> None:
        """Put the words so far into the element."""
        text, self._pieces = "".join(self._pieces), []
        if not text:
            return
        link, tags, size = self._key
        holder = self._element
        if link:
            holder = _inside(holder, "a")
            holder.set("href", link)
        for tag in tags:
            holder = _inside(holder, tag)
        if size != self._type.size:
            holder = _inside(holder, "span")
            self._reading.size(holder, size)
        if holder is not self._element:
            holder.text = text
        elif len(holder):
            holder[-1].tail = (holder[-1].tail or "") + text
        else:
            holder.text = (holder.text or "") + text

    def put(self, tag: str) -> _Element:
        """Put an element after the words so far."""
        self.flush()
        return _inside(self._element, tag)

    def _run(self, element: _Element, type: Type) -> None:  # noqa: A002
        properties = element.find(f"{W}rPr")
        if properties is not None:
            style = value(properties.find(f"{W}rStyle"))
            own = read_type(properties)
            type = own.over(self._reading.styles.run(style).over(type) if style else type)  # noqa: A001
        self.walk(element, type)

    def _text(self, element: _Element, type: Type) -> None:  # noqa: A002
        self.write(element.text or "", type)

    def _break(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        if not self._reading.fields.in_instruction:
            self.put("br")

    def _symbol(self, element: _Element, type: Type) -> None:  # noqa: A002
        font, code = value(element, "font"), value(element, "char")
        sign = symbol(font, code)
        if sign is None:
            self._reading.tell("I009", f"A sign of the font {font} ({code}) has no character; □ stands for it.")
        self.write(sign or "□", type)

    def _hyperlink(self, element: _Element, type: Type) -> None:  # noqa: A002
        relation = self._reading.relations.get(element.get(f"{R}id") or "")
        anchor = value(element, "anchor")
        address = relation.target if relation and relation.external else ""
        self._links.append(f"{address}#{anchor}" if anchor and "#" not in address else address)
        self.walk(element, type)
        self._links.pop()

    def _simple_field(self, element: _Element, type: Type) -> None:  # noqa: A002
        self._reading.fields.begin(value(element, "instr") or " ")
        self._warn_of_field()
        self.walk(element, type)
        self._reading.fields.end()

    def _field(self, element: _Element, type: Type) -> None:  # noqa: A002
        fields = self._reading.fields
        match value(element, "fldCharType"):
            case "begin":
                fields.begin()
                self._check_box(element, type)
            case "separate":
                fields.separate()
                self._warn_of_field()
            case "end":
                ended = fields.end()
                if ended is None:
                    return
                words = overlaid(ended)
                if words:
                    self.write(words, type)
                if words or (ended.name == "EQ" and ended.phase == "instruction"):
                    shown = " ".join(ended.instruction.split())[:_LONG]
                    self._reading.tell("I009", f"A formula field was {'laid flat' if words else 'left out'}: {shown}.")

    def _warn_of_field(self) -> None:
        last = self._reading.fields.open[-1:]
        if last and is_active(last[0]):
            shown = " ".join(last[0].instruction.split())[:_LONG]
            self._reading.tell("I003", f"A field that would load or run something is plain words: {shown}.")

    def _check_box(self, element: _Element, type: Type) -> None:  # noqa: A002
        box = element.find(f"{W}ffData/{W}checkBox")
        if box is not None:
            checked = box.find(f"{W}checked")
            checked = box.find(f"{W}default") if checked is None else checked
            is_checked = checked is not None and value(checked) not in {"0", "false", "off"}
            opened = self._reading.fields.end()
            self.write("☑" if is_checked else "☐", type)
            self._reading.fields.open += [opened] if opened else []

    def _instruction(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        self._reading.fields.instruct(element.text or "")

    def _note(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        mark = self.put("sup")
        self._reading.marks[mark] = self._reading.note(kind, value(element, "id"))

    def _comment(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        self._reading.comments.setdefault(value(element, "id"), max(self._reading.line, 1))

    def _bookmark(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        # Only of headings can a link name the place; elsewhere an empty anchor would part words.
        if self._element.tag == "h1":
            self.put("a").set("id", value(element, "name"))

    def _inserted(self, element: _Element, type: Type) -> None:  # noqa: A002
        if _has_words(element):
            self._reading.count("I005", "A tracked insertion was accepted.", "{n} tracked insertions were accepted.")
        self.walk(element, type)

    def _deleted(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        if _has_words(element):
            self._reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")

    def _choice(self, element: _Element, type: Type) -> None:  # noqa: A002
        chosen = choose(element)
        if chosen is not None:
            self.walk(chosen, type)

    def _control(self, element: _Element, type: Type) -> None:  # noqa: A002
        for content in element.iterchildren(f"{W}sdtContent"):
            self.walk(content, type)

    def _ruby(self, element: _Element, type: Type) -> None:  # noqa: A002
        for part in element.iterchildren(f"{W}rubyBase"):
            self.walk(part, type)
        self.write("（", type)
        for part in element.iterchildren(f"{W}rt"):
            self.walk(part, type)
        self.write("）", type)
        self._reading.count("I009", "A reading above characters was put behind them.", "{n} readings above characters were put behind them.")

    def _formula(self, element: _Element, type: Type) -> None:  # noqa: A002
        formula = write_formula(element)
        if formula.strip():
            self._reading.tell("I009", f"A formula was kept as plain text: {' '.join(formula.split())[:_LONG]}.")
            self.write(formula, type)

    def _box(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        self.boxes.append(element)

    def _drawing(self, element: _Element, type: Type) -> None:  # noqa: A002
        properties = element.find(f"{_WP}docPr")
        before = self._shown
        if properties is not None:
            self._shown = properties.get("descr") or properties.get("title") or ""
        self.walk(element, type)
        self._shown = before

    def _shape(self, element: _Element, type: Type) -> None:  # noqa: A002
        before, self._shown = self._shown, element.get("alt") or ""
        for word_art in element.iterchildren(f"{_V}textpath"):
            if words := word_art.get("string"):
                self._reading.count("I009", "Words set as a drawing became text.", "{n} times words set as a drawing became text.")
                self.write(words, type)
        self.walk(element, type)
        self._shown = before

    def _picture(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        name = element.get(f"{R}embed") or element.get(f"{R}link") or element.get(f"{R}id") or ""
        relation = self._reading.relations.get(name)
        if relation is None:
            self._reading.tell("I004", f"A picture was left out: the file does not hold it. It shows: {self._shown[:_LONG]}.")
            return
        image = self.put("img")
        image.set("src", relation.target)
        image.set("alt", self._shown)

    def _object(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        found = next(element.iter(f"{_O}OLEObject"), None)
        named = found.get("ProgID") if found is not None else ""
        self._reading.tell("I009", f"An embedded object ({named or 'of an unknown kind'}) was left out.")

    def _chart(self, element: _Element, type: Type) -> None:  # noqa: A002, ARG002
        what, name = ("chart", element.get(f"{R}id")) if element.tag == f"{_CHART}chart" else ("drawing of shapes", element.get(f"{R}dm"))
        relation = self._reading.relations.get(name or "")
        words = ""
        if relation and not relation.external and relation.target in self._reading.archive:
            texts = self._reading.archive.elements(relation.target, f"{A}t")
            words = " ".join(text for item in texts if (text := (item.text or "").strip()))
        said = f" Its words are: {words[:1_000]}." if words else ""
        self._reading.tell("I009", f"A {what} was left out.{said}")


def choose(element: _Element) -> _Element | None:
    """Return one of the forms in which a file offers the same thing."""
    choice = element.find(f"{MC}Choice")
    return element.find(f"{MC}Fallback") if choice is None else choice


def _inside(element: _Element, tag: str) -> _Element:
    from lxml import etree  # noqa: PLC0415 — imported long before; costs nothing here

    return etree.SubElement(element, tag)


def _has_words(element: _Element) -> bool:
    return next(element.iter(f"{W}t", f"{W}delText", f"{M}t"), None) is not None


def _tags(type: Type, *, linked: bool) -> tuple[str, ...]:  # noqa: A002
    tags = ["strong"] if type.bold else []
    tags += ["em"] if type.italic else []
    tags += ["u"] if type.underline and not linked else []
    tags += ["del"] if type.strike else []
    tags += [type.raised] if type.raised else []
    return (*tags, "code") if type.code else tuple(tags)


def _sign(sign: str) -> _Handler:
    return lambda line, _, type: line.write(sign, type)


_NOTHING: _Handler = lambda line, element, type: None  # noqa: E731, ARG005
_HANDLERS: dict[str, _Handler] = {
    f"{W}r": Line._run,
    f"{W}t": Line._text,
    f"{A}t": Line._text,
    f"{W}tab": _sign("\t"),
    f"{W}ptab": _sign("\t"),
    f"{W}noBreakHyphen": _sign("\u2011"),
    f"{W}br": Line._break,
    f"{W}cr": Line._break,
    f"{W}sym": Line._symbol,
    f"{W}hyperlink": Line._hyperlink,
    f"{W}fldSimple": Line._simple_field,
    f"{W}fldChar": Line._field,
    f"{W}instrText": Line._instruction,
    f"{W}delText": _NOTHING,
    f"{W}delInstrText": _NOTHING,
    f"{W}footnoteReference": Line._note,
    f"{W}endnoteReference": Line._note,
    f"{W}commentReference": Line._comment,
    f"{W}bookmarkStart": Line._bookmark,
    f"{W}ins": Line._inserted,
    f"{W}moveTo": Line._inserted,
    f"{W}del": Line._deleted,
    f"{W}moveFrom": Line._deleted,
    f"{MC}AlternateContent": Line._choice,
    f"{W}sdt": Line._control,
    f"{W}ruby": Line._ruby,
    f"{M}oMath": Line._formula,
    f"{W}txbxContent": Line._box,
    f"{_WP}inline": Line._drawing,
    f"{_WP}anchor": Line._drawing,
    f"{_V}shape": Line._shape,
    f"{A}blip": Line._picture,
    f"{_V}imagedata": Line._picture,
    f"{W}object": Line._object,
    f"{_CHART}chart": Line._chart,
    f"{_DIAGRAM}relIds": Line._chart,
}
