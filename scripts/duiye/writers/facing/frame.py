"""Fit the frame of a built page for the facing edition: its head, the language switch, Material's configuration.

This module owns what is neither words (see `tongues`) nor text of a chapter.
"""

from __future__ import annotations

import json
from typing import Any

from lxml.html import HtmlElement

from duiye.addresses import FACING_ROOT, relative_address
from duiye.writers.facing.edition import LOST, SCRIPT, STYLE, Place
from duiye.writers.facing.elements import classes, drop, make, said
from duiye.writers.facing.moving import Mover
from duiye.writers.facing.tongues import BETWEEN

_OWN_STYLE = "stylesheets/comforts."
"""The style sheet after which that of the facing edition comes; a publication's own have the last word."""
_SWITCHES = frozenset({"dy-languages", "dy-languages-here"})
_COLOPHON = "dy-colophon__address"
_CONFIG = "__config"


def fit_head(head: HtmlElement, other: HtmlElement, place: Place) -> None:
    """Give a page both titles and our style sheet, and leave out what only a page of one language may say."""
    title, theirs = head.find("title"), other.find("title")
    if title is not None and theirs is not None and said(title) != said(theirs):
        title.text = said(title) + BETWEEN + said(theirs)
    # Search engines are told of the languages' pages only; the canonical address is the default language's.
    languages = [link for link in head.iter("link") if link.get("hreflang")]
    data = [script for script in head.iter("script") if script.get("type") == "application/ld+json"]
    for told in [*languages, *data]:
        drop(told)
    made = make("link", {"rel": "stylesheet", "href": _asset(STYLE, place)})
    style = next((link for link in head.iter("link") if _OWN_STYLE in (link.get("href") or "")), None)
    if style is None:
        head.append(made)
    else:
        style.addnext(made)


def mark_switch(root: HtmlElement) -> None:
    """Mark the facing edition as the one that is shown."""
    switches = [one for one in root.iter("nav", "template") if classes(one) & _SWITCHES]
    for link in [link for switch in switches for link in switch.iter("a")]:
        link.attrib.pop("aria-current", None)
        if "dy-languages__facing" in classes(link):
            link.set("aria-current", "true")


def fit_scripts(root: HtmlElement, second: HtmlElement, place: Place) -> None:
    """Lead Material's script to the default language's search, and tell our own where the editions lie.

    Args:
        root: the page.
        second: the other language's page, for the words of its script.
        place: where the page stands.
    """
    edition = place.edition
    for line in [line for foot in root.iter("footer") for line in foot.iter("p") if _COLOPHON in classes(line)]:
        del line[:]  # each language's own address
        line.text = f"{edition.address}{FACING_ROOT}/{place.path.removesuffix('index.html')}"
    home, source = (_root(name, place) for name in (FACING_ROOT, edition.languages[0]))
    alone = " ".join(edition.alone)
    script = make(
        "script", {"src": _asset(SCRIPT, place), "data-home": home, "data-source": source, "data-alone": alone}
    )
    config = _config_of(root)
    if config is not None:
        config.text = json.dumps(_config(config, second, place))
        config.addprevious(script)
    else:
        root.find("body").append(script)


def _config_of(root: HtmlElement) -> HtmlElement | None:
    return next((script for script in root.iter("script") if script.get("id") == _CONFIG), None)


def _config(first: HtmlElement, second: HtmlElement, place: Place) -> dict[str, Any]:
    """Return Material's configuration with the addresses of the page and the words of both languages."""
    own: dict[str, Any] = json.loads(first.text or "{}")
    other = _config_of(second)
    theirs: dict[str, Any] = json.loads(other.text or "{}") if other is not None else {}
    mover = Mover(place, 0, str)
    for key in ("base", "search"):
        if isinstance(own.get(key), str):
            own[key] = mover.led(own[key], keeps=True)
    translations, further = own.get("translations") or {}, theirs.get("translations") or {}
    for key, words in translations.items():
        # Material puts the count in the place of the first # only.
        if further.get(key, words) != words and "#" not in words:
            translations[key] = words + BETWEEN + further[key]
    return own


def _root(name: str, place: Place) -> str:
    """Return the address of an edition's root, as the page sees it; the 404 page is shown at any depth."""
    is_lost = place.path == LOST
    return f"{place.edition.path}{name}/" if is_lost else relative_address(f"{name}/", place.here)


def _asset(name: str, place: Place) -> str:
    """Return the address of a file of ours, which lies in the default language's folder as the theme's do."""
    return _root(place.edition.languages[0], place) + name
