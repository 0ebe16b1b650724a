"""The files of an empty publication: whatever its title is, they say it and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from duiye import __version__
from duiye.notice import SettingsError
from duiye.readers.figures import read_figures
from duiye.readers.manuscript import read_manuscript
from duiye.readers.records import read_claims, read_sources, read_terms
from duiye.readers.rendering import Renderer
from duiye.readers.settings import Settings, read_settings
from duiye.writers.new_publication import LONGEST, NewPublication, Origin, write_publication

HOSTILE = [
    "He said: \"no\" and 'yes'",
    "{{ config }} {% raw %} ${{ secrets.X }} @title_en@ @nothing@",
    "A *b* _c_ `d` [e](f) ![g](h) [^C01] <script>alert(1)</script> &amp; &lt; \\ # {#home} { .x }",
    "- dash: colon # comment",
    "!!python/object:x !ENV X",
    "😀 👩‍💻 한글 ﷺ \u202e\ufeff",
    "~ | > & * % @ ` null",
    "第一行\n第二行\u2028第三行\u3000末",
    "长" * 200,
    "--- ...",
    "2024",
]


def written(title: str, **more: str) -> dict[str, str]:
    """Write a publication with one title, which is Chinese."""
    return write_publication(NewPublication({"zh": title}, "zh", **more))


def settings(title: str, **more: str) -> Settings:
    """Read the mkdocs.yml of a publication with one title."""
    return read_settings(written(title, **more)["mkdocs.yml"])


def readable(text: str) -> bool:
    """Say whether a text is a title: something to read, of characters that a page may hold."""
    try:
        written(text)
    except SettingsError:
        return False
    return True


titles = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80)).filter(readable)


@given(titles)
@example("\ufeffA")
def test_any_title_reads_back_as_given(title: str) -> None:
    """A title with a quotation mark or a colon would make a file that nothing can read, or another title."""
    normal = " ".join(title.split())
    read = settings(title)
    assert read.site_name == normal
    assert [language.site_name for language in read.languages] == [normal, normal]
    # MkDocs reads the same file with libyaml.
    raw = yaml.load(written(title)["mkdocs.yml"], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    assert raw["site_name"] == normal


@given(titles)
def test_any_title_stands_on_the_landing_page_as_given(title: str) -> None:
    """A title would be set in italics, run as a script, or lose the id that both languages share."""
    normal = " ".join(title.split())
    read = settings(title)
    for language in ("zh", "en"):
        name = f"docs/{language}/index.md"
        text = written(title)[name]
        chapter, notices = read_manuscript(text, path="index.md", language=language, file=name)
        assert (notices, chapter.meta["title"]) == ((), normal)
        page = Renderer(read.extensions, read.extension_configs, "/nowhere").render(chapter)
        (heading,) = lxml.html.fromstring(f"<div>{page.html}</div>").xpath("//h1")
        assert heading.get("id") == "home"
        assert [child.get("class") for child in heading] == ["headerlink"]
        assert " ".join(heading.text.split()) == normal


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "The title is empty."),
        (" \n\u3000", "The title is empty."),
        ("A\x00B", "The title holds U+0000"),
        ("A\x7f", "The title holds U+007F"),
        ("A\udc80", "The title holds U+DC80"),
        ("A\uffff", "The title holds U+FFFF"),
        ("长" * (LONGEST + 1), f"The title has {LONGEST + 1} characters"),
    ],
)
def test_a_title_that_cannot_be_printed_is_refused(title: str, said: str) -> None:
    """The publication would be made, and its first build would fail in words of another program."""
    with pytest.raises(SettingsError, match=re.escape(said)):
        written(title)
    if title:
        with pytest.raises(SettingsError, match=re.escape(said)):
            write_publication(NewPublication({"zh": "渡口", "en": title}, "zh"))


@pytest.mark.parametrize(
    "address", ["ferry.example", "ftp://ferry.example/", "https://", 'https://a"b/', "https://a b/"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """The sitemap would lead nowhere, and nobody would see it."""
    with pytest.raises(SettingsError, match="is not the full address of a site"):
        written("渡口", address=address)


def test_an_address_and_an_author_are_written_down() -> None:
    """The author would have to say both again in mkdocs.yml."""
    read = settings("渡口", address="https://ferry.internal/book", author='Ferry: "Press"\n')
    assert read.site_url == "https://ferry.internal/book/"
    assert read.raw["site_author"] == 'Ferry: "Press"'
    assert "site_author" not in settings("渡口").raw


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_has_its_own_title_and_one_leads(language: str) -> None:
    """The English edition would have the Chinese title, or search engines the wrong language first."""
    new = NewPublication({"zh": "渡口的灯", "en": "The Ferry Lamp"}, language)
    texts = write_publication(new)
    read = read_settings(texts["mkdocs.yml"])
    assert [item.site_name for item in read.languages] == ["渡口的灯", "The Ferry Lamp"]
    assert (read.default_language.locale, read.site_name) == (language, new.titles[language])
    assert (read.raw["theme"]["language"], sum(item.default for item in read.languages)) == (language, 1)
    assert "# The Ferry Lamp {#home}\n" in texts["docs/en/index.md"]
    assert "# 渡口的灯 {#home}\n" in texts["docs/zh/index.md"]
    assert texts["README.md"].startswith(f"# {new.titles[language]}\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Shovel Sellers: Cloud Computing", "the-shovel-sellers"),
        ("Huang’s Law", "huangs-law"),
        ("On", "on"),
        ("2024", "2024"),
        ("渡口", "book"),
        ("", "book"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 100, "book"),
    ],
)
def test_the_books_are_named_after_the_english_title(title: str, name: str) -> None:
    """A saved PDF would not say what it is, or mkdocs.yml would be refused for its name."""
    read = read_settings(write_publication(NewPublication({"zh": "渡口", "en": title}, "zh"))["mkdocs.yml"])
    assert read.options["book"]["file_name"] == name


def test_the_books_do_not_take_their_name_from_a_chinese_title() -> None:
    """A book titled 卖铲人与GPT would be saved as gpt.pdf."""
    assert settings("卖铲人与GPT").options["book"]["file_name"] == "book"


def test_no_place_is_left_unfilled() -> None:
    """An author would find the maker's own marks in the files."""
    for path, text in written("渡口").items():
        assert not re.search(r"@\w+@", text), path
        assert text.endswith("\n"), path


def test_every_template_is_used() -> None:
    """A template would be changed, and no publication would have it."""
    folder = files("duiye") / "writers" / "publication"
    used = "".join(written("渡口").values()) + "".join(
        write_publication(NewPublication({"en": "Ferry"}, "en")).values()
    )
    for template in folder.iterdir():
        lines = [line for line in template.read_text("utf-8").splitlines() if "@" not in line]
        assert "\n".join(lines[-1:]) in used, template.name


_ENGLISH_ORIGIN = (
    'Made from the article “<span lang="zh">潮汐：一种时间</span>” by <span lang="zh">张三</span>, '
    '<span lang="zh">某报</span>, 2024-03-05.'
)


def test_the_landing_pages_say_which_article_it_is() -> None:
    """Readers of an imported article would find a maker's placeholder, and not who wrote it."""
    origin = Origin("潮汐：一种时间", "张三\x00", "2024-03-05", "某报")
    texts = write_publication(NewPublication({"zh": "潮汐"}, "zh", origin=origin))
    assert "原文：《潮汐：一种时间》，作者：张三，来源：某报，2024-03-05。" in texts["docs/zh/index.md"]
    assert 'lead: "张三 · 某报 · 2024-03-05"' in texts["docs/zh/index.md"]
    assert _ENGLISH_ORIGIN in texts["docs/en/index.md"]
    bare = write_publication(NewPublication({"en": "Tides"}, "en", origin=Origin("Tides")))
    assert "Made from the article “Tides”." in bare["docs/en/index.md"]
    assert '原文：《<span lang="en">Tides</span>》。' in bare["docs/zh/index.md"]


READERS: dict[str, Any] = {
    "termbase": read_terms,
    "claims": read_claims,
    "sources": read_sources,
    "figures": read_figures,
}


@pytest.mark.parametrize("name", READERS)
def test_records_are_empty_and_their_example_is_sound(name: str) -> None:
    """The first record that an author writes after the example would be refused."""
    text = written("渡口")[f"docs/apparatus/{name}.yml"]
    assert READERS[name](text, name) == ((), {}, ())
    example = "\n".join(line.removeprefix("# ") for line in text.partition("goes:\n#\n")[2].splitlines()[:-2])
    records, _, notices = READERS[name](example, name)
    assert (len(records), notices) == (1, ())


def test_the_workflow_is_yaml_that_checks_before_it_publishes() -> None:
    """The first push would publish a faulty edition, or nothing."""
    flow = yaml.safe_load(written("渡口")[".github/workflows/publish.yml"])
    assert flow["env"]["DUIYE"] == f"vendor/duiye-{__version__}-py3-none-any.whl"
    steps = [step.get("run") or step["uses"] for step in flow["jobs"]["build"]["steps"]]
    commands = [step for step in steps if step.startswith("duiye ")]
    assert commands == ["duiye check --strict --format github", 'duiye build --strict --site-url "$ADDRESS"']
    assert all(re.search(r"@v\d+$", step) for step in steps if step.startswith("actions/"))
    assert flow["permissions"] == {"contents": "read"}
    assert json.dumps(flow["jobs"]["deploy"]["needs"]) == '"build"'


@pytest.mark.parametrize(
    ("duiye", "there", "status"),
    [("vendor/d.whl", True, 0), ("vendor/d.whl", False, 1), ("git+https://git.example/duiye.git@main", False, 0)],
)
def test_the_workflow_installs_what_one_line_names(tmp_path: Path, duiye: str, *, there: bool, status: int) -> None:
    """The first push would fail in pip's words about a package that no index has."""
    flow = yaml.safe_load(written("渡口")[".github/workflows/publish.yml"])
    (install,) = (step["run"] for step in flow["jobs"]["build"]["steps"] if "pip install" in step.get("run", ""))
    (tmp_path / "vendor").mkdir()
    if there:
        (tmp_path / "vendor/d.whl").touch()
    script = f'pip() {{ echo pip "$@"; }}\n{install}'
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "DUIYE": duiye},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert done.stdout.startswith(f"pip install {duiye}\n" if status == 0 else "::error file=")
