"""Write units as a PO file, the format of gettext (polib has the grammar).

This module owns what stands in which field; it must not know where the file goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from duiye import __version__
from duiye.units import Direction, Unit
from duiye.writers.exchange.characters import one_line, storable

BASE = "translation before: "
"""Begins the comment with the fingerprint of the translation that is there, by which an import sees that it changed."""
NONE = "none"
_PLURALS = {"zh": "nplurals=1; plural=0;"}
_TWO_FORMS = "nplurals=2; plural=(n != 1);"


def write_po(units: Iterable[Unit], direction: Direction, *, title: str, changed: int) -> str:
    """Write a PO file.

    Args:
        units: in reading order.
        direction: from which language to which.
        title: of the publication.
        changed: when it was last changed, in seconds since 1970; no other date is written.

    Returns:
        One entry a unit: context, file without line, what it is; `fuzzy` and the previous source where the
        translation lags behind; lines are not wrapped, so that a changed word changes one line.
    """
    import polib  # noqa: PLC0415 — only translators' files need it

    file = polib.POFile(wrapwidth=0)
    date = f"{datetime.fromtimestamp(changed, UTC):%Y-%m-%d %H:%M}+0000"
    file.metadata = {
        "Project-Id-Version": one_line(title),
        "POT-Creation-Date": date,
        "PO-Revision-Date": date,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": direction.target.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS.get(direction.target.split("-")[0], _TWO_FORMS),
        "X-Generator": f"Duiye {__version__}",
        "X-Source-Language": direction.source.replace("-", "_"),
    }
    for unit in units:
        file.append(
            polib.POEntry(
                msgctxt=storable(unit.context),
                msgid=storable(unit.source),
                msgstr=storable(unit.target),
                previous_msgid=storable(unit.earlier) or None,
                comment=f"{one_line(unit.place)}\n{BASE}{unit.base or NONE}",
                occurrences=[(one_line(unit.file), "")],
                flags=["fuzzy"] if unit.is_doubtful else [],
            )
        )
    return f"{file}\n"
