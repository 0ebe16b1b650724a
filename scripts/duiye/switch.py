"""Where the switch of languages on a page leads.

This module owns what stands in it; how it looks is the theme's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from duiye.addresses import FACING_ROOT, alternates, page_address, relative_address
from duiye.availability import Availability
from duiye.model import Language


def switch_of(  # noqa: PLR0913, PLR0917 — each is one fact of the page
    path: str,
    language: Language,
    languages: Sequence[tuple[str, str]],
    address: str,
    available: Availability,
    here: str,
) -> dict[str, Any]:
    """Say where a page's switch leads.

    Args:
        path: the chapter's path inside its language's folder.
        language: its language.
        languages: tag and name of every language, in the order of the switch.
        address: of the site's root, ending with a slash; empty while nobody knows it.
        available: which chapters can be read in which language.
        here: the page's own address from the site's root.

    Returns:
        `alternates`; where there is a facing edition, its address as `facing` and whether it lacks the chapter as
        `facing_missing`.
    """
    # Search engines are told of translations only.
    published = available.published
    made = tuple(
        item if path in published[language] & published[item.lang] else replace(item, absolute="")
        for item in alternates(path, language, languages, address, available.has_page)
    )
    known: dict[str, Any] = {"alternates": made}
    if available.facing:
        known["facing_missing"] = path not in available.facing
        home = "" if known["facing_missing"] else page_address(path)
        known["facing"] = relative_address(f"{FACING_ROOT}/{home}", here)
    return known
