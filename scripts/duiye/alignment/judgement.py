"""Say of each pair of blocks how its sides stand to one another.

This module owns the judgement and what is remembered after a review; which blocks are a pair is the
couples' affair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from duiye.alignment.copies import foreign_side
from duiye.alignment.couples import Couples, Remembered, Sequel, couple, rising
from duiye.alignment.sequels import joined_prints, split_runs
from duiye.bitext import place_blocks
from duiye.model import Chapter, Language, Memory, Segment, Side

_NOTHING = Memory()
_SIDES: tuple[Side, Side] = ("source", "target")


def align(source: Chapter, target: Chapter, memory: Memory = _NOTHING) -> tuple[Segment, ...]:
    """Pair the blocks of two chapters and say how each pair stands.

    Args:
        source: the chapter whose order leads, of the language that comes first in the memory's pairs.
        target: its counterpart in the other language.
        memory: what was last reviewed of them.

    Returns:
        One segment per pair or lone block, in the source's order; a block that only the target has follows
        the one before it in the target. No block that has a name is lost and none is paired twice, whatever
        the chapters hold; of several with one name the first counts.
    """
    couples = couple(place_blocks(source), place_blocks(target), Remembered.of(memory.in_step))
    return tuple(_Judgement.of(couples, source, target).segments())


def remember(memory: Memory, segments: Iterable[Segment], accepted: AbstractSet[str]) -> Memory:
    """Return what is remembered of a chapter once some of its segments were reviewed.

    Args:
        memory: what was remembered before.
        segments: the chapter's segments, from `align`.
        accepted: ids of the segments that are reviewed as they are now.

    Returns:
        The pairs in reading order: those in step, those accepted, and of the others what was reviewed before.
    """
    pairs: list[tuple[str, str]] = []
    for segment in segments:
        if segment.standing == "in step" or (segment.id in accepted and all(segment.prints)):
            pairs.append(segment.prints)
        elif segment.id not in accepted:
            pairs += segment.reviewed
    return Memory(memory.imported, tuple(dict.fromkeys(pairs)))


def rewrite(memory: Memory, side: Side, prints: Mapping[str, str]) -> Memory:
    """Return a memory in which blocks of one side have other fingerprints, since only their marks were repaired.

    Args:
        memory: what was remembered before.
        side: the side that was repaired.
        prints: fingerprints after the repair by those before.
    """
    pairs = (
        (prints.get(first, first), second) if side == "source" else (first, prints.get(second, second))
        for first, second in memory.in_step
    )
    return Memory(memory.imported, tuple(pairs))


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A pairing, and what is needed to judge it."""

    couples: Couples
    languages: tuple[Language, Language]
    taken: frozenset[str]
    """Names of the source's blocks."""
    initial: tuple[bool, bool]
    """Whether a side is still a copy of the other."""
    in_step: frozenset[tuple[str, str]]
    """The pairs of fingerprints that stand together now."""
    replaced: dict[tuple[int, int], tuple[str, str]]
    """The reviewed pair in whose place a pair of positions stands, of which neither side is left."""

    @classmethod
    def of(cls, couples: Couples, source: Chapter, target: Chapter) -> _Judgement:
        ours, theirs = couples.sides
        pairs = frozenset((ours[n].fingerprint, theirs[m].fingerprint) for n, m in couples.partners[0].items())
        initial = source.is_initial, target.is_initial
        taken = frozenset(item.name for item in ours)
        return cls(couples, (source.language, target.language), taken, initial, pairs, _find_replaced(couples))

    def segments(self) -> Iterator[Segment]:
        couples = self.couples
        lone = self._lone_targets()
        yield from (self._alone(1, m) for m in lone[-1])
        for n in range(len(couples.sides[0])):
            if not couples.is_part(0, n):
                yield self._paired(n, couples.partners[0][n]) if n in couples.partners[0] else self._alone(0, n)
            yield from (self._alone(1, m) for m in lone[n])

    def _lone_targets(self) -> dict[int, list[int]]:
        """Return the target's lone blocks by the position of the source's block after which they are told."""
        lone: dict[int, list[int]] = defaultdict(list)
        last = -1
        for m in range(len(self.couples.sides[1])):
            if m in self.couples.partners[1]:
                last = self.couples.partners[1][m]
            elif not self.couples.is_part(1, m):
                lone[last].append(m)
        return lone

    def _alone(self, side: int, position: int) -> Segment:
        """Judge a block without a partner: new here, or removed on the other side since."""
        item = self.couples.sides[side][position]
        mine, other = _SIDES[side], _SIDES[1 - side]
        is_taken = side == 1 and item.name in self.taken
        name = f"{item.name}@{self.languages[1]}" if is_taken else item.name
        segment = Segment(name, *((item.block, None) if side == 0 else (None, item.block)))
        prints = (item.fingerprint, "") if side == 0 else ("", item.fingerprint)
        former = self.couples.remembered.partners[side].get(item.fingerprint, ())
        pairs = ((item.fingerprint, print_) if side == 0 else (print_, item.fingerprint) for print_ in former)
        # Words that stand twice may still have their counterpart at the other place.
        was = next((pair for pair in pairs if pair not in self.in_step), None)
        if was is None:
            return replace(segment, standing="untranslated", lagging=other, change="added", prints=prints)
        return replace(segment, standing="stale", lagging=mine, change="removed", reviewed=(was,), prints=prints)

    def _paired(self, n: int, m: int) -> Segment:
        ours, theirs = self.couples.sides[0][n], self.couples.sides[1][m]
        prints = ours.fingerprint, theirs.fingerprint
        segment = Segment(ours.name, ours.block, theirs.block, prints=prints)
        for side, position in enumerate((n, m)):
            if sequel := self.couples.sequels.get((side, position)):
                return self._sequel(segment, side, position, sequel)
        is_reviewed = prints[1] in self.couples.remembered.partners[0].get(prints[0], ())
        if prints[0] == prints[1] and not is_reviewed:
            if any(self.initial):
                return replace(segment, standing="untranslated", lagging=_SIDES[not self.initial[0]], change="added")
            if lacking := foreign_side(ours.block, self.languages):
                return replace(segment, standing="untranslated", lagging=lacking, change="added")
        return self._compared(segment, (n, m))

    def _compared(self, segment: Segment, at: tuple[int, int]) -> Segment:
        """Judge a pair by what each side was reviewed with."""
        first, second = segment.prints
        seconds, firsts = (self.couples.remembered.partners[side].get(segment.prints[side], []) for side in (0, 1))
        if second in seconds:
            return replace(segment, standing="in step", reviewed=(segment.prints,))
        was = tuple((first, other) for other in seconds[:1]) + tuple((other, second) for other in firsts[:1])
        if seconds and firsts:
            # Each was reviewed with another: two branches that went different ways.
            return replace(segment, standing="conflict", change="edited", reviewed=was)
        if was:
            return replace(
                segment, standing="stale", lagging="source" if seconds else "target", change="edited", reviewed=was
            )
        if at in self.replaced:
            return replace(segment, standing="conflict", change="edited", reviewed=(self.replaced[at],))
        return segment

    def _sequel(self, segment: Segment, side: int, position: int, sequel: Sequel) -> Segment:
        """Judge a block that stands against several: the words are in step, the cuts are not."""
        pieces = self.couples.sides[side][position + 1 : position + sequel.count]
        return replace(
            segment,
            standing="stale",
            lagging=_SIDES[side if sequel.change == "joined" else 1 - side],
            change=sequel.change,
            reviewed=sequel.reviewed,
            parts=tuple(item.block for item in pieces),
        )


def _find_replaced(couples: Couples) -> dict[tuple[int, int], tuple[str, str]]:
    """Find the pairs of which both sides were changed: they stand where a reviewed pair is gone.

    The memory is in reading order, so that what is gone stood between what is left.
    """
    source, target = ([item.fingerprint for item in side] for side in couples.sides)
    here = {print_: n for n, print_ in reversed([*enumerate(source)])}
    there = {print_: couples.partners[1].get(m, -1) for m, print_ in reversed([*enumerate(target)])}
    known = couples.remembered.partners
    new = [n for n, m in sorted(couples.partners[0].items()) if source[n] not in known[0] and target[m] not in known[1]]
    if not new:
        return {}
    places = [(k, here.get(a, there.get(b, -1))) for k, (a, b) in enumerate(couples.remembered.pairs)]
    resewn = [_resewn(couples, side) for side in (0, 1)]
    gone = [
        k
        for k, (a, b) in enumerate(couples.remembered.pairs)
        if a not in here and b not in there and not (a in resewn[0] and b in resewn[1])
    ]
    anchors = rising([place for place in places if place[1] >= 0])
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for (k, n), (k_end, n_end) in zip([(-1, -1), *anchors], [*anchors, (len(places), len(source))], strict=True):
        fresh = new[bisect_right(new, n) : bisect_left(new, n_end)]
        lost = gone[bisect_right(gone, k) : bisect_left(gone, k_end)]
        # More that is new than is gone: nobody can tell which is which, and it stays unreviewed. More that is gone
        # is what two branches reviewed, each for itself.
        for position, former in zip(fresh, lost, strict=False) if len(fresh) <= len(lost) else ():
            found[position, couples.partners[0][position]] = couples.remembered.pairs[former]
    return found


def _resewn(couples: Couples, side: int) -> AbstractSet[str]:
    """Return the fingerprints of reviewed blocks whose words are all there, cut in another way."""
    known = couples.remembered.partners[side].keys() - {item.fingerprint for item in couples.sides[side]}
    if not known:
        return frozenset()
    texts = [item.block.text for item in couples.sides[side]]
    found = {whole for _, _, whole in split_runs(texts, known)}
    return found.union(*(joined_prints(text, known) for text in texts))
