"""Following the addresses of a built site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.site import dead_addresses
from duiye.readers.webpage import WebFile, Website

FILES = {
    "index.html",
    "404.html",
    "zh/index.html",
    "zh/a/index.html",
    "en/index.html",
    "en/404.html",
    "en/a.pdf",
    "x.css",
}
IDS = frozenset({"here", "锚"})


def told(address: str, *roots: str, page: str = "zh/a/index.html", base: str = "") -> list[str]:
    """Return the codes for one address on one page."""
    documents = {name: WebFile((), IDS) for name in FILES if name.endswith(".html")}
    documents["x.css"] = WebFile(())
    documents[page] = WebFile((address,), IDS if page != "x.css" else None, base)
    site = Website(frozenset(FILES), documents)
    return [dead.code for dead in dead_addresses(site, roots or ("https://x.example/",))]


@pytest.mark.parametrize(
    "address",
    [
        *("", "#", "#here", "#top", "#%E9%94%9A", "#:~:text=word", "?x=1"),
        *("./", "../", "../..", "../../..", " ../a/ ", "../../en/a.pdf#page=2"),
        *("/zh/a", "/zh/a/index.html?x=1#here", "//x.example/zh/", "https://X.example:443/zh/a/#here"),
        *("https://x.example", "https://y.example/zh/", "mailto:a@x.example", "data:,", "javascript:void(0)"),
    ],
)
def test_an_address_that_leads_somewhere_is_not_told(address: str) -> None:
    """A sound publication could not be published."""
    assert told(address) == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("b/", "L004"),
        ("../b", "L004"),
        ("/zh/b/", "L004"),
        ("http://[x", "L004"),
        ("#there", "L005"),
        ("../#there", "L005"),
        ("https://x.example/#there", "L005"),
        ("https://x.example/zh/b/", "L006"),
        ("http://x.example/zh/a/", "L006"),
        ("https://www.x.example/zh/", "L006"),
    ],
)
def test_a_dead_address_is_told(address: str, code: str) -> None:
    """Readers would be led to nowhere."""
    assert told(address) == [code]


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("../../x.css", []),
        ("/book/zh/a/", []),
        ("/book", []),
        ("/blog/", []),
        ("https://x.example/blog/", []),
        ("https://x.example/", []),
        ("/zh/a/", ["L006"]),
        ("https://x.example/zh/a/", ["L006"]),
        ("https://x.example/book/b/", ["L006"]),
        ("../../../zh/", ["L004"]),
    ],
)
def test_a_site_under_a_path_is_followed_there(address: str, codes: list[str]) -> None:
    """A site that shares its host would tell its neighbours' pages, or miss its own."""
    assert told(address, "https://x.example/book/") == codes


def test_a_copy_at_another_address_keeps_both() -> None:
    """A preview would tell every full address of the real site as dead, or follow none."""
    roots = ("http://127.0.0.1:8000/", "https://x.example/book/")
    assert told("/book/zh/a/", *roots) == []
    assert told("https://x.example/book/b/", *roots) == ["L006"]


def test_a_lost_page_cannot_count_on_its_depth() -> None:
    """The page that is shown at any address would come without its style."""
    assert told("../x.css", page="en/404.html") == ["L004"]
    assert told("/x.css", page="en/404.html") == []


def test_a_base_completes_addresses() -> None:
    """A page with a base of its own would be followed from the wrong folder."""
    assert told("a/", base="/zh/") == []
    assert told("a/", base="/en/") == ["L006"]


def test_a_style_sheet_is_followed_from_its_own_folder() -> None:
    """A missing picture of a style would not be seen."""
    assert told("no.png", page="x.css") == ["L004"]
    assert told("#gradient", page="x.css") == []


@given(st.text() | st.text("/.:#?%ahtps[]@x") | st.from_regex(r"https?://x\.example[/.:#?%a\[\]]*", fullmatch=True))
def test_any_address_is_followed(address: str) -> None:
    """A slip in one link would end the build in a traceback."""
    assert len(told(address)) <= 1
    assert len(told(address, "https://x.example/book/", page="en/404.html")) <= 1
