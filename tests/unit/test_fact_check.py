"""A publication with a fact-check under a name of its own: site, stock build and book."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest

from duiye import desk, press
from duiye.bindery import typeset_books
from folders import TINY, Folder

PAGE = "back/what we checked.md"
ADDRESS = "back/what%20we%20checked/"


def lay(publication: Folder) -> Folder:
    """Give a copy of the tiny publication our theme, a page of all claims and notes of its author's own."""
    publication.replace("mkdocs.yml", "theme:\n  name: material\n  language: zh\n  font: false", "theme: duiye")
    publication.replace("mkdocs.yml", "  - search:\n      lang: [en]", "  - material/search")
    publication.replace("mkdocs.yml", "  - glossary.md\n", f"  - glossary.md\n  - {PAGE}\n")
    for language, title in (("zh", "核查"), ("en", "Checked")):
        publication.write(
            f"docs/{language}/{PAGE}", f"---\ntitle: {title}\n---\n# {title} {{#checked}}\n\n[[claims]]\n"
        )
        landing = publication.read(f"docs/{language}/crossing/index.md")
        own = {"zh": "自己的注。", "en": "A note of its own."}[language]
        publication.write(f"docs/{language}/crossing/index.md", f"{landing.rstrip()}[^own]\n\n[^own]: {own}\n")
    zh, en = publication.read("docs/zh/index.md"), publication.read("docs/en/index.md")
    publication.write("docs/zh/opening.md", zh.replace("认路。", "认路。[^C01][^mine]\n\n[^mine]: 我的注。"))
    publication.write("docs/en/opening.md", en.replace("the way.", "the way.[^C01][^mine]\n\n[^mine]: Mine."))
    return publication.replace("mkdocs.yml", "  - index.md\n  - C", "  - index.md\n  - opening.md\n  - C")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Return the site of such a publication, built strictly; not to be changed."""
    made = lay(Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("facts") / "publication")))
    press.build(made.root, made.path("site"), books=False, strict=True, workers=workers)
    return made.path("site")


def tree(folder: Path, address: str) -> lxml.html.HtmlElement:
    """Return the page at an address."""
    return lxml.html.fromstring((folder / address.replace("%20", " ") / "index.html").read_text("utf-8"))


def followed(folder: Path, address: str, expression: str) -> lxml.html.HtmlElement:
    """Return the element to which a link of a page leads."""
    (link,) = tree(folder, address).xpath(expression)
    path, _, name = urljoin(f"/{address}", link).partition("#")
    return tree(folder, path.strip("/")).get_element_by_id(name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_leads_to_its_claim_and_the_claim_to_its_passage(built: Path, language: str) -> None:
    """Readers could not look up what a note rests on, or would lose the place that they came from."""
    claim = followed(built, f"{language}/crossing/lighthouse/", "//li[@id='fn:C02']//span[@class='dy-claim']/a/@href")
    assert claim.text.strip() == "C02"
    back = "//section[h3/@id='C02']//dd[@class='dy-fact__stands']//a/@href"
    passage = followed(built, f"{language}/{ADDRESS}", back)
    assert passage.xpath(".//sup[@id='fnref:C02']")


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        ("crossing/", "注释", "Notes"),
        ("opening/", "注释", "Notes"),
        ("crossing/lighthouse/", "编者注", "Editor’s notes"),
    ],
)
def test_notes_are_headed_as_whose_they_are(built: Path, address: str, zh: str, en: str) -> None:
    """An author's own notes would be given out as the editor's."""
    for language, words in (("zh", zh), ("en", en)):
        page = tree(built, f"{language}/{address}")
        assert page.xpath("string(//h2[@id='notes'])") == words
        named = page.xpath("//nav[contains(@class, 'md-nav--secondary')]//a[@href='#notes']")
        assert [" ".join(link.text_content().split()) for link in named] in ([], [words])


def test_only_the_fact_check_loads_its_script_and_claims_no_reading_time(built: Path) -> None:
    """Every page would fetch what only one needs, and a page that is looked up would claim to be read through."""
    for page in built.glob("en/**/index.html"):
        text = page.read_text("utf-8")
        is_list = page.parent.name == "what we checked"
        counts = [text.count(name) for name in ("javascripts/facts.", "stylesheets/facts.")]
        assert counts == ([1, 1] if is_list else [0, 0])
        assert not is_list or "min read" not in text


def test_plain_mkdocs_links_notes_and_claims_too(tiny: Folder) -> None:
    """`mkdocs build --strict`, which README promises, would fail, or leave the notes without their way."""
    lay(tiny)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", "stock"]
    done = subprocess.run(command, cwd=tiny.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for root in ("", "en/"):
        note = "//li[@id='fn:C02']//span[@class='dy-claim']/a/@href"
        assert followed(tiny.path("stock"), f"{root}crossing/lighthouse/", note).text.strip() == "C02"


def test_a_list_that_waits_for_its_translation_is_read_in_the_other_language(
    tiny: Folder, workers: ProcessPoolExecutor
) -> None:
    """Notes would lead to a page that their language does not have."""
    lay(tiny).replace(f"docs/en/{PAGE}", "title: Checked\n", "title: Checked\nstate: initial\n")
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers)
    note = "//li[@id='fn:C02']//span[@class='dy-claim']/a/@href"
    (link,) = tree(tiny.path("site"), "en/crossing/lighthouse/").xpath(note)
    assert link == f"../../../zh/{ADDRESS}#C02"


def test_the_book_prints_the_claims_at_its_end(tiny: Folder) -> None:
    """Readers on paper would have verdicts without their evidence."""
    made = lay(tiny)
    assert [notice.code for notice in made.check()] == []
    for language, data in typeset_books(desk.check(made.root), ["zh", "en"]).items():
        pdf = made.path(f"{language}.pdf")
        pdf.write_bytes(data)
        told = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True).stdout
        text = "".join(told.split())
        assert "https://chronicle.example/29" in text
        # In each of the two chapters that refer to it, and not once more at the end.
        assert text.count({"zh": "镇志记为29米", "en": "Thetownchroniclesays29metres"}[language]) == 2


@pytest.mark.parametrize("mark", ["[[claims]]", "See [[claims]]."])
def test_a_claim_that_is_listed_needs_no_reference(tiny: Folder, mark: str) -> None:
    """An editor who lists all claims would be told that readers do not see them, or not be told that they do not."""
    for language in ("zh", "en"):
        tiny.replace(f"docs/{language}/crossing/lighthouse.md", "[^C02]", "")
        tiny.write(f"docs/{language}/glossary.md", f"{tiny.read(f'docs/{language}/glossary.md')}\n{mark}\n")
    assert ("F008" in {notice.code for notice in tiny.check()}) is (mark != "[[claims]]")
