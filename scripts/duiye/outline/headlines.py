"""Know which lines may be headings at all, by their words, their length and what stands around them.

This module owns those tests of one line; whether its like are headings too is for `headings` and `numbered`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duiye.article import Passage
from duiye.model import BlockKind

LONGEST_MARKED, LONGEST_PLAIN = 90, 52
"""Widths in half-width cells: 45 and 26 Chinese characters."""
_NEAR = 12
"""Passages before and after in which a quotation would be found again."""
_SHORTEST_QUOTED = 14
_LEAST_TEXT = 40
"""Width of a paragraph below a heading."""
_ENOUGH_TEXT = 60
"""Width from which a paragraph is one beside any heading."""

_STOP = re.compile(r"[。；;，,、]$|(?<!\b[A-Z])(?<!etc)(?<!\b[Vv]s)[.]$|…$")
_INNER_STOP = re.compile(r"[。；]\s*\S|[.!?]\s+[A-Z][a-z]+\s+\w+\s+\w+")
_ENDS_SENTENCE = re.compile(r"[。！？!?.…:：；;”’」』\"')）】》~—]\s*(?:\[\d+\])?$")
_CAPTION = re.compile(
    r"^[（(]?(?:图|圖|表|附图|附表|照片|Fig(?:ure|\.)?|Table|Photo|Chart|"
    r"Exhibit)\s*[\d一二三四五六七八九十]+(?:[-.．]\d+)?"
    r"\s*(?:[:：.．、]|\s|（|$)|"
    r"^(?:图|圖|图片|照片|摄影|Photo|Image|Illustration|Picture|Credit)\s*(?:来源|说明|by)?\s*[:：/／]",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"^(?:前\s*言|引\s*言|引\s*子|序\s*言|序|楔\s*子|导\s*语|导\s*言|绪\s*论|背景|开篇|摘\s*要|结\s*语|"
    r"结\s*论|结\s*束语|尾\s*声|后\s*记|"
    r"余\s*论|小\s*结|总\s*结|结论与展望|参考文献|附\s*录|致\s*谢|跋|注释|写在(?:前面|最后|后面)|緒論|結語|"
    r"結論|後記|參考文獻|附錄|"
    r"introduction|preface|foreword|prologue|background|abstract|summary|conclusions?|epilogue|afterword|"
    r"acknowledge?ments?|references|appendix|bibliography|notes|(?:a )?final (?:thoughts?|word)|"
    r"closing thoughts)[:：]?$",
    re.IGNORECASE,
)
_KNOWN_WITH_TITLE = re.compile(
    r"^(?P<mark>附\s*录\s*[A-Z一二三四五\d]?|引\s*言|前\s*言|结\s*语|尾\s*声|后\s*记|楔\s*子|序\s*幕|番外|"
    r"Appendix(?: [A-Z\d])?|Epilogue|Prologue|Interlude)"
    r"(?:[\s\u3000]*[:：—–|｜·][\s\u3000]*|[\s\u3000]+)(?P<title>\S.{0,30})$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:公元前?\s*)?(?P<year>\d{3,4})\s*(?:年|[-–—至]\s*\d{2,4}年?|"
    r"年?$)(?:\s*\d{1,2}月(?:\s*\d{1,2}[日号])?)?[^。，；！？,;]{0,8}$|"
    r"^(?:early|mid|late|spring|summer|autumn|fall|winter|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)"
    r"[a-z]*\.? (?:\d{1,2}, )?(?P<year_en>\d{4})$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:各位|大家好|(?:上午|下午|晚上)好|同学们|朋友们|尊敬的|亲爱的|"
    r"Dear\b|Ladies\b|Good (?:morning|afternoon|evening))",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^[“\"「『]|^[^：:]{1,8}[：:][“\"「]|^(?:问|答|問|Q|A|记者|主持人|甲|乙)[：:]")


def width(words: str) -> int:
    """Count half-width cells: a Chinese character takes two, as it takes two bytes in GBK."""
    return len(words.encode("gbk", "replace"))


def known_heading(words: str) -> tuple[str, str] | None:
    """Return title and mark of a heading that many articles have: `结语`, `附录 常用的几个数`; None for other lines."""
    if named := _KNOWN_WITH_TITLE.match(words.strip()):
        return named["title"], named["mark"]
    return (words.strip().rstrip(":："), "") if _KNOWN.match(words.strip()) else None


def heading_year(words: str) -> int | None:
    """Return the year of a line that is a date, as the headings of a chronicle are; None for other lines."""
    found = _DATED.match(words.strip())
    return int(found["year"] or found["year_en"]) if found else None


def is_speech(words: str) -> bool:
    """Say whether a line begins as somebody speaks: with a quotation mark, or a name before one."""
    return bool(_SPEECH.match(words))


def stands_between(passages: Sequence[Passage], place: int, taken: set[int]) -> bool:
    """Say whether a short line has whole paragraphs on both sides of it, as a heading has."""
    item = passages[place]
    words = item.words.strip()
    before = passages[place - 1] if place else None
    after = passages[place + 1] if place + 1 < len(passages) else None
    if after is None or place + 1 in taken or after.kind in {BlockKind.RULE, BlockKind.HEADING}:
        return False
    shouted = words.isupper() and len(words.split()) > 1
    if (not shouted and is_speech(words)) or is_quoted(passages, place) or words[-1:] in ":：" or _is_odd(words):
        return False
    if after.kind is BlockKind.PARAGRAPH and (
        width(after.words) < max(_LEAST_TEXT, width(words) * 1.2) or not closes(after)
    ):
        return False
    return (
        before is None
        or place - 1 in taken
        or before.kind is not BlockKind.PARAGRAPH
        or shouted
        or (closes(before) and width(before.words) >= min(_ENOUGH_TEXT, width(words) * 2))
    )


def _is_odd(words: str) -> bool:
    """Say whether a line is of a kind that titles are not: an address, a number, an English line in small letters."""
    if re.search(r"https?://|@|^\W*[\d\s.,:：年月日/-]+\W*$", words):
        return True
    if re.search(r"[\u4e00-\u9fff]", words):
        return False
    first = words.lstrip("“‘\"'")[:1]
    return not first.isupper() and not first.isdigit()


def is_headlike(words: str, longest: int, item: Passage) -> bool:
    """Say whether words may be a heading at all: short, one clause, no caption."""
    words = words.strip()
    return (
        len(words) <= longest
        and width(words) <= longest
        and not _STOP.search(words)
        and not _INNER_STOP.search(words)
        and not _CAPTION.match(words)
        and not _GREETING.match(words)
        and not re.search(r"!\[|\n", item.text)
    )


def is_quoted(passages: Sequence[Passage], place: int) -> bool:
    """Say whether the line's words stand in another passage too: a quotation pulled out of the text."""
    words = passages[place].words.strip(' “”"「」‘’')
    near = passages[max(0, place - _NEAR) : place + _NEAR]
    return width(words) > _SHORTEST_QUOTED and any(words in item.words for item in near if item is not passages[place])


def is_last(passages: Sequence[Passage], place: int) -> bool:
    """Say whether nothing stands below a passage, so that it can head nothing."""
    return all(not item.words.strip() for item in passages[place + 1 :])


def closes(item: Passage) -> bool:
    """Say whether a passage ends as text does, so that something new may begin below it."""
    return (
        item.kind is not BlockKind.PARAGRAPH
        or bool(_ENDS_SENTENCE.search(item.words.strip()))
        or _CAPTION.match(item.words) is not None
    )
