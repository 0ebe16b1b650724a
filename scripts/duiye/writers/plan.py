"""Write the plan of an import: the outline as rows that a person can read, change and give back.

This module owns the form of the rows; `readers.plan` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duiye.article import Article
from duiye.outline import DIVISIONS, Row

_HEAD = """\
# Plan for {name}: {format}, {count}.
# A row: {unit}, what it is, its words, {{#id}}, ← why. Whatever has no row is text of the division above it.
# Roles: title subtitle author date source aside notes · part chapter section. [01] is the number as written, ~ a
# heading that the article does not have. What stands inside is indented by two more spaces. notes is a list of notes
# typed by hand, which become footnotes; without its row it stays text. Change, delete or add rows:
#     duiye import {name} --from-plan FILE
"""
_LONGEST_ASIDE = 60
_CUT = frozenset({"aside", "notes"})
"""Roles whose passages are known by their place; the words only show which they are."""
_SIGN = re.compile(r"^\\*~(?= |$)")


def write_plan(article: Article, rows: Iterable[Row]) -> str:
    """Write the rows of an outline as a plan.

    Args:
        article: the article.
        rows: as `outline.recognise` gives them, by place.

    Returns:
        Text with a comment at its head and one row a line.
    """
    rows = tuple(rows)
    spans = [_span(article, row) for row in rows]
    column = max(map(len, spans), default=1)
    divisions = [row for row in rows if row.role in DIVISIONS]
    count = ", ".join(
        f"{number} {role}{'s' if number != 1 else ''}"
        for role in ("part", "chapter", "section")
        if (number := sum(row.role == role for row in divisions))
    )
    head = _HEAD.format(name=article.name, format=article.format, count=count or "no headings", unit=article.unit)
    lines = [f"{span:>{column}}  {'  ' * row.depth}{_words(row)}" for span, row in zip(spans, rows, strict=True)]
    return "\n".join([head + "#", *lines, ""])


def _span(article: Article, row: Row) -> str:
    """Write which lines a row takes."""
    first = article.passages[row.place].line
    last = article.passages[row.place + max(row.count, 1) - 1].line
    return f"{first}-{last}" if last > first else str(first)


def _words(row: Row) -> str:
    mark = f"[{row.mark}] " if row.mark else ""
    # Words that are the sign of a heading that is made get a backslash, as in Markdown.
    value = _SIGN.sub(r"\\\g<0>", " ".join(row.value.split()))
    if row.role in _CUT and len(value) > _LONGEST_ASIDE:
        value = value[:_LONGEST_ASIDE] + "…"
    if row.role in DIVISIONS:
        made = "" if row.count else "~ "
        return f"{row.role} {made}{mark}{value} {{#{row.id}}} ← {row.reason}"
    return f"{row.role} {value} ← {row.reason}"
