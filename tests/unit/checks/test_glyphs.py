"""Where the characters stand that no font of the book has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.glyphs import check_glyphs

SOURCES = {
    "docs/apparatus/termbase.yml": 'terms:\n- id: wine\n  note: "\\u3402"\n',
    "mkdocs.yml": "site_name: x\n",
    "docs/zh/one.md": "# 一\n\n酒㐂，又㐂。\n\n龘与&#x9F98;\n",
    "docs/zh/glossary.md": "# 术语\n",
}


def told(missing: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return place and message of each notice."""
    return [(str(notice.locus), notice.message) for notice in check_glyphs(missing, SOURCES)]


def test_a_character_is_told_at_the_line_where_it_stands_first() -> None:
    """An author would search a long chapter for a character that looks like others."""
    assert told({"docs/zh/one.md": {"㐂", "龘"}}) == [
        ("docs/zh/one.md:3", "No font of the book has 㐂 (U+3402, 2 times in this file)."),
        ("docs/zh/one.md:5", "No font of the book has 龘 (U+9F98, 2 times in this file)."),
    ]


def test_a_character_of_a_record_is_told_in_the_record() -> None:
    """A page prints it that has no text of its own; its author would find nothing there."""
    assert told({"docs/zh/glossary.md": {"㐂"}}) == [
        ("docs/apparatus/termbase.yml:3", "No font of the book has 㐂 (U+3402)."),
    ]


def test_the_same_character_on_two_pages_of_one_record_is_told_once() -> None:
    """One fault would look like two."""
    assert len(told({"docs/zh/glossary.md": {"㐂"}, "docs/en/glossary.md": {"㐂"}})) == 1


def test_a_character_that_no_source_has_is_told_with_its_file() -> None:
    """It may come from an extension of the publication; the page is still known."""
    assert told({"docs/zh/one.md": {"ก"}}) == [("docs/zh/one.md", "No font of the book has ก (U+0E01).")]


def test_many_characters_of_a_line_are_one_notice() -> None:
    """A sentence in another script would bury all other faults."""
    sources = {"a.md": "ภาษาไทยและคน"}
    (notice,) = check_glyphs({"a.md": set("ภาษไทยและคน")}, sources)
    assert notice.message == (
        "No font of the book has ค (U+0E04), ท (U+0E17), น (U+0E19), ภ (U+0E20), "
        "ย (U+0E22), ล (U+0E25) and 5 more here."
    )


def test_a_mark_without_a_letter_is_shown_on_a_circle() -> None:
    """It would stand on the bracket that follows it."""
    (notice,) = check_glyphs({"a.md": {"\u0e31"}}, {"a.md": "\u0e31"})
    assert "has ◌\u0e31 (U+0E31)." in notice.message


def test_the_advice_names_the_command_only_for_what_it_can_add() -> None:
    """Who follows it would be told that the fonts have no such sign either."""
    (han,) = check_glyphs({"a.md": {"㐂", "龘"}}, {"a.md": "㐂龘"})
    (smiling,) = check_glyphs({"a.md": {"😀"}}, {"a.md": "😀"})
    assert "scripts/fonts --add 㐂龘" in han.advice
    assert "scripts/fonts" not in smiling.advice


@given(st.text(max_size=80), st.sets(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12))
def test_every_missing_character_is_told_once_where_it_is(text: str, missing: set[str]) -> None:
    """A character that is not told stops the next build again."""
    notices = [*check_glyphs({"a.md": missing}, {"a.md": text})]
    for notice in notices:
        assert 0 <= notice.locus.line <= text.count("\n") + 1
    codes = "".join(notice.message for notice in notices)
    named = sum(f"(U+{ord(character):04X}" in codes for character in missing)
    hidden = sum(int(words.split(" more here")[0].split()[-1]) for words in codes.split(".") if " more here" in words)
    assert named + hidden == len(missing)
