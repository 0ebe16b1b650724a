"""Say of a passage under which id it stands in the other editions, where that is not its own.

This module owns those two attributes, which the language switch reads; what is whose counterpart is told to it.
"""

from __future__ import annotations

from duiye.rowplan import ChapterRows
from duiye.writers.pages.builtpage import BuiltPage


def mark_counterparts(page: BuiltPage, rows: ChapterRows, side: int) -> None:
    """Set `data-pair`, the id on the other language's page, and `data-row`, the id of the row on the facing page.

    Counted ids shift where one side has a paragraph more; everywhere else there is nothing to say.

    Args:
        page: the page.
        rows: the chapter's rows.
        side: of which language the page is, 0 for the default one.
    """
    pairs, names = rows.counterparts[side], rows.names[side]
    wanted = {name for name in {*pairs, *names} if pairs.get(name, name) != name or names.get(name, name) != name}
    if not wanted:
        return
    for element in page.tree.xpath("//article//*[@id]"):
        if (name := element.get("id")) in wanted:
            for key, value in (("data-pair", pairs.get(name)), ("data-row", names.get(name))):
                if value and value != name:
                    element.set(key, value)
