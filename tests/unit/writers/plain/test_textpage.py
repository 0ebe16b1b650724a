"""Pages as plain Markdown: their heads, links, notes and lists."""

from __future__ import annotations

import pytest

from duiye.model import Apparatus, Bilingual, Claim, Edition, NavEntry, Publication
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Page
from duiye.writers.metadata import Imprint, gather
from duiye.writers.plain import write_llms, write_text_pages

ROOT = "https://ferry.example/book/"
NAV = (NavEntry("index.md"), NavEntry("one/index.md", "One"), NavEntry("one/tide.md", "One"), NavEntry("words.md"))
CLAIM = Claim("C01", "wrong", Bilingual("说法", "Claim"), Bilingual("镇志不同。", "The chronicle\ndiffers."))


def written(body: str, path: str = "one/tide.md", *, front: str = "", ids: tuple[str, ...] = ()) -> str:
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
    publication = Publication(editions, NAV, Apparatus(claims=(CLAIM,)), ROOT)
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
    assert text.endswith("A.[^C01]\n\n[^C01]: **Wrong** The chronicle differs. [C01]\n")
    own = written("# T\n\nA.[^C01]\n\n[^C01]: Ours.\n", ids=("fn:C01",))
    assert own.count("[^C01]:") == 1


def test_a_mark_that_asks_for_no_record_leads_to_the_page() -> None:
    """Our own mark would stand in the text."""
    assert f"<{ROOT}en/one/tide/>" in written("# T\n\n[[drawing]]\n")


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
