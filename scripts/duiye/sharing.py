"""One set of assets for every edition: in `assets/` at the site's root, trimmed, and named by what they hold.

This module owns the files of the theme in a built site; what a publication put beside its chapters stays where it
is. What is left out of a sheet is decided in `writers/styles`, how a page names a file in `writers/assetlinks`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from duiye.look import LOOK
from duiye.model import Language
from duiye.writers.assetlinks import finder, join_sheets, readdress, sheets_of
from duiye.writers.styles import gather, pack_script, pack_style, trim

_FOLDER = "assets"
_NAMED = re.compile(r"\.[0-9a-f]{8}\.")
"""A name that says what the file holds already."""
_TRIMMED = re.compile(r"assets/stylesheets/(?:main|palette)\.[0-9a-f]{8}\.min\.css")
"""Material's sheets."""
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]{8}\.min\.js")
_INNER = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Scripts that change no page; Material's worker looks for lunr's under their own names."""
_WORKER = "assets/javascripts/workers/search.js"
_MAP = re.compile(r"/\*# sourceMappingURL=\S* \*/\s*|^//# sourceMappingURL=\S*$", re.MULTILINE)


def share_assets(
    folder: Path, languages: Sequence[Language], own: Mapping[Language, Collection[str]], address: str
) -> None:
    """Bring the theme's files of all languages together, and let the pages load them from there.

    Args:
        folder: the built site, with one folder a language.
        languages: the languages that were built.
        own: paths in each language's folder that the publication put there itself.
        address: where the site will live.
    """
    moved = {path: path.partition("/")[2] for path in _common(folder, languages, own)}
    for old, new in moved.items():
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        if old.startswith(f"{languages[0]}/"):
            (folder / old).replace(folder / new)
        else:
            (folder / old).unlink()
    _drop_empty(folder, languages)
    files = sorted(set(moved.values()))
    base = urlsplit(address).path or "/"
    pages = sorted(folder.rglob("*.html"))
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    finders = {path: finder(path.relative_to(folder).as_posix(), base) for path in pages}
    linked = Counter(
        moved.get(sheet, sheet)
        for path, text in texts.items()
        for sheet in dict.fromkeys(sheets_of(text, finders[path]))
    )
    everywhere = {sheet for sheet in files if linked[sheet] and linked[sheet] == max(linked.values())}
    _lighten(folder, files, list(texts.values()))
    names = _rename(folder, files)
    whole: dict[tuple[str, ...], str] = {}

    def joined(paths: tuple[str, ...]) -> str:
        """Return the sheet that holds others of which every page links each; they must lie in one folder."""
        plain = tuple(moved.get(path, path) for path in paths)
        if not everywhere.issuperset(plain) or len({PurePosixPath(path).parent for path in plain}) > 1:
            return ""
        if plain not in whole:
            text = "".join((folder / names.get(path, path)).read_text(encoding="utf-8") for path in plain)
            path = PurePosixPath(plain[0]).with_name("all.css").as_posix()
            whole[plain] = _named(path, text.encode())
            (folder / whole[plain]).write_text(text, encoding="utf-8", newline="\n")
        return whole[plain]

    targets = {old: names.get(new, new) for old, new in moved.items()}
    for path, text in texts.items():
        light = join_sheets(text, finders[path], joined)
        light = readdress(light, finders[path], targets)
        if light != text:
            path.write_text(light, encoding="utf-8", newline="\n")


def _common(folder: Path, languages: Sequence[Language], own: Mapping[Language, Collection[str]]) -> list[str]:
    """List the theme's files that are the same in every language, each under its path in each."""
    first, *others = languages
    found = []
    for file in sorted((folder / first / _FOLDER).rglob("*")):
        path = file.relative_to(folder / first).as_posix()
        if not file.is_file() or any(path in own.get(tag, ()) for tag in languages):
            continue
        data = file.read_bytes()
        if all(_holds(folder / tag / path, data) for tag in others):
            found += [f"{tag}/{path}" for tag in languages]
    return found


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data


def _drop_empty(folder: Path, languages: Sequence[Language]) -> None:
    """Remove the folders that are empty now."""
    for language in languages:
        parents = [path for path in (folder / language / _FOLDER).rglob("*") if path.is_dir()]
        for path in sorted([*parents, folder / language / _FOLDER], reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def _lighten(folder: Path, files: Sequence[str], pages: Sequence[str]) -> None:
    """Leave out of the sheets what nothing on the site can need, and of our own files what only people read."""
    texts = {path: (folder / path).read_text(encoding="utf-8") for path in files if path.endswith((".css", ".js"))}
    light = {path: _MAP.sub("", text) for path, text in texts.items() if not path.startswith(_INNER) or path == _WORKER}
    for path, text in light.items():
        mine = LOOK / path
        if mine.is_file() and mine.read_text(encoding="utf-8") == texts[path]:
            light[path] = pack_style(text) if path.endswith(".css") else pack_script(text)
    sheets = [path for path in light if _TRIMMED.fullmatch(path)]
    theirs = [text for path, text in light.items() if _BUNDLE.fullmatch(path)]
    scripts = [text for path, text in light.items() if path.endswith(".js") and text not in theirs]
    scripts += [_foreign(file) for file in sorted(folder.rglob("*.js")) if not _is_shared(folder, file)]
    others = [text for path, text in light.items() if path not in sheets]
    others += [_foreign(file) for file in sorted(folder.rglob("*.css")) if not _is_shared(folder, file)]
    light |= dict(
        zip(
            sheets,
            trim([light[path] for path in sheets], gather(pages, scripts, theirs), [*others, *scripts]),
            strict=True,
        )
    )
    for path, text in light.items():
        if text != texts[path]:
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
            (folder / f"{path}.map").unlink(missing_ok=True)


def _is_shared(folder: Path, file: Path) -> bool:
    return file.is_relative_to(folder / _FOLDER)


def _foreign(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _rename(folder: Path, files: Sequence[str]) -> dict[str, str]:
    """Name each sheet and script by what it holds; return the new paths."""
    names = {}
    for path in files:
        if path.endswith((".css", ".js")) and (not path.startswith(_INNER) or path == _WORKER):
            bare = _NAMED.sub(".", path) if _TRIMMED.fullmatch(path) else path
            if not _NAMED.search(bare):
                names[path] = _named(bare, (folder / path).read_bytes())
                (folder / path).rename(folder / names[path])
    return names


def _named(path: str, data: bytes) -> str:
    """Put a few digits of a file's digest into its name."""
    stem, mark, kind = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:8]}{mark}{kind}"
