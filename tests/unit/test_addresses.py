"""Addresses of pages inside the built site."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from duiye.addresses import address_of_file, alternates, page_address, relative_address

ROOT = "https://ferry.internal/book/"

names = st.text(st.characters(exclude_categories=["C"], exclude_characters="/\\"), min_size=1, max_size=8).filter(
    lambda name: name.strip(". ") == name
)
paths = st.lists(names, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".md")
pages = paths.map(page_address)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("opening.md", "opening/"),
        ("part-1/index.md", "part-1/"),
        ("part-1/huangs-law.md", "part-1/huangs-law/"),
        ("part-1/README.md", "part-1/"),
        ("appendix/subindex.md", "appendix/subindex/"),
        ("第一章.md", "%E7%AC%AC%E4%B8%80%E7%AB%A0/"),
    ],
)
def test_a_chapter_is_published_in_a_folder_of_its_own(path: str, address: str) -> None:
    """Links between the languages, the sitemap and the root page would name pages that do not exist."""
    assert page_address(path) == address


@pytest.mark.parametrize(
    ("file", "docs", "address"),
    [
        ("docs/zh/opening.md", "docs", "zh/opening/"),
        ("docs/en/part-1/index.md", "docs", "en/part-1/"),
        ("text/docs/en/index.md", "text/docs", "en/"),
        ("docs/en/lamp.png", "docs", ""),
        ("docs/notices.md", "docs", ""),
        ("docs/apparatus/claims.yml", "docs", ""),
        ("mkdocs.yml", "docs", ""),
        ("docs/en", "docs", ""),
        ("doc/en/a.md", "docs", ""),
    ],
)
def test_the_page_of_a_file_is_found(file: str, docs: str, address: str) -> None:
    """A notice would be shown on another page than the one that it is about."""
    assert address_of_file(file, docs) == address


@given(paths)
def test_the_address_is_the_one_that_mkdocs_gives_the_page(path: str) -> None:
    """The sitemap would list an address at which MkDocs has put nothing."""
    theirs = File(path, "/docs", "/site", use_directory_urls=True).url
    assert page_address(path) == ("" if theirs == "./" else theirs)


@given(st.one_of(pages, st.just("pdf/book-zh.pdf"), st.just("zh/")), pages)
def test_a_relative_address_leads_from_the_page_to_the_target(target: str, page: str) -> None:
    """A download or the language switch would lead to another page when the site lives below a path."""
    assert urljoin(ROOT + page, relative_address(target, page)) == ROOT + target


def test_the_switch_leads_to_the_same_chapter_in_each_language() -> None:
    """A reader who changes the language would lose the page."""
    zh, en = alternates("part-1/a.md", "zh", [("zh", "中文"), ("en", "English")], ROOT, lambda _tag, _path: True)
    assert (zh.current, zh.missing, zh.absolute) == (True, False, f"{ROOT}zh/part-1/a/")
    assert (en.current, en.missing, en.href, en.name) == (False, False, "../../../en/part-1/a/", "English")


def test_a_chapter_without_counterpart_sends_the_switch_to_the_other_home_page() -> None:
    """The switch would lead to a page that does not exist, and search engines would be told of it."""
    _, en = alternates("only.md", "zh", [("zh", "中文"), ("en", "English")], ROOT, lambda tag, _path: tag == "zh")
    assert (en.missing, en.href, en.absolute) == (True, "../../en/", "")


@given(paths, st.sampled_from(["zh", "en"]), st.booleans())
def test_exactly_one_alternate_is_the_page_itself(path: str, language: str, present: bool) -> None:  # noqa: FBT001 — drawn
    """The switch would mark no language, or two, as the one that is being read."""
    made = alternates(path, language, [("zh", "中文"), ("en", "English")], ROOT, lambda _tag, _path: present)
    assert [item.lang for item in made if item.current] == [language]
    here = f"{ROOT}{language}/{page_address(path)}"
    assert all(urljoin(here, item.href) == item.absolute for item in made if not item.missing)
