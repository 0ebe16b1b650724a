"""Read of a chapter what is written in its own language, with the place of every character.

This module owns what is passed over: passages declared to be code or in another language, mathematics,
macros, short names of emoji, addresses without a scheme. It must not judge what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from duiye.model import Block, BlockKind, Chapter, Language
from duiye.notice import Locus
from duiye.readers.codespans import code_spans
from duiye.readers.prose import OBJECT, Prose, read_prose

FRONT = ("title", "description")
"""Keys of the front matter that readers see."""
MATHEMATICS = r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{1,300}(?<!\s)\$(?!\d)|\\\([^\n]{1,300}?\\\)"
"""Formulas: what stands in them is in no language."""
_PASSED_OVER = re.compile(
    MATHEMATICS + r"|\{\{[^{}\n]{1,300}\}\}|\{%[^{}\n]{1,300}%\}|-{1,9}8<-{1,9}.*$"  # macros and snippets
    r"|:(?=[0-9_-]{0,60}[a-z+])[a-z0-9_+-]{1,60}:(?!\w)"  # emoji
    r"|\b(?:www\.|ftp://|mailto:|file://)[^\s<>()\u3000-\u9fff\uff00-\uffef]+"
    r"|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{1,64}",
    re.MULTILINE,
)
_SIGNS = re.compile(r"[$@]|\\\(|\{[{%]|8<-|:[a-z0-9_+-]|www\.|ftp:|mailto:|file:")
"""One of these stands in whatever is passed over."""
_ADDRESS = re.compile(
    r"https?://(?:[^\s<>\"()，。；：！？、（）“”‘’《》「」『』【】]|\([^\s<>\"()，。；：！？、（）“”]{0,300}\))+"
)
"""An address with whatever sticks to it: what stands behind it at once may be a part of it."""
_SLASHED = re.compile(r"[A-Za-z0-9_~@+-]/|/[A-Za-z0-9]|--|@")
_PATH = re.compile(
    r"\b[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\s<>()]{1,500}"
    r"|(?<![\w.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/[^\s<>()，。；：！？、（）“”]{0,300}"
    r"|(?<![\w.-])[A-Za-z0-9_.~-]{0,100}/[A-Za-z0-9_.~-]{1,100}(?:/[A-Za-z0-9_.~-]{0,100}){0,20}(?:\?[A-Za-z0-9_=&%-]{1,200})?"
    r"|[\w.+-]{1,60}@[\w.-]{1,60}:[A-Za-z0-9_./~-]{1,200}"
    r"|(?<![\w.-])[A-Za-z0-9_]{1,60}(?:-{1,3}[A-Za-z0-9_]{1,60}){1,9}\.[a-z][a-z0-9]{0,4}\b",
    re.ASCII,
)
"""An address or a path without `https:` before it, a place in a repository, a file’s name."""
_FORMULA = re.compile(
    r"\\\(.{1,1000}?\\\)|\\\[.{1,3000}?\\\]|\\begin\{(?P<name>[a-z]{1,20}\*?)\}.{0,3000}?\\end\{(?P=name)\}"
    r"|\$\$[^$]{1,3000}\$\$|\$(?![\s$])[^$\n]{1,2000}(?<!\s)\$(?!\d)",
    re.DOTALL,
)
_LEFT_OUT = re.compile(
    r"[ \t]{0,9}(?:\[\^[^\]\s]{1,200}\]|<!--.{0,2000}?-->)[ \t]{0,9}|[ \t]{1,9}(?:<[^<>]{1,1000}>){1,9}[ \t]{1,9}",
    re.DOTALL,
)
"""What is no word and leaves the spaces beside it behind: they are no two spaces, and not before a mark."""
_APART = re.compile(r"<|lang|/|\[\^|--|@|\$|\\[(\[b]")
_CODE = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style", "svg", "math", "textarea"})
_SAID = r"\blang[ \t]*=[ \t]*[\"']?([A-Za-z]{2,3})"
_LANG = re.compile(_SAID)
_ELEMENT = re.compile(r"<([a-zA-Z]\w{0,20})\b[^<>]{0,1000}>")
_ATTRIBUTES = re.compile(rf"^(?P<before>[^\n{{]*)\{{:?[^{{}}\n]{{0,300}}{_SAID}[^{{}}\n]{{0,300}}\}}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one block, or of one value of the front matter."""

    text: str
    """Without markup, with `OBJECT` for every character that is passed over."""
    block: Block
    offset: int
    """Where the block begins in the chapter's text."""
    prose: Prose | None
    """The block as prose; None for a value of the front matter."""
    start: int = 0
    """Where a value of the front matter begins in its block, -1 when it is not written as it is read."""
    key: str = ""
    """The value's key."""
    continued: bool = False
    """Whether the next block begins with a quotation mark."""

    def at(self, index: int) -> int:
        """Return the place in the chapter's text of a character; -1 when it has none."""
        if self.prose:
            return self.offset + self.prose.at(index)
        return self.start + index if self.start >= 0 else -1

    def locus(self, file: str, index: int) -> Locus:
        """Return the place in the manuscript of a character."""
        if self.prose:
            return self.prose.locus(file, index)
        lines = self.block.text.split("\n")
        line = next((n for n, said in enumerate(lines, 1) if said.startswith(f"{self.key}:")), 1)
        if self.start < 0:
            return Locus(file, line)
        return Locus(file, line, self.at(index) - self.block.text.rfind("\n", 0, self.start))


def read_passages(chapter: Chapter) -> Iterator[Passage]:
    """Yield the passages of a chapter in order, those without words left out."""
    offset = 0
    for n, block in enumerate(chapter.blocks):
        if block.kind is BlockKind.FRONT_MATTER:
            yield from _front(chapter, block)
        elif read_prose(block).text:
            following = chapter.blocks[n + 1] if n + 1 < len(chapter.blocks) else None
            continued = following is not None and read_prose(following).text.startswith("“")
            text = _own_words(block, chapter.language)
            yield Passage(text, block, offset, read_prose(block), continued=continued)
        offset += len(block.text)


def _front(chapter: Chapter, block: Block) -> Iterator[Passage]:
    """Yield title and description; a value that is quoted, folded or goes on in the next line has no places."""
    for key in FRONT:
        said = chapter.meta.get(key)
        if not isinstance(said, str):
            continue
        written = re.search(rf"(?m)^{key}:[ \t]+(.*?)[ \t]*$", block.text)
        start = written.start(1) if written and written[1] == said else -1
        yield Passage(_without_objects(said), block, 0, None, start, key)


def _own_words(block: Block, language: Language) -> str:
    prose = read_prose(block)
    text = _without_objects(prose.text)
    if _APART.search(block.text):
        pieces, done = [], 0
        for start, end in sorted(_set_apart(block.text, language)):
            first = max(done, bisect_left(range(len(text)), start, key=prose.at))
            last = max(first, bisect_left(range(len(text)), end, key=prose.at))
            pieces += [text[done:first], OBJECT * (last - first)]
            done = last
        text = "".join([*pieces, text[done:]])
    return text


def _without_objects(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    return _PASSED_OVER.sub(lambda match: OBJECT * len(match.group()), text)


def _set_apart(text: str, language: Language) -> list[tuple[int, int]]:
    """List the parts of a block's Markdown that are addresses, left-over spaces, or declared to be code or foreign."""
    own = language.partition("-")[0]
    found = [match.span() for pattern in (_ADDRESS, _LEFT_OUT) for match in pattern.finditer(text)]
    found += [match.span() for match in _PATH.finditer(text)] if _SLASHED.search(text) else []
    found += [match.span() for match in _FORMULA.finditer(text)] if "\\" in text or "$" in text else []
    last, spans = 0, [*code_spans(text)]
    for match in _ELEMENT.finditer(text):
        said = _LANG.search(match.group())
        is_code = match[1].lower() in _CODE
        if match.start() >= last and (is_code or (said and said[1].lower() != own)):
            n = bisect_left(spans, (match.start(), 0)) - 1
            if n >= 0 and match.start() < spans[n][1]:
                continue  # `<script>` is spoken of, and closes nowhere
            end = text.find(f"</{match[1]}", match.end())
            last = len(text) if end < 0 else end
            found.append((match.start(), last))
    # On a line of its own an attribute speaks of the block; behind words, of some of them: the line is left alone.
    found += (
        (0, len(text)) if not match["before"].strip() else match.span()
        for match in _ATTRIBUTES.finditer(text)
        if match[2].lower() != own
    )
    return found
