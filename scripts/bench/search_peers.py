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
from pathlib import Path

from search_engines import Engine

BEST = {
    "lang": ["en"],
    "pipeline": [],
    "separator": r"[\s\u200b\u3000\-、。，．？！；：“”‘’（）《》〈〉【】「」『』…—·.,;:!?()\[\]\"/]+",
}
"""Material's search set for Chinese and English together: docs/adr/0006."""
PACKAGES = {"jieba": "jieba>=0.42.1,<0.43", "zensical": "zensical"}


def install(folder: Path) -> None:
    """Install the peers into a folder: from PyPI each into a folder of its own, Pagefind from npm."""
    for name, wanted in PACKAGES.items():
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", str(folder / name), wanted], check=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder), "pagefind"], check=True)


def build_peers(publication: Path, work: Path, peers: Path | None) -> list[Engine]:
    """Build the publication once for each peer that is there.

    Args:
        publication: its folder, with mkdocs.yml.
        work: a folder for what is built, kept between runs.
        peers: where `install` put them.
    """
    engines = [Engine("Material", "material", material(publication, work / "material", None))]
    if peers and (peers / "jieba").is_dir():
        engines.append(Engine("Material + jieba", "material", material(publication, work / "material-jieba", peers / "jieba")))
    else:
        print("Skipped: Material with jieba, which is not in the peers’ folder.", file=sys.stderr)
    binary = next(iter(sorted(peers.glob("node_modules/@pagefind/*/bin/pagefind_extended*"))), None) if peers else None
    if binary and binary.suffix != ".sha256":
        engines.append(Engine("Pagefind", "pagefind", pagefind(work / "material", work / "pagefind", binary)))
    else:
        print("Skipped: Pagefind, which is not in the peers’ folder.", file=sys.stderr)
    if peers and (peers / "zensical").is_dir():
        engines.append(Engine("Zensical", "zensical", zensical(publication, work / "zensical", peers / "zensical")))
    else:
        print("Skipped: Zensical, which is not in the peers’ folder.", file=sys.stderr)
    return engines


def material(publication: Path, work: Path, jieba: Path | None) -> Path:
    """Build with Material's theme and search, in its best settings."""
    site = work / "site"
    if site.is_dir():
        return site
    copy = work / "publication"
    shutil.copytree(publication, copy, ignore=shutil.ignore_patterns("site", ".git", ".venv", "node_modules"))
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"^theme:\n(?:[ #].*\n)+", "theme:\n  name: material\n  language: zh\n  font: false\n", text, flags=re.MULTILINE)
    text = text.replace("  - material/search\n", f"  - search: {json.dumps(BEST, ensure_ascii=False)}\n")
    config.write_text(text, encoding="utf-8")
    for home in copy.glob("docs/*/index.md"):  # which may name a template of ours
        home.write_text(re.sub(r"^template: .*\n", "", home.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if jieba:
        environment["PYTHONPATH"] = str(jieba)
    command = [sys.executable, "-m", "duiye.cli", "build", "--no-books", "-q", "--root", str(copy), "--site-dir", str(site)]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    shutil.rmtree(copy)
    return site


def pagefind(source: Path, site: Path, binary: Path) -> Path:
    """Index a built site of Material's."""
    if not site.is_dir():
        shutil.copytree(source / "site", site, ignore=shutil.ignore_patterns("pdf", "bi"))
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
