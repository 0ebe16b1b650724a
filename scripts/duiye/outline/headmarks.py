"""Read the number or sign with which authors begin a heading: `第三章`, `一、`, `（二）`, `01`, `Part IV`, `1.2`, `■`.

This module owns those forms; it must not decide whether a line is a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN_DIGITS = "零一二三四五六七八九"
_HAN = "[零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]{1,5}"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾两〇", "一二三四五六七八九十二零")
_ROMAN = "(?:X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORDS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HALVES = {"上": 1, "中": 2, "下": 3}
_GAP = r"[\s\u3000]*[:：、.．·|｜—–-]*[\s\u3000]*"
_TITLE = r"(?P<title>.*)$"
_NUMBER_EN = rf"(?P<value>\d{{1,3}}|{_WORDS}|(?=[IVX]){_ROMAN})\b"

NAMED = ("part", "chapter", "section")
"""Families whose words say what level they are."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a numbered line, and what it leaves."""

    family: str
    """The form: lines of one family are of one level."""
    rank: float
    """Place of the family in the usual order of levels, smaller is higher (公文: 一、 over （一） over 1. over (1))."""
    values: tuple[int, ...]
    """The number, part by part; empty for a sign that does not count."""
    text: str
    """The mark as written, without the white space after it."""
    title: str
    """The rest of the line."""


_FORMS: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (family, rank, re.compile(pattern, flags))
    for family, rank, pattern, flags in (
        ("part", 0, rf"第\s*(?P<value>\d{{1,2}}|{_HAN})\s*(?:部分|部份|篇章|[篇编編卷部]){_GAP}{_TITLE}", 0),
        ("part", 0, rf"(?P<value>[上中下])(?:篇|编|卷|部)(?:{_GAP}{_TITLE}|(?P<none>$))", 0),
        ("part", 0, rf"(?:part|book)\s+{_NUMBER_EN}{_GAP}{_TITLE}", re.IGNORECASE),
        ("chapter", 1, rf"第\s*(?P<value>\d{{1,3}}|{_HAN})\s*[章回讲講课課]{_GAP}{_TITLE}", 0),
        ("chapter", 1, rf"chapter\s+{_NUMBER_EN}{_GAP}{_TITLE}", re.IGNORECASE),
        ("section", 2, rf"第\s*(?P<value>\d{{1,3}}|{_HAN})\s*[节節]{_GAP}{_TITLE}", 0),
        ("section", 2, rf"section\s+{_NUMBER_EN}{_GAP}{_TITLE}", re.IGNORECASE),
        ("padded", 2.5, rf"(?P<value>0\d)(?![\d.]*\d){_GAP}{_TITLE}", 0),
        ("step", 2.7, rf"(?:step|tip|rule|lesson|day|no\.)\s*{_NUMBER_EN}{_GAP}{_TITLE}", re.IGNORECASE),
        ("step", 2.7, rf"(?:步骤|步驟)\s*(?P<value>\d{{1,2}}|{_HAN}){_GAP}{_TITLE}", 0),
        ("step", 2.7, rf"第\s*(?P<value>\d{{1,2}}|{_HAN})\s*[步问問](?:[:：、.．|｜—–\s\u3000-]+){_TITLE}", 0),
        ("question", 2.9, rf"(?:Q|问题|問題|问|問)\s*(?P<value>\d{{1,2}}|{_HAN})\s*[:：.．、]\s*{_TITLE}", 0),
        ("asked", 2.9, rf"(?:Q|Question)\s*[.:：]\s*{_TITLE}", 0),
        ("han", 3, rf"(?P<value>{_HAN})\s*[、.．,，]\s*{_TITLE}", 0),
        ("roman", 3, rf"(?P<value>(?=[IVX]){_ROMAN})\s*[.．、]\s*{_TITLE}", 0),
        ("han-parenthesis", 4, rf"[（(]\s*(?P<value>{_HAN})\s*[)）]\s*、?{_TITLE}", 0),
        ("letter", 4, rf"(?P<value>[A-H])[.．、]\s*{_TITLE}", 0),
        ("decimal", 5, rf"(?P<value>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}})[.．、]?(?:\s+|(?=[^\W\d])){_TITLE}", 0),
        ("arabic", 5, rf"(?P<value>\d{{1,2}})\s*(?:、|[.．](?!\d))\s*{_TITLE}", 0),
        ("arabic-parenthesis", 6, rf"[（(]\s*(?P<value>\d{{1,2}})\s*[)）]\s*{_TITLE}", 0),
        ("arabic-half", 6.5, rf"(?P<value>\d{{1,2}})\s*[)）]\s*{_TITLE}", 0),
        ("circled", 7, rf"(?P<value>[{_CIRCLED}])\s*{_TITLE}", 0),
        ("arabic-space", 5, rf"(?P<value>\d{{1,2}})[\s\u3000]+(?=[^\W\d]){_TITLE}", 0),
        ("bracket", 3.5, r"【(?P<title>[^【】]+)】$", 0),
        ("sign", 3.5, rf"[■▌◆◼▍▎▶★□◇❖◎☆▲△●○◉✦✿❀※]+[\s\u3000]*{_TITLE}", 0),
    )
)
_NUMBER_ALONE = re.compile(
    rf"[（(【]?\s*(?P<value>0\d|\d{{1,2}}|{_HAN}|(?=[IVX]){_ROMAN})\s*[)）】]?[.．、]?$|[—–-]\s*(?P<dashed>\d{{1,2}})\s*[—–-]$"
)


def read_mark(words: str) -> Mark | None:
    """Read the number or sign at the beginning of a line.

    Args:
        words: the line as plain text.

    Returns:
        The mark, with an empty title where the line says nothing else; None for a line without one.
    """
    words = words.strip()
    for family, rank, pattern in _FORMS:
        found = pattern.match(words)
        if not found:
            continue
        title = (found["title"] or "").strip()
        if "value" not in pattern.groupindex:
            return Mark(family, rank, (), words.replace(title, "", 1).strip(), title)
        values = _values(found["value"])
        if values:
            cut = found.start("title") if found["title"] is not None else len(words)
            return Mark(family, rank + (len(values) - 1) / 10, values, words[:cut].strip(), title)
    return None


def read_lone_number(words: str) -> int | None:
    """Return the number of a line that is nothing else (`01`, `二`, `III`), None for other lines."""
    found = _NUMBER_ALONE.match(words.strip())
    values = _values(found["value"] or found["dashed"]) if found else ()
    return values[0] if values else None


def han_number(text: str) -> int | None:
    """Return the value of a Chinese numeral below a thousand, None where it is none."""
    text = text.translate(_FORMAL)
    if not text or set(text) - set(_HAN_DIGITS + "十百"):
        return None
    if len(text) > 1 and not set(text) & {"十", "百"}:
        return int("".join(str(_HAN_DIGITS.index(digit)) for digit in text))
    hundreds, mark, rest = text.rpartition("百")
    total = (_HAN_DIGITS.find(hundreds) if hundreds else 1) * 100 if mark else 0
    tens, mark, ones = rest.lstrip("零").rpartition("十")
    parts = ((_HAN_DIGITS.find(tens) if tens else 1) * 10 if mark else 0, _HAN_DIGITS.find(ones) if ones else 0)
    return None if total < 0 or min(parts) < 0 else total + sum(parts)


def _values(text: str) -> tuple[int, ...]:  # noqa: PLR0911 — one return a script
    """Return the numbers that a mark writes, empty when they make no sense."""
    if not text:
        return ()
    if re.fullmatch(r"[\d.．]+", text, re.ASCII):
        return tuple(int(part) for part in re.split(r"[.．]", text))
    if text in _CIRCLED:
        return (_CIRCLED.index(text) + 1,)
    if text in _HALVES:
        return (_HALVES[text],)
    if len(text) == 1 and text in "ABCDEFGH":
        return (ord(text) - ord("A") + 1,)
    if text.title() in _WORDS.split("|"):
        return (_WORDS.split("|").index(text.title()) + 1,)
    if (han := han_number(text)) is not None:
        return (han,)
    if not set(text.upper()) <= _ROMAN_VALUES.keys():
        return ()
    digits = [_ROMAN_VALUES[letter] for letter in text.upper()]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return (sum(-digit if digit < following else digit for digit, following in pairs),)
