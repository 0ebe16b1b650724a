"""A facing page from two whole pages, where they are not what our own theme makes."""

from __future__ import annotations

import json

import pytest
from lxml.html import HtmlElement, document_fromstring, tostring

from duiye.rowplan import ChapterRows, Row
from duiye.writers.facing.edition import LOST, FacingEdition, Place
from duiye.writers.facing.page import write_facing
from duiye.writers.pages import BuiltPage
from spreads import outline

ADDRESS = "https://ferry.internal/book/"


def edition(*rows: Row, languages: tuple[str, str] = ("zh", "en")) -> FacingEdition:
    """Return an edition with one chapter, which has these rows."""
    names = {"zh": "中文", "en": "English", "fr": "français", "de": "Deutsch"}
    return FacingEdition(languages, names, ADDRESS, {"": ChapterRows(), "a/": ChapterRows(rows)})


def face(first: str, second: str, made: FacingEdition | None = None, path: str = "a/index.html") -> HtmlElement:
    """Write the facing page of two bodies."""
    made = made or edition()
    pages = [
        BuiltPage(language, path, document_fromstring(f"<html lang={language}><head></head><body>{body}</body></html>"))
        for language, body in zip(made.languages, (first, second), strict=True)
    ]
    return write_facing(*pages, Place(made, path))


def rows(first: str, second: str, made: FacingEdition | None = None) -> str:
    """Outline the facing page of two articles."""
    (text,) = face(f"<article>{first}</article>", f"<article>{second}</article>", made).iter("article")
    return outline(text)


def test_a_page_without_an_article_or_a_script_is_still_a_page() -> None:
    """A publication with a theme of its own could not be built."""
    root = face("<p>一</p>", "<p>One</p>")
    assert [link.get("href") for link in root.iter("link")] == ["../../zh/assets/stylesheets/facing.css"]
    assert [script.get("data-home") for script in root.iter("script")] == ["../"]
    assert root.xpath("string(//p)") == "一 One"


def test_a_page_that_only_one_theme_gives_an_article_has_no_rows() -> None:
    """A page would have rows with one side, and the other side's words twice."""
    root = face("<article><p>一</p></article>", "<p>One</p>")
    assert not root.find_class("dy-row")


def test_titles_that_are_equal_stand_once() -> None:
    """The window would be called “Gemini · Gemini”."""
    made = edition()
    pages = [
        BuiltPage(tag, "a/index.html", document_fromstring("<head><title>X</title></head><body></body>"))
        for tag in made.languages
    ]
    assert write_facing(*pages, Place(made, "a/index.html")).xpath("string(//title)") == "X"


def test_material_searches_the_default_language_and_speaks_both() -> None:
    """The search of a facing page would look for an index that does not exist."""

    def body(words: str, count: str) -> str:
        config = {"base": "..", "search": "../assets/s.js", "translations": {"a": words, "b": count, "c": "x"}}
        return f'<script id="__config" type="application/json">{json.dumps(config)}</script>'

    (config,) = face(body("一", "# 条"), body("One", "# hits")).xpath("//script[@id='__config']")
    assert json.loads(config.text) == {
        "base": "../../zh/",
        "search": "../../zh/assets/s.js",
        "translations": {"a": "一 · One", "b": "# 条", "c": "x"},
    }
    (config,) = face('<script id="__config"></script>', "").xpath("//script[@id='__config']")
    assert json.loads(config.text) == {}


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    """A reader with a wrong address below /bi/ would find a page without style."""
    link = '<a href="/book/{}/a/">{}</a>'
    root = face(link.format("zh", "一"), link.format("en", "One"), path=LOST)
    assert [link.get("href") for link in root.iter("a")] == ["/book/bi/a/"]
    assert [link.get("href") for link in root.iter("link")] == ["/book/zh/assets/stylesheets/facing.css"]
    assert [script.get("data-source") for script in root.iter("script")] == ["/book/zh/"]


def test_what_only_the_second_page_has_stands_in_its_place() -> None:
    """A form, notes or an entry of the second language would be lost."""
    notes = '<div class="footnote"><hr><ol><li id="fn:a"><p>note</p></li></ol></div>'
    said = rows("<p id=p>一</p>", f"<p id=p>One</p><form>Find</form>{notes}")
    assert said == (
        "#p\n  zh: p: 一\n  en: p: One\n<form> Find\n<div>\n  <ol>\n    #fn:a lone\n      zh: –:\n      en: p: note\n"
    ).replace("zh: –:", "zh: –: ")
    assert "<form> 找" in rows("<form>找</form>", "<p>One</p>")
    assert "fn:b lone" in rows(notes.replace("fn:a", "fn:b"), "<p id=p>One</p>")


def test_entries_that_only_one_glossary_has_are_kept() -> None:
    """A term would be missing from the facing glossary."""

    def glossary(letter: str, *ids: str) -> str:
        entries = "".join(f'<div class="dy-entry" id="{name}"><dt><span lang="zh">词</span></dt></div>' for name in ids)
        return f'<h2 id="letter-{letter}">{letter}</h2><!-- c --><dl class="dy-glossary"><!-- c -->{entries}</dl>'

    said = rows(glossary("a", "x"), glossary("b", "x", "y") + "<p>end</p>" + glossary("c").partition("<!")[2])
    assert [line.split()[0] for line in said.splitlines() if line.strip().startswith("#")] == ["#letter-a", "#x", "#y"]
    assert "end" in said
    assert "词" in rows("<p>一</p>", glossary("b", "y"))


def test_the_link_that_skips_to_the_text_leads_to_something() -> None:
    """A glossary whose languages begin with different letters would end the build."""
    link = '<div data-is="skip"><a class="md-skip" href="#letter-{0}">{2}</a></div><div data-is="announce"></div>'
    page = link + '<article><h2 id="letter-{0}">{0}</h2>{1}</article>'
    entry = '<dl class="dy-glossary"><div id="x"><dt>x</dt></div></dl>'
    root = face(page.format("z", entry, "跳过"), page.format("j", entry, "Skip"))
    assert [link.get("href") for link in root.xpath("//div[@data-is='skip']/a")] == ["#letter-z"]
    assert "#letter-j" not in {link.get("href") for link in root.xpath("//a")}


def test_a_letter_that_only_the_second_page_has_leaves_its_contents() -> None:
    """The list of headings would have letters that lead nowhere."""
    entry = '<article><h2 id="letter-{0}">{0}</h2><dl class="dy-glossary"><div id="x"><dt>x</dt></div></dl></article>'
    nav = '<ul><li><a href="#letter-{0}">{0}</a></li></ul><b><a href="#letter-{0}">{0}</a></b>'
    root = face(nav.format("a") + entry.format("a"), nav.format("b") + entry.format("b"))
    assert [link.get("href") for link in root.xpath("//li/a")] == ["#letter-a"]


def test_words_that_stand_outside_of_every_block_are_kept() -> None:
    """Raw HTML would lose its words."""
    said = rows("头<p id=p>一</p>尾<!-- c -->", "head<p id=p>One</p>tail")
    assert said == "zh: p: 头\n  en: p: head\n#p\n  zh: p: 一\n  en: p: One\n\n  zh: p: 尾\n  en: p: tail\n".replace(
        "zh: p: 头", "\n  zh: p: 头", 1
    )


def test_an_id_that_means_something_else_on_the_first_page_gives_way() -> None:
    """A link to a passage of the second language would lead into one of the first."""
    said = rows("<p id=p>一<b id=x>二</b></p>", "<p id=p>One</p><p id=x>Two</p>")
    assert "#x@en lone" in said


def test_pieces_of_a_passage_keep_their_ids_where_nobody_else_has_them() -> None:
    """A link to the second half of a passage would lead nowhere, or to the neighbour."""
    plan = Row("a-p1", ("a-p1", "a-p1"), parts=("a-p2", "a-p3"), parts_side=1)
    root = face(
        "<article><p id=a-p1>一</p><p id=a-p2>二</p></article>",
        "<article><p id=a-p1>One</p><p id=a-p2>more</p><p id=a-p3>still</p></article>",
        edition(plan),
    )
    assert [element.get("id") for element in root.xpath("//article//p | //article/div")] == [
        "a-p1", None, None, None, "a-p3", "a-p2", None,
    ]  # fmt: skip


def test_what_is_the_same_has_a_language_where_it_has_words() -> None:
    """A screen reader would read English with a Chinese voice."""
    assert "en: p: GPU" in rows("<p>GPU</p>", "<p>GPU</p>")
    assert "zh: p: 词" in rows("<p>词</p>", "<p>词</p>")
    assert "–: p: 12" in rows("<p>12</p>", "<p>12</p>")
    assert "fr: p: GPU" in rows("<p>GPU</p>", "<p>GPU</p>", edition(languages=("fr", "de")))
    copied = edition(Row("p", ("p", "p"), "copied", 0))
    assert "en: p: 词" in rows("<p id=p>词</p>", "<p id=p>词</p>", copied)


@pytest.mark.parametrize(("columns", "looks"), [(3, ""), (4, "broad"), (5, "broad"), (6, "wide")])
def test_tables_that_half_a_page_cannot_hold_lie_one_under_the_other(columns: int, looks: str) -> None:
    """A wide table would be cut off at the edge of its column."""
    table = f"<table><tr>{'<td>{0}</td>' * columns}</tr></table>"
    assert rows(table.format("一"), table.format("One")).splitlines()[0].strip() == looks


def test_long_rows_may_break_on_paper() -> None:
    """A printed page would be left half empty before a long passage."""
    assert rows(f"<p>{'字' * 700}</p>", f"<p>{'word ' * 200}</p>").startswith("long")


def test_a_landing_page_keeps_what_stands_around_its_text() -> None:
    """Title, contents and downloads of the landing page would be missing in one language."""
    home = '<article><header><h1>{0}</h1></header><div class="dy-home__text"><p id="p">{0}</p></div>{1}</article>'
    first = home.format("一", "<!-- c --><nav>目录</nav>")
    second = home.format("One", "<nav>Contents</nav><section><p>Only</p></section>")
    (text,) = face(first, second).iter("article")
    assert outline(text) == (
        "<header> 一 One\n<div>\n  #p\n    zh: p: 一\n    en: p: One\n<nav> 目录 Contents\n<section> Only\n"
    )
    assert text.xpath("string(./section/@lang)") == "en"
    assert "dy-facing" in tostring(text, encoding="unicode")


def test_a_page_of_chapters_alone_has_the_order_control() -> None:
    """A reader could not choose which language comes first."""
    root = face("<article></article>", "<article></article>")
    assert [box.get("value") for box in root.xpath("//fieldset//input")] == ["zh", "en"]
    assert root.xpath("//fieldset//input[@checked]/@value") == ["zh"]


def test_notes_are_numbered_anew_where_they_were_numbered() -> None:
    """A reference would have the number that another note has here."""
    page = (
        '<article><p id="p">x<sup id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">{1}</a></sup></p>'
        '<div class="footnote"><ol><li id="fn:{0}"><p>n <a class="footnote-backref" href="#fnref:{0}" title="{1}">↩</a>'
        "</p></li></ol></div></article>"
    )
    root = face(page.format("a", "1"), page.format("b", "1"))
    assert [link.text for link in root.find_class("footnote-ref")] == ["1", "2"]
    assert [link.get("title") for link in root.find_class("footnote-backref")] == ["1", "2"]
    named = face(page.format("a", "*"), page.format("a", "*"))
    assert [link.text for link in named.find_class("footnote-ref")] == ["*", "*"]
    assert [link.get("title") for link in named.find_class("footnote-backref")] == ["*", "*"]
    assert [link.get("href") for link in named.find_class("footnote-ref")] == ["#zh-fn:a", "#en-fn:a"]


def _turns(*links: tuple[str, str, str]) -> str:
    """Return the foot of a page with its turns: direction, address, title."""
    made = "".join(
        f'<a class="dy-turn__link" rel="{rel}" href="{href}"><small>{rel}</small><span>{title}</span></a>'
        for rel, href, title in links
    )
    return f'<footer><nav class="dy-turn">{made}</nav></footer>'


def _turned(first: str, second: str) -> list[tuple[str | None, str | None, str]]:
    """Return address, language and words of the turns of a facing page."""
    root = face(first, second)
    return [(link.get("href"), link.get("hreflang"), " ".join(link.text_content().split())) for link in root.iter("a")]


def test_a_turn_names_the_chapter_to_which_it_leads() -> None:
    """The foot would say “下一页 X Next Y” and lead to X, or to a page in one language without a word."""
    home = ("prev", "../", "封面"), ("prev", "../", "Cover")
    both = ("../", None, "prev封面 prevCover")
    lone, later = ("next", "../x/", "独有"), ("next", "../", "Later")
    assert _turned(_turns(home[0], lone), _turns(home[1], later)) == [both, ("../../zh/x/", "zh", "next独有 中文")]
    lone, later = ("next", "../x/", "Alone"), ("next", "../", "后来")
    assert _turned(_turns(home[0], later), _turns(home[1], lone)) == [both, ("../../en/x/", "en", "nextAlone English")]
    assert _turned(_turns(home[0], ("next", "../x/", "独有")), _turns(home[1])) == [
        both,
        ("../../zh/x/", "zh", "next独有 中文"),
    ]
    assert _turned(_turns(("next", "../x/", "甲")), _turns(("next", "../y/", "B"))) == [
        ("../../zh/x/", "zh", "next甲 中文"),
        ("../../en/y/", "en", "nextB English"),
    ]


def test_the_contents_mark_what_one_language_alone_has() -> None:
    """A reader of both languages would leave the facing edition without knowing."""
    contents = '<nav class="dy-nav"><ul><li><a href="../">{}</a></li>{}<li><a href="#a">{}</a></li></ul></nav>'
    root = face(contents.format("封面", '<li><a href="../x/">独有</a></li>', "一"), contents.format("Cover", "", "One"))
    (link,) = [link for link in root.iter("a") if link.get("hreflang")]
    assert dict(link.attrib) == {
        "href": "../../zh/x/",
        "hreflang": "zh",
        "lang": "zh",
        "target": "_self",
        "class": "dy-departs dy-departs--zh",
    }
    assert link.text_content() == "独有 中文"
    assert link.find("small").get("title") == "本章没有英文版。 · There is no English version of this chapter."
