"""Read an XLIFF 2 file (2.0, 2.1, 2.2).

This module owns the way from its elements to words; nothing in it may load, grow or lead out of the file.

Duiye writes words without inline elements. Tools add some: annotations are their words, codes are what their
original data say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from duiye.readers.exchange.batch import Batch, once, refusal
from duiye.units import Returned

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACES = ("urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:2.2")
_REVIEWED = frozenset({"reviewed", "final"})
_RESAVE = "Save it as XLIFF 2.1 in the program that made it."


class _UnknownCodeError(Exception):
    """An inline element stands for something that the file does not say."""


def read_xliff(data: bytes, name: str) -> Batch:
    """Read an XLIFF file.

    Args:
        data: its bytes.
        name: its path, for notices.

    Returns:
        Its units. A unit that a tool has cut into several segments is joined again, and is as far as the least
        of them.

    Raises:
        ContentError: it is no XLIFF 2, declares a document type, or says two things of one unit.
    """
    root = _parse(data, name)
    namespace, _, tag = str(root.tag).rpartition("}")
    namespace = namespace[1:]
    if tag != "xliff" or namespace not in _NAMESPACES:
        version = root.get("version", "")
        said = f"It is XLIFF {version}." if tag == "xliff" and version else f"It is no XLIFF but <{tag}>."
        raise refusal(name, said, _RESAVE, line=_line(root))
    units = once(_units(root, f"{{{namespace}}}", name), name)
    return Batch(name, root.get("srcLang", ""), root.get("trgLang", ""), units)


def _parse(data: bytes, name: str) -> _Element:
    from lxml import etree  # noqa: PLC0415 — costs 40 ms that `duiye --help` need not pay

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        said = error.msg.partition(", line ")[0].rstrip(".\n")
        raise refusal(name, f"It is no well-formed XML: {said}.", _RESAVE, line=line) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, "It declares a document type, which could load files or multiply words.", _RESAVE)
    return root


def _units(root: _Element, space: str, name: str) -> Iterator[Returned]:
    for file in root.iterchildren(f"{space}file"):
        path = file.get("original", "")
        for unit in file.iter(f"{space}unit"):
            own = unit.get("name") or unit.get("id", "")
            try:
                yield _unit(unit, space, f"{path}#{own}")
            except _UnknownCodeError as error:
                said = f"{path}#{own} has an inline code, {error}, without its original data."
                raise refusal(name, said, line=_line(unit)) from None


def _unit(unit: _Element, space: str, context: str) -> Returned:
    codes = {data.get("id", ""): _words(data, space, {}) for data in unit.iterfind(f"{space}originalData/{space}data")}
    parts = [*unit.iterchildren(f"{space}segment", f"{space}ignorable")]
    segments = [part for part in parts if part.tag == f"{space}segment"]
    source = "".join(_words(text, space, codes) for part in parts for text in part.iterfind(f"{space}source"))
    filled = all(part.find(f"{space}target") is not None for part in segments)
    target = "".join(_words(text, space, codes) for text in _targets(parts, space)) if filled else ""
    # A tool that knows no states leaves them out; who writes one means it.
    states = [part.get("state", "translated") for part in segments]
    return Returned(
        context=context,
        source=source,
        target=target,
        is_finished="initial" not in states,
        review="said" if states and _REVIEWED.issuperset(states) else "",
        line=_line(unit),
        base=next((note.text or "" for note in unit.iter(f"{space}note") if note.get("category") == _BASE), None),
    )


_BASE = "translation-before"
"""Category of the note with the fingerprint of the translation that was there."""


def _line(element: _Element) -> int:
    line: Any = element.sourceline  # the stubs do not know its type
    return line or 0


def _targets(parts: Sequence[_Element], space: str) -> list[_Element]:
    """Return the targets in the order in which they are to be read; an ignorable without one is as its source."""
    placed: list[tuple[int, _Element]] = []
    for number, part in enumerate(parts, 1):
        own = part.find(f"{space}target")
        text = part.find(f"{space}source") if own is None else own
        if text is not None:
            order = text.get("order", "")
            placed.append((int(order) if order.isascii() and order.isdecimal() else number, text))
    return [text for _, text in sorted(placed, key=lambda item: item[0])]


def _words(element: _Element, space: str, codes: Mapping[str, str]) -> str:
    """Return the words of an element with inline ones."""
    words = [element.text or ""]
    for child in element:
        words += [_inline(child, space, codes), child.tail or ""]
    return "".join(words)


def _inline(element: _Element, space: str, codes: Mapping[str, str]) -> str:
    match str(element.tag).removeprefix(space):
        case "cp":
            return _character(element.get("hex", ""))
        case "ph" | "sc" | "ec":
            return _code(element, "dataRef", codes)
        case "pc":
            inner = _words(element, space, codes)
            return f"{_code(element, 'dataRefStart', codes)}{inner}{_code(element, 'dataRefEnd', codes)}"
        case _:
            return _words(element, space, codes)


def _code(element: _Element, attribute: str, codes: Mapping[str, str]) -> str:
    try:
        return codes[element.get(attribute, "")]
    except KeyError:
        raise _UnknownCodeError(element.get("id", "?")) from None


def _character(hexadecimal: str) -> str:
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        raise _UnknownCodeError(hexadecimal) from None
