"""Write the record of an imported article: where it came from, and every line that is not in its chapters.

This module owns the form of `article.yml`; `readers.credits` reads author and date of it, people the rest.
"""

from __future__ import annotations

import yaml

from duiye.article import Article, Outline
from duiye.model import Language

_HEAD = """\
# The article as `duiye import` read it, and every line that it told apart from the text: nothing is lost.
# Written anew by each import; edit the chapters, not this file.
"""


def write_article_record(article: Article, language: Language, outline: Outline) -> str:
    """Write the record.

    Args:
        article: the article.
        language: its language.
        outline: its outline.

    Returns:
        YAML: the file, what it says of itself, and its told lines with their places and the reasons.
    """
    record: dict[str, object] = {
        "file": article.name,
        "format": article.format,
        "language": str(language),
        "title": outline.title,
    }
    for role in ("subtitle", "author", "date", "source"):
        if value := outline.value(role) or article.meta.get(role, ""):
            record[role] = value
    record["told"] = [
        {article.unit: told.passage.line, "role": told.role, "text": told.passage.words, "why": told.reason}
        for told in outline.told
    ]
    if article.aside:
        record["page"] = [item.words for item in article.aside]
    return _HEAD + yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=4096, default_flow_style=False)
