"""Build the same publication with the searches that others offer: Material's, Pagefind's, Zensical's.

What they need is installed into a folder outside the repository by `install`; what is not there is skipped, and said.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml
from search_engines import Engine

BEST = {
    "lang": ["en"],
    "pipeline": [],
    "separator": r"[\s\u200b\u3000\-、。，．？！；：“”‘’（）《》〈〉【】「」『』…—·.,;:!?()\[\]\"/]+",
}
"""Material's search set for Chinese and English together: docs/adr/0006."""


def install(folder: Path) -> None:
    """Install the peers into a folder: Zensical from PyPI, Pagefind from npm."""
    target = ["--target", str(folder / "zensical"), "zensical"]
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *target], check=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), "pagefind"], check=True)


def build_peers(publication: Path, work: Path, peers: Path | None, only: list[str]) -> list[Engine]:
    """Build the publication once for each peer that is there.

    Args:
        publication: its folder, with mkdocs.yml.
        work: a folder for what is built, kept between runs.
        peers: where `install` put them.
        only: names of those wanted; all when empty.
    """
    binaries = sorted(peers.glob("node_modules/@pagefind/*/bin/pagefind_extended")) if peers else []
    packages = peers / "zensical" if peers and (peers / "zensical").is_dir() else None
    made: dict[str, Callable[[], Path] | None] = {
        "Material": lambda: material(publication, work / "material", has_jieba=False),
        "Material + jieba": lambda: material(publication, work / "material-jieba", has_jieba=True),
        "Pagefind": (lambda: pagefind(publication, work, binaries[0])) if binaries else None,
        "Zensical": (lambda: zensical(publication, work / "zensical", packages)) if packages else None,
    }
    engines = []
    for name, build in made.items():
        if build is None:
            print(f"Skipped: {name}, which is not in the peers’ folder.", file=sys.stderr)
        elif not only or name in only:
            engines.append(Engine(name, name.partition(" ")[0].lower(), build()))
    return engines


def material(publication: Path, work: Path, *, has_jieba: bool) -> Path:
    """Build with Material's theme and search, in its best settings; jieba gets the termbase's words."""
    site = work / "site"
    if site.is_dir():
        return site
    copy = work / "publication"
    shutil.copytree(publication, copy, ignore=shutil.ignore_patterns("site", ".git", ".venv", "node_modules"))
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"^theme:\n(?:[ #].*\n)+", "theme:\n  name: material\n  language: zh\n  font: false\n", text, flags=re.MULTILINE)
    chosen = BEST
    if has_jieba:
        (work / "words.txt").write_text("".join(f"{word} 100000 n\n" for word in terms(publication)), encoding="utf-8")
        chosen = {**BEST, "jieba_dict_user": str(work / "words.txt")}
    else:
        (copy / "plain.py").write_text("import material.plugins.search.plugin as search\nsearch.jieba = None\n", encoding="utf-8")
        text += "\nhooks: [plain.py]\n"
    text = text.replace("  - material/search\n", f"  - search: {json.dumps(chosen, ensure_ascii=False)}\n")
    config.write_text(text, encoding="utf-8")
    for home in copy.glob("docs/*/index.md"):  # which may name a template of ours
        home.write_text(re.sub(r"^template: .*\n", "", home.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "duiye.cli", "build", "--no-books", "-q", "--root", str(copy), "--site-dir", str(site)]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    shutil.rmtree(copy)
    return site


def terms(publication: Path) -> list[str]:
    """Read the Chinese names of the termbase."""
    file = publication / "docs" / "apparatus" / "termbase.yml"
    records = yaml.safe_load(file.read_text(encoding="utf-8"))["terms"] if file.is_file() else []
    names = {name for record in records for name in (record["zh"]["preferred"], *record["zh"].get("admitted", []))}
    return sorted(name for name in names if re.fullmatch("[\u3400-\u9fff]{2,}", name))


def pagefind(publication: Path, work: Path, binary: Path) -> Path:
    """Index a built site of Material's."""
    site = work / "pagefind"
    if not site.is_dir():
        shutil.copytree(material(publication, work / "material", has_jieba=False), site, ignore=shutil.ignore_patterns("pdf", "bi"))
        for file in (site / "index.html", *site.rglob("404.html")):
            file.unlink(missing_ok=True)
        chosen = ["--root-selector", "article", "--exclude-selectors", ".headerlink, nav, aside, [data-search-exclude]"]
        subprocess.run([str(binary), "--site", str(site), *chosen], check=True, stdout=subprocess.DEVNULL)
    return site


def zensical(publication: Path, work: Path, packages: Path) -> Path:
    """Build each language with Zensical, with what of the extensions is not ours."""
    site = work / "site"
    for language in ("zh", "en") if not site.is_dir() else ():
        folder = work / language
        shutil.copytree(publication / "docs" / language, folder / "docs")
        for home in folder.glob("docs/index.md"):
            home.write_text(re.sub(r"^template: .*\n", "", home.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
        (folder / "mkdocs.yml").write_text(ZENSICAL.format(language=language), encoding="utf-8")
        program = packages / "bin" / "zensical"
        environment = {**os.environ, "PYTHONPATH": str(packages)}
        subprocess.run([sys.executable, str(program), "build"], cwd=folder, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(folder / "site", site / language)
    return site


ZENSICAL = """\
site_name: Peer
site_url: https://peer.example/{language}/
theme: {{name: material, language: {language}, font: false}}
plugins: [search]
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}},
   pymdownx.details, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences]
"""
