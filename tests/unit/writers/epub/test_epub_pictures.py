"""Which pictures a book may hold, and what is taken out of drawings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.epub.drawings import UnfitPictureError, inert
from duiye.writers.epub.edition import unfit_images, write_epub
from duiye.writers.epub.pictures import make_picture
from epubs import PNG, SVG, bound, document_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="urn:x" '


def drawing(inside: str, attributes: str = "") -> bytes:
    """Return an SVG."""
    return f'{HEAD}width="4" height="2" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("data", "file", "kind"),
    [
        (PNG, "images/a-b.png", "image/png"),
        (b"\xff\xd8\xff\xe0", "images/a-b.jpg", "image/jpeg"),
        (b"GIF89a", "images/a-b.gif", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "images/a-b.webp", "image/webp"),
        (SVG, "images/a-b.svg", "image/svg+xml"),
        (b'<?xml version="1.0"?><!-- c -->\n' + SVG, "images/a-b.svg", "image/svg+xml"),
    ],
)
def test_a_picture_is_what_its_bytes_say(data: bytes, file: str, kind: str) -> None:
    """A JPEG named .png is refused by reading systems that believe the name."""
    made = make_picture("A/b.bmp", data, set())
    assert (made.file, made.type) == (file, kind)


def test_pictures_of_like_names_stand_beside_one_another() -> None:
    """One would replace the other."""
    taken: set[str] = set()
    assert [make_picture(name, PNG, taken).file for name in ("a b.png", "a-b.jpg", "图.png")] == [
        "images/a-b.png",
        "images/a-b-2.png",
        "images/image.png",
    ]


def test_equal_pictures_are_packed_once() -> None:
    """A book in two languages would hold each photograph twice."""
    book = bound(document_of("<h1>章</h1><p><img src='a.png' alt='甲'></p><p><img src='b.png' alt='乙'></p>"))
    assert [name for name in book.files if name.startswith("EPUB/images/")] == ["EPUB/images/part-1-a.png"]


@pytest.mark.parametrize(
    "inside", ["<script>x()</script>", "<set attributeName='x'/>", "<animate/>", "<x:data>1</x:data>"]
)
def test_what_acts_is_dropped_from_a_drawing(inside: str) -> None:
    """A book would run a stranger's program on the reader's device."""
    made = inert(drawing(f"<g>{inside}<path d='M0 0'/></g>"))
    assert b"<path" in made
    assert inside.partition(">")[0].partition(" ")[0].encode() not in made


@pytest.mark.parametrize("attribute", ["onload='x()'", "x:y='1'", "data-x='1'", "xml:base='http://x/'"])
def test_handlers_and_foreign_attributes_are_dropped(attribute: str) -> None:
    """A handler is a program too."""
    made = inert(drawing("<path d='M0 0'/>", attribute))
    assert attribute.partition("=")[0].rpartition(":")[2].encode() not in made
    assert b'width="4"' in made


def test_a_link_in_a_drawing_becomes_its_picture() -> None:
    """In a picture nobody can follow it; a script may stand in it."""
    assert b"javascript" not in inert(drawing("<a xlink:href='javascript:x()'><path d='M0 0'/></a>"))


@pytest.mark.parametrize(
    "inside",
    [
        "<image xlink:href='http://x.org/a.png'/>",
        "<image href='a.png'/>",
        "<use href='other.svg#a'/>",
        "<image href='data:image/svg+xml;base64,AA=='/>",
        "<path fill='url(http://x.org/a.svg#b)'/>",
        "<path style='fill:url( &quot;x.svg&quot; )'/>",
        "<path style='fill:u\\72l(x)'/>",
        "<style>@import 'a.css';</style>",
        "<style>@font-face{src:url(a.woff)}</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    ],
)
def test_a_drawing_that_shows_something_from_elsewhere_is_refused(inside: str) -> None:
    """The reader's device would call a stranger's server, or the picture would silently lack a part."""
    with pytest.raises(UnfitPictureError):
        inert(drawing(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "<use href='#a'/>",
        "<image xlink:href='data:image/png;base64,AA=='/>",
        "<path fill='url(#a)'/>",
        "<path style='fill:url(\"#a\")'/>",
        "<style>.a{fill:#fff}</style>",
        "<switch><foreignObject/><text>x</text></switch>",
    ],
)
def test_what_lies_in_a_drawing_stays(inside: str) -> None:
    """Gradients and patterns would be gone."""
    made = inert(drawing(inside))
    assert b"foreignObject" not in made
    assert inside.rpartition("<")[0].rpartition("<")[2].partition(" ")[0].partition(">")[0].encode() in made


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is neither PNG, JPEG, GIF, WebP nor SVG"),
        (b"BM\x00\x00", "is neither PNG, JPEG, GIF, WebP nor SVG"),
        (b"<svg", "is neither PNG, JPEG, GIF, WebP nor SVG"),
        (b"<svg >", "is broken: "),
        (b"<svg ></svg>", "does not say that it is SVG (xmlns=http://www.w3.org/2000/svg)"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"), "uses entities of its own"),
        (drawing("<image href='a.png'/>"), "shows what lies elsewhere (a.png)"),
    ],
)
def test_a_refusal_says_why(data: bytes, reason: str) -> None:
    """A writer would not know what to change."""
    (said,) = unfit_images({"a": data}).values()
    assert said.startswith(reason)


def test_a_book_never_holds_a_picture_that_was_refused() -> None:
    """A call that forgets to ask would publish a file that shops refuse."""
    document = document_of("<h1>章</h1><p><img src='a.png' alt='图'></p>")
    with pytest.raises(ValueError, match=r"no EPUB may hold: part-1/a\.png"):
        write_epub(document, {"part-1/a.png": b"BM"})
    with pytest.raises(ValueError, match=r"not given: part-1/a\.png"):
        write_epub(document, {})


@given(st.binary(max_size=60) | st.text(max_size=60).map(drawing))
def test_no_bytes_end_in_a_crash(data: bytes) -> None:
    """One odd file would end the build with a traceback."""
    assert list(unfit_images({"a": data})) in ([], ["a"])


def test_a_text_of_many_declarations_does_not_hang() -> None:
    """A drawing made for it would stop the build (“billion laughs”)."""
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "x">{entities}]>'.encode() + drawing("<text>&a12;</text>")
    assert list(unfit_images({"a": bomb})) == ["a"]
