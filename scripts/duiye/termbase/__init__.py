"""What counts as a mention of a term, in Chinese without spaces and in English.

This package owns that question; it must not know about Markdown, HTML or files.
"""

from duiye.termbase.finder import HAN, Mention, Status, TermFinder
from duiye.termbase.naming import are_forms_of_one, hints_at, names
from duiye.termbase.spelling import Spelling

__all__ = ["HAN", "Mention", "Spelling", "Status", "TermFinder", "are_forms_of_one", "hints_at", "names"]
