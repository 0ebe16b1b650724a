"""Write an empty publication: every file that a new one begins with.

This module owns what those files say, from the templates in `publication/`; it must not write to disk.

A template has places `@name@`. What fills them is quoted for where it stands: YAML for settings and front
matter, Markdown for headings.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate

from duiye import __version__
from duiye.model import Language
from duiye.notice import SettingsError

LANGUAGES = ("zh", "en")
LONGEST = 500
"""Characters of a title or name; more is a slip, and no page has room for it."""

_LONGEST_NAME = 60
"""Characters of the books' file name."""

_FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.{language}.md",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".github/workflows/publish.yml": "publish.yml",
    "docs/zh/index.md": "index.zh.md",
    "docs/en/index.md": "index.en.md",
    "docs/zh/glossary.md": "glossary.zh.md",
    "docs/en/glossary.md": "glossary.en.md",
    "docs/apparatus/termbase.yml": "termbase.yml",
    "docs/apparatus/claims.yml": "claims.yml",
    "docs/apparatus/sources.yml": "sources.yml",
    "docs/apparatus/figures.yml": "figures.yml",
    "docs/apparatus/charts.yml": "charts.yml",
}
"""The template of each file, by the file's path."""

_PLACE = re.compile(r"@(\w+)@")
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}\\]+", re.IGNORECASE)
_NO_ADDRESS = "# site_url: https://…/"
"""Nothing is better than an invented address: canonical links, sitemap and feeds would lead readers there."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
_INNER_QUOTES = str.maketrans("“”", "‘’")
_OTHER = {"zh": "en", "en": "zh"}
_MARKUP = re.compile(r"[\\`*_{}\[\]#]")
_UNREADABLE = frozenset({"Cc", "Cs"})
"""Control characters and halves of surrogate pairs: no YAML, no page may hold them."""


_LEADS = {
    "zh": "用一两句话告诉读者，这本书讲什么，写给谁读。",
    "en": "Tell readers in a sentence or two what this book is about and for whom it is written.",
}
_ABOUTS = {
    "zh": "这里写几段介绍：文章从哪里来，这一版做了什么，读者可以怎样用它。"
    "每一段都要在docs/en/index.md里有对应的英文段落，两种语言的段落一一相对，读者随时可以换到另一种语言的同一段。",
    "en": "A few paragraphs of introduction belong here: where the text comes from, what this edition does with it, "
    "how a reader may use it. "
    "Each paragraph needs its Chinese counterpart in docs/zh/index.md; "
    "the paragraphs of the two languages face one another, so that a reader can change to the same one at any time.",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the article that a publication is made of; what is not known is empty."""

    title: str
    author: str = ""
    date: str = ""
    """ISO 8601, to the day, month or year."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NewPublication:
    """What an author says of a publication before it is there."""

    titles: Mapping[Language, str]
    """At least that of the language that leads; another language without one has the same."""
    language: Language
    """The language that leads: `zh` or `en`."""
    author: str = ""
    address: str = ""
    """Where the site will live; empty while it is not known."""
    origin: Origin | None = None
    """The article, for the landing pages; None while there is none."""


def write_publication(new: NewPublication) -> dict[str, str]:
    """Write the files of an empty publication.

    Args:
        new: titles, language, author and address; white space in them is made single spaces.

    Returns:
        The text of each file by its path from the publication's root: sound for `duiye check --strict`,
        and ready for `duiye build`.

    Raises:
        SettingsError: a title is missing, too long or unreadable, or the address is none.
    """
    lead = _line(new.titles.get(new.language, ""), "title")
    titles = {tag: _line(new.titles[tag], "title") if new.titles.get(tag) else lead for tag in LANGUAGES}
    author = _line(new.author, "author") if new.author else ""
    if new.address and not _ADDRESS.fullmatch(new.address):
        message = f"{new.address!r} is not the full address of a site, for example https://example.org/."
        raise SettingsError(message)
    values = {
        "title": _yaml(lead),
        "address": f"site_url: {_yaml(new.address)}" if new.address else _NO_ADDRESS,
        "author": f"site_author: {_yaml(author)}" if author else "# site_author: Name  # in the books",
        "language": new.language,
        "file_name": _yaml(_file_name(titles["en"] if new.titles.get("en") else "")),
        "wheel": f"duiye-{__version__}-py3-none-any.whl",
    }
    for tag, title in titles.items():
        values[f"title_{tag}"] = _yaml(title)
        values[f"heading_{tag}"] = _markdown(title)
        # Under another language's title the page waits for its translation.
        values[f"state_{tag}"] = "" if new.titles.get(tag) else "state: initial\n"
        values[f"lead_{tag}"] = _yaml(_byline(new.origin) if new.origin else _LEADS[tag])
        values[f"about_{tag}"] = _about(new.origin, tag) if new.origin else _ABOUTS[tag]
        values[f"{tag}_leads"] = str(tag == new.language).lower()
    folder = files("duiye") / "writers" / "publication"
    return {
        path: _PLACE.sub(
            lambda place: values[place[1]],
            (folder / template.format(language=new.language)).read_text(encoding="utf-8"),
        )
        for path, template in _FILES.items()
    }


def _byline(origin: Origin) -> str:
    """Say who wrote an article, where and when, in one line; empty where nothing is known."""
    parts = [_plain(part) for part in (origin.author, origin.source, origin.date)]
    return " · ".join(part for part in parts if part)


def _about(origin: Origin, language: Language) -> str:
    """Tell readers in a sentence which article this is, as Markdown."""
    title, author, source, date = (
        _in_language(_plain(part), language) for part in (origin.title, origin.author, origin.source, origin.date)
    )
    if language == "zh":
        parts = [f"原文：《{title}》", f"作者：{author}" * bool(author), f"来源：{source}" * bool(source), date]
        return "，".join(part for part in parts if part) + "。"
    if not _HAN.search(title):
        title = title.translate(_INNER_QUOTES)
    told = f"Made from the article “{title}”" + f" by {author}" * bool(author)
    return ", ".join(part for part in (told, source, date) if part) + "."


def _in_language(text: str, language: Language) -> str:
    """Write somebody else's words as Markdown, and say so where they are in the other language of the two."""
    has_han = bool(_HAN.search(text))
    is_foreign = has_han if language != "zh" else not has_han and bool(_LATIN.search(text))
    is_foreign &= not _ADDRESS.match(text)  # which is in no language
    return f'<span lang="{_OTHER[language]}">{_markdown(text)}</span>' if is_foreign else _markdown(text)


def _plain(text: str) -> str:
    """Leave out what no page may hold, and white space that does not separate words."""
    readable = (char for char in " ".join(text.split()) if unicodedata.category(char) not in _UNREADABLE)
    return "".join(char for char in readable if char not in "\ufffe\uffff")


def _line(text: str, name: str) -> str:
    """Return a text as one line of readable characters."""
    line = " ".join(text.split())
    strange = next((char for char in line if unicodedata.category(char) in _UNREADABLE or char in "\ufffe\uffff"), "")
    if not line:
        message = f"The {name} is empty."
    elif len(line) > LONGEST:
        message = f"The {name} has {len(line)} characters; {LONGEST} are the most that a page has room for."
    elif strange:
        message = f"The {name} holds U+{ord(strange):04X}, which no page may hold."
    else:
        return line
    raise SettingsError(message)


def _yaml(text: str) -> str:
    """Quote a text for YAML: its double quotes read JSON's escapes."""
    return json.dumps(text, ensure_ascii=False)


def _markdown(text: str) -> str:
    """Escape what Markdown or HTML would take for markup within a line."""
    entities = text.replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(lambda char: "\\" + char.group(), entities)


def _file_name(title: str) -> str:
    """Make a file's name of the Latin words of a title, as many as fit; a title without any gives `book`."""
    words = re.findall(r"[a-z0-9]+", title.partition(": ")[0].replace("’", "").replace("'", "").lower())
    fitting = [name for name in accumulate(words, "{}-{}".format) if len(name) <= _LONGEST_NAME]
    return fitting[-1] if fitting else "book"
