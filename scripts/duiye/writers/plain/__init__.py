"""The publication as plain Markdown, beside its pages and for language models.

This module owns what of it others may use.
"""

from __future__ import annotations

from duiye.writers.plain.llms import write_llms
from duiye.writers.plain.textpage import write_text_pages

__all__ = ["write_llms", "write_text_pages"]
