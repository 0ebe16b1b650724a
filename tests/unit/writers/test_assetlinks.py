"""The addresses of assets in a page: at any depth, from the root, below a sub-path."""

from __future__ import annotations

import pytest

from duiye.writers.assetlinks import finder, join_sheets, readdress, sheets_of

MOVED = {"zh/assets/a.css": "assets/a.1.css", "zh/assets/b.js": "assets/b.2.js"}
WORKER = "assets/javascripts/workers/search"


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("zh/index.html", "assets/a.css", "../assets/a.1.css"),
        ("zh/index.html", "./assets/a.css", "../assets/a.1.css"),
        ("zh/part/tide/index.html", "../../assets/a.css", "../../../assets/a.1.css"),
        ("bi/index.html", "../zh/assets/a.css", "../assets/a.1.css"),
        ("zh/404.html", "/book/zh/assets/a.css", "/book/assets/a.1.css"),
        ("zh/404.html", "/other/zh/assets/a.css", "/other/zh/assets/a.css"),
        ("zh/index.html", "assets/own.css", "assets/own.css"),
        ("zh/index.html", "https://example.org/assets/a.css", "https://example.org/assets/a.css"),
    ],
)
def test_moved_asset_is_found_from_every_page(page: str, address: str, expected: str) -> None:
    """A page would come without its style."""
    text = f'<link rel="stylesheet" href="{address}"><p>"assets/a.css"</p>'
    assert (
        readdress(text, finder(page, "/book/"), MOVED)
        == f'<link rel="stylesheet" href="{expected}"><p>"assets/a.css"</p>'
    )


def test_attributes_of_scripts_move_too() -> None:
    """The script that is loaded later would be looked for where it no longer is."""
    text = '<script src="../assets/b.js" data-bundle="../assets/b.js" defer></script>'
    expected = '<script src="../../assets/b.2.js" data-bundle="../../assets/b.2.js" defer></script>'
    assert readdress(text, finder("zh/tide/index.html", "/"), MOVED) == expected


def test_search_worker_that_materials_script_makes_is_found() -> None:
    """A reader's search would find nothing under another theme than ours."""
    said = '<script id="__config" type="application/json">{{"base": "..", "search": "{}"}}</script>'
    before, after = said.format(f"../{WORKER}.js"), said.format(f"../../{WORKER}.1.js")
    moved = {f"zh/{WORKER}.js": f"{WORKER}.1.js"}
    assert readdress(before, finder("zh/tide/index.html", "/"), moved) == after
    assert readdress(before, finder("en/tide/index.html", "/"), moved) == before


def test_sheets_side_by_side_become_one() -> None:
    """A page would load three sheets where one does, or a publication's own lose its place after them."""
    text = (
        '<link rel="stylesheet" href="assets/a.css">\n <link href="assets/b.css" rel="stylesheet">'
        '<link rel="stylesheet" href="own.css"><meta><link rel="stylesheet" href="assets/a.css">'
    )
    find = finder("zh/index.html", "/")
    assert sheets_of(text, find) == ["zh/assets/a.css", "zh/assets/b.css", "zh/own.css", "zh/assets/a.css"]

    def joined(paths: tuple[str, ...]) -> str:
        return "assets/all.css" if paths == ("zh/assets/a.css", "zh/assets/b.css") else ""

    assert join_sheets(text, find, joined) == (
        '<link rel="stylesheet" href="../assets/all.css">'
        '<link rel="stylesheet" href="own.css"><meta><link rel="stylesheet" href="assets/a.css">'
    )
    assert join_sheets(text, find, lambda _: "") == text
