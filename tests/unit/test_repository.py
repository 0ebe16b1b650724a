"""The repository's own publication, and what its documents say of the program."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from duiye import desk
from duiye.catalogue import CATALOGUE
from duiye.cli import main
from folders import REPOSITORY, Folder

DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs" / "adr").glob("*.md")])
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


def test_every_code_is_documented_as_it_is() -> None:
    """A user could not look up what a notice means without reading the program, or would read something else."""
    rows = (REPOSITORY / "docs/notices.md").read_text("utf-8").splitlines()
    for kind in CATALOGUE.values():
        assert f"| {kind.code} | {kind.severity.value} | {kind.summary} | {kind.hint} |" in rows


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
    assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == ["Why", "Example", "Fix"]
    assert f" {kind.code} " in text.partition("## Example")[2].partition("## Fix")[0]


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
