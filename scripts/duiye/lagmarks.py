"""Put into a page what its readers are told of passages that lag behind the other language's.

This module owns the places in the rendered tree; which passages lag is told to it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from duiye.lags import PageLags
from duiye.writers.lags import write_lags

_AFTER_MKDOCS = -2
"""MkDocs resolves links at 0, and would warn of one to another language's page."""


def register(md: Markdown, page: PageLags) -> None:
    """Add the step to a page's parser."""
    md.treeprocessors.register(_Marks(md, page), "duiye_lags", _AFTER_MKDOCS)


class _Marks(Treeprocessor):
    def __init__(self, md: Markdown, page: PageLags) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        marked: list[Element] = [*write_lags(self._page, "")]
        for child in root:
            marked.append(child)
            if name := child.get("id"):
                marked += write_lags(self._page, name)
        root[:] = marked
