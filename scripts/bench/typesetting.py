"""Measure the setting of the book's text: marks at line ends, lines stretched, gaps, hyphens.

    .venv/bin/python scripts/bench/typesetting.py [--book] [--peers PYTHON] [--keep FOLDER] [--examples]

A stress text (typesetting_texts.py) is set in 48 widths with the book's own template and settings, and every glyph's
place is read from the PDF (typesetting_lines.py says what is counted). `--book` measures our own publication's books
instead, with their pages: widows, headings at the foot, white. `--peers` sets the same text in the same fonts
with Chromium and with the WeasyPrint of another Python: `python3 -m venv peers && peers/bin/pip install weasyprint`,
then `--peers peers/bin/python`.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from glyphs import read_glyphs  # noqa: E402
from typesetting_book import Pages, read_book  # noqa: E402
from typesetting_lines import Figures, lines_of, measure  # noqa: E402
from typesetting_peers import PEERS  # noqa: E402
from typesetting_texts import paragraphs  # noqa: E402

from duiye import bindery, desk, typesetter  # noqa: E402
from duiye.writers.book.document import BookChapter, BookInfo, write_book  # noqa: E402

SIZES = {"zh": 10.5, "en": 11.0}
"""Of the body, in points, as the book has it."""
INDENTS = {"zh": 2.0, "en": 1.4}
SIGN = 0.92
"""Em of the sign at the head of an editor's note, which is drawn."""
MARGIN = 40.0
"""Points on either side of the column."""
COUNT = 48
NARROWEST = 15
"""Em: two columns on A5 have no less."""
STEP = 0.6
TRIAL = """
#import "style.typ": book, side-of
#import "blocks.typ": renderer
#import "look.typ": look
#let side = side-of(book)
#show: look.with(side)
#for width in json("widths.json") {
  page(width: width * 1pt + 2 * MARGIN, height: auto, margin: MARGIN, header: none, footer: none,
    for paragraph in book.chapters.first().body {
      block(width: 100%, above: 30pt, below: 30pt, renderer(side)(paragraph))
    })
}
"""


def widths(language: str) -> list[float]:
    """Return the widths of the columns, in points."""
    return [round((NARROWEST + STEP * n) * SIZES[language], 3) for n in range(COUNT)]


def set_book(language: str, texts: list[str]) -> bytes:
    """Set the text with the book's template; its own pages are left out."""
    import typst  # noqa: PLC0415

    html = "<h1>T</h1>" + "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)
    info = BookInfo(language, "T", "", "", "P", "2026-11-22", "1")
    document, _ = write_book(info, [BookChapter("one.md", "one.md", html)])
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "book.json").write_text(document, "utf-8")
        (folder / "widths.json").write_text(json.dumps(widths(language)), "utf-8")
        for template in typesetter._TEMPLATES.glob("*.typ"):  # noqa: SLF001 — the book's own, not a copy
            (folder / template.name).write_bytes(template.read_bytes())
        (folder / "trial.typ").write_text(TRIAL.replace("MARGIN", f"{MARGIN}pt"), "utf-8")
        return typst.compile(str(folder / "trial.typ"), root=name, font_paths=typesetter._fonts())  # noqa: SLF001


def figures(data: bytes, language: str, texts: list[str]) -> Figures:
    """Measure a PDF whose pages have one column each, between equal margins."""
    compounds = compounds_of("\n".join(texts))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edges = {n: (MARGIN, MARGIN + width) for n, width in enumerate(widths(language), 1)}
        found = lines_of(read_glyphs(pdf), edges)
        return measure(found, indent=INDENTS[language], chinese=language == "zh", compounds=compounds)


def compounds_of(text: str) -> frozenset[str]:
    """Return the pairs of words that a text joins with a hyphen."""
    return frozenset(found[1] for found in re.finditer(r"(?=(?<![^\W\d_])([^\W\d_]+-[^\W\d_]+))", text))


def share(part: int, whole: int) -> str:
    """Write a share."""
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "none"


def rows(found: Figures, language: str) -> list[tuple[str, str]]:
    """Put the figures into words."""
    gaps = sorted(found.gaps)
    gap = "none" if not gaps else (
        f"median {statistics.median(gaps):.3f}, p5 {gaps[len(gaps) // 20]:.3f}, p95 {gaps[len(gaps) * 19 // 20]:.3f}")
    listed = [
        ("lines, full lines", f"{found.lines}, {found.full}"),
        ("prohibited starts and ends", str(len(found.prohibited))),
        ("split dashes, ellipses, numbers", str(len(found.split))),
        ("marks at line end trimmed", share(found.trimmed, found.ends)),
        ("brackets at line start trimmed", share(found.starts_trimmed, found.starts)),
        ("adjacent marks squeezed", share(found.squeezed, found.pairs)),
        ("full lines flush", share(found.full - len(found.ragged), found.full)),
        ("lines stretched over 15 %", share(found.stretched, len(found.stretches))),
        ("most stretched", f"{max(found.stretches):.2f}"),
        ("gap between Han and Latin, em", gap),
        ("runts", share(found.runts, found.paragraphs)),
    ]
    if language == "en":
        listed += [
            ("hyphenated lines", share(found.hyphens, found.full)),
            ("third hyphen in a row", str(found.ladders)),
            ("stubs of one or two letters", str(len(found.stubs))),
            ("rivers of four lines", str(found.rivers)),
        ]
    return listed


def page_rows(pages: Pages) -> list[tuple[str, str]]:
    """Put what pages look like into words."""
    return [
        ("pages", str(pages.pages)),
        ("widows", f"{len(pages.widows)} {pages.widows}"),
        ("orphans", f"{len(pages.orphans)} {pages.orphans}"),
        ("hyphens from page to page", f"{len(pages.hyphened)} {pages.hyphened}"),
        ("headings at the foot", f"{len(pages.headings)} {pages.headings}"),
        ("over 3 lines empty", ", ".join(f"p. {page}: {lines}" for page, lines in pages.white)),
    ]


def print_books(examples: bool) -> None:
    """Measure the books of this repository's own publication."""
    root = Path(__file__).parents[2]
    for language, data in bindery.typeset_books(desk.check(root), SIZES).items():
        text = "\n".join(path.read_text("utf-8") for path in (root / "docs" / language).rglob("*.md"))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            paragraphs, pages = read_book(pdf, SIZES[language], 18 if language == "zh" else 15.5)
        print(f"\nThe book, {language}")
        for label, value in page_rows(pages):
            print(f"{label:33}{value}")
        for kind, lines in paragraphs.items():
            indent = INDENTS[language] if kind == "text" else SIGN
            found = measure(lines, indent=indent, chinese=language == "zh", compounds=compounds_of(text))
            print(f"- {kind}")
            for label, value in rows(found, language):
                print(f"{label:33}{value}")
            print_examples(kind, found, examples)


def print_examples(name: str, found: Figures, wanted: bool) -> None:
    """Print what falls short."""
    for kind in ("prohibited", "split", "untrimmed", "unsqueezed", "ragged", "stubs") if wanted else ():
        listed = getattr(found, kind)
        print(f"{name} {kind}: {listed[:: max(1, len(listed) // 12)][:12]}")


def main() -> None:
    """Set, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the PDFs there")
    parser.add_argument("--examples", action="store_true", help="print what falls short")
    parser.add_argument("--book", action="store_true", help="measure the books of this repository instead")
    parser.add_argument("languages", nargs="*", default=["zh", "en"])
    args = parser.parse_args()
    if args.book:
        print_books(args.examples)
        return
    for language in args.languages:
        texts = paragraphs(language)
        made = {"Duiye": set_book(language, texts)}
        if args.peers:
            made |= {name: peer(language, texts, widths(language), args.peers) for name, peer in PEERS.items()}
        found = {name: figures(data, language, texts) for name, data in made.items()}
        print(f"\n{language}: {len(texts)} paragraphs in {COUNT} widths, {NARROWEST} to {NARROWEST + STEP * (COUNT - 1):.1f} em")
        table = {name: rows(one, language) for name, one in found.items()}
        print(f"{'':33}" + "".join(f"{name:40}" for name in table))
        for n, (label, _) in enumerate(table["Duiye"]):
            print(f"{label:33}" + "".join(f"{column[n][1]:40}" for column in table.values()).rstrip())
        if args.examples:
            for name, one in found.items():
                print_examples(name, one, wanted=True)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            for name, data in made.items():
                (args.keep / f"{language}-{name}.pdf").write_bytes(data)


if __name__ == "__main__":
    main()
