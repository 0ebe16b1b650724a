"""How a site is served: what its policy lets through, whether it is kept for readers offline, what host it lies on.

This module owns that noun; it must not read settings, nor write a policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

OWN_THEME = "duiye"
"""The theme whose pages hold nothing inline, and so can be under a policy."""
SELF = "self"
"""The site itself, where a kind of content is not let through from there already."""


@dataclass(frozen=True, slots=True)
class Allowances:
    """What the policy lets through beyond what the site's own pages need."""

    images: tuple[str, ...] = ()
    """Hosts whose pictures may be shown: `https://img.example.org`, `https://*.example.org`."""
    media: tuple[str, ...] = ()
    """Hosts whose sound and film may be played."""
    frames: tuple[str, ...] = ()
    """Hosts whose pages may be shown inside a page; `self` for the site's own."""
    forms: tuple[str, ...] = ()
    """Hosts that forms may be sent to; `self` for the site's own."""
    styles: bool = False
    """Whether style attributes and elements in the text have an effect."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that something may be loaded from."""
        return (*self.images, *self.media, *self.frames)


@dataclass(frozen=True, slots=True)
class Hosting:
    """How a publication's site is served."""

    allowances: Allowances | None = None
    """None where there is no policy: the pages of another theme hold scripts that it would block."""
    offline: bool = True
    """Whether a service worker keeps the pages for readers without a network."""
    host: str = ""
    """The host that reads its headers from a file in the site; empty for any other."""
    scripts: tuple[str, ...] = ()
    """Addresses on other hosts that mkdocs.yml adds to every page as scripts and style sheets."""


def covers(sources: tuple[str, ...], address: str) -> bool:
    """Say whether an address on another host is on one of those that are let through."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or ""), parts.port
    except ValueError:
        return False
    for source in sources:
        allowed = urlsplit(source)
        name = allowed.hostname or ""
        is_same = host.endswith(name[1:]) if name.startswith("*.") else host == name
        if source != SELF and parts.scheme in {"", allowed.scheme} and is_same and port == allowed.port:
            return True
    return False
