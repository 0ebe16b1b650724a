"""Write the entries of a glossary and the claims of a fact-check.

This module owns their elements; see `writers.book.glossary` and `writers.book.facts` for the tree. A printed page has
no room for what stands elsewhere; here an entry says all that it knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from duiye.writers.epub.elements import element, meaning, text
from duiye.writers.epub.scribe import Maker, Scribe
from duiye.writers.epub.volume import Node

_OTHERS = frozenset({"definition", "variants"})
"""Details of which an entry of each language has its own."""


def _glossary(node: Node, scribe: Scribe) -> str:
    entries = (_entry(entry, scribe) for entry in node["entries"])
    return element("dl", {**scribe.named(node), "class": "glossary", **meaning("glossary")}, *entries)


def _entry(entry: Node, scribe: Scribe) -> str:
    head = element("dfn", meaning("glossterm"), scribe.write(entry["head"]))
    names = (element("span", {"class": role}, scribe.write(entry[role])) for role in _names(scribe) if entry[role])
    term = element("dt", scribe.named(entry), " ".join([head, *names]))
    details = [_detail(detail, scribe) for detail in _in_order(entry["details"]) if _is_told(detail, scribe)]
    if used := entry["used"]["to"]:
        places = text(scribe.word("comma")).join(_chapter_link(label, scribe) for label in used)
        details.append(element("p", {"class": "used"}, _label(entry["used"]["label"]), places))
    return term + element("dd", meaning("glossdef"), *details)


def _names(scribe: Scribe) -> tuple[str, ...]:
    """Return which names stand beside the first: where both languages have their entry, the other's has its own."""
    is_chinese = scribe.side.language.startswith("zh")
    if scribe.is_double:
        return ("pinyin",) if is_chinese else ()
    # The pinyin belongs to the Chinese name.
    return ("pinyin", "counterpart") if is_chinese else ("counterpart", "pinyin")


def _is_told(detail: Node, scribe: Scribe) -> bool:
    """Say whether an entry says this itself; beside the other language's entry it does not repeat that."""
    foreign = all(not isinstance(run, str) and run["kind"] == "language" for run in detail["body"])
    return not (scribe.is_double and foreign and detail["role"] in _OTHERS)


def _in_order(details: list[Node]) -> list[Node]:
    """Put what a term means before what else it is called."""
    return sorted(details, key=lambda detail: detail["role"] != "definition")


def _detail(detail: Node, scribe: Scribe) -> str:
    return element("p", {"class": detail["role"]}, _label(detail["label"]), scribe.write(detail["body"]))


def _label(words: str) -> str:
    return element("span", {"class": "label"}, text(words)) if words else ""


def _chapter_link(label: str, scribe: Scribe) -> str:
    return element("a", {"href": scribe.address(label)}, text(scribe.places.chapter(label)))


def _facts(node: Node, scribe: Scribe) -> str:
    return "".join(_claim(entry, scribe) for entry in node["entries"])


def _claim(entry: Node, scribe: Scribe) -> str:
    number = element("span", {"class": "number"}, scribe.write(entry["number"]))
    parts = [
        element("p", {"class": "fact-head"}, number, " ", scribe.write(entry["verdict"])),
        element("p", {"class": "claim"}, scribe.write(entry["claim"])),
        *(
            element(
                "p", {"class": role}, _label(entry["labels"][role] + scribe.word("colon")), scribe.write(entry[role])
            )
            for role in ("note", "sum")
            if entry[role]
        ),
    ]
    if entry["evidence"]:
        parts.append(element("ul", {"class": "evidence"}, *(_source(item, scribe) for item in entry["evidence"])))
    if entry["stands"]["to"]:
        places = (
            element("a", {"href": scribe.places.reference(label, scribe.file)}, text(scribe.places.chapter(label)))
            for label in entry["stands"]["to"]
        )
        joined = text(scribe.word("comma")).join(places)
        parts.append(element("p", {"class": "stands"}, _label(scribe.word("stands") + scribe.word("colon")), joined))
    return element("div", {**scribe.named(entry), "class": "fact"}, *parts)


def _source(source: Node, scribe: Scribe) -> str:
    relation = _label(source["relation"] + scribe.word("colon")) if source["relation"] else ""
    grade = scribe.word("graded").format(source["grade"]) if source["grade"] else ""
    shown = element("span", {"class": "grade"}, text(grade)) if grade else ""
    return element("li", {}, relation, scribe.write(source["body"]), shown)


APPARATUS: Mapping[str, Maker] = {"glossary": _glossary, "facts": _facts}
