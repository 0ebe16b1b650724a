"""Check that every address in the built site leads somewhere in it (the faults of L004 to L006).

This module owns where an address leads; it must not look at the disk, nor at other hosts, nor know from which
manuscript a page was made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from duiye.readers.webpage import WebFile, Website

LOST = "404.html"
"""Page that a server shows at any address that leads nowhere."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DROPPED = re.compile(r"[\t\r\n]+")
"""What a browser takes out of an address, wherever it stands."""
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class DeadAddress:
    """An address of a built page that leads its readers nowhere."""

    code: Literal["L004", "L005", "L006"]
    page: str
    """Path of the file in which it stands, from the site's root."""
    address: str
    """As written there."""
    target: str
    """Where it leads: a path from the site's root, or the full address when it lies outside."""
    fragment: str
    """The id that the target lacks; of L004 and L006, what stands after `#`."""
    message: str


def dead_addresses(site: Website, roots: Sequence[str]) -> Iterator[DeadAddress]:
    """Yield every address of a site that leads nowhere.

    Args:
        site: the built site.
        roots: full addresses at which the site lives or will live, each ending with a slash; the first is the
            one it was built for.
    """
    map_of_site = _Map(site, tuple(urlsplit(root) for root in roots))
    for page, document in site.documents.items():
        for address in document.addresses:
            dead = map_of_site.follow(page, document, address)
            if dead:
                yield dead


class _Map:
    """Knows what lies where in a site."""

    def __init__(self, site: Website, roots: tuple[SplitResult, ...]) -> None:
        self._site, self._roots = site, roots
        self._hosts = [_host(root) for root in roots]
        self._bases = tuple(dict.fromkeys(root.path for root in roots))
        self._known: dict[str, str] = {}
        """File of each path that was asked for, empty where there is none."""

    def follow(self, page: str, document: WebFile, address: str) -> DeadAddress | None:
        """Return what is wrong with an address, None when nothing is or when it cannot be known."""
        said = _DROPPED.sub("", address).strip(" \x00\x0c")
        if said.startswith("//") or _SCHEME.match(said) or document.base:
            return self._follow_full(page, document, address, said)
        path, mark, fragment = said.partition("#")
        path = path.partition("?")[0]
        if not path:
            return self._land(page, address, page, fragment) if mark else None
        if path.startswith("/"):
            return self._follow_path(page, address, path, fragment)
        # A page that is shown at any depth must not count on its own.
        folder = posixpath.dirname(page) + ("/-/-" if posixpath.basename(page) == LOST else "")
        base = self._bases[0]
        target = _below(whole := _normal(f"{base}{folder}/{path}"), base)
        if target is None:
            return DeadAddress("L004", page, address, whole, fragment, f"{address} leads out of the site.")
        return self._arrive(page, address, target, fragment)

    def _follow_full(self, page: str, document: WebFile, address: str, said: str) -> DeadAddress | None:
        """Follow an address with a scheme or host, or one that a `<base>` completes."""
        try:
            if document.base:
                said = urljoin(urljoin(f"{self._roots[0].geturl()}{page}", document.base), said)
            parts = urlsplit(said if _SCHEME.match(said) else f"{self._roots[0].scheme}:{said}")
            host = _host(parts)
        except ValueError:
            return DeadAddress("L004", page, address, address, "", f"{address} is no address.")
        if parts.scheme not in _PORTS:
            return None
        owned = [root for root, name in zip(self._roots, self._hosts, strict=True) if _bare(name) == _bare(host)]
        path = _normal(parts.path) if owned else ""
        for root in owned:
            inside = _below(path, root.path)
            if (parts.scheme, host) == (root.scheme, _host(root)) and inside is not None:
                return _as_own(self._arrive(page, address, inside, parts.fragment))
        return self._near_miss(page, address, path, owned)

    def _near_miss(self, page: str, address: str, path: str, roots: Sequence[SplitResult]) -> DeadAddress | None:
        """Tell an address that is the site's own but for the scheme, `www.` or the path under which it lies."""
        for root in roots:
            below = _below(path, root.path)
            inside = path[1:] if below is None else below
            if (inside or below is not None) and self._file(inside):
                message = f"{address} is not below {root.geturl()}, where {inside or 'the root page'} lies."
                return DeadAddress("L006", page, address, root.geturl() + inside, "", message)
        return None

    def _follow_path(self, page: str, address: str, path: str, fragment: str) -> DeadAddress | None:
        """Follow an address that begins at the root of the host."""
        path = _normal(path)
        inside = [rest for rest in (_below(path, base) for base in self._bases) if rest is not None]
        if inside:
            return self._arrive(page, address, next(filter(self._file, inside), inside[0]), fragment)
        if self._file(path[1:]):
            message = f"{address} lacks {self._bases[0]}, under which the site lies."
            return DeadAddress("L006", page, address, path[1:], fragment, message)
        return None  # something else on the same host

    def _arrive(self, page: str, address: str, target: str, fragment: str) -> DeadAddress | None:
        """Look for a path from the site's root, then for the fragment on it."""
        if self._file(target):
            return self._land(page, address, target, fragment)
        message = f"{address} leads to {unquote(target)}, which the site does not have."
        return DeadAddress("L004", page, address, target, fragment, message)

    def _land(self, page: str, address: str, target: str, fragment: str) -> DeadAddress | None:
        """Look for a fragment on a page that exists."""
        fragment = fragment.partition(":~:")[0]  # the rest is a passage that a browser looks for
        document = self._site.documents.get(self._file(target))
        if not fragment or not document or document.ids is None or fragment.lower() == "top":
            return None
        if fragment in document.ids or unquote(fragment) in document.ids:
            return None
        message = f"{unquote(target.removesuffix('index.html')) or 'The root page'} has no id {unquote(fragment)}."
        return DeadAddress("L005", page, address, target, fragment, message)

    def _file(self, target: str) -> str:
        """Return the file that a server gives for a path from the site's root, empty when it has none."""
        if target not in self._known:
            path = unquote(target)
            names = [f"{path}index.html"] if path.endswith("/") or not path else [path, f"{path}/index.html"]
            self._known[target] = next((name for name in names if name in self._site.files), "")
        return self._known[target]


def _normal(path: str) -> str:
    """Resolve the dots of a path from the host's root, as browsers do: above the root there is nothing."""
    name = path.rsplit("/", 1)[-1]
    whole = posixpath.normpath(f"/{path.lstrip('/')}")
    return whole if whole == "/" or name not in {"", ".", ".."} else f"{whole}/"


def _below(path: str, base: str) -> str | None:
    """Return what of a path lies below a folder; a server leads from the folder's bare name to the folder."""
    return path.removeprefix(base) if path.startswith(base) else "" if f"{path}/" == base else None


def _host(parts: SplitResult) -> str:
    """Return the host of an address, with the port where it is not the scheme's own."""
    port = parts.port
    return (parts.hostname or "") + (f":{port}" if port and port != _PORTS.get(parts.scheme) else "")


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _as_own(dead: DeadAddress | None) -> DeadAddress | None:
    """Tell a dead page of the site's own full address as such."""
    if dead is None or dead.code != "L004":
        return dead
    return DeadAddress("L006", dead.page, dead.address, dead.target, dead.fragment, dead.message)
