"""Pairing lays two finished texts side by side, passage by passage; it is given articles and opens no file."""

from duiye.pairing.passages import SURE, Pair, pair_passages

__all__ = ["SURE", "Pair", "pair_passages"]
