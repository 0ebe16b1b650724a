"""What the built site of the tiny publication tells machines, each kind of it held against the site."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

import announced
from duiye import press
from duiye.writers.frontwords import as_initial
from folders import TINY, Folder, snapshot

ROOT = "https://ferry.internal/"
NEW = ("# The lighthouse and", "# The great lighthouse and")
DAYS = ("2024-05-01T09:00:00Z", "2024-05-02T09:00:00Z")


def commit(folder: Folder, moment: str, words: str = "Change") -> None:
    """Commit everything in a folder at a moment, in a repository of its own."""
    git = ["git", "-C", str(folder.root), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    if not folder.path(".git").exists():
        subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run(
        [*git, "commit", "--quiet", "--no-verify", "-m", words],
        check=True,
        env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment},
    )


def themed(folder: Folder) -> Folder:
    """Give a copy of the tiny publication the look of ours: without it there are no heads to speak of."""
    folder.replace("mkdocs.yml", "name: material\n", "name: duiye\n")
    return folder.replace("mkdocs.yml", "  - search:\n      lang: [en]\n", "  - material/search\n")


@pytest.fixture
def book(tiny: Folder) -> Folder:
    """Return such a copy."""
    return themed(tiny)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Return the built site, books included, of a tiny publication with a history of two days."""
    folder = themed(Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("dated") / "publication")))
    commit(folder, DAYS[0])
    folder.write("docs/en/crossing/lighthouse.md", folder.read("docs/en/crossing/lighthouse.md") + "\n")
    commit(folder, DAYS[1])
    site = folder.path("site")
    press.build(folder.root, site, workers=workers)
    return site


@pytest.fixture(scope="module")
def told(dated: Path) -> list[announced.Told]:
    """Return the pages of that site."""
    return announced.pages(dated, ROOT)


def test_canonical_and_hreflang_of_every_page_agree(told: list[announced.Told]) -> None:
    """Search engines would drop all links between the languages, as they do when one is not returned."""
    assert len(told) == 8
    announced.check_versions(told)


def test_every_page_has_a_title_and_a_description_of_its_own(told: list[announced.Told]) -> None:
    """Results of a search could not be told apart."""
    announced.check_names(told)


def test_every_page_can_be_shown_as_a_link(told: list[announced.Told]) -> None:
    """A link in a chat would be a bare address, or show a picture that is not there."""
    announced.check_social(told)


def test_every_page_can_be_cited(told: list[announced.Told]) -> None:
    """Zotero would keep a page without its book, or the whole PDF as if it were a chapter."""
    announced.check_citations(told)
    homes = [page for page in told if page.named("citation_pdf_url")]
    assert [page.path for page in homes] == ["en/index.html", "zh/index.html"]


def test_linked_data_leads_into_the_site(told: list[announced.Told]) -> None:
    """Search engines would be told of pages that do not exist."""
    announced.check_data(told)


def test_dates_are_those_of_the_history_everywhere(told: list[announced.Told]) -> None:
    """A crawler would come back for pages that have not changed, and miss those that have."""
    listed = announced.check_dates(told)
    changed = {address for address, date in listed.items() if date == DAYS[1]}
    assert changed == {f"{ROOT}en/crossing/lighthouse/"}
    assert set(listed.values()) == set(DAYS)


@pytest.mark.parametrize(("language", "words"), [("zh", "最后修改：2024年5月1日"), ("en", "Last changed 2 May 2024")])
def test_a_reader_sees_when_a_page_was_changed(dated: Path, language: str, words: str) -> None:
    """Nobody could tell how old a page is."""
    page = lxml.html.fromstring((dated / language / "crossing/lighthouse/index.html").read_text("utf-8"))
    assert page.xpath("string(//footer//*[@class='dy-colophon__changed'])") == words


@pytest.mark.parametrize("language", announced.LANGUAGES)
def test_feeds_are_valid_and_found_from_every_page(told: list[announced.Told], language: str) -> None:
    """A feed reader would refuse the feed, or not find it."""
    feed = announced.read_feed(told[0].site, ROOT, language)
    assert len(feed.findall(f"{announced.ATOM}entry")) == 3
    for page in told:
        links = page.tree.xpath("//head/link[@type='application/atom+xml']")
        assert [link.get("rel").split() for link in links] == [["alternate"]]
        assert links[0].get("href") == f"{ROOT}{page.path[:2]}/feed.xml"


def test_no_link_of_a_page_is_taken_for_a_language_by_the_theme(told: list[announced.Told]) -> None:
    """Material's script would ask for a sitemap beside each of them, on every page."""
    assert [page.path for page in told if page.all("//head/link[@rel='alternate']/@href")] == []


def test_every_page_has_its_markdown(told: list[announced.Told]) -> None:
    """A program that asks for text would get our own marks, or links to nowhere."""
    announced.check_texts(told)


def test_llms_txt_names_every_page(dated: Path, told: list[announced.Told]) -> None:
    """A language model would be given a part of the publication as the whole."""
    announced.check_llms(dated, ROOT, told)


def test_the_root_page_can_be_shown_as_a_link(dated: Path) -> None:
    """The address that people pass on would be the one without a picture."""
    page = announced.Told(dated, ROOT, "index.html")
    assert page.named("og:url") == [ROOT]
    assert announced.file_of(dated, ROOT, page.named("og:image")[0]).is_file()
    (node,) = page.data
    assert (node["@type"], node["url"]) == ("WebSite", ROOT)
    assert [item["@id"] for item in node["hasPart"]] == [f"{ROOT}zh/", f"{ROOT}en/"]
    assert page.all("//link[@type='application/atom+xml']/@href") == [f"{ROOT}{tag}/feed.xml" for tag in ("zh", "en")]


def test_only_markdown_of_pages_is_published(dated: Path, told: list[announced.Told]) -> None:
    """An editor's file would be open to everybody."""
    texts = {path.relative_to(dated).as_posix() for path in dated.rglob("*.md")}
    assert texts == {page.path.replace("index.html", "index.md") for page in told}


def test_without_a_history_nothing_is_dated(book: Folder, workers: ProcessPoolExecutor) -> None:
    """A folder without git would claim that everything was changed on the day of the build."""
    press.build(book.root, book.path("site"), books=False, workers=workers)
    told = announced.pages(book.path("site"), ROOT)
    assert set(announced.check_dates(told).values()) == {""}
    assert not [*book.path("site").rglob("feed.xml")]
    assert not any(page.all("//link[@type='application/atom+xml']") for page in told)
    announced.check_data(told)
    announced.check_social(told)


def test_pictures_can_be_left_out(book: Folder, workers: ProcessPoolExecutor) -> None:
    """A publication that wants none would have to draw and publish them all the same."""
    book.replace("mkdocs.yml", "  - duiye:\n", "  - duiye:\n      cards: false\n")
    press.build(book.root, book.path("site"), books=False, workers=workers)
    assert not book.path("site/cards").exists()
    announced.check_social(announced.pages(book.path("site"), ROOT), cards=False)


def test_a_build_from_kept_pictures_equals_one_from_nothing(
    publication_at: Callable[[str], Folder], workers: ProcessPoolExecutor
) -> None:
    """What a site holds would depend on what was built before, or on a damaged file."""

    def build(folder: Folder) -> dict[str, bytes]:
        press.build(folder.root, folder.path("site"), books=False, workers=workers)
        return snapshot(folder.path("site"))

    def edited(name: str) -> Folder:
        return themed(publication_at(name)).replace("docs/en/crossing/lighthouse.md", *NEW)

    cold, warm = edited("cold"), themed(publication_at("warm"))
    for folder in (cold, warm):
        for kept in folder.root.glob(".duiye/cards/*"):
            kept.unlink()
    build(warm)
    damaged = min(warm.path(".duiye/cards").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1])
    warm.replace("docs/en/crossing/lighthouse.md", *NEW)
    expected = build(cold)
    assert build(warm) == expected
    assert build(warm) == expected
    assert len([*warm.path(".duiye/cards").iterdir()]) == 8


def test_a_page_whose_title_no_font_can_set_goes_without_a_picture(book: Folder, workers: ProcessPoolExecutor) -> None:
    """A picture with an empty box in its title would be shown, or the build would fail for a picture."""
    book.replace("docs/en/crossing/lighthouse.md", "# The lighthouse and", "# 㐂 The lighthouse and")
    press.build(book.root, book.path("site"), books=False, workers=workers)
    pages = {page.path: page for page in announced.pages(book.path("site"), ROOT)}
    # The other language's picture shows that title too.
    assert [path for path, page in pages.items() if not page.named("og:image")] == [
        "en/crossing/lighthouse/index.html",
        "zh/crossing/lighthouse/index.html",
    ]


def test_an_edition_that_is_not_translated_yet_is_not_announced(book: Folder, workers: ProcessPoolExecutor) -> None:
    """Readers would be sent a link to an English page of Chinese text."""
    for name in ("index", "crossing/index", "crossing/lighthouse", "glossary"):
        path = f"docs/en/{name}.md"
        book.write(path, as_initial("") + book.read(path).partition("---\n")[2].partition("---\n")[2])
    press.build(book.root, book.path("site"), books=False, workers=workers)
    site = book.path("site")
    assert not [*(site / "en").rglob("*.md")]
    assert "/en/" not in (site / "llms.txt").read_text("utf-8")
    page = announced.Told(site, ROOT, "zh/crossing/lighthouse/index.html")
    assert "workTranslation" not in page.data[0]
    assert not page.named("og:locale:alternate")
