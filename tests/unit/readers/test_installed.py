"""Which plugins and themes in mkdocs.yml are told as missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.readers.installed import tell_not_installed


@pytest.mark.parametrize(
    ("plugins", "theme", "said"),
    [
        (["duiye", "i18n", "material/search", "search"], "duiye", []),
        (["tags", "material/tags", "/search"], "readthedocs", []),
        ([], None, []),
        (["duiy"], None, ["mkdocs.yml:2 M006 There is no plugin duiy here. Is duiye meant?"]),
        (["serch"], None, ["mkdocs.yml:3 M006 There is no plugin serch here. Is search meant?"]),
        ([], "duiyee", ["mkdocs.yml:4 M006 There is no theme duiyee here. Is duiye meant?"]),
        (
            ["xyz"],
            None,
            ["mkdocs.yml M006 There is no plugin xyz here. Correct its name, or install it beside Duiye."],
        ),
    ],
)
def test_a_name_that_mkdocs_will_not_find_is_told(plugins: list[str], theme: str | None, said: list[str]) -> None:
    """`duiye check` would be silent, and the build end in the words of MkDocs."""
    text = "plugins:\n  - duiy:\n  - serch\ntheme: duiyee\n"
    assert [str(notice) for notice in tell_not_installed(text, plugins, theme)] == said


@given(st.text(), st.lists(st.text(), max_size=2), st.one_of(st.none(), st.text(), st.integers()))
def test_any_name_can_be_asked_after(text: str, plugins: list[str], theme: object) -> None:
    """A strange name would end the check in a traceback."""
    assert all(notice.code == "M006" for notice in tell_not_installed(text, plugins, theme))
