"""The Python-Markdown extension: ids, notes, terms and glossary inside a text."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from markdown import Markdown

from duiye.readers.settings import read_settings
from folders import REPOSITORY, TINY, Folder

SETTINGS = read_settings((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
PLAIN = [name for name in SETTINGS.extensions if name != "duiye.markdown"]


def html(text: str, chapter: str = "en/crossing/a.md", root: Path = TINY) -> str:
    """Render a text as a chapter, with all extensions of our own publication."""
    configs = {**SETTINGS.extension_configs, "duiye.markdown": {"root": str(root), "chapter": chapter}}
    return Markdown(extensions=list(SETTINGS.extensions), extension_configs=configs).convert(text)


def page(text: str, chapter: str = "en/crossing/a.md", root: Path = TINY) -> lxml.html.HtmlElement:
    """Return the rendered page as a tree."""
    return lxml.html.fragment_fromstring(html(text, chapter, root), create_parent="main")


def linked(text: str, chapter: str = "en/crossing/a.md") -> list[str]:
    """Return the words that became links to the glossary, in order."""
    return [link.text_content() for link in page(text, chapter).xpath("//a[@class='dy-term']")]


def test_without_a_chapter_a_page_is_left_as_it_is() -> None:
    """Plain MkDocs pages outside the languages would get links that lead nowhere."""
    text = (REPOSITORY / "docs/en/opening.md").read_text("utf-8")
    plain = Markdown(extensions=PLAIN, extension_configs=dict(SETTINGS.extension_configs)).convert(text)
    assert html(text, chapter="") == plain


@pytest.mark.parametrize(
    ("text", "marked"),
    [("甲。[^C01]", True), ("甲[^C01]。", False), ("**甲**，[^C01]乙", True), ("`甲。`[^C01]", False)],
)
def test_a_note_number_knows_the_full_width_mark_before_it(text: str, *, marked: bool) -> None:
    """In Chinese the number would float a character away from the sentence that it belongs to."""
    assert bool(page(text, "zh/crossing/a.md").xpath("//sup[@class='dy-after-mark']")) is marked


def test_the_first_mention_of_a_term_leads_to_its_entry() -> None:
    """Readers would have to look up terms by themselves, or drown in links."""
    (link,) = page("A ferry, a ferry.\n\nTwo ferries.").xpath("//a[@class='dy-term']")
    assert (link.get("href"), link.text, link.tail) == ("../glossary.md#ferry", "ferry", ", a ferry.")


def test_every_term_is_linked_once() -> None:
    """A second term in the same sentence would stay unexplained."""
    assert linked("The lighthouse and the ferry and *the tide tables* and the ferry.") == [
        "lighthouse",
        "ferry",
        "tide tables",
    ]


def test_unspaced_chinese_is_linked_too() -> None:
    """Chinese readers would get no links at all."""
    assert linked("渡轮认得灯塔和渡轮。", "zh/a.md") == ["渡轮", "灯塔"]


@pytest.mark.parametrize(
    "text",
    [
        "`ferry`",
        "    ferry",
        "```\nferry\n```",
        "[the ferry](a.md)",
        "## The ferry {#a}",
        '!!! note "The ferry"\n    Text.',
        "<kbd>ferry</kbd>",
        '<a href="a.html">the ferry</a>',
        'Go <A HREF="a.html">on *the* ferry</A>.',
        "&ferry; <code>ferry</code>",
        "![ferry](a.png)",
        '<span title="ferry">x</span>',
        "<div>ferry</div>",
        "<!-- ferry -->",
        '??? note "The ferry"\n    Text.',
        '=== "The ferry"\n\n    Text.',
    ],
)
def test_code_links_headings_and_titles_stay_as_they_are(text: str) -> None:
    """A link inside a link or inside code would break the page, and headings would be full of them."""
    assert linked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- a ferry",
        "> a ferry",
        "| a |\n| - |\n| ferry |",
        "!!! note\n    a ferry",
        "a[^1]\n\n[^1]: a ferry",
        "a\n:   a ferry",
        "**ferry**",
        "<em>ferry</em>",
        '<a href="a">a</a> ferry',
        "&copy; \\* ferry &amp;",
        "<kbd>a\n\nferry",
        "<a>ferry</a> <b>ferry</b>",
        '<div markdown="1">\na ferry\n</div>',
    ],
)
def test_terms_are_linked_wherever_readers_read(text: str) -> None:
    """Terms in lists, tables or notes would stay unexplained."""
    assert linked(text) == ["ferry"]


def test_a_mention_in_a_heading_does_not_use_up_the_link() -> None:
    """A chapter named after a term would never explain it."""
    assert linked("# The ferry {#a}\n\nThe ferry sails.") == ["ferry"]


def test_words_around_a_link_stay_in_place() -> None:
    """Spaces or words would vanish around a linked term."""
    text = "One *ferry* and **the lighthouse** or `tide table`; tide table, a &amp; b \\* c."
    (paragraph,) = page(text).xpath("//p[not(@lang)]")
    assert paragraph.text_content() == "One ferry and the lighthouse or tide table; tide table, a & b * c."


def test_every_linked_term_has_a_tip_in_both_languages() -> None:
    """Readers would have to leave the page to know what a term means."""
    tree = page("A ferry and a lighthouse.")
    described = tree.xpath("//a/@aria-describedby")
    assert described == ["dy-tip-ferry", "dy-tip-lighthouse"]
    tips = tree.xpath("//aside[@class='dy-tips' and @hidden]/div[@role='tooltip']")
    assert [tip.get("id") for tip in tips] == described
    assert [(line.get("lang"), line.text_content()) for line in tips[0]] == [
        ("en", "ferry A boat that takes people and carts across water."),
        ("zh", "渡轮 把人和车渡过水面的船。"),
    ]
    first = page("渡轮。", "zh/a.md").xpath("//div[@role='tooltip']/p/@lang")
    assert first == ["zh", "en"]


def test_a_page_without_terms_has_no_tips() -> None:
    """An empty box would stand at the end of pages."""
    assert "dy-tip" not in html("Nothing here.")


@pytest.mark.parametrize(
    ("chapter", "address"), [("en/a.md", "glossary.md#tide-table"), ("en/x/y/a.md", "../../glossary.md#tide-table")]
)
def test_an_author_may_link_any_words_to_an_entry(chapter: str, address: str) -> None:
    """A term that stands in the text by another name could not be linked."""
    (link,) = page("See [the list](term:tide-table).", chapter).xpath("//a")
    assert (link.get("href"), link.get("class"), link.text) == (address, "dy-term", "the list")


def test_an_unknown_term_is_left_for_the_checks_to_find() -> None:
    """A misspelt id would become a dead link without a notice."""
    assert page("[a](term:raft)").xpath("//a/@href") == ["term:raft"]


def test_the_glossary_page_links_no_term_to_itself() -> None:
    """Every word of the glossary would be a link to the line in which it stands."""
    assert linked("The ferry.\n\n[[glossary]]", "en/glossary.md") == []


def test_the_glossary_stands_where_the_page_asks_for_it() -> None:
    """The glossary page would be empty, or show a mark of the program."""
    tree = page("Before.\n\n[[glossary]]\n\nAfter.", "en/glossary.md")
    assert [item.tag for item in tree] == ["p", "h2", "dl", "h2", "dl", "h2", "dl", "p"]
    assert tree.xpath("//h2/@id") == ["letter-f", "letter-l", "letter-t"]
    assert "[[" not in tree.text_content()
    assert tree.xpath("//dd[@class='dy-entry__used']/a/@href")[0] == "crossing/lighthouse.md"


def test_the_letters_of_the_glossary_are_in_the_table_of_contents() -> None:
    """Readers could not jump to a letter."""
    configs = {"duiye.markdown": {"root": str(TINY), "chapter": "zh/glossary.md"}}
    markdown = Markdown(extensions=["toc", "duiye.markdown"], extension_configs=configs)
    markdown.convert("# 术语表\n\n[[glossary]]")
    (top,) = markdown.toc_tokens  # type: ignore[attr-defined]
    assert [item["name"] for item in top["children"]] == ["C", "D"]


def test_the_mark_of_the_glossary_inside_a_sentence_is_text() -> None:
    """A page that explains how to write a glossary would become one."""
    assert not page("Write [[glossary]] on a line of its own.", "en/a.md").xpath("//dl")


def test_a_reference_brings_the_editors_note() -> None:
    """Readers would see `[^C01]` instead of a note."""
    tree = page("One.[^C01] Two.[^C01] Three.[^C02]")
    assert [item.get("id") for item in tree.xpath("//div[@class='footnote']//li")] == ["fn:C01", "fn:C02"]
    assert "The town chronicle says 29 metres." in tree.text_content()
    assert len(tree.xpath("//sup/a[@href='#fn:C01']")) == 2


@pytest.mark.parametrize(
    "text",
    ["As noted[^C01]: so it is.", "- a[^C01]", "> a[^C01]", "!!! note\n    a[^C01]", "| a |\n| - |\n| b[^C01] |"],
)
def test_a_reference_may_stand_anywhere_in_a_text(text: str) -> None:
    """Readers would see `[^C01]` instead of a note, for want of a blank or for a colon."""
    tree = page(text)
    assert tree.xpath("//sup/a/@href") == ["#fn:C01"]
    assert len(tree.xpath("//div[@class='footnote']//li")) == 1


def test_a_chapters_own_note_wins() -> None:
    """A writer's own note would be doubled by the record of the same number."""
    tree = page("One.[^C01]\n\n[^C01]: My own.\n")
    assert len(tree.xpath("//div[@class='footnote']//li")) == 1
    assert "29 metres" not in tree.text_content()


def test_an_unknown_note_is_left_for_the_checks_to_find() -> None:
    """A misspelt number would vanish without a notice."""
    assert "[^C99]" in page("One.[^C99]").text_content()


@pytest.mark.parametrize("text", ["Write `[^C01]`.", "```\n[^C01]\n```", "Write ``a ` [^C01]``."])
def test_a_reference_in_code_brings_no_note(text: str) -> None:
    """A page that explains how to write notes would end with a note to which nothing refers."""
    assert not page(text).xpath("//div[@class='footnote']")


def test_every_block_has_an_id_of_its_own() -> None:
    """Paragraphs could not be linked, and the language switch would lose the place."""
    tree = page(
        "Top.\n\n## A {#a}\n\nOne.\n\n- two\n\n> three\n\n| a |\n| - |\n| b |\n\n## B {#b}\n\n!!! note\n    four\n"
    )
    assert [item.get("id") for item in tree] == ["top-p1", "a", "a-p1", "a-p2", "a-p3", "a-p4", "b", "b-p1"]


def test_raw_html_and_code_are_counted_and_stay_whole() -> None:
    """The paragraph around raw HTML would stay on the page, or the ids below would shift."""
    text = "## A {#a}\n\n<div>raw</div>\n\n```\ncode\n```\n\n<!-- silent -->\n\nText.\n\n\\* Text.\n\n![A](a.png)\n"
    tree = page(text)
    assert [(item.tag, item.get("id")) for item in tree if isinstance(item.tag, str)] == [
        ("h2", "a"),
        ("div", None),
        ("div", None),
        ("p", "a-p3"),
        ("p", "a-p4"),
        ("p", "a-p5"),
    ]


def test_rendering_twice_gives_the_same_bytes() -> None:
    """The same commit would build two different sites."""
    text = (TINY / "docs/en/crossing/lighthouse.md").read_text("utf-8")
    assert html(text, "en/crossing/lighthouse.md") == html(text, "en/crossing/lighthouse.md")


def test_records_with_markup_stay_text(tiny: Folder) -> None:
    """A definition could bring its own script into every page."""
    tiny.replace("docs/apparatus/termbase.yml", "A boat that takes", "<script>alert(1)</script> A boat that takes")
    assert "<script>" not in html("A ferry.", root=tiny.root)


def test_no_placeholder_of_markdown_is_left_on_our_own_pages() -> None:
    """Readers would see the program's own marks in the text."""
    for language in ("zh", "en"):
        for path in sorted((REPOSITORY / "docs" / language).rglob("*.md")):
            text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
            made = html(text, path.relative_to(REPOSITORY / "docs").as_posix(), REPOSITORY)
            assert not re.search(r"[\x02\x03]|wzxhzdk|klzzwxh|\[\^|\[\[|term:", made), path


def with_claims(text: str, chapter: str, claims: str = "back/facts.md", root: Path = TINY) -> lxml.html.HtmlElement:
    """Return the tree of a page of a publication whose claims are listed on another."""
    ours = {"root": str(root), "chapter": chapter, "claims": claims}
    configs = {**SETTINGS.extension_configs, "duiye.markdown": ours}
    made = Markdown(extensions=list(SETTINGS.extensions), extension_configs=configs).convert(text)
    return lxml.html.fragment_fromstring(made, create_parent="main")


@pytest.mark.parametrize(
    ("chapter", "address"),
    [
        ("en/a.md", "back/facts.md#C01"),
        ("zh/x/y/a.md", "../../back/facts.md#C01"),
        ("en/back/facts.md", "facts.md#C01"),
    ],
)
def test_a_note_leads_to_its_claim_where_a_page_lists_them(chapter: str, address: str) -> None:
    """Readers of a note could not see on what evidence it rests."""
    (number,) = with_claims("One.[^C01]", chapter).xpath("//span[@class='dy-claim']")
    assert number.xpath("a/@href") == [address]
    assert number.text_content().strip("〔〕[]") == "C01"


def test_a_note_leads_nowhere_where_no_page_lists_the_claims() -> None:
    """Every note of a publication without a fact-check would have a dead link."""
    (number,) = page("One.[^C01]").xpath("//span[@class='dy-claim']")
    assert (number.text_content(), number.xpath("a")) == ("[C01]", [])


def test_the_claims_stand_where_the_page_asks_for_them() -> None:
    """The fact-check would be empty, show a mark of the program, or lead nowhere."""
    tree = with_claims("# F {#f}\n\n## All {#all}\n\n[[claims]]\n\nAfter.", "en/back/facts.md")
    tags = [item.tag for item in tree]
    assert tags == ["h1", "h2", "ul", "h3", "div", "p"]
    assert "[[" not in tree.text_content()
    assert tree.xpath("//h4/@id") == ["C01", "C02"]
    stands = tree.xpath("//dd[@class='dy-fact__stands']//a/@href")
    assert stands == ["../crossing/lighthouse.md#lighthouse-p1", "../crossing/lighthouse.md#boat-p2"]
    assert not tree.xpath("//section//a[@class='dy-term']")


def test_the_fact_check_reads_a_note_as_the_chapter_does(tiny: Folder) -> None:
    """Asterisks and brackets that a chapter shows as emphasis and links would stand on the page as they are typed."""
    tiny.replace(
        "docs/apparatus/claims.yml", "The town chronicle says", "The *town* [chronicle](https://a.example/) says"
    )
    (note,) = with_claims("[[claims]]", "en/back/facts.md", root=tiny.root).xpath("//dd[@class='dy-fact__note']/p")[:1]
    assert note.text_content() == "The town chronicle says 29 metres."
    assert [child.tag for child in note] == ["em", "a"]


def test_what_waits_for_its_translation_is_no_place_of_a_claim(tiny: Folder) -> None:
    """The fact-check would lead to a page that is not there."""
    tiny.replace("docs/en/crossing/lighthouse.md", "title: The lighthouse\n", "title: The lighthouse\nstate: initial\n")
    tree = with_claims("[[claims]]", "en/back/facts.md", root=tiny.root)
    assert tree.xpath("//h2/@id") == ["in-no-text"]
    assert len(with_claims("[[claims]]", "zh/back/facts.md", root=tiny.root).xpath("//section//dd/p/a")) == 2
