"""What translators' tools give back, sound and broken: one clear line each, and never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.notice import ContentError
from duiye.readers.exchange import LARGEST, read_batch
from duiye.units import Returned
from translators import FORMATS, made, written

HEAD = """\
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: zh\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
ENTRY = 'msgctxt "a.md#p1"\nmsgid "船"\nmsgstr "ship"\n'
OPEN = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en">'
UNIT = '<unit id="p1" name="p1">{}</unit>'
PARTS = "<segment{}><source>{}</source><target>{}</target></segment>"


def po(text: str) -> tuple[Returned, ...]:
    """Read entries."""
    return read_batch((HEAD + text).encode(), "back.po").units


def xliff(inner: str, head: str = OPEN) -> tuple[Returned, ...]:
    """Read the contents of one file element."""
    return read_batch(f'{head}<file id="f1" original="a.md">\n{inner}</file></xliff>'.encode(), "back.xlf").units


def refusal(data: bytes | str, name: str = "back.po", file_format: str = "") -> str:
    """Return the one line that says why a file is refused."""
    with pytest.raises(ContentError) as raised:
        read_batch(data.encode() if isinstance(data, str) else data, name, file_format)
    (notice,) = raised.value.notices
    assert notice.code == "X001"
    return f"{notice.locus} {notice.message}"


@contextmanager
def told_at_most(code: str) -> Iterator[None]:
    """Allow one error with one notice of a code, and no other."""
    codes = [code]
    with suppress(ContentError):
        try:
            yield
        except ContentError as error:
            codes = [notice.code for notice in error.notices]
            raise
    assert codes == [code]


def test_states_of_po() -> None:
    """A doubtful translation would be published, or a finished one left."""
    first, second, third = po(
        f'{ENTRY}\n#, fuzzy, c-format\n#| msgid "舟"\nmsgctxt "a.md#p2"\nmsgid "船"\nmsgstr "boat"\n\n'
        'msgid "灯"\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "gone"\n'
    )
    assert (first.context, first.source, first.target) == ("a.md#p1", "船", "ship")
    assert (first.is_finished, first.review, first.line) == (True, "by change", 7)
    assert (second.is_finished, second.review) == (False, "")
    assert (third.context, third.target) == ("", "")


def test_the_languages_of_a_file() -> None:
    """A file would be written into the wrong language."""
    for name, data in (("a.po", HEAD + ENTRY), ("a.xlf", f"{OPEN}</xliff>")):
        batch = read_batch(data.encode(), name)
        assert (batch.source, batch.target, batch.name) == ("zh", "en", name)


@pytest.mark.parametrize(
    "data", [(HEAD + ENTRY).replace("\n", "\r\n"), f"\ufeff{HEAD}{ENTRY}", (HEAD + ENTRY).replace("\n", "\r")]
)
def test_files_of_other_systems_are_read(data: str) -> None:
    """A translator on Windows would get a fault for an honest file."""
    assert [unit.target for unit in read_batch(data.encode(), "a.po").units] == ["ship"]


QUOTES = 'PO: the words must stand between two quotation marks, one within them as \\".'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (HEAD + 'msgctxt "a"\nmsgid "船"\nmsgstr open"\n', f"back.po:9 {QUOTES}"),
        (HEAD + 'msgctxt "a"\nmsgid "a "b""\nmsgstr "c"\n', f"back.po:8 {QUOTES}"),
        (HEAD + 'msgctxt "a"\nmsgid "船"\nmsgstr "open\n', f"back.po:9 {QUOTES}"),
        (HEAD + 'msgctxt "a"\n<<<<<<< HEAD\nmsgid "b"\n', "back.po:8 This is no line of a PO file."),
        (HEAD + "what is this\n", "back.po:7 This is no line of a PO file."),
        (HEAD + 'msgstr "before its msgid"\n"x"\nmsgstr "y"\n', "back.po:7 This is no line of a PO file."),
        (HEAD + '#| nonsense "x"\nmsgid "a"\nmsgstr ""\n', "back.po:7 PO: unknown keyword nonsense."),
        (f"{HEAD}{ENTRY}\n{ENTRY}", "back.po:11 a.md#p1 stands twice, first in line 7."),
        (b'msgid "\xb4\xac"\nmsgstr "ship"\n', "back.po:1 Byte 0xb4 is not UTF-8 text."),
        ("", "back.po It has no entry of a PO file."),
        ("# only a remark", "back.po It has no entry of a PO file."),
        ("/etc/hosts", "back.po:1 This is no line of a PO file."),
    ],
)  # fmt: skip
def test_a_broken_po_file_is_told_by_its_line(data: bytes | str, told: str) -> None:
    """A translator would look through thousands of lines for a lost quotation mark."""
    assert refusal(data) == told


def test_states_of_xliff() -> None:
    """A translation that says that it needs work would be published."""
    told = {"": (True, ""), "translated": (True, ""), "reviewed": (True, "said"), "final": (True, "said")}
    for state, (finished, review) in (told | {"initial": (False, "")}).items():
        (unit,) = xliff(UNIT.format(PARTS.format(f' state="{state}"' if state else "", "船", "ship")))
        assert (unit.context, unit.source, unit.target, unit.line) == ("a.md#p1", "船", "ship", 2)
        assert (unit.is_finished, unit.review) == (finished, review)


def test_a_unit_without_target_is_empty() -> None:
    """What nobody has translated would be taken for a translation."""
    (unit,) = xliff(UNIT.format("<segment><source>船</source></segment>"))
    assert unit.target == ""


def test_a_unit_without_name_goes_by_its_id() -> None:
    """A tool that drops what it does not know would lose all translations."""
    (unit,) = xliff(UNIT.format(PARTS.format("", "船", "ship")).replace(' name="p1"', ""))
    assert unit.context == "a.md#p1"


def test_segments_that_a_tool_has_cut_are_joined() -> None:
    """Half a paragraph would stand for the whole."""
    ignorable = "<ignorable><source> </source></ignorable>"
    cut = [
        PARTS.format(' state="final"', "一。", "One."),
        ignorable,
        PARTS.format(' state="reviewed"', "二。", "Two."),
        PARTS.format(' state="translated"', "三。", "Three."),
    ]
    (unit,) = xliff(UNIT.format("".join(cut)))
    assert (unit.source, unit.target, unit.review) == ("一。 二。三。", "One. Two.Three.", "")
    (moved,) = xliff(
        UNIT.format(
            "".join([cut[0], ignorable, cut[2]])
            .replace("<target>One", '<target order="3">One')
            .replace("<target>Two", '<target order="1">Two')
        )
    )
    assert moved.target == "Two. One."
    (half,) = xliff(UNIT.format(cut[0] + "<segment><source>二</source></segment>"))
    assert half.target == ""


def test_a_segment_without_source_is_nobodys() -> None:
    """A damaged unit would crash the program."""
    (unit,) = xliff(UNIT.format("<segment/><ignorable/>"))
    assert (unit.source, unit.target) == ("", "")
    (unit,) = xliff(UNIT.format(PARTS.format("", "船", "ship") + "<ignorable/>"))
    assert unit.target == "ship"


def test_inline_elements_are_what_they_stand_for() -> None:
    """Links and code that a tool protects would be lost, or its annotations printed."""
    inner = (
        '<originalData><data id="d1">`x`</data><data id="d2">[</data><data id="d3">](a.md)</data></originalData>'
        '<segment><source>船</source><target>A <ph id="1" dataRef="d1"/> <pc id="2" dataRefStart="d2" dataRefEnd="d3">'
        '<mrk id="m" type="term">ship</mrk></pc><sc id="3" dataRef="d2"/>y<ec startRef="3" dataRef="d3"/>'
        '<sm id="n"/><em startRef="n"/><cp hex="2028"/>!<!-- no --></target></segment>'
    )
    (unit,) = xliff(UNIT.format(inner))
    assert unit.target == "A `x` [ship](a.md)[y](a.md)\u2028!"


@pytest.mark.parametrize("code", ['<ph id="1"/>', '<pc id="1">x</pc>', '<cp hex="zz"/>', '<cp hex="110000"/>'])
def test_inline_elements_that_stand_for_nothing_are_told(code: str) -> None:
    """A link would be gone from the page, and nobody would know."""
    unit = UNIT.format(PARTS.format("", "船", code))
    told = refusal(f'{OPEN}<file id="f1" original="a.md">{unit}</file></xliff>', "back.xlf")
    assert told.startswith("back.xlf:1 a.md#p1 has an inline code, ")


TWICE = UNIT.format(PARTS.format("", "a", "b")) * 2
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "back.xlf:1 It is XLIFF 1.2."),
        ("<html/>", "back.xlf:1 It is no XLIFF but <html>."),
        (f"{OPEN}<file>", "back.xlf:1 It is no well-formed XML: "),
        ("no XML", "back.xlf:1 It is no well-formed XML: "),
        ("", "back.xlf:1 It is no well-formed XML: "),
        (f"{BOMB}{OPEN}</xliff>", "back.xlf It declares a document type, "),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "back.xlf It declares a document type, "),
        ((OPEN + "<a>" * 5000).encode(), "back.xlf:1 It is no well-formed XML: "),
        (f'{OPEN}<file original="a.md">{TWICE}</file></xliff>', "back.xlf:1 a.md#p1 stands twice"),
        (b'<?xml version="1.0" encoding="UTF-8"?><x>\xff</x>', "back.xlf:1 It is no well-formed XML: "),
        (b'<?xml version="1.0" encoding="klingon"?><x/>', "back.xlf:1 It is no well-formed XML: "),
    ],
)  # fmt: skip
def test_a_broken_xliff_file_is_told_in_one_line(data: bytes | str, told: str) -> None:
    """A translator would get a program's traceback, or the machine would stand still."""
    said = refusal(data, "back.xlf")
    assert said.startswith(told)
    assert "\n" not in said


def test_a_file_of_another_kind_is_refused() -> None:
    """A picture would be read as if it were words."""
    assert refusal(b"x", "a.odt") == "a.odt Its name ends neither in .po nor in .xlf or .xliff."
    assert refusal(b"\x89PNG\r\n\x1a\n\x00", "a.odt", "po").startswith("a.odt:1 Byte 0x89")


@pytest.mark.parametrize("name", ["a.po", "a.xlf"])
def test_a_file_larger_than_any_book_is_refused_at_once(name: str) -> None:
    """The machine would be busy for minutes with what is no translation."""
    assert refusal(b" " * (LARGEST + 1), name) == f"{name} It has more than 20 MB, the most that is read."


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_chapter_of_five_megabytes_is_read_in_moments(file_format: str) -> None:
    """A long table or list would hang the import."""
    long = "一行文字，写得很长。\n" * 180_000
    data = written([made(long, long)], file_format).encode()
    (unit,) = read_batch(data, "a", file_format).units
    assert unit.target == long


@given(st.one_of(st.binary(), st.text().map(str.encode)))
@pytest.mark.parametrize("file_format", FORMATS)
def test_any_bytes_are_read_or_refused(file_format: str, data: bytes) -> None:
    """A damaged file would crash the program."""
    for text in (data, HEAD.encode() + data, f"{OPEN}<file id='f'>".encode() + data + b"</file></xliff>"):
        with told_at_most("X001"):
            read_batch(text, "a", file_format)


LINES = [
    "msgid",
    "msgstr",
    "msgctxt",
    "msgid_plural",
    "msgstr[0]",
    "msgstr[x]",
    '"',
    ' "a"',
    "#",
    "#,",
    " fuzzy",
    "#|",
    "#~",
    "#:",
    "\\",
    "\n",
    " ",
]


@given(st.lists(st.sampled_from(LINES), max_size=40).map("".join))
def test_any_pieces_of_po_are_read_or_refused(text: str) -> None:
    """A file with a slip in it would crash the program."""
    with told_at_most("X001"):
        po(text)
