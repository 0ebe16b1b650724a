"""What a format is: its name, its suffixes, how its bytes look, and who reads it.

This module owns that value; it must not know any format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from duiye.article import Article
from duiye.readers.articles.source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file that can be an article."""

    name: str
    """In words for the author."""
    suffixes: tuple[str, ...]
    """With the dot, in lower case."""
    read: Callable[[Source], Article]
    """Raises ContentError with I001 for a file that it cannot read."""
    looks: Callable[[bytes], bool] = lambda _: False
    """Says whether bytes can be nothing else than this format, whatever the file is called."""
