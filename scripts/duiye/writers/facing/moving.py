"""Lead the addresses of a page that moves into the facing edition to where they led before.

This module owns that: links to a chapter that has a facing page lead there, all others to the files of the page's
own language. It must not look at the disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from duiye.addresses import FACING_ROOT, relative_address
from duiye.writers.facing.edition import Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PLAIN = ("href", "src", "poster", "data", "action", "formaction", "background", "xlink:href")
_LISTS = ("srcset", "imagesrcset")
_HOLDERS = (
    *("a", "area", "link", "script", "img", "image", "source", "track", "video", "audio", "iframe", "embed", "object"),
    *("form", "input", "button", "use", "body", "table", "td", "th"),
)
"""Elements that can name an address."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CANDIDATE = re.compile(r"([\s,]*)(\S*[^\s,])((?:\s+[^,]*)?,?)")
"""One picture of a srcset, between what stands before and after its address."""


class Mover:
    """Knows where the addresses of one page lead, seen from its facing page."""

    def __init__(self, place: Place, side: int, fragments: Callable[[str], str]) -> None:
        """Begin a page.

        Args:
            place: the facing page.
            side: of which language the page is, 0 or 1.
            fragments: returns where the page's own ids are found on the facing page.
        """
        self._place, self._side, self._fragments = place, side, fragments
        self._root = place.edition.languages[side]
        # A page that is shown at any depth has addresses from the host's root.
        self._folder = posixpath.join(self._root, posixpath.dirname(place.path))
        self._out = "../" * (place.path.count("/") + 1)
        self._known: dict[tuple[str, bool], str] = {}

    def move(self, tree: HtmlElement) -> None:
        """Change every address below an element."""
        for element in tree.iter(*_HOLDERS):
            attributes = element.attrib
            if not attributes:
                continue
            # A link of the switch, or to a chapter that only the other language has, means that language.
            keeps = "hreflang" in attributes
            # A script may be told where others lie that it fetches later.
            later = [name for name in attributes if name.startswith("data-") and "assets/" in attributes[name]]
            for name in (*_PLAIN, *later):
                if name in attributes:
                    attributes[name] = self.led(str(attributes[name]), keeps=keeps)
            for name in _LISTS:
                if name in attributes:
                    attributes[name] = _CANDIDATE.sub(
                        lambda found: f"{found[1]}{self.led(found[2])}{found[3]}", str(attributes[name])
                    )

    def led(self, address: str, *, keeps: bool = False) -> str:
        """Return an address as the facing page has it.

        Args:
            address: as the page has it.
            keeps: whether it is to stay in the page's language although there is a facing page.
        """
        known = self._known.get((address, keeps))
        if known is None:
            known = self._known[address, keeps] = self._led(address, keeps=keeps)
        return known

    def target(self, address: str) -> str:
        """Return where an address leads, as a path from the site's root; empty for one that leads elsewhere."""
        said = address.strip()
        path = re.split(r"[?#]", said, maxsplit=1)[0]
        if not path or _ELSEWHERE.match(said):
            return ""
        if path.startswith("/"):
            below = path.removeprefix(self._place.edition.path)
            return _normal(below) if path.startswith(self._place.edition.path) else ""
        return _normal(posixpath.join(self._folder, path))

    def departs(self, address: str) -> bool:
        """Say whether an address leads to a page of this language that has no facing page."""
        target = self.target(address)
        return target.partition("/")[0] == self._root and self._inside(target) is None

    def _led(self, address: str, *, keeps: bool) -> str:
        said = address.strip()
        if said.startswith("#"):
            return f"#{self._fragments(unquote(said[1:]))}" if len(said) > 1 else address
        target = self.target(said)
        if not target or target.startswith("../"):
            return address
        path, mark, rest = re.split(r"([?#])", said, maxsplit=1) if re.search(r"[?#]", said) else (said, "", "")
        inside = self._inside(target)
        if inside is not None and not keeps:
            target = f"{FACING_ROOT}/{inside}"
            if mark == "#":
                rest = self._row(unquote(inside), rest)
            if not path.startswith(("/", self._out)):
                # As seen from a page of one root, so from the same page of another.
                return f"{path}{mark}{rest}"
        if path.startswith("/"):
            return f"{self._place.edition.path}{target}{mark}{rest}"
        return f"{relative_address(target, self._place.here)}{mark}{rest}"

    def _inside(self, target: str) -> str | None:
        """Return the address, inside a language's root, of a chapter that has a facing page; None for all else."""
        root, _, inside = f"{target}/".partition("/") if target == self._root else target.partition("/")
        if root != self._root:
            return None
        plain = inside.removesuffix("index.html")
        for address in (plain, f"{plain}/"):
            if unquote(address).removeprefix("/") in self._place.edition.rows:
                return address.removeprefix("/")
        return None

    def _row(self, address: str, fragment: str) -> str:
        """Return the id of the row in which a block of another page stands."""
        names: Mapping[str, str] = self._place.edition.rows[address].names[self._side]
        return names.get(unquote(fragment), fragment)


def _normal(path: str) -> str:
    slash = "/" if path.endswith("/") or posixpath.basename(path) in {".", ".."} else ""
    whole = posixpath.normpath(path)
    return "" if whole == "." else f"{whole}{slash}"
