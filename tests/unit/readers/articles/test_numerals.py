"""How Word's systems write numbers."""

from __future__ import annotations

import pytest

from duiye.readers.articles.numerals import write_number


@pytest.mark.parametrize(
    ("system", "number", "written"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("taiwaneseCountingThousand", 2000, "二千"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("ideographLegalTraditional", 2, "貳"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("ordinal", 4, "4th"),
        ("cardinalText", 13, "Thirteen"),
        ("cardinalText", 21, "Twenty-one"),
        ("cardinalText", 30, "Thirty"),
        ("cardinalText", 100, "100"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 22, "Twenty-second"),
        ("ordinalText", 6, "Sixth"),
        ("ordinalText", 101, "101st"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 25, "㉕"),
        ("decimalEnclosedCircle", 40, "㊵"),
        ("decimalEnclosedCircle", 60, "60"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedParen", 21, "21"),
        ("ideographTraditional", 11, "甲"),
        ("ideographZodiac", 2, "丑"),
        ("ideographDigital", 10, "一〇"),
        ("ideographEnclosedCircle", 3, "㊂"),
        ("unheard", 5, "5"),
        ("chineseCounting", 0, "0"),
        ("chineseCounting", 12_345, "12345"),
    ],
)
def test_a_number_is_written_as_word_shows_it(system: str, number: int, written: str) -> None:
    """A chapter would have another number than in the article."""
    assert write_number(number, system) == written
