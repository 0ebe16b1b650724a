"""What is read as a number, in Chinese and in English."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.amounts import amounts

CHINESE = [
    ("亏损22.51亿元", "22.51亿=2251000000 number"),
    ("１２万人", "１２万=120000 number"),
    ("共1,255件", "1,255=1255 number"),
    ("1.2万亿参数", "1.2万亿=1200000000000 number"),
    ("3千万", "3千万=30000000 number"),
    ("两万五千人", "两万五千=25000 number"),
    ("两万五", "两万五=25000 number"),
    ("两万零五", "两万零五=20005 number"),
    ("一百零五天", "一百零五=105 number"),
    ("一百二", "一百二=120 number"),
    ("五百", "五百=500 number"),
    ("一万二千亿", "一万二千亿=1200000000000 number"),
    ("一亿二千万", "一亿二千万=120000000 number"),
    ("万亿规模、百万用户", "万亿=1000000000000 number, 百万=1000000 number"),
    ("二十五岁", "二十五=25 number"),
    ("十二个月", "十二=12 number"),
    ("三个人", "三=3 number"),
    ("第三章、第二十一回", "第三=3 number, 第二十一=21 number"),
    ("二〇二四年", "二〇二四=2024 year"),
    ("2023年5月3日", "2023=2023 year, 5月=5 month, 3=3 number"),
    ("2020.5年", "2020.5=4041/2 number"),
    ("300年", "300=300 number"),
    ("20世纪90年代", "20世纪90年代=1990 year"),
    ("十九世纪八十年代", "十九世纪八十年代=1880 year"),
    ("90年代", "90年代=1990 year"),
    ("三成", "三成=30 percent"),
    ("百分之八", "百分之八=8 percent"),
    ("8％", "8％=8 percent"),
    ("8个百分点", "8个百分点=8 points"),
    ("三分之一", "三分之一=1/3 number"),
    ("增长3倍", "3倍=3 times"),
]
ENGLISH = [
    ("a loss of 2.251 billion yuan", "2.251 billion=2251000000 number"),
    ("US$1,255 and $3.5bn", "1,255=1255 number, 3.5bn=3500000000 number"),
    ("1.2 trillion", "1.2 trillion=1200000000000 number"),
    ("a million users", "a million=1000000 number"),
    ("One hundred and five thousand", "One hundred and five thousand=105000 number"),
    ("three hundred million", "three hundred million=300000000 number"),
    ("twenty-five", "twenty-five=25 number"),
    ("three or four", "three=3 number, four=4 number"),
    ("Chapter Three, the third", "Three=3 number, third=3 number"),
    ("the 21st century", "21st=21 number"),
    ("the 1990s", "1990s=1990 year"),
    ("in May 2023 and on 3 March", "May=5 month, 2023=2023 year, 3=3 number, March=3 month"),
    ("12,000 in 2,023", "12,000=12000 number, 2,023=2023 number"),
    ("8%, 8 per cent, 8 percent", "8%=8 percent, 8 per cent=8 percent, 8 percent=8 percent"),
    ("by 8 percentage points", "8 percentage points=8 points"),
    ("two thirds, one quarter", "two thirds=2/3 number, one quarter=1/4 number"),
    ("threefold, 3-fold, 3 times", "threefold=3 times, 3-fold=3 times, 3 times=3 times"),
]
NO_AMOUNTS = [
    ("zh", "一般来说，三明治十分好吃，万一没有，一一说明"),
    ("zh", "数百万、几十、三四个"),
    ("zh", "GPT-4、H100、1.2.3版"),
    ("zh", "成功、〇分之一"),
    ("zh", "编号1234567890123456789"),
    ("en", "first things second; you may go on"),
    ("en", "GPT-4, H100 and version 1.2.3"),
    ("en", "serial 1234567890123456789"),
    ("en", "a thing, often, weight, fortyish"),
]


def said(text: str, language: str) -> str:
    """Write the amounts of a text on one line."""
    return ", ".join(f"{text[item.start : item.end]}={item.value} {item.unit}" for item in amounts(text, language))


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_amounts_have_their_value(text: str, expected: str) -> None:
    """A figure would be compared with another one than the author wrote."""
    assert said(text, "zh-Hans") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_amounts_have_their_value(text: str, expected: str) -> None:
    """A figure would be compared with another one than the translator wrote."""
    assert said(text, "en") == expected


@pytest.mark.parametrize(("language", "text"), NO_AMOUNTS)
def test_what_only_looks_like_a_number_is_none(language: str, text: str) -> None:
    """Words and names would be reported as figures that the translation lacks."""
    assert said(text, language) == ""


@pytest.mark.parametrize("text", ["1," * 5000, "一" * 40000, "十万" * 20000, "one hundred " * 4000, "9" * 40000])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_runs_of_digits_are_read_without_harm(language: str, text: str) -> None:
    """One long line of figures would stop the import, or last for minutes."""
    assert all(item.value < 10**30 for item in amounts(text, language))


CHARACTERS = "0123456789.,%一二三十百千万亿年月成分之点第个世纪代〇 onetwhrdfivmilab-"


@given(st.text(CHARACTERS, max_size=40), st.sampled_from(["zh", "en"]))
def test_amounts_stand_in_the_text_in_order(text: str, language: str) -> None:
    """The place of a figure would be reported at another word."""
    found = amounts(text, language)
    ends = [0, *(item.end for item in found)]
    assert all(end <= item.start < item.end <= len(text) for end, item in zip(ends, found, strict=False))


@given(st.integers(1, 10**12))
def test_a_whole_number_is_read_back(number: int) -> None:
    """A figure with separators would have another value than without."""
    assert [item.value for item in amounts(f"{number:,}", "en")] == [Fraction(number)]
    assert [item.value for item in amounts(f"{number}件", "zh")] == [Fraction(number)]
