"""What book.py runs in a process of its own: reads the publication, or typesets its books.

    book_ours.py read ROOT FILE
    book_ours.py typeset FILE FOLDER TIMES [EDITION…]

A longer book has the same chapters TIMES times, each time in folders of its own, so that all links stay inside a copy.
"""

from __future__ import annotations

import pickle
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duiye.desk import Checked
    from duiye.model import Chapter, Edition


def lengthened(checked: Checked, times: int) -> Checked:
    """Return a publication whose chapters stand in it many times."""
    publication = checked.publication

    def copies(edition: Edition) -> tuple[Chapter, ...]:
        return tuple(replace(chapter, path=f"c{n}/{chapter.path}") for n in range(times) for chapter in edition.chapters.values())

    editions = tuple(
        replace(edition, chapters={chapter.path: chapter for chapter in copies(edition)}) for edition in publication.editions
    )
    nav = tuple(replace(entry, path=f"c{n}/{entry.path}") for n in range(times) for entry in publication.nav)
    pages = {
        (language, f"c{n}/{path}"): replace(page, chapter=replace(page.chapter, path=f"c{n}/{path}"))
        for n in range(times)
        for (language, path), page in checked.pages.items()
    }
    return replace(checked, publication=replace(publication, editions=editions, nav=nav), pages=pages)


def main() -> None:
    # Each process that sets a book reads this file again: what only this one needs stays out of its way.
    from duiye import bindery, desk  # noqa: PLC0415

    task, source, target, *rest = sys.argv[1:]
    if task == "read":
        checked = desk.check(Path(source))
        Path(target).write_bytes(pickle.dumps(checked))
        return
    times, *editions = rest
    checked = pickle.loads(Path(source).read_bytes())
    if int(times) > 1:
        checked = lengthened(checked, int(times))
    bindery.write_books(checked, Path(target), editions)


if __name__ == "__main__":
    main()
