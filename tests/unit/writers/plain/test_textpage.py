"""Pages as plain Markdown: their heads, links, notes and lists."""

from __future__ import annotations

from decimal import Decimal

import pytest

from duiye.model import (
    Apparatus,
    Bilingual,
    Chart,
    Claim,
    Designations,
    Edition,
    Figure,
    NavEntry,
    Point,
    Publication,
    Series,
    Term,
)
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Page
from duiye.writers.metadata import Imprint, gather
from duiye.writers.plain import write_llms, write_text_pages

ROOT = "https://ferry.internal/book/"
NAV = (NavEntry("index.md"), NavEntry("one/index.md", "One"), NavEntry("one/tide.md", "One"), NavEntry("words.md"))
CLAIM = Claim("C01", "wrong", Bilingual("说法", "Claim"), Bilingual("镇志不同。", "The chronicle\ndiffers."))


APPARATUS = Apparatus(claims=(CLAIM,))
TOWER = Bilingual("塔", "Tower")
HEIGHT = Chart(
    "height",
    "line",
    Bilingual("塔高", "Height"),
    note=Bilingual("退潮时。", "At low tide."),
    series=(
        Series((Point("F01"),), Bilingual("旧", "Old | first")),
        Series((Point("F02"),), Bilingual("新", "New")),
    ),
)
RECORDS = Apparatus(
    terms=(
        Term("gpu", "hardware", Designations("GPU", pinyin="GPU"), Designations("GPU"), Bilingual("芯片。", "A chip.")),
        Term(
            "f", "concept", Designations("渡轮", pinyin="dùlún"), Designations("ferry"), Bilingual("船。", "A\nboat.")
        ),
    ),
    figures=(
        Figure("F01", TOWER, Decimal(29), "metres", period="1911"),
        Figure("F02", TOWER, Decimal(31), "metres", period="2020"),
    ),
    charts=(HEIGHT,),
)


def written(
    body: str,
    path: str = "one/tide.md",
    *,
    front: str = "",
    ids: tuple[str, ...] = (),
    apparatus: Apparatus = APPARATUS,
) -> str:
    """Write one English page; Chinese has a page more, and a glossary."""
    texts = {
        ("en", path): f"---\n{front}---\n{body}",
        ("zh", "one/moon.md"): "# 月\n",
        ("zh", path): "# 潮\n",
        ("en", "words.md"): "# Words {#words}\n\n[[glossary]]\n",
    }
    pages = {}
    for (language, name), text in texts.items():
        chapter, _ = read_manuscript(text, path=name, language=language, file=f"docs/{language}/{name}")
        pages[language, name] = Page(chapter, "<h1>Title</h1>", ids, ())
    editions = tuple(
        Edition(tag, tag, tag, {name: page.chapter for (own, name), page in pages.items() if own == tag}, {})
        for tag in ("zh", "en")
    )
    publication = Publication(editions, NAV, apparatus, ROOT)
    site = gather(publication, pages, {"en": Imprint("", "The Press", "CC BY 4.0")}, {}, ROOT)
    folder = path.removesuffix("index.md").removesuffix(".md")
    name = f"en/{folder.rstrip('/')}/index.md" if folder else "en/index.md"
    return write_text_pages(site, pages, publication.apparatus)[name]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../words.md", "en/words/"),
        ("../words.md#x", "en/words/#x"),
        ("moon.md", "zh/one/moon/"),
        ("#a", "en/one/tide/#a"),
        ("map%201.pdf", "en/one/map%201.pdf"),
        ("term:tide", "en/words/#tide"),
    ],
)
def test_links_lead_to_full_addresses(link: str, address: str) -> None:
    """A text that was fetched alone would have links to nowhere."""
    text = written(f"# T\n\n[a]({link})\n")
    assert f"[a]({ROOT}{address})" in text


@pytest.mark.parametrize("link", ["https://a.example/b.md", "mailto:a@b.example", "/zh/", "//[x"])
def test_links_to_elsewhere_stay(link: str) -> None:
    """A link to another site would be bent to this one, or a mistyped one stop the build."""
    assert f"[a]({link})" in written(f"# T\n\n[a]({link})\n")


def test_the_head_says_what_the_page_is() -> None:
    """Who is given the text alone could not say where it comes from."""
    text = written("# Tide {#t}\n\nA.\n", front="title: 'Tide: a'\ndescription: About.\ncovers: [x]\n")
    assert text == (
        '---\ntitle: "Tide: a"\ndescription: About.\npublication: en\npart: One\nlanguage: en\n'
        f'url: "{ROOT}en/one/tide/"\ntranslation-zh: "{ROOT}zh/one/tide/"\npublished-by: The Press\n'
        "copyright: CC BY 4.0\n---\n\n# Tide\n\nA.\n"
    )


def test_editors_notes_come_with_the_text() -> None:
    """A number would stand in the text, and no note anywhere."""
    text = written("# T\n\nA.[^C01]\n", ids=("fn:C01", "fn:own"))
    assert text.endswith("A.[^C01]\n\n[^C01]: **Wrong** The chronicle differs. \\[C01\\]\n")
    own = written("# T\n\nA.[^C01]\n\n[^C01]: Ours.\n", ids=("fn:C01",))
    assert own.count("[^C01]:") == 1


def test_a_mark_that_asks_for_no_record_leads_to_the_page() -> None:
    """Our own mark would stand in the text."""
    for mark in ("[[status]]", "[[figures]]", "[[claims: x]]", "[[chart: none]]"):
        text = written(f"# T\n\n{mark}\n", apparatus=Apparatus())
        assert text.endswith(f"# T\n\n<{ROOT}en/one/tide/>\n"), mark


def test_charts_and_figures_come_as_tables() -> None:
    """A program would be given the words around the numbers, and not the numbers."""
    text = written("# T\n\n[[chart: height]]\n\n[[figures]]\n", apparatus=RECORDS)
    chart = (
        "**Height**\n\nAt low tide.\n\n| Item | Value |\n| --- | --- |\n"
        "| Old \\| first |  |\n| 1911 | 29 metres |\n| New |  |\n| 2020 | 31 metres |\n\n"
        f"<{ROOT}data/height.csv>\n"
    )
    ledger = (
        "|  | Figure | Period | Value | Basis |\n| --- | --- | --- | --- | --- |\n"
        "| F01 | Tower | 1911 | 29 metres |  |\n| F02 | Tower | 2020 | 31 metres |  |\n\n"
        f"<{ROOT}data/figures.csv>\n"
    )
    assert text.endswith(f"# T\n\n{chart}\n{chart}\n{ledger}")


def test_claims_come_with_what_the_notes_say() -> None:
    """The verdicts on the whole article would be missing from its text."""
    assert written("# T\n\n[[claims]]\n").endswith("# T\n\n- Claim\n  **Wrong** The chronicle differs. \\[C01\\]\n")


def test_terms_come_with_both_names() -> None:
    """A model would be given a glossary without words."""
    text = written("# T\n\n[[glossary]]\n", apparatus=RECORDS)
    assert text.endswith("# T\n\n- **ferry** (渡轮, dùlún): A boat.\n- **GPU** (GPU): A chip.\n")


def test_a_landing_page_shows_its_figures_and_the_chapters() -> None:
    """The text of the landing page would lack what readers see first."""
    front = "hero: {lead: A lead.}\nfigures:\n  - {value: 31, label: metres, note: high}\n  - {value: 2}\n  - x\n"
    text = written("# Home {#h}\n\nA.\n", "index.md", front=front)
    body = text.split("---\n", 2)[2]
    assert body == (
        f"\n# Home\n\nA lead.\n\n- **31**: metres (high)\n\nA.\n\n- [Title]({ROOT}en/words/index.md): Title · en\n"
    )
    assert "\n# Home\n\nA.\n\n- [" in written("# Home\n\nA.\n", "index.md", front="hero: x\nfigures: y\n")


def test_a_part_lists_its_chapters_and_no_others() -> None:
    """The text of a part's page would end where the chapters begin."""
    assert "index.md" not in written("# Part\n", "one/index.md").split("---\n", 2)[2]


def test_without_pages_there_is_no_list_for_models() -> None:
    """A file with an empty title would be published."""
    assert write_llms(gather(Publication((), (), Apparatus(), ROOT), {}, {}, {}, ROOT)) == ""


def test_a_publication_of_chapters_only_has_nothing_to_skip() -> None:
    """The list would end with a heading and nothing below it."""
    chapter, _ = read_manuscript("# A\n", path="a.md", language="zh", file="docs/zh/a.md")
    edition = Edition("zh", "中文", "渡口", {"a.md": chapter}, {})
    publication = Publication((edition,), (), Apparatus(), ROOT)
    pages = {("zh", "a.md"): Page(chapter, "<h1>A [b]</h1>", (), ())}
    assert write_llms(gather(publication, pages, {}, {}, ROOT)) == (
        f"# 渡口\n\n## 中文 · 渡口\n\n- [A \\[b\\]]({ROOT}zh/a/index.md): A [b] · 渡口\n"
    )
