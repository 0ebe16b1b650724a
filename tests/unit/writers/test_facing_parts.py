"""The parts of which a facing page is made: matching, addresses, ids, words in two languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring, tostring

from duiye.rowplan import ChapterRows, Row, RowState
from duiye.writers.facing.edition import FacingEdition, Place
from duiye.writers.facing.elements import drop, is_same, make
from duiye.writers.facing.matching import match
from duiye.writers.facing.moving import Mover
from duiye.writers.facing.names import inner_names, mend_references, rename
from duiye.writers.facing.tongues import Tongues
from duiye.writers.facing.words import write_link, write_state

NAMES = {"zh": "中文", "en": "English", "fr": "français", "zh-Hant": "繁體"}
SHIFTED = ChapterRows((Row("b-p2", ("b-p2", "b-p1")),))
EDITION = FacingEdition(
    ("zh", "en"), NAMES, "https://h.example/book/", {"": ChapterRows(), "a/": ChapterRows(), "部/b/": SHIFTED}, ("x/",)
)


def html(text: str) -> HtmlElement:
    """Parse one element."""
    return fragment_fromstring(text)


def written(element: HtmlElement) -> str:
    """Write an element as HTML."""
    return str(tostring(element, encoding="unicode"))


def never(_: str, __: str) -> bool:
    """Say that two items are not alike."""
    return False


def pairs(first: str, second: str, alike: Callable[[str, str], bool] = never) -> list[str]:
    """Match two texts whose capitals are names."""
    found = match(first, second, lambda item: item if item.isupper() else "", alike)
    return [f"{one or '-'}{other or '-'}" for one, other in found]


ITEMS = st.text("ABCDabcd", max_size=12)


@given(ITEMS, ITEMS, st.booleans())
def test_matching_loses_nothing_and_keeps_both_orders(first: str, second: str, alike: bool) -> None:  # noqa: FBT001 — drawn
    """A passage would be missing from the facing page, stand there twice, or out of its order."""
    found = list(
        match(first, second, lambda item: item if item.isupper() else "", lambda one, two: alike and one == two)
    )
    assert "".join(one for one, _ in found if one) == first
    assert "".join(two for _, two in found if two) == second
    assert all(one or two for one, two in found)
    assert all(one == two for one, two in found if one and two)


def test_names_pair_and_what_crosses_stands_alone() -> None:
    """A moved passage would pull everything between out of its place."""
    assert pairs("ABC", "ABC") == ["AA", "BB", "CC"]
    assert pairs("ABCD", "BCAD") == ["A-", "BB", "CC", "-A", "DD"]
    assert pairs("AA", "A") == ["AA", "A-"]


def test_the_nameless_pair_between_names_in_order_and_by_likeness() -> None:
    """Code and tables without an id would never stand beside one another."""
    assert pairs("AxyB", "AxyB", str.__eq__) == ["AA", "xx", "yy", "BB"]
    assert pairs("AxyB", "AyzB", str.__eq__) == ["AA", "x-", "yy", "-z", "BB"]
    assert pairs("Ax", "xA", str.__eq__) == ["-x", "AA", "x-"]
    assert pairs("xA", "yx", str.__eq__) == ["-y", "xx", "A-"]


def test_a_gap_of_many_thousands_does_not_hang() -> None:
    """A chapter of thousands of blocks without ids would stop the build."""
    assert len(pairs("a" * 300, "a" * 299, str.__eq__)) == 599


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("../", "../../../en/部/"),
        ("../../a/", "../../a/"),
        ("../../a", "../../a"),
        ("../../a/index.html?q=1#x", "../../a/index.html?q=1#x"),
        ("../..", "../.."),
        ("./", "./"),
        ("", ""),
        ("#", "#"),
        ("#inner", "#en-inner"),
        ("../../x/#y", "../../../en/x/#y"),
        ("../../assets/a.css", "../../../en/assets/a.css"),
        ("../../../assets/a.css", "../../../assets/a.css"),
        ("../../../pdf/b.pdf", "../../../pdf/b.pdf"),
        ("../../../zh/a/", "../../../zh/a/"),
        ("../../../../other/", "../../../../other/"),
        ("/book/en/a/#b", "/book/bi/a/#b"),
        ("/book/en/assets/a.js", "/book/en/assets/a.js"),
        ("/elsewhere/", "/elsewhere/"),
        ("https://h.example/book/en/a/", "https://h.example/book/en/a/"),
        ("//h.example/a", "//h.example/a"),
        ("mailto:a@h.example", "mailto:a@h.example"),
        ("#b-p1", "#b-p2"),
        ("../../%E9%83%A8/b/#b-p1", "./#b-p2"),
    ],
)
def test_addresses_lead_where_they_led(address: str, led: str) -> None:
    """A link, picture or script of a facing page would lead nowhere, or out of the edition."""
    place = Place(EDITION, "部/b/index.html")
    names = {"inner": "en-inner", "b-p1": "b-p2"}
    said = Mover(place, 1, lambda name: names.get(name, name)).led(address)
    assert said.replace("../../部/b/", "./").replace("../../%E9%83%A8/b/", "./") == led


def test_links_that_mean_a_language_stay_in_it_and_lists_of_pictures_are_moved() -> None:
    """The switch would lead from the facing page to itself; a sharper picture would be missing."""
    tree = html(
        '<p><a href="../" hreflang="zh">中</a><a href="../">中</a><!-- c -->'
        '<img src="i.png" srcset="i.png 1x, j.png 2x"></p>'
    )
    Mover(Place(EDITION, "a/index.html"), 0, str).move(tree)
    assert written(tree) == (
        '<p><a href="../../zh/" hreflang="zh">中</a><a href="../">中</a><!-- c -->'
        '<img src="../../zh/a/i.png" srcset="../../zh/a/i.png 1x, ../../zh/a/j.png 2x"></p>'
    )


def test_ids_inside_the_second_side_give_way_and_their_references_follow() -> None:
    """A label, a tip or a gradient would belong to the other language's passage."""
    block = html(
        '<div id="b"><input id="t" name="g"><label for="t">x</label><i aria-describedby="t u"></i><b id="u"></b>'
        '<svg><g stroke="red" fill="url(#t)" clip-path="url(\'#v\')"></g></svg></div>'
    )
    taken = {"t", "en-t"}
    names = inner_names([block], taken, "en")
    assert names == {"t": "en-en-t"}
    assert taken == {"t", "en-t", "en-en-t", "u"}
    rename([block], names, "-en")
    assert written(block) == (
        '<div id="b"><input id="en-en-t" name="g-en"><label for="en-en-t">x</label>'
        '<i aria-describedby="en-en-t u"></i><b id="u"></b>'
        '<svg><g stroke="red" fill="url(#en-en-t)" clip-path="url(\'#v\')"></g></svg></div>'
    )


def test_references_to_what_is_shown_once_lead_to_the_side_that_stayed() -> None:
    """A link to a passage that both languages share would lead nowhere."""
    tree = html('<div><p id="x">1</p><a href="#en-x">a</a><label for="en-x">b</label><a href="#en-y">c</a></div>')
    mend_references(tree, {"x": "en-x", "y": "en-y"})
    assert written(tree) == (
        '<div><p id="x">1</p><a href="#x">a</a><label for="x">b</label><a href="#en-y">c</a></div>'
    )


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        ("<p>一</p>", "<p>One</p>", "<p>[一] [One]</p>"),
        ("<p>1</p>", "<p>1</p>", "<p>1</p>"),
        ("<p>一</p>", "<p> </p>", "<p>[一]</p>"),
        ("<p></p>", "<p>One</p>", "<p>[One]</p>"),
        ('<p title="一">1</p>', '<p title="One">1</p>', '<p title="一 · One">1</p>'),
        (
            '<a href="x"><small>部</small> 一</a>',
            '<a href="x"><small>Part</small> One</a>',
            '<a href="x">[<small>部</small> 一] [<small>Part</small> One]</a>',
        ),
        (
            '<ul><li><a href="x">一</a></li><li><a href="y">二</a></li></ul>',
            '<ul><li><a href="x">One</a></li><li><a href="y">Two</a></li></ul>',
            '<ul><li><a href="x">[一] [One]</a></li><li><a href="y">[二] [Two]</a></li></ul>',
        ),
        (
            '<ul><li><a href="x">一</a></li><li><a href="y">二</a></li></ul>',
            '<ul><li><a href="z">Zero</a></li><li><a href="y">Two</a></li><li><a href="w">Three</a></li></ul>',
            (
                '<ul><li lang="zh"><a href="x">一</a></li><li lang="en"><a href="z">Zero</a></li>'
                '<li><a href="y">[二] [Two]</a></li><li lang="en"><a href="w">Three</a></li></ul>'
            ),
        ),
        (
            '<ul><li><a href="y">二</a></li></ul>',
            '<ul><li lang="fr"><a id="taken" href="z">Zéro</a></li><li><a href="y">Two</a></li></ul>',
            '<ul><li lang="fr"><a href="z">Zéro</a></li><li><a href="y">[二] [Two]</a></li></ul>',
        ),
        (
            '<p>见<a href="x">一</a>。</p>',
            '<p>See <a id="taken" href="x">one</a>.</p>',
            '<p>[见<a href="x">一</a>。] [See <a href="x">one</a>.]</p>',
        ),
        (
            '<p><input type="radio" value="1"><input type="radio" value="2"> 一</p>',
            '<p><input type="checkbox" value="1"> One</p>',
            (
                '<p>[<input type="radio" value="1"><input type="radio" value="2"> 一] '
                '[<input type="checkbox" value="1"> One]</p>'
            ),
        ),
        (
            '<div><b>一</b><input type="radio"></div>',
            '<div><b>One</b><input type="checkbox"></div>',
            '<div><b>[一] [One]</b><input type="radio"><input type="checkbox" lang="en"></div>',
        ),
        (
            "<div><script>1</script><b>一</b></div>",
            "<div><script>2</script><b>One</b></div>",
            "<div><script>1</script><b>[一] [One]</b></div>",
        ),
        ("<p>PDF · 中文</p>", '<p>PDF · <b lang="zh">中文</b></p>', "<p>PDF · 中文</p>"),
        ('<p><b lang="fr"></b></p>', "<p></p>", '<p><b lang="fr"></b></p>'),
        (
            '<ul><li lang="fr"><a href="x">un</a></li></ul>',
            "<ul></ul>",
            '<ul><li lang="fr"><a href="x">un</a></li></ul>',
        ),
    ],
)  # fmt: skip
def test_words_of_the_frame_stand_in_both_languages(first: str, second: str, merged: str) -> None:
    """A reader of both languages would meet menus in one of them, or the wrong title on a link."""
    one = html(first)
    Tongues(("zh", "en"), {"taken"}).merge(one, html(second))
    said = written(one)
    for language in ("zh", "en"):
        said = said.replace(f'<span class="dy-tongue" lang="{language}">', "[").replace("</span>", "]")
    assert said == merged


def test_what_shows_the_same_is_the_same() -> None:
    """Code would stand twice, or a picture with words in it only once."""

    def same(one: str, other: str, *files: str) -> bool:
        return is_same(html(one), html(other), "bi/a/index.html", lambda *paths: set(paths) == set(files))

    assert same("<p id='a'>1 2</p>", "<p id='b'>1  2</p>")
    assert same("<p>1<!-- a --></p>", "<p>1<!-- b --></p>")
    assert not same("<p>1</p>", "<p>2</p>")
    assert not same("<p>1</p>", "<h2>1</h2>")
    assert not same("<p>1<b></b>2</p>", "<p>1<b></b>3</p>")
    assert not same("<p><b>1</b></p>", "<p><b>2</b></p>")
    assert not same("<p lang='zh'>1</p>", "<p>1</p>")
    picture = "<p><img src='../../{}/i.png' alt=''></p>"
    assert same(picture.format("zh"), picture.format("en"), "zh/i.png", "en/i.png")
    assert not same(picture.format("zh"), picture.format("en"))


def test_dropping_an_element_keeps_the_words_after_it() -> None:
    """A passage would lose its end with the link to its heading."""
    tree = html("<p>a<b>1</b>c<i>2</i>d</p>")
    drop(tree[1])
    drop(tree[0])
    drop(tree)
    assert written(tree) == "<p>acd</p>"
    drop(tree)
    assert written(make("p", {}, ["a", html("<b>1</b>"), "c", "d"])) == "<p>a<b>1</b>cd</p>"


@pytest.mark.parametrize("state", ["stale", "conflict", "removed", "missing", "copied"])
def test_every_state_is_said_in_both_languages(state: RowState) -> None:
    """A reader would not be told how the two sides stand to one another."""
    said = write_state(Row("a", ("a", "a"), state, 1), EDITION)
    assert said is not None
    assert [part.get("lang") for part in said] == ["zh", "en"]
    assert not said.xpath(".//*[contains(text(), '{')]")


def test_languages_without_words_of_ours_are_told_in_english_once() -> None:
    """The program would speak English and call it French."""
    assert write_state(Row("a", ("a", "a")), EDITION) is None
    link = write_link("a", "note", 3, ("fr", "en"))
    assert written(link) == '<a class="dy-row__link" href="#a"><span lang="en">Link to note 3</span></a>'
    assert [part.get("lang") for part in write_link("a", "passage", 1, ("zh-Hant", "fr"))] == ["zh-Hant", "en"]
