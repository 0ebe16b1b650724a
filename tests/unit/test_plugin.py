"""The MkDocs plugin: what templates and pages know of Duiye, in real builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import press
from folders import TINY, Folder

TELLING = """{% extends "base.html" %}
{% block content %}
<dl id="told">
<dt>minutes</dt><dd>{{ duiye.reading_minutes }}</dd>
<dt>x-default</dt><dd>{{ duiye.x_default }}</dd>
{% for item in duiye.alternates %}
<dt>{{ item.lang }}</dt><dd>{{ item.href }} {{ item.absolute }} {{ item.missing }}</dd>
{% endfor %}
{% for item in duiye.downloads %}<dt>{{ item.label }}</dt><dd>{{ item.href }}</dd>{% endfor %}
</dl>
{{ super() }}
{% endblock %}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Build the tiny publication with a template that prints what it was told; not to be changed."""
    tiny = Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("told") / "publication"))
    tiny.write("look/main.html", TELLING).replace("mkdocs.yml", "name: material", "name: material\n  custom_dir: look")
    tiny.write("docs/en/colophon.md", "---\ncounterpart: none\n---\n# Colophon {#colophon}\n\nEnglish only.\n")
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers)
    return tiny.path("site")


def said(page: Path) -> dict[str, str]:
    """Return what a page was told, by name."""
    (listing,) = lxml.html.fromstring(page.read_text("utf-8")).xpath("//dl[@id='told']")
    names = [item.text for item in listing.iterfind("dt")]
    return dict(zip(names, [" ".join(item.text_content().split()) for item in listing.iterfind("dd")], strict=True))


def test_templates_know_switch_reading_time_and_default(told: Path) -> None:
    """The language switch would lose the page, and readers would not know how long a chapter takes."""
    assert said(told / "en/crossing/lighthouse/index.html") == {
        "minutes": "1",
        "x-default": "https://ferry.internal/zh/crossing/lighthouse/",
        "zh": "../../../zh/crossing/lighthouse/ https://ferry.internal/zh/crossing/lighthouse/ False",
        "en": "./ https://ferry.internal/en/crossing/lighthouse/ False",
    }
    assert said(told / "en/index.html")["x-default"] == "https://ferry.internal/"


def test_a_page_without_counterpart_says_so(told: Path) -> None:
    """The switch would lead to a missing page, and search engines would be told of it."""
    page = said(told / "en/colophon/index.html")
    assert (page["zh"], page["x-default"]) == ("../../zh/ True", "")


def test_the_glossary_has_no_reading_time(told: Path) -> None:
    """A page that is looked up and not read would claim to take a quarter of an hour."""
    assert said(told / "zh/glossary/index.html")["minutes"] == ""


def test_plain_mkdocs_builds_the_publication_too(tmp_path: Path) -> None:
    """`mkdocs build --strict` and `mkdocs serve`, which README promises, would not work."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--config-file",
            str(TINY / "mkdocs.yml"),
            "--site-dir",
            str(tmp_path),
        ],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "en" / "crossing" / "lighthouse" / "index.html").read_text("utf-8")
    assert 'href="../../glossary/#ferry"' in page
    assert "The town chronicle says 29 metres." in page
    assert 'id="tower-p3"' in page
