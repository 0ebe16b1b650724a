"""An outline as the chapters of a publication."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Division, DivisionKind, Outline, Passage
from duiye.model import BlockKind
from duiye.readers.manuscript import partition
from duiye.writers.chapters import Draft, chapter_text, draft_chapters


def passage(text: str, kind: BlockKind = BlockKind.PARAGRAPH, line: int = 1) -> Passage:
    """Make a passage whose words are its text."""
    return Passage(kind, text, text, line)


def division(
    kind: DivisionKind, title: str, *inner: Division | str, mark: str = "", heading: str | None = None
) -> Division:
    """Make a division whose own text are the strings in it."""
    words = mark + title if heading is None else heading
    return Division(
        kind,
        title,
        title.lower(),
        mark,
        "",
        1,
        (passage(words),) if words else (),
        tuple(passage(item) for item in inner if isinstance(item, str)),
        tuple(item for item in inner if isinstance(item, Division)),
    )


def draft(*divisions: Division, notes: tuple[str, ...] = (), pictures: tuple[str, ...] = ()) -> Draft:
    """Write the chapters of an outline."""
    told = tuple(passage(text, BlockKind.NOTE) for text in notes)
    return draft_chapters(Outline("T", (), divisions, told), pictures)


def test_parts_are_folders_and_chapters_files_in_them() -> None:
    """Addresses and navigation would not show the structure."""
    made = draft(
        division("chapter", "Opening", "x", heading=""),
        division("part", "East", "lead", division("chapter", "Port", "y"), mark="01"),
        division("part", "West", division("chapter", "Salt", "z"), mark="第二部分"),
    )
    assert [(item.path, item.part) for item in made.chapters] == [
        ("opening.md", ""),
        ("part-1/index.md", "Part 1"),
        ("part-1/port.md", "Part 1"),
        ("part-2/index.md", "Part 2"),
        ("part-2/salt.md", "Part 2"),
    ]
    assert made.parts == {"Part 1": "", "Part 2": "第二部分"}


def test_parts_inside_parts_lose_nothing() -> None:
    """The text of an inner part would vanish."""
    made = draft(division("part", "A", division("part", "B", "b", division("chapter", "C", "c"))))
    assert [item.path for item in made.chapters] == ["part-1/index.md", "part-2/index.md", "part-2/c.md"]
    assert made.chapters[1].blocks == ("# B {#b}", "b")


def test_a_chapter_is_front_matter_heading_and_blocks() -> None:
    """A chapter would lack its id, its number or its state."""
    (made,) = draft(division("chapter", "港口", "一。", "- a\n- b", mark="1、")).chapters
    assert chapter_text(made, "initial") == (
        "---\ntitle: 港口\nnumber: 1、\nstate: initial\n---\n# 港口 {#港口}\n\n一。\n\n- a\n- b\n"
    )
    assert "state" not in chapter_text(made)


def test_sections_keep_their_numbers_and_go_no_deeper_than_six() -> None:
    """The reader would miss a number to which the text refers, or a heading be printed as text."""
    deep: Division = division("section", "Deepest", "text", mark="8.")
    for level in range(7, 1, -1):
        deep = division("section", f"S{level}", deep, mark="（一）" if level == 2 else "")
    (made,) = draft(division("chapter", "C", deep)).chapters
    heads = [block.partition(" ")[0] for block in made.blocks if block.startswith("#")]
    assert heads == ["#", "##", "###", "####", "#####", "######", "######", "######"]
    assert "## （一）S2 {#s2}" in made.blocks
    assert "###### 8. Deepest {#deepest}" in made.blocks
    assert made.blocks[-1] == "text"


def test_markup_in_a_heading_stays_but_for_its_number_and_boldness() -> None:
    """Code or a link in a heading would be lost, or the whole heading be bold twice."""
    made = draft(
        division("chapter", "Use foo", heading="**1\\. Use `foo`**", mark="1."),
        division("chapter", "Plain", heading="**Plain**"),
        division("chapter", "Bold mark", heading="**（一）**Bold mark", mark="（一）"),
        division("chapter", "Other words", heading="As the article has it"),
        division("chapter", "Own", heading="Own {#mine}"),
    )
    heads = [item.blocks[0] for item in made.chapters]
    assert heads == [
        "# Use `foo` {#use foo}",
        "# Plain {#plain}",
        "# Bold mark {#bold mark}",
        "# Other words {#other words}",
        "# Own {#own}",
    ]


def test_pictures_are_found_from_a_chapter_in_a_folder() -> None:
    """A picture would be looked for in the part's folder, where it is not."""
    made = draft(
        division("part", "A", '![a](images/a.png) [b](other.png) <img src="images/a.png">'),
        division("chapter", "B", "![a](images/a.png)"),
        pictures=("images/a.png",),
    )
    assert made.chapters[0].blocks[1] == '![a](../images/a.png) [b](other.png) <img src="../images/a.png">'
    assert made.chapters[1].blocks[1] == "![a](images/a.png)"


def test_a_note_stands_in_every_chapter_that_refers_to_it_and_none_is_lost() -> None:
    """A note's mark would lead nowhere, or a note be dropped to which nothing refers."""
    notes = ("[^1]: one", "[^2]: two", "[^3]: three")
    made = draft(division("chapter", "A", "x[^1]"), division("chapter", "B", "y[^2] z[^1]"), notes=notes)
    assert made.chapters[0].blocks[2:] == ("[^1]: one",)
    assert made.chapters[1].blocks[2:] == ("[^2]: two", "[^1]: one", "[^3]: three")
    assert draft(notes=notes).chapters == ()


def test_a_heading_that_the_plan_made_text_is_bold() -> None:
    """Words that the article shows large would read like any sentence."""
    heading = passage("Sub {#sub}", BlockKind.HEADING)
    chapter = Division("chapter", "A", "a", "", "", 1, (passage("A"),), (heading,))
    assert draft(chapter).chapters[0].blocks == ("# A {#a}", "**Sub**")


@given(st.text(), st.text())
def test_any_title_and_number_read_back_from_the_front_matter(title: str, mark: str) -> None:
    """A title with a colon or a quote would break the chapter's front matter."""
    title, mark = " ".join(title.split()), " ".join(mark.split())
    chapter = Division("chapter", title, "a", mark, "", 1, (), (passage("x"),))
    text = chapter_text(draft(chapter).chapters[0])
    front = partition(text)[0].text
    if "\x00" <= min(title + mark + "x") < " " or not (title + mark).isprintable():
        return
    meta = yaml.safe_load(front.strip().strip("-")) or {}
    assert (str(meta.get("title") or ""), str(meta.get("number") or "")) == (title, mark)
