"""The page before the first good build: its words, and that no text of a writer can break it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.notice import Locus, Notice
from duiye.waitingpage import waiting_page

ERROR = Notice("H001", Locus("docs/en/a.md", 8), "The heading has no id.")
WARNING = Notice("P003", Locus("docs/en/a.md", 9), "This table has no counterpart.")


@pytest.mark.parametrize(
    ("notices", "tries", "words"),
    [
        ([], 0, "The first build is under way"),
        (
            [ERROR],
            1,
            '<p lang="en">One fault holds the preview up. This page turns into it by itself when a save has mended it.',
        ),
        ([ERROR, WARNING, "MkDocs failed."], 2, '<p lang="en">2 faults hold the preview up.'),
        ([ERROR, ERROR, WARNING], 2, "when a save has mended them; the warnings can wait.</p>"),
        ([], 0, '<h1><span lang="zh">正在第一次生成</span> <span lang="en">'),
        ([ERROR, WARNING], 1, '<p lang="zh">先改好下面1处错误；警告可以放一放。改好保存以后，'),
    ],
)
def test_the_page_says_what_holds_the_preview_up(notices: list[Notice | str], tries: int, words: str) -> None:
    """A writer would mend warnings, and still have no preview."""
    assert words in waiting_page(notices, tries=tries, live="/live/")


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)


@given(st.text(), st.text(), st.text())
def test_no_text_becomes_part_of_the_page(path: str, message: str, hint: str) -> None:
    """A heading with marks of HTML in it would hide the notice about itself."""

    def elements(notice: Notice) -> list[str]:
        read = _Elements()
        read.feed(waiting_page([notice, message], tries=1, live="/live/"))
        return read.names

    assert elements(Notice("H001", Locus(path, 1), message, hint)) == elements(ERROR)
