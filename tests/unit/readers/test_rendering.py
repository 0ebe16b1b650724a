"""Chapters rendered with the publication's own Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import read_cases
from duiye.model import Chapter
from duiye.notice import SettingsError
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Listing, Page, Renderer, list_page
from duiye.store import load_settings
from folders import REPOSITORY, TINY, Folder

CUTS = Path(__file__).parents[2] / "cases" / "manuscript"
EXTENSIONS = ("attr_list", "toc", "duiye.markdown")


def render(text: str, extensions: tuple[str, ...] = EXTENSIONS, root: str = str(TINY)) -> Page:
    """Render a text as a chapter of the tiny publication."""
    chapter, _ = read_manuscript(text, path="crossing/a.md", language="en", file="docs/en/crossing/a.md")
    return Renderer(extensions, {"toc": {"permalink": True}}, root).render(chapter)


def test_a_page_lists_its_ids_and_links_in_order() -> None:
    """The checks could not say which link leads nowhere."""
    page = render('# A {#a}\n\n[b](b.md#c) ![d](d.png)\n\n<p id="own"><a href="e.html">e</a></p>\n')
    assert page.ids == ("a", "a-p1", "own")
    assert page.links == ("#a", "b.md#c", "d.png", "e.html")


def test_an_id_that_stands_twice_is_listed_twice() -> None:
    """The check for repeated ids would never find one."""
    assert render("# A {#a}\n\n## B {#a}\n").ids == ("a", "a")


def test_front_matter_is_not_part_of_the_page() -> None:
    """Every page would begin with its own title and description as a table of keys."""
    assert render("---\ntitle: T\n---\n# A {#a}\n").html.startswith("<h1")


def test_the_extension_is_told_which_chapter_it_renders() -> None:
    """The checks would see pages without terms and notes, unlike the site's."""
    assert 'href="../glossary.md#ferry"' in render("A ferry.").html


def test_without_our_extension_pages_are_rendered_as_they_are() -> None:
    """A publication could not be checked before it is fitted with Duiye's extension."""
    assert render("A ferry.", ("attr_list",)).html == "<p>A ferry.</p>"


def test_records_are_found_in_a_documents_folder_of_another_name(tiny: Folder) -> None:
    """A publication whose docs_dir is not `docs` would have no terms, notes or glossary."""
    tiny.path("docs").rename(tiny.path("text"))
    chapter, _ = read_manuscript("A ferry.", path="a.md", language="en", file="text/en/a.md")
    assert "dy-term" in Renderer(EXTENSIONS, {}, str(tiny.root)).render(chapter).html


@pytest.mark.parametrize("extension", ["no.such.extension", "markdown", "json"])
def test_an_extension_that_does_not_work_is_a_fault_of_the_settings(extension: str) -> None:
    """A misspelt name in mkdocs.yml would show a programmer's error."""
    with pytest.raises(SettingsError, match=r"^mkdocs.yml: markdown_extensions cannot be used: "):
        render("a", (extension,))


scraps = st.lists(
    st.sampled_from(
        [
            *(
                "<a",
                "<img",
                "<A",
                "<script",
                "</script>",
                "<style>",
                "<!--",
                "-->",
                "</a>",
                "<br",
                "<",
                ">",
                "/>",
                " ",
                "\n",
            ),
            *(
                ' href="',
                " href",
                ' src="a.png"',
                ' srcset="a.png 1x, b.png 2x"',
                " poster=b.png",
                " id='c'",
                ' id="d"',
            ),
            *(
                '"',
                "=",
                "e.html#f",
                "&amp;",
                "&lt",
                "g",
                "塔",
                "?",
                "\x00",
                ' style="background:url(h.png)"',
                "<link",
                "<p>",
            ),
        ]
    )
)


@given(scraps.map("".join))
def test_any_page_is_listed_as_a_parser_would(html: str) -> None:
    """A link written by hand would escape the checks, or one in a comment be told as dead."""
    parsed, listed = Listing(), list_page(html)
    parsed.feed(html)
    assert (listed.ids, listed.links, listed.loaded) == (parsed.ids, parsed.links, parsed.loaded)


def every_manuscript() -> list[Chapter]:
    """Read every chapter of our own publication and the tiny one, and the cases of the cutting, twice and mixed."""
    found = []
    for root, name in ((REPOSITORY / "docs", "docs"), (TINY / "docs", "docs")):
        for file in sorted(root.glob("[ez][nh]/**/*.md")):
            language, path = file.relative_to(root).parts[0], "/".join(file.relative_to(root).parts[1:])
            text = file.read_text("utf-8")
            found.append(read_manuscript(text, path=path, language=language, file=f"{name}/{language}/{path}")[0])
    for number, case in enumerate(case for file in sorted(CUTS.glob("*.md")) for case in read_cases(file)):
        path = f"case-{number}.md"
        found.append(read_manuscript(case.given, path=path, language="en", file=f"docs/en/{path}")[0])
    return [*found, *reversed(found)]


def test_one_parser_renders_as_many_would() -> None:
    """A chapter would have the notes or the numbers of the chapter before it."""
    settings = load_settings(REPOSITORY)
    once = Renderer(settings.extensions, settings.extension_configs, str(REPOSITORY))
    for chapter in every_manuscript():
        alone = Renderer(settings.extensions, settings.extension_configs, str(REPOSITORY))
        assert once.render(chapter) == alone.render(chapter), chapter.file


@pytest.mark.parametrize(
    ("extensions", "configs"),
    [((*EXTENSIONS, "footnotes"), {"footnotes": {"UNIQUE_IDS": True}}), ((*EXTENSIONS, "footnotes", "meta"), {})],
)
def test_an_extension_that_remembers_is_made_anew(
    extensions: tuple[str, ...], configs: dict[str, dict[str, object]]
) -> None:
    """The ids of notes would depend on which chapter was rendered before."""
    renderer = Renderer(extensions, configs, str(TINY))
    chapter, _ = read_manuscript("A.[^a]\n\n[^a]: B.\n", path="a.md", language="en", file="docs/en/a.md")
    assert renderer.render(chapter) == renderer.render(chapter)
