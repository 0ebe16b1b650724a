"""Link the first mention of each term on a page to its glossary entry, with a tip in both languages.

This module owns the walk through a rendered page; what counts as a mention is the termbase's affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from duiye.model import Apparatus, Language, Term
from duiye.termbase import TermFinder

_UNLINKED = frozenset(
    {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "code",
        "pre",
        "kbd",
        "script",
        "style",
        "abbr",
        "label",
        "sup",
        "button",
        "summary",
    }
)
_UNLINKED_CLASSES = frozenset(
    {
        "admonition-title",
        "arithmatex",
        "dy-chart",
        "dy-facts",
        "dy-glossary",
        "dy-ledger",
        "dy-sources",
        "dy-verdict",
        "highlight",
    }
)
_RAW_TAG = re.compile(rf"<(/?)(?:{'|'.join(sorted(_UNLINKED))})\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\x02[^\x03]*\x03")
"""Python-Markdown keeps raw tags, entities and escaped characters outside the tree, behind these."""


@dataclass(slots=True)
class _Reading:
    """How far a page has been read for terms."""

    mentioned: dict[str, None] = field(default_factory=dict)
    """Ids of the terms met so far, in order."""
    depth: int = 0
    """How many raw elements are open whose words are not linked (`<a>`, `<kbd>`)."""


class TermLinker(Treeprocessor):
    """Links terms in the tree of one page."""

    def __init__(self, md: Markdown, apparatus: Apparatus, language: Language, glossary: str, *, marks: bool) -> None:
        """Prepare for one page.

        Args:
            md: the parser of the page.
            apparatus: the records.
            language: the page's language.
            glossary: address of the glossary's source file, relative to the page's.
            marks: whether first mentions are linked; links that an author names always are.
        """
        super().__init__(md)
        self._language, self._glossary, self._marks = language, glossary, marks
        self._terms = {term.id: term for term in apparatus.terms}
        self._finder = _finder(apparatus, language)

    def run(self, root: Element) -> None:
        """Link what is named and what is mentioned first, and put the tips at the end of the page."""
        self._resolve_named(root)
        if not self._marks:
            return
        reading = _Reading()
        self._mark(root, reading)
        if reading.mentioned:
            root.append(self._tips([self._terms[term] for term in reading.mentioned]))

    def _resolve_named(self, root: Element) -> None:
        """Turn `[text](term:gpu)` into a link to the entry; an unknown id stays for the checks to find."""
        for link in root.iter("a"):
            scheme, _, term = (link.get("href") or "").partition(":")
            if scheme == "term" and term in self._terms:
                link.set("href", f"{self._glossary}#{term}")
                link.set("class", "dy-term")

    def _mark(self, element: Element, reading: _Reading) -> None:
        """Link the first mentions in an element and below it, in the order of reading."""
        classes = set((element.get("class") or "").split())
        if element.tag in _UNLINKED or classes & _UNLINKED_CLASSES:
            return
        if self.md.is_block_level(element.tag):
            reading.depth = 0
        element.text, links = self._cut(element.text, reading)
        element[0:0] = links
        position = len(links)
        while position < len(element):
            child = element[position]
            self._mark(child, reading)
            child.tail, links = self._cut(child.tail, reading)
            element[position + 1 : position + 1] = links
            position += 1 + len(links)

    def _cut(self, text: str | None, reading: _Reading) -> tuple[str | None, list[Element]]:
        """Cut a run of text at the first mentions in it: the text before, then links with their tails."""
        if not text or not text.strip():
            return text, []
        links: list[Element] = []
        start, head = 0, text
        hidden = self._hidden(text, reading)
        for mention in self._finder.find(text):
            is_hidden = any(mention.start < end and begin < mention.end for begin, end in hidden)
            if is_hidden or mention.term in reading.mentioned:
                continue
            reading.mentioned[mention.term] = None
            before = text[start : mention.start]
            if links:
                links[-1].tail = before
            else:
                head = before
            links.append(self._link(mention.term, text[mention.start : mention.end]))
            start = mention.end
        if links:
            links[-1].tail = text[start:]
        return head, links

    def _hidden(self, text: str, reading: _Reading) -> list[tuple[int, int]]:
        """List the parts of a run that are placeholders, or stand in a raw element whose words are not linked."""
        hidden = [(0, 0)] if reading.depth else []
        for placeholder in _PLACEHOLDER.finditer(text):
            if reading.depth:
                hidden[-1] = (hidden[-1][0], placeholder.end())
            else:
                hidden.append(placeholder.span())
            stashed = HTML_PLACEHOLDER_RE.fullmatch(placeholder.group())
            tag = _RAW_TAG.match(str(self.md.htmlStash.rawHtmlBlocks[int(stashed.group(1))])) if stashed else None
            if tag:
                reading.depth = max(0, reading.depth + (-1 if tag.group(1) else 1))
        if reading.depth:
            hidden[-1] = (hidden[-1][0], len(text))
        return hidden

    def _link(self, term: str, text: str) -> Element:
        link = Element(
            "a",
            {
                "class": "dy-term",
                "href": f"{self._glossary}#{term}",
                "aria-describedby": f"dy-tip-{term}",
            },
        )
        link.text = text
        return link

    def _tips(self, terms: list[Term]) -> Element:
        # Not a div: Material's search ends what `data-search-exclude` hides at the first closing tag of its name.
        tips = Element("aside", {"class": "dy-tips", "hidden": "hidden", "data-search-exclude": ""})
        order = ("zh", "en") if self._language.startswith("zh") else ("en", "zh")
        for term in terms:
            tip = SubElement(tips, "div", {"class": "dy-tip", "id": f"dy-tip-{term.id}", "role": "tooltip"})
            for language in order:
                line = SubElement(tip, "p", {"lang": language})
                name = SubElement(line, "strong")
                name.text = term.in_language(language).preferred
                name.tail = f" {term.definition.in_language(language)}"
        return tips


@lru_cache(maxsize=8)
def _finder(apparatus: Apparatus, language: str) -> TermFinder:
    """Prepare a finder once for all pages: its pattern holds some four hundred designations."""
    return TermFinder(apparatus.terms, language)
