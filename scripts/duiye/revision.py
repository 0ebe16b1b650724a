"""Bring an article that was imported again into chapters that were edited and translated since.

This module owns that merge, chapter by chapter and block by block; it must not read or write files.

Three texts meet in each chapter: what the last import wrote (known by its fingerprints alone), what stands
there now, and what the article says today. Where only the article changed, its words are taken; where only
the author did, the author's; where both did, the author's stay and the article's are told (I008). The other
language keeps its block beside every block that stayed or changed, and gets a copy beside every new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from duiye.bitext import fingerprint
from duiye.model import Block, BlockKind, Chapter, Memory
from duiye.notice import Locus, Notice

_ALIKE = 0.5
"""From this similarity (difflib's ratio) a changed block is the successor of the one it replaces."""
_QUOTED = 60
_TOLD = 400
"""Characters of the article that are told where the author is asked."""


@dataclass(frozen=True, slots=True)
class Change:
    """One block of the imported language that the article changed."""

    kind: Literal["added", "changed", "removed"]
    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revised:
    """One chapter after the merge."""

    source: tuple[str, ...]
    """Blocks of the imported language, each with the blank lines after it."""
    target: tuple[str, ...]
    """Blocks of the other language; empty where it has no such chapter."""
    imported: tuple[str, ...] = ()
    """Fingerprints to remember: of what the article has now, but where the author is asked of what it had, so
    that the next import asks again."""
    outdated: tuple[tuple[str, str], ...] = ()
    """Fingerprints, source first, of pairs whose source changed under a translation that stayed."""
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _Pages:
    """Both sides while they are being written."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    imported: list[str] = field(default_factory=list)
    outdated: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def revise_chapter(
    memory: Memory,
    source: Chapter,
    target: Chapter | None,
    blocks: Sequence[str],
    translations: Mapping[str, str] | None = None,
) -> Revised:
    """Merge today's article into one chapter.

    Args:
        memory: what the last import wrote.
        source: the chapter in the imported language as it stands.
        target: its counterpart as it stands.
        blocks: the chapter's blocks as the article has them today, front matter first.
        translations: known translations by their source's fingerprint, for blocks that came from
            another chapter.

    Returns:
        Both sides, joined byte for byte where nothing changed.
    """
    ours = [fingerprint(block.text) for block in source.blocks]
    theirs = [fingerprint(text) for text in blocks]
    partners, loose = _partners(source, target)
    pages = _Pages()
    pages.target += [block.text for block in loose.get(-1, ())]
    merge = _Merge(pages, source, memory.imported, ours, blocks, theirs, partners, loose, translations or {})
    for base_run, our_run, their_run in _chunks(memory.imported, ours, theirs):
        merge.take(base_run, our_run, their_run)
    return Revised(
        tuple(pages.source),
        tuple(pages.target) if target is not None else (),
        tuple(pages.imported),
        tuple(pages.outdated),
        tuple(pages.changes),
        tuple(pages.notices),
    )


@dataclass(frozen=True, slots=True)
class _Merge:
    """Everything that is needed to merge one run of blocks."""

    pages: _Pages
    source: Chapter
    base: Sequence[str]
    ours: Sequence[str]
    blocks: Sequence[str]
    theirs: Sequence[str]
    partners: Mapping[int, Block]
    loose: Mapping[int, Sequence[Block]]
    translations: Mapping[str, str]

    def take(self, base_run: range, our_run: range, their_run: range) -> None:
        """Merge a run that begins and ends with blocks that all three share, or is one of them."""
        base, ours, theirs = ([side[n] for n in run] for side, run in self._sides(base_run, our_run, their_run))
        edited, renewed = ours != base, theirs != base
        if renewed and edited and ours != theirs:
            if len(base) == len(ours) and max(len(base), len(theirs)) > 1:
                self._take_one_by_one(base_run, our_run, their_run)
            else:
                self._ask(base_run, our_run, their_run)
        elif renewed and not edited:
            self._renew(our_run, their_run)
        else:
            self.pages.imported += theirs
            for n in our_run:
                self._keep(n)

    def _sides(self, base_run: range, our_run: range, their_run: range) -> tuple[tuple[Sequence[str], range], ...]:
        return ((self.base, base_run), (self.ours, our_run), (self.theirs, their_run))

    def _take_one_by_one(self, base_run: range, our_run: range, their_run: range) -> None:
        """Merge a run in which nothing was added by hand, along the blocks that became one another."""
        texts = [self.blocks[n] for n in their_run]
        became = dict(_successors([self.source.blocks[n].text for n in our_run], texts))
        done = 0
        for position, (base, our) in enumerate(zip(base_run, our_run, strict=True)):
            after = became.get(position)
            if after is None:
                self.take(range(base, base + 1), range(our, our + 1), range(0))
                continue
            if done < after:
                self.take(range(0), range(0), range(their_run[done], their_run[after]))
            self.take(range(base, base + 1), range(our, our + 1), range(their_run[after], their_run[after] + 1))
            done = after + 1
        if done < len(their_run):
            self.take(range(0), range(0), their_run[done:])

    def _ask(self, base_run: range, our_run: range, their_run: range) -> None:
        """Keep the author's blocks, and say what the article has in their place."""
        blocks = self.source.blocks
        place = blocks[our_run[0]].line if our_run else blocks[-1].line if blocks else 0
        said = " ".join(" ".join(self.blocks[n].split()) for n in their_run)
        said = said if len(said) <= _TOLD else f"{said[:_TOLD]}…"
        message = f"The article now has “{said}” here." if said else "The article no longer has this."
        self.pages.notices.append(Notice("I008", Locus(self.source.file, place), message))
        self.pages.imported += [self.base[n] for n in base_run]
        for n in our_run:
            self._keep(n)

    def _keep(self, n: int) -> None:
        self.pages.source.append(self.source.blocks[n].text)
        partner = self.partners.get(n)
        self.pages.target += [item.text for item in ((partner,) if partner else ()) + tuple(self.loose.get(n, ()))]

    def _renew(self, our_run: range, their_run: range) -> None:
        self.pages.imported += [self.theirs[n] for n in their_run]
        texts = [self.blocks[n] for n in their_run]
        _renew(
            self.pages,
            self.source,
            our_run,
            texts,
            partners=self.partners,
            loose=self.loose,
            translations=self.translations,
        )


def _renew(  # noqa: PLR0913 — the two sides, what joins them, and what is new
    pages: _Pages,
    source: Chapter,
    run: Sequence[int],
    texts: Sequence[str],
    *,
    partners: Mapping[int, Block],
    loose: Mapping[int, Sequence[Block]],
    translations: Mapping[str, str],
) -> None:
    """Put today's blocks in the place of a run that nobody edited."""
    successors = dict(_successors([source.blocks[n].text for n in run], texts))
    heirs = {new: old for old, new in successors.items()}
    for position, text in enumerate(texts):
        new = _spaced(text)
        pages.source.append(new)
        old = heirs.get(position)
        if old is None:
            pages.changes.append(Change("added", source.file, "", text))
            pages.target.append(_spaced(translations.get(fingerprint(text), text)))
            continue
        pages.changes.append(Change("changed", source.file, source.blocks[run[old]].text, text))
        before, partner = source.blocks[run[old]], partners.get(run[old])
        if before.kind is BlockKind.HEADING:
            # An id outlives the words of its heading.
            pages.source[-1] = new = _with_id(new, before.id)
        if partner is None or fingerprint(partner.text) == fingerprint(before.text):
            pages.target.append(new)
        else:
            pages.target.append(partner.text)
            if before.kind is not BlockKind.FRONT_MATTER:
                pages.outdated.append((fingerprint(before.text), fingerprint(partner.text)))
    for position, n in enumerate(run):
        if position in successors:
            pages.target += [item.text for item in loose.get(n, ())]
            continue
        partner, before = partners.get(n), source.blocks[n]
        pages.changes.append(Change("removed", source.file, before.text, ""))
        if partner is not None and fingerprint(partner.text) != fingerprint(before.text):
            said = " ".join(partner.text.split())[:_QUOTED]
            message = f"The article no longer has what “{said}…” translates; both were removed."
            pages.notices.append(
                Notice("I008", Locus(source.file, before.line), message, "Keep it by hand if it is wanted.")
            )


def _partners(source: Chapter, target: Chapter | None) -> tuple[dict[int, Block], dict[int, list[Block]]]:
    """Pair blocks by id, notes by label; what only the target has goes with the block before it."""
    named = {_name(block): n for n, block in reversed([*enumerate(source.blocks)]) if _name(block)}
    partners: dict[int, Block] = {}
    loose: dict[int, list[Block]] = {}
    last = -1
    for block in target.blocks if target else ():
        n = named.get(_name(block))
        if n is None or n in partners:
            loose.setdefault(last, []).append(block)
        else:
            partners[n], last = block, n
    return partners, loose


def _name(block: Block) -> str:
    if block.kind is BlockKind.FRONT_MATTER:
        return "---"
    if block.kind is BlockKind.NOTE:
        return block.text.partition("]:")[0].strip()
    return block.id


def _chunks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[range, range, range]]:
    """Cut three texts at the blocks that all three share (diff3: Khanna, Kunal and Pierce 2007)."""
    to_ours, to_theirs = _matches(base, ours), _matches(base, theirs)
    b = o = t = 0
    for n in (*sorted(to_ours.keys() & to_theirs.keys()), len(base)):
        o_end, t_end = to_ours.get(n, len(ours)), to_theirs.get(n, len(theirs))
        if n - b == o_end - o == t_end - t:
            yield from (
                (range(b + k, b + k + 1), range(o + k, o + k + 1), range(t + k, t + k + 1)) for k in range(n - b)
            )
        else:
            yield range(b, n), range(o, o_end), range(t, t_end)
        if n < len(base):
            yield range(n, n + 1), range(o_end, o_end + 1), range(t_end, t_end + 1)
        b, o, t = n + 1, o_end + 1, t_end + 1


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}


def _successors(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pair old blocks with the new ones that they became, in order."""
    start = 0
    for position, text in enumerate(old):
        kind = text.lstrip()[:3] == "---", text.lstrip().startswith("#")
        for n in range(start, len(new)):
            same_kind = kind == (new[n].lstrip()[:3] == "---", new[n].lstrip().startswith("#"))
            only = len(old) == len(new)
            if same_kind and ((only and n == position) or _similarity(text, new[n]) >= _ALIKE):
                yield position, n
                start = n + 1
                break


def _similarity(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def _with_id(heading: str, name: str) -> str:
    words, mark, _ = heading.rpartition(" {#")
    return f"{words if mark else heading.rstrip()} {{#{name}}}\n\n" if name else heading


def _spaced(text: str) -> str:
    return text if text.endswith("\n") and text.lstrip().startswith("---") else text.strip("\n") + "\n\n"
