"""Which words the checks of terms tell (G004 to G009), and what a translation may do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.apparatus import check_related, check_statuses
from duiye.checks.terms import check_deprecated, check_one_word, check_spelling
from duiye.checks.terms_in_both import check_terms_in_both
from duiye.model import Apparatus, Bilingual, Claim, Edition, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.manuscript import read_manuscript
from duiye.readers.records import read_terms
from duiye.writers.glossary import write_glossary
from folders import Folder

CASES = Path(__file__).parents[2] / "cases" / "terms"
ROWS = [json.loads(line) for file in sorted(CASES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
TERMS = read_terms((CASES / "termbase.yml").read_text("utf-8"), "termbase.yml")[0]
CHECKS = (check_deprecated, check_terms_in_both, check_one_word, check_spelling)


def publication(
    zh: str, en: str, *claims: Claim, languages: tuple[Language, Language] = ("zh", "en"), heading: str = "{#t}"
) -> Publication:
    """Return a publication of one chapter under one heading."""
    editions = []
    for number, (language, text) in enumerate(zip(languages, (zh, en), strict=True)):
        whole = f"# T {heading if number else '{#t}'}\n\n{text}\n"
        chapter, _ = read_manuscript(whole, path="a.md", language=language, file=f"{language}/a.md")
        editions.append(Edition(language, language, language, {"a.md": chapter}, {}, default=not number))
    return Publication(tuple(editions), (), Apparatus(TERMS, claims), "")


def notices(made: Publication) -> list[Notice]:
    """Return what the checks of terms find."""
    return [notice for check in CHECKS for notice in check(made)]


def told(made: Publication) -> list[str]:
    """Return the findings as the cases write them: side, code and word."""
    return sorted(f"{n.locus.path[:2]} {n.code} {n.message[1 : n.message.index('”')]}" for n in notices(made))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_seeded_fault_is_told_and_nothing_else(row: dict[str, str | Sequence[str]]) -> None:
    """A wrong term would be published, or a writer would be told of what is no fault."""
    assert told(publication(str(row["zh"]), str(row["en"]))) == sorted(row["expected"])


def test_a_deprecated_word_is_told_with_its_place_and_the_right_one() -> None:
    """A writer would have to search for the word, and then for what to write."""
    (notice,) = notices(publication("甲。", "One.\n\nThe old\ngraphics *card*\nis warm."))
    assert notice.locus == Locus("en/a.md", 6, 1)
    assert notice.message == "“graphics card” is deprecated; the termbase prefers “graphics processing unit”."


NOTE = Claim(
    "C01",
    "wrong",
    Bilingual("有一种说法。", "A claim."),
    Bilingual("这里说的“昇思芯片”是昇腾。", "The ‘MindSpore chip’ is Ascend."),
)


def test_a_word_that_a_note_at_the_place_sets_right_may_stand() -> None:
    """What the article says, kept as printed with a note, would be told as our own mistake."""
    text = "产品叫昇思芯片。[^C01]\n\n昇思芯片下月上市。"
    assert told(publication(text, "Ascend.", NOTE)) == []
    assert told(publication(text.replace("[^C01]", "[^C02]"), "Ascend.", NOTE)) == ["zh G004 昇思芯片"] * 2


def test_a_deprecated_word_that_runs_into_a_longer_valid_one_may_stand() -> None:
    """`百度云` would be told in `百度云计算`, where `云计算` is meant."""
    apparatus = records(
        record("baidu", zh="preferred: 百度智能云, deprecated: [百度云]"), record("cloud", zh="preferred: 云计算")
    ).apparatus
    made = publication("做百度云计算的人多。\n\n买百度云的人少。", "One.\n\nTwo.")
    (notice,) = check_deprecated(replace(made, apparatus=apparatus))
    assert notice.locus == Locus("zh/a.md", 5, 2)


def test_a_valid_word_inside_a_deprecated_one_does_not_save_it() -> None:
    """`云计算卡` would pass because `计算` is a good word."""
    apparatus = records(
        record("card", zh="preferred: 加速卡, deprecated: [云计算卡]"), record("sum", zh="preferred: 计算")
    ).apparatus
    made = publication("买云计算卡。", "One.")
    assert [notice.code for notice in check_deprecated(replace(made, apparatus=apparatus))] == ["G004"]


@pytest.mark.parametrize("languages", [("zh", "de"), ("ja", "en"), ("zh-Hant", "fr")])
def test_editions_in_other_languages_are_not_looked_at(languages: tuple[Language, Language]) -> None:
    """A German chapter would be told that it names no English term."""
    made = publication("阿里云。", "GPU GPU.", languages=languages)
    assert told(made) == []


def test_chapters_whose_headings_lack_an_id_are_not_compared() -> None:
    """One forgotten id would be told as a dozen missing terms."""
    assert told(publication("阿里云。", "Nothing of the kind.", heading="")) == []


def test_a_block_without_a_counterpart_is_not_missed_once_more() -> None:
    """A paragraph that waits to be translated would be told again for every term in it."""
    assert told(publication("甲。\n\n阿里云。", "One.")) == []


@pytest.mark.parametrize("text", ["*A History of the Graphics Card*", "*Openai and its Machines*"])
def test_the_title_of_a_work_may_stand(text: str) -> None:
    """A book could not be named as its author named it."""
    assert told(publication("甲。", f"See {text}.")) == []


def test_a_stressed_word_is_no_title() -> None:
    """A discouraged word in emphasis would pass."""
    assert told(publication("甲。", "See the *graphics card*.")) == ["en G004 graphics card"]


def test_a_term_in_the_place_of_another_names_both_places() -> None:
    """A translator would not know with which words the finding compares."""
    (notice,) = notices(publication("甲。\n\n阿里云在涨。", "One.\n\nHuawei Cloud is rising."))
    assert notice.locus == Locus("en/a.md", 5, 1)
    assert notice.message == "“Huawei Cloud” stands here where zh/a.md:5:1 has “阿里云”."


def test_a_missing_term_is_told_with_the_word_to_write() -> None:
    """A translator would have to look the term up."""
    (notice,) = notices(publication("甲和英伟达。", "One."))
    assert notice.message == "“英伟达” stands here, but nothing under the same heading of en/a.md says “NVIDIA”."


def test_a_second_word_names_the_line_of_the_first() -> None:
    """A writer would have to search for the word that was used before."""
    (notice,) = notices(publication("云厂商。\n\n云服务商。", "The cloud provider."))
    assert (notice.locus, notice.message) == (
        Locus("zh/a.md", 5, 1),
        "“云服务商” stands here for what line 3 calls “云厂商”.",
    )


def record(name: str, **keys: str) -> str:
    """Write one record of a termbase."""
    lines = [f"  - id: {name}", "    type: concept"]
    for language in ("zh", "en"):
        lines += [f"    {language}: {{{keys.get(language, f'preferred: {name}-{language}')}}}"]
    lines += ["    definition: {zh: 甲, en: A}", f"    related: [{keys.get('related', '')}]"]
    return "\n".join(lines) + "\n"


def records(*texts: str) -> Publication:
    """Return a publication that has nothing but a termbase."""
    terms, loci, faults = read_terms("terms:\n" + "".join(texts), "t.yml")
    assert faults == ()
    return Publication((), (), Apparatus(terms, loci={("term", name): at for name, at in loci.items()}), "")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ((record("a", en="preferred: x, admitted: [x]"),), "“x” is preferred and admitted in a."),
        ((record("a", en="preferred: x, deprecated: [x]"),), "“x” is preferred and deprecated in a."),
        ((record("a", zh="preferred: 甲, admitted: [乙], deprecated: [乙]"),), "“乙” is admitted and deprecated in a."),
        (
            (record("a", en="preferred: x"), record("b", en="preferred: y, deprecated: [x]")),
            "“x” is deprecated in b and valid in a.",
        ),
    ],
)
def test_a_designation_with_two_statuses_is_told(texts: tuple[str, ...], message: str) -> None:
    """Text could neither use a word nor leave it, and nobody would know why."""
    assert [notice.message for notice in check_statuses(records(*texts))] == [message]


@pytest.mark.parametrize("deprecated", ["kubernetes", "K8S"])
def test_a_spelling_may_be_deprecated(deprecated: str) -> None:
    """The editor could not say that a name is never written in lower case."""
    made = records(record("k", en=f"preferred: Kubernetes, deprecated: [{deprecated}]"))
    assert list(check_statuses(made)) == []


def test_a_list_of_preferred_forms_is_one_clear_line(tiny: Folder) -> None:
    """An editor with two favourites would get a traceback."""
    tiny.replace("docs/apparatus/termbase.yml", "preferred: ferry", "preferred: [ferry, ferry boat]")
    told = [str(notice) for notice in tiny.check() if notice.locus.path.endswith("termbase.yml")]
    assert len(told) == 1
    assert "Y002 terms 1, en.preferred, is a list, not a text." in told[0]


def test_two_preferred_keys_are_one_clear_line(tiny: Folder) -> None:
    """The second form would silently replace the first."""
    tiny.replace("docs/apparatus/termbase.yml", "preferred: ferry", "preferred: ferry\n      preferred: ferry boat")
    told = [str(notice) for notice in tiny.check() if notice.locus.path.endswith("termbase.yml")]
    assert len(told) == 1
    assert "Y003" in told[0]


def test_terms_may_name_one_another_but_not_themselves() -> None:
    """A circle of related terms, which is normal, would be told or followed for ever."""
    circle = records(record("a", related="b"), record("b", related="c"), record("c", related="a"))
    assert list(check_related(circle)) == []
    (notice,) = check_related(records(record("a", related="b, a"), record("b", related="a")))
    assert notice.message == "The term a is related to itself."


def test_a_circle_of_related_terms_is_published() -> None:
    """The glossary of terms that name one another would be written without end."""
    circle = records(record("a", related="b"), record("b", related="a")).apparatus.terms
    page = Element("main")
    page.extend(write_glossary(circle, "en", {}))
    related = [item for item in page.iter() if item.get("class") == "dy-entry__related"]
    assert [link.get("href") for item in related for link in item.iter("a")] == ["#b", "#a"]


words = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [name for term in TERMS for sides in (term.zh, term.en) for name in (*sides.valid, *sides.deprecated)]
            + [
                "“",
                "”",
                "‘",
                "’",
                "《",
                "》",
                "*",
                "\n\n",
                "（",
                "）",
                " ",
                "，",
                "gpu",
                "s",
                "[^C01]",
                "明",
                "’s",
                "İ",
                "_",
            ]
        ),
        max_size=12,
    ).map("".join),
)


@given(words, words)
def test_no_text_stops_the_checks(zh: str, en: str) -> None:
    """A writer's odd line would end every check with a traceback, or be told at a place that does not exist."""
    made = publication(zh, en, NOTE)
    for notice in notices(made):
        lines = f"# T {{#t}}\n\n{zh if notice.locus.path.startswith('zh') else en}\n".split("\n")
        assert 1 <= notice.locus.line <= len(lines)
        assert 1 <= notice.locus.column <= len(lines[notice.locus.line - 1]) + 1


def test_a_long_chapter_full_of_open_quotation_marks_is_checked_in_time() -> None:
    """A whole book in one paragraph would hang the check."""
    zh = "云厂商训练大模型，用的是GPU，“英伟达的芯片。《" * 10_000
    en = "Cloud providers train large models on GPUs, the chips of NVIDIA. ‘“" * 10_000
    assert notices(publication(zh, en)) == []  # a few seconds; in quadratic time it would be many minutes


def test_a_short_word_with_another_sense_may_stand() -> None:
    """`标记` would be told as the wrong word for a token where it is a mark on a door."""
    apparatus = records(record("token", zh="preferred: 词元, deprecated: [标记]", en="preferred: token")).apparatus
    for en, count in (("It's a mark on the door.", 0), ("A token is short.", 1)):
        made = replace(publication("门上有个标记。", en), apparatus=apparatus)
        assert len([*check_deprecated(made)]) == count


def test_an_abbreviation_that_the_text_introduces_names_its_term() -> None:
    """`MLP` would be told as a missing term in every chapter behind the one that explains it."""
    apparatus = records(record("mlp", zh="preferred: 多层感知机", en="preferred: multilayer perceptron")).apparatus
    zh = "多层感知机小。\n\n多层感知机快。\n\n多层感知机能学。"
    en = "MLPs are small.\n\nAn MLP is fast.\n\n"
    for last, count in (("It learns.", 1), ("A *multilayer perceptron* (MLP) learns.", 0)):
        made = publication(zh, en + last)
        assert len([*check_terms_in_both(replace(made, apparatus=apparatus))]) == count


def test_an_ordinary_word_is_no_term_that_is_missed() -> None:
    """`mean` would be told wherever it says that something means something."""
    apparatus = records(record("mean", zh="preferred: 均值", en="preferred: mean")).apparatus
    made = publication("甲。\n\n乙。\n\n丙。", "These means help.\n\nIt means well.\n\nBy all means.")
    (notice,) = check_terms_in_both(replace(made, apparatus=apparatus))
    assert "here and elsewhere" in notice.message
    known = publication("取均值。", "Take the mean.")
    both = tuple(
        replace(edition, chapters={**edition.chapters, "b.md": replace(other.chapters["a.md"], path="b.md")})
        for edition, other in zip(made.editions, known.editions, strict=True)
    )
    assert [*check_terms_in_both(replace(made, apparatus=apparatus, editions=both))] == []


def test_a_word_that_is_never_translated_is_told_once() -> None:
    """Each chapter would repeat that the termbase has a word which nobody uses."""
    apparatus = records(record("example", zh="preferred: 样例", en="preferred: example")).apparatus
    made = publication("甲。\n\n乙。", "One example.\n\nAn example.")
    both = tuple(
        replace(
            edition, chapters={"a.md": edition.chapters["a.md"], "b.md": replace(edition.chapters["a.md"], path="b.md")}
        )
        for edition in made.editions
    )
    assert len([*check_terms_in_both(replace(made, apparatus=apparatus, editions=both))]) == 1


def test_a_word_that_two_others_make_is_not_missed() -> None:
    """`并发` would be missed in English where Chinese says `并` and `发送`."""
    apparatus = records(record("concurrency", zh="preferred: 并发", en="preferred: concurrency")).apparatus
    made = publication("等待消息并发送消息。\n\n收到消息并发送回去。", "Wait, then send.\n\nReceive, then send.")
    assert [*check_terms_in_both(replace(made, apparatus=apparatus))] == []


def test_irregular_plurals_name_their_term() -> None:
    """A text that says `corpora` would be told that it lacks `corpus`."""
    apparatus = records(record("corpus", zh="preferred: 语料库", en="preferred: corpus")).apparatus
    made = publication("语料库大。\n\n语料库新。", "Corpora grow.\n\nNew corpora come.")
    assert [*check_terms_in_both(replace(made, apparatus=apparatus))] == []


def test_a_lone_s_names_nothing() -> None:
    """A missing term would pass wherever the text has a straight apostrophe, as in `it's`."""
    apparatus = records(record("corpus", zh="preferred: 语料库", en="preferred: corpus")).apparatus
    made = publication("语料库大。\n\n语料库新。", "It's big.\n\nIt's new.")
    assert len([*check_terms_in_both(replace(made, apparatus=apparatus))]) == 1
