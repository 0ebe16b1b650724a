"""Write the records that a page prints as plain Markdown.

This module owns the form of each record there; which page prints what is told by its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from duiye.model import GLOSSARY_MARK, Apparatus, Language
from duiye.writers.glossary import fold, sort_key


def write_record_page(mark: str, apparatus: Apparatus, language: Language) -> str:
    """Write the records that stand in the place of a mark; empty for a mark that asks for no record."""
    write = _PAGES.get(mark)
    return write(apparatus, language) if write else ""


def _glossary(apparatus: Apparatus, language: Language) -> str:
    other = "en" if language.startswith("zh") else "zh"
    lines = []
    for term in sorted(apparatus.terms, key=lambda item: sort_key(item, language)):
        own, foreign = term.in_language(language), term.in_language(other)
        reading = term.zh.pinyin if fold(term.zh.pinyin) != fold(term.zh.preferred) else ""
        names = ", ".join(filter(None, (foreign.preferred, reading)))
        lines.append(f"- **{own.preferred}** ({names}): {' '.join(term.definition.in_language(language).split())}")
    return "\n".join(lines)


_PAGES: Mapping[str, Callable[[Apparatus, Language], str]] = {GLOSSARY_MARK: _glossary}
