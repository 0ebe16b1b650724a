"""Which notices an open page of the preview shows, and where."""

from __future__ import annotations

from duiye.notice import Locus, Notice
from duiye.pagenotices import page_notices


def test_a_notice_is_shown_on_its_chapters_page() -> None:
    """A writer would see a fault on another page, or not at all."""
    notices = [
        Notice("P003", Locus("docs/zh/第一章.md", 5), "A.", segment="tide-p2"),
        Notice("N002", Locus("docs/en/part-1/index.md"), "B.", "C."),
        Notice("Y001", Locus("docs/apparatus/claims.yml", 3), "D."),
        Notice("M001", Locus("docs/en"), "E."),
    ]
    first, second = page_notices(notices, "docs")
    assert (first["page"], first["segment"], first["code"], first["severity"]) == (
        "/zh/第一章/", "tide-p2", "P003", "warning",
    )  # fmt: skip
    assert (second["page"], second["segment"], second["message"], second["hint"]) == ("/en/part-1/", "", "B.", "C.")
