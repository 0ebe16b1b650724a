"""Check that no translation lags behind a text that an import has changed since (S003)."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.bitext import align, fingerprint
from duiye.checks.pairs import leading_edition
from duiye.model import Block, Chapter, Edition, Publication
from duiye.notice import Locus, Notice


def check_in_step(publication: Publication) -> Iterator[Notice]:
    """Yield S003 for each block whose counterpart changed after the two were last seen in step.

    Blocks are known by their words alone, so that moving one or giving it an id says nothing; a block that
    was edited as well has a pair of its own and is no longer told.
    """
    leading = leading_edition(publication)
    for edition in publication.editions:
        if edition is not leading:
            yield from _lagging(publication, leading, edition)


def _lagging(publication: Publication, leading: Edition, edition: Edition) -> Iterator[Notice]:
    for path, memory in publication.memories.items():
        source, target = leading.published.get(path), edition.published.get(path)
        if not memory.in_step or source is None or target is None:
            continue
        firsts, seconds = ({pair[side] for pair in memory.in_step} for side in (0, 1))
        for segment in align(source, target):
            match segment.source, segment.target:
                case Block() as one, Block() as other:
                    first, second = fingerprint(one.text), fingerprint(other.text)
                    if (first, second) in memory.in_step:
                        continue
                    if second in seconds:
                        yield _notice(target, other, segment.id, source)
                    elif first in firsts:
                        yield _notice(source, one, segment.id, target)


def _notice(chapter: Chapter, block: Block, name: str, changed: Chapter) -> Notice:
    message = f"{name} was last in step with words that {changed.file} no longer has."
    return Notice("S003", Locus(chapter.file, block.line), message)
