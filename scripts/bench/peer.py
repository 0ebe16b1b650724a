"""The same text as plain Material for MkDocs shows it, for comparison: its defaults, its search, one language a site.

Its web fonts are left out, since they come from another host: what is measured is kinder to it than the truth.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = """\
site_name: Peer
site_url: https://peer.example/{language}/
docs_dir: {docs}
theme: {{name: material, language: {language}, font: false}}
plugins: [search]
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}},
   pymdownx.details, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences]
"""


def build_peer(folder: Path) -> Path:
    """Build the chapters of this repository with Material's defaults; return the site, one folder a language."""
    for language in ("zh", "en"):
        docs = folder / "docs" / language
        shutil.copytree(ROOT / "docs" / language, docs)
        home = docs / "index.md"  # which names a template of ours
        home.write_text(re.sub(r"^template: .*\n", "", home.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
        config = folder / f"{language}.yml"
        config.write_text(CONFIG.format(language=language, docs=docs), encoding="utf-8")
        site = folder / "site" / language
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"
