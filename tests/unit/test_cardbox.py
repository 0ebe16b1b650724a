from __future__ import annotations

from pathlib import Path

from duiye.cardbox import keep_cards, kept_cards


def test_what_was_kept_is_found_and_the_rest_is_forgotten(tmp_path: Path) -> None:
    """Pictures would be drawn at each build, or pile up for ever."""
    keep_cards(tmp_path, {"a": b"A", "b": b"B"})
    assert kept_cards(tmp_path, ["a", "b", "c"]) == {"a": b"A", "b": b"B"}
    keep_cards(tmp_path, {"b": b"B", "c": b""})
    assert kept_cards(tmp_path, ["a", "b", "c"]) == {"b": b"B", "c": b""}
    assert sorted(path.name for path in (tmp_path / ".duiye" / "cards").iterdir()) == ["b", "c"]


def test_a_damaged_picture_counts_as_missing(tmp_path: Path) -> None:
    """Half a picture would be published after a full disk."""
    keep_cards(tmp_path, {"a": b"picture"})
    file = tmp_path / ".duiye" / "cards" / "a"
    for damaged in (file.read_bytes()[:-1], b"", b"short"):
        file.write_bytes(damaged)
        assert kept_cards(tmp_path, ["a"]) == {}


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    """A publication on a disk that is only to be read could not be built."""
    (tmp_path / ".duiye").write_text("in the way")
    keep_cards(tmp_path, {"a": b"A"})
    assert kept_cards(tmp_path, ["a"]) == {}


def test_what_is_kept_is_not_committed(tmp_path: Path) -> None:
    """Every commit would carry a megabyte of pictures."""
    keep_cards(tmp_path, {"a": b"A"})
    assert (tmp_path / ".duiye" / ".gitignore").read_text() == "*\n"
