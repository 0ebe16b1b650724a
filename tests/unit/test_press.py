"""The whole build: what lies in the site, and that nothing is published when something is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import press
from duiye.catalogue import Severity
from duiye.editions import worker_pool
from duiye.notice import ContentError, EngineError, SettingsError, StoreError
from folders import TINY, Folder, snapshot


def build(publication: Folder, workers: ProcessPoolExecutor, *, strict: bool = False) -> press.Built:
    """Build a publication without books."""
    return press.build(publication.root, publication.path("site"), strict=strict, books=False, workers=workers)


def test_a_site_has_both_languages_and_the_pages_above_them(site: Path) -> None:
    """Readers or search engines would miss a page that every site needs."""
    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt", "root.css", "root.js"):
        assert (site / name).is_file(), name
    for language in ("zh", "en"):
        for page in ("", "crossing/", "crossing/lighthouse/", "glossary/"):
            assert (site / language / page / "index.html").is_file()
        assert (site / language / "404.html").is_file()


def test_only_the_root_has_a_sitemap(site: Path) -> None:
    """Search engines would find three sitemaps, two of them without the other language and dated today."""
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("sitemap*")) == ["sitemap.xml"]


def test_records_and_sources_are_not_published(site: Path) -> None:
    """The editors' files would be open to everybody."""
    names = {path.name for path in site.rglob("*")}
    texts = {name for name in names if name.endswith((".md", ".yml", ".txt"))}
    assert texts == {"index.md", "llms.txt", "robots.txt"}  # the Markdown of pages, as readers have them
    assert "apparatus" not in names


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_of_every_page_leads_to_a_file(site: Path, language: str) -> None:
    """Readers would follow a link of the built site to nowhere."""
    for page in (site / language).rglob("*.html"):
        if page.name == "404.html":
            continue
        tree = lxml.html.fromstring(page.read_text("utf-8"))
        for address in tree.xpath("//main//a/@href | //img/@src | //link[@rel='stylesheet']/@href | //script/@src"):
            name, _, fragment = address.partition("#")
            if "://" in name:
                continue
            target = (page.parent / name).resolve() if name else page
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{page}: {address}"
            if fragment and target.suffix == ".html":
                ids = lxml.html.fromstring(target.read_text("utf-8")).xpath("//@id")
                assert fragment in [*ids, "__"], f"{page}: {address}"


def test_every_file_that_a_root_page_loads_is_there(site: Path) -> None:
    """Every visit of the root page would end in a request for a missing file."""
    tree = lxml.html.fromstring((site / "index.html").read_text("utf-8"))
    loaded = tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
    assert [name for name in loaded if not (site / name).is_file()] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_says_its_language(site: Path, language: str) -> None:
    """Browsers would offer to translate, and screen readers speak with the wrong voice."""
    for page in (site / language).rglob("*.html"):
        assert lxml.html.fromstring(page.read_text("utf-8")).get("lang") == language


def test_both_languages_have_the_same_ids(site: Path) -> None:
    """The language switch would lose the paragraph that is being read."""
    pages = [(site / language / "crossing/lighthouse/index.html").read_text("utf-8") for language in ("zh", "en")]
    zh, en = (lxml.html.fromstring(page).xpath("//article//@id") for page in pages)
    assert zh == en
    assert "tower-p2" in zh


def test_a_build_counts_its_pages_and_tells_its_steps(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """The command line would show nothing while it works."""
    steps: list[str] = []
    built = press.build(tiny.root, tiny.path("site"), books=False, workers=workers, progress=steps.append)
    assert steps == ["read", "check", "build", "publish"]
    assert (built.pages, built.books, built.notices) == (17, (), ())
    assert built.pages == len(list(tiny.path("site").rglob("*.html")))


def test_the_address_can_be_given_for_one_build(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A preview or a copy on another host would send its readers to the first one."""
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers, site_url="https://copy.example/a")
    texts = [
        data.decode() for name, data in snapshot(tiny.path("site")).items() if name.endswith((".html", ".xml", ".txt"))
    ]
    assert not [text for text in texts if "ferry.internal" in text]
    assert "https://copy.example/a/sitemap.xml" in (tiny.path("site") / "robots.txt").read_text()


FAULTS: dict[str, tuple[Callable[[Folder], object], type[Exception]]] = {
    "a missing counterpart": (lambda it: it.remove("docs/en/crossing/lighthouse.md"), ContentError),
    "a broken record": (lambda it: it.write("docs/apparatus/claims.yml", "claims: ["), ContentError),
    "a file in GBK": (lambda it: it.write("docs/zh/index.md", "灯".encode("gbk")), ContentError),
    "a link out of docs": (lambda it: it.path("docs/en/more").symlink_to("/etc"), ContentError),
    "broken settings": (lambda it: it.write("mkdocs.yml", "site_name: ["), SettingsError),
    "no settings": (lambda it: it.remove("mkdocs.yml"), SettingsError),
    "an unknown extension": (lambda it: it.replace("mkdocs.yml", "  - abbr\n", "  - abbreviations\n"), SettingsError),
    "an unknown theme": (lambda it: it.replace("mkdocs.yml", "name: material", "name: granite"), ContentError),
    "a template that fails": (
        lambda it: it.write("look/main.html", "{{ 1 / 0 }}").replace(
            "mkdocs.yml", "name: material", "name: material\n  custom_dir: look"
        ),
        EngineError,
    ),
    "a foreign folder": (lambda it: it.path("site/.duiye-site").unlink(), StoreError),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_published_survives(tiny: Folder, site: Path, workers: ProcessPoolExecutor, name: str) -> None:
    """A mistake of a writer would take the whole site from its readers."""
    shutil.copytree(site, tiny.path("site"))
    spoil, error = FAULTS[name]
    spoil(tiny)
    published = snapshot(tiny.path("site"))
    with pytest.raises(error):
        build(tiny, workers)
    assert snapshot(tiny.path("site")) == published
    assert not list(tiny.root.glob(".site.building-*"))


def test_warnings_forbid_publishing_only_if_strict(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A warning would stop a hurried writer, or slip past a careful one."""
    for language in ("zh", "en"):
        tiny.write(f"docs/{language}/aside.md", "# Aside {#aside}\n\nA.\n")
    assert {notice.severity for notice in build(tiny, workers).notices} == {Severity.WARNING}
    published = snapshot(tiny.path("site"))
    tiny.write("docs/en/index.md", tiny.read("docs/en/index.md") + "\n")
    with pytest.raises(ContentError):
        build(tiny, workers, strict=True)
    assert snapshot(tiny.path("site")) == published


def test_warnings_of_mkdocs_forbid_publishing_if_strict(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """`--strict` would not be as strict as MkDocs' own."""
    tiny.replace("mkdocs.yml", "lang: [en]", "lang: [en]\n      colour: blue")
    with pytest.raises(ContentError) as caught:
        build(tiny, workers, strict=True)
    assert {notice.code for notice in caught.value.notices} == {"M001"}
    assert not tiny.path("site").exists()


@pytest.mark.parametrize("address", ["ferry.internal", "/book/", "ftp://ferry.internal/"])
def test_an_address_that_is_none_is_refused(tiny: Folder, workers: ProcessPoolExecutor, address: str) -> None:
    """The sitemap and the links between the languages would be useless, and nobody would see it."""
    with pytest.raises(SettingsError, match="full address"):
        press.build(tiny.root, tiny.path("site"), books=False, workers=workers, site_url=address)


def test_a_second_build_replaces_the_first(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """Deleted chapters would stay online for ever."""
    build(tiny, workers)
    for language in ("zh", "en"):
        tiny.remove(f"docs/{language}/glossary.md")
    tiny.replace("mkdocs.yml", "  - glossary.md\n", "")
    for language in ("zh", "en"):
        path = f"docs/{language}/crossing/lighthouse.md"
        tiny.write(path, tiny.read(path).replace("term:tide-table", "lighthouse.md"))
    tiny.write("docs/apparatus/termbase.yml", "terms: []\n")
    build(tiny, workers)
    assert not (tiny.path("site") / "en" / "glossary").exists()


@pytest.mark.parametrize("docs", ["text", "src/text"])
def test_the_documents_may_lie_in_a_folder_of_another_name(
    tiny: Folder, workers: ProcessPoolExecutor, docs: str
) -> None:
    """A publication whose docs_dir is not `docs` would lose its terms, notes and glossary."""
    tiny.path(docs).parent.mkdir(exist_ok=True)
    tiny.path("docs").rename(tiny.path(docs))
    tiny.replace("mkdocs.yml", "docs_dir: docs", f"docs_dir: {docs}")
    build(tiny, workers)
    page = (tiny.path("site") / "en/crossing/lighthouse/index.html").read_text("utf-8")
    assert "dy-term" in page
    assert "The town chronicle says 29 metres." in page
    assert 'class="dy-entry"' in (tiny.path("site") / "en/glossary/index.html").read_text("utf-8")


def test_a_chapter_may_have_a_chinese_name(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """The sitemap and the switch would name a page that does not exist."""
    for language in ("zh", "en"):
        tiny.write(f"docs/{language}/灯塔 1.md", "# Tower {#tower-1}\n\nA.\n")
    build(tiny, workers)
    assert (tiny.path("site") / "zh" / "灯塔 1" / "index.html").is_file()
    assert "https://ferry.internal/zh/%E7%81%AF%E5%A1%94%201/" in (tiny.path("site") / "sitemap.xml").read_text()


UNLIKE = (
    {"LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"},
    {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "TZ": "America/New_York"},
)


def test_two_builds_of_one_commit_are_byte_identical(tiny: Folder, tmp_path: Path) -> None:
    """Nobody could verify that a published site or book comes from its source."""
    git = ["git", "-C", str(tiny.root), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--no-verify", "-m", "a"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    other = tmp_path / "another folder" / "副本"
    subprocess.run(["git", "clone", "--quiet", str(tiny.root), str(other)], check=True, capture_output=True)

    def make(root: Path, environment: dict[str, str], umask: int) -> dict[str, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "duiye.cli", "build", "--quiet", "--strict", "--root", str(root)],
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
            umask=umask,
            cwd=tmp_path,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        return snapshot(root / "site")

    with ThreadPoolExecutor() as threads:
        first, second = threads.map(make, (tiny.root, other), UNLIKE, (0o022, 0o077))
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert {
        "pdf/ferry-lamp-zh.pdf",
        "pdf/ferry-lamp-facing.pdf",
        "epub/ferry-lamp-zh-en.epub",
        "zh/search/search_index.json",
    } <= set(first)


def test_a_killed_worker_is_explained(tiny: Folder) -> None:
    """A machine that runs out of memory would show a traceback, or lose the site."""
    with worker_pool() as pool:
        pool.submit(os.abort)
        with pytest.raises(EngineError, match=r"^A process that built the site was killed\."):
            build(tiny, pool)
    assert not tiny.path("site").exists()


def test_the_tiny_publication_was_not_touched() -> None:
    """Tests would depend on their order."""
    assert {path.name for path in TINY.iterdir()} - {".duiye"} == {"docs", "mkdocs.yml"}
