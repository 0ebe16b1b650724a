"""The Python-Markdown extension: what must happen inside a text, in site, preview and book alike.

It adds the editor's notes that a chapter refers to, the glossary where a chapter asks for it, links at
the first mention of each term, and an id on every block, and sets formulas. It must not know about MkDocs.

Options: `root` (the publication's folder), `docs` (the documents' folder, from there), `chapter` (path of
the chapter from the documents' folder, with its language first, `zh/opening.md`; without it the page is
left as it is), `glossary` and `claims` (paths of the glossary and of the page that lists all claims, inside a
language's folder; of the latter empty for none), `language` (of the text, where it is not that of the folder),
`sisters` (a `Sisters`: where links to chapters lead that this language lacks),
`lags` (a `PageLags`: what readers are told of passages that lag), `status` (a `StepReport`, for a page that shows it),
`data` (address of the folder of data files from the page; without it none is offered), `drawings` (false leaves the
plates of charts empty: a check needs no drawing, and the book makes its own).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duiye import lagmarks, mathmarks, sisterlinks
from duiye.bitext import segment_id
from duiye.insertions import HEADINGS, Inserts, Options, Place
from duiye.lags import PageLags, StepReport
from duiye.sisterlinks import Sisters
from duiye.store import load_apparatus
from duiye.termlinks import TermLinker
from duiye.writers.notes import write_note

_DEFINED = re.compile(r"^[ \t>]*\[\^([^\]]+)\]:", re.MULTILINE)
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_WIDE_MARKS = tuple("。，；：、！？）》”’")
"""Full-width marks whose right half is empty (W3C CLREQ, 3.1.6)."""
_SILENT = ("<!", "<?")
"""How raw HTML begins that leaves nothing on the page."""


class DuiyeExtension(Extension):
    """Python-Markdown's door to Duiye."""

    def __init__(self, **options: Any) -> None:
        """Accept the options of the module's head."""
        self.config = {
            "root": [".", "folder of the publication"],
            "docs": ["docs", "the documents' folder, from root"],
            "chapter": ["", "path of the chapter from the documents' folder"],
            "glossary": ["glossary.md", "path of the glossary inside a language's folder"],
            "claims": ["", "path of the page that lists all claims"],
            "language": ["", "language of the text, where it is not that of the folder"],
            "sisters": [Sisters(), "where links to chapters lead that this language lacks"],
            "lags": [PageLags(), "what readers are told of passages that lag"],
            "status": [StepReport(), "how far each chapter is, for the page that shows it"],
            "data": ["", "address of the folder of data files, from the page"],
            "drawings": [True, "draw the charts"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 — Python-Markdown's name
        """Register the processors; without a chapter there is nothing to do."""
        folder, _, chapter = str(self.getConfig("chapter")).partition("/")
        if not chapter:
            return
        language = self.getConfig("language") or folder
        root = Path(self.getConfig("root"))
        docs = self.getConfig("docs")
        apparatus, _ = load_apparatus(root, docs)
        glossary, claims = self.getConfig("glossary"), self.getConfig("claims")
        place = Place(root, docs, language, chapter, glossary, claims, apparatus)
        # Notes enter before blocks are parsed, but after fenced code (25) and HTML (20) are put away.
        md.preprocessors.register(_Notes(md, place), "duiye_notes", 15)
        # The headings of what is inserted must be there for toc (5); ids and terms come after attr_list (8)
        # and before MkDocs resolves links (0).
        options = Options(self.getConfig("status"), self.getConfig("data"), draws=bool(self.getConfig("drawings")))
        md.treeprocessors.register(Inserts(md, place, options), "duiye_inserts", 6)
        mathmarks.register(md)
        # After toc, which puts a list in the place of its mark, and before MkDocs lists the ids that links may lead
        # to: both have 5, and those of one priority run in the order in which they are registered.
        md.treeprocessors.register(_SegmentIds(md), "duiye_segments", 5)
        md.treeprocessors.register(_NoteMarks(md), "duiye_note_marks", 3.5)
        md.treeprocessors.register(
            TermLinker(md, place.apparatus, place.language, place.glossary_link, marks=place.chapter != place.glossary),
            "duiye_terms",
            3,
        )
        sisters: Sisters = self.getConfig("sisters")
        if sisters.leads:
            sisterlinks.register(md, sisters)
        lags: PageLags = self.getConfig("lags")
        if lags.lags:
            lagmarks.register(md, lags)


class _Notes(Preprocessor):
    def __init__(self, md: Markdown, place: Place) -> None:
        super().__init__(md)
        self._place = place

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        written = set(_DEFINED.findall(text))
        claims = {claim.id: claim for claim in self._place.apparatus.claims}
        sources = {source.id: source for source in self._place.apparatus.sources}
        added: list[str] = []
        for label in dict.fromkeys(_NOTE.findall(_DEFINED.sub("", _CODE_SPAN.sub("", text)))):
            if label in claims and label not in written:
                added += ["", write_note(claims[label], self._place.language, sources, self._place.claims_link)]
        return [*lines, *added, ""] if added else lines


class _SegmentIds(Treeprocessor):
    def run(self, root: Element) -> None:
        heading, count = "top", 0
        for child in root:
            if child.tag in HEADINGS:
                # As in the manuscript: a heading without an id of its own begins no new count.
                own = child.get("id")
                heading, count = (own, 0) if own else (heading, count)
            elif child.get("class") != "footnote" and not (raw := self._raw(child)).startswith(_SILENT):
                count += 1
                # An id on a placeholder's paragraph would keep the raw HTML from replacing it.
                if not child.get("id") and not raw:
                    child.set("id", segment_id(heading, count))

    def _raw(self, element: Element) -> str:
        """Return the raw block that will take a paragraph's place, empty for a paragraph with words."""
        placeholder = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
        if not placeholder or len(element) or element.tag != "p":
            return ""
        raw = str(self.md.htmlStash.rawHtmlBlocks[int(placeholder.group(1))])
        tag = re.match(r"<([A-Za-z][\w-]*)", raw)
        return raw if raw.startswith(_SILENT) or (tag and self.md.is_block_level(tag.group(1))) else ""


class _NoteMarks(Treeprocessor):
    """Tells style sheets which note numbers follow a full-width mark, to be drawn into its empty half."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            before = parent.text
            for child in parent:
                is_number = child.tag == "sup" and (child.get("id") or "").startswith("fnref")
                if is_number and (before or "").endswith(_WIDE_MARKS):
                    child.set("class", "dy-after-mark")
                before = child.tail


def makeExtension(**options: Any) -> DuiyeExtension:  # noqa: N802 — Python-Markdown's name
    """Make the extension; called by Python-Markdown."""
    return DuiyeExtension(**options)
