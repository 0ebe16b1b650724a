"""Find out in which encoding a text is written, and decode it without losing a byte.

This module owns that decision for Chinese and English texts; it must not know what the text means.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from duiye.notice import Locus, Notice
from duiye.readers.articles.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"gb18030": "GB18030", "cp950": "Big5", "utf-8": "UTF-8", "cp1252": "Windows-1252"}
_SEEMS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF file", "Convert it to .docx or text, for example with pdftotext -layout, and give that file."),
    (b"PK\x03\x04", "a zip archive", "Name it .docx, .odt or .epub if it is one; else take the article out of it."),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "Open it in a word processor and save it as .docx."),
    (b"{\\rtf", "an RTF file", "Open it in a word processor and save it as .docx."),
    (b"\x89PNG", "a picture", "Import the text, not a picture of it."),
    (b"\xff\xd8\xff", "a picture", "Import the text, not a picture of it."),
    (b"GIF8", "a picture", "Import the text, not a picture of it."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x7fELF", "a program", ""),
)
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学"
    "如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业"
    "這個們來為國時會對過發後裡種經麼學現當沒動還進樣無與長機從實開軍關點業於將兩問體電話書車員聽見說讓應該頭題氣"
    "，。、：；？！“”（）《》—…「」"
)
"""The commonest characters of running Chinese, simplified and traditional, and its marks: what a wrong
decoding lacks (Jun Da, Modern Chinese Character Frequency List, 2004)."""
_MARKS = "–—‘’“”…•€"
_SAMPLE = 200_000
_USUAL = 0.9
"""Share of ASCII and Chinese characters from which the bytes are UTF-16 in the right order."""
_MIXED = 3
"""From so many UTF-8 characters to one broken place a text is UTF-8 with something else in it."""
_RUN = re.compile(r"[^\x00-\x7f–—‘’“”…•€]{3}")
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A text, and how it was read."""

    text: str
    encoding: str
    """Name for the author, `GB18030`."""
    notices: tuple[Notice, ...]
    """I002 where the encoding was guessed."""


def decode(source: Source) -> Decoded:
    """Decode a text file.

    Args:
        source: the file; its `encoding` is believed where it is given.

    Returns:
        All of the text.

    Raises:
        ContentError: it is no text, or not whole in any encoding (I001 with the line).
    """
    data = source.data
    if source.encoding:
        return _decode_as(source, data, source.encoding, said=True)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(source, data[len(bom) :], encoding)
    if wide := _wide(data):
        return _guessed(source, data.decode(wide), wide)
    refuse_binary(source)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8", ())
    except UnicodeDecodeError as error:
        broken = error
    characters = len(_UTF8_CHARACTER.findall(data))
    rest = _UTF8_CHARACTER.sub(b"", data)
    if characters > _MIXED * (len(rest) - len(rest.translate(None, bytes(range(128, 256))))):
        line = data.count(b"\n", 0, broken.start) + 1
        hint = "Save the whole file as UTF-8; two encodings in one file were mixed when it was put together."
        raise source.refusal(f"The file is UTF-8 text up to byte {data[broken.start]:#04x} here.", hint, line=line)
    best = max(_candidates(data), default=None)
    if best is None:
        raise source.refusal("The file is in no encoding that is known here.", "Save it as UTF-8, or name --encoding.")
    return _guessed(source, data.decode(best[1]), best[1])


def _decode_as(source: Source, data: bytes, encoding: str, *, said: bool = False) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return Decoded(data.decode(encoding), _name(name), ())
    except LookupError:
        hint = "Name one that Python knows, for example gb18030, big5 or utf-16."
        raise source.refusal(f"There is no encoding {encoding!r}.", hint) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = "as you say" if said else "as its first bytes say"
        hint = "Name another with --encoding, or save the file as UTF-8."
        raise source.refusal(f"The file is not {_name(encoding)} {why}: {error.reason}.", hint, line=line) from None


def _guessed(source: Source, text: str, encoding: str) -> Decoded:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    message = f"Read as {_name(encoding)}: “{first[:20]}”."
    return Decoded(text, _name(encoding), (Notice("I002", Locus(source.name, 1), message),))


def refuse_binary(source: Source) -> None:
    """Raise ContentError for a file that is no text, and say what it seems to be and what to do with it."""
    data = source.data
    for magic, kind, hint in _SEEMS:
        if data.startswith(magic):
            raise source.refusal(f"The file seems to be {kind}.", hint)
    control = sum(data[:_SAMPLE].count(byte) for byte in (*range(1, 9), *range(14, 27)))
    if control * 50 > len(data[:_SAMPLE]) or b"\x00" in data:
        raise source.refusal("The file is no text: it holds bytes that no text has.")


def _wide(data: bytes) -> str:
    """Return the UTF-16 of a text without a byte-order mark, empty for other texts."""
    if len(data) % 2 or b"\x00" not in data[:_SAMPLE]:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = sum(
            "\t" <= char < "\u0180" or "一" <= char <= "鿿" or char in _COMMON or char in _MARKS for char in sample
        )
        if usual >= _USUAL * len(sample):
            return encoding
    return ""


def _candidates(data: bytes) -> list[tuple[float, str]]:
    """Rate the encodings in which all bytes make sense: by common characters, then by charset-normalizer."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 — only a text that is not UTF-8 needs it

    sample = data[:_SAMPLE]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    ranked = [match.encoding for match in from_bytes(sample, cp_isolation=["gb18030", "big5", "cp950", "cp1252"])]
    ranked = ["cp950" if encoding == "big5" else encoding for encoding in ranked]
    rated: list[tuple[float, str]] = []
    for encoding in ("gb18030", "cp950", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and _RUN.search(text):
            continue  # accents stand alone among letters; what stands in rows is another script
        told = 0.1 if ranked[:1] == [encoding] else 0.0
        rated.append((_plausible(text[:_SAMPLE]) + told, encoding))
    return rated


def _plausible(text: str) -> float:
    """Return the share of common characters among those that are not ASCII; Latin letters with accents count half."""
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 1.0
    common = sum(character in _COMMON for character in foreign)
    latin = sum(character < "\u0180" or character in "–—‘’“”…•€" for character in foreign)
    return (common + latin / 2) / len(foreign)


def _name(encoding: str) -> str:
    name = encoding.lower().replace("_", "-")
    return _NAMES.get(name, name.removesuffix("-le").removesuffix("-be").upper())
