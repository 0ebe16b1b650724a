"""Found a publication in a folder of its own, ready to build: an empty one, or an article's.

This module owns the order of the steps and which title is whose; what the files say is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from duiye.checks.glyphs import check_glyphs
from duiye.intake import Planned, take_in
from duiye.model import Language
from duiye.newfolder import new_folder, save_files
from duiye.notice import Notice, SettingsError
from duiye.typesetter import missing_glyphs
from duiye.writers.new_publication import LANGUAGES, NewPublication, write_publication

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def found(folder: Path, new: NewPublication, article: Planned | None = None) -> tuple[Notice, ...]:
    """Make a publication in a folder, whole or not at all.

    Args:
        folder: where; it must not exist, or be empty.
        new: what the author says of it.
        article: the article that it is made of; without one it is empty.

    Returns:
        What the author should know at once: characters of the title that the books cannot set (B001), and
        what the import has to say.

    Raises:
        SettingsError: the folder holds something, or a title or the address cannot be used.
        StoreError: the disk refuses.
    """
    texts = write_publication(new)
    with new_folder(folder) as place:
        save_files(place, texts)
        said = take_in(place, article).notices if article else ()
    printed = {"titles": [*new.titles.values()], "author": new.author, "chapters": []}
    return (*said, *check_glyphs(missing_glyphs(printed), texts))


def entitle(
    title: str, own: Mapping[Language, str], language: Language | None = None
) -> tuple[dict[Language, str], Language]:
    """Settle whose title is whose, and which language leads.

    Args:
        title: the title in the language that leads, empty when `own` has it.
        own: titles given for a language by name.
        language: the language that leads; if None, the title's: Chinese if it has a Han character, unless
            `own` has a title for that language already.

    Returns:
        Titles by language, and the language that leads.

    Raises:
        SettingsError: there is no title, or two for one language.
    """
    own = {tag: text for tag, text in own.items() if text}
    if not title:
        lead = language or next((tag for tag in LANGUAGES if tag in own), "")
        if lead not in own:
            message = "There is no title. Give one with --title."
            raise SettingsError(message)
        return dict(own), lead
    guess = "zh" if _HAN.search(title) else "en"
    lead = language or next((tag for tag in (guess, *LANGUAGES) if tag not in own), guess)
    if lead in own:
        message = f"There are two titles for {lead}. Give one of --title and --title-{lead}."
        raise SettingsError(message)
    return {**own, lead: title}, lead
