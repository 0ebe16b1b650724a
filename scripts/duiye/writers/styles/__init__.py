"""Style sheets made lighter: what no page of the site can need is left out, and what only people read.

This package owns texts of style sheets; it must not read or write files.
"""

from __future__ import annotations

from duiye.writers.styles.packing import pack_script, pack_style
from duiye.writers.styles.trimming import trim
from duiye.writers.styles.vocabulary import Vocabulary, gather

__all__ = ["Vocabulary", "gather", "pack_script", "pack_style", "trim"]
