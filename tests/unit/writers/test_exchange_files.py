"""PO, XLIFF and TMX files: what stands in them, and that the tools of the field open them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.filters.checks import StandardChecker
from translate.filters.decorators import Category
from translate.storage import factory, po, tmx
from translate.storage.xliff2 import Xliff2File

from duiye.bitext import fingerprint
from duiye.readers.exchange import read_batch
from duiye.units import Direction, Unit
from duiye.writers.exchange.characters import storable
from duiye.writers.exchange.po import write_po
from duiye.writers.exchange.tmx import write_tmx
from duiye.writers.exchange.xliff import write_xliff
from folders import REPOSITORY, TINY
from translators import FORMATS, XLIFF, ZH_EN, drawn, made, written

ROOTS = pytest.mark.parametrize("root", [TINY, REPOSITORY], ids=["tiny", "ours"])
DIRECTIONS = pytest.mark.parametrize("direction", [ZH_EN, Direction("en", "zh", leads=False)], ids=["zh-en", "en-zh"])
HARD = [
    'a "quote" and \\n a backslash \\',
    "two\nlines\n",
    "tab\tand carriage\rreturn\r\n",
    "a\u2028b\x85c\x0bd\x1ce",
    "]]> &amp; <b a='1'>",
    "长" * 20_000,
    "a b" * 20_000,
    'msgid "x"\nmsgstr ""',
    "#, fuzzy",
    "\x00\x07\x1b\ufffe",
    "\ud800 alone",
    "\u200d\ufeff\u3000 e\u0301",
]
TEXTS = st.one_of(
    st.text(), st.sampled_from(HARD), st.lists(st.sampled_from(['"', "\\", "\n", "\r", "\u2028", "#"])).map("".join)
)
STALE = replace(made("Old.", "新。"), standing="stale", is_doubtful=True, earlier="旧。\n“二”")


@ROOTS
@DIRECTIONS
@pytest.mark.parametrize("file_format", FORMATS)
def test_translate_toolkit_reads_the_same_units(root: Path, direction: Direction, file_format: str) -> None:
    """Translators' tools would show other words than ours, or none."""
    units = drawn(root, direction.source, direction.target)
    text = written(units, file_format, direction).encode()
    store = (po.pofile if file_format == "po" else Xliff2File).parsestring(text)
    found = [unit for unit in store.units if unit.source and unit.istranslatable()]
    assert [(unit.source, unit.target) for unit in found] == [(unit.source, unit.target) for unit in units]
    assert all(unit.istranslated() and not unit.isfuzzy() for unit in found)
    assert store.gettargetlanguage() == direction.target


@ROOTS
def test_translate_toolkit_reads_the_memory(root: Path) -> None:
    """A translation memory would not open where it is wanted."""
    units = drawn(root)
    store = tmx.tmxfile.parsestring(write_tmx(units, ZH_EN).encode())
    assert [(unit.source, unit.target) for unit in store.units] == [(unit.source, unit.target) for unit in units]


def test_translate_toolkit_finds_the_format_by_the_name(tmp_path: Path) -> None:
    """A translator would have to say what kind of file it is."""
    for name, text in (("a.po", written([made("x")], "po")), ("a.tmx", write_tmx([made("x")], ZH_EN))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert [unit.source for unit in factory.getobject(str(tmp_path / name)).units if unit.source] == ["源"]


@ROOTS
@DIRECTIONS
def test_the_checks_of_translate_toolkit_find_nothing_broken(root: Path, direction: Direction) -> None:
    """Our own publication would be the example of a file that the tools complain of."""
    units = drawn(root, direction.source, direction.target)
    store = po.pofile.parsestring(written(units, "po", direction).encode())
    checker = StandardChecker()
    found = [checker.run_filters(unit, categorised=True) for unit in store.units if unit.source]
    failed = {name for failures in found for name, told in failures.items() if told["category"] > Category.COSMETIC}
    # These compare 亿 with billion, count full stops, look for Latin capitals, and measure Chinese in letters.
    assert failed <= {"numbers", "sentencecount", "acronyms", "long", "short"}


@ROOTS
@DIRECTIONS
def test_gettext_accepts_the_file(root: Path, direction: Direction, tmp_path: Path) -> None:
    """The grammar that all PO tools follow would refuse ours."""
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    path = tmp_path / "a.po"
    units = (*drawn(root, direction.source, direction.target), STALE)
    path.write_text(written(units, "po", direction), encoding="utf-8")
    command = ["msgfmt", "--check", "-o", str(tmp_path / "a.mo"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_entry_of_po() -> None:
    """A tool or a person would miss the context, the file, the place or the state of a text."""
    ship, old = (f"#. translation before: {fingerprint(words)}\n" for words in ("Ship.", "Old."))
    text = write_po([made("Ship.", "船。"), STALE], ZH_EN, title="渡口\n的灯", changed=86400)
    assert '"Project-Id-Version: 渡口 的灯\\n"\n' in text
    assert '"PO-Revision-Date: 1970-01-02 00:00+0000\\n"\n' in text
    assert '"Language: en\\n"\n' in text
    assert text.split("\n\n", 1)[1] == (
        f'#. paragraph\n{ship}#: docs/zh/a.md\nmsgctxt "a.md#a-p1"\nmsgid "船。"\nmsgstr "Ship."\n\n'
        f'#. paragraph\n{old}#: docs/zh/a.md\n#, fuzzy\n#| msgid ""\n#| "旧。\\n"\n#| "“二”"\n'
        'msgctxt "a.md#a-p1"\nmsgid "新。"\nmsgstr "Old."\n\n'
    )


def test_a_unit_of_xliff() -> None:
    """A tool would not know what is done, what is to be done again, or where the text stands."""
    units = [
        made("Ship.", "船 & 灯", name="^注 1"),
        STALE,
        replace(made("A", "甲", "a"), standing="in step"),
        replace(made("", "乙", "b"), path="b.md"),
    ]
    root = etree.fromstring(write_xliff(units, ZH_EN).encode())
    files = root.findall(f"{XLIFF}file")
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "zh", "en")
    assert [(file.get("original"), len(file)) for file in files] == [("a.md", 3), ("b.md", 1)]
    found = [*root.iter(f"{XLIFF}unit")]
    assert [(unit.get("id"), unit.get("name")) for unit in found[:2]] == [
        ("_5e__6ce8__20_1", "^注 1"),
        ("a-p1", "a-p1"),
    ]
    segments = [dict(unit.find(f"{XLIFF}segment").attrib) for unit in found]
    assert segments == [
        {"state": "initial"},
        {"state": "initial", "subState": "duiye:stale"},
        {"state": "reviewed"},
        {"state": "initial"},
    ]
    assert [note.text for note in found[1].iter(f"{XLIFF}note")] == [
        "paragraph",
        fingerprint("Old."),
        "旧。\n“二”",
    ]
    assert [unit.find(f".//{XLIFF}target") is None for unit in found] == [False, False, False, True]


@ROOTS
@DIRECTIONS
def test_xliff_has_the_shape_of_the_standard(root: Path, direction: Direction) -> None:
    """A tool that checks the schema first would refuse the file (validated by hand against OASIS's schema too)."""
    tree = etree.fromstring(written(drawn(root, direction.source, direction.target), "xliff", direction).encode())
    names = {
        "xliff": ["file"], "file": ["unit"], "unit": ["notes", "segment"], "notes": ["note"],
        "segment": ["source", "target"], "note": [], "source": [], "target": [],
    }  # fmt: skip
    for element in tree.iter():
        tag = element.tag.removeprefix(XLIFF)
        assert [*dict.fromkeys(child.tag.removeprefix(XLIFF) for child in element)] == names[tag]
    for file in tree:
        ids = [unit.get("id") for unit in file]
        assert len({*ids}) == len(ids)


def test_a_pair_of_tmx() -> None:
    """A memory would lack what its standard asks for."""
    root = etree.fromstring(write_tmx([made("a < b", "甲\r乙")], ZH_EN).encode())
    header = root.find("header")
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert (root.tag, root.get("version"), {*header.attrib}) == ("tmx", "1.4", needed)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    said = [(tuv.get(language), tuv.findtext("seg")) for tuv in root.iter("tuv")]
    assert said == [("zh", "甲\r乙"), ("en", "a < b")]


@pytest.mark.parametrize("file_format", [*FORMATS, "tmx"])
def test_the_same_units_make_the_same_bytes(file_format: str) -> None:
    """Each export would be a change in the translators' repository."""
    write = (
        (lambda units: write_tmx(units, ZH_EN)) if file_format == "tmx" else lambda units: written(units, file_format)
    )
    assert write(drawn(TINY)) == write(drawn(TINY))


@given(TEXTS, TEXTS, TEXTS)
@pytest.mark.parametrize("file_format", FORMATS)
def test_any_text_comes_back_as_it_was(file_format: str, source: str, target: str, name: str) -> None:
    """A quotation mark, line break or rare character would be changed on the way, or break the file."""
    unit: Unit = replace(made(target, source or "x", name or "n"), place=name, earlier=target)
    data = written([unit, made("z", "y", f"{name}2")], file_format).encode()
    first, second = read_batch(data, f"a.{'po' if file_format == 'po' else 'xlf'}").units
    told = storable(unit.context), storable(unit.source), storable(unit.target)
    assert (first.context, first.source, first.target) == told
    assert second.target == "z"


@given(TEXTS, TEXTS)
def test_any_text_is_a_whole_memory(source: str, target: str) -> None:
    """One rare character would make a memory that no tool opens."""
    root = etree.fromstring(write_tmx([made(target, source)], ZH_EN).encode(), etree.XMLParser(huge_tree=True))
    assert [seg.text or "" for seg in root.iter("seg")] == [storable(source), storable(target)]
