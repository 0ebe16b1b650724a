"""Runs of text as a page sets them: words with their style, breaks, pictures and marks of notes.

This module owns these values and their white space; it must not write Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

_SPACES = re.compile(r"[ \t\r\n\f]+(?:\xa0[ \t\r\n\f\xa0]*)?|\xa0[ \t\r\n\f\xa0]+")
_SOFT_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t\r\f]*\n"
    r"[ \t\r\n\f]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
_EDGE = " \xa0\u3000"
INDENT = re.compile(r"[ \xa0]*\u3000[\u3000 \xa0]*")
"""How a Chinese paragraph begins that is indented by hand."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is set."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    tags: tuple[str, ...] = ()
    """Inline elements that Markdown has no mark for, outermost first: `sup`, `del`."""
    link: str = ""
    size: float = 1.0
    """Size of its type over that of the page."""
    centred: bool = False
    """The block that it stands in is centred."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line of text."""

    kind: Literal["text", "break", "picture", "note", "box"]
    text: str
    """The words; of a picture what it shows, of a note its label, of a box `x` or a blank."""
    style: Style = Style()
    path: str = ""
    """Of a picture only: where it lies."""


BREAK = Run("break", "\n")


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Fold white space as a page shows it, also from run to run, and take it off the ends of lines."""
    folded: list[Run] = []
    for run in runs:
        if run.kind == "break":
            _trim_end(folded)
            if folded:
                folded.append(run)
        elif run.kind == "text":
            text = _SPACES.sub(" ", _SOFT_BREAK.sub("", run.text))
            last = folded[-1] if folded else None
            if last is None or last.kind == "break":
                text = text.lstrip(_EDGE)
            elif last.kind == "text" and last.text.endswith(" "):
                text = text.removeprefix(" ")
            if text and last and last.kind == "text" and last.style == run.style:
                folded[-1] = replace(last, text=last.text + text)
            elif text:
                folded.append(run if text == run.text else replace(run, text=text))
        else:
            folded.append(run)
    _trim_end(folded)
    while folded and folded[-1].kind == "break":
        folded.pop()
        _trim_end(folded)
    return tuple(folded)


def _trim_end(runs: list[Run]) -> None:
    while runs and runs[-1].kind == "text":
        text = runs[-1].text.rstrip(_EDGE)
        if text:
            if text != runs[-1].text:
                runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()


def words_of(runs: Iterable[Run]) -> str:
    """Return what a reader reads: no pictures, no marks of notes."""
    return "".join(run.text for run in runs if run.kind in {"text", "break"}).strip()


def all_bold(runs: Sequence[Run]) -> bool:
    """Say whether every word is bold."""
    texts = [run for run in runs if run.kind == "text" and run.text.strip()]
    return bool(texts) and all(run.style.strong for run in texts)


def main_size(runs: Sequence[Run]) -> float:
    """Return the size of the type in which most of the words are set."""
    weights: dict[float, int] = {}
    for run in runs:
        if run.kind == "text":
            weights[run.style.size] = weights.get(run.style.size, 0) + len(run.text)
    return max(weights, key=lambda size: weights[size]) if weights else 1.0
