"""Write a page as a text for programs and for people without a browser: plain Markdown with a head of its own.

This module owns what stands in it and in which order; the reduction of the chapter's own Markdown is `portable`'s.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

from duiye.inserts import read_insert
from duiye.model import Apparatus, Block, BlockKind, Language
from duiye.readers.manuscript import partition
from duiye.readers.rendering import Page
from duiye.writers.chapters import yaml_scalar
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo
from duiye.writers.metadata.resources import markdown_path
from duiye.writers.notes import write_note
from duiye.writers.plain.portable import portable
from duiye.writers.plain.tables import write_records

_NOTE_ID = "fn:"
_TERM = "term:"


def write_text_pages(
    site: SiteInfo, pages: Mapping[tuple[Language, str], Page], apparatus: Apparatus
) -> dict[str, str]:
    """Write every page, by the path of the file from the site's root."""
    glossaries = {
        edition.language: next((page.address for page in edition.pages.values() if page.role == "glossary"), "")
        for edition in site.editions
    }
    return {
        markdown_path(edition.language, path): _Writer(site, edition, page, glossaries[edition.language]).write(
            pages[edition.language, path], apparatus
        )
        for edition in site.editions
        for path, page in edition.pages.items()
    }


class _Writer:
    """Writes one page."""

    def __init__(self, site: SiteInfo, edition: EditionInfo, page: PageInfo, glossary: str) -> None:
        self._site, self._edition, self._page, self._glossary = site, edition, page, glossary

    def write(self, rendered: Page, apparatus: Apparatus) -> str:
        """Write the page as rendered from its chapter."""
        blocks = rendered.chapter.blocks
        title = next((n for n, block in enumerate(blocks, 1) if block.level == 1), 0)
        head, body = (
            "".join(self._block(block, apparatus) for block in part) for part in (blocks[:title], blocks[title:])
        )
        notes = "\n\n".join(self._notes(rendered, apparatus))
        parts = [self._front(), head, self._opening(rendered), body, self._contents(), notes]
        return re.sub(r"\n{3,}", "\n\n", "\n\n".join(part.strip("\n") for part in parts if part)) + "\n"

    def resolve(self, link: str) -> str:
        """Return the full address of a link as written; a chapter that this language lacks is looked for in others."""
        if link.startswith(_TERM):
            return f"{self._glossary}#{link.removeprefix(_TERM)}" if self._glossary else self._page.address
        try:
            parts = urlsplit(link)
        except ValueError:
            return link
        if parts.scheme or parts.netloc or link.startswith("/"):
            return link
        end = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path:
            return self._page.address + end
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self._page.path), unquote(parts.path)))
        for edition in (self._edition, *self._site.editions):
            if target in edition.pages:
                return edition.pages[target].address + end
        return f"{self._edition.address}{quote(target)}{end}"

    def _block(self, block: Block, apparatus: Apparatus) -> str:
        insert = read_insert(block.text) if block.kind is BlockKind.INSERT else None
        if not insert:
            return portable((block,), self.resolve)
        records = write_records(insert, apparatus, self._page.language, self._site.address)
        # What no record says, how far the translation is, can be looked at on the page itself.
        return f"{portable(partition(records), self.resolve) or f'<{self._page.address}>'}\n\n"

    def _front(self) -> str:
        page = self._page
        others = {f"translation-{tag}": address for tag, address in page.versions.items() if tag != page.language}
        lines = {
            "title": page.title,
            "number": page.mark,
            "description": page.description,
            "publication": self._edition.title if page.role != "home" else "",
            "part": page.part,
            "language": page.language,
            "url": page.address,
            **others,
            "author": ", ".join(self._edition.authors),
            "published-by": self._edition.publisher,
            "copyright": self._edition.copyright,
            "date": page.life.changed[: len("2026-11-28")] if page.life else "",
        }
        return "\n".join(["---", *(f"{key}: {yaml_scalar(value)}" for key, value in lines.items() if value), "---"])

    def _opening(self, rendered: Page) -> str:
        """Return what a landing page shows between its title and its text: a sentence, and figures."""
        meta = rendered.chapter.meta
        if self._page.role != "home":
            return ""
        hero = meta.get("hero")
        lead = str(hero.get("lead") or "") if isinstance(hero, dict) else ""
        shown = meta.get("figures")
        figures = [
            f"- **{item['value']}**: {item['label']}" + (f" ({item['note']})" if item.get("note") else "")
            for item in (shown if isinstance(shown, list) else ())
            if isinstance(item, dict) and item.get("value") and item.get("label")
        ]
        return "\n\n".join(filter(None, (lead, "\n".join(figures))))

    def _contents(self) -> str:
        """List the chapters of the edition on its landing page, those of a part on the page that opens it."""
        page = self._page
        if page.role not in {"home", "part"}:
            return ""
        listed: Sequence[PageInfo] = [
            item
            for item in self._edition.pages.values()
            if item is not page and (page.role == "home" or item.part == page.part)
        ]
        return write_list(listed)

    def _notes(self, rendered: Page, apparatus: Apparatus) -> Iterator[str]:
        """Yield the editor's notes that the page shows and the chapter does not hold."""
        held = "".join(block.text for block in rendered.chapter.blocks if block.kind is BlockKind.NOTE)
        shown = {name.removeprefix(_NOTE_ID) for name in rendered.ids if name.startswith(_NOTE_ID)}
        sources = {source.id: source for source in apparatus.sources}
        for claim in apparatus.claims:
            if claim.id in shown and f"[^{claim.id}]:" not in held:
                note = Block(BlockKind.NOTE, write_note(claim, self._page.language, sources), 0)
                yield portable((replace(note, text=note.text.replace("\n", " ")),), self.resolve)


def write_list(pages: Iterable[PageInfo]) -> str:
    """List pages, each with its number, a link to its Markdown and one sentence."""
    return "\n".join(
        f"- [{_named(f'{page.mark} {page.title}'.strip())}]({page.address}index.md)"
        + (f": {page.description}" if page.description else "")
        for page in pages
    )


def _named(title: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", title)
