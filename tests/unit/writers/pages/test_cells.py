from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.cells import align_cells


def _finished(cell: str) -> dict[str, str]:
    tree = document_fromstring(f"<html><body><table><tr>{cell}</tr></table></body></html>")
    align_cells(BuiltPage("en", "index.html", tree))
    return dict(tree.find(".//table")[0][0].attrib)


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_column_keeps_its_alignment_under_a_policy_without_styles(side: str) -> None:
    """Numbers of a table would jump to the left where style attributes are not allowed."""
    assert _finished(f'<td style="text-align: {side};">1</td>') == {"class": f"dy-{side}"}


def test_a_cell_keeps_its_other_classes_and_an_authors_own_style() -> None:
    """What an author wrote by hand would be lost or misread."""
    assert _finished('<th class="wide" style="text-align: right;">1</th>') == {"class": "wide dy-right"}
    assert _finished('<td style="color: red">1</td>') == {"style": "color: red"}
