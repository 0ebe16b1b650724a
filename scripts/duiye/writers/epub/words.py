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
        "author": "作者",
        "translator": "译者",
        "editor": "编者",
        "by author": "{}\u2002著",
        "by translator": "{}\u2002译",
        "by editor": "{}\u2002编",
        "first": "原文日期",
        "publisher": "出版",
        "date": "日期",
        "version": "版次",
        "licence": "许可",
        "address": "网址",
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
        "author": "Author",
        "translator": "Translator",
        "editor": "Editor",
        "by author": "{}",
        "by translator": "Translated by {}",
        "by editor": "Edited by {}",
        "first": "Text dated",
        "publisher": "Publisher",
        "date": "Date",
        "version": "Version",
        "licence": "Licence",
        "address": "Address",
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
    """Write a day, month or year (ISO 8601) as one says it."""
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    if language.startswith("zh"):
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    return " ".join(filter(None, (str(day or ""), _MONTHS[month - 1] if month else "", str(year))))
