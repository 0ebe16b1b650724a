"""Charts and the ledger on a page, in the book and as data files."""

from __future__ import annotations

import csv
import io
from concurrent.futures import ProcessPoolExecutor

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from duiye import desk, press
from duiye.bindery import typeset_books
from duiye.checks.charts import (
    check_chart_references,
    check_marks_of_charts,
    check_origins,
    check_series,
    check_words_of_charts,
)
from duiye.desk import Checked
from duiye.manuscripts import book_chapters
from duiye.model import Apparatus, Chart, Publication
from duiye.notice import ContentError
from duiye.readers.charts import read_charts
from duiye.readers.figures import read_figures
from duiye.readers.settings import read_settings
from duiye.store import load_apparatus
from duiye.writers.charts.data import write_data
from folders import REPOSITORY, Folder

CASES = REPOSITORY / "tests" / "cases" / "charts"
SETTINGS = read_settings((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
CHART = "[[chart: takings]]\n"
FIGURES = "docs/apparatus/figures.yml"
CHARTS = "docs/apparatus/charts.yml"


@pytest.fixture
def charted(tiny: Folder) -> Folder:
    """Return the tiny publication with a ledger and a chart that one chapter of each language shows."""
    tiny.write(FIGURES, (CASES / "ledger.yml").read_bytes()).write(CHARTS, (CASES / "columns.yml").read_bytes())
    for language, words in (("zh", "收入如下。[^C01]"), ("en", "These are the takings.[^C01]")):
        name = f"docs/{language}/crossing/index.md"
        tiny.write(name, f"{tiny.read(name)}\n{words}\n\n{CHART}")
    return tiny


def page(folder: Folder, text: str, chapter: str = "en/crossing/index.md", **options: object) -> lxml.html.HtmlElement:
    """Render a text as a chapter."""
    own = {"root": str(folder.root), "chapter": chapter, **options}
    configs = {**SETTINGS.extension_configs, "duiye.markdown": own}
    html = Markdown(extensions=list(SETTINGS.extensions), extension_configs=configs).convert(text)
    return lxml.html.fragment_fromstring(html, create_parent="main")


def test_a_chart_stands_with_title_note_sources_and_table(charted: Folder) -> None:
    """A reader would see a picture and could neither check nor read it."""
    (figure,) = page(charted, CHART, data="../../../data/").xpath("//figure")
    assert (figure.get("id"), figure.get("class")) == ("chart-takings", "dy-chart")
    assert [line.text_content() for line in figure.xpath("figcaption/p")] == ["Takings", "Fiscal years end in March."]
    (svg,) = figure.xpath(".//svg")
    assert svg.get("role") == "img"
    assert "Fiscal 2021 −2.251 billion yuan" in svg.get("aria-label")
    assert figure.xpath("string(p)") == "Sources: 渡口镇 (A), Ferry Company (A)."
    rows = [[cell.text_content() for cell in row] for row in figure.xpath(".//tr")]
    assert rows == [
        ["Item", "Value"],
        ["Fiscal years"],
        ["Fiscal 2021", "−2.251 billion yuan"],
        ["Fiscal 2022", "1.146 billion yuan"],
        ["Calendar year"],
        ["2023", "about 5 billion yuan (not confirmed)"],
    ]
    (link,) = figure.xpath(".//details//a")
    assert (link.get("href"), link.get("download")) == ("../../../data/takings.csv", "takings.csv")
    # What search must not find says so, and the summary opens the table by keyboard.
    assert [item.get("data-search-exclude") for item in (svg, figure.find("details"))] == ["", ""]


def test_a_stock_build_offers_no_data(charted: Folder) -> None:
    """Plain `mkdocs build` would link to a file that it does not write."""
    assert page(charted, CHART).xpath("//details//a") == []


def test_a_chart_counts_as_a_block_with_an_id_of_its_own(charted: Folder) -> None:
    """A permalink below a chart would lead to another paragraph in the other language."""
    tree = page(charted, f"# One {{#one}}\n\n{CHART}\nText.\n")
    assert [item.get("id") for item in tree] == ["one", "chart-takings", "one-p2"]
    chapter = desk.check(charted.root).publication.edition("en").chapters["crossing/index.md"]
    assert [block.id for block in chapter.blocks][-1] == "chart-takings"


def test_no_term_is_linked_inside_a_chart(charted: Folder) -> None:
    """The first mention of a term would hide in a closed table."""
    charted.replace(CHARTS, "en: Takings}", "en: Takings of the ferry}")
    tree = page(charted, f"{CHART}\nThe ferry.\n")
    assert [link.getparent().tag for link in tree.xpath("//a[@class='dy-term']")] == ["p"]


def test_a_mark_that_asks_in_vain_stays_to_be_told(charted: Folder) -> None:
    """A slip would leave a hole in the text, in a preview too."""
    assert page(charted, "[[chart: nothing]]\n").text_content().strip() == "[[chart: nothing]]"
    assert page(charted, "[[glossary: nothing]]\n").text_content().strip() == "[[glossary: nothing]]"


def test_the_page_of_figures_shows_charts_and_leads_to_every_figure(charted: Folder) -> None:
    """A reader who looks a number up would not find where it stands or what it rests on."""
    ledger = charted.read(FIGURES)
    stated = "- {id: F01, stands: [crossing/lighthouse.md#tower-p1, crossing/gone.md#x, index.md#---, C01.note], "
    charted.write(FIGURES, ledger.replace("- {id: F01, ", stated))
    tree = page(charted, "[[figures]]\n", "en/figures.md", data="../../data/")
    assert [item.get("id") for item in tree.xpath("//h2 | //figure | //tr[@id]")][:4] == [
        "charts",
        "chart-takings",
        "ledger",
        "figure-F01",
    ]
    assert len(tree.xpath("//tr[starts-with(@id, 'figure-')]")) == 12
    (row,) = tree.xpath("//tr[@id='figure-F01']")
    assert [(link.get("href"), link.text) for link in row.xpath(".//a")] == [
        ("#figure-F01", "F01"),
        ("https://chronicle.example/29", "渡口镇"),
        ("index.md", "The Ferry Lamp"),
        ("crossing/lighthouse.md#tower-p1", "The lighthouse"),
    ]
    (judged,) = tree.xpath("//tr[@id='figure-F12']")
    assert judged.xpath(".//a/@href")[-1] == "crossing/index.md#fn:C01"
    assert tree.xpath("//p[@id='ledger-data']/a/@href") == ["../../data/figures.csv"]


def test_a_page_of_figures_without_figures_says_so(tiny: Folder) -> None:
    """A reader would see two headings over nothing."""
    assert page(tiny, "[[figures]]\n", "zh/figures.md").text_content().strip() == "还没有收入数字。"


def test_a_ledger_without_charts_and_sources_is_a_table_alone(tiny: Folder) -> None:
    """A heading would stand over nothing, or a label before no source."""
    tiny.write(FIGURES, "figures:\n  - {id: F01, what: {zh: 灯, en: Lamps}, value: 3, unit: lamps}\n")
    tree = page(tiny, "[[figures]]\n", "en/figures.md")
    assert [item.get("id") for item in tree.xpath("//h2")] == ["ledger"]
    assert [cell.text_content() for cell in tree.xpath("//tbody/tr/*")] == ["F01 Lamps", "–", "3 lamps", ""]


def test_data_are_whole_and_open_in_a_spreadsheet(charted: Folder) -> None:
    """A reader who counts for himself would get rounded values, or see garbled Chinese."""
    apparatus, _ = load_apparatus(charted.root)
    files = write_data(apparatus)
    assert sorted(files) == ["data/figures.csv", "data/takings.csv"]
    assert all(text.startswith("\ufeff") and "\r\n" in text for text in files.values())
    rows = list(csv.DictReader(io.StringIO(files["data/takings.csv"].removeprefix("\ufeff"))))
    assert [(row["figure"], row["value"], row["unit"], row["unconfirmed"], row["url"]) for row in rows] == [
        ("F01", "-2251000000", "CNY", "", "https://chronicle.example/29"),
        ("F02", "1146000000", "CNY", "", "https://chronicle.example/29"),
        ("F03", "5000000000", "CNY", "yes", "https://ferry-company.example/1911"),
    ]
    ledger = list(csv.DictReader(io.StringIO(files["data/figures.csv"].removeprefix("\ufeff"))))
    # A figure that is worked out rests on the sources of its sum.
    assert (ledger[10]["derived"], ledger[10]["source"]) == ("F12 * 10", "TIMETABLE")


def test_data_of_a_timeline_name_its_events(charted: Folder) -> None:
    """An event without a figure would be missing from the data."""
    charted.write(CHARTS, (CASES / "timeline.yml").read_bytes())
    text = write_data(load_apparatus(charted.root)[0])["data/times.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["event_period"], row["event_en"], row["event_claim"], row["figure"]) for row in rows][1:3] == [
        ("2022", "The new boat", "", ""),
        ("2022-11-30", "The lamp is lit", "C01", ""),
    ]


def test_a_timeline_has_a_table_of_its_events(charted: Folder) -> None:
    """Those who do not see the drawing would not know when things happened."""
    charted.write(CHARTS, (CASES / "timeline.yml").read_bytes())
    rows = page(charted, "[[chart: times]]\n").xpath("//tbody/tr")
    assert [cell.text_content() for cell in rows[0]] == [
        "First profitable year",
        "April 2021 to March 2022",
        "1.146 billion yuan",
    ]


def test_charts_are_printed_with_their_words(charted: Folder) -> None:
    """The book would have a hole where the site has a chart, or fail its accessibility standard."""
    checked = desk.check(charted.root)
    assert checked.notices == ()
    chapter = book_chapters(checked, checked.publication.edition("en"))[0]
    assert "<svg" not in chapter.html  # the book draws for paper
    made = typeset_books(checked, ["zh", "en"])
    assert all(data.startswith(b"%PDF") for data in made.values())


def test_a_character_of_a_drawing_that_no_font_has_is_told(charted: Folder) -> None:
    """The book would print a box on an axis; its words stand in no chapter."""
    charted.replace(CHARTS, "name: {zh: 财年, en: Fiscal years}", "name: {zh: 财年, en: 𠮷}")
    with pytest.raises(ContentError) as raised:
        typeset_books(desk.check(charted.root), ["en"])
    assert "B001" in {notice.code for notice in raised.value.notices}


def test_a_build_publishes_the_data(charted: Folder, workers: ProcessPoolExecutor) -> None:
    """The links below the charts would lead nowhere."""
    press.build(charted.root, charted.path("site"), books=False, workers=workers)
    assert sorted(path.name for path in charted.path("site/data").iterdir()) == ["figures.csv", "takings.csv"]
    html = charted.read("site/zh/crossing/index.html")
    assert 'href="../../data/takings.csv"' in html
    assert html.count('<svg class="dy-plate"') == 1


@pytest.fixture(scope="module")
def ours() -> Checked:
    """Return our own publication, checked once."""
    return desk.check(REPOSITORY)


def test_every_chart_of_ours_follows_the_ledger(ours: Checked) -> None:
    """A figure could be changed in the ledger and the words of a chart still say the old number."""
    apparatus = ours.publication.apparatus
    assert len(apparatus.charts) >= 5
    text = (REPOSITORY / "docs/apparatus/charts.yml").read_text("utf-8")
    assert changed(ours, text) == set()
    for old, new in (
        ("1255美元", "1225美元"),
        ("US$135.58", "US$153.58"),
        ("增长225%", "增长226%"),
        ("318 times", "381 times"),
    ):
        assert old in text
        assert changed(ours, text.replace(old, new)) == {"F001"}


def changed(ours: Checked, charts: str) -> set[str]:
    """Return the codes that are told when charts.yml says something else."""
    read, loci, _ = read_charts(charts, "docs/apparatus/charts.yml")
    return told(
        ours.publication, ours.publication.apparatus.figures, read, {("chart", name): at for name, at in loci.items()}
    )


def told(
    publication: Publication, figures: tuple[object, ...], charts: tuple[Chart, ...], loci: dict[object, object]
) -> set[str]:
    """Return the codes that the checks of charts tell of a publication with other records."""
    own = publication.apparatus
    made = Apparatus(own.terms, own.claims, own.sources, figures, charts, {**own.loci, **loci})  # type: ignore[arg-type]
    other = Publication(publication.editions, publication.nav, made, publication.site_url)
    checks = (check_chart_references, check_series, check_marks_of_charts, check_origins, check_words_of_charts)
    return {notice.code for check in checks for notice in check(other)}


CHART_LINES = st.lists(
    st.sampled_from(
        [
            *("  - id: a", "    form: dots", "    scale: log", "    title: {zh: 增长8%, en: up 9%}", "    series:"),
            *("      - points: [{figure: F01}]", "      - points: [{figure: F04, to: F99}, {figure: F02}]"),
            *("        name: {zh: 甲, en: a}", "    events:", "      - {period: '2022', label: {zh: 甲, en: b}}"),
        ]
    ),
    max_size=9,
)


@settings(max_examples=60)
@given(CHART_LINES, st.text(max_size=30))
def test_any_chart_is_read_checked_or_told(ours: Checked, lines: list[str], words: str) -> None:
    """A half-written record would stop `duiye check` instead of being told."""
    text = "\n".join(["charts:", *lines]).replace(
        "甲", words.replace("\n", " ").replace("{", "").replace("}", "") or "甲"
    )
    charts, loci, _ = read_charts(text, "charts.yml")
    figures, places, _ = read_figures((CASES / "ledger.yml").read_text("utf-8"), "figures.yml")
    at = {**{("chart", name): locus for name, locus in loci.items()}, **{("figure", n): p for n, p in places.items()}}
    assert told(ours.publication, figures, charts, at) <= {"F001", "F004", "F005", "F006", "F007", "Y004", "Y005"}
