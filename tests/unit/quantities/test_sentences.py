"""How much the check of quantities finds, and how rarely it is wrong, on sentences of which some are unseen."""

from __future__ import annotations

import pytest

from measuring import duiye_tells, measure
from mutants import CORPUS, read_corpus

CORPORA = [("tuning", 0.005, 0.988), ("held-out", 0.005, 0.983), ("held-out-2", 0.01, 0.98)]
"""Each with the most false alarms and the least recall that we accept, a little worse than what was measured.

Only `held-out-2` is unseen by those who work on the reader: tests/cases/numbers/README.md.
"""


@pytest.mark.parametrize(("name", "alarms", "recall"), CORPORA)
def test_wrong_figures_are_found_and_right_ones_left_alone(name: str, alarms: float, recall: float) -> None:
    """A change to the reader would make the check blind, or so noisy that writers turn it off."""
    measured = measure(read_corpus(name), duiye_tells)
    assert measured.alarm <= alarms
    assert measured.recall() >= recall


EXPRESSIONS = [
    tuple(line.split("\t"))
    for line in (CORPUS / "expressions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("zh", "en"), EXPRESSIONS)
def test_two_ways_to_say_one_thing_are_equal(zh: str, en: str) -> None:
    """A writer would be told of a translation that is right."""
    assert not duiye_tells(zh, en)
