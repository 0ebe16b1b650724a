"""The stress text as Chromium and WeasyPrint set it: same fonts, same columns, the best CSS that each knows."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

FONTS = Path(__file__).parents[1] / "duiye" / "fonts"
MARGIN = 40
CSS = """
@font-face {{ font-family: "Noto Serif SC"; src: url({fonts}/NotoSerifSC-Regular.ttf) }}
html {{ font: {size}pt/1.7 {family}; hyphens: auto }}
body {{ margin: 0 }}
p {{ margin: 0 0 30pt; text-align: justify; text-indent: {indent}em; text-autospace: normal;
  text-spacing-trim: trim-start; line-break: strict; text-wrap: pretty; overflow-wrap: anywhere }}
"""


def page(language: str, texts: list[str], widths: list[float]) -> str:
    """Write the text as HTML, one kind of page for each width."""
    chinese = language == "zh"
    css = CSS.format(
        fonts=FONTS.as_uri(), size=10.5 if chinese else 11, indent=2 if chinese else 1.4,
        family='"Noto Serif SC"' if chinese else '"Libertinus Serif", "Noto Serif SC"',
    )
    css += "".join(
        f"@page w{n} {{ size: {width + 2 * MARGIN}pt 6000pt; margin: {MARGIN}pt }} .w{n} {{ page: w{n}; width: {width}pt }}\n"
        for n, width in enumerate(widths)
    )
    text = "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)
    body = "".join(f'<section class="w{n}">{text}</section>' for n in range(len(widths)))
    tag = "zh-Hans-CN" if chinese else "en-GB"
    return f'<!doctype html><html lang="{tag}"><meta charset="utf-8"><title>T</title><style>{css}</style>{body}'


def chromium(language: str, texts: list[str], widths: list[float], _: Path) -> bytes:
    """Print with the Chromium of the machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    made = pikepdf.new()
    with TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        sheet = browser.new_page()
        for width in widths:  # it makes all text smaller when one page is wider than the first
            file = Path(folder, "text.html")
            file.write_text(page(language, texts, [width]), "utf-8")
            sheet.goto(file.as_uri())
            sheet.evaluate("document.fonts.ready")
            with pikepdf.open(io.BytesIO(sheet.pdf(prefer_css_page_size=True))) as one:
                made.pages.extend(one.pages)
        browser.close()
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def weasyprint(language: str, texts: list[str], widths: list[float], python: Path) -> bytes:
    """Print with the WeasyPrint of another Python."""
    with TemporaryDirectory() as folder:
        file, made = Path(folder, "text.html"), Path(folder, "text.pdf")
        file.write_text(page(language, texts, widths), "utf-8")
        subprocess.run([python, "-m", "weasyprint", file, made], check=True, stderr=subprocess.DEVNULL)
        return made.read_bytes()


PEERS: dict[str, Callable[[str, list[str], list[float], Path], bytes]] = {"Chromium": chromium, "WeasyPrint": weasyprint}
