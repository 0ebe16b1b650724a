"""Pictures of pages as the engine draws them: everything stands inside the margins, whatever a title says."""

from __future__ import annotations

import struct

import pytest

from duiye.notice import EngineError
from duiye.typesetter import card_look, draw_cards, lacking
from duiye.writers.cards import Wording
from duiye.writers.tinting import PAPER
from pngs import chunks, pixels

USUAL = Wording("zh", "算力往上走，账单也往上走", "", "第一部分", 2, "en", "Computing power goes up", "卖铲人")
LONG = Wording(
    "en",
    "A title that goes on " * 8,
    "",
    "A part with a name that says a little too much of itself, and goes on to say that nobody asked it to",
    12,
    "zh",
    "一个说得太多的标题" * 9,
    "A publication: with a title and a subtitle of which nobody knows where they will end, if they end at all " * 2,
)
WORD = Wording("en", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", "", "", 0, "", "", "A")
HOME = Wording(
    "zh", "卖铲人", "云计算与大模型热潮，以及后来发生的事情，还有之前发生的事情，都在这里了", "", 0, "", "", "中文"
)
SIDE = 46 * 2
"""Pixels of the margins."""


@pytest.mark.parametrize("wording", [LONG, WORD, HOME], ids=["long", "word", "home"])
def test_every_title_stands_inside_the_margins(wording: Wording) -> None:
    """A long title would run off the picture."""
    (picture,) = draw_cards([wording.data])
    assert struct.unpack(">II", chunks(picture)[b"IHDR"][:8]) == (1200, 630)
    rows = pixels(picture)
    below_bar = rows[20:]
    assert {byte for row in below_bar for byte in row[: SIDE - 8] + row[-SIDE + 8 :]} == {PAPER}
    assert {byte for row in (*rows[20:50], *rows[-40:]) for byte in row} == {PAPER}
    assert max(rows[300]) > PAPER or max(rows[280]) > PAPER  # the title itself


def test_a_picture_does_not_depend_on_its_neighbours() -> None:
    """What a site holds would depend on which pictures were kept."""
    assert draw_cards([USUAL.data, WORD.data]) == (*draw_cards([USUAL.data]), *draw_cards([WORD.data]))
    assert draw_cards([]) == ()


def test_a_look_is_more_than_the_template() -> None:
    """After a change of the colours or the fonts old pictures would be published."""
    look = card_look()
    assert b"cinnabar" in look
    assert b"_CINNABAR" in look
    assert b"NotoSerifSC" in look


def test_a_character_that_no_font_has_is_named() -> None:
    """An empty box would stand in a title."""
    assert lacking(set("算力 㐂A")) == {"㐂"}


def test_words_that_are_none_are_told() -> None:
    """The engine's error would be a traceback."""
    with pytest.raises(EngineError):
        draw_cards(["{}"])
