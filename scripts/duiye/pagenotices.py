"""Say on which page of the site, and beside which of its segments, a notice is shown.

This module owns what an open page of the preview is told of a notice; it must not know how it is sent or drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict
from urllib.parse import unquote

from duiye.addresses import address_of_file
from duiye.notice import Notice


class PageNotice(TypedDict):
    """A notice that an open page shows beside the segment in which it stands."""

    page: str
    """Address of the page on this server."""
    segment: str
    """Id of the block; empty for the whole page."""
    code: str
    severity: str
    message: str
    hint: str


def page_notices(notices: Iterable[Notice], docs: str) -> Iterator[PageNotice]:
    """Yield the notices that stand in chapters, as their pages show them.

    Args:
        notices: notices from the desk, which knows their segments.
        docs: path of the documents' folder from the publication's root.
    """
    for notice in notices:
        if address := address_of_file(notice.locus.path, docs):
            yield PageNotice(
                page=f"/{unquote(address)}",
                segment=notice.segment,
                code=notice.code,
                severity=notice.severity.value,
                message=notice.message,
                hint=notice.advice,
            )
