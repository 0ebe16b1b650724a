"""Write what machines are told of a site that does not know where it will live.

This module owns what of it stays: addresses are relative to the page, and what only a full address can say is left
out. It must not know why there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from duiye.addresses import STAND_IN, page_address, relative_address
from duiye.model import Language
from duiye.writers.metadata.head import Head, Heads
from duiye.writers.metadata.resources import FEED

_OWN_ADDRESS = re.compile(rf"^url: \"?{re.escape(STAND_IN)}.*\n", re.MULTILINE)
_BARE = re.compile(rf"<{re.escape(STAND_IN)}([^>\s]*)>")


def unplace_heads(heads: Heads) -> dict[Language, dict[str, Head]]:
    """Write the heads of pages, by language and path, that were written for the stand-in, without an address."""
    return {
        language: {
            path: unplace_head(head, relative_address("", f"{language}/{page_address(path)}"))
            for path, head in told.items()
        }
        for language, told in heads.items()
    }


def unplace_head(head: Head, root: str) -> Head:
    """Write the head of one page without an address.

    Args:
        head: the head as it was written for the stand-in.
        root: the site's root as seen from the page, ending with a slash.
    """
    return replace(
        head,
        social=tuple((name, words) for name, words in head.social if not words.startswith(STAND_IN)),
        citation=tuple((name, words) for name, words in head.citation if not words.startswith(STAND_IN)),
        links=tuple(replace(link, href=link.href.replace(STAND_IN, root)) for link in head.links if link.type != FEED),
        data=head.data.replace(STAND_IN, root),
    )


def unplace_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Write Markdown files, by their paths from the site's root, that were written for the stand-in."""
    made = {}
    for name, text in texts.items():
        root = "../" * name.count("/")
        made[name] = _BARE.sub(rf"[\1]({root}\1)", _OWN_ADDRESS.sub("", text, count=1)).replace(STAND_IN, root)
    return made
