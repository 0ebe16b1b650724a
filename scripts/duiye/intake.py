"""Take an article into a publication: plan it, write its chapters, and take it in again when it has changed.

This module owns the order of the steps; it prints nothing and knows no command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duiye.article import Article, Outline, Role
from duiye.bitext import place_blocks
from duiye.chapterfiles import ChapterFiles
from duiye.filing import differing, replace_files
from duiye.history import keep_words
from duiye.model import Language
from duiye.notice import ContentError, Locus, Notice
from duiye.outline import Row, draw_outline, recognise, tell_language, tell_typed_notes
from duiye.pairing import even_sides, find_doubts, pair_outlines
from duiye.quarantine import read_quarantined
from duiye.readers.plan import read_plan
from duiye.revision import Change
from duiye.store import LOCK, SETTINGS_FILE
from duiye.writers.article import write_article_record
from duiye.writers.chapters import draft_chapters
from duiye.writers.lock import write_lock
from duiye.writers.new_publication import Origin
from duiye.writers.plan import write_plan

RECORD = "article.yml"
_ORIGIN: tuple[Role, ...] = ("author", "date", "source")


@dataclass(frozen=True, slots=True)
class Planned:
    """An article and what is decided about its lines."""

    article: Article
    language: Language
    rows: tuple[Row, ...]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What an author should look at: changes on the way in, and typed notes that are not sure."""
        return *self.article.notices, *tell_typed_notes(self.article, self.rows)

    @property
    def outline(self) -> Outline:
        """The outline that the rows draw."""
        return draw_outline(self.article, self.language, self.rows)

    @property
    def origin(self) -> Origin:
        """What the article says of itself, for the landing pages."""
        outline, meta = self.outline, self.article.meta
        author, date, source = (outline.value(role) or meta.get(role, "") for role in _ORIGIN)
        return Origin(outline.title, author, date, source)

    @property
    def text(self) -> str:
        """The plan as a person may change it."""
        return write_plan(self.article, self.rows)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    again: bool
    """The article had been imported before."""
    chapters: tuple[str, ...]
    """Paths of its chapters inside the languages' folders, in reading order."""
    written: tuple[str, ...]
    """Files that were written or removed, by path from the root."""
    changes: tuple[Change, ...]
    """What an article that was imported again changed, block by block."""
    notices: tuple[Notice, ...]


def plan(file: Path, *, language: Language = "", encoding: str = "", plan_file: Path | None = None) -> Planned:
    """Read an article and decide about its lines; writes nothing.

    Args:
        file: the article.
        language: its language; told from its characters when not given.
        encoding: its encoding, where it is text; told from its bytes when not given.
        plan_file: a plan that a person has changed, instead of what is recognised.

    Returns:
        The article with its rows.

    Raises:
        ContentError: the article or the plan cannot be used.
    """
    article = read_quarantined(file, encoding=encoding)
    language = language or article.meta.get("language", "")[:2].lower() or tell_language(article)
    if plan_file is None:
        return Planned(article, language, recognise(article, language))
    try:
        text = plan_file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError((Notice("T001", Locus(str(plan_file)), "The plan is not UTF-8 text."),)) from None
    rows, notices = read_plan(text, str(plan_file), article)
    if notices:
        raise ContentError(notices)
    return Planned(article, language, rows)


def take_in(root: Path, planned: Planned, *, translation: Planned | None = None, dry_run: bool = False) -> Taken:
    """Write an article's chapters into a publication, or bring those of an earlier import up to date.

    Args:
        root: the publication's folder.
        planned: the article with the decisions about its lines.
        translation: the same article in the other language, which is paired with it and needs no stubs.
        dry_run: write nothing, only tell.

    Returns:
        What was written, with notices about the article and about edits that were left alone.

    Raises:
        SettingsError: mkdocs.yml does not declare the article's language and one other.
        ContentError: the lock file is damaged.
        StoreError: chapters are in the way, it is another article, or the disk refuses; nothing was written.
    """
    chapters = ChapterFiles.open(root, planned.language)
    own = outline = planned.outline
    other: Outline | None = None
    doubts: tuple[Notice, ...] = ()
    if translation:
        chapters.expect(translation.article.name, translation.language)
        outline, other, doubts = _paired(planned, own, translation)
    draft = draft_chapters(outline, planned.article.pictures)
    if not draft.chapters:
        told = ("The file holds no text of a chapter.", "")
        if own.value("title"):
            told = ("The file has a heading, and no text below it.", "Write the text below it.")
        raise ContentError((Notice("I001", Locus(planned.article.name), *told),))
    facing = draft_chapters(other, translation.article.pictures) if translation and other else None
    written = chapters.bring_up_to_date(draft) if chapters.imported else chapters.begin(draft, facing)
    files = written.files | chapters.pictures(planned.article)
    record = write_article_record(planned.article, planned.language, own)
    files[chapters.apparatus(RECORD)] = record.encode()
    if translation:
        files |= {chapters.file(chapters.other, path): data for path, data in translation.article.pictures.items()}
        record = write_article_record(translation.article, translation.language, translation.outline)
        files[chapters.apparatus(f"article-{translation.language}.yml")] = record.encode()
    files[chapters.apparatus(LOCK)] = write_lock(written.memories).encode()
    files[SETTINGS_FILE] = chapters.navigation(written, draft).encode()
    done = differing(root, files) if dry_run else replace_files(root, files)
    if not dry_run:
        keep_words(root, _words(chapters), {p for m in written.memories.values() for pair in m.in_step for p in pair})
    theirs = translation.notices if translation else ()
    notices = (*planned.notices, *theirs, *doubts, *written.notices)
    return Taken(
        bool(chapters.imported),
        tuple(chapter.path for chapter in written.chapters),
        done,
        tuple(change for item in written.revised for change in item.changes),
        notices,
    )


def _words(chapters: ChapterFiles) -> dict[str, str]:
    """Return the words that stood there before, by fingerprint: translators are shown what the article changed."""
    there = (chapter for edition in (chapters.source, chapters.target) for chapter in edition.values())
    return {placed.fingerprint: placed.block.text for chapter in there for placed in place_blocks(chapter)}


def _paired(planned: Planned, own: Outline, translation: Planned) -> tuple[Outline, Outline, tuple[Notice, ...]]:
    """Pair two finished texts; returns both with the same blocks, and what an author should look at."""
    paired = pair_outlines(own, translation.outline, planned.language, translation.language)
    doubts = tuple(find_doubts(paired, planned.article.name, translation.article.name))
    return (*even_sides(paired, translation.language), doubts)
