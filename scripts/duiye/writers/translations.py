"""Put translations into the blocks of a chapter, and leave every other byte of it as it is.

This module owns where each of them goes; whether it may is `readers.exchange.judging`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from duiye.framing import frame
from duiye.model import Block, BlockKind, Chapter, Segment
from duiye.units import Direction, Key, front_name, front_words, pieces
from duiye.writers.frontwords import put_front_words, without_initial_state


class Translated(NamedTuple):
    """A chapter with its translations."""

    blocks: tuple[str, ...]
    """Its blocks, each with the blank lines after it; joined, they are the file."""
    homeless: tuple[Key, ...]
    """Keys of the front matter for which it has no place."""

    @property
    def text(self) -> str:
        """The file."""
        return "".join(self.blocks)


def write_translations(  # noqa: PLR0913 — the two sides, what joins them, and what is new
    source: Chapter,
    target: Chapter,
    segments: Iterable[Segment],
    direction: Direction,
    words: Mapping[str, str],
    *,
    is_whole: bool,
) -> Translated:
    """Put translations into a chapter.

    Args:
        source: the chapter that was translated.
        target: its counterpart.
        segments: the two aligned, default language first.
        direction: which language is which.
        words: new words by the names of the units.
        is_whole: whether nothing waits for its translation now; the chapter is no longer initial then.

    Returns:
        The target: words in the frames that are there, id and attributes untouched; a block that was missing
        after the one that its source follows, in its source's frame.
    """
    texts = [block.text for block in target.blocks]
    places = {block.line: n for n, block in enumerate(target.blocks)}
    missing: dict[int, list[str]] = {}
    last = 0 if texts and target.blocks[0].kind is BlockKind.FRONT_MATTER else -1
    for segment in segments:
        side = {"source": segment.source, "target": segment.target}[direction.sides[1]]
        last = places[side.line] if side else last
        for piece in pieces(segment, direction):
            said = words.get(piece.name)
            if said is None or piece.block.kind is BlockKind.FRONT_MATTER:
                continue
            if piece.partner is not None:
                texts[last] = _filled(piece.partner, piece.block, said)
            else:
                missing.setdefault(last, []).append(frame(piece.block).around(said))
    keys = {key: words[front_name(key)] for key, _ in front_words(source.meta) if front_name(key) in words}
    front = texts[0] if target.blocks and target.blocks[0].kind is BlockKind.FRONT_MATTER else ""
    written, homeless = put_front_words(front, keys)
    written = without_initial_state(written) if is_whole else written
    if front:
        texts[0] = written
    elif written:
        missing.setdefault(-1, []).insert(0, written)
    return Translated(tuple(_with_missing(texts, missing)), homeless)


def _filled(partner: Block, block: Block, words: str) -> str:
    """Return the target's block with other words; one that had none takes its source's frame."""
    there = frame(partner)
    return (there if there.words else frame(block)).around(words)


def _with_missing(texts: list[str], missing: Mapping[int, list[str]]) -> list[str]:
    """Return all blocks in order, a blank line around each that was missing."""
    blocks: list[str] = []
    for n in range(-1, len(texts)):
        if n >= 0:
            blocks.append(texts[n])
        for text in missing.get(n, ()):
            if blocks and not blocks[-1].startswith("---"):
                blocks[-1] = blocks[-1].rstrip("\n") + "\n\n"
            is_front = text.startswith("---") and not blocks
            blocks.append(text if is_front else text.strip("\n") + "\n\n")
    if missing and blocks:
        blocks[-1] = blocks[-1].rstrip("\n") + "\n"
    return blocks
