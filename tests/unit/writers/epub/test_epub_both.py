"""Books of both languages, and constructs that few chapters have."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from lxml import etree

from duiye.rowplan import ChapterRows, Row
from duiye.writers.book.document import read_book
from duiye.writers.book.twofold import Bond, dressed, pair_books
from epubs import INFO, TYPE, Epub, body_of, bound, chapters_of, document_of

NOTE = "<sup id='fnref:{0}'><a href='#fn:{0}'>1</a></sup>"
NOTES = "<div class='footnote'><ol>{}</ol></div>"
LISTING = "<h1>章</h1><pre id='{}'><code>a = 1</code></pre>"


def both(chinese: str, english: str, *rows: Row) -> Epub:
    """Return the book of a chapter in two languages."""
    books = [
        read_book(replace(INFO, language=language), chapters_of(html, language))
        for language, html in (("zh", chinese), ("en", english))
    ]
    bond = Bond({"part-1/case.md": ChapterRows(rows)} if rows else {}, {"zh": "中文", "en": "English"})
    return bound(json.loads(json.dumps(dressed(pair_books(books[0], books[1], bond), "zh-en"))))


def test_a_heading_has_both_titles_and_both_ids() -> None:
    """The outline would have every section twice, or links of one language would lead nowhere."""
    book = both("<h1 id='a'>章</h1><h2 id='s'>节</h2>", "<h1 id='a'>Chapter</h1><h2 id='s'>Section</h2>")
    (heading,) = book.chapters[0].iter("{*}h2")
    assert [(span.get("lang"), span.get("id"), span.text) for span in heading] == [
        ("zh-Hans", "zh-s", "节"),
        ("en", "en-s", "Section"),
    ]
    (entry,) = [link for link in book.pages["nav.xhtml"].iter("{*}a") if link.get("href", "").endswith("#zh-s")]
    assert [span.text for span in entry] == ["节", "Section"]


def test_what_both_sides_show_alike_is_shown_once_with_the_ids_of_both() -> None:
    """The same code twice is no translation; a link to the second must not lead nowhere."""
    page = both(LISTING.format("c"), LISTING.format("c"), Row("c", ("c", "c"))).chapters[0]
    assert len(list(page.iter("{*}pre"))) == 1
    assert {"zh-c", "en-c"} <= {item.get("id") for item in page.iter()}


def test_readers_are_told_where_one_language_lags_behind() -> None:
    """A reader would compare a sentence with a translation of another one."""
    rows = [Row("p", ("p", "p"), "stale", 1), Row("q", ("q", ""), "missing", 1)]
    page = both("<h1>章</h1><p id='p'>新</p><p id='q'>独</p>", "<h1>C</h1><p id='p'>Old.</p>", *rows).chapters[0]
    told = [item for item in page.iter("{*}p") if item.get("class") == "lag"]
    assert [item.get("role") for item in told] == ["note"] * 4
    assert [item.get("lang") for item in told] == ["zh-Hans", "en"] * 2


def test_a_chapter_in_one_language_says_so() -> None:
    """A reader would take the missing side for a fault of the file."""
    extra = "<!-- file: b.md -->\n<h1>独章</h1><p>文</p>"
    book = both(f"<h1>章</h1>{extra}", "<h1>Chapter</h1>")
    page = book.pages["b.xhtml"]
    assert "本章没有英文版。" in "".join(page.itertext())
    assert "".join(next(page.iter("{*}title")).itertext()) == "独章"


def test_notes_of_both_languages_stand_in_pairs() -> None:
    """A reader of both would look for the second in another place."""
    html = "<h1>{0}</h1><p id='p'>{0}" + NOTE.format("a") + NOTE.format("b") + "</p>"
    notes = NOTES.format("<li id='fn:a'><p>{0}1</p></li><li id='fn:b'><p>{0}2</p></li>")
    page = both(html.format("甲") + notes.format("注"), html.format("A") + notes.format("N")).chapters[0]
    words = ["".join(item.itertext()) for item in page.iter("{*}aside")]
    assert words == ["1 注1", "1 N1", "2 注2", "2 N2"]
    assert len({item.get("id") for item in page.iter("{*}aside")}) == 4


def test_an_entry_does_not_repeat_what_the_other_language_says() -> None:
    """Every definition would stand in the book of both languages twice."""
    entry = (
        "<h1>{0}</h1><dl class='dy-glossary'><div class='dy-entry' id='lamp'>"
        "<dt><span class='dy-entry__head'>{1}</span>"
        "<span class='dy-entry__counterpart' lang='{2}'>{3}</span>"
        "<span class='dy-entry__pinyin' lang='zh-Latn'>dēng</span></dt>"
        "<dd class='dy-entry__definition'>{4}</dd><dd class='dy-entry__definition' lang='{2}'>{5}</dd></div></dl>"
    )
    chinese = entry.format("术语", "灯", "en", "lamp", "发光", "It shines.")
    english = entry.format("Terms", "lamp", "zh", "灯", "It shines.", "发光")
    words = "".join("".join(both(chinese, english).chapters[0].itertext()).split())
    assert words.count("发光") == words.count("Itshines.") == 1
    assert words.count("dēng") == 1
    alone = "".join("".join(bound(document_of(chinese)).chapters[0].itertext()).split())
    assert alone.endswith("灯dēnglamp发光Itshines.")


def _shown(*blocks: dict[str, Any]) -> etree._Element:
    document = document_of("<h1>章</h1>")
    document["chapters"][0]["body"] = list(blocks)
    return next(body_of(bound(document).chapters[0]).iter("{*}section"))


def paragraph(*runs: Any, own: str = "") -> dict[str, Any]:
    """Return a paragraph."""
    return {"kind": "paragraph", "id": own, "role": "", "body": list(runs)}


def test_formulas_are_mathml_that_reading_systems_take() -> None:
    """A formula would be a picture of letters, or keep the chapter from opening."""
    tree = [["mtable", {"scriptlevel": "0", "id": "x"}, [["mtr", {}, [["mtd", {}, [["mi", {}, "x<"]]]]]]]]
    math = {"tex": "x", "alt": "", "tree": tree}
    section = _shown({"kind": "equation", "id": "e", **math}, paragraph({"kind": "math", **math}, "。文"))
    block, inline = section.iter("{http://www.w3.org/1998/Math/MathML}math")
    assert (block.get("display"), inline.get("display"), inline.get("alttext")) == ("block", None, "x")
    assert [part.tag.rpartition("}")[2] for part in inline.iter()] == ["math", "mstyle", "mtable", "mtr", "mtd", "mi"]
    assert {part.get("id") for part in inline.iter()} == {None}
    # A line would begin with the stop otherwise.
    held = inline.getparent()
    assert held is not None
    assert (held.get("class"), inline.tail, held.tail) == ("held", "。", "文")


def test_a_formula_that_nothing_follows_stands_alone() -> None:
    """The words after it would be gone."""
    math = {"kind": "math", "tex": "x", "alt": "x", "tree": [["mi", {}, "x"]]}
    assert "".join(_shown(paragraph(math, math, "文", {"kind": "strong", "body": [math]})).itertext()) == "章\nxx文x\n"


def test_a_formula_stands_apart_from_chinese_characters() -> None:
    """Letters of a formula would touch the characters beside them."""
    math = {"kind": "math", "tex": "x", "alt": "x", "tree": [["mi", {}, "x"]], "gaps": [True, True]}
    (made,) = _shown(paragraph("前", math, "后")).iter("{http://www.w3.org/1998/Math/MathML}math")
    assert made.get("class") == "gap-before gap-behind"


def test_a_box_says_what_kind_it_is() -> None:
    """A warning would look like any remark."""
    box = {"kind": "box", "id": "b", "tone": "warning", "title": ["当心"], "body": [paragraph("雾")]}
    (made,) = (item for item in _shown(box).iter("{*}div") if item.get("role") == "note")
    assert (made.get("class"), made.get("id")) == ("box warning", "b")


def test_code_keeps_its_lines_numbers_and_marks() -> None:
    """A text that says “line 8” would name nothing."""
    lines = [[["keyword", "def"], ["", " a"]], [["", "b"]], []]
    listing = {"kind": "listing", "id": "", "text": "", "language": "python", "title": "a.py"}
    section = _shown({**listing, "lines": lines, "first": 9, "marked": [2, 7]})
    (code,) = section.iter("{*}code")
    assert code.get("class") == "language-python"
    assert "".join(code.itertext()) == " 9def a\n10b\n11"
    assert ["".join(item.itertext()) for item in code.iter("{*}mark")] == ["b"]
    plain = _shown({**listing, "title": "", "language": "", "lines": lines, "first": 0, "marked": []})
    assert "".join(plain.itertext()) == "章\ndef a\nb\n\n"


def test_lists_count_as_their_author_does() -> None:
    """“See b” would lead to the second item of a list that begins with 1."""
    made = {"kind": "list", "id": "", "ordered": True, "items": [[paragraph("甲")], [paragraph("乙", own="x")]]}
    (listed,) = _shown({**made, "start": 2, "numbers": "a"}).iter("{*}ol")
    assert (listed.get("start"), listed.get("type")) == ("2", "a")
    assert [item.get("id") for item in listed.iter("{*}p")] == ["x"]
    (plain,) = _shown({**made, "start": 1, "numbers": "1"}).iter("{*}ol")
    assert plain.attrib == {}


def test_tables_keep_spans_alignment_and_heads() -> None:
    """A screen reader could not say to which column a number belongs."""

    def cell(*blocks: Any, scope: str = "", align: str = "left", across: int = 1, down: int = 1) -> dict[str, Any]:
        return {"body": list(blocks), "scope": scope, "align": align, "across": across, "down": down}

    table = {"kind": "table", "id": "t", "number": 3, "caption": ["船期"], "columns": ["left"] * 4}
    head = [[cell(paragraph("一"), scope="column", across=2), cell(scope="column", down=2)], []]
    rows = [[cell(paragraph("早"), scope="row"), cell(paragraph("8"), paragraph("9"), align="right")]]
    section = _shown({**table, "head": head, "rows": rows})
    cells = [(item.tag[-2:], dict(item.attrib)) for item in section.iter("{*}th", "{*}td")]
    assert cells == [
        ("th", {"scope": "col", "colspan": "2"}),
        ("th", {"scope": "col", "rowspan": "2"}),
        ("th", {"scope": "row"}),
        ("td", {"class": "right"}),
    ]
    assert "".join(next(section.iter("{*}caption")).itertext()) == "表3 船期"
    assert next(section.iter("{*}table")).get("class") == "many"
    bare = _shown({**table, "number": 0, "caption": [], "columns": [], "head": [], "rows": []})
    assert len(list(bare.iter("{*}table"))) == 1


def test_a_note_whose_id_is_taken_is_a_note_all_the_same() -> None:
    """One id written twice would end the making of the book with a traceback."""
    document = document_of("<h1>章</h1>")
    note = {"kind": "note", "id": "", "name": "a", "body": [{"kind": "quote", "id": "", "body": [paragraph("注")]}]}
    again = {"kind": "note-again", "to": "part-1/case.md#fn:a"}
    body = [paragraph("占", own="part-1/case.md#fn:a"), paragraph(note, again)]
    document["chapters"][0]["body"] = body
    page = bound(document).chapters[0]
    (aside,) = (item for item in page.iter("{*}aside") if item.get(TYPE) == "footnote")
    assert "".join(aside.itertext()) == "1注"
    assert [link.get("href") for link in page.iter("{*}a")] == [
        f"#{aside.get('id')}",
        "#fn-a",
        f"#ref__{aside.get('id')}",
    ]


def test_a_figure_can_hold_more_than_a_picture() -> None:
    """A table with a caption of its own, or two pictures, would be gone."""
    figure = {"kind": "figure", "id": "f", "number": 0, "caption": [], "legend": []}
    (made,) = _shown({**figure, "body": [{"kind": "quote", "id": "", "body": [paragraph("引")]}]}).iter("{*}figure")
    assert [item.tag.rpartition("}")[2] for item in made] == ["blockquote"]


def test_an_empty_definition_list_is_nothing() -> None:
    """A list without entries is no XHTML."""
    assert not list(_shown({"kind": "definitions", "id": "", "items": []}).iter("{*}dl"))


def test_readings_stand_above_their_characters() -> None:
    """The pinyin of a rare character would stand in the line like a word."""
    (ruby,) = _shown(paragraph({"kind": "ruby", "body": ["渡"], "reading": "dù"})).iter("{*}ruby")
    assert (ruby.text, [item.text for item in ruby]) == ("渡", ["dù"])
