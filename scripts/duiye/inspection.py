"""Check a built site against the publication that it was made of.

This module owns the order of that; it changes nothing and prints nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from duiye.addresses import STAND_IN
from duiye.checks.manuscripts import tell_dead_addresses
from duiye.checks.site import dead_addresses
from duiye.desk import Checked
from duiye.notice import Notice, SettingsError
from duiye.sitewalk import load_site

_ROOT_PAGE = "index.html"
_SITEMAP = "sitemap.xml"


def inspect(checked: Checked, folder: Path, *, address: str = "", name: str = "") -> tuple[Notice, ...]:
    """Find the addresses of a built site that lead nowhere.

    Args:
        checked: the publication; what its notices tell already is not told again.
        folder: the built site.
        address: where it will live; when not given, what its sitemap says.
        name: what to call the folder in notices, when it is not to be its place.

    Returns:
        Notices at the chapters' lines where an address comes from one, else at the page of the site.

    Raises:
        SettingsError: the folder holds no site.
        StoreError: a file of it cannot be read.
    """
    if not (folder / _ROOT_PAGE).is_file():
        message = f"There is no site in {folder}. Make it with duiye build, or name another folder."
        raise SettingsError(message)
    site = load_site(folder)
    written = site.documents[_SITEMAP].addresses[:1] if _SITEMAP in site.documents else ()
    roots = dict.fromkeys(filter(None, [*([address] if address else written), checked.settings.site_url]))
    dead = dead_addresses(site, tuple(roots) or (STAND_IN,))
    shown = name or place(folder, checked.root)
    told = {notice.locus for notice in checked.notices if notice.code.startswith("L")}
    notices = tell_dead_addresses(dead, checked.publication, checked.pages, shown)
    return tuple(notice for notice in dict.fromkeys(notices) if notice.locus not in told)


def place(folder: Path, root: Path) -> str:
    """Return a folder's path from the publication's root, or from here where it lies elsewhere."""
    whole, home = Path(os.path.abspath(folder)), Path(os.path.abspath(root))  # noqa: PTH100 — links stay as they are named
    return whole.relative_to(home).as_posix() if whole.is_relative_to(home) else folder.as_posix()
