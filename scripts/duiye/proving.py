"""Prove that the search of a built site finds what stands on its pages.

This module owns the order of the steps, and the second index, which is made without the termbase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from duiye.addresses import page_address
from duiye.model import Edition, Language, Publication
from duiye.node import BARE, WHOLE, Asking, ask, find_node
from duiye.notice import EngineError, SettingsError
from duiye.proof.drawing import draw
from duiye.proof.judging import Recall, judge
from duiye.proof.seen import read_seen
from duiye.readers.settings import Settings
from duiye.searching import Search, has_search
from duiye.writers.pages import BuiltPage

LIMIT = 30
"""Pages asked for of each question."""
_PAGE = "index.html"


def require_provable(settings: Settings, count: int) -> None:
    """Raise when phrases cannot be asked for: SettingsError without a search of ours, EngineError without Node."""
    if not count:
        return
    if not has_search(settings):
        message = "--prove-search proves the search of the theme duiye; mkdocs.yml names another theme."
        raise SettingsError(message)
    find_node()


def prove(folder: Path, publication: Publication, count: int) -> tuple[Recall, ...]:
    """Ask the search of a built site for phrases that its pages hold.

    Args:
        folder: the site.
        publication: what it was made of.
        count: phrases in each language.

    Returns:
        What was found, class by class.

    Raises:
        EngineError: there is no Node, or no search to ask.
    """
    node, languages = find_node(), tuple(edition.language for edition in publication.editions)
    scripts = sorted((folder / "assets" / "javascripts" / "workers").glob("search.*js"))
    engine = next((script for script in scripts if not script.name.endswith(".min.js")), None)
    if engine is None:
        message = "The built site has no search to prove."
        raise EngineError(message)
    unasked = {edition.language: set(_unasked(edition)) for edition in publication.editions}
    files = {(language, file): file.read_bytes() for language in languages for file in _files(folder / language)}
    pages = [
        page
        for (language, file), data in files.items()
        if (page := read_seen(data, language, _address(file, folder / language)))
        and page.address not in unasked[language]
    ]
    questions = draw(pages, count)
    with TemporaryDirectory(prefix="duiye-") as bare:
        search = Search(_without_terms(publication), languages, wanted=True)
        for (language, file), data in files.items():
            search.read(_built(data, language, file.relative_to(folder / language).as_posix()))
        search.write(Path(bare))
        sites = {WHOLE: folder, BARE: Path(bare)}
        answers = ask(node, engine, sites, questions, Asking(languages, LIMIT))
    return tuple(judge(list(zip(questions, answers, strict=True)), pages, LIMIT))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob(_PAGE))


def _address(file: Path, folder: Path) -> str:
    return quote(file.relative_to(folder).as_posix().removesuffix(_PAGE))


def _unasked(edition: Edition) -> Iterator[str]:
    """Yield the addresses of chapters whose front matter takes them out of the search."""
    for path, chapter in edition.chapters.items():
        said = chapter.meta.get("search")
        if isinstance(said, dict) and said.get("exclude"):
            yield page_address(path)


def _built(data: bytes, language: Language, path: str) -> BuiltPage:
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 — 30 ms that only a proof pays

    return BuiltPage(language, path, document_fromstring(data, parser=HTMLParser(encoding="utf-8")))


def _without_terms(publication: Publication) -> Publication:
    return replace(publication, apparatus=replace(publication.apparatus, terms=()))
