"""Which EPUBs a publication has, what is in them, and what EPUBCheck says of them."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from duiye import desk
from duiye.desk import Checked
from duiye.epubbindery import bind_epubs, bindable, epub_path, write_epubs
from duiye.manuscripts import read_manuscripts
from duiye.notice import ContentError, StoreError
from duiye.typesetter import draw_cover
from epubchecking import messages_about
from epubs import INFO, PNG, Epub, bound, document_of, text_of
from folders import REPOSITORY, TINY, Folder

PUBLICATIONS = REPOSITORY / "tests" / "publications"


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Return the tiny publication, read and checked."""
    return desk.check(TINY)


def test_there_is_an_epub_of_each_language_and_of_both(checked: Checked) -> None:
    """Readers of two languages would have to carry two books."""
    assert bindable(checked) == ("zh", "en", "zh-en")
    assert [epub_path(checked, edition) for edition in bindable(checked)] == [
        "epub/ferry-lamp-zh.epub",
        "epub/ferry-lamp-en.epub",
        "epub/ferry-lamp-zh-en.epub",
    ]


def test_a_publication_in_one_language_has_no_epub_of_both(tiny: Folder) -> None:
    """A build would fail for want of a second language."""
    for path in ("crossing/index.md", "crossing/lighthouse.md"):
        tiny.write(f"docs/en/{path}", f"---\nstate: initial\n---\n{tiny.read(f'docs/en/{path}')}")
    assert bindable(desk.check(tiny.root)) == ("zh",)


def test_epubs_are_made_twice_alike_and_one_by_one(checked: Checked, tmp_path: Path) -> None:
    """A build that skips one edition would publish other bytes of the next."""
    manuscripts = read_manuscripts(checked)
    made = bind_epubs(checked, manuscripts=manuscripts)
    assert list(made) == ["zh", "en", "zh-en"]
    assert made == {name: bind_epubs(checked, [name])[name] for name in made}
    assert write_epubs(checked, tmp_path / "a" / "b", ["en"]) == (tmp_path / "a" / "b" / "ferry-lamp-en.epub",)
    assert (tmp_path / "a" / "b" / "ferry-lamp-en.epub").read_bytes() == made["en"]


def test_passages_of_both_languages_follow_one_another(checked: Checked) -> None:
    """A learner would have to look for the translation of each sentence."""
    book = Epub(bind_epubs(checked, ["zh-en"])["zh-en"])
    assert book.metadata("dc:language") == ["zh", "en"]
    page = book.pages["crossing-lighthouse.xhtml"]
    pairs = [item for item in page.iter("{*}div") if item.get("class") == "pair"]
    assert pairs
    for pair in pairs:
        tongues = [side.get("lang") for side in pair if side.get("class") == "tongue"]
        assert tongues in (["zh-Hans", "en"], ["zh-Hans"], ["en"])
    (title,) = page.iter("{*}h1")
    assert [span.get("lang") for span in title] == ["zh-Hans", "en"]
    headings = [span.get("lang") for heading in page.iter("{*}h2") for span in heading]
    assert headings == ["zh-Hans", "en"] * (len(headings) // 2)


def test_both_sides_of_the_book_keep_their_words(checked: Checked) -> None:
    """A sentence of one language would be missing, and nobody who reads the other would notice."""
    made = {name: Epub(data) for name, data in bind_epubs(checked).items()}
    for language in ("zh", "en"):
        for name, page in made[language].pages.items():
            if name.startswith("crossing"):
                both = "".join("".join(made["zh-en"].pages[name].itertext()).split())
                for paragraph in page.iter("{*}p", "{*}td", "{*}li"):
                    assert "".join("".join(paragraph.itertext()).split()) in both


PICTURE = "\n![灯](lamp.{})\n"


@pytest.mark.parametrize(("name", "data", "told"), [("bmp", b"BM1", "neither PNG"), ("svg", b"<svg >", "is broken")])
def test_a_picture_that_no_epub_may_hold_is_named(tiny: Folder, name: str, data: bytes, told: str) -> None:
    """A shop would refuse the book, and say so in a line number of a file that nobody wrote."""
    path = "docs/zh/crossing/lighthouse.md"
    tiny.write(path, tiny.read(path) + PICTURE.format(name)).write(f"docs/zh/crossing/lamp.{name}", data)
    for edition in ("zh", "zh-en"):
        with pytest.raises(ContentError) as caught:
            bind_epubs(desk.check(tiny.root), [edition])
        (notice,) = (notice for notice in caught.value.notices if notice.code == "B003")
        assert notice.locus.path == f"docs/zh/crossing/lamp.{name}"
        assert told in notice.message
    assert bind_epubs(desk.check(tiny.root), ["en"])


def test_a_picture_that_is_missing_is_named(tiny: Folder) -> None:
    """A traceback would not say which file to look for."""
    path = "docs/zh/crossing/lighthouse.md"
    tiny.write(path, tiny.read(path) + PICTURE.format("png"))
    with pytest.raises(StoreError, match=r"lamp\.png"):
        bind_epubs(desk.check(tiny.root), ["zh"])


NAMED = "        file_name: ferry-lamp\n"


def test_a_picture_of_the_publications_own_is_the_cover(tiny: Folder) -> None:
    """The shelf would show another cover than the printed book has."""
    tiny.replace("mkdocs.yml", NAMED, f"{NAMED}        cover: docs/cover.png\n").write("docs/cover.png", PNG)
    made = bind_epubs(desk.check(tiny.root), ["en"])["en"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("EPUB/images/cover.png") == PNG
    tiny.write("docs/cover.png", b"BM")
    with pytest.raises(ContentError) as caught:
        bind_epubs(desk.check(tiny.root), ["en"])
    assert [(notice.code, notice.locus.path) for notice in caught.value.notices if notice.code == "B003"] == [
        ("B003", "docs/cover.png")
    ]


@pytest.mark.parametrize("title", ["灯", "灯" * 300, "lighthouse " * 40, "x" * 400, "Ferry: lamp"])
def test_a_cover_is_drawn_for_any_title(title: str) -> None:
    """Shops refuse a cover of less than 1600 by 2400 pixels; a long title would end the build."""
    document = document_of("<h1>章</h1>", replace(INFO, title=title, subtitle=title))
    drawn = draw_cover(document)
    assert struct.unpack(">II", drawn[16:24]) == (1600, 2400)
    assert drawn == draw_cover({**document, "chapters": ["others"]})


def test_a_plain_cover_has_no_ornament() -> None:
    """A publication that wants none would have it on its EPUB alone."""
    document = document_of("<h1>章</h1>")
    plain = {**document, "design": {**document["design"], "cover": "plain"}}
    assert draw_cover(plain) != draw_cover(document)


def test_a_title_that_cannot_be_drawn_is_told(tiny: Folder) -> None:
    """The cover would show empty boxes."""
    tiny.replace("mkdocs.yml", "site_name: The Ferry Lamp", "site_name: The Ferry Lamp \N{CUNEIFORM SIGN A}")
    with pytest.raises(ContentError) as caught:
        bind_epubs(desk.check(tiny.root), ["en"])
    assert "B001" in {notice.code for notice in caught.value.notices}


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say() -> None:
    """Shops refuse a book with errors; readers with assistive technology pay for what is only warned of."""
    # Those of our own publication, and one of each other: a book of both languages has what the others have, and pairs.
    wanted = {REPOSITORY: [], **{root: ["zh-en"] for root in sorted(PUBLICATIONS.iterdir())}}
    books = {
        f"{root.name}-{edition}": data
        for root, editions in wanted.items()
        for edition, data in bind_epubs(desk.check(root), editions).items()
    }
    document = document_of(text_of("parts"))
    document |= {"title": "书", "lead": "<&>\"'\x08", "publisher": "", "address": ""}
    books["odd"] = bound(document, PNG).data
    assert {name: said for name, said in messages_about(books).items() if said} == {}
