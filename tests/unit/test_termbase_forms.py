"""Deprecated designations, forms of one word, and capitals: what the checks of terms ask of a termbase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Designations, Language, Term, TermType
from duiye.termbase import Spelling, TermFinder, are_forms_of_one, hints_at, names

NOWHERE = Bilingual("无", "none")


def term(zh: str, en: str, *, kind: TermType = "concept", name: str = "t") -> Term:
    """Return a term with designations separated by `|`, the preferred one first; deprecated ones begin with `-`."""
    sides = []
    for words in (zh.split("|"), en.split("|")):
        preferred, *admitted = (word for word in words if not word.startswith("-"))
        sides.append(Designations(preferred, tuple(admitted), tuple(word[1:] for word in words if word[0] == "-")))
    return Term(name, kind, sides[0], sides[1], NOWHERE)


def found(text: str, *terms: Term, language: Language = "en") -> list[tuple[str, str]]:
    """Return what is found in a text, with its status."""
    finder = TermFinder(terms, language, deprecated=True)
    return [(text[item.start : item.end], item.status) for item in finder.find(text)]


GPU = term("图形处理器|GPU|-显卡", "graphics processing unit|GPU|-graphics card")
K8S = term("Kubernetes", "Kubernetes|-kubernetes")
EBITA = term("经调整EBITA", "adjusted EBITA|-adjusted EBITDA")


def test_a_mention_says_how_good_its_word_is() -> None:
    """A check could not tell a discouraged word from a good one."""
    assert found("A graphics card is a GPU, a graphics processing unit.", GPU) == [
        ("graphics card", "deprecated"),
        ("GPU", "admitted"),
        ("graphics processing unit", "preferred"),
    ]


def test_a_longer_valid_word_wins_over_a_deprecated_one() -> None:
    """`昇思芯片组` would be told because `昇思芯片` is discouraged."""
    terms = [term("昇腾|-昇思芯片", "Ascend"), term("昇思芯片组", "set of chips", name="u")]
    assert found("昇思芯片组和昇思芯片", *terms, language="zh") == [
        ("昇思芯片组", "preferred"),
        ("昇思芯片", "deprecated"),
    ]


@pytest.mark.parametrize("terms", [(K8S,), (K8S, term("苦", "x|-Kubernetes", name="u"))])
def test_a_deprecated_spelling_is_told_from_the_valid_one(terms: tuple[Term, ...]) -> None:
    """`Kubernetes` would be told because `kubernetes` is discouraged, or neither would."""
    assert found("Kubernetes, kubernetes", *terms) == [("Kubernetes", "preferred"), ("kubernetes", "deprecated")]


def test_a_word_that_is_valid_and_deprecated_at_once_is_valid() -> None:
    """A slip in the termbase would be told at every mention in the text."""
    assert found("a box", term("盒", "box|-box")) == [("box", "preferred")]


def test_a_designation_with_capitals_may_begin_a_sentence() -> None:
    """`Adjusted EBITA` in a table would not be linked, for its first word has a capital there."""
    assert found("Adjusted EBITA; adjusted ebita", EBITA) == [("Adjusted EBITA", "preferred")]


def test_overlapping_mentions_are_found_within_a_stretch() -> None:
    """A word that only looks deprecated where two others meet could not be told from one that is."""
    finder = TermFinder([term("百度云", "x"), term("云计算", "y", name="u")], "zh")
    assert [(item.start, item.end) for item in finder.find_within("做百度云计算", 0, 6)] == [(1, 4), (3, 6)]


CLOUD = term("华为云", "Huawei Cloud", kind="company")
LLM = term("大语言模型", "large language model")
API = term("应用程序接口", "application programming interface")
HUANG = term("黄仁勋", "Jensen Huang", kind="person")


@pytest.mark.parametrize(
    ("which", "text"),
    [
        (CLOUD, "Huawei’s cloud"),
        (CLOUD, "the Huawei Clouds"),
        (CLOUD, "在华为云上"),
        (LLM, "two LLMs"),
        (LLM, "a large-language-model game"),
        (GPU, "the graphics-processing units"),
        (GPU, "那块显卡"),
        (HUANG, "Huang said"),
        (term("微调", "fine-tuning"), "it was fine-tuned"),
        (term("雲|占位", "x"), "x"),
    ],
)
def test_a_text_names_a_term_in_other_forms(which: Term, text: str) -> None:
    """A translation that inflects, shortens or splits a term would be told to lack it."""
    assert names(which, text)
    assert hints_at(which, text)


@pytest.mark.parametrize(
    ("which", "text"),
    [
        (CLOUD, "Huawei, Cloud"),
        (CLOUD, "Huawei and the cloud"),
        (CLOUD, "Alibaba Cloud"),
        (LLM, "llms"),
        (HUANG, "a huang"),
        (GPU, "graphics of a processing unit"),
        (GPU, ""),
    ],
)
def test_a_text_that_only_has_the_words_does_not_name_a_term(which: Term, text: str) -> None:
    """One company in the place of another would not be told."""
    assert not names(which, text)


@pytest.mark.parametrize(
    ("which", "text", "by_head"),
    [
        (term("弹性伸缩", "autoscaling|elastic scaling"), "resources scale elastically", False),
        (term("规模优势", "advantage of scale"), "the advantages of moving first and of scale", False),
        (term("加速器", "accelerator"), "加速卡", False),
        (API, "调用接口", True),
        (API, "应用", False),
    ],
)
def test_a_text_hints_at_a_term_in_words_of_its_own(which: Term, text: str, by_head: bool) -> None:  # noqa: FBT001 — a column
    """A free translation would be told to lack a term."""
    assert hints_at(which, text, by_head=by_head)
    assert not names(which, text)


def test_the_first_characters_are_no_hint_at_an_abbreviation() -> None:
    """`软件按月收费` would count as naming SaaS."""
    assert not hints_at(term("软件即服务|SaaS", "software as a service|SaaS"), "软件按月收费", by_head=True)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("微调", "模型微调", True),
        ("cloud native", "cloud-native", True),
        ("scheduling of computing power", "computing power scheduling", True),
        ("GPT-3", "GPT-4", True),
        ("compute", "computing power", True),
        ("图形处理器", "GPU", True),
        ("graphics processing unit", "GPU", True),
        ("云厂商", "云服务商", False),
        ("cloud provider", "cloud vendor", False),
        ("英伟达", "NVIDIA", False),
        ("share", "part", False),
    ],
)
def test_forms_of_one_word_are_told_from_two_words(first: str, second: str, one: bool) -> None:  # noqa: FBT001 — a column
    """A short form would be told as a second word for the concept, or a second word would not be."""
    assert are_forms_of_one(first, second, GPU) is one
    assert are_forms_of_one(second, first, GPU) is one


SPELLING = Spelling(
    [
        term("OpenAI", "OpenAI", kind="company"),
        term("图形处理器|GPU", "GPU", name="gpu"),
        term("无服务器|Serverless", "serverless", name="s"),
        term("双子|Gemini", "Gemini", kind="product", name="g"),
        term("英伟达", "NVIDIA", kind="company", name="n"),
        term("艾滋", "AIDS", name="a"),
        term("Kubernetes", "Kubernetes|-Kubernetez|-kubernetes", name="k"),
    ]
)


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Openai and OPENAI, openai.", ["OpenAI"] * 3),
        ("Gpu, gpus, GPUS", ["GPU", "GPUs"]),
        ("用gpu训练", ["GPU"]),
        ("Nvidia’s chips", ["NVIDIA"]),
        ("用gemini训练", ["Gemini"]),
        ("名叫OPENAI的公司", ["OpenAI"]),
        ("OPENAI", ["OpenAI"]),
    ],
)
def test_words_in_wrong_capitals_are_found(text: str, slips: list[str]) -> None:
    """A slip in a name would be published."""
    assert [slip.right for slip in SPELLING.slips(text)] == slips


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI, GPU, GPUs, NVIDIA",
        "the gemini on the wall",
        "it aids us; Aids",
        "serverless and Serverless",
        "kubernetes is the finder’s affair",
        "openai.com, @openai, gpu-test, gpu_1, 4gpu, https:gpu",
        "OPENAI AND THE GPUS",
        "用双子gpux",
    ],
)
def test_words_that_may_be_written_so_are_not_told(text: str) -> None:
    """A writer would be told of an address, a common word or a heading in capitals."""
    assert [slip.right for slip in SPELLING.slips(text)] == []


@given(st.text(max_size=80))
def test_no_text_stops_the_search(text: str) -> None:
    """An odd character would end every check with a traceback."""
    for which in (CLOUD, LLM, HUANG, K8S, GPU):
        if names(which, text):
            assert hints_at(which, text)
    for slip in SPELLING.slips(text):
        assert text[slip.start : slip.end].casefold() == slip.right.casefold()
        assert text[slip.start : slip.end] != slip.right
