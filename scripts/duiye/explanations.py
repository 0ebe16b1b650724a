"""Where the page that explains a code lies: `docs/notices/` in a clone, a copy beside this file when installed.

This module owns that path; the words are in the pages alone.
"""

from __future__ import annotations

from pathlib import Path

from duiye.notice import StoreError

_HERE = Path(__file__).resolve()
_FOLDERS = (_HERE.parent / "notices", _HERE.parents[2] / "docs" / "notices")


def load_explanation(code: str) -> str:
    """Read the page of a code.

    Raises:
        StoreError: there is none.
    """
    for folder in _FOLDERS:
        if (page := folder / f"{code}.md").is_file():
            return page.read_text(encoding="utf-8")
    message = f"{code} has no page."
    raise StoreError(message)
