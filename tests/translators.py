"""A publication on its way to translators and home: what is exported, how they fill it in, what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import polib
from lxml import etree

from duiye.exchange import Format, draw, export, find_direction, open_publication
from duiye.homecoming import Home, take_home
from duiye.model import Chapter
from duiye.readers.manuscript import read_manuscript
from duiye.units import Direction, Unit
from duiye.writers.exchange.po import write_po
from duiye.writers.exchange.xliff import write_xliff
from folders import Folder, snapshot

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ZH_EN = Direction("zh", "en", leads=True)
FORMATS: tuple[Format, ...] = ("po", "xliff")


def drawn(root: Path, source: str = "", target: str = "") -> tuple[Unit, ...]:
    """List the units of a publication."""
    publication = open_publication(root).publication
    return draw(publication, find_direction(publication, source, target))


def written(units: Iterable[Unit], file_format: str, direction: Direction = ZH_EN) -> str:
    """Write units in a format."""
    if file_format == "po":
        return write_po(units, direction, title="T", changed=0)
    return write_xliff(units, direction)


def made(target: str = "", source: str = "源", name: str = "a-p1", standing: str = "untranslated") -> Unit:
    """Make a unit by hand."""
    return Unit("a.md", name, "docs/zh/a.md", "paragraph", source, target, standing, name)  # type: ignore[arg-type]


def export_file(folder: Folder, file_format: Format, source: str = "", target: str = "") -> Path:
    """Export a publication into a file beside it."""
    output = folder.root.parent / f"out.{'po' if file_format == 'po' else 'xlf'}"
    made = export(folder.root, file_format, output, source=source, target=target)
    for path, data in made.files.items():
        path.write_bytes(data)
    return output


def translate(path: Path, words: Callable[[str, str], str | None]) -> Path:
    """Fill a file in as a tool does: words are made of a unit's context and source; None leaves it as it is."""
    if path.suffix == ".po":
        file = polib.pofile(str(path))
        for entry in file:
            if (said := words(entry.msgctxt, entry.msgid)) is not None:
                entry.msgstr = said
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        file.save(str(path))
        return path
    tree = etree.parse(str(path))
    for unit in tree.iter(f"{XLIFF}unit"):
        segment = unit.find(f"{XLIFF}segment")
        context = f"{unit.getparent().get('original')}#{unit.get('name')}"
        if (said := words(context, segment.findtext(f"{XLIFF}source"))) is not None:
            target = segment.find(f"{XLIFF}target")
            target = etree.SubElement(segment, f"{XLIFF}target") if target is None else target
            target.text = said
            segment.set("state", "reviewed")
    tree.write(str(path), encoding="UTF-8", xml_declaration=True)
    return path


def bring_home(folder: Folder, *paths: Path, file_format: str = "", dry_run: bool = False) -> Home:
    """Take files home."""
    return take_home(folder.root, paths, file_format, dry_run=dry_run)


def chapter(text: str, language: str = "zh") -> Chapter:
    """Read a chapter of one file."""
    return read_manuscript(text, path="a.md", language=language, file=f"docs/{language}/a.md")[0]


def contents(folder: Folder) -> dict[str, bytes]:
    """Return the bytes of every file but those that are kept for later reviews."""
    return {name: data for name, data in snapshot(folder.root).items() if not name.startswith(".duiye/")}


def only(words: dict[str, str]) -> Callable[[str, str], str | None]:
    """Return a translator of some units."""
    return lambda context, _: words.get(context)


def codes(home: Home) -> list[str]:
    """Return the codes of the notices."""
    return [notice.code for notice in home.notices]


def source(folder: Folder, context: str) -> str:
    """Return the source of a unit."""
    return next(unit.source for unit in drawn(folder.root) if unit.context == context)
