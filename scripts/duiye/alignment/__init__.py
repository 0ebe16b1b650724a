"""Pair the blocks of two chapters, and say how each pair stands, from what was last reviewed.

This package owns that judgement; it must not read files, and writes nothing.
"""

from duiye.alignment.couples import rising
from duiye.alignment.judgement import align, remember, rewrite
from duiye.alignment.renames import follow_renames

__all__ = ["align", "follow_renames", "remember", "rewrite", "rising"]
