"""Read Word's elements of a line: runs, breaks, fields, links, marks of notes, tracked changes.

This module owns what each of them means; it must not make elements by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from duiye.readers.articles.symbols import symbol
from duiye.readers.articles.word_fields import is_active, is_formula, overlaid
from duiye.readers.articles.word_lines import LONG, Line
from duiye.readers.articles.word_parts import MC, A, M, R, W, value
from duiye.readers.articles.word_styles import Setting

if TYPE_CHECKING:
    from lxml.etree import _Element

    from duiye.readers.articles.word_lines import Handler

_PROPERTIES = f"{W}rPr"


def choose(element: _Element) -> _Element | None:
    """Return one of the forms in which a file offers the same thing."""
    choice = element.find(f"{MC}Choice")
    return element.find(f"{MC}Fallback") if choice is None else choice


def _run(line: Line, element: _Element, setting: Setting) -> None:
    if len(element) and element[0].tag == _PROPERTIES:
        setting = line.reading.styles.setting(element[0], setting)
    line.walk(element, setting)


def _text(line: Line, element: _Element, setting: Setting) -> None:
    line.write(element.text or "", setting)


def _sign(sign: str) -> Handler:
    return lambda line, _, setting: line.write(sign, setting)


def _break(line: Line, _: _Element, __: Setting) -> None:
    if not line.reading.fields.in_instruction:
        line.put("br")


def _symbol(line: Line, element: _Element, setting: Setting) -> None:
    font, code = value(element, "font"), value(element, "char")
    sign = symbol(font, code)
    if sign is None:
        line.reading.tell("I009", f"A sign of the font {font} ({code}) has no character; □ stands for it.")
    line.write(sign or "□", setting)


def _hyperlink(line: Line, element: _Element, setting: Setting) -> None:
    relation = line.reading.relations.get(element.get(f"{R}id") or "")
    anchor = value(element, "anchor")
    address = relation.target if relation and relation.external else ""
    line.links.append(f"{address}#{anchor}" if anchor and "#" not in address else address)
    line.walk(element, setting)
    line.links.pop()


def _simple_field(line: Line, element: _Element, setting: Setting) -> None:
    line.reading.fields.begin(value(element, "instr") or " ")
    _warn_of_field(line)
    line.walk(element, setting)
    line.reading.fields.end()


def _field(line: Line, element: _Element, setting: Setting) -> None:
    fields = line.reading.fields
    match value(element, "fldCharType"):
        case "begin":
            _check_box(line, element, setting)
            fields.begin()
        case "separate":
            fields.separate()
            _warn_of_field(line)
        case _:
            ended = fields.end()
            if ended and is_formula(ended):
                words = overlaid(ended)
                line.write(words or "", setting)
                shown = " ".join(ended.instruction.split())[:LONG]
                line.reading.tell("I009", f"A formula field was {'laid flat' if words else 'left out'}: {shown}.")


def _warn_of_field(line: Line) -> None:
    last = line.reading.fields.open[-1:]
    if last and is_active(last[0]):
        shown = " ".join(last[0].instruction.split())[:LONG]
        line.reading.tell("I003", f"A field that would load or run something is plain words: {shown}.")


def _check_box(line: Line, element: _Element, setting: Setting) -> None:
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        checked = box.find(f"{W}default") if checked is None else checked
        is_checked = checked is not None and value(checked) not in {"0", "false", "off"}
        line.write("☑" if is_checked else "☐", setting)


def _instruction(line: Line, element: _Element, _: Setting) -> None:
    line.reading.fields.instruct(element.text or "")


def _note(line: Line, element: _Element, _: Setting) -> None:
    kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
    line.reading.marks[line.put("sup")] = line.reading.note(kind, value(element, "id"))


def _comment(line: Line, element: _Element, _: Setting) -> None:
    line.reading.comments.setdefault(value(element, "id"), max(line.reading.line, 1))


def _bookmark(line: Line, element: _Element, _: Setting) -> None:
    # Only of headings can a link name the place; elsewhere an empty anchor would part words.
    if line.element.tag == "h1":
        line.put("a").set("id", value(element, "name"))


def _inserted(line: Line, element: _Element, setting: Setting) -> None:
    if _has_words(element):
        line.reading.count("I005", "A tracked insertion was accepted.", "{n} tracked insertions were accepted.")
    line.walk(element, setting)


def _deleted(line: Line, element: _Element, _: Setting) -> None:
    if _has_words(element):
        line.reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")


def _has_words(element: _Element) -> bool:
    return next(element.iter(f"{W}t", f"{W}delText", f"{M}t"), None) is not None


def _choice(line: Line, element: _Element, setting: Setting) -> None:
    chosen = choose(element)
    if chosen is not None:
        line.walk(chosen, setting)


def _control(line: Line, element: _Element, setting: Setting) -> None:
    for content in element.iterchildren(f"{W}sdtContent"):
        line.walk(content, setting)


def _ruby(line: Line, element: _Element, setting: Setting) -> None:
    for part in element.iterchildren(f"{W}rubyBase"):
        line.walk(part, setting)
    line.write("（", setting)
    for part in element.iterchildren(f"{W}rt"):
        line.walk(part, setting)
    line.write("）", setting)
    one, many = "A reading above characters was put behind them.", "{n} readings above characters were put behind them."
    line.reading.count("I009", one, many)


def _nothing(_: Line, __: _Element, ___: Setting) -> None:
    """Write nothing."""


RUNS: Mapping[str, Handler] = {
    f"{W}r": _run,
    f"{W}t": _text,
    f"{A}t": _text,
    f"{W}tab": _sign("\t"),
    f"{W}ptab": _sign("\t"),
    f"{W}noBreakHyphen": _sign("\u2011"),
    f"{W}br": _break,
    f"{W}cr": _break,
    f"{W}sym": _symbol,
    f"{W}hyperlink": _hyperlink,
    f"{W}fldSimple": _simple_field,
    f"{W}fldChar": _field,
    f"{W}instrText": _instruction,
    f"{W}delText": _nothing,
    f"{W}delInstrText": _nothing,
    f"{W}footnoteReference": _note,
    f"{W}endnoteReference": _note,
    f"{W}commentReference": _comment,
    f"{W}bookmarkStart": _bookmark,
    f"{W}ins": _inserted,
    f"{W}moveTo": _inserted,
    f"{W}del": _deleted,
    f"{W}moveFrom": _deleted,
    f"{MC}AlternateContent": _choice,
    f"{W}sdt": _control,
    f"{W}ruby": _ruby,
}
"""By the name of Word's element."""
