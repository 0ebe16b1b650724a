"""Which quantities of a translation are told to differ, and how."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiye.quantities import compare, miscalculations, power_of_ten, read_side

EQUAL = [
    ("营收22.51亿元", "revenue of 2.251 billion yuan"),
    ("他从30亿元赚到40亿元", "from 3 billion yuan to 4 billion"),
    ("两家公司都涨了", "both companies rose"),
    ("每周35小时减至28小时", "from 35 hours to 28"),
    ("需求相差6倍", "differs by a factor of six"),
    ("增长两倍", "tripled"),
    ("增长了两倍", "grew 200%"),
    ("上涨逾十倍", "rose more than tenfold"),
    ("快三倍", "four times as fast"),
    ("翻一番", "doubled"),
    ("增长1.2倍", "grew 120%"),
    ("三分之一的人", "one in three people"),
    ("一小时的四分之一", "a quarter of an hour"),
    ("附录三", "Appendix 3"),
    ("数百万人", "millions of people"),
    ("减半", "halved"),
    ("下半叶", "in the second half of the century"),
    ("十几个", "more than a dozen"),
    ("弃权0票", "none abstained"),
    ("单位：百万元，10", "(in millions) 10"),
    ("收入（亿元）21.3", "Revenue (billion yuan) 2.13"),
    ("2020年10至12月", "the quarter to December 2020"),
    ("气温-5摄氏度", "5 degrees Celsius below zero"),
    ("净利润下降3%", "net profit fell 3%"),
    ("增长-3.2%", "fell 3.2%"),
    ("-3.2%", "a 3.2% decline"),
    ("成百上千的人，几百个", "thousands of people"),
    ("它们都壮大了", "all three grew"),
]
DIFFERENT = [
    ("453亿元", "453 billion yuan", "power of ten 453亿元 453 billion yuan"),
    ("4.53亿元", "45.3 million yuan", "power of ten 4.53亿元 45.3 million yuan"),
    ("30个", "300 of them", "power of ten 30 300"),
    ("3个百分点", "3%", "unit 3个百分点 3%"),
    ("8亿元", "$800 million", "unit 8亿元 $800 million"),
    ("8亿元、30美元", "800 million euros, $30", "unit 8亿元 800 million euros"),
    ("3亿美元，8万元", "300 million, 80,000 yuan", "unit 3亿美元 300 million"),
    ("增长了两倍", "doubled", "growth 增长了两倍 doubled"),
    ("是两倍", "grew to two times more, twice the", ""),
    ("8亿元", "900 million yuan", "missing 8亿元 900 million yuan"),
    ("8亿元", "nothing", "missing 8亿元 -"),
    ("没有", "in 1998", "missing - 1998"),
    ("2021年", "in 2012", "missing 2021年 2012"),
    ("3家", "nobody", "missing 3 -"),
    ("无", "three ships", "missing - three"),
    ("几万元", "several billion", "missing 几万元 several billion"),
    ("增长8%", "fell 8%", "direction 8% 8%"),
    ("零下20摄氏度", "20 degrees Celsius", "direction 20摄氏度 20 degrees Celsius"),
    ("20摄氏度", "minus 20 degrees Celsius", "direction 20摄氏度 20 degrees Celsius"),
    ("亏损3亿元", "a profit of 300 million yuan", "direction 3亿元 300 million yuan"),
    ("翻一番", "shrank twice as much", "direction 翻一番 twice"),
    ("赚了0元", "took 5 yuan", "missing 0元 5 yuan"),
    ("半数", "all", "missing 半 -"),
]


def told(source: str, target: str) -> str:
    """Write the differences of a Chinese text and an English one on one line."""
    sides = read_side(source, "zh"), read_side(target, "en")
    said = []
    for difference in compare(*sides):
        pair = zip((difference.source, difference.target), sides, strict=True)
        words = [side.text[each.start : each.end] if each else "-" for each, side in pair]
        said.append(" ".join([difference.kind, *words]))
    return ", ".join(said)


@pytest.mark.parametrize(("source", "target"), EQUAL)
def test_what_says_the_same_in_other_words_is_equal(source: str, target: str) -> None:
    """A writer would be told of faults where there are none, and would turn the check off."""
    assert told(source, target) == ""


@pytest.mark.parametrize(("source", "target", "expected"), DIFFERENT)
def test_what_differs_is_told_by_its_kind(source: str, target: str, expected: str) -> None:
    """A wrong figure would be published, or be told so that nobody can find what is wrong with it."""
    assert told(source, target) == expected


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("zh", "2021年营收201亿元；2022年达到453亿元，文章写的增速是225%；2023年又升到553亿元。", "+125%"),
        ("zh", "2021年营收201亿元；2022年达到453亿元，增速是125%。", ""),
        ("zh", "由30万元增至45万元，增长30%。", "+50%"),
        ("zh", "由30万元增至45万元，增长约55%。", ""),
        ("zh", "从三百万元减至约两百万元，下降33%。", ""),
        ("zh", "由30万元增至45万元，占总数的30%。", ""),
        ("zh", "甲有30万元，乙有45万元，增长30%。", ""),
        ("zh", "增长30%。由30万元增至45万元。", ""),
        ("zh", "三%，30万元，45万元", ""),
        ("en", "Revenue rose from 20 million yuan to 30 million, up 150%.", "+50%"),
        ("en", "Revenue rose 150% from 20 million yuan to 30 million.", "+50%"),
        ("en", "Revenue rose from 20 million yuan in 2021 to 30 million in 2022, a 150% increase.", "+50%"),
        ("en", "Revenue rose 50% from 20 million yuan to 30 million; costs rose 20%.", ""),
        ("en", "Revenue was 20.1 billion yuan in 2021; in 2022 it reached 45.3 billion yuan, growth of 225%.", "+125%"),
        ("en", "Revenue was 20.1 billion yuan in 2021; in 2022 it reached 45.3 billion yuan, growth of 300%.", ""),
        ("en", "It fell from 40 to 30 units, down 25%.", ""),
        ("en", "It fell from 40 to 30 units, down 15%.", "-25%"),
        ("en", "From half a million yuan to a million yuan, up 30%.", "+100%"),
    ],
)
def test_a_sum_that_is_wrong_in_its_own_sentence_is_found(language: str, text: str, wrong: str) -> None:
    """A rate that readers can disprove with the sentence's own figures would be published."""
    side = read_side(text, language)
    found = miscalculations(side.text, side.language, side.quantities)
    assert ", ".join(each.percent for each in found) == wrong


def test_a_power_of_ten_has_its_places() -> None:
    """The notice would name another factor than the slip has."""
    values = ["3 million yuan", "300 million yuan", "400 million yuan", "0 yuan", "3 km", "in 2021"]
    three, more, other, nothing, length, year = (read_side(text, "en").quantities[0] for text in values)
    assert [power_of_ten(three, each) for each in (more, other, nothing, length, year)] == [2, 0, 0, 0, 0]
    assert power_of_ten(more, three) == -2


TEXTS = st.text("0123456789.,%-一二三十百万亿年月成分之倍半元增长下降 onetwhrdfivmilbsupfall$", max_size=60)


@given(TEXTS, TEXTS)
@settings(max_examples=200)
def test_any_two_texts_are_compared(source: str, target: str) -> None:
    """One strange line would stop the check of the whole publication."""
    told(source, target)
    for language, text in (("zh", source), ("en", target)):
        side = read_side(text, language)
        tuple(miscalculations(side.text, side.language, side.quantities))


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_a_text_says_the_same_as_itself(text: str, language: str) -> None:
    """Every unchanged passage would be told to differ."""
    side = read_side(text, language)
    assert not list(compare(side, side))


def test_a_long_list_of_figures_is_compared_in_time() -> None:
    """A chapter that is one great table would hold up the check for minutes."""
    source = " ".join(f"{number}元" for number in range(2000, 6000))
    target = " ".join(f"{number} dollars" for number in range(7000, 11000))
    assert len(told(source, target).split(", ")) > 4000
