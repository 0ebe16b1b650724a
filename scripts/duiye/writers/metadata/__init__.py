"""What machines are told of the site: in the head of each page, and in files of their own.

This module owns what of it others may use.
"""

from __future__ import annotations

from duiye.writers.metadata.describing import opening_words
from duiye.writers.metadata.gathering import gather
from duiye.writers.metadata.head import Head, write_heads, write_root_head
from duiye.writers.metadata.jsonrecords import Records
from duiye.writers.metadata.pageinfo import EditionInfo, Imprint, PageInfo, SiteInfo
from duiye.writers.metadata.unplaced import unplace_head, unplace_heads, unplace_texts

__all__ = [
    "EditionInfo",
    "Head",
    "Imprint",
    "PageInfo",
    "Records",
    "SiteInfo",
    "gather",
    "opening_words",
    "unplace_head",
    "unplace_heads",
    "unplace_texts",
    "write_heads",
    "write_root_head",
]
