"""How much the check of quantities finds, and how rarely it is wrong, on sentences that were not written for it."""

from __future__ import annotations

import pytest

from measuring import duiye_tells, measure
from mutants import read_corpus

CORPORA = [("tuning", 0.01, 0.985), ("held-out", 0.1, 0.965)]
"""Each with the most false alarms and the least recall that we accept, a little worse than what was measured."""


@pytest.mark.parametrize(("name", "alarms", "recall"), CORPORA)
def test_wrong_figures_are_found_and_right_ones_left_alone(name: str, alarms: float, recall: float) -> None:
    """A change to the reader would make the check blind, or so noisy that writers turn it off."""
    measured = measure(read_corpus(name), duiye_tells)
    assert measured.alarm <= alarms
    assert measured.recall() >= recall
