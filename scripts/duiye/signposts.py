"""Say at the head of a page which language it lacks, and where to read instead.

This module owns what is said where; the words are the writers'.
"""

from __future__ import annotations

from collections.abc import Mapping

from duiye.addresses import relative_address
from duiye.availability import Availability
from duiye.model import LANDING, Language
from duiye.writers.lags import write_alone
from duiye.writers.waiting import write_draft, write_untranslated


def say_what_lacks(
    html: str, language: Language, path: str, available: Availability, roots: Mapping[Language, str]
) -> str:
    """Add to a page's text what its readers should know of the other languages.

    Args:
        html: its text.
        language: its language.
        path: the chapter's path inside its language's folder.
        available: which chapters can be read in which language.
        roots: folder of each language in the site.

    Returns:
        The text: a draft inside its notice, any other with a line below its title where there is something to say.
    """
    source = available.original(path)
    if available.is_draft(language, path) and source:
        return write_draft(language, (source, available.names[source]), html)
    said = _of_landing(language, available, roots) if path == LANDING else _of_chapter(language, path, available)
    head, mark, rest = html.partition("</h1>")
    if not said:
        return html
    return f"{head}{mark}\n{said}{rest}" if mark else said + html


def _of_landing(language: Language, available: Availability, roots: Mapping[Language, str]) -> str:
    """Say of a landing page with other words than its own that its edition is not translated."""
    others = [
        (tag, available.names[tag], relative_address(roots[tag], roots[language]))
        for tag in available.instead(language)
    ]
    return write_untranslated(language, others) if others else ""


def _of_chapter(language: Language, path: str, available: Availability) -> str:
    """Say of a chapter that no other language has it."""
    others = {tag: name for tag, name in available.names.items() if tag != language}
    if path not in available.published[language] or any(available.has_page(tag, path) for tag in others):
        return ""
    return write_alone(language, others) if others else ""
