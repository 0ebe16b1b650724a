"""The repository's own publication, and what its documents say of the program."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from duiye import desk
from duiye.catalogue import CATALOGUE
from duiye.cli import main
from folders import REPOSITORY, Folder

DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs" / "adr").glob("*.md")])
NO_CHECK = {code for code in CATALOGUE if code[0] in "IMBX"} | {"N001"}
"""Codes that other commands tell, or whose example shows only a part of its file."""
WHOLE = ("---\n", "# ", "terms:\n", "sources:\n", "figures:\n", "charts:\n")
"""How an example begins that is a whole file."""
_CODE = re.compile(r"\b[BCFGHILMNPQSTWXY]\d{3}\b")


def test_our_own_publication_has_no_fault() -> None:
    """The first publication made with Duiye would be a bad example, and could not be published strictly."""
    assert [str(notice) for notice in Folder(REPOSITORY).check()] == []


def addresses(value: object) -> Iterator[str]:
    """Yield every `href` inside front matter."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if key == "href":
            yield str(item)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from addresses(item)


def test_addresses_in_our_front_matter_lead_somewhere() -> None:
    """A figure on the landing page would lead to nowhere, since the checks read only the text."""
    checked = desk.check(REPOSITORY)
    for (language, path), page in checked.pages.items():
        for address in addresses(page.chapter.meta):
            name, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            assert (language, target) in checked.pages, f"{language}/{path}: {address}"
            assert not fragment or fragment in checked.pages[language, target].ids, f"{language}/{path}: {address}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_codes_in_the_documents_exist(path: Path) -> None:
    """A reader would look for a notice that the program never gives."""
    text = path.read_text("utf-8")
    assert set(_CODE.findall(text)) <= set(CATALOGUE)


def test_every_code_is_documented_as_it_is(expect: Callable[[Path, str], None]) -> None:
    """A user could not look up what a notice means without reading the program, or would read something else.

    `--accept` writes the table anew.
    """
    file = REPOSITORY / "docs/notices.md"
    head, rule, _ = file.read_text("utf-8").partition("| :--- | :--- | :--- | :--- |\n")
    rows = (
        f"| [{kind.code}](notices/{kind.code}.md) | {kind.severity.value} | {kind.summary} | {kind.hint} |\n"
        for kind in CATALOGUE.values()
    )
    expect(file, head + rule + "".join(rows))


def test_every_code_has_a_page() -> None:
    """`duiye explain` would know a code and have nothing to say."""
    assert {path.stem for path in pages_of_codes()} == set(CATALOGUE)


def pages_of_codes() -> list[Path]:
    """List the pages that explain one code each."""
    return sorted((REPOSITORY / "docs/notices").glob("*.md"))


@pytest.mark.parametrize("path", pages_of_codes(), ids=lambda path: path.stem)
def test_the_page_of_a_code_says_what_the_program_says(path: Path) -> None:
    """A user who looks a notice up would read of another one, or find no way out."""
    kind = CATALOGUE[path.stem]
    text = path.read_text("utf-8")
    head = f"# {kind.code}: {kind.summary}\n\n*{kind.severity.value.capitalize()}.* {kind.hint}\n"
    assert text.startswith(head)
    assert re.findall(r"^## ([A-Z][a-z]+)$", text, re.MULTILINE) == ["Why", "Example", "Fix"]
    assert printed(text, path.stem)


def printed(text: str, code: str) -> list[str]:
    """Return the notices that the example of a page shows, each of the code's own form."""
    example = text.partition("## Example")[2].partition("## Fix")[0]
    lines = re.findall(rf"^(\S+ {code} .+)$", example, re.MULTILINE)
    assert all(re.fullmatch(r"[^\s:]+(?::[1-9]\d*){0,2}", line.split()[0]) for line in lines)
    return lines


@pytest.mark.parametrize("path", pages_of_codes(), ids=lambda path: path.stem)
def test_the_example_of_a_page_is_what_the_program_prints(path: Path, tiny: Folder) -> None:
    """A user would compare a notice with one that the program never gives, at a line where nothing is wrong."""
    text = path.read_text("utf-8")
    files = re.findall(r"^`([^`\n]+\.(?:md|yml))`\n\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if not files or path.stem in NO_CHECK:
        # In a hint … stands for what the notice names.
        hint = ".+".join(map(re.escape, CATALOGUE[path.stem].hint.split("…")))
        assert all(re.search(f" {hint}$", line) for line in printed(text, path.stem))
        return
    if not all(content.startswith(WHOLE) for _, content in files):
        return  # a passage of a file, whose lines are counted from the file's own beginning
    for name, content in files:
        tiny.write(name, content)
    said = [str(notice) for notice in tiny.check() if notice.code == path.stem]
    assert sorted(printed(text, path.stem)) == sorted(said)


def shown(pattern: str) -> list[str]:
    """Return the lines of README's listings that a pattern matches."""
    return re.findall(pattern, (REPOSITORY / "README.md").read_text("utf-8"), re.MULTILINE)


def test_notices_in_the_readme_are_as_the_program_writes_them() -> None:
    """A newcomer's script that follows the README would not recognise a notice."""
    lines = shown(r"^(docs/\S+ [A-Z]\d{3} .+)$")
    assert lines
    for line in lines:
        assert line.endswith(f". {CATALOGUE[line.split()[1]].hint}")


def test_commands_in_the_readme_exist() -> None:
    """A newcomer would type a command that the program does not know."""
    commands = shown(r"\bduiye ([a-z]+(?: pdf)?)((?: --[a-z-]+)*)")
    assert len(commands) > 2
    for words, options in commands:
        told = CliRunner().invoke(main, [*words.split(), "--help"])
        assert told.exit_code == 0, words
        assert all(option in told.output for option in options.split())
