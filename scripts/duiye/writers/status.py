"""Write how far the translation of each chapter is: as JSON, as a table, as a badge.

This module owns these forms; the counting is done before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from unicodedata import east_asian_width

from duiye.model import Language
from duiye.standings import BEHIND, PLACES, ChapterStanding, Place, Tally, percent

_HEADS = ("chapter", "language", "segments", *PLACES, "words", "up to date")
_NAMES = 2
"""Columns of words; the others are figures."""
_WIDE = {"W", "F"}
_LABELS = {"zh": "译文最新", "en": "up to date"}
_GOOD, _FAIR = "#2e7d32", "#9a6700"
_COLOURS = ((100, _GOOD), (80, _FAIR), (0, "#b3261e"))
"""From this percentage on; dark enough for white letters (WCAG 2.2, 1.4.3)."""


def write_status_json(rows: Sequence[ChapterStanding]) -> str:
    """Write one array with an object a chapter and language.

    Each has `path`, `language`, `title`, `state`, `segments`, `words`, `percent` and, under `standing`, segments and
    words by place; places that nothing has are given as zero.
    """
    objects = [
        {
            "path": row.path,
            "language": row.language,
            "title": row.title,
            "state": row.state,
            "segments": row.total.segments,
            "words": row.total.words,
            "percent": row.percent,
            "standing": {
                place: {"segments": tally.segments, "words": tally.words}
                for place, tally in ((place, row.tallies.get(place, Tally())) for place in PLACES)
            },
        }
        for row in rows
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def write_status_table(rows: Sequence[ChapterStanding], *, markdown: bool = False) -> str:
    """Write one line a chapter and language, and one in all for each language.

    Args:
        rows: the chapters.
        markdown: write a table in Markdown, else columns for a terminal.
    """
    languages = dict.fromkeys(row.language for row in rows)
    lines = [_HEADS, *(_cells(row.path, row.language, row.tallies) for row in rows)]
    lines += [_cells("all", language, total_tallies(rows, language)) for language in languages]
    if markdown:
        rule = [":--", ":--", *["--:"] * (len(_HEADS) - _NAMES)]
        return "".join(f"| {' | '.join(_escaped(line))} |\n" for line in (lines[0], rule, *lines[1:]))
    widths = [max(_width(line[column]) for line in lines) for column in range(len(_HEADS))]
    return "".join(
        "  ".join(_padded(cell, width, left=column < _NAMES) for column, (cell, width) in enumerate(row)).rstrip()
        + "\n"
        for row in (list(zip(line, widths, strict=True)) for line in lines)
    )


def total_tallies(rows: Sequence[ChapterStanding], language: Language) -> dict[Place, Tally]:
    """Add up the chapters of one language, by place."""
    mine = [row.tallies for row in rows if row.language == language]
    return {place: sum((tallies.get(place, Tally()) for tallies in mine), Tally()) for place in PLACES}


def total_percent(rows: Sequence[ChapterStanding], language: Language) -> int:
    """Return how much of one language is up to date, of a hundred words."""
    mine = [row for row in rows if row.language == language]
    return percent(sum((row.total for row in mine), Tally()), sum((row.behind for row in mine), Tally()))


def badge_name(language: Language) -> str:
    """Name the file of a language's badge."""
    return f"up-to-date-{language}.svg"


def write_badge(share: int, language: Language) -> str:
    """Draw a badge that says how much of an edition is up to date, as an SVG of its own.

    Args:
        share: of a hundred words.
        language: of the label.
    """
    label, value = _LABELS["zh" if language.startswith("zh") else "en"], f"{share}%"
    colour = next(colour for least, colour in _COLOURS if share >= least)
    left, right = 7 * _width(label) + 12, 8 * len(value) + 12
    text = escape(f"{label} {value}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{text}"'
        f' lang="{escape(language)}"><title>{text}</title>'
        f'<rect width="{left + right}" height="20" rx="3" fill="#3c4043"/>'
        f'<path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z" fill="{colour}"/>'
        f'<g fill="#fff" font-family="system-ui,sans-serif" font-size="12" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14">{escape(label)}</text>'
        f'<text x="{left + right / 2:g}" y="14">{value}</text></g></svg>\n'
    )


def _cells(name: str, language: Language, tallies: Mapping[Place, Tally]) -> tuple[str, ...]:
    total = sum(tallies.values(), Tally())
    behind = sum((tallies.get(place, Tally()) for place in BEHIND), Tally())
    counts = [str(tallies.get(place, Tally()).segments) for place in PLACES]
    return (name, language, str(total.segments), *counts, str(total.words), f"{percent(total, behind)} %")


def _escaped(cells: Sequence[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in cells]


def _width(text: str) -> int:
    """Count columns of a terminal: a full-width character takes two."""
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)


def _padded(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(text))
    return text + space if left else space + text
