"""Mark the links of contents and of page turns that lead out of the facing edition, to what one language alone has.

This module owns those links before the two pages are merged; where addresses lead is the mover's.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.writers.facing.edition import FacingEdition
from duiye.writers.facing.elements import classes, drop, make, take_content
from duiye.writers.facing.moving import Mover
from duiye.writers.facing.words import tell_alone

_LISTS = frozenset({"dy-nav", "dy-turn", "dy-contents", "dy-chapters"})
_TURNS = ("prev", "next")
_MARK = "dy-only"


def mark_departures(root: HtmlElement, mover: Mover, language: Language, edition: FacingEdition) -> None:
    """Say of each link in the lists of chapters that leaves the facing edition to which language it leads.

    Args:
        root: the page of one language, whose addresses have not moved yet.
        mover: knows where they lead.
        language: of the page.
        edition: the facing edition.
    """
    for link in _listed(root):
        if not mover.departs(str(link.get("href"))):
            continue
        # Material takes a link without the target for one of the facing edition's own pages.
        for name, value in {"hreflang": language, "lang": language, "target": "_self"}.items():
            link.set(name, value)
        # The class keeps it apart from its counterpart, which leads elsewhere.
        link.set("class", f"{link.get('class') or ''} dy-departs dy-departs--{language}".strip())
        told = {"class": _MARK, "title": tell_alone(language, edition)}
        title = link.find("span")
        # A space, so that a voice does not read the mark as a part of the title.
        marked = make("span", {}, [" ", make("small", told, [edition.names[language]])])
        take_content(marked, link if title is None else title)


def settle_turns(first: HtmlElement, second: HtmlElement) -> None:
    """Let the nearer chapter have the turn of a page, where the two languages turn to different ones.

    Both have their chapters in one order, so the one that is alone lies between.

    Args:
        first: the page of the default language.
        second: the other's.
    """
    for turn in _TURNS:
        mine, theirs = ([link for link in _listed(root) if link.get("rel") == turn] for root in (first, second))
        for link, other in zip(mine, theirs, strict=False):
            if _departs(link) != _departs(other):
                drop(other if _departs(link) else link)


def _listed(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the links of the lists of chapters, each once; not those to a heading of the page itself."""
    lists = [element for element in root.iter("nav", "ol") if classes(element) & _LISTS]
    links = dict.fromkeys(link for element in lists for link in element.iter("a"))
    return (link for link in links if not str(link.get("href") or "#").startswith("#"))


def _departs(link: HtmlElement) -> bool:
    return "dy-departs" in classes(link)
