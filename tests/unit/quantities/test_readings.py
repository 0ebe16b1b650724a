"""What is read as a quantity, in Chinese and in English."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.quantities import read_quantities

CHINESE = [
    ("亏损22.51亿元", "22.51亿元=money CNY 2251000000"),
    ("１２万人，１，２５５件", "１２万=number 120000, １，２５５=number 1255"),
    ("共1,255件", "1,255=number 1255"),
    ("1.2万亿参数", "1.2万亿=number 1200000000000"),
    ("1亿2400万，1.1百亿亿次", "1亿2400万=number 124000000, 1.1百亿亿=number 1100000000000000000"),
    ("两万五千人、两万五、两万零五", "两万五千=number 25000, 两万五=number 25000, 两万零五=number 20005"),
    ("一百零五天、一百二", "一百零五天=seconds 9072000, 一百二=number 120"),
    ("一万二千亿、一亿二千万", "一万二千亿=number 1200000000000, 一亿二千万=number 120000000"),
    (
        "95兆韩元、800兆瓦、2.1亿千瓦",
        "95兆韩元=money KRW 95000000000000, 800兆瓦=power 800000000, 2.1亿千瓦=power 210000000000",
    ),
    ("三个人，二十五岁", "三=number 3, 二十五=number 25"),
    ("零点五个百分点、三点五倍", "零点五个百分点=points 1/2, 三点五倍=share 7/2"),
    ("第三章、第二十一回、第8.3节", "第三=number 3, 第二十一=number 21, 第8.3=number 83/10"),
    ("2024年7月26日", "2024年=year 2024, 7月=month 7, 26日=day 26"),
    ("2024-07-26", "2024=year 2024, 07=month 7, 26=day 26"),
    ("2022财年、三年、98年", "2022=number 2022, 三年=months 36, 98年=months 1176"),
    (
        "20世纪90年代、上世纪七十年代、2010年代",
        "20世纪90年代=decade 1990, 上世纪七十年代=decade 1970, 2010年代=decade 2010",
    ),
    (
        "一季度、第三季度、Q2、3Q、首季营收",
        "一季度=quarter 1, 第三季度=quarter 3, Q2=quarter 2, 3Q=quarter 3, 首季=quarter 1",
    ),
    ("前三季度、三个季度", "三季度=number 3, 三个季度=number 3"),
    ("上半年、1H、2H25", "上半年=half-year 1, 1H=half-year 1, 2H=half-year 2, 25=year 2025"),
    ("三成、一成半、九成五", "三成=share 3/10, 一成半=share 3/20, 九成五=share 19/20"),
    ("百分之八、千分之三、三分之二", "百分之八=share 2/25, 千分之三=share 3/1000, 三分之二=share 2/3"),
    ("每五个人就有一个", "每五个人就有一=share 1/5"),
    ("8％、8个百分点、50个基点", "8％=share 2/25, 8个百分点=points 8, 50个基点=points 1/2"),
    ("增长3倍，增长到3倍，是3倍半", "增长3倍=share 4, 3倍=share 3, 3倍半=share 7/2"),
    ("减少了两倍、多占用百倍", "两倍=share 2, 多占用百倍=share 101"),
    (
        "翻一番、翻两番、翻倍、翻三倍、减半、腰斩",
        "翻一番=share 2, 翻两番=share 4, 翻倍=share 2, 翻三倍=share 4, 减半=share 1/2, 腰斩=share 1/2",
    ),
    (
        "一半，半年，三个半小时，四年半，半个百分点",
        "一半=share 1/2, 半年=months 6, 三个半小时=seconds 12600, 四年半=months 54, 半个百分点=points 1/2",
    ),
    ("8%至10%，三到五周", "8%=share 2/25, 10%=share 1/10, 三=seconds 1814400, 五周=seconds 3024000"),
    ("七八家，十七八岁", "七=number 7, 八=number 8, 十=number 17, 七八=number 18"),
    ("百分百、六七成", "百分百=share 1, 六=share 3/5, 七成=share 7/10"),
    ("一又二分之一、年过六旬", "一又二分之一=share 3/2, 六旬=number 60"),
    ("100兆带宽、上亿、月薪过万", "100兆=number 100000000000000, 亿=number 100000000, 万=number 10000"),
    ("半个多世纪、翻不翻、两三千万", "半个多世纪=months 600, 两=number 20000000, 三千万=number 30000000"),
    ("90后、00后", "90后=decade 1990, 00后=decade 2000"),
    ("七八倍", "七=share 7, 八倍=share 8"),
    ("下午3点半、15:30、六点一刻、8点20分", "3点半=clock 210, 15:30=clock 210, 六点一刻=clock 375, 8点20分=clock 500"),
    (
        "九块九，9秒98，一米八，两块木条",
        "九块九=money CNY 99/10, 9秒98=seconds 499/50, 一米八=length 9/5, 两块=money CNY 2",
    ),
    ("¥30，港币20元，三分钱", "¥30=money CNY 30, 港币20元=money HKD 20, 三分钱=money CNY 3/100"),
    ("200度、21世纪、20日", "200度=degree 200, 21世纪=number 21, 20日=number 20"),
    ("几十万、数以千计、上百万家", "几十万=vague 100000, 数以千计=vague 1000, 上百万=vague 1000000"),
    ("十四五规划", "十四=number 14, 五=months 60"),
    ("1/3、24/7", "1/3=share 1/3"),
    ("最高1080p", "1080=number 1080"),
    ("收入（亿元）21.3", "21.3=number 213/10"),
]
ENGLISH = [
    ("a loss of 2.251 billion yuan", "2.251 billion yuan=money CNY 2251000000"),
    (
        "US$1,255, $3.5bn, €2m and ¥30",
        "US$1,255=money USD 1255, $3.5bn=money USD 3500000000, €2m=money EUR 2000000, ¥30=money CNY 30",
    ),
    ("RMB36 yuan, 35 cents, 20 pounds", "RMB36 yuan=money CNY 36, 35 cents=money USD 7/20, 20 pounds=money GBP 20"),
    ("1.2 trillion, 2 million million", "1.2 trillion=number 1200000000000, 2 million million=number 2000000000000"),
    ("a million users, per million", "a million=number 1000000, million=number 1000000"),
    ("One hundred and five thousand", "One hundred and five thousand=number 105000"),
    ("twenty-five, the twenty-first", "twenty-five=number 25, twenty-first=number 21"),
    ("a dozen, two dozen, half a dozen", "a dozen=number 12, two dozen=number 24, half a dozen=number 6"),
    (
        "three or four weeks, 8 to 10 percent",
        "three=seconds 1814400, four weeks=seconds 2419200, 8=share 2/25, 10 percent=share 1/10",
    ),
    (
        "30–35 billion yuan, $50–60 million",
        "30=money CNY 30, 35 billion yuan=money CNY 35000000000, $50=money USD 50000000, 60 million=number 60000000",
    ),
    ("Chapter Three, the third", "Three=number 3, third=number 3"),
    (
        "the 21st century, the 1990s, the '90s, in his twenties",
        "21st century=number 21, 1990s=decade 1990, 90s=decade 1990, twenties=number 20",
    ),
    (
        "in May 2023 and on 3 March, Sept. 4",
        "May=month 5, 2023=year 2023, 3=day 3, March=month 3, Sept=month 9, 4=day 4",
    ),
    (
        "26 July 2024, 2024-07-26, July 26th",
        "26=day 26, July=month 7, 2024=year 2024, 2024=year 2024, 07=month 7, 26=day 26, July=month 7, 26th=day 26",
    ),
    (
        "2023–24, FY2022, FY22, fiscal 2022, '98",
        "2023=year 2023, 24=year 2024, FY2022=year 2022, FY22=year 2022, 2022=year 2022, 98=year 1998",
    ),
    (
        "Q1, first-quarter sales, the second half, H2",
        "Q1=quarter 1, first-quarter=quarter 1, second half=half-year 2, H2=half-year 2",
    ),
    ("8%, 8 per cent, 8 percent, 300%", "8%=share 2/25, 8 per cent=share 2/25, 8 percent=share 2/25, 300%=share 3"),
    (
        "by 8 percentage points, half a point, quarter-point",
        "8 percentage points=points 8, half a point=points 1/2, quarter-point=points 1/4",
    ),
    ("10 basis points", "10 basis points=points 1/10"),
    ("two thirds, a quarter, three quarters", "two thirds=share 2/3, a quarter=share 1/4, three quarters=share 3/4"),
    ("a quarter of an hour, a third term", "a quarter of an hour=seconds 900, a third=share 1/3"),
    (
        "one in five, one user in nine, 3 in 100",
        "one in five=share 1/5, one user in nine=share 1/9, 3=number 3, 100=number 100",
    ),
    ("five people in one office, ten in one", "five=number 5, one=number 1, ten=number 10, one=number 1"),
    (
        "threefold, 3-fold, 3 times, 3x, twice",
        "threefold=share 3, 3-fold=share 3, 3 times=share 3, 3x=share 3, twice=share 2",
    ),
    ("it doubled, to triple, quadrupled", "doubled=share 2, triple=share 3, quadrupled=share 4"),
    (
        "half, halved, half an hour, half a million",
        "half=share 1/2, halved=share 1/2, half an hour=seconds 1800, half a million=number 500000",
    ),
    (
        "a year and a half, two and a half times, 4.5 and a half",
        "a year and a half=months 18, two and a half times=share 5/2, 4.5 and a half=number 5",
    ),
    ("six months and a half", "six months and a half=months 13/2"),
    (
        "31.4 kilometres, 100 nm, 8 GB, 800 MW",
        "31.4 kilometres=length 31400, 100 nm=length 1/10000000, 8 GB=bytes 8000000000, 800 MW=power 800000000",
    ),
    ("minus 20 degrees Celsius, 5 degrees", "20 degrees Celsius=celsius 20, 5 degrees=degree 5"),
    ("a 65-year-old, two quarters", "65-year=number 65, two quarters=share 1/2"),
    (
        "3 p.m., 15:30, half past six, a quarter to seven",
        "3 p.m.=clock 180, 15:30=clock 210, half past six=clock 390, quarter to seven=clock 405",
    ),
    (
        "dozens, tens of thousands, hundreds of people, several hundred thousand",
        "dozens=vague 10, tens of thousands=vague 10000, hundreds=vague 100, several hundred thousand=vague 100000",
    ),
    ("a few hundred yuan, some million", "a few hundred=vague 100, some million=vague 1000000"),
    ("both, a pair, the first decade", "both=number 2, pair=number 2, first=number 1, decade=months 120"),
    (
        "a day or two; $5M; 4K; 3 in ten thousand",
        "a day=seconds 86400, two=number 2, $5M=money USD 5000000, 3=number 3, ten thousand=number 10000",
    ),
    ("1/3 and 24/7, 10k users, 1080p.", "1/3=share 1/3, 24/7=number 24, 10k=number 10000, 1080=year 1080"),
    ("mid-2010s, the top-10", "2010s=decade 2010, 10=number 10"),
    ("the 93rd, claim 1 has", "93rd=number 93, 1=number 1"),
    ("Revenue (billion yuan) 2.13", "2.13=number 213/100"),
    ("3Q24; 1H", "3Q=quarter 3, 24=year 2024, 1H=half-year 1"),
    ("three fifty-thousandths, 5 US dollars", "three fifty-thousandths=share 3/50000, 5 US dollars=money USD 5"),
    ("5/3, 120/40", ""),
    ("10 billion Mexican pesos, 1.8 people", "10 billion Mexican pesos=money PESO 10000000000, 1.8=number 9/5"),
    ("the nine months to September 30", "nine months=months 9, September=month 9, 30=day 30"),
    ("seventy-third, seventy-three", "seventy-third=number 73, seventy-three=number 73"),
]
NO_QUANTITIES = [
    ("zh", "一般来说，三明治十分好吃，万一没有，一一说明"),
    ("zh", "GPT-4、H100、1.2.3版、5G、四川、周三、双十一"),
    ("zh", "成功、〇分之一、半导体、半天、一心一意、来几"),
    ("zh", "编号1234567890123456789，三四，二三开，每〇个人中有一个"),
    ("en", "you may go on, and march on; Mar a name"),
    ("en", "GPT-4, H100, 5G and version 1.2.3, v.2"),
    ("en", "serial 1234567890123456789, one of them, at one point, one-off, second-hand, a second, tens"),
    ("en", "a thing, often, weight, fortyish, anti-one, half-hearted, A, some, quarter, several, Q9, H7, Q1b, a house"),
]


def said(text: str, language: str) -> str:
    """Write the quantities of a text on one line."""
    return ", ".join(
        f"{text[item.start : item.end]}={item.dimension} {item.readings[0][1]}"
        for item in read_quantities(text, language)
    )


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_quantities_have_their_value(text: str, expected: str) -> None:
    """A figure would be compared with another one than the author wrote."""
    assert said(text, "zh-Hans") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_quantities_have_their_value(text: str, expected: str) -> None:
    """A figure would be compared with another one than the translator wrote."""
    assert said(text, "en") == expected


@pytest.mark.parametrize(("language", "text"), NO_QUANTITIES)
def test_what_only_looks_like_a_number_is_none(language: str, text: str) -> None:
    """Words and names would be reported as figures that the translation lacks."""
    assert said(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("zh", "约30家", "about"),
        ("zh", "逾30家", "over"),
        ("zh", "近30家", "under"),
        ("zh", "30余家", "over"),
        ("zh", "三十来家", "about"),
        ("zh", "30家左右", "about"),
        ("zh", "30家以上", "over"),
        ("zh", "共30家店", ""),
        ("en", "about 30", "about"),
        ("en", "more than 30", "over"),
        ("en", "nearly 30", "under"),
        ("en", "30 or so", "about"),
        ("en", "30 shops", ""),
    ],
)
def test_how_exact_a_quantity_is_is_read(language: str, text: str, bound: str) -> None:
    """A sum of rounded figures would be called wrong."""
    assert [item.bound for item in read_quantities(text, language)] == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "1," * 5000,
        "一" * 40000,
        "十万" * 20000,
        "one hundred " * 4000,
        "9" * 40000,
        "每三" * 9000,
        "up " * 9000 + "3 times",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_runs_of_numbers_are_read_without_harm(language: str, text: str) -> None:
    """One long line of figures would stop the check, or last for minutes."""
    assert all(item.value < 10**60 for item in read_quantities(text, language))


CHARACTERS = (
    "0123456789.,%-/:：一二三十百千万亿兆年月日点分之成倍半第个几数翻每世纪代〇来多余元块米Q1H onetwhrdfivmilabqu'$"
)


@given(st.text(CHARACTERS, max_size=40), st.sampled_from(["zh", "en"]))
def test_quantities_stand_in_the_text_in_order(text: str, language: str) -> None:
    """The place of a figure would be reported at another word."""
    found = read_quantities(text, language)
    ends = [0, *(item.end for item in found)]
    assert all(end <= item.start < item.end <= len(text) for end, item in zip(ends, found, strict=False))


@given(st.integers(1, 10**12))
def test_a_whole_number_is_read_back(number: int) -> None:
    """A figure with separators would have another value than without."""
    assert [item.value for item in read_quantities(f"{number:,} of them", "en")] == [Fraction(number)]
    assert [item.value for item in read_quantities(f"{number}件", "zh")] == [Fraction(number)]
