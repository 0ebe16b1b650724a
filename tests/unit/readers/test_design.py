"""What mkdocs.yml may say of the books, and what it is told where it cannot be meant."""

from __future__ import annotations

from typing import Any

import pytest

from duiye.design import PAPERS, Design, write_design
from duiye.notice import SettingsError
from duiye.readers.design import read_design

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "unknown key": ({"colors": {}}, "book: colors is not an option. Is colours meant?"),
    "key like no other": ({"qqq": 1}, "qqq is not an option. There are: file_name, version, page"),
    "unknown margin": ({"margins": {"inner": 20}}, "margins: inner is not an option"),
    "unknown script": ({"size": {"fr": 11}}, "size: fr is not an option"),
    "unknown colour": ({"colours": {"accents": "#000000"}}, "colours: accents is not an option. Is accent meant?"),
    "file name": ({"file_name": "a/b"}, "file_name must be a plain name"),
    "version": ({"version": [1]}, "version must be a word or a number"),
    "paper": ({"page": "A3"}, "page must be one of A4, A5, B5, 16开, letter, not 'A3'"),
    "margins are no record": ({"margins": 20}, "margins must be a record with top, bottom, inside, outside"),
    "margin of inches": ({"margins": {"top": "1in"}}, "margins: top must be a number of millimetres from 8 to 80"),
    "margin of yes": ({"margins": {"top": True}}, "margins: top must be a number"),
    "margin too small": ({"margins": {"top": 2}}, "from 8 to 80, not 2"),
    "size too large": ({"size": 40}, "size must be a number of points from 7 to 18, not 40"),
    "colours are no record": ({"colours": "red"}, "colours must be a record with accent, ink, tint"),
    "colour by name": ({"colours": {"accent": "red"}}, 'colours: accent must be written "#rrggbb" in quotes'),
    "faint on white": ({"colours": {"accent": "#ffcc00"}}, "colours: accent is too faint on the tint: 1."),
    "faint on the tint": ({"colours": {"tint": "#555555"}}, "is too faint on the tint"),
    "cover of another kind": ({"cover": "cover.pdf"}, "cover must be true, false, or the path of a picture"),
    "cover of a number": ({"cover": {"zh": 3}}, "not 3"),
    "lines too short": (
        {"page": "A5", "margins": {"inside": 70, "outside": 70}},
        "margins leave 2 characters to a line; 16 are the least",
    ),
    "pages too low": ({"page": "A5", "margins": {"top": 70, "bottom": 70}}, "margins leave less than 80 mm"),
}


@pytest.mark.parametrize(("book", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_told(book: dict[str, Any], said: str) -> None:
    """A slip would be passed over, and the book would look as if nothing had been chosen."""
    with pytest.raises(SettingsError) as caught:
        read_design(book, {})
    assert str(caught.value).startswith("mkdocs.yml: plugins: duiye: book: ")
    assert said in str(caught.value)


def test_nothing_chosen_is_a_whole_design() -> None:
    """A publication would have to say how a book is laid out before it had one."""
    assert read_design({}, {}) == Design()
    written = write_design(Design())
    assert written["page"] == {"width": 176, "height": 250}
    assert written["margins"]["zh"] == {"top": 26.0, "bottom": 23.1, "inside": 21.75, "outside": 20.89}
    assert written["size"] == {"zh": 10.5, "en": 11.0}
    assert written["cover"] == "drawn"


def test_what_is_chosen_is_taken() -> None:
    """An option would be read and then left alone."""
    design = read_design(
        {
            "file_name": "lamp",
            "version": 2,
            "page": "a4",
            "margins": {"top": "30 mm", "inside": 25.5},
            "size": {"zh": "11pt"},
            "colours": {"accent": "#1F4E79"},
            "cover": {"zh": "art/cover.SVG"},
        },
        {},
    )
    written = write_design(design, "zh")
    assert written["page"] == {"width": 210, "height": 297}
    assert written["margins"]["en"] == {"top": 30.0, "bottom": 27.44, "inside": 25.5, "outside": 29.06}
    assert written["size"] == {"zh": 11.0, "en": 12.0}
    assert written["colours"] == {"accent": "#1f4e79", "ink": "#1a1a1a", "tint": "#f9f4f0"}
    assert written["cover"] == "picture"
    assert design.picture_of("zh") == "art/cover.SVG"


def test_a_book_without_a_picture_of_its_own_has_the_drawn_cover() -> None:
    """The English book would have an empty page before its title."""
    assert write_design(read_design({"cover": {"zh": "zh.png"}}, {}), "en")["cover"] == "drawn"
    assert read_design({"cover": "all.png"}, {}).picture_of("en") == "all.png"
    assert write_design(read_design({"cover": False}, {}))["cover"] == "plain"
    assert write_design(read_design({"cover": True}, {}))["cover"] == "drawn"


@pytest.mark.parametrize("name", ["16k", *PAPERS])
def test_every_paper_has_lines_of_a_readable_length(name: str) -> None:
    """A book on a large page would have lines that the eye loses, on a small one lines that cannot be justified."""
    design = read_design({"page": name}, {})
    margins = design.margins_in("zh")
    characters = (design.paper.width - margins["inside"] - margins["outside"]) * 72 / 25.4 / design.size_in("zh")
    assert 32 <= characters <= 40
