"""Functions that mkdocs.yml names for Markdown extensions, as Material’s documentation tells authors to."""

from __future__ import annotations

import pytest

from duiye.notice import SettingsError
from duiye.readers.extensions import Named, named, with_functions
from duiye.readers.settings import read_settings
from folders import TINY

EMOJI = """
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""


def settings(added: str) -> str:
    """Return the tiny publication’s settings with something more at their end of extensions."""
    return (TINY / "mkdocs.yml").read_text("utf-8").replace("\n  - duiye.markdown\n", f"{added}  - duiye.markdown\n")


def test_the_functions_of_material_and_pymdown_may_be_named() -> None:
    """The icons of a Material site would keep it from being published here."""
    options = read_settings(settings(EMOJI)).extension_configs["pymdownx.emoji"]
    made = with_functions({**options, "list": [1, {"a": "b"}]})
    assert callable(made["emoji_index"])
    assert callable(made["emoji_generator"])
    assert made["list"] == [1, {"a": "b"}]


@pytest.mark.parametrize("name", ["os.system", "pymdownx.emoji.os", "material.extensions.emoji.exec", "builtins.eval"])
def test_no_other_function_may_be_named(name: str) -> None:
    """A publication from elsewhere could run anything when it is checked."""
    assert named(f"tag:yaml.org,2002:python/name:{name}") is None
    with pytest.raises(SettingsError, match="cannot stand under markdown_extensions"):
        read_settings(settings(f"\n  - toc:\n      slugify: !!python/name:{name}\n"))


def test_a_function_stands_for_nothing_else() -> None:
    """A name in the place of a title would go unseen until a page is built."""
    text = (TINY / "mkdocs.yml").read_text("utf-8")
    text = text.replace("theme:\n", "theme:\n  features: !!python/name:pymdownx.emoji.to_svg\n", 1)
    with pytest.raises(SettingsError, match="cannot stand under theme"):
        read_settings(text)


def test_only_a_tag_of_python_names_a_function() -> None:
    """A name without a tag is a word."""
    assert named("pymdownx.emoji.to_svg") is None
    assert named("tag:yaml.org,2002:python/name:pymdownx.emoji.to_svg") == Named("pymdownx.emoji.to_svg")
