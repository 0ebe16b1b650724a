"""Write where each term stands, spread over small files of which a query needs one or two.

This module owns the form of those lines and which file holds which; it must not know what a term is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from duiye.writers.search.folding import is_ideograph

Posting = tuple[int, int, bool]
"""A section's number, how often the term stands there, and whether it stands in the section's heading too."""
MOST = 35
"""The last count that one digit can write; more is not told."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MODULUS = 2**31
_UNITS, _HIGH, _LOW = 0x10000, 0xD800, 0xDC00
"""Where characters begin that take two units, and where each of the two begins."""
_BITS = 7
"""Of a place, below the section's number."""
_MASK = (1 << _BITS) - 1
_SIZE = 6_000
"""Bytes of a file, about: some 3 KB as it travels."""
_MOST_FILES = 4_096


def hash_key(key: str) -> int:
    """Hash a key by the units in which a script sees it."""
    value = 0
    for character in key:
        code = ord(character)
        if code >= _UNITS:
            value = (value * 31 + (_HIGH | (code - _UNITS) >> 10)) % _MODULUS
            code = _LOW | code & 0x3FF
        value = (value * 31 + code) % _MODULUS
    return value


def shard_key(term: str) -> str:
    """Return what tells the file of a term, so that all that begins alike lies in one."""
    if term[:1] == "=":
        return shard_key(term[1:].partition(" ")[0]) if term[1:2] != "#" else term[1:4]
    if is_ideograph(term):
        return term[:2]
    first, space, second = term.partition(" ")
    return first[:3] + (f" {second[:1]}" if space else "")


def encode(postings: Iterable[Posting]) -> str:
    """Write the places of a term, in the order of the sections."""
    return _write([_place(section, count) | in_heading for section, count, in_heading in postings], _Pieces())


def encode_sections(
    sections: Iterable[tuple[Mapping[str, int], Collection[str]]],
) -> tuple[dict[str, str], dict[str, int]]:
    """Write the places of all terms, and say in how many sections each stands.

    Args:
        sections: of each section in order, how often each term stands in it, and which of them in its heading.
    """
    held: dict[str, list[int]] = {}
    for number, (counts, in_heading) in enumerate(sections):
        # A million places pass here on a large site: nothing is called for each.
        once = _place(number, 1)
        for term, count in counts.items():
            place = once if count == 1 else _place(number, count)
            places = held.get(term)
            if places is None:
                held[term] = [place]
            else:
                places.append(place)
        for term in in_heading:
            held[term][-1] |= 1
    pieces = _Pieces()
    written = {term: _write(places, pieces) for term, places in held.items()}
    return written, {term: len(places) for term, places in held.items()}


def _place(section: int, count: int) -> int:
    """Return a place as one number; its lowest bit is for the heading."""
    return section << _BITS | min(count, MOST) << 1


class _Pieces(dict[int, str]):
    """How a place is written, by its distance from the section before it."""

    def __missing__(self, place: int) -> str:
        count = (place & _MASK) >> 1
        times = f".{_DIGITS[count]}" if count > 1 else ""
        piece = self[place] = f"{base36(place >> _BITS)}{times}{'!' if place & 1 else ''}"
        return piece


def _write(places: Iterable[int], pieces: _Pieces) -> str:
    last, written = 0, []
    for place in places:
        written.append(pieces[place - last])
        last = place & ~_MASK
    return ",".join(written)


def decode(text: str) -> list[Posting]:
    """Read the places of a term."""
    section, postings = 0, []
    for item in text.split(",") if text else ():
        bare = item.removesuffix("!")
        delta, _, count = bare.partition(".")
        section += int(delta, 36)
        postings.append((section, int(count or "1", 36), bare != item))
    return postings


def base36(number: int) -> str:
    """Write a number with the ten digits and the small letters."""
    digits = ""
    while number >= len(_DIGITS):
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits


def spread(lines: Mapping[str, str]) -> Sequence[str]:
    """Spread lines, by their terms, over as many files as make each a few kilobytes."""
    whole = sum(len(term) + len(rest) + 2 for term, rest in lines.items()) + _wide(lines)
    count = max(1, min(_MOST_FILES, round(whole / _SIZE)))
    files: list[list[str]] = [[] for _ in range(count)]
    places: dict[str, int] = {}
    for term in _sorted(lines):
        key = shard_key(term)
        place = places.get(key)
        if place is None:
            place = places[key] = hash_key(key) % count
        files[place].append(f"{term}\t{lines[term]}")
    return [write_lines(file) for file in files]


def write_lines(lines: Iterable[str]) -> str:
    """Write a file in which each line can be looked for with the ends around it."""
    return "".join(["\n", *_ended(lines)])


def _sorted(terms: Collection[str]) -> list[str]:
    """Sort terms by the units in which a script sees them; only above the first plane is that another order."""
    wide = any(character >= "\U00010000" for character in {*"".join(terms)})
    return sorted(terms, key=(lambda term: term.encode("utf-16-be", "surrogatepass")) if wide else None)


def _ended(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{line}\n"


def _wide(lines: Iterable[str]) -> int:
    """Count the bytes that ideographs take beyond one each."""
    return sum(2 * len(term) for term in lines if not term.isascii())
