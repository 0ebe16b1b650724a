"""Write llms.txt: what the publication is and where its chapters stand as Markdown, for language models.

This module owns that file (llmstxt.org): a title, a summary as quotation, then lists of links under headings.
"""

from __future__ import annotations

from duiye.writers.metadata.pageinfo import EditionInfo, SiteInfo
from duiye.writers.plain.textpage import write_list

_OPTIONAL = frozenset({"glossary", "status", "figures", "claims"})
"""Pages that a model with little room may leave out."""


def write_llms(site: SiteInfo) -> str:
    """Write the file; empty while no language has a page.

    The form knows one list level only, so each edition is a section of its own, and the apparatus of all stands under
    `Optional`, which the form keeps for what may be skipped.
    """
    leading = site.leading
    if not leading:
        return ""
    others = [edition for edition in site.editions if edition is not leading]
    parts = [f"# {leading.title}", f"> {leading.description}"]
    parts += [f"{edition.name} · {edition.title}. {edition.description}" for edition in others]
    parts += [_section(edition) for edition in site.editions]
    optional = [_rest(edition) for edition in site.editions]
    if any(optional):
        parts.append("## Optional\n\n" + "\n".join(filter(None, optional)))
    return "\n\n".join(part for part in parts if part.strip("> ")) + "\n"


def _section(edition: EditionInfo) -> str:
    pages = [page for page in edition.pages.values() if page.role not in _OPTIONAL]
    return f"## {edition.name} · {edition.title}\n\n{write_list(pages)}"


def _rest(edition: EditionInfo) -> str:
    lines = [write_list(page for page in edition.pages.values() if page.role in _OPTIONAL)]
    if edition.book:
        lines.append(f"- [PDF, {edition.name}]({edition.book})")
    return "\n".join(filter(None, lines))
