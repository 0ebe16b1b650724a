"""One fault is told once, not once more for everything that refers to what could not be read."""

from __future__ import annotations

import pytest

from folders import Folder


@pytest.mark.parametrize("name", ["termbase.yml", "claims.yml", "sources.yml", "figures.yml"])
def test_a_broken_record_file_is_one_fault(tiny: Folder, name: str) -> None:
    """An author with one typing slip in a record would have to find it among dozens of notices."""
    tiny.write(f"docs/apparatus/{name}", "terms: [\n")
    assert tiny.faults() == [f"docs/apparatus/{name}:1 Y001"]
