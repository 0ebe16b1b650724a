"""Take an article into a publication: plan it, write its chapters, and take it in again when it has changed.

This module owns the order of the steps; it prints nothing and knows no command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duiye.article import Article, Outline, Role
from duiye.bitext import fingerprint
from duiye.filing import differing, replace_files
from duiye.model import Chapter, Language, Memory
from duiye.notice import ContentError, Locus, Notice, SettingsError, StoreError
from duiye.outline import Row, draw_outline, recognise, tell_language
from duiye.pairing import even_sides, find_doubts, pair_outlines
from duiye.quarantine import read_quarantined
from duiye.readers.manuscript import partition
from duiye.readers.plan import read_plan
from duiye.readers.settings import Settings
from duiye.revision import Change, Revised, revise_chapter
from duiye.store import APPARATUS, LOCK, SETTINGS_FILE, load_publication
from duiye.writers.article import write_article_record
from duiye.writers.chapters import Draft, DraftChapter, chapter_text, draft_chapters
from duiye.writers.lock import write_lock
from duiye.writers.new_publication import Origin
from duiye.writers.plan import write_plan
from duiye.writers.settings import NavItem, write_navigation

RECORD = "article.yml"
_INITIAL = "initial"
_ORIGIN: tuple[Role, ...] = ("author", "date", "source")
_SAME = 1 / 4
"""From this share of known paragraphs an article is taken for the one that was imported before."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An article and what is decided about its lines."""

    article: Article
    language: Language
    rows: tuple[Row, ...]

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
    desk = _Desk.open(root, planned.language)
    outline, other = planned.outline, None
    doubts: tuple[Notice, ...] = ()
    if translation:
        desk.expect(translation)
        outline, other, doubts = _paired(planned, translation)
    draft = draft_chapters(outline, planned.article.pictures)
    if not draft.chapters:
        message = f"{planned.article.name} has no text."
        raise ContentError((Notice("I001", Locus(planned.article.name), message),))
    facing = draft_chapters(other, translation.article.pictures) if translation and other else None
    written = desk.bring_up_to_date(draft) if desk.imported else desk.begin(draft, facing)
    files = written.files | desk.pictures(planned.article)
    record = write_article_record(planned.article, planned.language, planned.outline)
    files[desk.apparatus(RECORD)] = record.encode()
    if translation:
        files |= {desk.file(desk.other, path): data for path, data in translation.article.pictures.items()}
        record = write_article_record(translation.article, translation.language, translation.outline)
        files[desk.apparatus(f"article-{translation.language}.yml")] = record.encode()
    files[desk.apparatus(LOCK)] = write_lock(written.memories).encode()
    files[SETTINGS_FILE] = desk.navigation(written, draft).encode()
    done = differing(root, files) if dry_run else replace_files(root, files)
    theirs = translation.article.notices if translation else ()
    notices = (*planned.article.notices, *theirs, *doubts, *written.notices)
    return Taken(
        bool(desk.imported),
        tuple(chapter.path for chapter in written.chapters),
        done,
        tuple(change for item in written.revised for change in item.changes),
        notices,
    )


def _paired(planned: Planned, translation: Planned) -> tuple[Outline, Outline, tuple[Notice, ...]]:
    """Pair two finished texts; returns both with the same blocks, and what an author should look at."""
    paired = pair_outlines(planned.outline, translation.outline, planned.language, translation.language)
    doubts = tuple(find_doubts(paired, planned.article.name, translation.article.name))
    return (*even_sides(paired, translation.language), doubts)


@dataclass(slots=True)
class _Written:
    """Everything that an import is about to write."""

    chapters: tuple[DraftChapter, ...]
    files: dict[str, bytes | None]
    memories: dict[str, Memory]
    removed: frozenset[str] = frozenset()
    revised: tuple[Revised, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """A publication that an article is taken into."""

    settings: Settings
    text: str
    """mkdocs.yml as it stands."""
    language: Language
    other: Language
    source: Mapping[str, Chapter]
    target: Mapping[str, Chapter]
    memories: Mapping[str, Memory]

    @classmethod
    def open(cls, root: Path, language: Language) -> _Desk:
        loaded = load_publication(root)
        locales = [item.locale for item in loaded.settings.languages]
        own = next((item for item in locales if item.split("-")[0] == language.split("-")[0]), "")
        if not own or len(locales) != 2:  # noqa: PLR2004 — a publication has two facing languages
            message = f"mkdocs.yml declares {', '.join(locales)}; an import needs {language} and one other language."
            raise SettingsError(message)
        unread = tuple(item for item in loaded.notices if item.code == "T001" or item.locus.path.endswith(LOCK))
        if unread:
            raise ContentError(unread)  # what could not be read would be taken for what is not there
        other = next(item for item in locales if item != own)
        editions = {edition.language: edition.chapters for edition in loaded.publication.editions}
        text = (root / SETTINGS_FILE).read_text(encoding="utf-8")
        return cls(loaded.settings, text, own, other, editions[own], editions[other], loaded.publication.memories)

    @property
    def imported(self) -> frozenset[str]:
        """Paths of the chapters that an import wrote."""
        return frozenset(path for path, memory in self.memories.items() if memory.imported)

    def file(self, language: Language, path: str) -> str:
        return f"{self.settings.docs_dir}/{language}/{path}"

    def apparatus(self, name: str) -> str:
        return f"{self.settings.docs_dir}/{APPARATUS}/{name}"

    def pictures(self, article: Article) -> dict[str, bytes | None]:
        """Return the article's pictures, beside the chapters of both languages."""
        return {
            self.file(language, path): data
            for language in (self.language, self.other)
            for path, data in article.pictures.items()
        }

    def expect(self, translation: Planned) -> None:
        """Refuse a translation that cannot be paired here; raises SettingsError or StoreError."""
        if translation.language.split("-")[0] != self.other.split("-")[0]:
            needed = f"a pair needs {self.language} and {self.other}"
            message = f"{translation.article.name} is in {translation.language}; {needed}."
            raise SettingsError(message)
        if self.imported:
            message = (
                "This publication has an imported article already, and pairing begins one. Import the corrected "
                "article alone; its translation is kept beside it. Nothing was written."
            )
            raise StoreError(message)

    def begin(self, draft: Draft, facing: Draft | None = None) -> _Written:
        """Write all chapters, and in the other language those of the translation, else their stubs."""
        for language, there in ((self.language, self.source), (self.other, self.target)):
            for chapter in draft.chapters:
                if chapter.path in there:
                    message = (
                        f"{self.file(language, chapter.path)} is there, and no import made it. Move it away, or bring "
                        f"back {self.apparatus(LOCK)} if it was imported. Nothing was written."
                    )
                    raise StoreError(message)
        files: dict[str, bytes | None] = {}
        memories = dict(self.memories)
        theirs = {chapter.path: chapter for chapter in facing.chapters} if facing else {}
        for chapter in draft.chapters:
            blocks = _blocks(chapter)
            stub = (_blocks(chapter, _INITIAL)[0], *blocks[1:])
            files |= self._chapter(chapter.path, blocks, _blocks(theirs[chapter.path]) if facing else stub)
            memories[chapter.path] = Memory(tuple(map(fingerprint, blocks)))
        return _Written(draft.chapters, files, memories)

    def bring_up_to_date(self, draft: Draft) -> _Written:
        """Merge today's chapters into those of the earlier import."""
        paths = _same_chapters(draft.chapters, self.memories)
        known = self.imported
        before = {print_ for path in known for print_ in self.memories[path].imported[2:]}
        now = {fingerprint(block) for chapter in draft.chapters for block in _blocks(chapter)[2:]}
        common = len(before & now)
        if common < min(len(before), len(now)) * _SAME:
            message = (
                f"This seems to be another article: {common} of its {len(now)} paragraphs are known here. "
                "A publication holds one article; begin another with `duiye new`. Nothing was written."
            )
            raise StoreError(message)
        chapters = _settle(draft.chapters, paths, known | set(self.source) | set(self.target))
        translations = self._translations()
        files: dict[str, bytes | None] = {}
        memories = dict(self.memories)
        revised: list[Revised] = []
        for chapter in chapters:
            blocks = _blocks(chapter)
            source, target = self.source.get(chapter.path), self.target.get(chapter.path)
            memory = self.memories.get(chapter.path, Memory())
            prints = tuple(map(fingerprint, blocks))
            if source is None:
                first = _blocks(chapter, _INITIAL)[0]
                copies = (translations.get(fingerprint(block), block) for block in blocks[1:])
                files |= self._chapter(chapter.path, blocks, (first, *copies) if target is None else ())
                memories[chapter.path] = Memory(prints, memory.in_step)
                continue
            result = revise_chapter(memory, source, target, blocks, translations)
            revised.append(result)
            files |= self._chapter(chapter.path, result.source, result.target)
            pairs = result.outdated if self._leads else tuple((second, first) for first, second in result.outdated)
            memories[chapter.path] = Memory(result.imported, memory.in_step | frozenset(pairs))
        gone, kept = self._leave(known - {chapter.path for chapter in chapters})
        for path in sorted(gone):
            left = self.source.get(path)
            title = f"# {left.title}" if left else path
            revised.append(Revised((), (), changes=(Change("removed", self.file(self.language, path), title, ""),)))
            files |= {self.file(language, path): None for language in (self.language, self.other)}
            memories.pop(path)
        notices = (*(notice for item in revised for notice in item.notices), *kept)
        return _Written(chapters, files, memories, gone, tuple(revised), notices)

    def navigation(self, written: _Written, draft: Draft) -> str:
        """Return mkdocs.yml with the chapters in its navigation."""
        items = [NavItem(chapter.path, chapter.part) for chapter in written.chapters]
        own = {item.part: draft.parts.get(item.part, "") for item in items if item.part}
        names = {
            language: {
                key: (name if language == self.language else "") or _part_name(key, language)
                for key, name in own.items()
            }
            for language in (self.language, self.other)
        }
        return write_navigation(self.text, items, written.removed, names)

    @property
    def _leads(self) -> bool:
        return self.settings.default_language.locale == self.language

    def _chapter(self, path: str, source: Iterable[str], target: Iterable[str]) -> dict[str, bytes | None]:
        texts = {self.language: "".join(source), self.other: "".join(target)}
        return {
            self.file(language, path): (text.rstrip("\n") + "\n").encode() for language, text in texts.items() if text
        }

    def _translations(self) -> dict[str, str]:
        """Return the translation of each block that has one, by its source's fingerprint."""
        known: dict[str, str] = {}
        for path, chapter in self.source.items():
            partners = (
                {block.id: block for block in self.target[path].blocks if block.id} if path in self.target else {}
            )
            for block in chapter.blocks:
                partner = partners.get(block.id)
                if partner and fingerprint(partner.text) != fingerprint(block.text):
                    known.setdefault(fingerprint(block.text), partner.text)
        return known

    def _leave(self, paths: Iterable[str]) -> tuple[frozenset[str], tuple[Notice, ...]]:
        """Part with chapters that the article no longer has: remove what nobody touched, keep and tell the rest."""
        gone: set[str] = set()
        notices: list[Notice] = []
        for path in sorted(paths):
            source, target = self.source.get(path), self.target.get(path)
            prints = tuple(fingerprint(block.text) for block in source.blocks) if source else ()
            untouched = source is None or prints == self.memories[path].imported
            if untouched and (target is None or target.is_initial):
                gone.add(path)
            else:
                told = "The article no longer has this chapter."
                hint = "Remove it in both languages and from nav in mkdocs.yml, or keep it as your own."
                notices.append(Notice("I008", Locus(self.file(self.language, path)), told, hint))
        return frozenset(gone), tuple(notices)


def _blocks(chapter: DraftChapter, state: str = "") -> tuple[str, ...]:
    """Return a chapter's file in blocks as they will be read back, each with the blank lines after it."""
    return tuple(block.text for block in partition(chapter_text(chapter, state)))


def _same_chapters(chapters: Sequence[DraftChapter], memories: Mapping[str, Memory]) -> dict[str, str]:
    """Find which chapter of the earlier import each is: by its heading, else by the most blocks in common.

    Returns:
        The earlier path by the path in the draft.
    """
    known = {path: memory.imported for path, memory in memories.items() if memory.imported}
    found: dict[str, str] = {}
    prints = {chapter.path: [fingerprint(block) for block in _blocks(chapter)] for chapter in chapters}
    for chapter in chapters:
        heading = prints[chapter.path][1]
        same = [path for path, old in known.items() if old[1:2] == (heading,) and path not in found.values()]
        if same:
            found[chapter.path] = chapter.path if chapter.path in same else same[0]
    for chapter in chapters:
        mine = set(prints[chapter.path][2:])
        free = {path: len(mine & set(old[2:])) for path, old in known.items() if path not in found.values()}
        best = max(free, key=lambda path: free[path], default="")
        if chapter.path not in found and best and free[best] * 2 >= min(len(mine), len(known[best]) - 2) > 0:
            found[chapter.path] = best
    return found


def _settle(
    chapters: Sequence[DraftChapter], paths: Mapping[str, str], taken: Iterable[str]
) -> tuple[DraftChapter, ...]:
    """Give each chapter the path that it has already, and new ones paths that are free."""
    used = set(taken)
    folders: dict[str, str] = {}
    settled: list[DraftChapter] = []
    for chapter in chapters:
        folder, _, name = chapter.path.rpartition("/")
        path = paths.get(chapter.path, "")
        if folder and name == "index.md":
            numbers = [int(found.group(1)) for item in used if (found := re.match(r"part-(\d+)/", item))]
            folders[folder] = path.rpartition("/")[0] if path else f"part-{max(numbers, default=0) + 1}"
        if not path:
            home = f"{folders.get(folder, folder)}/" if folder else ""
            path = home + name
            count = 1
            while path in used:
                count += 1
                path = f"{home}{name.removesuffix('.md')}-{count}.md"
        used.add(path)
        part = folders.get(folder, folder).replace("part-", "Part ") if folder else ""
        settled.append(replace(chapter, path=path, part=part))
    return tuple(settled)


def _part_name(key: str, language: Language) -> str:
    """Name a part that the article only numbers."""
    number = int(key.rpartition(" ")[2])
    return f"第{_han(number)}部分" if language.startswith("zh") else key


def _han(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return digits[ones] if not tens else ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
