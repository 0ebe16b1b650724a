"""What is told of a note that is referred to and stands nowhere."""

from __future__ import annotations

from folders import Folder


def test_how_to_write_a_lost_footnote_is_told(tiny: Folder) -> None:
    """An author who never made a record of claims would be sent to claims.yml for a plain footnote."""
    for language in ("zh", "en"):
        path = f"docs/{language}/crossing/index.md"
        tiny.write(path, f"{tiny.read(path)}\nA.[^1]\n")
    said = [notice for notice in tiny.check() if notice.code == "G002"]
    assert [notice.advice for notice in said] == [
        "Correct the id, add the claim to claims.yml, or write [^1]: … at the end of the chapter."
    ] * 2
