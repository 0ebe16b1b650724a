"""Pairing lays two finished texts side by side, passage by passage; it is given articles and opens no file."""

from duiye.pairing.outlines import PairedDivision, PairedOutline, find_doubts, pair_outlines
from duiye.pairing.passages import SURE, Pair, pair_passages
from duiye.pairing.sides import even_sides

__all__ = [
    "SURE",
    "Pair",
    "PairedDivision",
    "PairedOutline",
    "even_sides",
    "find_doubts",
    "pair_outlines",
    "pair_passages",
]
