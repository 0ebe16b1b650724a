"""The names that may stand in mkdocs.yml, and what is said of others."""

from __future__ import annotations

import pytest
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig

from duiye.pluginoptions import DuiyeConfig
from duiye.readers.keys import KEYS, OPTIONS
from duiye.readers.settings import read_settings
from folders import TINY, Folder

LEAST = (TINY / "mkdocs.yml").read_text("utf-8")


def test_the_settings_are_those_of_mkdocs() -> None:
    """A setting of a newer MkDocs would be called unknown, or one that is gone be suggested."""
    own = (config_options.Private, config_options.Deprecated)
    theirs = {name for name, option in MkDocsConfig._schema if not isinstance(option, own)}  # noqa: SLF001 — MkDocs lists them nowhere else
    # MkDocs reads the one before it looks at names, and sets the other itself.
    assert {*KEYS} == theirs - {"config_file_path"} | {"INHERIT"}


def test_the_options_are_those_of_the_plugin() -> None:
    """An option would be refused that the plugin has."""
    names = [name for name, _ in DuiyeConfig._schema]  # noqa: SLF001 — the same
    assert sorted(names[-len(OPTIONS) :]) == sorted(OPTIONS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("site_autor: A", "MkDocs has no setting site_autor. Is site_author meant?"),
        ("plugin: []", "MkDocs has no setting plugin. Is plugins meant?"),
        (
            "1: A",
            "MkDocs has no setting 1. Correct its name; what your own templates or hooks read stands under extra.",
        ),
    ],
)
def test_a_setting_that_mkdocs_does_not_know_is_told_with_its_line(line: str, said: str) -> None:
    """The publication would be built as if the line were not there, and strict checking would let it pass."""
    (notice,) = read_settings(f"{line}\n{LEAST}").notices
    assert str(notice) == f"mkdocs.yml:1 M004 {said}"


def test_what_a_language_sets_is_looked_at_too() -> None:
    """The English site would lack its description."""
    text = LEAST.replace("          name: English\n", "          name: English\n          site_descripton: A.\n")
    (notice,) = read_settings(text).notices
    assert text.splitlines()[notice.locus.line - 1].strip() == "site_descripton: A."
    assert notice.hint == "Is site_description meant?"


def test_parts_that_an_alias_repeats_are_read_once() -> None:
    """A page of aliases would keep the check busy for hours."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    text = "extra:\n  a0: &a0 {key: value}\n" + "".join(f"  {row}\n" for row in rows) + LEAST
    assert read_settings(text).notices == ()


def test_a_build_tells_a_setting_once(tiny: Folder) -> None:
    """The writer would read the same of every language, and nothing of the place."""
    tiny.replace("mkdocs.yml", "docs_dir: docs", "docs_dir: docs\nsite_autor: A")
    tiny.replace("mkdocs.yml", "lang: [en]", "lang: [en]\n      colour: blue")
    told = [line for line in tiny.build().stderr.splitlines() if line.startswith("mkdocs.yml")]
    unknown = "Plugin 'material/search' option 'colour': Unrecognised configuration name: colour."
    assert told == [
        f"mkdocs.yml M001 Config value 'plugins': {unknown} Correct what MkDocs names.",
        "mkdocs.yml:5 M004 MkDocs has no setting site_autor. Is site_author meant?",
    ]
