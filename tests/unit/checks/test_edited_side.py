"""Which side a notice points at that compares both languages, once they were accepted and one was edited."""

from __future__ import annotations

import pytest

from duiye import review
from folders import Folder

PATH = "crossing/lighthouse.md"
FILES = {tag: f"docs/{tag}/{PATH}" for tag in ("zh", "en")}
ADDED = {"zh": ("\n\n灯塔高30米。\n", "30米", "31米"), "en": ("\n\nThe tower is 30 metres high.\n", "30", "31")}


@pytest.fixture
def accepted(tiny: Folder) -> Folder:
    """Return the tiny publication with a figure in both languages, accepted."""
    for tag, file in FILES.items():
        tiny.write(file, tiny.read(file).rstrip("\n") + ADDED[tag][0])
    review.accept(tiny.root)
    assert tiny.check() == ()
    return tiny


@pytest.mark.parametrize("edited", ["zh", "en"])
def test_a_figure_is_told_where_it_was_edited(accepted: Folder, edited: str) -> None:
    """Who mistypes a figure in one language would be sent to the other one, in which nothing is wrong."""
    accepted.replace(FILES[edited], *ADDED[edited][1:])
    other = "en" if edited == "zh" else "zh"
    told = {notice.code: notice for notice in accepted.check()}
    assert told["Q001"].locus.path == FILES[edited]
    assert f"{FILES[other]}:" in told["Q001"].message
    assert told["S003"].locus.path == FILES[other]
    assert f"{FILES[edited]}:" in told["S003"].message


@pytest.mark.parametrize("edited", ["zh", "en"])
def test_what_the_edit_took_away_is_told_with_the_place_of_the_edit(accepted: Folder, edited: str) -> None:
    """A notice stands where a figure still is; nothing would say that it was lost in the other file."""
    accepted.replace(FILES[edited], *{"zh": ("高30米", "很高"), "en": (" is 30 metres high", " is high")}[edited])
    (told,) = (notice for notice in accepted.check() if notice.code == "Q001")
    place = f"{FILES[edited]}:{accepted.read(FILES[edited]).rstrip().count(chr(10)) + 1}"
    assert told.locus.path != FILES[edited]
    assert told.message.endswith(f" Since both were accepted {place} was edited, not this side.")


def test_without_an_acceptance_no_side_is_said_to_be_edited(tiny: Folder) -> None:
    """Of a pair that nobody accepted, one side would be blamed without a reason."""
    for tag, file in FILES.items():
        tiny.write(file, tiny.read(file).rstrip("\n") + ADDED[tag][0])
    tiny.replace(FILES["zh"], "高30米", "很高")
    (told,) = (notice for notice in tiny.check() if notice.code == "Q001")
    assert "was edited" not in told.message
