"""What is done to each built page: every pass takes the tree of a whole page and changes it in place.

This module owns the list and its order; it must not read or write files.
"""

from __future__ import annotations

from collections.abc import Callable

from duiye.writers.pages.builtpage import BuiltPage
from duiye.writers.pages.cells import align_cells
from duiye.writers.pages.filters import place_filters
from duiye.writers.pages.headings import mark_long_headings
from duiye.writers.pages.languages import mark_languages
from duiye.writers.pages.leftovers import mend_leftovers
from duiye.writers.pages.tables import box_tables

__all__ = ["PASSES", "BuiltPage"]

PASSES: tuple[Callable[[BuiltPage], None], ...] = (
    align_cells,
    box_tables,
    mark_languages,
    mark_long_headings,
    mend_leftovers,
    place_filters,
)
