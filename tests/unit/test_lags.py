"""What readers are told of passages that lag, from the manuscripts to the pages."""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import desk, manuscripts, press, review
from duiye.lags import Lag, find_lags
from duiye.store import load_publication
from folders import TINY, Folder

PATH = "crossing/lighthouse.md"
ZH, EN = f"docs/zh/{PATH}", f"docs/en/{PATH}"
STATUS = "---\ntitle: {0}\n---\n# {0} {{#status}}\n\n[[status]]\n"


def lags(folder: Folder) -> dict[tuple[str, str], object]:
    """Return what the readers of a publication are told."""
    return dict(find_lags(load_publication(folder.root).publication))


def edit(folder: Folder, path: str, place: int, *, words: str = "", before: str = "") -> None:
    """Add words to a block of a chapter, or a block before it; blocks count from the front matter."""
    blocks = folder.read(path).split("\n\n")
    blocks[place] = (f"{before}\n\n" if before else "") + blocks[place].rstrip("\n") + words
    folder.write(path, "\n\n".join(blocks).rstrip("\n") + "\n")


def unsettle(folder: Folder) -> None:
    """Accept everything, then let both sides drift apart in every way."""
    review.accept(folder.root)
    edit(folder, ZH, 1, words="改了。")
    edit(folder, ZH, 3, before="新的一段。\n\n又一段。")
    last = len(folder.read(EN).split("\n\n")) - 1
    edit(folder, EN, last, words="\n\nOnly here.")


def test_nothing_is_told_of_what_is_in_step_or_was_never_reviewed(tiny: Folder) -> None:
    """Readers of a new publication would be warned at every paragraph."""
    assert lags(tiny) == {}
    review.accept(tiny.root)
    assert lags(tiny) == {}


def test_each_page_is_told_of_its_own_lags(tiny: Folder) -> None:
    """Readers of the newer side would be told that theirs is old."""
    unsettle(tiny)
    told = lags(tiny)
    assert told["en", PATH] == {
        "lighthouse-p1": (Lag("stale", "zh", "lighthouse-p1"),),
        "tower": (Lag("untranslated", "zh", "tower-p1", 2),),
    }
    (zh,) = told["zh", PATH].values()  # type: ignore[attr-defined]
    assert [lag.kind for lag in zh] == ["untranslated"]


def test_a_conflict_is_told_on_both_pages(tiny: Folder) -> None:
    """Readers of one side would take for settled what is not."""
    review.accept(tiny.root)
    edit(tiny, ZH, 1, words="改了。")
    edit(tiny, EN, 1, words=" Changed.")
    told = lags(tiny)
    assert [[lag.kind for lag in found] for page in told.values() for found in page.values()] == [  # type: ignore[attr-defined]
        ["conflict"],
        ["conflict"],
    ]


def test_an_initial_chapter_tells_nothing_more(tiny: Folder) -> None:
    """A copy that is not published would be told paragraph by paragraph."""
    tiny.write(EN, tiny.read(EN).replace("---\n", "---\nstate: initial\n", 1))
    assert lags(tiny) == {}


@pytest.fixture(scope="module")
def unsettled(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Build the tiny publication with sides that drifted apart, and a status page; not to be changed."""
    tiny = Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("unsettled") / "publication"))
    for tag, title in (("zh", "译文状态"), ("en", "Status")):
        tiny.write(f"docs/{tag}/status.md", STATUS.format(title))
    tiny.write("docs/zh/fog.md", "---\ncounterpart: none\n---\n# 雾 {#fog}\n\n见[灯](crossing/lighthouse.md)。\n")
    tiny.write("docs/en/index.md", tiny.read("docs/en/index.md") + "\nSee [fog](fog.md).\n")
    tiny.write("docs/zh/index.md", tiny.read("docs/zh/index.md") + "\n见[雾](fog.md)。\n")
    unsettle(tiny)
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers)
    return tiny.path("site")


def told_on(page: Path) -> list[tuple[str, str, list[str]]]:
    """Return what a page tells: the id of the block before, the words, and where they lead."""
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    return [
        (
            (note.getprevious().get("id") if note.getprevious() is not None else "") or "",
            " ".join(note.text_content().split()),
            [link.get("href") for link in note.iter("a")],
        )
        for note in tree.find_class("dy-lag")
    ]


def test_readers_find_the_notice_beside_the_passage(unsettled: Path) -> None:
    """A reader would trust old words, or miss a passage without knowing."""
    there = "../../../zh/crossing/lighthouse/"
    stale, missing = told_on(unsettled / "en/crossing/lighthouse/index.html")
    assert stale == (
        "lighthouse-p1",
        "The Chinese version of this passage has changed since; this one does not follow it yet. Read it in Chinese",
        [f"{there}#lighthouse-p1"],
    )
    assert missing == ("tower", "2 passages here are in Chinese only. Read it in Chinese", [f"{there}#tower-p1"])
    (zh,) = told_on(unsettled / "zh/crossing/lighthouse/index.html")
    assert zh[1] == "这里有一段只有英文版。 看英文版"


def test_where_the_notices_lead_there_is_something(unsettled: Path) -> None:
    """A reader would be led to the top of a page, or to none."""
    for page in unsettled.rglob("index.html"):
        for _, _, links in told_on(page):
            for link in links:
                path, _, fragment = link.partition("#")
                target = (page.parent / path / "index.html").resolve()
                assert f'id="{fragment}"' in target.read_text("utf-8")


def test_a_chapter_without_a_counterpart_says_so(unsettled: Path) -> None:
    """A reader would look for the other language in vain; links to the chapter from there would be dead."""
    assert told_on(unsettled / "zh/fog/index.html") == [("fog", "本章没有英文版。", [])]
    tree = lxml.html.fromstring((unsettled / "en/index.html").read_text("utf-8"))
    (link,) = [item for item in tree.iter("a") if item.text == "fog"]
    assert (link.get("href"), link.get("hreflang")) == ("../zh/fog/", "zh")


def test_the_status_page_counts_both_languages(unsettled: Path) -> None:
    """Readers and authors would not see how far the translation is."""
    tree = lxml.html.fromstring((unsettled / "en/status/index.html").read_text("utf-8"))
    ours, theirs = (div.find(".//table") for div in tree.find_class("dy-status"))
    rows = {row.find("th").text_content(): [cell.text for cell in row.iterfind("td")] for row in ours.iter("tr")}
    lighthouse = next(cells for name, cells in rows.items() if "ighthouse" in name)
    heads = [cell.text for cell in ours.find("thead").iter("th")]
    assert heads[1:3] == ["Passages", "In step"]
    assert lighthouse[heads.index("Stale") - 1] == "1"
    assert lighthouse[heads.index("Untranslated") - 1] == "2"
    assert {link.get("href") for link in ours.iter("a")} >= {"../crossing/lighthouse/", "../"}
    assert [cell.get("lang") for cell in theirs.find("tbody").iterfind("tr/th")] == ["zh"] * len(theirs.find("tbody"))


def test_the_book_has_no_status_page(tiny: Folder) -> None:
    """A table that is right for one day would be printed."""
    for tag, title in (("zh", "译文状态"), ("en", "Status")):
        tiny.write(f"docs/{tag}/status.md", STATUS.format(title))
    checked = desk.check(tiny.root)
    chapters = manuscripts.book_chapters(checked, checked.publication.edition("en"))
    assert "status.md" not in [chapter.path for chapter in chapters]
