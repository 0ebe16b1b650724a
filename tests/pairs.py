"""Two texts with the pairs that a translator would draw between them.

A case is a file of pairs, divided by a line of `----`: the source's passages in Markdown, a line of `====`,
the target's; either side may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duiye.article import Passage
from duiye.model import Block, BlockKind
from duiye.pairing import Pair
from duiye.readers.manuscript import partition

CASES = Path(__file__).parent / "cases" / "pairing"

_MARKUP = (
    (re.compile(r"^!!! \w+", re.MULTILINE), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[\^[^\]]*\]:?"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[ \n]*\{[^{}\n]*\}[ ]*$", re.MULTILINE), ""),
    (re.compile(r"<[^<>]+>"), ""),
    (re.compile(r"^\s*(?:#+ |[-+*] |\d+\. |> ?)", re.MULTILINE), ""),
    (re.compile(r"^[ |:-]+$", re.MULTILINE), ""),
    (re.compile(r"[*`|]|~{3,}"), ""),
)


@dataclass(frozen=True, slots=True)
class Text:
    """Two texts and what belongs together in them."""

    name: str
    source: tuple[Passage, ...]
    target: tuple[Passage, ...]
    links: frozenset[tuple[int, int]]
    """Places of a passage of the source and one of the target that translates it, or part of it."""


def passage(block: Block) -> Passage:
    """Return a block of Markdown as a reader of articles would give it."""
    text = block.text.strip("\n")
    words = text
    for pattern, instead in _MARKUP:
        words = pattern.sub(instead, words)
    if block.kind is BlockKind.HEADING:
        text = words.strip()
    return Passage(block.kind, text, words.strip(), block.line, block.level)


def read_text(file: Path) -> Text:
    """Read a case."""
    sides: tuple[list[Passage], list[Passage]] = ([], [])
    links = set()
    for pair in file.read_text(encoding="utf-8").split("----\n"):
        source, _, target = pair.partition("====\n")
        starts = [len(side) for side in sides]
        for side, text in zip(sides, (source, target), strict=True):
            side += [passage(block) for block in partition(text) if block.text.strip()]
        links |= {(s, t) for s in range(starts[0], len(sides[0])) for t in range(starts[1], len(sides[1]))}
    return Text(file.stem, tuple(sides[0]), tuple(sides[1]), frozenset(links))


def paragraphs(*words: str) -> list[Passage]:
    """Return paragraphs, one a line."""
    return [Passage(BlockKind.PARAGRAPH, said, said, line) for line, said in enumerate(words, start=1)]


def shape(pairs: Sequence[Pair]) -> str:
    """Write how many passages stand in each pair."""
    return " ".join(f"{len(pair.source)}-{len(pair.target)}" for pair in pairs)


def links(pairs: Sequence[Pair], source: Sequence[Passage], target: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """Return the links that pairs make, with how sure they are."""
    places = [{id(item): place for place, item in enumerate(side)} for side in (source, target)]
    return {
        (places[0][id(mine)], places[1][id(other)]): pair.confidence
        for pair in pairs
        for mine in pair.source
        for other in pair.target
    }
