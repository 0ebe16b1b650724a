"""The pages of a book: nothing of the tree lost, links that lead somewhere, notes both ways, languages told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from epubs import CONSTRUCTS, INFO, TYPE, XML_LANG, Epub, body_of, bound, document_of, epub_of, text_of, words_of

_NO_TEXT = frozenset({"align", "alias", "alt", "columns", "file", "id", "kind", "language", "name", "names", "numbers"})
_NO_TEXT |= {"page", "part", "printed", "role", "scope", "src", "tex", "to", "tone", "url"}
"""Keys under which the tree keeps no words that its readers see."""
_APPARATUS = frozenset({"glossary", "facts", "figure", "table"})
"""What says words of its own between those of the tree."""


def _seen(value: Any) -> Iterator[str]:
    """Yield all the words that a tree shows, in any order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _seen(item)
    elif isinstance(value, dict):
        yield from _seen_in(value)


def _seen_in(node: dict[str, Any]) -> Iterator[str]:
    match node.get("kind"):
        case "code":
            yield node["text"]
        case "listing":
            yield node["title"]
            yield from (words for line in node["lines"] for _, words in line)
        case "math" | "equation":
            yield from _formula(node["tree"])
        case "abbreviation" | "verdict":
            yield from _seen(node["body"])
        case None if "evidence" in node or "used" in node:
            yield from _seen_in_register(node)
        case _:
            for key, item in node.items():
                if key not in _NO_TEXT and not isinstance(item, int):
                    yield from _seen(item)


def _seen_in_register(entry: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a claim or of a term."""
    for name in ("number", "verdict", "claim", "note", "sum", "evidence", "head", "counterpart", "pinyin", "details"):
        yield from _seen(entry.get(name, []))
    yield from (entry["labels"][name] for name in ("note", "sum") if entry.get(name))
    yield entry["used"]["label"] if entry.get("used", {"to": []})["to"] else ""


def _formula(tree: Any) -> Iterator[str]:
    for _, _, content in tree:
        yield from [content] if isinstance(content, str) else _formula(content)


def _letters(words: Iterator[str] | list[str]) -> Counter[str]:
    return Counter(re.sub(r"\s", "", "".join(words)))


@pytest.mark.parametrize("case", CONSTRUCTS)
def test_no_word_of_the_tree_is_lost(case: str) -> None:
    """A book that silently drops a word cannot be trusted with any."""
    document = document_of(text_of(case))
    kinds = set(re.findall(r"'kind': '(\w+)'", str(document["chapters"])))
    for chapter, page in zip(document["chapters"], epub_of(case).chapters, strict=True):
        wanted = _letters([*_seen(chapter["title"]), *_seen(chapter["body"])])
        shown = Counter(words_of(body_of(page)))
        assert wanted - shown == Counter()
        assert kinds & _APPARATUS or shown == wanted


def _linked(book: Epub) -> None:
    ids = {name: [item.get("id") for item in page.iter() if item.get("id")] for name, page in book.pages.items()}
    for name, file, fragment in book.links():
        assert f"EPUB/{file}" in book.files, f"{name} leads to {file}"
        assert not fragment or fragment in ids[file], f"{name} leads to {file}#{fragment}"
    for name, found in ids.items():
        assert len(found) == len(set(found)), name
        assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", item) for item in found)


@pytest.mark.parametrize("case", CONSTRUCTS)
def test_every_link_leads_somewhere(case: str) -> None:
    """A reader would tap a link and nothing would happen; a shop would refuse the book."""
    _linked(epub_of(case))


@pytest.mark.parametrize("case", CONSTRUCTS)
def test_notes_and_their_references_lead_to_one_another(case: str) -> None:
    """A reader who has read a note would not find the way back."""
    for page in epub_of(case).chapters:
        notes = {item.get("id"): item for item in page.iter("{*}aside") if item.get(TYPE) == "footnote"}
        references = {link.get("id"): link for link in page.iter("{*}a") if link.get("role") == "doc-noteref"}
        leads = [(link.get("href", "")[1:], own) for own, link in references.items()]
        backs = [
            (own, link.get("href", "")[1:])
            for own, note in notes.items()
            for link in note.iter("{*}a")
            if link.get("role") == "doc-backlink"
        ]
        assert sorted(leads) == sorted(backs)
        assert [note.get("role") for note in notes.values()] == ["doc-footnote"] * len(notes)
        for own, note in notes.items():
            numbers = {"".join(references[back].itertext()) for name, back in backs if name == own}
            assert numbers == {next("".join(link.itertext()) for link in note.iter("{*}a"))}


def test_notes_are_numbered_from_one_in_each_chapter() -> None:
    """The PDF says note 1 where the EPUB would say 2."""
    note = "<p>文<sup id='fnref:a'><a href='#fn:a'>1</a></sup></p>"
    note += "<div class='footnote'><ol><li id='fn:a'><p>注</p></li></ol></div>"
    book = bound(document_of(f"<h1>一</h1>{note}<!-- file: b.md -->\n<h1>二</h1>{note}"))
    assert ["".join(link.itertext()) for page in book.chapters for link in page.iter("{*}a")] == ["1"] * 4


def test_a_note_inside_a_link_stands_between_its_pieces() -> None:
    """A link inside a link is no XHTML: the whole chapter would not open."""
    document = document_of("<h1>章</h1>")
    inside = [{"kind": "paragraph", "id": "", "role": "", "body": ["注"]}]
    note = {"kind": "note", "id": "n", "name": "a", "body": inside}
    link = {"kind": "link", "url": "https://a.org/", "id": "", "body": ["前", note, {"kind": "strong", "body": ["后"]}]}
    again = {"kind": "note-again", "to": "n"}
    nested = {"kind": "link", "url": "https://b.org/", "id": "", "body": ["外", {**link, "body": ["内"]}, again]}
    document["chapters"][0]["body"] = [{"kind": "paragraph", "id": "", "role": "", "body": [link, nested]}]
    page = bound(document).chapters[0]
    assert not [inner for outer in page.iter("{*}a") for inner in outer.iter("{*}a") if inner is not outer]
    paragraph = next(page.iter("{*}p"))
    assert "".join(paragraph.itertext()) == "前1后外内1"


def test_every_page_says_its_language_twice() -> None:
    """A screen reader would speak Chinese with an English voice."""
    book = bound(document_of("<h1>章</h1><p>文<span lang='en'>word</span></p><p lang='ja'>ひらがな</p>"))
    for page in book.pages.values():
        assert (page.get("lang"), page.get(XML_LANG)) == ("zh-Hans", "zh-Hans")
        for item in page.iter():
            assert item.get("lang") == item.get(XML_LANG)
    tongues = {"".join(item.itertext()): item.get("lang") for item in book.chapters[0].iter() if item.get("lang")}
    assert tongues["word"] == "en"
    assert tongues["ひらがな"] == "ja"


def test_characters_that_xml_cannot_say_are_shown_as_such() -> None:
    """One control character would keep a whole chapter from opening."""
    document = document_of("<h1>章</h1>")
    runs = ["a\x0bb\ufffe\U0001f600", {"kind": "abbreviation", "title": "\x01", "body": ["缩"]}]
    document["chapters"][0]["title"] = ["章\x08"]
    document["chapters"][0]["body"] = [{"kind": "paragraph", "id": "", "role": "", "body": runs}]
    page = bound(document).chapters[0]
    assert "a�b�\U0001f600" in "".join(page.itertext())
    assert [item.get("title") for item in page.iter("{*}abbr")] == ["�"]


@pytest.mark.parametrize(
    ("label", "written"),
    [("fn:C25", "fn-C25"), ("1", "_1"), ("注 一", "_6ce8_20_4e00"), ("a_b", "a_5fb"), ('é&<"', "_e9_26_3c_22")],
)
def test_ids_become_names_that_xml_allows(label: str, written: str) -> None:
    """Links to a heading whose author wrote an odd id would lead nowhere."""
    document = document_of("<h1>章</h1>")
    target = {"kind": "paragraph", "id": f"part-1/case.md#{label}", "role": "", "body": ["文"]}
    link = {"kind": "link", "to": f"part-1/case.md#{label}", "page": True, "names": "", "number": 0, "body": ["见"]}
    document["chapters"][0]["body"] = [target, {**target, "id": "", "body": [link]}]
    book = bound(document)
    _linked(book)
    assert [item.get("id") for item in book.chapters[0].iter("{*}p") if item.get("id")] == [written]


def test_ids_that_become_alike_stay_apart() -> None:
    """Two links would lead to the same place."""
    document = document_of("<h1>章</h1>")
    body = [{"kind": "paragraph", "id": f"part-1/case.md#{own}", "role": "", "body": []} for own in ("a:b", "a-b")]
    document["chapters"][0]["body"] = body
    assert [item.get("id") for item in bound(document).chapters[0].iter("{*}p")] == ["a-b", "a-b-2"]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("https://a.org/一 x?q=<b>", "https://a.org/%E4%B8%80%20x?q=%3Cb%3E"),
        ("https://a.org/100%", "https://a.org/100%25"),
        ("https://a.org/%41", "https://a.org/%41"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("https://", None),
        ("https://a b/", None),
        ("http://[::1", None),
        ("http://a.org:x/", None),
    ],
)
def test_only_addresses_become_links(url: str, address: str | None) -> None:
    """A shop refuses a book in which one address is broken."""
    document = document_of("<h1>章</h1>")
    link = {"kind": "link", "url": url, "id": "", "body": ["见"]}
    document["chapters"][0]["body"] = [{"kind": "paragraph", "id": "", "role": "", "body": [link]}]
    page = bound(document).chapters[0]
    assert [item.get("href") for item in page.iter("{*}a")] == ([address] if address else [])
    assert "见" in "".join(page.itertext())


def test_a_chapter_without_words_has_a_title_all_the_same() -> None:
    """An empty line in the contents cannot be tapped, and is an error."""
    book = bound(document_of("<h1> </h1>"))
    titles = ["".join(item.itertext()) for name in ("h1", "title") for item in book.chapters[0].iter(f"{{*}}{name}")]
    assert titles == ["part-1/case.md"] * 2


def test_what_pages_are_is_said_in_both_vocabularies() -> None:
    """Who listens to a book could not tell a chapter from a glossary."""
    html = (
        "<!-- file: part-1/index.md -->\n<h1>部分</h1><!-- file: a.md -->\n<h1>章</h1>"
        "<!-- file: g.md -->\n<h1>术语</h1><dl class='dy-glossary'></dl>"
    )
    sections = [next(page.iter("{*}section")) for page in bound(document_of(html)).chapters if len(body_of(page))]
    assert [(section.get(TYPE), section.get("role")) for section in sections[-3:]] == [
        ("part", "doc-part"),
        ("chapter", "doc-chapter"),
        ("glossary", "doc-glossary"),
    ]


_TEXT = st.text(st.sampled_from("汉字，。“”AB c1\n\x08<&\"'"), min_size=1, max_size=8)
_RUNS = st.recursive(
    _TEXT,
    lambda inside: st.builds(
        lambda kind, body: {"kind": kind, "body": body},
        st.sampled_from(["strong", "emphasis", "deleted", "mark", "small", "key", "superscript", "sources"]),
        st.lists(inside, max_size=3),
    ),
    max_leaves=6,
)
_PARAGRAPHS = st.builds(
    lambda runs: {"kind": "paragraph", "id": "", "role": "", "body": runs}, st.lists(_RUNS, max_size=3)
)
_BLOCKS = st.recursive(
    _PARAGRAPHS,
    lambda inside: st.one_of(
        st.builds(lambda body: {"kind": "quote", "id": "", "body": body}, st.lists(inside, max_size=3)),
        st.builds(
            lambda title, body: {"kind": "box", "id": "", "tone": "", "title": title, "body": body},
            st.lists(_RUNS, max_size=2),
            st.lists(inside, max_size=3),
        ),
        st.builds(
            lambda items, ordered: {
                "kind": "list",
                "id": "",
                "ordered": ordered,
                "start": 3,
                "numbers": "a",
                "items": items,
            },
            st.lists(st.lists(inside, max_size=2), max_size=3),
            st.booleans(),
        ),
        st.builds(
            lambda terms, body: {"kind": "definitions", "id": "", "items": [{"terms": terms, "body": body}]},
            st.lists(st.lists(_RUNS, max_size=2), max_size=2),
            st.lists(inside, max_size=2),
        ),
        st.builds(lambda items: {"kind": "grid", "id": "", "items": items}, st.lists(st.lists(inside, max_size=2))),
    ),
    max_leaves=8,
)


def _in_order(value: Any) -> str:
    if isinstance(value, list):
        return "".join(map(_in_order, value))
    if isinstance(value, str):
        return value
    return "".join(_in_order(value[key]) for key in ("title", "terms", "body", "items") if key in value)


@given(st.lists(_BLOCKS, max_size=3))
def test_no_text_is_lost_and_none_changes_places(blocks: list[Any]) -> None:
    """Sentences in another order say something else."""
    document = document_of("<h1>章</h1>", replace(INFO, language="en"))
    document["chapters"][0]["body"] = blocks
    page = bound(document).chapters[0]
    section = next(page.iter("{*}section"))
    header = next(page.iter("{*}header"))
    section.remove(header)
    wanted = re.sub(r"\s", "", _in_order(blocks)).replace("\x08", "�")
    assert words_of(section) == wanted
    assert etree.tostring(page)
