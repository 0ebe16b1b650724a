"""What charts look like: each case of tests/cases/charts in both languages, and laws for any ledger."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations, pairwise
from math import isclose, log10
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiye.model import Apparatus, Bilingual, Chart, Event, Figure, Point, Series
from duiye.readers.charts import read_charts
from duiye.readers.figures import read_figures
from duiye.writers.charts.alt import say_chart
from duiye.writers.charts.axes import linear_axis, log_axis
from duiye.writers.charts.drawing import draw_chart
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.scene import LINE, SIZE, WIDTH, Bar, Dot, Line, Scene, Text, text_width, wrap
from duiye.writers.charts.svg import write_print_svg, write_screen_svg, write_svg

FOLDER = Path(__file__).parents[3] / "cases" / "charts"
CASES = sorted(file.stem for file in FOLDER.glob("*.yml") if file.stem != "ledger")
LANGUAGES = ("zh", "en")


def apparatus_of(case: str) -> Apparatus:
    """Read the ledger of the cases and the chart of one."""
    figures, _, wrong = read_figures((FOLDER / "ledger.yml").read_text("utf-8"), "figures.yml")
    charts, _, faults = read_charts((FOLDER / f"{case}.yml").read_text("utf-8"), "charts.yml")
    assert (*wrong, *faults) == ()
    return Apparatus(figures=figures, charts=charts)


def drawn(case: str, language: str) -> tuple[Scene, str]:
    """Draw the chart of a case; return what it says to those who do not see it, too."""
    apparatus = apparatus_of(case)
    plot = plot_chart(apparatus.charts[0], apparatus)
    scene = draw_chart(plot, language)
    assert scene
    return scene, say_chart(plot, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_case_is_drawn_as_it_was_looked_at(case: str, language: str, expect: Callable[[Path, str], None]) -> None:
    """A chart would change without anybody having looked at it."""
    svg = write_svg(*drawn(case, language))
    expect(FOLDER / f"{case}.{language}.svg", svg.replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("case", CASES)
def test_a_drawing_has_no_style_that_the_policy_forbids(case: str) -> None:
    """A page's Content-Security-Policy would strip the chart of its looks."""
    for svg in (write_svg(*drawn(case, "zh")), write_print_svg(drawn(case, "zh")[0], "zh")):
        root = ET.fromstring(svg)
        assert not any("style" in element.attrib or element.tag.endswith("style") for element in root.iter())
        assert any(element.tag.endswith("text") for element in root.iter())


@pytest.mark.parametrize("case", CASES)
def test_a_drawing_for_the_book_colours_every_value(case: str) -> None:
    """A value would be black on paper, or not be there, since the book has no style sheet."""
    root = ET.fromstring(write_print_svg(drawn(case, "en")[0], "en"))
    gaps = _gaps(root)
    marks = [item for item in root if not item.tag.endswith("text") and item not in gaps]
    assert marks
    assert all(item.get("stroke", "").startswith("#") for item in marks)


def _gaps(root: ET.Element) -> list[ET.Element]:
    return [item for item in root if item.get("fill") == "#fff" and item.get("stroke") is None]


@pytest.mark.parametrize("case", CASES)
def test_words_in_the_book_have_no_edge_and_a_bar_no_gap(case: str) -> None:
    """Typst paints the edge of a letter over the one before, and GPT was GFT; a bar would be cut in two."""
    scene = drawn(case, "en")[0]
    root = ET.fromstring(write_print_svg(scene, "en"))
    assert not any(item.get("stroke") for item in root if item.tag.endswith("text"))
    for gap in _gaps(root):
        x, y, width, height = (float(gap.get(name, "")) for name in ("x", "y", "width", "height"))
        for bar in (item for item in scene.items if isinstance(item, Bar)):
            apart = x + width <= bar.x or bar.x + bar.width <= x or y + height <= bar.y or bar.y + bar.height <= y
            assert apart, (gap.attrib, bar)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line(20, 0, 20, 90, "grid"), [("18.5", "39.6", "3", "13.6")]),
        (Line(0, 45, 90, 45, "zero"), [("10", "43.5", "37.9", "3")]),
        (Line(60, 0, 60, 90, "grid"), []),
        (Line(20, 0, 20, 90, "range"), []),
        (Line(20, 0, 60, 90, "leader"), []),
    ],
)
def test_a_line_that_says_nothing_is_interrupted_by_words(line: Line, expected: list[tuple[str, ...]]) -> None:
    """Words with a line through them are hard to read; a range without a piece says something else."""
    root = ET.fromstring(write_print_svg(Scene(90, (line, Text(10, 50, "words", "label"))), "en"))
    assert [tuple(gap.get(name) for name in ("x", "y", "width", "height")) for gap in _gaps(root)] == expected


@pytest.mark.parametrize("case", CASES)
def test_a_drawing_for_reading_systems_stands_on_a_plate_of_its_own(case: str) -> None:
    """On a black page it would be a white box, or black words on black."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    root = ET.fromstring(write_screen_svg(drawn(case, "zh")[0], "zh"))
    plate, *items = root
    left, top, width, height = map(float, root.get("viewBox", "").split())
    assert (float(plate.get("x", "")), float(plate.get("y", ""))) == (left, top)
    assert (plate.get("width"), plate.get("height")) == ("100%", "100%")
    ground = plate.get("fill", "")
    assert light(ground) < 0.9  # no lamp in the night
    words = [item for item in items if item.tag.endswith("text")]
    for item in words:
        assert light(ground) + 0.05 > 4.5 * (light(item.get("fill", root.get("fill", ""))) + 0.05)
        assert item.get("stroke") == ground
        assert left + 9 < float(item.get("x", "")) < left + width - 9
        assert top + 9 < float(item.get("y", "")) < top + height - 9


def test_a_value_that_is_not_confirmed_is_hollow_and_said_to_be() -> None:
    """A rumour would look like a figure; to those who cannot see it, too."""
    scene, alt = drawn("columns", "en")
    assert [bar.style for bar in scene.items if isinstance(bar, Bar)][-3:] == ["s1", "s1", "s2 hollow"]
    assert "2023 about 5 billion yuan (not confirmed)" in alt
    assert any(isinstance(item, Text) and item.words == "Hollow: not confirmed" for item in scene.items)


def test_words_are_broken_where_a_reader_would() -> None:
    """A mark would begin a line, or a word be cut although it has room."""
    assert wrap("拆股前的最高收盘价（六月五日）。", 8 * SIZE) == ["拆股前的最高收盘", "价（六月五日）。"]
    assert wrap("the close of 5 June", 60) == ["the", "close of", "5 June"]
    assert wrap("", 60) == [""]
    assert wrap("，甲", 60) == ["，甲"]
    assert "".join(wrap("x" * 50, 60)) == "x" * 50


def test_ticks_of_a_log_axis_are_whole_powers_of_ten() -> None:
    """A reader could not tell how many times one value is the other."""
    axis = log_axis([Decimal("1.17e8"), Decimal("1.8e12")], 0, 300)
    assert axis.ticks == tuple(Decimal(10) ** power for power in range(8, 14))
    steps = [axis.at(float(tick)) for tick in axis.ticks]
    assert all(isclose(second - first, 60, abs_tol=1e-6) for first, second in pairwise(steps))


def test_one_value_alone_has_a_log_axis_around_it() -> None:
    """A chart of one power of ten would have no width."""
    axis = log_axis([Decimal(1000)], 0, 300)
    assert (axis.at(1000), axis.ticks) == (0, (Decimal(1000), Decimal(10000)))


def test_nothing_but_noughts_has_an_axis() -> None:
    """A ledger of noughts would stop the build."""
    assert linear_axis([Decimal(0)], 0, 100, 4).at(0) == 0


VALUES = st.builds(
    lambda digits, power: Decimal(digits).scaleb(power), st.integers(-(10**12), 10**12), st.integers(-40, 90)
)
WORDS = st.text(
    st.one_of(
        st.sampled_from("阿里云，（%年 a b-W.<&\u3000\u0301"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    ),
    min_size=1,
    max_size=60,
)
LABELS = st.one_of(st.none(), st.builds(Bilingual, WORDS, WORDS))
UNITS = st.sampled_from(["percent", "CNY", "USD", "times", "lamps", "points"])
PERIODS = st.sampled_from(["", "2022", "FY2022", "2023Q1", "2022H2", "2024-06-18", "2024-06", "2021/2023", "9999-99"])


@st.composite
def ledgers(draw: st.DrawFn) -> Apparatus:
    """Draw a ledger of one unit and a chart of any form over it."""
    unit, form = draw(UNITS), draw(st.sampled_from(["columns", "bars", "dots"]))
    values = draw(st.lists(VALUES, min_size=1, max_size=8))
    figures = tuple(
        Figure(f"F{n}", Bilingual("数", "Number"), value, unit, period=draw(PERIODS), approximate=draw(st.booleans()))
        for n, value in enumerate(values)
    )
    points = [Point(f"F{n}", label=draw(LABELS), unconfirmed=draw(st.booleans())) for n in range(len(figures))]
    cut = draw(st.integers(0, len(points)))
    parts = [tuple(part) for part in (points[:cut], points[cut:]) if part]
    series = tuple(Series(part, draw(st.builds(Bilingual, WORDS, WORDS))) for part in parts)
    scale = draw(st.sampled_from(["linear", "log"]))
    return Apparatus(figures=figures, charts=(Chart("any", form, Bilingual("图", "Chart"), None, scale, series),))


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    """Return the room that each text takes: left, top, right, bottom."""
    texts = [item for item in scene.items if isinstance(item, Text)]
    return [(item.left, item.y - SIZE, item.left + text_width(item.words), item.y) for item in texts]


def assert_sound(scene: Scene) -> None:
    """Assert that every text is inside the drawing and none stands on another."""
    for left, top, right, bottom in boxes(scene):
        assert left >= -0.01
        assert right <= WIDTH + 0.01
        assert top >= -0.01
        assert bottom <= scene.height
    for first, second in combinations(boxes(scene), 2):
        apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
        assert apart, (first, second)


@settings(max_examples=60)
@given(apparatus=ledgers(), language=st.sampled_from(LANGUAGES))
def test_any_ledger_is_drawn_inside_the_drawing_and_no_words_on_others(apparatus: Apparatus, language: str) -> None:
    """Words would be cut off, or be unreadable, with the figures of another publication."""
    plot = plot_chart(apparatus.charts[0], apparatus)
    scene = draw_chart(plot, language)
    assert scene
    assert_sound(scene)
    ET.fromstring(write_svg(scene, say_chart(plot, language)))
    ET.fromstring(write_print_svg(scene, language))


@settings(max_examples=60)
@given(apparatus=ledgers(), language=st.sampled_from(LANGUAGES))
def test_every_value_is_drawn_at_its_place(apparatus: Apparatus, language: str) -> None:
    """A bar would be longer than its number, or a dot stand at another."""
    plot = plot_chart(apparatus.charts[0], apparatus)
    scene = draw_chart(plot, language)
    assert scene
    values = [float(value.figure.value) for value in plot.values]
    if plot.chart.form == "dots":
        places = [item.x for item in scene.items if isinstance(item, Dot)]
        sizes = [log10(value) for value in values] if plot.is_logarithmic else values
    else:
        bars = [item for item in scene.items if isinstance(item, Bar)][-len(values) :]
        are_rows = all(bar.height == 11 for bar in bars)
        # A bar begins at zero: a nought has no length.
        places, sizes = [0.0, *(bar.width if are_rows else bar.height for bar in bars)], [0.0, *map(abs, values)]
    assert len(places) == len(sizes)
    low, high = sizes.index(min(sizes)), sizes.index(max(sizes))
    span = sizes[high] - sizes[low]
    assert (places[high] > places[low]) == (span > 0)
    for place, size in zip(places, sizes, strict=True):
        part = (size - sizes[low]) / span if span else 0
        assert isclose(place, places[low] + (places[high] - places[low]) * part, abs_tol=0.05)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.dates(), st.integers(0, 4000), st.builds(Bilingual, WORDS, WORDS)), min_size=1, max_size=8),
    st.sampled_from(LANGUAGES),
)
def test_any_events_stand_on_a_timeline(events: list[tuple[object, int, Bilingual]], language: str) -> None:
    """A long history, or two events of one day, would be unreadable."""
    made = tuple(Event(f"{day}" if n % 2 else f"{str(day)[:4]}", label) for day, n, label in events)
    chart = Chart("times", "timeline", Bilingual("时间", "Times"), events=made)
    scene = draw_chart(plot_chart(chart, Apparatus()), language)
    if any(str(event.period) >= "0001" for event in made):
        assert scene
        assert_sound(scene)


def test_a_chart_whose_figures_are_missing_is_not_drawn() -> None:
    """A preview with a mistyped id would stop instead of telling it."""
    chart = Chart("gone", "columns", Bilingual("图", "Chart"), series=(Series((Point("F99"),)),))
    assert draw_chart(plot_chart(chart, Apparatus()), "zh") is None
    times = Chart("gone", "timeline", Bilingual("图", "Chart"), events=(Event("2022-02-31", Bilingual("无", "none")),))
    assert draw_chart(plot_chart(times, Apparatus()), "zh") is None


def test_lines_of_words_have_room() -> None:
    """Two lines of one label would touch."""
    assert LINE > SIZE
