from __future__ import annotations

from lxml import etree

from announced import ATOM
from duiye.lifespan import Lifespan
from duiye.writers.feed import write_feeds
from duiye.writers.metadata import EditionInfo, PageInfo, SiteInfo

ROOT = "https://mirror.example/copy/"


def page(number: int, *, life: Lifespan | None, title: str = "A", **more: str) -> PageInfo:
    """Return a page of the Chinese edition."""
    address = f"{ROOT}zh/{number}/"
    return PageInfo(
        "zh", f"{number}.md", address, "chapter", title, title, **{"description": "About.", **more}, life=life
    )


def feed(*pages: PageInfo, publisher: str = "The Harbour Press") -> etree._Element | None:
    """Write the feed of an edition with these pages."""
    found = {item.path: item for item in pages}
    edition = EditionInfo("zh", "中文", "渡口", "", publisher, "", f"{ROOT}zh/", found)
    made = write_feeds(SiteInfo(ROOT, (edition,)), "https://ferry.internal/").get("zh/feed.xml")
    return etree.fromstring(made.encode()) if made else None


def entries(tree: etree._Element | None, name: str) -> list[str]:
    """Return one element of every entry."""
    assert tree is not None
    return [entry.findtext(f"{ATOM}{name}") or "" for entry in tree.iterfind(f"{ATOM}entry")]


def test_what_changed_last_comes_first_and_the_rest_in_reading_order() -> None:
    """Readers of the feed would look for what is new at its end."""
    lives = (Lifespan(1, 5), Lifespan(1, 9), Lifespan(1, 5), None)
    made = feed(*(page(n, life=life, title=str(n)) for n, life in enumerate(lives)))
    assert entries(made, "title") == ["1", "0", "2"]


def test_ids_stay_when_the_site_is_copied() -> None:
    """Every entry would be new again for those who follow a mirror."""
    made = feed(page(1, life=Lifespan(1, 2)))
    assert made is not None
    assert (made.findtext(f"{ATOM}id"), *entries(made, "id")) == (
        "https://ferry.internal/zh/",
        "https://ferry.internal/zh/1/",
    )
    assert made.find(f"{ATOM}entry/{ATOM}link").get("href") == f"{ROOT}zh/1/"


def test_a_feed_of_a_long_book_is_short() -> None:
    """A feed of a thousand chapters would be fetched every hour."""
    assert len(entries(feed(*(page(n, life=Lifespan(n, n)) for n in range(80))), "id")) == 50


def test_without_dates_there_is_no_feed() -> None:
    """An entry without a date is invalid, and one with a made-up date is a lie."""
    assert feed(page(1, life=None)) is None


def test_words_stay_words() -> None:
    """A title with an ampersand, or a control character from YAML, would break the feed."""
    made = feed(page(1, life=Lifespan(1, 2), title="A & <b>\x07", part='"P"', description=""), publisher="")
    assert entries(made, "title") == ["A & <b>"]
    assert entries(made, "summary") == [""]
    assert made is not None
    assert made.find(f"{ATOM}entry/{ATOM}category").get("term") == '"P"'
    assert made.findtext(f"{ATOM}author/{ATOM}name") == "渡口"
