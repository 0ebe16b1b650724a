"""The addresses by which a built page loads its assets, and new ones in their place.

This module owns the pages' text between the quotes of those addresses; it must not read or write files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote, unquote

_TAG = re.compile(r"<(?:link|script|img|source|meta)\b[^<]*")
_CONFIG = re.compile(r'(<script id="__config"[^>]*>)([^<]*)')
_QUOTED = re.compile(r'(=|[:,] ?)"([^"\s?#]*assets/[^"\s?#]*)')
_SHEET = re.compile(r'<link\b[^<>]*\brel="stylesheet"[^<>]*>')
_ADDRESS = re.compile(r'\bhref="([^"?#]*)"')
_PLAIN = re.compile(r'<link (?:rel="stylesheet" href="[^"?#]*"|href="[^"?#]*" rel="stylesheet")/?>')

Finder = Callable[[str], str]
"""Gives the path in the site that an address on a page leads to."""


def finder(page: str, base: str) -> Finder:
    """Return how the addresses of a page are read.

    Args:
        page: path of the page in the site, `zh/part-1/tide/index.html`.
        base: path of the site on its host, with slashes at both ends, for addresses that begin with a slash.
    """
    folder = posixpath.dirname(page)

    def find(address: str) -> str:
        path = unquote(address)
        if path.startswith("/"):
            return posixpath.normpath(path.removeprefix(base)) if path.startswith(base) else ""
        return posixpath.normpath(posixpath.join(folder, path))

    return find


def sheets_of(text: str, find: Finder) -> list[str]:
    """List the style sheets that a page links, as paths in the site."""
    return [find(match[1]) for tag in _SHEET.findall(text) if (match := _ADDRESS.search(tag))]


def readdress(text: str, find: Finder, moved: Mapping[str, str]) -> str:
    """Give every address of an asset that was moved its new path."""

    def renew(match: re.Match[str]) -> str:
        before, address = match.groups()
        old = find(address)
        return f'{before}"{_like(address, old, moved[old])}' if old in moved else match.group()

    def renew_tag(match: re.Match[str]) -> str:
        return _QUOTED.sub(renew, match.group()) if "assets/" in match.group() else match.group()

    text = _CONFIG.sub(lambda match: match[1] + _QUOTED.sub(renew, match[2]), text)
    return _TAG.sub(renew_tag, text)


def join_sheets(text: str, find: Finder, joined: Callable[[tuple[str, ...]], str]) -> str:
    """Link one sheet in the place of several that stand side by side.

    Args:
        text: the page.
        find: how its addresses are read.
        joined: gives the path of the sheet that holds several, empty where they must stay apart.
    """
    runs: list[list[re.Match[str]]] = []
    for match in _PLAIN.finditer(text):
        beside = runs and not text[runs[-1][-1].end() : match.start()].strip()
        if beside:
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in reversed(runs):
        text = _join_run(text, run, find, joined)
    return text


def _join_run(text: str, run: Sequence[re.Match[str]], find: Finder, joined: Callable[[tuple[str, ...]], str]) -> str:
    """Join the longest beginning of a run that may be joined, and leave the rest."""
    addresses = [_address(match.group()) for match in run]
    paths = [find(address) for address in addresses]
    for end in range(len(run), 1, -1):
        if whole := joined(tuple(paths[:end])):
            tag = f'<link rel="stylesheet" href="{_like(addresses[0], paths[0], whole)}">'
            return text[: run[0].start()] + tag + text[run[end - 1].end() :]
    return text


def _address(tag: str) -> str:
    match = _ADDRESS.search(tag)
    return match[1] if match else ""


def _like(address: str, old: str, new: str) -> str:
    """Write the address of a new path as the address of an old one was written: from the root, or from the page."""
    if address.startswith("/"):
        return unquote(address).removesuffix(old) + quote(new)
    up = 0
    while address.startswith("../"):
        address, up = address[3:], up + 1
    # What is left of the address begins at the folder that the dots lead to.
    above = old[: len(old) - len(unquote(address))].strip("/")
    depth = up + (above.count("/") + 1 if above else 0)
    return "../" * depth + quote(new)
