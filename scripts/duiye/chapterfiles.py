"""Write an article's chapters in both languages, or bring those of an earlier import up to date.

This module owns what stands in which file after an import; it must not touch the disk but to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from duiye.article import Article
from duiye.bitext import fingerprint
from duiye.model import Chapter, Language, Memory
from duiye.notice import ContentError, Locus, Notice, SettingsError, StoreError
from duiye.readers.settings import Settings
from duiye.revision import Change, Revised, revise_chapter
from duiye.store import APPARATUS, LOCK, SETTINGS_FILE, load_publication
from duiye.succession import file_blocks, find_earlier, part_name, settle_paths
from duiye.writers.chapters import Draft, DraftChapter
from duiye.writers.settings import NavItem, write_navigation

_INITIAL = "initial"
_HEAD = 2
"""Front matter and heading, which two articles may share."""
_SAME = 1 / 4
"""From this share of known paragraphs an article is taken for the one that was imported before."""


@dataclass(slots=True)
class Written:
    """Everything that an import is about to write."""

    chapters: tuple[DraftChapter, ...]
    files: dict[str, bytes | None]
    memories: dict[str, Memory]
    removed: frozenset[str] = frozenset()
    revised: tuple[Revised, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterFiles:
    """The chapters of a publication that an article is taken into."""

    settings: Settings
    text: str
    """mkdocs.yml as it stands."""
    language: Language
    """The article's."""
    other: Language
    source: Mapping[str, Chapter]
    target: Mapping[str, Chapter]
    memories: Mapping[str, Memory]

    @classmethod
    def open(cls, root: Path, language: Language) -> ChapterFiles:
        """Read a publication.

        Raises:
            SettingsError: mkdocs.yml does not declare the language and one other.
            ContentError: a chapter or the lock file cannot be read.
        """
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
        """Return a chapter's path from the root."""
        return f"{self.settings.docs_dir}/{language}/{path}"

    def apparatus(self, name: str) -> str:
        """Return a record's path from the root."""
        return f"{self.settings.docs_dir}/{APPARATUS}/{name}"

    def pictures(self, article: Article) -> dict[str, bytes | None]:
        """Return the article's pictures, beside the chapters of both languages."""
        return {
            self.file(language, path): data
            for language in (self.language, self.other)
            for path, data in article.pictures.items()
        }

    def expect(self, name: str, language: Language) -> None:
        """Refuse a translation that cannot be paired here; raises SettingsError or StoreError."""
        if language.split("-")[0] != self.other.split("-")[0]:
            message = f"{name} is in {language}; a pair needs {self.language} and {self.other}."
            raise SettingsError(message)
        if self.imported:
            message = (
                "This publication has an imported article already, and pairing begins one. Import the corrected "
                "article alone; its translation is kept beside it. Nothing was written."
            )
            raise StoreError(message)

    def begin(self, draft: Draft, facing: Draft | None = None) -> Written:
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
            blocks = file_blocks(chapter)
            stub = (file_blocks(chapter, _INITIAL)[0], *blocks[1:])
            files |= self._chapter(chapter.path, blocks, file_blocks(theirs[chapter.path]) if facing else stub)
            memories[chapter.path] = Memory(tuple(map(fingerprint, blocks)))
        return Written(draft.chapters, files, memories)

    def bring_up_to_date(self, draft: Draft) -> Written:
        """Merge today's chapters into those of the earlier import."""
        paths = find_earlier(draft.chapters, self.memories)
        known = self.imported
        self._refuse_another(draft)
        chapters = settle_paths(draft.chapters, paths, known | set(self.source) | set(self.target))
        translations = self._translations()
        files: dict[str, bytes | None] = {}
        memories = dict(self.memories)
        revised: list[Revised] = []
        for chapter in chapters:
            blocks = file_blocks(chapter)
            source, target = self.source.get(chapter.path), self.target.get(chapter.path)
            memory = self.memories.get(chapter.path, Memory())
            prints = tuple(map(fingerprint, blocks))
            if source is None:
                first = file_blocks(chapter, _INITIAL)[0]
                copies = (translations.get(fingerprint(block), block) for block in blocks[1:])
                files |= self._chapter(chapter.path, blocks, (first, *copies) if target is None else ())
                memories[chapter.path] = Memory(prints, memory.in_step)
                continue
            result = revise_chapter(memory, source, target, blocks, translations)
            revised.append(result)
            files |= self._chapter(chapter.path, result.source, result.target)
            pairs = result.outdated if self._leads else tuple((second, first) for first, second in result.outdated)
            # A translation that lags already lags behind what was reviewed, not behind what came between.
            seen = {print_ for pair in memory.in_step for print_ in pair}
            fresh = tuple(pair for pair in pairs if not seen & set(pair))
            memories[chapter.path] = Memory(result.imported, (*memory.in_step, *fresh))
        gone, kept = self._leave(known - {chapter.path for chapter in chapters})
        for path in sorted(gone):
            left = self.source.get(path)
            title = f"# {left.title}" if left else path
            revised.append(Revised((), (), changes=(Change("removed", self.file(self.language, path), title, ""),)))
            files |= {self.file(language, path): None for language in (self.language, self.other)}
            memories.pop(path)
        notices = (*(notice for item in revised for notice in item.notices), *kept)
        return Written(chapters, files, memories, gone, tuple(revised), notices)

    def _refuse_another(self, draft: Draft) -> None:
        before = {seen for path in self.imported for seen in self.memories[path].imported[_HEAD:]}
        now = {fingerprint(block) for chapter in draft.chapters for block in file_blocks(chapter)[_HEAD:]}
        common = len(before & now)
        if common < min(len(before), len(now)) * _SAME:
            message = (
                f"This seems to be another article: {common} of its {len(now)} paragraphs are known here. "
                "A publication holds one article; begin another with `duiye new`. Nothing was written."
            )
            raise StoreError(message)

    def navigation(self, written: Written, draft: Draft) -> str:
        """Return mkdocs.yml with the chapters in its navigation."""
        items = [NavItem(chapter.path, chapter.part) for chapter in written.chapters]
        own = {item.part: draft.parts.get(item.part, "") for item in items if item.part}
        names = {
            language: {
                key: (name if language == self.language else "") or part_name(key, language)
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
