"""Write the part of a page that shows how far the translation of each chapter is.

This module owns that table as elements of the page; the counting is done before.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Language
from duiye.standings import PLACES, ChapterStanding, Place, Tally
from duiye.writers.status import total_percent, total_tallies

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "chapter": "章节",
        "segments": "段",
        "in step": "已核对",
        "unreviewed": "未核对",
        "ahead": "领先",
        "stale": "待更新",
        "conflict": "有冲突",
        "untranslated": "未译",
        "percent": "最新",
        "all": "合计",
        "said": "{name}版：{share}%的文字与另一种语言同步。",
        "none": "还没有可以统计的章节。",
    },
    "en": {
        "chapter": "Chapter",
        "segments": "Passages",
        "in step": "In step",
        "unreviewed": "Not reviewed",
        "ahead": "Ahead",
        "stale": "Stale",
        "conflict": "In conflict",
        "untranslated": "Untranslated",
        "percent": "Up to date",
        "all": "All",
        "said": "{name}: {share}% of the text is up to date with the other language.",
        "none": "There is no chapter to count yet.",
    },
}


def write_status_page(
    rows: Sequence[ChapterStanding], language: Language, folder: str, names: Mapping[Language, str] | None = None
) -> list[Element]:
    """Write a sentence and a table for each language.

    Args:
        rows: the chapters in every language.
        language: of the page.
        folder: of the page inside its language's folder; links to chapters start there.
        names: each language's own name; its tag where absent.

    Returns:
        Elements, one sentence without a figure where nothing can be counted.
    """
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    if not rows:
        empty = Element("p")
        empty.text = words["none"]
        return [empty]
    made: list[Element] = []
    tags = sorted(dict.fromkeys(row.language for row in rows), key=lambda tag: tag != language)
    for tag in tags:
        mine = [row for row in rows if row.language == tag]
        said = Element("p", {"class": "dy-status__said"})
        said.text = words["said"].format(name=(names or {}).get(tag, tag), share=total_percent(rows, tag))
        made += [said, _table(mine, total_tallies(rows, tag), words, (tag, language, folder))]
    return made


def _table(
    rows: Sequence[ChapterStanding],
    totals: Mapping[Place, Tally],
    words: Mapping[str, str],
    at: tuple[Language, Language, str],
) -> Element:
    tag, language, folder = at
    wrapper = Element("div", {"class": "dy-status"})
    table = SubElement(wrapper, "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    # A column of noughts tells a reader nothing.
    places = [place for place in PLACES if place == "in step" or totals[place].segments]
    for word in ("chapter", "segments", *places, "percent"):
        SubElement(head, "th", {"scope": "col"}).text = words[word]
    body = SubElement(table, "tbody")
    for row in rows:
        line = SubElement(body, "tr")
        name = SubElement(line, "th", {"scope": "row"})
        if tag == language and row.state != "initial":
            name = SubElement(name, "a", {"href": posixpath.relpath(row.path, folder or ".")})
        if tag != language:
            name.set("lang", tag)
        name.text = row.title
        _figures(line, row.tallies, row.percent, places)
    foot = SubElement(SubElement(table, "tfoot"), "tr")
    SubElement(foot, "th", {"scope": "row"}).text = words["all"]
    _figures(foot, totals, total_percent(rows, tag), places)
    return wrapper


def _figures(line: Element, tallies: Mapping[Place, Tally], share: int, places: Sequence[Place]) -> None:
    counts = [tallies.get(place, Tally()).segments for place in places]
    for count in (sum(tally.segments for tally in tallies.values()), *counts):
        SubElement(line, "td").text = str(count)
    SubElement(line, "td").text = f"{share}%"
