"""Read a publication from disk, and replace what is published as a whole.

This module owns files: decoding, where records and chapters lie, and the swap of a finished site. It
must not decide what is right or wrong in their contents.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from duiye.alignment import follow_renames
from duiye.credits import Credits
from duiye.model import Apparatus, Chapter, Edition, Language, Memory, Publication
from duiye.notice import Locus, Notice, SettingsError, StoreError
from duiye.readers.charts import read_charts
from duiye.readers.credits import completed, read_article_records
from duiye.readers.figures import read_figures
from duiye.readers.lock import read_lock
from duiye.readers.manuscript import read_manuscript
from duiye.readers.records import read_claims, read_sources, read_terms
from duiye.readers.settings import LanguageSettings, Settings, read_settings

SETTINGS_FILE = "mkdocs.yml"
_LAST_SECOND = 253402300799
"""End of the year 9999, the last that a date can name."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that neither HTML nor XML 1.0 may hold."""
LOCK = "bitext.lock"
"""File in the records' folder that keeps what import and review last saw."""
APPARATUS = "apparatus"
"""Folder of the records inside the documents' folder."""

_NO_TEXT = "T001"
_PAIR = 2
_DAILY = (0xB0, 0xD7)
"""First bytes of the 3755 characters that GB 2312 lists first, those of every day."""
_SHARE = 0.7
"""What is not of them in a Chinese text is mostly punctuation."""

T = TypeVar("T")
_Reader = Callable[[str, str], tuple[tuple[T, ...], dict[str, Locus], tuple[Notice, ...]]]
_Stamp = tuple[tuple[str, int, int], ...]


class Loaded(NamedTuple):
    """A publication as far as it could be read, and what stood in the way."""

    settings: Settings
    publication: Publication
    notices: tuple[Notice, ...]


def load_settings(root: Path) -> Settings:
    """Read mkdocs.yml in a folder; raises SettingsError when it is missing or cannot be meant."""
    path = root / SETTINGS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if not root.exists():
            message = f"There is no folder {root}. Name the publication's folder with --root (import: --into)."
            raise SettingsError(message) from None
        above = next((folder for folder in root.resolve().parents if (folder / SETTINGS_FILE).is_file()), None)
        advice = f"Add --root {above}, where one is." if above else "Run the command in a publication's folder."
        message = f"There is no {SETTINGS_FILE} in {root}. {advice}"
        raise SettingsError(message) from None
    except UnicodeDecodeError as error:
        message = f"{SETTINGS_FILE} is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        raise SettingsError(message) from error
    except OSError as error:
        message = f"{SETTINGS_FILE} cannot be read: {error.strerror}."
        raise SettingsError(message) from error
    return _read_settings(text)


@lru_cache(maxsize=2)
def _read_settings(text: str) -> Settings:
    """Read settings, once for the same text."""
    return read_settings(text)


def load_publication(root: Path) -> Loaded:
    """Read everything that a person wrote.

    Args:
        root: the publication's folder, with mkdocs.yml.

    Returns:
        Settings, publication and notices; what could not be read is missing from the publication
        and named by a notice.

    Raises:
        SettingsError: mkdocs.yml is missing or cannot be meant.
    """
    settings = load_settings(root)
    apparatus, notices = load_apparatus(root, settings.docs_dir)
    editions, found = [], [*settings.notices, *notices, *_links_out(root, settings.docs_dir)]
    for language in settings.languages:
        chapters, faults = load_chapters(root, settings, language)
        found.extend(faults)
        folder = f"{settings.docs_dir}/{language.locale}/"
        unread = (fault.locus for fault in faults if fault.code == _NO_TEXT and fault.locus.line)
        parts = {entry.part: language.part_names.get(entry.part, entry.part) for entry in settings.nav if entry.part}
        editions.append(
            Edition(
                language.locale,
                language.name,
                language.site_name,
                chapters,
                parts,
                _assets(root / settings.docs_dir / language.locale),
                default=language is settings.default_language,
                title_line=language.title_line,
                unreadable=frozenset(locus.path.removeprefix(folder) for locus in unread),
            )
        )
    memories, damage = _load_lock(root, settings.docs_dir)
    found += damage
    memories = follow_renames(memories, (chapter for edition in editions for chapter in edition.chapters.values()))
    publication = Publication(
        tuple(editions),
        settings.nav,
        apparatus,
        settings.site_url,
        settings.docs_dir,
        memories,
        settings.hosting.allowances,
        completed(settings.credits, _load_article_records(root, settings.docs_dir)),
    )
    return Loaded(settings, publication, tuple(found))


def _load_article_records(root: Path, docs_dir: str) -> Credits:
    """Read what imports kept of author and date."""
    files = sorted((root / docs_dir / APPARATUS).glob("article*.yml"))
    texts = {path.name: _read_text(path, path.name)[0] or "" for path in files if path.is_file()}
    return read_article_records(dict(sorted(texts.items(), key=lambda item: len(item[0]))))


def _load_lock(root: Path, docs_dir: str) -> tuple[Mapping[str, Memory], tuple[Notice, ...]]:
    """Read the lock file; nothing is remembered where there is none."""
    name = f"{docs_dir}/{APPARATUS}/{LOCK}"
    if not (root / name).exists():
        return {}, ()
    if not (root / name).is_file():
        return {}, (Notice("Y001", Locus(name), "This is no file.", "Move it away, and bring the lock file back."),)
    text, fault = _read_text(root / name, name)
    memories, faults = read_lock(text or "", name)
    return memories, (*((fault,) if fault else ()), *faults)


def load_apparatus(root: Path, docs_dir: str = "docs") -> tuple[Apparatus, tuple[Notice, ...]]:
    """Read the records, once for each state of their files.

    Returns:
        The apparatus (empty where a file is missing) and the notices about it.
    """
    folder = root / docs_dir / APPARATUS
    stamp = (
        tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*.yml")))
        if folder.is_dir()
        else ()
    )
    return _read_apparatus(folder, f"{docs_dir}/{APPARATUS}", stamp)


@lru_cache(maxsize=4)
def _read_apparatus(folder: Path, name: str, stamp: _Stamp) -> tuple[Apparatus, tuple[Notice, ...]]:
    notices: list[Notice] = []
    texts: dict[str, str | None] = {}
    for file, _, _ in stamp:
        texts[file], unreadable = _read_text(folder / file, f"{name}/{file}")
        notices.extend([unreadable] if unreadable else ())
    loci: dict[tuple[str, str], Locus] = {}
    incomplete: set[str] = set()

    def read(kind: str, file: str, reader: _Reader[T]) -> tuple[T, ...]:
        if file not in texts:
            return ()
        text = texts[file]
        records, places, faults = reader(text, f"{name}/{file}") if text is not None else ((), {}, ())
        loci.update({(kind, key): locus for key, locus in places.items()})
        notices.extend(faults)
        incomplete.update({kind} if faults or text is None else ())
        return records

    terms = read("term", "termbase.yml", read_terms)
    claims = read("claim", "claims.yml", read_claims)
    sources = read("source", "sources.yml", read_sources)
    figures = read("figure", "figures.yml", read_figures)
    charts = read("chart", "charts.yml", read_charts)
    return Apparatus(terms, claims, sources, figures, charts, loci, frozenset(incomplete)), tuple(notices)


def publication_date(root: Path) -> int:
    """Say when the publication was last changed, in seconds since 1970, the same for the same commit.

    Returns:
        `SOURCE_DATE_EPOCH` when it is set (reproducible-builds.org), else the date of the last commit,
        else that of the newest file.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal() and int(given) <= _LAST_SECOND:
        return int(given)
    try:
        told = subprocess.run(  # noqa: S603 — every argument but the folder is written here
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],  # noqa: S607 — git of the user's own path
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        told = ""
    if told.isdecimal():
        return int(told)
    docs = root / load_settings(root).docs_dir
    return max((int(path.stat().st_mtime) for path in docs.rglob("*") if path.is_file()), default=0)


def load_chapters(
    root: Path, settings: Settings, language: LanguageSettings
) -> tuple[dict[str, Chapter], list[Notice]]:
    """Read the chapters of one language: those of the navigation in its order, then the others.

    Returns:
        The chapters by path, and notices about files that cannot be used.
    """
    folder = root / settings.docs_dir / language.locale
    present = {path.relative_to(folder).as_posix(): path for path in _files(folder) if path.suffix == ".md"}
    ordered = dict.fromkeys(entry.path for entry in settings.nav if entry.path in present) | dict.fromkeys(present)
    chapters: dict[str, Chapter] = {}
    notices: list[Notice] = []
    for file in folder.rglob("*.md"):
        if not _is_named_in_utf8(file.name):
            shown = file.name.encode("utf-8", "replace").decode()
            told = f"The name of {shown} in {settings.docs_dir}/{language.locale} is not UTF-8."
            notices.append(Notice("T001", Locus(f"{settings.docs_dir}/{language.locale}"), told, "Rename the file."))
    for path in ordered:
        name = f"{settings.docs_dir}/{language.locale}/{path}"
        if not present[path].resolve().is_relative_to((root / settings.docs_dir).resolve()):
            continue
        text, fault = _read_text(present[path], name)
        notices += [fault] if fault else []
        if text is None:
            continue
        chapter, faults = _read_chapter(text, path, language.locale, name)
        chapters[path] = chapter
        notices.extend(faults)
    return chapters, notices


@lru_cache(maxsize=256)
def _read_chapter(text: str, path: str, language: Language, file: str) -> tuple[Chapter, tuple[Notice, ...]]:
    """Read a chapter, once for the same text: the glossary asks for all of them again, and so does every preview."""
    return read_manuscript(text, path=path, language=language, file=file)


def _links_out(root: Path, docs_dir: str) -> Iterator[Notice]:
    """Yield T002 for links to places outside the documents' folder, whatever they lead to."""
    docs = root / docs_dir
    home = docs.resolve()
    for path in sorted(docs.rglob("*")):
        if path.is_symlink() and not _leads_into(path, home):
            name = f"{docs_dir}/{path.relative_to(docs).as_posix()}"
            yield Notice("T002", Locus(name), f"This is a link to a place outside {docs_dir}/.")


def _leads_into(link: Path, home: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(home)
    except (OSError, RuntimeError):  # it leads nowhere, or to itself
        return False


def load_asset(root: Path, docs_dir: str, language: Language, path: str) -> bytes:
    """Read a file that a chapter shows, by its path inside the language's folder.

    Raises:
        StoreError: it lies outside the folder or cannot be read.
    """
    data, reason = _read_inside(root / docs_dir / language, path, "the language's folder")
    if reason:
        message = f"{docs_dir}/{language}/{path} cannot be read: {reason}."
        raise StoreError(message)
    return data


def load_cover(root: Path, path: str) -> bytes:
    """Read the picture of a book's cover, by its path from the publication's root; nothing for no path.

    Raises:
        SettingsError: it lies outside the publication or cannot be read.
    """
    if not path:
        return b""
    data, reason = _read_inside(root, path, "the publication")
    if reason:
        message = f"mkdocs.yml: plugins: duiye: book: cover: {path} cannot be read: {reason}."
        raise SettingsError(message)
    return data


def _read_inside(folder: Path, path: str, name: str) -> tuple[bytes, str]:
    """Read a file that has to lie in a folder, or say why that cannot be."""
    inside = folder.resolve()
    file = (inside / path).resolve()
    if not file.is_relative_to(inside):
        return b"", f"it lies outside {name}"
    try:
        return file.read_bytes(), ""
    except OSError as error:
        return b"", str(error.strerror)


def load_sources(root: Path, docs_dir: str) -> dict[str, str]:
    """Read every text of a publication that an author writes, by its path from the root; records first.

    What cannot be read is left out: this serves to find a place, not to check files.
    """
    folder = root / docs_dir
    records = [
        folder / APPARATUS / name for name in ("termbase.yml", "claims.yml", "sources.yml", "figures.yml", "charts.yml")
    ]
    chapters = [path for path in _files(folder) if path.suffix == ".md"]
    found = {}
    for path in [*records, root / SETTINGS_FILE, *chapters]:
        name = path.relative_to(root).as_posix()
        text, _ = _read_text(path, name) if path.is_file() else (None, None)
        if text is not None:
            found[name] = text
    return found


def _assets(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in _files(folder) if path.suffix != ".md")


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that MkDocs publishes, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_seen = parts[0] != "templates" and not any(part.startswith(".") for part in parts)
        if is_seen and path.is_file() and _is_named_in_utf8(path.name):
            yield path


def _is_named_in_utf8(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _is_likely_chinese(data: bytes) -> bool:
    """Say whether bytes are Chinese in GB18030 or an older form of it: most characters are those of every day."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    strange = [char.encode("gb18030") for char in text if not char.isascii()]
    daily = sum(len(code) == _PAIR and _DAILY[0] <= code[0] <= _DAILY[1] for code in strange)
    return daily >= _SHARE * len(strange)


def _read_text(path: Path, name: str) -> tuple[str | None, Notice | None]:
    """Read UTF-8 text with any line ends; a byte-order mark is dropped."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{name} cannot be read: {error.strerror}."
        raise StoreError(message) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = f"Byte {data[error.start]:#04x} is not UTF-8 text."
        guess = " It looks like GB18030." if _is_likely_chinese(data) else ""
        return None, Notice(_NO_TEXT, Locus(name, line), wrong + guess)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        told = Notice("T003", Locus(name, line), f"There is a control character, U+{ord(control.group()):04X}.")
        return _CONTROL.sub("", text), told
    return text, None
