"""Pair the blocks of a chapter in two languages: what stands beside what in a book of both.

This module owns the rows of the book's tree; which passages belong together is `rowplan`'s, and it must not read
HTML. Each side keeps its own order, except that glossary and fact-check follow the first side's, entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from duiye.rowplan import ChapterRows, RowState
from duiye.writers.book.nodes import nodes_in
from duiye.writers.book.page import Node
from duiye.writers.facing.matching import match
from duiye.writers.facing.units import next_name

REGISTERS = frozenset({"facts", "glossary"})
"""Blocks whose entries are rows of their own."""
_ONE_FOR_BOTH = frozenset({"figure", "listing", "math", "rule", "table"})
"""Blocks that are shown once where both languages have the same."""
_LETTER = "letter-"
_NOTE = "fn:"


class PairedRow(NamedTuple):
    """What stands beside one another; a side may have nothing."""

    sides: tuple[list[Node], list[Node]]
    state: RowState = ""
    behind: int = 0
    """The side that the state is said of, see `rowplan.Row`."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands in a row on one side."""

    name: str
    """Id of the row; empty where it has none."""
    blocks: list[Node]

    @property
    def kind(self) -> str:
        return str(self.blocks[0]["kind"])

    @property
    def is_letter(self) -> bool:
        """Whether this is the heading of one letter of the glossary."""
        return self.kind == "heading" and self.name.startswith(_LETTER)


def pair_blocks(first: Sequence[Node], second: Sequence[Node], plan: ChapterRows) -> list[PairedRow]:
    """Pair the blocks of a chapter.

    Args:
        first: of the default language.
        second: of the other.
        plan: the rows of the chapter.

    Returns:
        Every block of both sides, but not the copies of the other side's words that wait to be translated.
    """
    mine, theirs = _cut(first, plan, 0), _cut(second, plan, 1)
    if any(unit.kind == "glossary" for unit in mine):
        # The letters are the first side's; the second side's entries are found by their ids.
        pool_only = [unit for unit in theirs if unit.kind == "glossary"]
        theirs = [unit for unit in theirs if unit.kind != "glossary" and not unit.is_letter]
    else:
        pool_only = []
    own = _entries(mine)
    pool = _entries([*theirs, *pool_only])
    last = max((n for n, unit in enumerate(mine) if unit.kind == "glossary"), default=-1)
    rows: list[PairedRow] = []
    for one, other in match(mine, theirs, lambda unit: unit.name, lambda a, b: a.kind == b.kind):
        if (one or other or _NOTHING).kind not in REGISTERS:
            rows.append(_row(one, other, plan))
            continue
        if one:
            rows += [_entry_row(one, entry, pool.get(_fragment(entry))) for entry in one.blocks[0]["entries"]]
        late = [other] if other else pool_only if one is mine[last] else []
        rows += [
            _entry_row(unit, None, entry)
            for unit in late
            for entry in unit.blocks[0]["entries"]
            if _fragment(entry) not in own
        ]
    return rows


def pair_notes(
    first: Sequence[Node], second: Sequence[Node], plan: ChapterRows
) -> Iterator[tuple[Node | None, Node | None, RowState, int]]:
    """Pair the notes of a chapter by their names, with the state of each pair and the side that is behind."""
    for one, other in match(first, second, lambda note: str(note["name"]), lambda *_: False):
        name = next(note["name"] for note in (one, other) if note is not None)
        side = 0 if one is not None else 1
        row = plan.by_id.get(plan.names[side].get(f"{_NOTE}{name}", ""))
        yield one, other, row.state if row else "", row.behind if row else 0


def is_one_for_both(row: Sequence[Sequence[Node]], same_image: Mapping[str, bool]) -> bool:
    """Say whether both sides of a row show the same, so that once is enough."""
    first, second = row
    return (
        bool(first)
        and all(block["kind"] in _ONE_FOR_BOTH for block in first)
        and all(same_image.get(source, False) for source in images_in(first))
        and _bare(first) == _bare(second)
    )


def _cut(blocks: Sequence[Node], plan: ChapterRows, side: int) -> list[_Unit]:
    """Cut one side into what stands in a row. A block without a name of its own stays with the block before it."""
    names = plan.names[side]
    parts = {part: row.id for row in plan.rows if row.parts_side == side for part in row.parts}
    there = {_name(block) for block in blocks}
    units: list[_Unit] = []
    last = ""
    for block in blocks:
        own = _name(block)
        # Code and raw HTML have no id on the page; their place tells which they are.
        counted = "" if own or block["kind"] in REGISTERS else next_name(last)
        is_counted = counted in names and counted not in there
        last = counted if is_counted else own or last
        name = names[counted] if is_counted else names.get(own, own)
        above = units[-1] if units else _NOTHING
        joins = parts.get(own) == above.name if own in parts else not name and block["kind"] not in REGISTERS
        if joins and above.kind not in {"heading", *REGISTERS}:
            above.blocks.append(block)
        else:
            units.append(_Unit(name, [block]))
    return units


_NOTHING = _Unit("", [{"kind": "heading"}])


def _row(one: _Unit | None, other: _Unit | None, plan: ChapterRows) -> PairedRow:
    sides = (one.blocks if one else [], other.blocks if other else [])
    row = plan.by_id.get(next(unit.name for unit in (one, other) if unit))
    if row is None:
        return PairedRow(sides)
    if row.state == "copied":
        # A copy is not in the language of its side.
        sides = (sides[0], []) if row.behind else ([], sides[1])
    return PairedRow(sides, row.state, row.behind)


def _entry_row(unit: _Unit, mine: Node | None, theirs: Node | None) -> PairedRow:
    def listed(entry: Node | None) -> list[Node]:
        return [] if entry is None else [{"kind": unit.kind, "id": "", "entries": [entry]}]

    return PairedRow((listed(mine), listed(theirs)))


def _entries(units: Sequence[_Unit]) -> dict[str, Node]:
    """Return the entries of registers by their ids on the page."""
    listed = [entry for unit in units if unit.kind in REGISTERS for entry in unit.blocks[0]["entries"]]
    return {_fragment(entry): entry for entry in listed}


def _name(block: Node) -> str:
    """Return the id of a block on its page, also of one that is in another language than its chapter."""
    inside = block["body"][0] if block["kind"] == "language" and not block["id"] and block["body"] else block
    return _fragment(inside)


def _fragment(node: Node) -> str:
    return str(node.get("id", "")).partition("#")[2]


def images_in(tree: Any) -> list[str]:
    """List the sources of the images in a tree."""
    return [node["src"] for node in nodes_in(tree) if node.get("kind") == "image"]


def _bare(value: Any) -> Any:
    """Return a tree without what differs between the same in two languages: the labels."""
    if isinstance(value, (list, tuple)):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key not in {"id", "to", "src"}}
    return value
