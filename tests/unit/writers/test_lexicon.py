"""The termbase as a user dictionary for the segmenter of Material's search."""

from __future__ import annotations

import re

from duiye.model import Bilingual, Designations, Term
from duiye.writers.lexicon import write_lexicon

WORDS = Designations("灯塔", ("导航塔", "塔", "LED灯塔", "灯 塔"), ("灯楼",))


def test_whole_chinese_designations_are_listed_once_in_order() -> None:
    """Search would cut a term into pieces, or the same commit would build two different sites."""
    terms = [Term(name, "concept", WORDS, Designations("lighthouse"), Bilingual("甲", "a")) for name in "ab"]
    written = write_lexicon(terms)
    assert [line.split(" ")[0] for line in written.splitlines()] == ["导航塔", "灯塔"]
    assert all(re.fullmatch(r"\S+ \d+ n", line) for line in written.splitlines())


def test_no_terms_are_an_empty_dictionary() -> None:
    """A publication without records could not be built."""
    assert write_lexicon(()) == ""
