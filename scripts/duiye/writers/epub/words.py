"""The words of an EPUB that are its own, in the languages of its readers.

This module owns these words; every other comes from the publication.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "cover": "封面",
        "title page": "书名页",
        "contents": "目录",
        "start": "正文",
        "glossary": "术语表",
        "figures": "插图目录",
        "tables": "表格目录",
        "figure": "图{}",
        "table": "表{}",
        "landmarks": "导航",
        "abbreviations": "缩略语",
        "colophon": "版权页",
        "notes": "注释",
        "back": "回到正文",
        "chapter": "第{}章",
        "comma": "、",
        "colon": "：",
        "graded": "（{}）",
        "stands": "见于",
        "done": "已完成",
        "open": "未完成",
        "publisher": "出版",
        "date": "日期",
        "version": "版次",
        "licence": "许可",
        "address": "网址",
        "day": "{year}年{month}月{day}日",
        "summary": (
            "可重排的文本，适合放大字号、更换字体和朗读。标题分级，目录、注释和术语表都有链接，每段外文标明语言。"
        ),
        "pictures": "图片都有替代文字；图表另有文字说明。",
        "formulas": "公式以MathML写成。",
    },
    "en": {
        "cover": "Cover",
        "title page": "Title page",
        "contents": "Contents",
        "start": "Text",
        "glossary": "Glossary",
        "figures": "Figures",
        "tables": "Tables",
        "figure": "Figure {}",
        "table": "Table {}",
        "landmarks": "Landmarks",
        "abbreviations": "Abbreviations",
        "colophon": "About this edition",
        "notes": "Notes",
        "back": "Back to the text",
        "chapter": "Chapter {}",
        "comma": ", ",
        "colon": ": ",
        "graded": " ({})",
        "stands": "Where it stands",
        "done": "done",
        "open": "not done",
        "publisher": "Publisher",
        "date": "Date",
        "version": "Version",
        "licence": "Licence",
        "address": "Address",
        "day": "{day} {month} {year}",
        "summary": (
            "Reflowable text that can be enlarged, set in another typeface and read aloud. Headings are in order; "
            "contents, notes and glossary are linked; every passage says its language."
        ),
        "pictures": "Every picture has alternative text; charts are also put into words.",
        "formulas": "Formulas are written in MathML.",
    },
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def words_in(language: str) -> Mapping[str, str]:
    """Return the words for readers of a language: Chinese, or English for all others."""
    return WORDS["zh" if language.startswith("zh") else "en"]


def day_in(language: str, date: str) -> str:
    """Write a day (ISO 8601) as one says it."""
    year, month, day = map(int, date.split("-"))
    named = str(month) if language.startswith("zh") else _MONTHS[month - 1]
    return words_in(language)["day"].format(year=year, month=named, day=day)
