"""Compose the lines of a book: where they must not end, and which pieces need a look of their own.

This module owns what is found; how a marked piece is set is composing.typ's. It is done here since Typst takes long to
look for patterns. A marked piece, an address or a word, is a run of the kind `special` with its `text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from duiye.writers.book.page import Run

_ADDRESS = r"https?://[!-~]+|[A-Za-z0-9._+-]+@[A-Za-z0-9][A-Za-z0-9.-]+"
_UNIT = "million|billion|trillion|per cent|[kMG]?[gmWB]|[ck]m|mm|[kMGT]Wh|[kMG]?Hz|°C"
_CHINESE = re.compile(
    rf"({_ADDRESS}|[A-Za-z\u00c0-\u024f]+’[a-z]+|[～·•－–]|—+|[A-Za-z]*[a-z]{{7,}}[A-Za-z0-9@._/:+-]*)"
)
_OTHERS = re.compile(rf"({_ADDRESS}| [–—]|[^ ]—|\d (?:{_UNIT})\b|\b(?:pp?|vol|nos?|ch|fig)\. \d)")
"""Addresses, marks that must not begin a line, words that may break, and the apostrophe, which inside a Latin word is
the Latin font's; one group, so that `split` keeps them."""
_LONG_WORD = re.compile("[A-Z]?[a-z]{7,}")
"""In narrow columns it would tear a Chinese line open; names and what else is no word stay whole."""
_JOINER = "\u2060"
_RUNS = frozenset(
    {"body", "caption", "claim", "counterpart", "head", "label", "legend", "note", "number", "pinyin", "said", "sum"}
    | {"terms", "title", "verdict"}
)
"""Where runs stand in lists. All other lists of strings are names, code or formulas."""


def composed(document: dict[str, Any]) -> dict[str, Any]:
    """Copy a document, of one language or of two, with the special pieces of its lines marked."""
    if "sides" not in document:
        whole: dict[str, Any] = _marker(document["language"])(document, "")
        return whole
    markers = [_marker(side["language"]) for side in document["sides"]]

    def pair(value: Any) -> Any:
        return [mark(item, "body") for mark, item in zip(markers, value, strict=True)]

    def rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [row | {"sides": pair(row["sides"]), "said": pair(row["said"])} for row in rows]

    chapters = [
        chapter
        | {"sides": pair(chapter["sides"]), "said": pair(chapter["said"])}
        | {"rows": rows(chapter["rows"]), "notes": rows(chapter["notes"])}
        for chapter in document["chapters"]
    ]
    return document | {"sides": pair(document["sides"]), "chapters": chapters}


def _marker(language: str) -> Callable[[Any, str], Any]:
    chinese = language.startswith("zh")
    pattern = _CHINESE if chinese else _OTHERS

    def mark(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {key: mark(item, key) if isinstance(item, dict | list) else item for key, item in value.items()}
        if not isinstance(value, list):
            return value
        made: list[Any] = []
        for item in value:
            if not isinstance(item, str):
                made.append(mark(item, name))
            elif name in _RUNS:
                made += _pieces(item, pattern, chinese)
            else:
                made.append(item)
        return made

    return mark


def _pieces(text: str, pattern: re.Pattern[str], chinese: bool) -> list[Run]:  # noqa: FBT001 — the language’s
    pieces: list[Run] = []
    plain = ""
    for n, piece in enumerate(pattern.split(text)):
        found = piece if n % 2 == 0 else _joined(piece, chinese)
        if found is not None:
            plain += found
            continue
        pieces += [plain, {"kind": "special", "text": piece}]
        plain = ""
    return [piece for piece in (*pieces, plain) if piece]


def _joined(piece: str, chinese: bool) -> str | None:  # noqa: FBT001 — the same
    """Return a piece that needs no more than a joiner, or nothing; None where it needs a look of its own.

    A joiner keeps a mark off the head of a line (GB/T 15834, 5.1.6 and 5.1.7; a double dash may begin one).
    """
    if "://" in piece or "@" in piece or (chinese and ("’" in piece or _LONG_WORD.fullmatch(piece))):
        return None
    if not chinese:
        return piece.replace(" ", f" {_JOINER}") if " " in piece else piece.replace("—", f"{_JOINER}—")
    return piece if piece.startswith("——") or piece[0].isalpha() else _JOINER + piece
