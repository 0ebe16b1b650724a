"""Read who made the text: `credits` of the `duiye` plugin, else what an import kept in article.yml.

This module owns the meaning of both; it must not guess a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from duiye.credits import ROLES, CreditRole, Credits
from duiye.notice import SettingsError
from duiye.readers.keys import refuse_unknown
from duiye.readers.mkdocsyaml import Lines
from duiye.readers.yamltext import read_yaml

_KNOWN = (*ROLES, "date")
_PATH = ("plugins", "duiye", "credits")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_LONGEST = 120
"""Characters of a name."""


def read_credits(value: Mapping[str, Any], languages: tuple[str, ...], lines: Lines) -> Credits:
    """Read the option.

    Args:
        value: the record `credits`.
        languages: those of the publication.
        lines: where each key of mkdocs.yml stands.

    Raises:
        SettingsError: a key is not known, or says something that cannot be meant.
    """
    refuse_unknown(value, _KNOWN, _PATH, lines)
    names: dict[CreditRole, dict[str, tuple[str, ...]]] = {}
    for role in ROLES:
        said = value.get(role)
        if isinstance(said, dict):
            refuse_unknown(said, languages, (*_PATH, role), lines)
            names[role] = {str(tag): _names(some, role) for tag, some in said.items()}
        elif said is not None:
            names[role] = {"": _names(said, role)}
    day = value.get("date")
    # YAML makes a day of 2024-03-05, and a number of 2024.
    written = day.isoformat()[: len("2024-03-05")] if isinstance(day, date) else str(day or "")
    if written and not _DATE.fullmatch(written):
        _refuse("date", f"must be a day, month or year, such as 2024-03-05, not {day!r}")
    return Credits(names, written)


def read_article_records(texts: Mapping[str, str]) -> Credits:
    """Read what imports kept of the articles that the publication was made of.

    Args:
        texts: the records, the leading article's first, by file name.

    Returns:
        Author and date; nothing of a record that cannot be read, for its file is no manuscript.
    """
    authors: dict[str, tuple[str, ...]] = {}
    day = ""
    for name, text in texts.items():
        value, _, _ = read_yaml(text, name)
        if not isinstance(value, dict):
            continue
        author, told = _line(value.get("author")), str(value.get("date") or "")
        if author:
            authors[str(value.get("language") or "")] = (author,)
        day = day or (told if _DATE.fullmatch(told) else "")
    return Credits({"author": authors} if authors else {}, day)


def completed(own: Credits, record: Credits) -> Credits:
    """Return what a person wrote, and of an import's record what the person left out."""
    return Credits({**record.names, **own.names}, own.date or record.date)


def _names(value: object, role: str) -> tuple[str, ...]:
    names = tuple(_line(name) for name in (value if isinstance(value, list) else [value]))
    if not all(names):
        _refuse(role, f"must be a name or a list of names, each in one line of at most {_LONGEST} characters")
    return names


def _line(value: object) -> str:
    """Return a name on one line; nothing for what is none."""
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return line if len(line) <= _LONGEST else ""


def _refuse(key: str, what: str) -> NoReturn:
    message = f"mkdocs.yml: plugins: duiye: credits: {key} {what}."
    raise SettingsError(message)
