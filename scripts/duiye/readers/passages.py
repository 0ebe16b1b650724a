"""Read of a block only what is written in its chapter's language, for rules about marks and spaces.

This module owns what is passed over: passages declared to be code or in another language, mathematics,
macros, short names of emoji, addresses without a scheme. It must not judge what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from duiye.model import Block, Language
from duiye.readers.prose import OBJECT, read_prose

_PASSED_OVER = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{1,300}(?<!\s)\$(?!\d)|\\\([^\n]{1,300}?\\\)"  # mathematics
    r"|\{\{[^{}\n]{1,300}\}\}|\{%[^{}\n]{1,300}%\}|^[ \t]*;*-{1,}8<-{1,}.*$"  # macros and snippets
    r"|:(?=[0-9_-]{0,60}[a-z+])[a-z0-9_+-]{1,60}:(?!\w)"  # emoji
    r"|\b(?:www\.|ftp://|mailto:|file://)[^\s<>()\u3000-\u9fff\uff00-\uffef]+"
    r"|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{1,64}",
    re.MULTILINE,
)
_SIGNS = re.compile(r"[$@]|\\\(|\{[{%]|8<-|:[a-z0-9_+-]|www\.|ftp:|mailto:|file:")
"""One of these stands in whatever is passed over."""
_CODE = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style", "svg", "math", "textarea"})
_SAID = r"\blang[ \t]*=[ \t]*[\"']?([A-Za-z]{2,3})"
_LANG = re.compile(_SAID)
_ELEMENT = re.compile(r"<([a-zA-Z]\w{0,20})\b[^<>]{0,1000}>")
_ATTRIBUTES = re.compile(rf"^(?P<before>[^\n{{]*)\{{:?[^{{}}\n]{{0,300}}{_SAID}[^{{}}\n]{{0,300}}\}}", re.MULTILINE)


@lru_cache(maxsize=4096)
def read_passage(block: Block, language: Language) -> str:
    """Return the prose of a block with `OBJECT` for every character that is passed over.

    The text is as long as that of `read_prose`, whose places count for it.
    """
    prose = read_prose(block)
    text = prose.text
    if _SIGNS.search(text):
        text = _PASSED_OVER.sub(lambda match: OBJECT * len(match.group()), text)
    if "<" in block.text or "lang" in block.text:
        places = [prose.at(index) for index in range(len(text))]
        for start, end in _set_apart(block.text, language):
            first, last = bisect_left(places, start), bisect_left(places, end)
            text = text[:first] + OBJECT * (last - first) + text[last:]
    return text


def _set_apart(text: str, language: Language) -> list[tuple[int, int]]:
    """List the parts of a block's Markdown that are declared to be code or in another language."""
    own = language.partition("-")[0]
    found: list[tuple[int, int]] = []
    last = 0
    for match in _ELEMENT.finditer(text):
        said = _LANG.search(match.group())
        is_code = match[1].lower() in _CODE
        if match.start() >= last and (is_code or (said and said[1].lower() != own)):
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
