"""Write the termbase for other tools: as TBX (ISO 30042:2019, dialect TBX-Basic, style DCA) and as CSV.

This module owns both forms; it must not choose which terms are worth handing on.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from duiye.model import Designations, Term

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "xml:lang"
_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_PARTED = " | "
"""Parts designations in one cell; none of ours holds it."""
COLUMNS = (
    *("id", "type", "zh", "zh admitted", "zh deprecated", "pinyin", "zh-Hant", "zh-TW"),
    *("en", "en admitted", "en deprecated", "definition zh", "definition en", "related", "mark"),
    *("reference title", "reference url", "reference grade"),
)
"""Heads of the columns, in order."""


def write_tbx(terms: Iterable[Term], title: str = "Termbase") -> str:
    """Write the termbase as TBX-Basic.

    Each concept has a section per language with its definition and every designation with its status;
    the traditional and the Taiwan form stand in sections of their own. What TBX-Basic has no category for
    (our type of a term, pinyin) is a note.

    Args:
        terms: the termbase.
        title: title of the file.

    Returns:
        An XML document in UTF-8, the same for the same terms.
    """
    terms = tuple(terms)
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANG: "en", "xmlns": _NAMESPACE})
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(description, "titleStmt"), "title").text = title
    SubElement(SubElement(description, "sourceDesc"), "p").text = "Written by Duiye from termbase.yml."
    text = SubElement(root, "text")
    if terms:
        body = SubElement(text, "body")
        known = {term.id for term in terms}
        for term in terms:
            _concept(body, term, known)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def write_csv(terms: Iterable[Term]) -> str:
    """Write the termbase as a table, one term a line, several designations in a cell parted by ` | `.

    The form is that of RFC 4180; a program such as Excel needs the byte order mark that `utf-8-sig` writes.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for term in terms:
        zh, en, reference = term.zh, term.en, term.reference
        writer.writerow(
            (
                *(term.id, term.type),
                *(zh.preferred, _PARTED.join(zh.admitted), _PARTED.join(zh.deprecated), zh.pinyin, zh.hant, zh.tw),
                *(en.preferred, _PARTED.join(en.admitted), _PARTED.join(en.deprecated)),
                *(term.definition.zh, term.definition.en, _PARTED.join(term.related), str(term.mark).lower()),
                *((reference.title, reference.url, reference.grade) if reference else ("", "", "")),
            )
        )
    return table.getvalue()


def _concept(body: Element, term: Term, known: set[str]) -> None:
    entry = SubElement(body, "conceptEntry", {"id": _xml_id(term.id)})
    SubElement(entry, "note").text = f"Type: {term.type}"
    for related in dict.fromkeys(term.related):
        if related in known:
            SubElement(entry, "ref", {"type": "crossReference", "target": _xml_id(related)}).text = related
    if term.reference:
        link = SubElement(entry, "xref", {"type": "externalCrossReference", "target": term.reference.url})
        link.text = term.reference.title
    for language, sides, definition in (("zh", term.zh, term.definition.zh), ("en", term.en, term.definition.en)):
        section = SubElement(entry, "langSec", {_LANG: language})
        SubElement(section, "descrip", {"type": "definition"}).text = definition
        _designations(section, sides)
    for language, name in (("zh-Hant", term.zh.hant), ("zh-TW", term.zh.tw)):
        if name:
            _designation(SubElement(entry, "langSec", {_LANG: language}), name, "preferred")


def _designations(section: Element, sides: Designations) -> None:
    for status, names in (
        ("preferred", (sides.preferred,)),
        ("admitted", sides.admitted),
        ("deprecated", sides.deprecated),
    ):
        for name in names:
            made = _designation(section, name, status)
            if status == "preferred" and sides.pinyin:
                SubElement(made, "note").text = f"Pinyin: {sides.pinyin}"


def _designation(section: Element, name: str, status: str) -> Element:
    made = SubElement(section, "termSec")
    SubElement(made, "term").text = name
    SubElement(made, "termNote", {"type": "administrativeStatus"}).text = _STATUS[status]
    return made


def _xml_id(name: str) -> str:
    """Return an id as XML wants it: it may not begin with a digit."""
    return name if _NAME.fullmatch(name) else "id-" + re.sub(r"[^\w.-]", "-", name, flags=re.ASCII)
