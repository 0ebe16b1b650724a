"""Write an outline as the chapters of a publication, in one language.

This module owns the form of imported chapters and the order of their navigation; it must not touch files
that exist already (`revision` brings an article that was changed into chapters that were edited).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duiye.article import Division, Outline, Passage
from duiye.model import BlockKind
from duiye.outline.headmarks import NAMED, read_mark

_DEEPEST = 6
"""HTML has headings of six levels."""
_EXPLICIT_ID = re.compile(r" *\{#[A-Za-z][\w:.-]*\}$", re.ASCII)
_BOLD = re.compile(r"(\*\*|__)(?P<words>(?:(?!\1).)+)\1", re.DOTALL)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_LABEL = re.compile(r"\[\^([^\]]+)\]:")


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """One chapter as the import writes it."""

    path: str
    """Path inside the language's folder."""
    title: str
    number: str
    """Its mark as written in the article, kept in the front matter."""
    blocks: tuple[str, ...]
    """Markdown of each block, without blank lines around it; the heading first."""
    part: str = ""
    """Key of its part in the navigation, empty outside parts."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All chapters that an outline becomes."""

    chapters: tuple[DraftChapter, ...]
    parts: Mapping[str, str]
    """Name of each part as the article writes it (`第一部分`, `上篇`), by key; empty where it only has a number."""


def draft_chapters(outline: Outline, pictures: Iterable[str] = ()) -> Draft:
    """Write the chapters of an outline.

    Args:
        outline: the outline.
        pictures: paths of the article's pictures, as the passages show them; they are written from the
            language's folder.

    Returns:
        Chapters in reading order. A part is a folder `part-1` with an index of its own; a heading deeper
        than six levels is written at the sixth.
    """
    shown = frozenset(pictures)
    notes = {match.group(1): note for note in outline.notes if (match := _LABEL.match(note.text))}
    chapters: list[DraftChapter] = []
    parts: dict[str, str] = {}
    waiting = [(division, "") for division in reversed(outline.divisions)]
    while waiting:
        division, part = waiting.pop()
        if division.kind != "part":
            folder = f"{_folder(part)}/" if part else ""
            chapters.append(_chapter(division, f"{folder}{division.id}.md", part, shown, notes))
            continue
        key = f"Part {len(parts) + 1}"
        mark = read_mark(f"{division.mark} x") if division.mark else None
        parts[key] = division.mark.strip(" :：.、") if mark and mark.family in NAMED else ""
        chapters.append(_chapter(division, f"{_folder(key)}/index.md", key, shown, notes))
        waiting += [(inner, key) for inner in reversed(division.divisions)]
    return Draft(_with_orphans(chapters, notes), parts)


def chapter_text(chapter: DraftChapter, state: str = "") -> str:
    """Write a chapter as a file: front matter, then its blocks.

    Args:
        chapter: the chapter.
        state: its state as XLIFF names it (`initial` for text that waits for its translation).
    """
    front = [("title", chapter.title), ("number", chapter.number), ("state", state)]
    lines = [f"{key}: {yaml_scalar(value)}" for key, value in front if value]
    return "\n".join(["---", *lines, "---", "\n\n".join(chapter.blocks), ""])


def _folder(part: str) -> str:
    return part.lower().replace(" ", "-")


def _chapter(
    division: Division, path: str, part: str, pictures: frozenset[str], notes: Mapping[str, Passage]
) -> DraftChapter:
    heading = _heading_words(division) if division.heading else division.title
    blocks = [f"# {heading} {{#{division.id}}}", *_blocks(division.passages)]
    if division.kind != "part":
        blocks += _sections(division.divisions, 2)
    depth = "../" * path.count("/")
    blocks = [_moved(block, depth, pictures) for block in blocks]
    used = dict.fromkeys(label for block in blocks for label in _REFERENCE.findall(block))
    blocks += [_moved(notes[label].text, depth, pictures) for label in used if label in notes]
    return DraftChapter(path, division.title, division.mark, tuple(blocks), part)


def _sections(divisions: Iterable[Division], level: int) -> Iterator[str]:
    """Yield the blocks of inner sections; their numbers stay in their headings."""
    for division in divisions:
        mark = f"{division.mark} " if division.mark[-1:].isascii() and division.mark else division.mark
        words = _heading_words(division) if division.heading else division.title
        yield f"{'#' * min(level, _DEEPEST)} {mark}{words} {{#{division.id}}}"
        yield from _blocks(division.passages)
        yield from _sections(division.divisions, level + 1)


def _blocks(passages: Iterable[Passage]) -> Iterator[str]:
    for item in passages:
        if item.kind is BlockKind.HEADING:
            yield f"**{_EXPLICIT_ID.sub('', item.text)}**"  # the plan made text of it
        else:
            yield item.text


def _heading_words(division: Division) -> str:
    """Return a heading's Markdown on one line, without its mark and without bold type around the whole."""
    words = " ".join(" ".join(_EXPLICIT_ID.sub("", item.text).split("\n")) for item in division.heading)
    if whole := _BOLD.fullmatch(words.strip()):
        words = whole["words"]
    mark = r"\s*".join(r"\\?" + re.escape(character) for character in division.mark if not character.isspace())
    rest = re.sub(rf"^\s*{mark}[\s\u3000]*", "", words) if mark else words
    rest = whole["words"] if (whole := _BOLD.fullmatch(rest.strip())) else rest
    plain = re.sub(r"[\\*_`\s]", "", rest)
    # A plan may give other words than the article has.
    same = plain == re.sub(r"[\\*_`\s]", "", division.title) or re.search(r"[\[<`]", rest)
    return rest.strip() if same and rest.strip() else division.title


def _moved(block: str, depth: str, pictures: frozenset[str]) -> str:
    """Write the addresses of pictures as they are seen from a chapter's folder."""
    if not depth or not pictures:
        return block
    return re.sub(
        r"(?P<before>\]\(<?|src=\")(?P<path>[^)>\s\"]+)",
        lambda found: found["before"] + (depth + found["path"] if found["path"] in pictures else found["path"]),
        block,
    )


def _with_orphans(chapters: list[DraftChapter], notes: Mapping[str, Passage]) -> tuple[DraftChapter, ...]:
    """Put notes to which nothing refers at the end of the last chapter, so that none is lost."""
    written = {match.group(1) for chapter in chapters for block in chapter.blocks if (match := _LABEL.match(block))}
    lost = tuple(note.text for label, note in notes.items() if label not in written)
    if lost and chapters:
        last = chapters[-1]
        chapters[-1] = DraftChapter(last.path, last.title, last.number, (*last.blocks, *lost), last.part)
    return tuple(chapters)


def yaml_scalar(text: str) -> str:
    """Write a text as a YAML value on one line, in quotes only where it needs them."""
    plain = re.fullmatch(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^:#\n\"\\]*", text) and not re.fullmatch(
        r"(?i)true|false|yes|no|on|off|null|[\d.,+_eExXoO:-]+", text
    )
    if plain and text == text.strip():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
