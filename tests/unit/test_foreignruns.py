from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.foreignruns import foreign_runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("the Chinese word 哥 means brother, 弟 too", ["哥", "弟"]),
        ("‘为什么说AI大模型救了云计算的命？’ asks IT168企业级", ["为什么说AI大模型救了云计算的命？", "IT168企业级"]),
        ("阿里巴巴2022财年净利润34亿元，阿里云13年来首盈利", ["阿里巴巴2022财年净利润34亿元，阿里云13年来首盈利"]),
        ("《经济观察报》 of 2024", ["《经济观察报》"]),
        ("云“计”算", ["云“计”算"]),
        ("rises by 万 and 亿 (10,000 and 100 million)", ["万", "亿"]),
        ("plain words", []),
        ("naïve – “quoted” words", []),
        ("カタカナと漢字", []),
    ],
)
def test_hanzi_in_an_english_text_are_chinese(text: str, runs: list[str]) -> None:
    """An English voice would spell out or skip the Chinese words of a page."""
    assert [text[run.start : run.end] for run in foreign_runs(text, "en")] == runs
    assert {run.language for run in foreign_runs(text, "en")} <= {"zh"}


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("见Heeding Huang’s Law: Video Shows It一文", ["Heeding Huang’s Law: Video Shows It"]),
        ("问：What are foundation models? 答", ["What are foundation models?"]),
        ("GPU、NVIDIA H100与Google Cloud都是名称", []),
        ("用Material for MkDocs写成", []),
        ("在https://duiye.example/zh/part-2/heterogeneous-computing里", []),
        ("只有汉字 三 个 空格", []),
    ],
)
def test_latin_phrases_but_not_names_in_a_chinese_text_are_english(text: str, runs: list[str]) -> None:
    """A Chinese voice would read a whole English sentence letter by letter, or change at every name."""
    assert [text[run.start : run.end] for run in foreign_runs(text, "zh")] == runs


def test_pinyin_is_no_chinese_text_around_english() -> None:
    """The reading of a term would be spoken as English."""
    assert [*foreign_runs("yún jì suàn de jià gé", "zh-Latn")] == []


@given(st.text(alphabet="云计a A1 ，“”《》.é"), st.sampled_from(["zh", "en", "zh-Latn"]))
def test_runs_are_parts_of_the_text_in_order(text: str, language: str) -> None:
    """A page would lose or repeat words."""
    last = 0
    for run in foreign_runs(text, language):
        assert last <= run.start < run.end <= len(text)
        last = run.end


@pytest.mark.parametrize(
    "text", ["A" * 300_000 + "云", "云" + "A" * 300_000, "a " * 150_000, "云A" * 150_000, "“" * 300_000]
)
def test_a_huge_text_takes_no_long_time(text: str) -> None:
    """A hostile chapter would hang the build."""
    begun = time.process_time()
    for language in ("zh", "en"):
        assert len([*foreign_runs(text, language)]) <= 1
    assert time.process_time() - begun < 3
