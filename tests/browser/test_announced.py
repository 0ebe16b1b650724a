"""What our own publication tells machines, held against its built site; the tiny one's is in tests/unit."""

from __future__ import annotations

import pytest

import announced
from announced import Told
from conftest import Site


@pytest.fixture(scope="module")
def told(site: Site) -> list[Told]:
    """Return the pages of both languages."""
    return announced.pages(site.folder, site.address)


def test_canonical_and_hreflang_of_every_page_agree(told: list[Told]) -> None:
    """Search engines would drop the links between the languages of the whole publication."""
    assert len(told) > 30
    announced.check_versions(told)


def test_every_page_has_a_title_and_a_description_of_its_own(told: list[Told]) -> None:
    """Results of a search could not be told apart."""
    announced.check_names(told)


def test_every_page_can_be_shown_as_a_link_and_cited(told: list[Told]) -> None:
    """A link in a chat would show no picture, a scholar's program keep the wrong work."""
    announced.check_social(told)
    announced.check_citations(told)


def test_no_picture_is_heavy(site: Site) -> None:
    """A chat would wait for a picture, or leave it out."""
    sizes = {path.name: path.stat().st_size for path in (site.folder / "cards").rglob("*.png")}
    assert max(sizes.values()) <= 40_000, sizes


def test_linked_data_and_dates_lead_into_the_site_and_agree(told: list[Told]) -> None:
    """Search engines would be told of pages and dates that do not exist."""
    announced.check_data(told)
    announced.check_dates(told)


@pytest.mark.parametrize("language", announced.LANGUAGES)
def test_feeds_are_valid(site: Site, language: str) -> None:
    """A feed reader would refuse the feed."""
    if (site.folder / language / "feed.xml").exists():  # not in a shallow clone, which does not know its dates
        announced.read_feed(site.folder, site.address, language)


def test_every_page_has_its_markdown_and_llms_txt_names_it(site: Site, told: list[Told]) -> None:
    """A program that asks for text would get our own marks, or a part as the whole."""
    announced.check_texts(told)
    announced.check_llms(site.folder, site.address, told)
