"""A built page as the passes see it.

This module owns that one noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duiye.model import Language

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One page of one language."""

    language: Language
    path: str
    """Path of the file inside its language's folder, `part-1/huangs-law/index.html`."""
    tree: HtmlElement
    """The root element, `html`; passes change it in place."""
