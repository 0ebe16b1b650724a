"""Say the alignment of table cells by class, for a page whose policy allows no style attributes.

This module owns that one rewriting; the look of the classes is the style sheet's.
"""

from __future__ import annotations

import re

from duiye.writers.pages.builtpage import BuiltPage

_ALIGNED = re.compile(r"\s*text-align:\s*(left|center|right)\s*;?\s*")


def align_cells(page: BuiltPage) -> None:
    """Turn the one style that Python-Markdown's tables write into a class: `dy-left`, `dy-center`, `dy-right`."""
    for cell in page.tree.iter("td", "th"):
        if match := _ALIGNED.fullmatch(cell.get("style") or ""):
            del cell.attrib["style"]
            cell.set("class", " ".join([*(cell.get("class") or "").split(), f"dy-{match.group(1)}"]))
