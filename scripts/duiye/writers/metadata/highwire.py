"""Write what programs that keep citations read: the tags of Highwire Press.

This module owns that vocabulary, as Google Scholar and Zotero understand it. Dublin Core says nothing more, so it is
not written (docs/adr/0029).
"""

from __future__ import annotations

from datetime import UTC, datetime

from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo


def write_citation(edition: EditionInfo, page: PageInfo) -> tuple[tuple[str, str], ...]:
    """Write the tags of one page: a chapter of the edition, or on the landing page the edition as a whole.

    The PDF is that of the whole edition, so only the landing page names it. The page that shows the state of the
    translation is nothing to cite.
    """
    if page.role == "status":
        return ()
    life = edition.life if page.role == "home" else page.life
    date = datetime.fromtimestamp(life.first, UTC).strftime("%Y/%m/%d") if life else ""
    is_whole = page.role == "home"
    tags = (
        ("citation_title", page.heading if not is_whole else edition.title),
        *(("citation_author", name) for name in edition.written_by),
        ("citation_publication_date", date),
        ("citation_language", page.language),
        ("citation_inbook_title", "" if is_whole else edition.title),
        ("citation_pdf_url", edition.book if is_whole else ""),
    )
    return tuple((name, content) for name, content in tags if content)
