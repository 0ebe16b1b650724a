"""Read the claims of a fact-check page.

This module owns the shape of claims; their wording is `claimspage`'s. A claim has:

    id    number, verdict, claim, note, sum: runs (the last two may be empty)
    evidence: relation (words), grade, body (runs), url, printed (how print spells it, see `spelling`)
    labels: the words before note, sum and sources, by these names
    stands: labels of its notes, for which the book prints page numbers
"""

from __future__ import annotations

from lxml.html import HtmlElement

from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Node, Page, Run
from duiye.writers.book.runs import join_runs, read_run, read_runs
from duiye.writers.book.spelling import spell_address

_PREFIX = "dy-fact__"


def read_facts(listing: HtmlElement, page: Page) -> list[Node]:
    """Read every claim of one group."""
    heads = [(item, part) for item in listing for part in item if _role(part) == "head"]
    return [_claim(item, head, page) for item, head in heads]


def _claim(item: HtmlElement, head: HtmlElement, page: Page) -> Node:
    fields = {_role(part): part for part in item.iterfind("dl/dd")}
    labels = {_role(part): (part.getprevious().text or "") for part in fields.values()}
    number = head.get("id") or ""
    places = [link.get("href") or "" for link in fields["stands"].iter("a")] if "stands" in fields else []
    return {
        "id": page.label(head),
        "number": [number],
        "verdict": [run for word in head.iterfind("strong") for run in read_run(word, page)],
        "claim": _runs(item.find("p"), page),
        "note": _runs(_paragraph(fields.get("note")), page),
        "sum": _runs(_paragraph(fields.get("sum")), page),
        "evidence": [
            # What a pointer has to do with the claim is no evidence either: the word that says so stands for it.
            _source(item, labels["pointers"] if role == "pointers" else "", page)
            for role in ("evidence", "pointers")
            if role in fields
            for item in fields[role].iterfind("ul/li")
        ],
        "labels": {role: labels.get(role, "") for role in ("note", "sum")},
        "stands": {"to": [page.resolve(f"{place.partition('#')[0]}#fn:{number}") for place in places]},
    }


def _source(item: HtmlElement, relation: str, page: Page) -> Node:
    """Read a source, without the words before it and its grade, which the book prints beside the claim."""
    source: Node = {"relation": relation, "grade": "", "body": [], "url": ""}
    for part in [*item]:
        match _role(part):
            case "relation":
                source["relation"] = relation or part.text or ""
                item.remove(part)
            case "grade":
                source["grade"] = part.get("data-grade") or ""
                item.remove(part)
            case _:
                source["url"] = source["url"] or part.get("href") or ""
    return source | {"body": read_runs(item, page), "printed": spell_address(source["url"], item.text_content())}


def _paragraph(field: HtmlElement | None) -> HtmlElement | None:
    return None if field is None else field.find("p")


def _runs(element: HtmlElement | None, page: Page) -> list[Run]:
    return [] if element is None else join_runs(read_runs(element, page))


def _role(part: HtmlElement) -> str:
    return next((name.removeprefix(_PREFIX) for name in sorted(class_names(part)) if name.startswith(_PREFIX)), "")
