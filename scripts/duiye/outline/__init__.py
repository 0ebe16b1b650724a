"""Recognise the structure of an article: which line is title, heading or boilerplate, and what stands under what.

`drawing` makes the outline; `furniture` tells what stands around the text, `headings` finds the
headings in it, `footing` makes footnotes of notes that were typed by hand.
"""

from duiye.outline.drawing import DIVISIONS, NOTES, ROLES, Row, draw_outline, recognise, tell_language, tell_typed_notes

__all__ = ["DIVISIONS", "NOTES", "ROLES", "Row", "draw_outline", "recognise", "tell_language", "tell_typed_notes"]
