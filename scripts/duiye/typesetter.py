"""Typeset the book's document with Typst: characters it lacks, then the PDF.

This module is the only one that imports `typst`, and owns how it is called; the look of the book is
writers/book's. It must not read chapters or know what the document says.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from duiye.notice import EngineError
from duiye.writers.tinting import tinted

if TYPE_CHECKING:
    from typst import Fonts

_PACKAGE = Path(__file__).parent
_TEMPLATES = _PACKAGE / "writers" / "book"
_CARD = _PACKAGE / "writers" / "card.typ"
_COVER = _PACKAGE / "writers" / "epub" / "cover.typ"
_COVER_RESOLUTION = 288
_RESOLUTION = 144
"""Pixels of a picture per inch, at 72 points to an inch."""
_AT_ONCE = 64
"""Pictures drawn in one run of the engine; it holds all of them in memory."""
_FONTS = _PACKAGE / "fonts"
_SPECIMEN = """
#set document(title: "Specimen")
#let fonts = ("Libertinus Serif", "Noto Serif SC", "Noto Sans SC", "DejaVu Sans Mono")
#set text(font: fonts, fallback: false)
#sys.inputs.characters
#set text(font: ("New Computer Modern Math", ..fonts))
#sys.inputs.formulas
"""
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_BESIDE_FORMULAS = frozenset({"alt", "tex"})
_OUTSIDE = "mkdocs.yml"
"""Where the notices about the title page point: its words come from the settings."""


def typeset(document: str, *, timestamp: int, images: Mapping[str, bytes] | None = None, cover: bytes = b"") -> bytes:
    """Typeset a book.

    Args:
        document: JSON as `write_book` returns it.
        timestamp: date of the PDF in seconds since 1970; the same input and timestamp give the same bytes.
        images: content of each path that the document lists under `images`.
        cover: the picture of the cover, where the document's design has one.

    Returns:
        A PDF that declares PDF/UA-1 and PDF/A-2a.

    Raises:
        EngineError: Typst refuses the document or warns of it (it warns of what it leaves out), in its own
            words; or an image was not given.
    """
    import typst  # noqa: PLC0415 — only those who make books need the engine

    main, wanted = _needed(document)
    given = images or {}
    if lacking := [path for path in wanted if path not in given]:
        message = f"The book refers to images that were not given: {', '.join(lacking)}"
        raise EngineError(message)
    # Typst takes files from memory only if they are text. An image is named by its place in the list,
    # for a path of the publication may lead out of any folder.
    with TemporaryDirectory(prefix="duiye-") as folder:
        files = {"book.json": document.encode(), **{f"image-{n}": given[path] for n, path in enumerate(wanted)}}
        files |= {"cover": cover} if cover else {}
        files |= {template.name: template.read_bytes() for template in _TEMPLATES.glob("*.typ")}
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        try:
            made, warnings = typst.compile_with_warnings(
                str(Path(folder, main)),
                root=folder,
                font_paths=_fonts(),
                timestamp=timestamp,
                # ISO 14289-1 for those who read with assistive technology, ISO 19005-2 for archives.
                pdf_standards=["ua-1", "a-2a"],
            )
        except typst.TypstError as error:
            names = {f"image-{n}": path for n, path in enumerate(wanted)} | ({"cover": "of the cover"} if cover else {})
            raise EngineError(_damaged(folder, names) or error.diagnostic) from error
    if warnings:
        raise EngineError("\n".join(warning.diagnostic for warning in warnings))
    return made


def _needed(document: str) -> tuple[str, list[str]]:
    """Name the template of a document and its images; its tree, many times as large, is let go."""
    book: dict[str, Any] = json.loads(document)
    return f"{book['edition'] if 'sides' in book else 'book'}.typ", image_names(book)


def _damaged(folder: str, names: Mapping[str, str]) -> str:
    """Name the pictures that Typst cannot read, each with its reason; Typst itself does not say which it is."""
    import typst  # noqa: PLC0415 — the same

    said = []
    for file, name in names.items():
        Path(folder, "picture.typ").write_text(f'#image("{file}")', encoding="utf-8")
        try:
            typst.compile(str(Path(folder, "picture.typ")), root=folder, font_paths=_fonts())
        except typst.TypstError as error:
            reason = str(error.diagnostic).partition("\n")[0].removeprefix("error: ")
            said.append(f"The picture {name} is damaged: {reason}. Save it again.")
    return "\n".join(said)


def image_names(book: Mapping[str, Any]) -> list[str]:
    """Name the images of a document; those of a book in two languages begin with the language."""
    return [image if isinstance(image, str) else "/".join(image) for image in book["images"]]


def draw_cards(words: Sequence[str]) -> tuple[bytes, ...]:
    """Draw pictures of pages.

    Args:
        words: what each says, as JSON that card.typ reads.

    Returns:
        A PNG for each; it does not depend on what else is drawn.

    Raises:
        EngineError: Typst fails.
    """
    made: list[bytes] = []
    for start in range(0, len(words), _AT_ONCE):
        made += map(tinted, _drawn(words[start : start + _AT_ONCE]))
    return tuple(made)


def _drawn(words: Sequence[str]) -> list[bytes]:
    import typst  # noqa: PLC0415 — the same

    with TemporaryDirectory(prefix="duiye-") as folder:
        Path(folder, "cards.json").write_text(f"[{','.join(words)}]", encoding="utf-8")
        Path(folder, _CARD.name).write_bytes(_CARD.read_bytes())
        try:
            made = typst.compile(
                str(Path(folder, _CARD.name)), root=folder, font_paths=_fonts(), format="png", ppi=_RESOLUTION
            )
        except typst.TypstError as error:
            raise EngineError(error.diagnostic) from error
    return made if isinstance(made, list) else [made]


def draw_cover(document: Mapping[str, Any]) -> bytes:
    """Draw the cover of a book that is read on a screen, as a PNG of 1600 by 2400 pixels.

    Args:
        document: the book's, of one language or of two; its chapters are not looked at.

    Raises:
        EngineError: Typst fails.
    """
    import typst  # noqa: PLC0415 — only those who make books need the engine

    words = {**document, "chapters": [], "images": []}
    with TemporaryDirectory(prefix="duiye-") as folder:
        for template in (*_TEMPLATES.glob("*.typ"), _COVER):
            Path(folder, template.name).write_bytes(template.read_bytes())
        Path(folder, "book.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        try:
            made = typst.compile(
                str(Path(folder, _COVER.name)), root=folder, font_paths=_fonts(), format="png", ppi=_COVER_RESOLUTION
            )
        except typst.TypstError as error:
            raise EngineError(error.diagnostic) from error
    return made if isinstance(made, bytes) else made[0]


def card_look() -> bytes:
    """Return what decides the bytes of a picture, besides its words: template, colours, fonts and engines."""
    import zlib  # noqa: PLC0415 — only those who draw ask
    from importlib.metadata import version  # noqa: PLC0415 — the same

    files = (_CARD, _PACKAGE / "writers" / "tinting.py", _FONTS / "fonts.lock.json")
    engines = (version("typst"), zlib.ZLIB_RUNTIME_VERSION)
    return b"\0".join([*(file.read_bytes() for file in files), *(name.encode() for name in engines)])


def lacking(characters: AbstractSet[str]) -> frozenset[str]:
    """Return those characters that none of the fonts has."""
    return frozenset(_missing(set(characters)))


def missing_glyphs(document: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Find the characters that no font of the book has, by asking the engine that will set them.

    Args:
        document: as `make_document` returns it.

    Returns:
        The characters by the file that they are printed from; those of the title page by the settings' file.
    """
    outside = {name: part for name, part in document.items() if name != "chapters"}
    texts: dict[str, set[str]] = {}
    formulas: dict[str, set[str]] = {}
    for file, part in [(_OUTSIDE, outside), *((chapter["file"], chapter) for chapter in document["chapters"])]:
        for known, characters in zip((texts, formulas), _characters(part), strict=True):
            known.setdefault(file, set()).update(characters)
    missing = _missing(set().union(*texts.values()), set().union(*formulas.values()))
    found = {file: frozenset((chars | formulas[file]) & missing) for file, chars in texts.items()}
    return {file: chars for file, chars in found.items() if chars}


def _characters(document: Any) -> tuple[set[str], set[str]]:
    """Gather the characters that are shown: of text, and of formulas, which have a font of their own.

    The words beside a formula and its source are not shown.
    """
    texts, formulas = set[str](), set[str]()
    waiting = [(document, texts)]
    while waiting:
        value, found = waiting.pop()
        if isinstance(value, str):
            found.update(value)
        elif isinstance(value, dict):
            is_formula = "tree" in value
            for name, item in value.items():
                if not is_formula or name not in _BESIDE_FORMULAS:
                    waiting.append((item, formulas if is_formula and name == "tree" else found))
        elif isinstance(value, list | tuple):
            waiting += [(item, found) for item in value]
    return texts, formulas


def _missing(characters: set[str], formulas: AbstractSet[str] = frozenset()) -> set[str]:
    """Return those characters that Typst cannot show: PDF/UA-1 makes it name each of them."""
    import typst  # noqa: PLC0415

    try:
        typst.compile(
            _SPECIMEN.encode(),
            font_paths=_fonts(),
            pdf_standards="ua-1",
            sys_inputs={"characters": _specimen(characters), "formulas": _specimen(formulas)},
        )
    except typst.TypstError as error:
        named = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _MISSING.findall(error.diagnostic))
        # A space stands in the specimen only; Typst names it with the letters that it shapes together with it.
        return {char for char in "".join(named) if not char.isspace()} & (characters | formulas)
    return set()


def _specimen(characters: AbstractSet[str]) -> str:
    return " ".join(sorted(char for char in characters if not char.isspace() and unicodedata.category(char) != "Cf"))


@cache
def _fonts() -> Fonts:
    """Open the book's fonts once: those of the package and those inside Typst, never the system's."""
    from typst import Fonts  # noqa: PLC0415

    return Fonts(include_system_fonts=False, font_paths=[_FONTS])
