"""Write the words of one paragraph of a Word file as inline HTML.

This module owns how words, links and settings become elements; it must not know Word's own elements.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from duiye.readers.articles.characters import CONTROL
from duiye.readers.articles.trees import append_text, new
from duiye.readers.articles.word_reading import WordReading
from duiye.readers.articles.word_styles import PLAIN, Setting

if TYPE_CHECKING:
    from lxml.etree import _Element

    Handler: TypeAlias = Callable[["Line", _Element, Setting], None]

LONG = 200
"""No notice cites more characters."""


class Line:
    """One paragraph while it is written."""

    def __init__(
        self, reading: WordReading, element: _Element, setting: Setting, handlers: Mapping[str, Handler], *, body: bool
    ) -> None:
        """Begin.

        Args:
            reading: what the file shares.
            element: the HTML element to write into.
            setting: how the paragraph sets its runs.
            handlers: what is done with each of Word's elements.
            body: whether its words count for the size of the body.
        """
        self.reading = reading
        self.element = element
        self.boxes: list[_Element] = []
        """The text boxes that hang on the paragraph."""
        self.links: list[str] = []
        """Where the words lead that come, outermost first; an empty one leads nowhere."""
        self.shown = ""
        """What the drawing that is being read shows."""
        self.in_contents = False
        """Words of it are a table of contents."""
        self._setting = setting
        self._handlers = handlers
        self._body = body
        self._link = ""
        self._last = PLAIN
        self._pieces: list[str] = []

    def walk(self, element: _Element, setting: Setting | None = None) -> None:
        """Write what is in an element; elements that are not known are looked into."""
        setting = self._setting if setting is None else setting
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler:
                handler(self, child, setting)
            elif not child.tag.endswith("Pr"):
                self.walk(child, setting)

    def write(self, text: str, setting: Setting) -> None:
        """Write words."""
        if not text:
            return
        link = self.links[-1] if self.links else ""
        fields = self.reading.fields
        if fields.open:
            if fields.in_instruction:
                if text.strip():
                    message = f"Words in the instruction of a field were left out: {text.strip()[:LONG]}."
                    self.reading.tell("I005", message)
                return
            if fields.in_contents:
                self.in_contents = True
                link = ""
            elif fields.in_page_number:
                one, many = "The number of a page was left out.", "{n} numbers of pages were left out."
                self.reading.count("I005", one, many)
                return
            else:
                link = link or fields.link
        if setting.hidden:
            self.reading.tell("I005", f"Hidden text was left out: {text.strip()[:LONG]}.")
            return
        if setting != self._last or link != self._link:
            self.flush()
            self._last, self._link = setting, link
        self._pieces.append(text)
        if self._body:
            self.reading.weights[setting.size or 0] += len(text)

    def flush(self) -> None:
        """Put the words so far into the element."""
        if not self._pieces:
            return
        text, self._pieces = CONTROL.sub("\ufffd", "".join(self._pieces)), []
        holder = self.element
        if self._link:
            holder = new("a", holder)
            holder.set("href", self._link)
        for tag in _tags(self._last, linked=bool(self._link)):
            holder = new(tag, holder)
        if self._last.size != self._setting.size:
            holder = new("span", holder)
            self.reading.size(holder, self._last.size)
        append_text(holder, text)

    def put(self, tag: str) -> _Element:
        """Put an element after the words so far."""
        self.flush()
        return new(tag, self.element)


@lru_cache(maxsize=256)
def _tags(setting: Setting, *, linked: bool) -> tuple[str, ...]:
    """Return the elements that show a setting, outermost first."""
    shown = {
        "strong": setting.bold,
        "em": setting.italic,
        "u": setting.underline and not linked,
        "del": setting.strike,
        setting.raised or "sup": setting.raised,
        "code": setting.code,
    }
    return tuple(tag for tag, is_shown in shown.items() if is_shown)
