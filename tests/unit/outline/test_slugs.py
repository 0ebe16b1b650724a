"""Ids made of titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.outline.slugs import SlugMaker


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("异构计算成为主流", "yigoujisuan-chengwei-zhuliu"),
        ("AI时代的云", "ai-shidai-yun"),
        ("The rise and fall of the sea", "rise-fall-sea"),
        ("Café Zoë’s", "cafe-zoes"),
        ("女儿", "nver"),
        ("2024", "chapter-2024"),
        ("……", "chapter"),
        ("", "chapter"),
        ("的", "de"),
        ("To be", "to-be"),
        ("x" * 90, "x" * 40),
    ],
)
def test_a_title_is_spelt_so_that_people_can_read_it(title: str, slug: str) -> None:
    """Addresses of Chinese chapters would be numbers or percent signs."""
    assert SlugMaker().make(title, "chapter") == slug


def test_titles_that_stand_twice_get_ids_of_their_own() -> None:
    """Two sections would have one address."""
    maker = SlugMaker()
    assert [maker.make("小结", "section") for _ in range(3)] == ["xiaojie", "xiaojie-2", "xiaojie-3"]
    assert maker.reserve("mine") == "mine"
    assert maker.make("mine", "section") == "mine-2"


@given(st.lists(st.text(), max_size=8))
def test_ids_are_ascii_and_unique_whatever_the_titles(titles: list[str]) -> None:
    """A title in another script would give an id that no address can hold."""
    maker = SlugMaker()
    made = [maker.make(title, "chapter") for title in titles]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", slug) for slug in made)
