from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Designations, Figure, Term
from duiye.writers.search.figures import figure_key, written_figures
from duiye.writers.search.glosses import aligned_headings, glossed
from duiye.writers.search.lexicon import Known, lexicon_lines
from duiye.writers.search.pagetext import PageText, Section
from duiye.writers.search.regional import regional_wordings
from duiye.writers.search.terms import write_cards, write_names

CLOUD = Term(
    "cloud-computing",
    "concept",
    Designations("云计算", ("云端计算",), ("云运算",), pinyin="yún jìsuàn", hant="雲計算", tw="雲端運算"),
    Designations("cloud computing", (), ("cloud-computation",)),
    Bilingual("按需取用。", "On demand."),
)
GPU = Term("gpu", "hardware", Designations("GPU服务器"), Designations("Huang’s GPU server"), Bilingual("甲", "a"))


def facts(known: Known, key: str, *, chinese: bool = True) -> list[list[str | int]]:
    """Return what is known of a key."""
    return json.loads(lexicon_lines(known, chinese=chinese).get(f"={key}", "[]"))  # type: ignore[no-any-return]


def page(address: str, *sections: tuple[str, str, str]) -> PageText:
    """Return a page with sections of one block each."""
    made = tuple(Section(anchor, heading, ((f"{anchor}-p1", text),)) for anchor, heading, text in sections)
    return PageText(address, made[0].heading, made)


def test_every_name_of_a_term_leads_to_it_and_across() -> None:
    """A reader who knows another name, or the other language's, would find nothing."""
    known = Known([GPU, CLOUD])
    for name in ("云计算", "云端计算", "云运算", "云端运算", "cloud computing", "cloud-computation"):
        assert ["t", 1] in facts(known, name), name
    assert ["x", "cloud computing"] in facts(known, "云运算")
    assert ["s", "云计算"] in facts(known, "云运算")
    assert ["x", "云计算"] in facts(known, "cloud computing")
    assert ["s", "云运算"] not in facts(known, "云计算")


def test_hyphens_and_apostrophes_may_be_typed_or_not() -> None:
    """A name would be found only as its author wrote it."""
    known = Known([GPU, CLOUD])
    assert facts(known, "huang's gpu server") == facts(known, "huangs gpu server") != []
    assert facts(known, "cloud computation") != []


def test_initials_and_whole_pinyin_lead_to_names_of_the_chinese_edition() -> None:
    """Typing yjs would find nothing, or an English reader be led to Chinese words."""
    known = Known([GPU, CLOUD], couples=[("边缘计算", "edge computing")])
    assert ["p", "云计算"] in facts(known, "yjs")
    assert ["p", "云计算"] in facts(known, "yunjisuan")
    assert ["p", "边缘计算"] in facts(known, "byjs")
    assert ["p", "GPU服务器"] in facts(known, "gfwq")
    assert ["p", "GPU服务器"] in facts(known, "gpufwq")
    assert facts(known, "yjs", chinese=False) == []


def test_what_pages_say_comes_after_the_termbase_and_is_kept_short() -> None:
    """A guess would come before what a person wrote down."""
    known = Known(
        [CLOUD], [("云计算", f"guess{number}") for number in range(30)], {"云端": ["云"]}, {"#453": ["453亿"]}
    )
    found = facts(known, "云计算")
    assert next(value for kind, value in found if kind == "x") == "cloud computing"
    assert len([value for kind, value in found if kind == "x"]) == 12
    assert facts(known, "云端") == [["w", "云"]]
    assert facts(known, "#453") == [["n", "453亿"]]


def test_cards_say_what_a_reader_wants_of_a_term() -> None:
    """The card would lead nowhere, or be in the wrong language."""
    terms = [CLOUD] * 17
    files = list(write_cards(terms, "en", "glossary/"))
    assert [len(json.loads(file)) for file in files] == [16, 1]
    card = json.loads(files[1])[0]
    assert (card["definition"], card["address"]) == ("On demand.", "glossary/#cloud-computing")
    assert card["status"]["zh"] == {"preferred": "云计算", "admitted": ["云端计算"], "deprecated": ["云运算"]}
    assert json.loads(next(write_cards([CLOUD], "zh", None)))[0]["address"] == ""
    assert json.loads(write_names([CLOUD])) == [[["云计算", "云端计算"], ["cloud computing"]]]


def test_short_headings_that_face_translate_one_another() -> None:
    """Without a termbase a reader of the other language would find nothing."""
    chinese = {
        "a/": page(
            "a/", ("", "弹性算力", "字"), ("why", "为什么这一次与以往都不相同呢", "字"), ("gpu", "GPU集群", "字")
        )
    }
    english = {
        "a/": page("a/", ("", "Elastic compute", "x"), ("why", "Why it differs", "x"), ("gpu", "GPU clusters", "x")),
        "b/": page("b/", ("", "B", "x")),
    }
    assert aligned_headings(chinese, english) == Counter(
        {("弹性算力", "elastic compute"): 1, ("gpu集群", "gpu clusters"): 1}
    )


def test_glosses_are_what_all_places_have_in_common() -> None:
    """A reader would be sent to half a word, or to half a sentence."""
    texts = [
        "使用大语言模型（LLM）时",
        "训练大语言模型（LLM，大模型）",
        "“算力”（compute）",
        "这是只出现一次的很长的词（once only）",
    ]
    assert glossed(texts) == Counter({("大语言模型", "llm"): 2, ("算力", "compute"): 1})
    assert glossed(["Kubernetes (容器编排)", "the model studio (大模型平台)"]) == Counter(
        {("容器编排", "kubernetes"): 1}
    )
    twice = ["train a large model (大模型)", "with one large model (大模型)"]
    assert glossed(twice) == Counter({("大模型", "large model"): 2})


@given(st.text())
def test_glosses_of_any_text_are_looked_for(text: str) -> None:
    """The build would stop at what a writer typed."""
    glossed([text, f"云计算（{text}）"])


def test_regional_wordings_lead_to_what_the_site_says() -> None:
    """A reader in Taiwan would find nothing, or be sent to words that the site lacks."""
    found = regional_wordings(["云计算", "软件", "堆栈", "水"].__contains__, [("雲端運算", "云计算"), ("雲", "水")])
    assert found["云端运算"] == ("云计算",)
    assert found["软体"] == ("软件",)
    assert found["堆叠"] == ("堆栈",)
    assert found["云"] == ("水",)
    assert "么" not in regional_wordings(["幺", "么"].__contains__)
    assert "伺服器" not in found


def test_figures_are_found_in_the_forms_of_each_language() -> None:
    """453亿 would not find 45.3 billion."""
    figures = [
        Figure("F1", Bilingual("收入", "revenue"), Decimal("4.53e10"), "CNY", stands=("a.md#why-p1", "C01.note")),
        Figure("F2", Bilingual("增幅", "growth"), Decimal("-12.50"), "percent", stands=("a.md#why",)),
        Figure("F3", Bilingual("无", "none"), Decimal(7), "CNY"),
    ]
    chinese = page("a/", ("", "甲", "7元，453亿元"), ("why", "为何", "收入453亿元，下降12.5%；又453亿元。"))
    english = page("a/", ("", "A", ""), ("why", "Why", "Revenue of 45.3 billion yuan, down 12.5 per cent."))
    assert written_figures(figures, [chinese], "zh") == {"#12.5%": ("12.5%",), "#45300000000": ("453亿",)}
    assert written_figures(figures, [english], "en") == {
        "#12.5%": ("12.5 per cent",),
        "#45300000000": ("45.3 billion",),
    }
    note = PageText(
        "b/", "B", (Section("notes", "Notes", (("fn:C01", "It was 45.3bn yuan."), ("fn:C02", "45.3 million"))),)
    )
    assert written_figures(figures, [note], "en")["#45300000000"] == ("45.3bn",)


def test_numbers_have_one_key() -> None:
    """The worker would ask for a number in a form that was not kept."""
    assert figure_key(Decimal("1E+3"), percent=False) == "#1000"
    assert figure_key(Decimal("-3.50"), percent=True) == "#3.5%"
    assert figure_key(Fraction(1, 4), percent=False) == "#0.25"


def test_what_says_nothing_is_not_kept() -> None:
    """A key would lead to itself, and a name without Chinese or of one syllable to initials that mean nothing."""
    short = Term("ai", "concept", Designations("AI", ("云",)), Designations("AI"), Bilingual("甲", "a"))
    lines = lexicon_lines(Known([short], [("gpu", "gpu"), ("--", "x")]), chinese=True)
    assert json.loads(lines["=ai"]) == [["t", 0], ["s", "云"], ["x", "云"]]
    assert json.loads(lines["=yun"]) == [["p", "云"]]
    assert not {"=gpu", "=y", "="} & lines.keys()


def test_a_percentage_is_found_with_its_sign_and_a_gloss_if_it_is_short() -> None:
    """Any 10 would be shown as 10%, and half a sentence in brackets as a word."""
    figures = [Figure("F1", Bilingual("增幅", "growth"), Decimal(10), "percent", stands=("a.md#why",))]
    ranged = page("a/", ("why", "为何", "增长10至11%。"))
    assert written_figures(figures, [ranged], "zh") == {}
    assert not glossed(["算力（what a machine can work out）"])
