"""Read the apparatus: terms, claims and sources, each record checked against the model.

This module owns the match between YAML and the model's dataclasses; it must not open files. Every
wrong type, unknown key and missing key is told with its own line, and the other records still count.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from duiye.model import Chart, Claim, Figure, Source, Term
from duiye.notice import Locus, Notice
from duiye.readers.yamltext import Lines, read_yaml

T = TypeVar("T", Term, Claim, Source, Figure, Chart)
Path = tuple[str | int, ...]
Rules = Mapping[str, Callable[[Any], str]]
"""What a field's type does not say: for a value of it, why it is wrong, in words that follow its name, or nothing."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'{}\\\x00-\x20]+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,2})?", re.ASCII)
_HUGE = 10**30
_DESCRIPTIONS: dict[type, str] = {
    int: "the number {} (quote it if it is a text)",
    float: "the number {} (quote it if it is a text)",
    str: "the text {!r}",
    list: "a list",
    dict: "a record",
}
_WORDS = {str: "a text", bool: "true or false", Decimal: "a number such as 8, 22.51 or 453e8"}


def read_terms(text: str, file: str) -> tuple[tuple[Term, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read `termbase.yml`; see `read_records`."""
    return read_records(text, file, "terms", Term)


def read_claims(text: str, file: str) -> tuple[tuple[Claim, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read `claims.yml`; see `read_records`."""
    return read_records(text, file, "claims", Claim)


def read_sources(text: str, file: str) -> tuple[tuple[Source, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read `sources.yml`; see `read_records`."""
    return read_records(text, file, "sources", Source)


def read_records(
    text: str, file: str, key: str, record: type[T], rules: Rules = types.MappingProxyType({})
) -> tuple[tuple[T, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read a file that holds one list of records.

    Args:
        text: the file's text.
        file: its path from the publication's root, for notices.
        key: the file's only key, whose value is the list.
        record: the dataclass of a record, with an `id`.
        rules: what else its fields must be; of a list, each item.

    Returns:
        The valid records in order, the locus of each by its id, and the notices (Y001 to Y003).
    """
    value, lines, notices = read_yaml(text, file)
    if notices:
        return (), {}, notices
    if not isinstance(value, dict) or set(value) != {key} or not isinstance(value[key], list):
        message = f"The file must hold one list under the key {key}."
        return (), {}, (Notice("Y002", Locus(file, 1), message),)
    found: list[Notice] = []
    records: dict[str, T] = {}
    loci: dict[str, Locus] = {}
    for index, item in enumerate(value[key]):
        at = _At((key, index), lines, file)
        faults = list(_faults(item, record, at)) or list(_rule_faults(item, rules, at))
        if faults:
            found.extend(faults)
            continue
        made: T = _make(item, record)
        locus = at.locus
        if made.id in records:
            first = loci[made.id].line
            found.append(Notice("Y003", locus, f"The id {made.id} stands in line {first} already."))
            continue
        records[made.id], loci[made.id] = made, locus
    return tuple(records.values()), loci, tuple(found)


@dataclass(frozen=True, slots=True)
class _At:
    """A place in a file of records."""

    path: Path
    lines: Lines
    file: str

    def down(self, step: str | int) -> _At:
        return _At((*self.path, step), self.lines, self.file)

    @property
    def locus(self) -> Locus:
        path = self.path
        while path and path not in self.lines:
            path = path[:-1]
        return Locus(self.file, self.lines.get(path, 0))

    def fault(self, message: str) -> Notice:
        return Notice("Y002", self.locus, f"{_name(self.path)} {message}")


@lru_cache
def _hints(wanted: Any) -> dict[str, Any]:
    """Return a dataclass's types; Python compiles each annotation anew at every call otherwise."""
    return get_type_hints(wanted)


@lru_cache
def _origin(wanted: Any) -> Any:
    """Return what a type is made with (`tuple`, `Literal`), None for a plain one; typing takes its time."""
    return get_origin(wanted)


@lru_cache
def _options(wanted: Any) -> tuple[Any, ...]:
    """Return the types that a union such as `X | None` offers, none for any other type."""
    return get_args(wanted) if _origin(wanted) in {Union, types.UnionType} else ()


def _meant(options: tuple[Any, ...], value: object) -> Any:
    """Return the one of a union's types that a value is written as: a text, else what is no text."""
    is_record = str not in options or isinstance(value, dict)
    return next(option for option in options if option is not type(None) and (option is not str) is is_record)


def _faults(value: object, wanted: Any, at: _At) -> Iterator[Notice]:
    """Yield a notice for every place where a value is not of the wanted type."""
    if options := _options(wanted):
        if value is not None or type(None) not in options:
            yield from _faults(value, _meant(options, value), at)
    elif _origin(wanted) is Literal:
        if value not in get_args(wanted):
            yield at.fault(f"is {value!r}, not one of {', '.join(map(str, get_args(wanted)))}.")
    elif _origin(wanted) is tuple:
        yield from _list_faults(value, get_args(wanted)[0], at)
    elif is_dataclass(wanted):
        yield from _record_faults(value, wanted, at)
    elif not (_is_number(value) if wanted is Decimal else type(value) is wanted):
        yield at.fault(f"is {_describe(value)}, not {_WORDS[wanted]}.")
    elif wanted is str and not str(value).strip():
        yield at.fault("is empty.")
    elif at.path[-1] == "url" and not _ADDRESS.fullmatch(str(value)):
        yield at.fault("is not an address of the form https://…, without spaces, quotes or angle brackets.")


def _list_faults(value: object, wanted: Any, at: _At) -> Iterator[Notice]:
    if not isinstance(value, list):
        yield at.fault(f"is {_describe(value)}, not a list.")
        return
    for index, item in enumerate(value):
        yield from _faults(item, wanted, at.down(index))


def _record_faults(value: object, wanted: Any, at: _At) -> Iterator[Notice]:
    if not isinstance(value, dict):
        yield at.fault(f"is {_describe(value)}, not a record.")
        return
    hints = _hints(wanted)
    for key in value:
        if key not in hints:
            yield Notice("Y002", at.down(str(key)).locus, f"{_name(at.path)} has the unknown key {key}.")
    for field in fields(wanted):
        if field.name in value:
            yield from _faults(value[field.name], hints[field.name], at.down(field.name))
        elif field.default is MISSING and field.default_factory is MISSING:
            yield at.fault(f"lacks the key {field.name}.")


def _rule_faults(item: Mapping[str, Any], rules: Rules, at: _At) -> Iterator[Notice]:
    """Yield a notice for every field of a well-typed record that breaks its rule."""
    for name, judge in rules.items():
        value, place = item.get(name), at.down(name)
        parts = [(part, place.down(index)) for index, part in enumerate(value)] if isinstance(value, list) else []
        for part, where in parts or ([] if value is None or value == [] else [(value, place)]):
            if fault := judge(part):
                yield where.fault(fault)


def _is_number(value: object) -> bool:
    """Say whether a value is an exact number; one with an exponent is a text for YAML, unless its sign is written."""
    if type(value) is int:
        return abs(value) < _HUGE
    return type(value) in {float, str} and bool(_NUMBER.fullmatch(str(value)))


def _make(value: Any, wanted: Any) -> Any:
    """Build a value that `_faults` has found to be right."""
    if options := _options(wanted):
        return None if value is None else _make(value, _meant(options, value))
    if _origin(wanted) is tuple:
        return tuple(_make(item, get_args(wanted)[0]) for item in value)
    if wanted is Decimal:
        return Decimal(str(value))
    if is_dataclass(wanted) and isinstance(value, Mapping) and isinstance(wanted, type):
        hints = _hints(wanted)
        return wanted(**{str(key): _make(item, hints[str(key)]) for key, item in value.items()})
    return value


def _name(path: Path) -> str:
    """Say a path as people do: `terms 3, zh.preferred`, counting records from 1."""
    head = f"{path[0]} {int(path[1]) + 1}"
    rest = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path[2:])
    return f"{head}, {rest}," if rest else head


def _describe(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()} (quote it if it is a text)"
    for kind, words in _DESCRIPTIONS.items():
        if isinstance(value, kind):
            return words.format(value)
    return f"the date {value} (quote it if it is a text)"
