"""Pair the blocks of two chapters, and say how each pair stands, from what was last reviewed.

This package owns that judgement; it must not read files, and writes nothing.
"""

from duiye.alignment.couples import rising
from duiye.alignment.judgement import align, remember

__all__ = ["align", "remember", "rising"]
