"""The worker's list of what it keeps; what it does with it is tried in tests/browser/test_offline.py."""

from __future__ import annotations

import json

from duiye.writers.offline import LIMIT, Fingerprint, write_no_worker, write_worker


def listed(**sizes: int) -> tuple[dict[str, str], dict[str, object]]:
    """Write a worker for files of these names and sizes; return its files and its list."""
    prints = {name.replace("__", "/").replace("_", "."): Fingerprint(f"{n:016x}", n) for name, n in sizes.items()}
    made = write_worker(prints)
    (name,) = set(made) - {"sw.js"}
    return made, json.loads(made[name])


def test_what_pages_are_made_of_is_kept() -> None:
    """A reader without a network would find a page without its style, or pay for the PDFs."""
    _, told = listed(zh__index_html=1, zh__404_html=2, assets__a_css=3, pdf__a_pdf=4, feed_xml=5, zh__search__i_json=6)
    assert set(told["files"]) == {"zh/index.html", "assets/a.css", "zh/search/i.json"}  # type: ignore[call-overload]


def test_pictures_for_other_sites_are_not_brought() -> None:
    """A reader would fetch a picture of each chapter that no page shows."""
    _, told = listed(cards__zh__a_png=1, zh__a_png=2, zh__assets__lunr__b_js=3)
    assert set(told["files"]) == {"zh/a.png"}  # type: ignore[call-overload]
    assert set(told["visited"]) == {"cards/zh/a.png", "zh/assets/lunr/b.js"}  # type: ignore[call-overload]


def test_the_search_is_kept_in_one_file() -> None:
    """A reader without a network would search nothing, or have fetched a thousand pieces."""
    held = {f"zh__search__{name}": 1 for name in ("head_json", "pack_js", "0123456789abcdef__t__1_json")}
    assert set(listed(**held)[1]["files"]) == {"zh/search/head.json", "zh/search/pack.js"}  # type: ignore[call-overload]


def test_a_large_site_is_kept_page_by_page_only() -> None:
    """A reader of one page would fetch a library."""
    assert listed(a_html=LIMIT)[1]["whole"] is True
    assert listed(a_html=LIMIT, b_html=1)[1]["whole"] is False
    assert listed(a_html=LIMIT, cards__b_png=9)[1]["whole"] is True


def test_the_worker_changes_with_what_it_keeps_and_with_nothing_else() -> None:
    """Readers would keep the old version for ever, or fetch everything again after each build."""
    first, same = listed(a_html=1, b_pdf=2)[0], listed(a_html=1, b_pdf=3)[0]
    assert first == same
    assert listed(a_html=2)[0]["sw.js"] != first["sw.js"]
    (name,) = set(first) - {"sw.js"}
    assert name.split(".")[1] in first["sw.js"]


def test_a_site_that_keeps_nothing_takes_back_what_it_kept() -> None:
    """A reader would see the last version for ever, on a site that has gone on without a worker."""
    assert set(write_no_worker()) == {"sw.js"}
    assert "unregister" in write_no_worker()["sw.js"]
