"""Write a line of text, run by run, as Markdown.

This module owns the marks inside a line; it must not know of blocks.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from urllib.parse import quote

from duiye.readers.articles.escaping import MARK, PLAIN, Surroundings, escape, surroundings
from duiye.readers.articles.runs import Run, words_of

_TICKS = re.compile(r"`+")
_LANGUAGE = re.compile(r"(?:#!|:::)[\w#.+-]*\s")
"""How a code span begins that names its language; the name would not be shown."""
_MOST_TICKS = 2
"""Three begin a block of code."""
_ABBREVIATION = re.compile(r"\[[^\\]*\] ?:")
"""What would be the definition of an abbreviation after a star."""
_BREAK = "  \n"
_UNSAFE = re.compile(r"[^\w/:?#@!$&*+,;=%~.-]")
_REFERENCE = re.compile(r"&(?=#?\w+;)")

Level = Callable[[Run], object]
_LEVELS: tuple[Level, ...] = (
    lambda run: run.style.link,
    lambda run: run.style.strong,
    lambda run: run.style.emphasis,
    lambda run: run.style.tags,
    lambda run: run.style.code or run.kind not in {"text", "break"},
)


def write_runs(runs: Sequence[Run], around: Surroundings = PLAIN) -> str:
    """Write runs whose white space is tidy.

    Args:
        runs: the runs of one block.
        around: what kind of block it is.

    Returns:
        Markdown of one or more lines; in a heading and a cell of one.
    """
    if len(runs) == 1 and runs[0].kind == "text" and not _is_marked(runs[0]):
        found = surroundings(runs[0].text, "")
    else:
        marks = "".join("[" if run.style.link or run.kind in {"picture", "note"} else "" for run in runs)
        marks += "*" if any(run.style.strong or run.style.emphasis or "*" in run.path for run in runs) else ""
        marks += "`" if any(run.style.code or (run.kind == "picture" and "`" in run.text) for run in runs) else ""
        found = surroundings(words_of(runs), marks)
    around = replace(
        around, stars=found.stars, underscores=found.underscores, ticks=found.ticks, brackets=found.brackets
    )
    return _write(runs, 0, around)


def _is_marked(run: Run) -> bool:
    style = run.style
    return bool(style.link or style.strong or style.emphasis or style.tags or style.code)


def _write(runs: Sequence[Run], level: int, around: Surroundings) -> str:
    """Write runs that agree in all levels above one, in groups that agree in this one."""
    text: list[str] = []
    marks: list[str] = []
    for inner, mark in _pieces(runs, level, around):
        lead, body, trail = _edges(inner)
        if mark is None:
            text.append(inner)
        elif body:
            before = text[-1] if text and text[-1].strip(" ") else ""
            after_star = before == MARK and marks[-1].endswith("*") and not lead
            text += [lead, MARK, trail]
            marks.append(mark(body, after_star))
            text = [piece for piece in text if piece]
    whole = "".join(text)
    if not marks:
        return escape(whole, around)
    put_in = iter(marks)
    return re.sub(MARK, lambda _: next(put_in), escape(whole, around))


Mark = Callable[[str, bool], str]


def _pieces(runs: Sequence[Run], level: int, around: Surroundings) -> Iterator[tuple[str, Mark | None]]:
    """Yield plain text as it is, and everything else written, with the mark to put around it."""
    while level < len(_LEVELS) and not any(map(_LEVELS[level], runs)):
        level += 1
    if level == len(_LEVELS):
        for run in runs:
            yield _plain(run, around)
        return
    groups = [(key, list(group)) for key, group in groupby(runs, _LEVELS[level])]
    inside = _inside(around)
    for key, group in groups:
        if not key:
            yield from _pieces(group, level + 1, around)
        else:
            yield from _marked(group, level, inside, alone=len(groups) == 1)


@lru_cache(maxsize=256)
def _inside(around: Surroundings) -> Surroundings:
    """Return what stands around the words inside a mark."""
    return replace(around, begins_block=False, ends_block=False)


def _marked(
    group: Sequence[Run], level: int, inside: Surroundings, *, alone: bool
) -> Iterator[tuple[str, Mark | None]]:
    style = group[0].style
    match level:
        case 0:
            written = _write(group, 1, replace(inside, brackets=True))
            yield written, lambda body, _: f"[{body}]({write_address(style.link)})"
        case 1:
            yield _write(group, 2, inside), _emphasis("**", "strong")
        case 2:
            # Emphasis that shares stars with strong words is only safe where both hold for the same words.
            safe = alone or not style.strong
            yield _write(group, 3, inside), _emphasis("*" if safe else "", "em")
        case 3:
            written = _write(group, 4, inside)
            opening, closing = (
                "".join(f"<{tag}>" for tag in style.tags),
                "".join(f"</{tag}>" for tag in style.tags[::-1]),
            )
            yield written, lambda body, _: f"{opening}{body}{closing}"
        case _:
            yield from _objects(group, inside)


def _emphasis(mark: str, tag: str) -> Mark:
    def write(body: str, after_star: bool) -> str:  # noqa: FBT001 — the place decides it
        in_words = after_star or not mark or _ABBREVIATION.match(body)
        return f"<{tag}>{body}</{tag}>" if in_words else f"{mark}{body}{mark}"

    return write


def _objects(group: Sequence[Run], inside: Surroundings) -> Iterator[tuple[str, Mark | None]]:
    """Yield code, pictures, boxes and marks of notes."""
    for is_code, runs in groupby(group, lambda run: run.kind in {"text", "break"}):
        if is_code:
            code = "".join(" " if run.kind == "break" else run.text for run in runs)
            yield code, lambda body, _: write_code(body, cell=inside.cell)
        else:
            for run in runs:
                written = _object(run)
                yield written, lambda body, _: body


def _object(run: Run) -> str:
    if run.kind == "picture":
        return f"![{_write_alternative(run.text)}]({write_address(run.path)})"
    return f"[^{run.text}]" if run.kind == "note" else f"[{run.text}]"


def _plain(run: Run, around: Surroundings) -> tuple[str, Mark | None]:
    if run.kind == "break":
        if around.cell:
            return "<br>", lambda body, _: body
        return (" " if around.heading else _BREAK), None
    return run.text, None


def _edges(text: str) -> tuple[str, str, str]:
    """Cut off the white space at both ends, which must stand outside of marks."""
    body = text.strip()
    start = text.find(body) if body else len(text)
    return text[:start], body, text[start + len(body) :]


def write_code(text: str, *, cell: bool = False) -> str:
    """Write a code span."""
    longest = {len(found.group()) for found in _TICKS.finditer(text)}
    count = next((n for n in range(1, _MOST_TICKS + 1) if n not in longest), 0)
    if not count or _LANGUAGE.match(text) or (cell and "|" in text):
        return f"<code>{''.join(_referenced(character) for character in text)}</code>"
    space = " " if longest else ""
    return f"{'`' * count}{space}{text}{space}{'`' * count}"


def _referenced(character: str) -> str:
    """Write as a character reference whatever could be a mark."""
    return f"&#{ord(character)};" if character in string.punctuation else character


def write_address(address: str) -> str:
    """Write an address so that nothing in it ends the link."""
    safe = _UNSAFE.sub(lambda found: quote(found.group(), safe=""), address)
    return _REFERENCE.sub("&amp;", safe)


def _write_alternative(text: str) -> str:
    """Write what a picture shows; its words are no Markdown but for brackets, code and backslashes."""
    return re.sub(r"([\\`*_\[\]!])", r"\\\1", " ".join(text.split())).replace("<", "&lt;").replace("&#", "&amp;#")
