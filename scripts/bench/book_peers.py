"""The chapters of one language as one HTML file with a plain style sheet for print, for the peers of book.py.

It is kind to them: no running heads, no page numbers in links, charts left out as the site's script-free pages have them.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from duiye.manuscripts import book_chapters
from duiye.desk import Checked

FONTS = Path(__file__).parents[1] / "duiye" / "fonts"
STYLE = """\
@page { size: 176mm 250mm; margin: 26mm 21mm 23mm; @bottom-center { content: counter(page); } }
body { font: 10.5pt/1.7 Book; text-align: justify; hyphens: auto; }
h1 { break-before: page; text-align: left; }
:lang(zh) p { text-indent: 2em; margin: 0; }
table { border-collapse: collapse; font-size: 9pt; } td, th { padding: 4pt; border-bottom: 0.4pt solid #888; }
.footnote { font-size: 8.5pt; } img, svg { max-width: 100%; }
"""
_ID = re.compile(r'\bid="([^"]*)"')
_HREF = re.compile(r'\bhref="([^"#:]*)#([^"]*)"')


def write_html(checked: Checked, language: str, folder: Path) -> Path:
    """Write the book of a language as one HTML file; return its path."""
    edition = checked.publication.edition(language)
    chapters = book_chapters(checked, edition)
    names = {chapter.path.rpartition("/")[2]: n for n, chapter in enumerate(chapters)}
    bodies = []
    for n, chapter in enumerate(chapters):
        made = _ID.sub(rf'id="c{n}-\1"', chapter.html)
        bodies.append(_HREF.sub(lambda link, n=n: f'href="#c{names.get(link[1].rpartition("/")[2], n)}-{link[2]}"', made))
    face = "".join(
        f"@font-face {{ font-family: Book; src: url({path.as_uri()}); }}" for path in sorted(FONTS.glob("NotoSerifSC*"))
    )
    title = html.escape(edition.title)
    page = folder / f"peer-{language}.html"
    page.write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{face}{STYLE}</style><body>{''.join(bodies)}",
        encoding="utf-8",
    )
    return page
