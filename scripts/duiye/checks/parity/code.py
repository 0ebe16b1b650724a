"""Check that code is the same in both languages, apart from what is written for people (P007).

Comments and docstrings are for people; so are strings that hold Chinese or several words. A listing that holds
Chinese elsewhere is a text in the form of code (a diagram, an example of output): there only the lines without Chinese
are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import commonprefix

from duiye.checks.parity.couples import Couple
from duiye.model import Block, BlockKind
from duiye.notice import Notice

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_HAN = r"[\u2e80-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"
"""Compiled when the first listing is compared; most publications have none."""
_WORDS = re.compile(r"[A-Za-z],? +[A-Za-z]")
_PIECE = re.compile(
    r"(?P<comment>/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)|<!--(?:(?!-->)[^\n])*(?:-->|$)"
    r"|(?:(?<![^\s;,)}\]])(?:#|//|;)|(?<!\S)(?:--|%)(?=\s))[^\n]*)"
    r"|(?P<string>\"\"\"[^\"]*(?:\"(?!\"\")[^\"]*)*\"\"\"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\\n])*`)",
    re.MULTILINE,
)
_STRING = "\ufffc"
_SHOWN, _BEFORE = 58, 20
"""Characters of a line that a notice repeats, and how many of them stand before what differs."""
_DOCSTRING = '"""'
_HOLDERS = frozenset({BlockKind.CODE, BlockKind.LIST, BlockKind.ADMONITION, BlockKind.QUOTE, BlockKind.DEFINITIONS})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of code without its comment, its strings taken out."""

    number: int
    """Lines from the first of its block."""
    code: str
    strings: tuple[str, ...]


def compare_code(couple: Couple) -> Iterator[Notice]:
    """Yield P007 at the first line of each listing that is not the same in both languages."""
    first, second = couple
    if second.block.kind not in _HOLDERS or first.block.text.strip() == second.block.text.strip():
        return
    for ours, theirs in zip(_listings(first.block), _listings(second.block), strict=False):
        has_han = any(re.search(_HAN, line.code) for line in (*ours, *theirs))
        is_rewrapped = not has_han and _are_same(_joined(ours), _joined(theirs))
        if is_rewrapped or (has_han and len(ours) != len(theirs)):
            continue  # one is only broken into lines in another way
        for mine, yours in zip(ours, theirs, strict=False):
            if not _are_same(mine, yours):
                here, there = _side_by_side(_whole(yours), _whole(mine))
                message = f"This line is “{here}” here, “{there}” in {first.chapter.file}."
                yield Notice("P007", second.locus(yours.number), message)
                break
        else:
            if len(ours) != len(theirs):
                short, long, rest = (second, first, ours) if len(ours) > len(theirs) else (first, second, theirs)
                left = rest[min(len(ours), len(theirs))]
                shown, _ = _side_by_side(_whole(left), "")
                message = f"This code ends before the line “{shown}” of {long.chapter.file}."
                yield Notice("P007", short.locus(), message)


def _joined(lines: list[_Line]) -> _Line:
    """Return a listing as one line without spaces."""
    code = "".join("".join(line.code.split()) for line in lines)
    return _Line(0, code, tuple(string for line in lines for string in line.strings))


def _are_same(mine: _Line, yours: _Line) -> bool:
    if re.search(_HAN, mine.code) or re.search(_HAN, yours.code):
        return True
    if mine.code != yours.code or len(mine.strings) != len(yours.strings):
        return False
    return all(a == b or _is_for_people(a, b) for a, b in zip(mine.strings, yours.strings, strict=True))


def _is_for_people(one: str, other: str) -> bool:
    """Say whether two strings that differ may be translations of each other."""
    if re.search(_HAN, one) or re.search(_HAN, other):
        return True
    return bool(_WORDS.search(one) and _WORDS.search(other))


def _whole(line: _Line) -> str:
    said = line.code
    for string in line.strings:
        said = said.replace(_STRING, string, 1)
    return said


def _side_by_side(one: str, other: str) -> tuple[str, str]:
    """Shorten two lines to what fits into a terminal, from just before the place where they part."""
    same = len(commonprefix([one, other]))
    start = 0 if max(len(one), len(other)) <= _SHOWN else max(0, same - _BEFORE)
    ends = [start + _SHOWN < len(said) for said in (one, other)]
    cut = [said[start : start + _SHOWN] for said in (one, other)]
    first, second = (f"{'…' * (start > 0)}{said}{'…' * goes_on}" for said, goes_on in zip(cut, ends, strict=True))
    return first, second


def _listings(block: Block) -> Iterator[list[_Line]]:
    """Yield the lines of each listing of a block, blank ones and mere comments left out."""
    text = block.text.strip("\n")
    if block.kind is BlockKind.CODE and not _FENCE.match(text):
        yield _lines(text.split("\n"), 0)
        return
    inside: list[str] = []
    fence, start = "", 0
    for number, line in enumerate(text.split("\n")):
        found = _FENCE.match(line)
        if found and not fence:
            fence, start, inside = found.group(1), number + 1, []
        elif found and found.group(1).startswith(fence) and not line.strip(" \t>`~"):
            yield _lines(inside, start)
            fence = ""
        else:
            inside.append(line)
    if fence:
        yield _lines(inside, start)


def _lines(written: list[str], start: int) -> list[_Line]:
    strings: list[str] = []

    def take(piece: re.Match[str]) -> str:
        # Line breaks stay, so that lines keep their numbers.
        breaks = "\n" * piece.group().count("\n")
        if piece["comment"]:
            return breaks
        strings.append(piece.group())
        return _STRING + breaks

    code = _PIECE.sub(take, "\n".join(written).replace(_STRING, " "))
    made, used = [], 0
    for number, line in enumerate(code.split("\n"), start):
        count = line.count(_STRING)
        is_docstring = line.strip() == _STRING and strings[used].startswith(_DOCSTRING)
        if line.strip() and not is_docstring:
            made.append(_Line(number, " ".join(line.split()), tuple(strings[used : used + count])))
        used += count
    return made
