"""The termbase for other tools: TBX-Basic and CSV."""

from __future__ import annotations

import csv
from io import StringIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Designations, Reference, Term
from duiye.store import load_apparatus
from duiye.writers.tbx import COLUMNS, write_csv, write_tbx
from folders import REPOSITORY

TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OURS = load_apparatus(REPOSITORY)[0].terms
GPU = Term(
    "gpu",
    "hardware",
    Designations("图形处理器", ("GPU",), ("显卡",), "túxíng chǔlǐqì", "圖形處理器", "圖形處理單元"),
    Designations("graphics processing unit", ("GPU",), ("graphics card",)),
    Bilingual("芯片。", "A chip <for pictures>."),
    ("tpu", "gpu-cloud", "tpu"),
    reference=Reference("GPU & co.", "https://example.org/?a=1&b=2", "A"),
)
TPU = Term(
    "tpu", "hardware", Designations("张量处理器"), Designations("TPU"), Bilingual("甲", "A"), ("gpu",), mark=False
)

ALLOWED = {
    "admin": {"customerSubset", "projectSubset", "source"},
    "descrip": {"subjectField", "context", "definition"},
    "ref": {"crossReference"},
    "termNote": {"administrativeStatus", "partOfSpeech", "geographicalUsage", "termLocation", "termType"},
    "xref": {"externalCrossReference", "xGraphic"},
}
"""Data categories of TBX-Basic, by element."""
LEVELS = {
    "conceptEntry": (("note", "ref", "xref", "descrip"), "langSec"),
    "langSec": (("note", "xref", "descrip"), "termSec"),
}
"""What a level may hold before the level below it, and that level, of which there is at least one."""


def tag(element: Element) -> str:
    """Return an element's name; all are TBX's own."""
    assert element.tag.startswith(TBX)
    return element.tag.removeprefix(TBX)


def valid(text: str) -> Element:
    """Read a file and hold it against the rules of TBX-Basic, style DCA."""
    root = fromstring(text.encode())
    assert (tag(root), root.get("type"), root.get("style")) == ("tbx", "TBX-Basic", "dca")
    assert [tag(item) for item in root] == ["tbxHeader", "text"]
    ids = [item.get("id") for item in root.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    for item in root.iter():
        if "type" in item.attrib and item is not root:
            assert item.get("type") in ALLOWED[tag(item)]
        target = item.get("target")
        assert target is None or target.startswith(("http://", "https://")) or target in ids
        if tag(item) in LEVELS:
            first, below = LEVELS[tag(item)]
            names = [tag(child) for child in item]
            at = names.index(below)
            assert set(names[:at]) <= set(first)
            assert set(names[at:]) == {below}
        if tag(item) == "termSec":
            names = [tag(child) for child in item]
            assert names[:2] == ["term", "termNote"]
            assert set(names[2:]) <= {"note"}
            assert "".join(item[0].itertext()).strip()
    return root


def test_a_concept_has_all_its_designations_with_their_status() -> None:
    """A translator's tool would offer the discouraged word, or not know the other."""
    root = valid(write_tbx([GPU, TPU]))
    sections = [
        (
            section.get(LANG),
            [(item[0].text, str(item[1].text).removesuffix("Term-admn-sts")) for item in section.iter(f"{TBX}termSec")],
        )
        for section in next(root.iter(f"{TBX}conceptEntry")).iter(f"{TBX}langSec")
    ]
    assert sections == [
        ("zh", [("图形处理器", "preferred"), ("GPU", "admitted"), ("显卡", "deprecated")]),
        ("en", [("graphics processing unit", "preferred"), ("GPU", "admitted"), ("graphics card", "deprecated")]),
        ("zh-Hant", [("圖形處理器", "preferred")]),
        ("zh-TW", [("圖形處理單元", "preferred")]),
    ]


def test_definitions_references_and_notes_are_handed_on() -> None:
    """A translator would see a list of words and not what they mean."""
    entry = next(valid(write_tbx([GPU, TPU])).iter(f"{TBX}conceptEntry"))
    assert [item.text for item in entry.iter(f"{TBX}descrip")] == ["芯片。", "A chip <for pictures>."]
    assert [item.text for item in entry.iter(f"{TBX}note")] == ["Type: hardware", "Pinyin: túxíng chǔlǐqì"]
    assert [(item.text, item.get("target")) for item in entry.iter(f"{TBX}xref")] == [
        ("GPU & co.", "https://example.org/?a=1&b=2")
    ]


def test_related_terms_may_go_in_a_circle_and_lead_nowhere_unknown() -> None:
    """A circle would be written without end, and a tool would refuse a file with a dangling reference."""
    targets = [item.get("target") for item in valid(write_tbx([GPU, TPU])).iter(f"{TBX}ref")]
    assert targets == ["tpu", "gpu"]


@pytest.mark.parametrize("name", ["3d", "-x", "a b"])
def test_an_id_that_xml_does_not_allow_is_made_one(name: str) -> None:
    """A tool would refuse the whole file for one id that begins with a digit."""
    term = Term(name, "concept", Designations("甲"), Designations("a"), Bilingual("甲", "A"), ())
    other = Term("other", "concept", Designations("乙"), Designations("b"), Bilingual("乙", "B"), (name,))
    root = valid(write_tbx([term, other]))
    first = str(next(root.iter(f"{TBX}conceptEntry")).get("id"))
    assert first.startswith("id-")
    assert " " not in first
    assert [item.get("target") for item in root.iter(f"{TBX}ref")] == [first]


def test_no_terms_are_a_file_all_the_same() -> None:
    """The export of a new publication would be a file that no tool opens."""
    assert [tag(item) for item in valid(write_tbx([], "Empty"))[1]] == []


def test_our_termbase_keeps_the_rules() -> None:
    """The export of this publication would be refused."""
    root = valid(write_tbx(OURS))
    assert len(list(root.iter(f"{TBX}conceptEntry"))) == len(OURS) > 0
    assert write_tbx(OURS) == write_tbx(OURS)


def test_a_line_of_the_table_has_every_part_of_a_record() -> None:
    """A spreadsheet would lack what an editor has written down."""
    head, first, second = csv.reader(StringIO(write_csv([GPU, TPU])))
    assert tuple(head) == COLUMNS
    assert dict(zip(head, first, strict=True)) == {
        "id": "gpu",
        "type": "hardware",
        "zh": "图形处理器",
        "zh admitted": "GPU",
        "zh deprecated": "显卡",
        "pinyin": "túxíng chǔlǐqì",
        "zh-Hant": "圖形處理器",
        "zh-TW": "圖形處理單元",
        "en": "graphics processing unit",
        "en admitted": "GPU",
        "en deprecated": "graphics card",
        "definition zh": "芯片。",
        "definition en": "A chip <for pictures>.",
        "related": "tpu | gpu-cloud | tpu",
        "mark": "true",
        "reference title": "GPU & co.",
        "reference url": "https://example.org/?a=1&b=2",
        "reference grade": "A",
    }
    assert dict(zip(head, second, strict=True))["mark"] == "false"


texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)


@given(texts, texts, texts)
def test_any_text_comes_back_from_both_forms(name: str, admitted: str, definition: str) -> None:
    """A quotation mark, an ampersand or a comma in a term would break the file or change the word."""
    term = Term("t", "concept", Designations(name, (admitted,)), Designations("x"), Bilingual(definition, "A"))
    rows = list(csv.DictReader(StringIO(write_csv([term]), newline="")))
    assert [(row["zh"], row["zh admitted"], row["definition zh"]) for row in rows] == [(name, admitted, definition)]
    if not any("\ufffe" <= char <= "\uffff" for char in name + admitted + definition):
        root = fromstring(write_tbx([term]).encode())
        assert [item.text for item in root.iter(f"{TBX}term")][:2] == [name, admitted]
        assert next(root.iter(f"{TBX}descrip")).text == definition
