"""Addresses of pages inside the built site.

This module owns the form of addresses (one folder a page, one sibling root a language); it must not
look at the disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from duiye.model import Language

_EXAMPLES = re.compile(
    r"(?:.+\.)?(?:example\.(?:com|org|net)|example|test|invalid|localhost)|127(?:\.\d+){3}|0\.0\.0\.0|::1?"
)
"""Hosts that stand in examples and tests (RFC 2606, RFC 6761), and the machine itself."""

STAND_IN = "https://duiye.invalid/"
"""Address of a site while nobody knows it: a reserved name, so that no text can mean it. No file of the site keeps it;
paths from the root of the host are the site's own."""
FACING_ROOT = "bi"
"""Folder of the facing edition, beside those of the languages."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where the switch of one page leads for one language."""

    lang: Language
    name: str
    href: str
    """Address relative to the page."""
    absolute: str
    """Full address of the counterpart, relative where the site has no address; empty when the page has none."""
    current: bool
    missing: bool
    """The page has no counterpart; `href` is the other language's home."""


def placeholder_host(address: str) -> str:
    """Return the host of an address at which no reader can find a site, empty where it is a real one or none."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return host if _EXAMPLES.fullmatch(host) else ""


def page_address(path: str) -> str:
    """Return where a chapter is published inside its language's root.

    `part-1/index.md` becomes `part-1/`, `opening.md` becomes `opening/`, `index.md` the empty string
    (and `README.md` as `index.md`); what may not stand in an address is percent-encoded, as MkDocs does it.
    """
    folder, name = posixpath.split(path.removesuffix(".md"))
    parts = [folder] if name in {"index", "README"} else [folder, name]
    return "".join(f"{quote(part)}/" for part in parts if part)


def address_of_file(file: str, docs: str) -> str:
    """Return where a chapter is published inside the site, by its file; empty for a file that is no chapter.

    Args:
        file: path from the publication's root, `docs/zh/opening.md`.
        docs: path of the documents' folder from there.
    """
    language, _, path = file.removeprefix(f"{docs}/").partition("/")
    is_chapter = file.startswith(f"{docs}/") and path.endswith(".md")
    return f"{language}/{page_address(path)}" if is_chapter else ""


def relative_address(target: str, page: str) -> str:
    """Return the address of a target as seen from a page; both from the same root."""
    base = posixpath.dirname(page) or "."
    relative = posixpath.relpath(target or ".", base)
    return f"{relative}/" if not target or target.endswith("/") else relative


def alternates(
    path: str,
    language: Language,
    languages: Sequence[tuple[Language, str]],
    site_url: str,
    exists: Callable[[Language, str], bool],
) -> tuple[Alternate, ...]:
    """List where the language switch of a chapter leads.

    Args:
        path: the chapter's path inside its language's folder.
        language: its language.
        languages: tag and name of every language, in the order of the switch.
        site_url: address of the site's root, ending with a slash; empty while nobody knows it.
        exists: says whether a language has a chapter at a path.

    Returns:
        One alternate per language, the page's own among them.
    """
    here = f"{language}/{page_address(path)}"
    made = []
    for tag, name in languages:
        missing = tag != language and not exists(tag, path)
        target = f"{tag}/" if missing else f"{tag}/{page_address(path)}"
        href = relative_address(target, here)
        absolute = "" if missing else site_url + target if site_url else href
        made.append(Alternate(tag, name, href, absolute, tag == language, missing))
    return tuple(made)
