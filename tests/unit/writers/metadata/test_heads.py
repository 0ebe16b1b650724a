"""What the head of a page tells machines, made from a small publication in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from duiye.lifespan import Lifespan
from duiye.model import Apparatus, Bilingual, Designations, Edition, NavEntry, Publication, Term
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Page
from duiye.writers.metadata import Head, Imprint, Records, SiteInfo, gather, write_heads, write_root_head

ROOT = "https://ferry.internal/book/"
NAV = (
    NavEntry("index.md"),
    NavEntry("opening.md"),
    NavEntry("one/index.md", "One"),
    NavEntry("one/tide.md", "One"),
    NavEntry("words.md", "Back"),
    NavEntry("figures.md", "Back"),
    NavEntry("status.md", "Back"),
)
MARKS = {"words.md": "[[glossary]]", "figures.md": "[[figures]]", "status.md": "[[status]]"}
TERM = Term(
    "tide-table",
    "concept",
    Designations("潮汐表", admitted=("潮表",), pinyin="cháoxībiǎo"),
    Designations("tide table"),
    Bilingual("列出涨落的表。", "A list of tides."),
)
IMPRINT = Imprint("About the book.", "The Harbour Press", "文字CC BY-SA 4.0 · 软件MIT", "pdf/ferry-zh.pdf")


def rendered(path: str, language: str, title: str = "", **meta: str) -> Page:
    """Return a page with a heading and a paragraph."""
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    text = f"---\n{front}---\n# {title or path} {{#a}}\n\n{MARKS.get(path, 'Words.')}\n"
    chapter, _ = read_manuscript(text, path=path, language=language, file=f"docs/{language}/{path}")
    body = "" if path in MARKS else "<p>Words.</p>"
    html = f'<h1 id="a">{title or path}<a class="headerlink" href="#a">¶</a></h1>{body}'
    return Page(chapter, html, (), ())


def gathered(
    *pages: Page,
    lives: Mapping[str, Lifespan] = {},
    imprint: Imprint = IMPRINT,
    languages: tuple[str, ...] = ("zh", "en"),
) -> SiteInfo:
    """Gather a publication that has these pages."""
    by_key = {(page.chapter.language, page.chapter.path): page for page in pages}
    editions = tuple(
        Edition(
            tag,
            {"zh": "中文", "en": "English"}.get(tag, tag),
            {"zh": "渡口：一盏灯", "en": "The Ferry: One Lamp"}.get(tag, tag),
            {entry.path: by_key[tag, entry.path].chapter for entry in NAV if (tag, entry.path) in by_key},
            {"One": {"zh": "第一部分"}.get(tag, "Part One"), "Back": "Back"},
            default=tag == "zh",
        )
        for tag in languages
    )
    publication = Publication(editions, NAV, Apparatus((TERM,)), ROOT)
    return gather(publication, by_key, dict.fromkeys(languages, imprint), lives, ROOT)


def whole(lives: Mapping[str, Lifespan] = {}, imprint: Imprint = IMPRINT) -> SiteInfo:
    """Gather the whole small publication."""
    pages = (rendered(entry.path, tag) for tag in ("zh", "en") for entry in NAV)
    return gathered(*pages, lives=lives, imprint=imprint)


def head(site: SiteInfo, path: str, language: str = "zh", **records: Any) -> Head:
    """Return the head of one page."""
    return write_heads(site, Records((TERM,), **records), {("zh", "opening.md"): "A picture"})[language][path]


def data(made: Head) -> list[dict[str, Any]]:
    """Return the nodes of a head's linked data."""
    found = json.loads(made.data)
    return list(found.get("@graph", [found]))


def test_each_kind_of_page_is_called_what_it_is() -> None:
    """A glossary would be offered as an article, or the landing page as a chapter."""
    site = whole()
    kinds = {
        entry.path: (data(head(site, entry.path))[0]["@type"], dict(head(site, entry.path).social)["og:type"])
        for entry in NAV
    }
    assert kinds == {
        "index.md": ("Book", "book"),
        "opening.md": (["Article", "Chapter"], "article"),
        "one/index.md": ("WebPage", "article"),
        "one/tide.md": (["Article", "Chapter"], "article"),
        "words.md": ("DefinedTermSet", "website"),
        "figures.md": ("Dataset", "article"),
        "status.md": ("WebPage", "website"),
    }


def test_crumbs_lead_from_the_book_over_the_part_to_the_page() -> None:
    """A search engine would show the folders of the address instead of the names."""
    crumbs = data(head(whole(), "one/tide.md"))[1]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in crumbs] == [
        (1, "渡口：一盏灯", f"{ROOT}zh/"),
        (2, "第一部分", f"{ROOT}zh/one/"),
        (3, "one/tide.md", f"{ROOT}zh/one/tide/"),
    ]
    assert len(data(head(whole(), "one/index.md"))[1]["itemListElement"]) == 2
    assert len(data(head(whole(), "words.md"))[1]["itemListElement"]) == 2
    assert len(data(head(whole(), "index.md"))) == 1


def test_the_default_language_is_the_original() -> None:
    """Both languages, or neither, would be called the translation of the other."""
    site = whole()
    zh, en = data(head(site, "opening.md"))[0], data(head(site, "opening.md", "en"))[0]
    assert zh["workTranslation"] == {"@id": f"{ROOT}en/opening/", "inLanguage": "en"}
    assert en["translationOfWork"] == {"@id": f"{ROOT}zh/opening/", "inLanguage": "zh"}
    assert "translationOfWork" not in zh
    assert "workTranslation" not in en


def test_a_third_language_is_one_more_translation() -> None:
    """A publication in three languages would name one translation only."""
    site = gathered(*(rendered("opening.md", tag) for tag in ("zh", "en", "fr")), languages=("zh", "en", "fr"))
    works = data(head(site, "opening.md"))[0]["workTranslation"]
    assert [item["inLanguage"] for item in works] == ["en", "fr"]
    assert dict(head(site, "opening.md", "fr").social)["og:locale"] == "fr"


def test_a_page_without_counterpart_names_none() -> None:
    """A page that does not exist would be announced."""
    site = gathered(rendered("opening.md", "zh"), rendered("one/tide.md", "en"))
    made = head(site, "opening.md")
    assert "workTranslation" not in data(made)[0]
    assert "og:locale:alternate" not in dict(made.social)
    only = data(head(site, "one/tide.md", "en"))
    assert "translationOfWork" not in only[0]
    assert [item["name"] for item in only[1]["itemListElement"]] == ["The Ferry: One Lamp", "one/tide.md"]


def test_chapters_are_counted_in_reading_order() -> None:
    """A reader's program would sort the chapters by name."""
    site = whole()
    assert [page.position for page in site.editions[0].pages.values()] == [*range(len(NAV))]
    assert {path: page.number for path, page in site.editions[0].pages.items() if page.number} == {"one/tide.md": 1}


def test_dates_stand_where_they_are_known() -> None:
    """A page would be dated by another one, or not at all."""
    site = whole({"docs/zh/opening.md": Lifespan(0, 86_400), "docs/zh/one/tide.md": Lifespan(60, 120)})
    made = head(site, "opening.md")
    assert dict(made.social)["article:modified_time"] == "1970-01-02T00:00:00Z"
    assert (made.changed, made.changed_day) == ("1970-01-02T00:00:00Z", "1970年1月2日")
    assert dict(made.citation)["citation_publication_date"] == "1970/01/01"
    book = data(head(site, "index.md"))[0]
    assert (book["datePublished"], book["dateModified"]) == ("1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z")
    undated = head(site, "opening.md", "en")
    assert (undated.changed, undated.changed_day) == ("", "")
    assert "dateModified" not in data(undated)[0]


@pytest.mark.parametrize(
    ("lives", "expected"),
    [
        ({"docs/zh/words.md": Lifespan(1, 1), "docs/apparatus/termbase.yml": Lifespan(2, 9)}, 9),
        ({"docs/zh/words.md": Lifespan(1, 1)}, None),
        ({"docs/apparatus/termbase.yml": Lifespan(2, 9)}, None),
    ],
)
def test_a_page_of_records_changes_with_its_records(lives: dict[str, Lifespan], expected: int | None) -> None:
    """A glossary with a hundred new terms would be called old."""
    life = whole(lives).editions[0].pages["words.md"].life
    assert (life.last if life else None) == expected


def test_the_status_page_changes_with_every_chapter() -> None:
    """It would be called old although it shows that everything lags."""
    files = [f"docs/{tag}/{entry.path}" for tag in ("zh", "en") for entry in NAV]
    lives = {file: Lifespan(n, n) for n, file in enumerate(files)}
    life = whole(lives).editions[0].pages["status.md"].life
    assert life == Lifespan(0, len(files) - 1)
    del lives[files[3]]
    assert whole(lives).editions[0].pages["status.md"].life is None


def test_the_whole_pdf_is_named_by_the_landing_page_only() -> None:
    """A scholar's program would keep the book in the place of each chapter."""
    site = whole()
    home = dict(head(site, "index.md").citation)
    assert home["citation_pdf_url"] == f"{ROOT}pdf/ferry-zh.pdf"
    assert (home["citation_title"], "citation_inbook_title" in home) == ("渡口：一盏灯", False)
    assert data(head(site, "index.md"))[0]["encoding"]["contentUrl"] == f"{ROOT}pdf/ferry-zh.pdf"
    chapter = dict(head(site, "opening.md").citation)
    assert chapter == {
        "citation_title": "opening.md",
        "citation_author": "The Harbour Press",
        "citation_language": "zh",
        "citation_inbook_title": "渡口：一盏灯",
    }
    assert head(site, "status.md").citation == ()
    bare = data(head(whole(imprint=Imprint()), "index.md"))[0]
    assert not {"encoding", "author", "license"} & set(bare)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("文字CC BY 4.0 · 软件MIT", "by/4.0"),
        ("Text CC BY-NC-SA 3.0", "by-nc-sa/3.0"),
        ("CC BY 4.0, pictures CC BY 4.0", "by/4.0"),
        ("CC BY 4.0, pictures CC BY-ND 4.0", ""),
        ("MCC BY 4.0", ""),
        ("All rights reserved", ""),
    ],
)
def test_the_licence_is_the_one_that_the_copyright_names(words: str, address: str) -> None:
    """A text would be offered for reuse that must not be, or under another licence."""
    (edition, _) = whole(imprint=replace(IMPRINT, copyright=words)).editions
    assert edition.licence == (f"https://creativecommons.org/licenses/{address}/" if address else "")


def test_terms_have_their_names_in_both_languages_and_an_address() -> None:
    """A program could not tell that the two names are one concept."""
    zh, en = (data(head(whole(), "words.md", tag))[0]["hasDefinedTerm"] for tag in ("zh", "en"))
    assert zh == [
        {
            "@type": "DefinedTerm",
            "@id": f"{ROOT}zh/words/#tide-table",
            "name": "潮汐表",
            "alternateName": ["潮表", {"@value": "tide table", "@language": "en"}],
        }
    ]
    assert (en[0]["name"], en[0]["alternateName"]) == ("tide table", [{"@value": "潮汐表", "@language": "zh"}])
    empty = write_heads(whole(), Records(), {})["zh"]["words.md"]
    assert "hasDefinedTerm" not in data(empty)[0]


def test_the_tables_of_the_figures_can_be_fetched() -> None:
    """A search for data sets would find a page and no data."""
    tables = (f"{ROOT}data/clouds.csv",)
    assert data(head(whole(), "figures.md", tables=tables))[0]["distribution"] == [
        {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": tables[0]}
    ]
    assert "distribution" not in data(head(whole(), "figures.md"))[0]


def test_only_a_page_that_has_a_picture_names_one() -> None:
    """Those who show the link would ask for a picture that is not there."""
    with_one, without = head(whole(), "opening.md"), head(whole(), "one/tide.md")
    address = f"{ROOT}cards/zh/opening.png"
    assert dict(with_one.social)["og:image"] == data(with_one)[0]["image"] == address
    assert dict(with_one.social)["og:image:alt"] == "A picture"
    assert (dict(without.social)["twitter:card"], "image" in data(without)[0]) == ("summary", False)


@pytest.mark.parametrize(
    ("language", "locale"),
    [("zh", "zh_CN"), ("en", "en_GB"), ("en-US", "en_US"), ("zh-Hant", "zh_TW"), ("zh-Hant-HK", "zh_HK"), ("de", "de")],
)
def test_a_locale_has_a_region(language: str, locale: str) -> None:
    """Those who show links do not know a bare language."""
    site = gathered(rendered("opening.md", language), languages=(language,))
    assert dict(head(site, "opening.md", language).social)["og:locale"] == locale


def test_no_title_can_leave_the_script() -> None:
    """A title could bring markup or a script into the page."""
    title = "</script><!--<b>&\u2028"
    page = rendered("opening.md", "zh", description=title)
    made = head(gathered(page), "opening.md")
    assert not set("<>&\u2028") & set(made.data)
    assert data(made)[0]["description"] == title.replace("\u2028", "").strip()


def test_the_root_page_is_the_site() -> None:
    """The address that people pass on would say nothing of itself."""
    site = whole({"docs/zh/opening.md": Lifespan(1, 2)})
    made = write_root_head(site, "渡口 · The Ferry", {("zh", "index.md"): "A picture"})
    assert made
    assert dict(made.social)["og:image"] == f"{ROOT}cards/zh/index.png"
    assert [link.href for link in made.links] == [f"{ROOT}zh/feed.xml"]
    assert json.loads(made.data)["inLanguage"] == ["zh", "en"]
    assert write_root_head(SiteInfo(ROOT, ()), "", {}) is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One. Two.</p>", "One. Two."),
        ('<div class="admonition"><p class="admonition-title">Note</p><p>In it.</p></div>', "In it."),
        ('<p>A<sup class="x" id="fnref:C01"><a href="#fn:C01">1</a></sup> &amp; m<sup>2</sup></p>', "A & m2"),
        ("", "opening.md · The Ferry: One Lamp"),
        (f"<p>{'A long sentence of words. ' * 9}</p>", ("A long sentence of words. " * 7).strip()),
        (f"<p>{'word, ' * 60}</p>", ("word, " * 33).rstrip(", ") + "…"),
        (f"<p>{'x' * 300}</p>", "x" * 199 + "…"),
    ],
)
def test_a_page_without_a_description_is_described_by_its_first_words(html: str, expected: str) -> None:
    """Search engines would be given the same sentence for every page, or half a word."""
    page = rendered("opening.md", "en")
    site = gathered(replace(page, html=f"<h1>T</h1>{html}"), languages=("en",))
    described = head(site, "opening.md", "en").description
    assert described == (expected if html else "T · The Ferry: One Lamp")


def test_a_landing_page_is_described_by_the_settings() -> None:
    """The publication's own description would be used nowhere."""
    assert whole().editions[0].description == "About the book."
    assert gathered(rendered("opening.md", "zh")).editions[0].description == "About the book."
    assert gathered(rendered("index.md", "zh", description="Its own.")).editions[0].description == "Its own."
