"""Read from mkdocs.yml how the books are laid out: `book` of the `duiye` plugin.

This module owns the meaning of these options; it must not set a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NoReturn

from duiye.design import PAPERS, SIDES, Colours, Design, Script
from duiye.notice import SettingsError
from duiye.readers.keys import refuse_unknown
from duiye.readers.mkdocsyaml import Lines

_KNOWN = ("file_name", "version", "page", "margins", "size", "colours", "cover")
_PATH = ("plugins", "duiye", "book")
_INNER = {"margins": SIDES, "size": ("zh", "en"), "colours": Colours._fields}
_NAMES = {"16k": "16开", "16 kai": "16开"} | {name.lower(): name for name in PAPERS}
_FILE_NAME = re.compile(r"[\w-][\w.-]{0,99}", re.ASCII)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(?:mm)?")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_MARGIN = (8.0, 80.0)
"""Millimetres: the least that an office printer prints, and more than any book has."""
_SIZE = (7.0, 18.0)
"""Points; smaller print is read with a glass."""
_CHARACTERS = 16
"""Fewest Chinese characters in a line that can still be justified."""
_TALL = 80.0
"""Millimetres of text on a page at least."""
_POINTS = 72 / 25.4
_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of this size."""
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


def read_design(book: Mapping[str, Any], lines: Lines) -> Design:
    """Read how the books are laid out.

    Args:
        book: the record `book`.
        lines: where each key of mkdocs.yml stands.

    Raises:
        SettingsError: a key is not known, or says something that cannot be meant.
    """
    refuse_unknown(book, _KNOWN, _PATH, lines)
    for key, known in _INNER.items():
        if isinstance(book.get(key), dict):
            refuse_unknown(book[key], known, (*_PATH, key), lines)
    if not _FILE_NAME.fullmatch(str(book.get("file_name") or "book")):
        _refuse("file_name", "must be a plain name of letters, digits, - and _")
    if isinstance(book.get("version"), dict | list):
        _refuse("version", "must be a word or a number")
    page = _NAMES.get(str(book.get("page") or "B5").lower(), "")
    if not page:
        _refuse("page", f"must be one of {', '.join(PAPERS)}, not {book['page']!r}")
    cover, pictures = _cover(book.get("cover"))
    design = Design(page, _margins(book.get("margins")), _sizes(book.get("size")), _colours(book), cover, pictures)
    _require_room(design)
    return design


def _margins(value: object) -> dict[str, float]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        _refuse("margins", f"must be a record with {', '.join(SIDES)} in millimetres")
    return {side: _number(value[side], f"margins: {side}", _MARGIN, "millimetres") for side in SIDES if side in value}


def _sizes(value: object) -> dict[Script, float]:
    if value is None:
        return {}
    scripts: tuple[Script, ...] = ("zh", "en")
    if not isinstance(value, dict):
        return dict.fromkeys(scripts, _number(value, "size", _SIZE, "points"))
    return {script: _number(value[script], f"size: {script}", _SIZE, "points") for script in scripts if script in value}


def _number(value: object, key: str, bounds: tuple[float, float], unit: str) -> float:
    least, most = bounds
    # YAML reads yes and no as numbers of Python's kind.
    found = None if isinstance(value, bool) else _LENGTH.fullmatch(str(value).removesuffix("pt").strip())
    if found is None or not least <= float(found[1]) <= most:
        _refuse(key, f"must be a number of {unit} from {least:g} to {most:g}, not {value!r}")
    return float(found[1])


def _colours(book: Mapping[str, Any]) -> Colours:
    value = book.get("colours")
    if value is None:
        return Colours()
    names = Colours._fields
    if not isinstance(value, dict):
        _refuse("colours", f"must be a record with {', '.join(names)}")
    for name, colour in value.items():
        if not _COLOUR.fullmatch(str(colour)):
            _refuse(f"colours: {name}", f'must be written "#rrggbb" in quotes, not {colour!r}')
    colours = Colours(**{name: str(colour).lower() for name, colour in value.items()})
    for name in ("accent", "ink"):
        for behind, said in ((colours.tint, "the tint"), ("#ffffff", "white")):
            contrast = _contrast(getattr(colours, name), behind)
            if contrast < _CONTRAST:
                found = f"{contrast:.1f} to 1, and letters need {_CONTRAST}"
                _refuse(f"colours: {name}", f"is too faint on {said}: {found}")
    return colours


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 — sRGB's own
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _cover(value: object) -> tuple[Literal["drawn", "plain", "picture"], dict[str, str]]:
    """Read `cover`: yes, no, a picture's path, or paths by edition."""
    if value is None or value is True:
        return "drawn", {}
    if value is False:
        return "plain", {}
    paths: dict[object, Any] = value if isinstance(value, dict) else {"": value}
    for path in paths.values():
        if not isinstance(path, str) or not path.lower().endswith(_PICTURES):
            _refuse("cover", f"must be true, false, or the path of a picture ({', '.join(_PICTURES)}), not {path!r}")
    return "picture", {str(edition): path for edition, path in paths.items()}


def _require_room(design: Design) -> None:
    """Refuse margins and sizes that leave no lines worth the name."""
    margins, (width, height) = design.margins_in("zh"), design.paper
    characters = (width - margins["inside"] - margins["outside"]) * _POINTS / design.size_in("zh")
    if characters < _CHARACTERS:
        _refuse("margins", f"leave {max(0, characters):.0f} characters to a line; {_CHARACTERS} are the least")
    if height - margins["top"] - margins["bottom"] < _TALL:
        _refuse("margins", f"leave less than {_TALL:g} mm for the text of a page")


def _refuse(key: str, what: str) -> NoReturn:
    message = f"mkdocs.yml: plugins: duiye: book: {key} {what}."
    raise SettingsError(message)
