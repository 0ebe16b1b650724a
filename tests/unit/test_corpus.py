"""The corpus of the import: its own form, and the bench that compares outlines with it."""

from __future__ import annotations

import html
import importlib.util
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from duiye.article import Article, Division, Outline, Passage, Told
from duiye.model import BlockKind
from folders import REPOSITORY

CORPUS = REPOSITORY / "tests" / "cases" / "import"
HELD_OUT = REPOSITORY / "tests" / "cases" / "import-held-out"
CASES = sorted(path for folder in (CORPUS, HELD_OUT) for path in folder.iterdir() if path.is_dir())
FORMATS = {"txt", "md", "html", "docx", "epub", "odt"}
PARTS = {".docx": r"word/document\.xml", ".odt": r"content\.xml", ".epub": r"OEBPS/.+\.(opf|xhtml)"}
"""Where the text of a packed article stands in its archive."""
ENCODINGS = ("utf-8-sig", "utf-16", "gb18030", "big5", "cp1252")

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Return the bench as a module; its name is a keyword, so that it cannot be imported."""
    spec = importlib.util.spec_from_file_location("import_bench", REPOSITORY / "scripts/bench/import.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def markup(file: Path) -> list[str]:
    """Return an article's text as its file has it, in each encoding in which the file can be read."""
    if file.suffix in PARTS:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in archive.namelist() if re.fullmatch(PARTS[file.suffix], name)]
            return ["".join(archive.read(name).decode() for name in names)]
    read = []
    for encoding in ENCODINGS:
        try:
            read.append(file.read_bytes().decode(encoding))
        except UnicodeError:
            continue
    return read


def words(file: Path, fold: Callable[[str], str]) -> list[str]:
    """Return an article's words, folded, in each encoding in which the file can be read."""
    texts = markup(file)
    if file.suffix not in {".txt", ".md"}:
        texts = [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in texts]
    return [fold(text) for text in texts]


def test_there_are_enough_articles() -> None:
    """Precision and recall of the import would rest on a handful of articles."""
    assert sum(case.parent == CORPUS for case in CASES) >= 36
    assert sum(case.parent == HELD_OUT for case in CASES) >= 18
    assert {next(case.glob("article.*")).suffix[1:] for case in CASES} == FORMATS


@every_case
def test_case_has_one_article_and_a_well_formed_outline(case: Path, bench: ModuleType) -> None:
    """The bench would stop at the case, or measure something that was never written down."""
    [article] = case.glob("article.*")
    assert {path.name for path in case.iterdir()} == {article.name, "expected.txt"}
    assert article.stat().st_size < 60_000
    assert case.name.split("-")[0] in {"zh", "en", "mixed"}
    expected = bench.read_expected((case / "expected.txt").read_text("utf-8"))
    assert expected.rows
    roles = [role for role, _ in expected.data]
    assert len(roles) == len(set(roles))
    assert all(row.depth == 0 for row in expected.rows if row.text == bench.MADE or row.role == "part")
    assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", expected.value("date"))


@every_case
def test_expected_words_stand_in_the_article(case: Path, bench: ModuleType) -> None:
    """The import would be blamed for not finding a heading that nobody wrote."""
    [article] = case.glob("article.*")
    expected = bench.read_expected((case / "expected.txt").read_text("utf-8"))
    told = [value for role, value in expected.data if role != "date"]
    wanted = [bench.letters(value) for value in (*told, *expected.asides)]
    assert any(all(value in text for value in wanted) for text in words(article, bench.letters))


@every_case
def test_expected_headings_stand_in_the_article_in_order(case: Path, bench: ModuleType) -> None:
    """The import would be blamed for reading an article in the order in which it was written."""
    [article] = case.glob("article.*")
    expected = bench.read_expected((case / "expected.txt").read_text("utf-8"))
    titles = [re.escape(bench.fold(row.text)) for row in expected.rows if row.text != bench.MADE]
    assert any(re.search(".*?".join(titles), text) for text in words(article, bench.fold))


@pytest.mark.parametrize("line", ["chapter", " chapter one", "    section one", "heading one", "  title one"])
def test_malformed_outline_is_refused(line: str, bench: ModuleType) -> None:
    """A slip of the pen in the corpus would pass as an outline, and the figures would be wrong."""
    with pytest.raises(ValueError, match="line 1"):
        bench.read_expected(f"{line}\n")


def test_bench_compares_what_the_importer_draws(bench: ModuleType) -> None:
    """The figures would be those of something else than the outline that an author is given."""
    lines = ("首页", "灯", "作者：某甲", "开头。", "一、点灯", "亮了。", "（二）熄灯", "分享", "© 某网")
    site, title, byline, opening, first, lit, second, share, foot = (
        Passage(BlockKind.PARAGRAPH, line, line, number) for number, line in enumerate(lines, 1)
    )
    meta = {"date": "2024-05-06T07:08", "author": "某乙"}
    article = Article("灯.txt", "plain text", (), meta=meta, aside=(site, foot))
    drawn = Outline(
        "灯",
        (
            Told("title", "灯", title, ""),
            Told("author", "某甲", byline, ""),
            *(Told("aside", passage.words, passage, "") for passage in (byline, share, foot)),
        ),
        (
            Division("chapter", "开头", "opening", "", "", 4, passages=(opening,)),
            Division(
                "part",
                "点灯",
                "light",
                "一、",
                "",
                5,
                (first,),
                (lit,),
                (Division("chapter", "熄灯", "dark", "（二）", "", 7, (second,)),),
            ),
        ),
    )
    expected = bench.read_expected(
        "title 灯\nauthor 某甲\ndate 2024-05-06\nchapter ~\nchapter 点灯\n  section 熄灯\n"
        "aside 首页\naside 分享\naside © 某网\n"
    )
    found = bench.compare(expected, bench.sketch(article, drawn))
    assert found.remarks == ()
    assert found.faults == (
        "~ 点灯: chapter at depth 0 is drawn as part at 0",
        "~ 熄灯: section at depth 1 is drawn as chapter at 1",
    )
    assert (found.tally.openings_right, found.tally.asides_drawn, found.tally.asides_right) == (1, 3, 3)


def test_bench_tells_spoilt_outlines_from_right_ones(bench: ModuleType) -> None:
    """A change to the comparison could make every import look perfect."""
    assert bench.self_check(CASES) > 2000
