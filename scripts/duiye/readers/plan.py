"""Read the plan of an import that a person may have changed.

This module owns the reading of rows; `writers.plan` writes them. It must not recognise anything itself:
what a row does not say is taken from the article's own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duiye.article import Article
from duiye.notice import Locus, Notice
from duiye.outline import DIVISIONS, NOTES, ROLES, Row

_ROW = re.compile(
    r"\s*(?P<first>\d+)(?:-(?P<last>\d+))?(?P<indent>\s+)(?P<role>[a-z]+)"
    r"(?:[ \t]+(?P<made>~))?(?:[ \t]+\[(?P<mark>[^\]]+)\])?"
    r"(?:[ \t]+(?P<words>.*?))??(?:[ \t]*\{#(?P<id>[^}]*)\})?(?:[ \t]*←.*)?[ \t]*$"
)
_ESCAPED = re.compile(r"^\\(?=\\*~(?: |$))")
"""The backslash before words that begin with the sign of a heading that is made."""
_ID = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_DEEPEST = {"part": 0, "chapter": 1}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: int
    """Spaces between the place and the role."""
    row: Row


def read_plan(text: str, file: str, article: Article) -> tuple[tuple[Row, ...], tuple[Notice, ...]]:
    """Read a plan.

    Args:
        text: the plan, as `writers.plan.write_plan` wrote it and a person changed it.
        file: its path, for notices.
        article: the article that it is about.

    Returns:
        Its rows by place, and an I006 for each line that cannot be used.
    """
    lines: list[_Line] = []
    notices: list[Notice] = []
    places = {item.line: place for place, item in reversed([*enumerate(article.passages)])}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read = _read_row(line, article, places)
        if isinstance(read, str):
            notices.append(Notice("I006", Locus(file, number), read))
        else:
            found = _ROW.match(line)
            lines.append(_Line(number, len(found["indent"].expandtabs(4)) if found else 0, read))
    if not lines and not notices:
        notices.append(Notice("I006", Locus(file), "The plan has no rows."))
    rows, wrong = _nested(sorted(lines, key=lambda item: (item.row.place, item.row.count, item.number)), file)
    return rows, (*notices, *wrong)


def _read_row(line: str, article: Article, places: dict[int, int]) -> Row | str:  # noqa: PLR0911 — one return a fault
    """Read one row; what is wrong with it, in a sentence, where it cannot be used."""
    found = _ROW.match(line)
    if not found:
        return f"“{line.strip()[:40]}” is no row: a row begins with a {article.unit} and a role."
    role, first, last = found["role"], int(found["first"]), int(found["last"] or found["first"])
    if role not in ROLES:
        return f"“{role}” is no role; there are {', '.join(sorted(ROLES))}."
    if first not in places:
        return f"No passage begins at {article.unit} {first} of {article.name}."
    place = places[first]
    taken = [item for item in article.passages[place:] if item.line <= last] if last >= first else []
    if not taken:
        return f"{first}-{last} is no range."
    if found["id"] is not None and not _ID.fullmatch(found["id"]):
        return f"“{found['id']}” is no id: write ASCII letters, digits and hyphens, a letter first."
    words = _ESCAPED.sub("", (found["words"] or "").strip())
    if found["made"]:
        words = words or (f"[{found['mark']}]" if found["mark"] else "")  # a heading that is made has no number
        return Row(place, 0, role, words, id=found["id"] or "") if words else "A heading that is made needs words."  # type: ignore[arg-type]
    if role == NOTES:
        words = taken[0].words
    elif not words or role == "aside":
        words = " ".join(item.words for item in taken)
    return Row(place, len(taken), role, words, mark=found["mark"] or "", id=found["id"] or "", reason="the plan")  # type: ignore[arg-type]


def _nested(lines: list[_Line], file: str) -> tuple[tuple[Row, ...], tuple[Notice, ...]]:
    """Read depths from the indents, as Python reads blocks, and refuse what cannot stand inside what."""
    rows: list[Row] = []
    notices: list[Notice] = []
    above: list[_Line] = []
    taken = 0
    for line in lines:
        row, at = line.row, Locus(file, line.number)
        if row.role not in DIVISIONS:
            rows.append(row)
            continue
        if row.count and row.place < taken:
            notices.append(Notice("I006", at, "Another heading takes the same line."))
            continue
        taken = max(taken, row.place + row.count)
        while above and above[-1].indent >= line.indent:
            above.pop()
        if above and above[-1].row.role != "part" and row.role != "section":
            notices.append(Notice("I006", at, f"A {row.role} cannot stand inside a {above[-1].row.role}."))
        if not above and row.role == "section":
            notices.append(Notice("I006", at, "A section must stand inside a chapter."))
        rows.append(
            Row(row.place, row.count, row.role, row.value, len(above), row.mark, row.id, row.reason or "the plan")
        )
        above.append(line)
    ids = [row.id for row in rows if row.id]
    twice = {name for name in ids if ids.count(name) > 1}
    notices += [
        Notice("I006", Locus(file, line.number), f"The id {line.row.id} stands twice.")
        for line in lines
        if line.row.id in twice
    ]
    return tuple(rows), tuple(notices)
