"""Write what a page says of a text that is not translated yet.

This module owns those words and their HTML; it must not decide which text that is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import escape

from duiye.model import Language
from duiye.writers.languagenames import language_name, tongue_of

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "none": "目前还没有译成中文的章节，请先读{}版。",
        "or": "或",
        "title": "尚未翻译",
        "draft": "下面仍是{}原文，只在预览中显示，不会发布。",
    },
    "en": {
        "none": "No chapter has been translated into English yet; until then, please read the {} edition.",
        "or": " or ",
        "title": "Not translated yet",
        "draft": "What follows is still the {} text; only a preview shows it, and it is not published.",
    },
}
"""`{}` stands for the name of the other language, see `languagenames`."""


def write_untranslated(language: Language, others: Sequence[tuple[Language, str, str]]) -> str:
    """Write the sentence with which an edition says that none of its chapters can be read yet.

    Args:
        language: the edition's language.
        others: tag, name and address of each edition to read instead.

    Returns:
        A paragraph whose links lead to the other editions.
    """
    words, tongue = _words(language), tongue_of(language)
    links = []
    for tag, own, address in others:
        foreign, name = language_name(tag, own, tongue)
        said = f' lang="{escape(foreign)}"' if foreign else ""
        # Without the target Material takes the link for one of its own pages.
        links.append(f'<a href="{escape(address)}" hreflang="{tag}"{said} target="_self">{escape(name)}</a>')
    return f'<p class="lead dy-untranslated">{words["none"].format(words["or"].join(links))}</p>\n'


def write_draft(language: Language, source: tuple[Language, str], text: str) -> str:
    """Write the body of a page whose text is still the other language's.

    Args:
        language: the page's language, in which the notice is.
        source: tag and name of the text's language.
        text: the text as HTML.

    Returns:
        The notice, then the text in an element that says its language.
    """
    words = _words(language)
    tag, own = source
    foreign, name = language_name(tag, own, tongue_of(language))
    said = words["draft"].format(f'<span lang="{escape(foreign)}">{escape(name)}</span>' if foreign else escape(name))
    title = f'<p class="admonition-title">{words["title"]}</p>'
    return f'<div class="admonition warning dy-draft">{title}<p>{said}</p></div>\n<div lang="{tag}">\n{text}\n</div>\n'


def write_home(title: str, meta: Mapping[str, object]) -> str:
    """Write the manuscript of the landing page that stands in for one that is not translated yet.

    Args:
        title: the publication's title in the language.
        meta: front matter of the untranslated page, of which the look is kept and the words are not.

    Returns:
        Markdown with front matter: the title and nothing else.
    """
    kept = {"title": title, **{key: meta[key] for key in ("template", "hide") if key in meta}}
    # Each value as JSON, which YAML reads too.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in kept.items())
    heading = re.sub(r"([\\`*_{}\[\]()#+\-.!>])", r"\\\1", escape(title, quote=False))
    return f"---\n{front}---\n# {heading} {{#home}}\n"


def _words(language: Language) -> Mapping[str, str]:
    return _WORDS[tongue_of(language)]
