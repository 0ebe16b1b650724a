"""Every phrase on the site is found: the shipped worker is asked for a thousand of each language, in Node."""

from __future__ import annotations

import shutil

from conftest import Site
from duiye.proof.telling import tell
from duiye.proving import prove
from duiye.store import load_publication
from folders import REPOSITORY


def test_our_search_finds_what_stands_on_our_pages(site: Site) -> None:
    """Readers would look for what they have read, in any way of writing it, and not find it."""
    assert shutil.which("node"), "no Node.js: scripts/test installs it"
    publication = load_publication(REPOSITORY).publication
    recalls = prove(site.folder, publication, 1000)
    assert sum(recall.asked for recall in recalls) > 6000
    told = [str(notice) for notice in tell(recalls, publication)]
    assert all(recall.is_enough for recall in recalls), "\n".join(told)
