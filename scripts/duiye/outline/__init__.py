"""Recognise the structure of an article: which line is title, heading or boilerplate, and what stands under what.

`drawing` makes the outline; `furniture` tells what stands around the text, `headings` finds the headings in it.
"""

from duiye.outline.drawing import DIVISIONS, ROLES, Row, draw_outline, recognise, tell_language

__all__ = ["DIVISIONS", "ROLES", "Row", "draw_outline", "recognise", "tell_language"]
