"""Two finished texts laid side by side, passage by passage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Passage
from duiye.model import Bilingual, BlockKind, Designations, Term
from duiye.pairing import SURE, pair_passages
from duiye.readers.manuscript import partition
from pairs import CASES, links, paragraphs, passage, read_text, shape

KINDS = [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.TABLE, BlockKind.RULE]
CHINESE = ["是", "云计算在2023年增长了8%。", "AWS和GPU", "好？"]
ENGLISH = ["The cloud grew by 8% in 2023.", "AWS and GPUs", "“Good?”", "A", "x" * 400]
WORDS = ["", *CHINESE, *ENGLISH]

passages = st.builds(
    lambda kind, words, line, level: Passage(kind, words, words, line, level if kind is BlockKind.HEADING else 0),
    st.sampled_from(KINDS),
    st.sampled_from(WORDS),
    st.integers(1, 99),
    st.integers(0, 3),
)
texts = st.lists(passages, max_size=6)


def read(markdown: str) -> list[Passage]:
    """Return the passages of a text in Markdown."""
    return [passage(block) for block in partition(markdown)]


# The texts whose pairs were drawn by hand


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_no_pair_of_a_real_text_is_wrong_and_yet_sure(file: Path) -> None:
    """An author would not be told that a passage stands beside another one's translation."""
    text = read_text(file)
    found = links(pair_passages(text.source, text.target, "zh", "en"), text.source, text.target)
    assert not [link for link, sure in found.items() if sure >= SURE and link not in text.links]


def test_nearly_all_pairs_of_real_texts_are_found() -> None:
    """Authors would have to move many passages by hand."""
    right = found = gold = 0
    for file in CASES.glob("*.txt"):
        text = read_text(file)
        made = links(pair_passages(text.source, text.target, "zh", "en"), text.source, text.target)
        right, found, gold = right + len(made.keys() & text.links), found + len(made), gold + len(text.links)
    assert gold > 190
    assert min(right / found, right / gold) >= 0.98


def test_the_languages_may_change_sides() -> None:
    """An article whose English leads could not be paired with its Chinese."""
    text = read_text(CASES / "news.txt")
    found = links(pair_passages(text.target, text.source, "en-GB", "zh-Hans"), text.target, text.source)
    assert {(mine, other) for other, mine in found} == text.links


# Laws


@given(texts, texts)
def test_every_passage_stands_in_one_pair_in_order(source: list[Passage], target: list[Passage]) -> None:
    """A passage would be lost on the way in, stand twice, or be told in another order."""
    pairs = pair_passages(source, target, "zh", "en")
    assert [item for pair in pairs for item in pair.source] == source
    assert [item for pair in pairs for item in pair.target] == target
    assert all((pair.source or pair.target) and 0 <= pair.confidence <= 1 and pair.reason for pair in pairs)


@given(texts, st.sampled_from(["zh", "en"]))
def test_a_text_paired_with_itself_is_paired_passage_by_passage(text: list[Passage], language: str) -> None:
    """A text that was imported twice would be shifted against itself."""
    again = [replace(item, line=item.line + 1) for item in text]
    pairs = pair_passages(text, again, language, language)
    assert shape(pairs) == " ".join(["1-1"] * len(text))
    assert all(pair.confidence == 1 for pair in pairs)


def test_thousands_of_equal_passages_are_paired_in_order() -> None:
    """A long list of equal lines would take hours, or be paired anyhow."""
    source, target = paragraphs(*["是"] * 3000), paragraphs(*["Yes"] * 40)
    assert shape(pair_passages(source, [*source[:2999]], "zh", "zh")) == " ".join([*["1-1"] * 2999, "1-0"])
    pairs = pair_passages(source[:40], target, "zh", "en")
    assert shape(pairs) == " ".join(["1-1"] * 40)


def test_one_empty_side_leaves_the_other_alone() -> None:
    """An import would stop where a translation has only begun."""
    source = paragraphs("甲", "乙")
    assert shape(pair_passages(source, [], "zh", "en")) == "1-0 1-0"
    assert shape(pair_passages([], source, "en", "zh")) == "0-1 0-1"
    assert pair_passages([], [], "zh", "en") == ()


# What speaks for a pair


def test_numbers_pair_what_lengths_would_not() -> None:
    """A paragraph without translation would push the others out of place."""
    source = paragraphs("营收是22.51亿元。", "员工有1260人。", "成本降了三成。")
    target = paragraphs("It had 1,260 employees.", "Costs fell by 30%.")
    pairs = pair_passages(source, target, "zh", "en")
    assert shape(pairs) == "1-0 1-1 1-1"
    assert "1260" in pairs[1].reason
    assert pairs[0].reason == "Nothing in the target answers to it."


def test_names_spelled_by_sound_pair() -> None:
    """People and places of an article would be no help, because no dictionary has them."""
    source = paragraphs("魏明海走了。", "郑文静来了。", "何立群笑了。")
    target = paragraphs("Zheng Wenjing arrived.", "He Liqun laughed.")
    assert shape(pair_passages(source, target, "zh", "en")) == "1-0 1-1 1-1"
    assert shape(pair_passages(target, source, "en", "zh")) == "0-1 1-1 1-1"


def test_terms_of_the_termbase_pair() -> None:
    """The one list that says what translates what would not be asked."""
    nowhere = Bilingual("无", "none")
    terms = [
        Term(name, "concept", Designations(han), Designations(latin), nowhere)
        for name, han, latin in (("a", "量子纠缠", "quantum entanglement"), ("b", "绝缘体", "insulator"))
    ]
    source = paragraphs("谈谈量子纠缠。", "谈谈绝缘体。")
    target = paragraphs("On insulators.")
    pairs = pair_passages(source, target, "zh", "en", terms)
    assert shape(pairs) == "1-0 1-1"
    assert "b" in pairs[1].reason


def test_a_table_pairs_with_a_table_of_its_shape() -> None:
    """A table would face a paragraph, and the text about it the table."""
    source = read("前文。\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n- 一\n- 二\n")
    target = read("| A | B |\n| --- | --- |\n| C | D |\n\nSomething about it that nobody asked for.\n\n- one\n- two\n")
    found = links(pair_passages(source, target, "zh", "en"), source, target)
    assert {(1, 0), (2, 2)} <= found.keys()


def test_pictures_addresses_and_code_pair() -> None:
    """What both languages write alike would count for nothing."""
    source = read("见 https://example.org/a 。\n\n![图](b.png)\n\n用`make test`。\n\n```\nls\n```\n\n![图](c.png)\n")
    target = read("![A picture](b.png)\n\nUse `make test`.\n\n```\nls\n```\n\n![Another](c.png)\n")
    assert shape(pair_passages(source, target, "zh", "en")) == "1-0 1-1 1-1 1-1 1-1"


def test_two_texts_in_one_language_pair_by_their_words() -> None:
    """Two versions in one language would be paired by length alone."""
    source = paragraphs("The Kestrel flew north.", "The Heron stood still.", "The Wren sang.")
    target = paragraphs("A Heron was standing still.", "A Wren was singing.")
    assert shape(pair_passages(source, target, "en", "en")) == "1-0 1-1 1-1"


def test_a_terse_translator_is_understood() -> None:
    """Every paragraph of a short translation would be taken for half of one."""
    long = "的设备在仓库里放了很久，没有人知道它属于谁，也没有人敢动它。"
    source = paragraphs(*(f"编号{1000 + n}{long}" for n in range(20)))
    target = paragraphs(*(f"Nobody knew who owned device {1000 + n}, long in store." for n in range(20)))
    pairs = pair_passages(source, target, "zh", "en")
    assert shape(pairs) == " ".join(["1-1"] * 20)
    assert all(pair.confidence >= SURE for pair in pairs)


def test_what_is_unclear_is_not_sure() -> None:
    """An author would trust a guess."""
    source = paragraphs("好的。", "不行。", "知道。")
    target = paragraphs("Mm.", "Oh.")
    assert min(pair.confidence for pair in pair_passages(source, target, "zh", "en")) < SURE


def test_a_heading_does_not_pair_with_a_long_paragraph() -> None:
    """A chapter would be named after its first paragraph."""
    source = read("# 雨\n\n后文。\n")
    target = paragraphs("It rained. " * 60, "The text.")
    assert not any(
        pair.confidence >= SURE
        for pair in pair_passages(source, target, "zh", "en")
        if pair.source and pair.target and pair.source[0].kind is BlockKind.HEADING
    )


def test_a_long_text_survives_a_missing_block_and_a_moved_one() -> None:
    """Everything after a chapter that the translator left out would be lost for the pairing."""
    source = paragraphs(*(f"第{n}号仓库存有{7 * n + 1000}件货物。" for n in range(300)))
    whole = paragraphs(*(f"Warehouse {n} holds {7 * n + 1000:,} items." for n in range(300)))
    target = [*whole[:20], *whole[120:200], *whole[30:40], *whole[200:]]
    found = links(pair_passages(source, target, "zh", "en"), source, [*target])
    kept = {(n, target.index(item)) for n, item in enumerate(whole) if n < 20 or n >= 120}
    assert found.keys() == kept


def test_a_text_of_common_words_alone_is_searched_in_bounded_time() -> None:
    """Every passage would be held against every other one, for hours."""
    source, target = paragraphs(*["我们今天去上海。"] * 300), paragraphs(*["Today we go to Shanghai."] * 290)
    assert sum(len(pair.source) for pair in pair_passages(source, target, "zh", "en")) == 300
