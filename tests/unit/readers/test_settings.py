"""What Duiye reads from mkdocs.yml, and what it says when that cannot be meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, accept, read_cases
from duiye.model import NavEntry
from duiye.notice import SettingsError
from duiye.readers.settings import read_settings
from folders import REPOSITORY, TINY

FAULTS = Path(__file__).parents[2] / "cases" / "settings" / "faults.md"
LEAST = """
site_url: https://ferry.internal
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: zh
"""


@pytest.mark.parametrize("case", read_cases(FAULTS), ids=str)
def test_settings_that_cannot_be_meant_are_explained_in_a_sentence(case: Case, request: pytest.FixtureRequest) -> None:
    """A newcomer would get a traceback, or a site that is not what mkdocs.yml says."""
    with pytest.raises(SettingsError) as caught:
        read_settings(case.given)
    if request.config.getoption("--accept"):
        accept(case, f"{caught.value}\n")
    else:
        assert f"{caught.value}\n" == case.expected


def test_the_least_settings_are_enough() -> None:
    """A newcomer could not start with a few lines."""
    settings = read_settings(LEAST)
    assert settings.site_url == "https://ferry.internal/"
    assert (settings.docs_dir, settings.nav, settings.extensions, dict(settings.options)) == ("docs", (), (), {})
    (language,) = settings.languages
    assert (language.locale, language.name, language.default, language.site_name) == ("zh", "zh", False, "")


@pytest.mark.parametrize(
    ("locales", "said", "facing"),
    [
        ("zh en", "", True),
        ("zh en", "true", True),
        ("zh en", "false", False),
        ("zh", "", False),
        ("zh en fr", "", False),
        ("zh en fr", "false", False),
        ("zh bi", "false", False),
    ],
)
def test_two_languages_have_a_facing_edition_unless_it_is_switched_off(locales: str, said: str, facing: bool) -> None:  # noqa: FBT001 — a case
    """A publication would lack its facing edition, or have one that it cannot have."""
    languages = "".join(f"\n        - locale: {locale}" for locale in locales.split())
    text = LEAST.replace("\n        - locale: zh", languages) + f"  - duiye:\n      facing: {said}\n"
    assert read_settings(text).facing is facing


def test_each_language_has_its_own_names_and_overrides() -> None:
    """The English edition would carry Chinese titles."""
    settings = read_settings((TINY / "mkdocs.yml").read_text("utf-8"))
    zh, en = settings.languages
    assert (en.locale, en.name, en.site_name, dict(en.part_names)) == (
        "en",
        "English",
        "The Ferry Lamp",
        {"Crossing": "The crossing"},
    )
    assert dict(en.overrides) == {"site_name": "The Ferry Lamp", "theme": {"language": "en"}}
    assert settings.default_language is zh


def test_without_a_default_the_first_language_leads() -> None:
    """The root page and the order of alignment would be undefined."""
    settings = read_settings(LEAST + "        - locale: en\n")
    assert settings.default_language.locale == "zh"


def test_the_navigation_is_read_in_order_with_its_parts() -> None:
    """Chapters would stand in the book in another order than on the site."""
    nav = """
nav:
  - index.md
  - Part:
      - part/index.md
      - Titled: part/a.md
      - Deeper:
          - part/deep/b.md
  - Last: z.md
  - Elsewhere: https://ferry.internal/
  - Nothing: null
  - https://ferry.internal/
"""
    assert read_settings(LEAST + nav).nav == (
        NavEntry("index.md"),
        NavEntry("part/index.md", "Part"),
        NavEntry("part/a.md", "Part"),
        NavEntry("part/deep/b.md", "Deeper"),
        NavEntry("z.md"),
    )


@pytest.mark.parametrize(
    "extensions",
    ["[abbr, toc: {permalink: true}]", "{abbr: {}, toc: {permalink: true}}", "{abbr: null, toc: {permalink: true}}"],
)
def test_extensions_are_read_as_mkdocs_reads_them(extensions: str) -> None:
    """The check would use another Markdown than the site."""
    settings = read_settings(f"{LEAST}markdown_extensions: {extensions}\n")
    assert settings.extensions == ("abbr", "toc")
    assert settings.extension_configs == {"toc": {"permalink": True}}


@pytest.mark.parametrize(
    "line", ["copyright: !ENV OWNER", "hooks: [!!python/name:os.system ]", "repo_url: !relative x"]
)
def test_tags_that_only_mkdocs_needs_are_left_to_it(line: str) -> None:
    """A usual mkdocs.yml would be refused."""
    assert read_settings(f"{LEAST}{line}\n").languages


def test_a_byte_order_mark_is_no_fault() -> None:
    """A file saved by Windows Notepad would be refused."""
    assert read_settings(f"\ufeff{LEAST.lstrip()}").languages


def test_our_own_settings_are_read() -> None:
    """The publication in this repository could not be built."""
    settings = read_settings((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert [language.locale for language in settings.languages] == ["zh", "en"]
    assert "duiye.markdown" in settings.extensions


def test_values_inside_values_without_end_are_explained() -> None:
    """A hundred kilobytes of brackets would show a programmer's error."""
    with pytest.raises(SettingsError, match="not YAML"):
        read_settings("[" * 1_000)


data = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.just("folder"), st.just("https://a.example")
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["i18n", "languages", "locale", "docs_structure", "duiye", "book", "nav_translations", "theme", "a"]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)
keys = ["site_url", "plugins", "nav", "markdown_extensions", "docs_dir", "theme", "extra", "site_name"]


@given(st.one_of(st.text(), st.dictionaries(st.sampled_from(keys), data).map(yaml.safe_dump)))
def test_no_settings_file_ends_in_a_traceback(text: str) -> None:
    """A slip in mkdocs.yml would show a programmer's error instead of a sentence."""
    try:
        read_settings(text)
    except SettingsError as error:
        assert str(error).startswith("mkdocs.yml")  # noqa: PT017 — success is fine too


@given(data, data, data)
def test_no_languages_or_options_end_in_a_traceback(languages: object, options: object, nav: object) -> None:
    """A slip below `plugins` would show a programmer's error instead of a sentence."""
    raw = {
        "site_url": "https://a.example/",
        "nav": nav,
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}, {"duiye": options}],
    }
    try:
        read_settings(yaml.safe_dump(raw))
    except SettingsError as error:
        assert str(error).startswith("mkdocs.yml")  # noqa: PT017 — success is fine too
