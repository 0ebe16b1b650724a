"""Read Markdown as passages: cut as the publication's own grammar cuts it, and made harmless.

This module owns what of somebody's Markdown may enter a publication; how Markdown is cut is the manuscript
reader's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from duiye.article import Article, Look, Passage
from duiye.model import Block, BlockKind
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.characters import clean
from duiye.readers.articles.encoding import decode
from duiye.readers.articles.formats import Format
from duiye.readers.articles.gallery import Gallery
from duiye.readers.articles.markup import read_markup
from duiye.readers.articles.source import Source
from duiye.readers.manuscript import partition
from duiye.readers.plaintext import plain_text
from duiye.readers.yamltext import read_yaml

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_YAML = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_META = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "author": ("author", "authors", "by", "creator"),
    "date": ("date", "published", "created"),
    "source": ("source", "publication", "publisher"),
    "language": ("lang", "language"),
}
"""Keys of front matter that say what an article's `meta` says."""
_CODE = re.compile(
    r"(?ms)^(?P<fence>(?P<before>[ \t>]*)(?P<marks>`{3,}|~{3,})[^`\n]*\n.*?^(?P=before)(?P=marks)[ \t]*$)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)"
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>|<!--.*?-->|<[!?][^<>]*>", re.DOTALL)
_KEPT_TAGS = frozenset({"sup", "sub", "kbd", "mark", "del", "ins", "u", "s", "b", "i", "em", "strong", "br", "small"})
_LOOSE = re.compile(
    rf"<(?=[A-Za-z/!?])(?!/?(?:{'|'.join(sorted(_KEPT_TAGS))})>|(?:https?://|mailto:)[^<>\s]*>|[^<>\s@]+@[^<>\s@]+>)"
)
"""What may begin a tag together with an end that stands further on."""
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+>")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[^{}\n]*\}")
_HARMLESS = re.compile(r"\{:?[ \t]*(?:[#.][\w:.-]+[ \t]*)*\}")
_INLINE = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\([ \t]*(?P<target><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\)"
)
_REFERRED = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]+)\](?:[ ]?\[(?P<name>[^\[\]]*)\])?(?![\[(:])")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*<?(?P<target>[^\s<>]+)>?[ \t]*(?P<title>[\"'(].*[\"')])?[ \t]*$",
    re.MULTILINE,
)
_SCHEME = re.compile(r"^[\s\x00-\x20]*([A-Za-z][\w+.-]*)\s*:")
_SAFE = frozenset({"http", "https", "mailto", "term"})
_HEADING = re.compile(r"\s*#{1,6}[ \t]*(?P<words>.*?)(?:[ \t]+#+)?[ \t]*(?P<id>\{[^{}]*\})?[ \t]*#*\s*$", re.DOTALL)
_ID = re.compile(r"#([A-Za-z][\w:.-]*)", re.ASCII)
_LONE_TICKS = re.compile(r"(?<!\\)`+")
_OPEN_FENCE = re.compile(r"~{3}")
"""What begins code that nothing ends, and would make code of the text up to the next of its kind."""
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_FENCE_LINE = re.compile(r"(?m)^[ \t]*(?:`{3,}|~{3,}).*$")
_ITEM = re.compile(r"( *)(?:[-+*]|\d+[.)])[ \t]+")
_WHOLE = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1", re.DOTALL)
_SOFT = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])(?<!  )\n(?=[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f])"
)
_JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.NOTE})


def read_markdown(source: Source) -> Article:
    """Read a Markdown file.

    Args:
        source: the file; pictures that lie beside it are taken along.

    Returns:
        A passage a block. Scripts, event handlers and addresses that run something are made harmless
        (I003), reference links are written in place, pictures elsewhere are left out (I004).

    Raises:
        ContentError: it is no text (I001).
    """
    decoded = decode(source)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    changes = Changes(source.name)
    text = clean(text.replace("\x0c", "\n"), changes)
    front, text, before = _front_matter(text)
    meta, aside = _meta(front, source.name, changes)
    cleaner = _Cleaner(source, changes, Gallery(), _definitions(text))
    passages: list[Passage] = []
    notes: list[Passage] = []
    for block in partition(text):
        for item in _read(block, before, cleaner):
            (notes if item.kind is BlockKind.NOTE else passages).append(item)
    if not passages:
        raise source.refusal("The file holds no text.")
    return Article(
        source.name,
        f"Markdown, {decoded.encoding}",
        (*passages, *notes),
        meta=meta,
        aside=aside,
        pictures=cleaner.gallery.pictures,
        notices=(*decoded.notices, *changes.notices()),
    )


MARKDOWN = Format("Markdown", (".md", ".markdown", ".mdown", ".mkd"), read_markdown)


def _front_matter(text: str) -> tuple[str, str, int]:
    """Return the front matter, the rest, and how many lines stand before that."""
    found = _YAML.match(text) or _TOML.match(text)
    if not found:
        return "", text, 0
    return found.group(), text[found.end() :], found.group().count("\n")


def _meta(front: str, name: str, changes: Changes) -> tuple[dict[str, str], tuple[Passage, ...]]:
    """Read front matter; it is kept as it stands unless all of its keys are known here."""
    body = front.strip().removeprefix("---").removeprefix("+++").rstrip("-+.\n ")
    value = _parsed(front, body, name, changes) if front else {}
    if not isinstance(value, dict):
        value = {"": front}
    keys = {str(key).lower(): item for key, item in value.items()}
    meta: dict[str, str] = {}
    for ours, theirs in _META.items():
        said = next((keys[key] for key in theirs if keys.get(key)), None)
        said = said[0] if isinstance(said, list) and said else said
        said = said.get("name") if isinstance(said, dict) else said
        if said is not None and str(said).strip():
            meta[ours] = " ".join(str(said).split())
    if "date" in meta:
        meta["date"] = meta["date"][: len("2024-03-05")]
    if set(keys) <= {name for names in _META.values() for name in names}:
        return meta, ()
    return meta, (Passage(BlockKind.FRONT_MATTER, front.strip(), " ".join(body.split()), 1),)


def _parsed(front: str, body: str, name: str, changes: Changes) -> object:
    """Parse front matter; None where it cannot be, which is told."""
    if not front.startswith("+++"):
        value, _, faults = read_yaml(body, name, first_line=1)
        for fault in faults[:1]:
            message = f"The front matter cannot be read ({fault.message}); it is kept in article.yml only."
            changes.tell("I009", message, fault.locus.line)
        return value
    try:
        return tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        changes.tell("I009", f"The front matter is no TOML ({error}); it is kept in article.yml only.", 1)
        return None


def _definitions(text: str) -> dict[str, str]:
    """Return the targets of reference links, with their titles, by their names."""
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(_CODE.sub("", text)):
        title = f' "{match["title"][1:-1]}"' if match["title"] else ""
        found.setdefault(" ".join(match["name"].lower().split()), match["target"] + title)
    return found


def _read(block: Block, before: int, cleaner: _Cleaner) -> Iterator[Passage]:
    """Yield the passages of one block."""
    line = block.line + before
    raw = block.text.strip("\n")
    match block.kind:
        case BlockKind.HEADING:
            yield _heading(block, line, cleaner)
        case BlockKind.CODE:
            yield _code(raw, line, cleaner)
        case BlockKind.HTML:
            yield from cleaner.markup(raw, line)
        case BlockKind.MARKER:
            rest = _DEFINITION.sub("", _TAG.sub("", raw)).strip()
            if rest:
                yield Passage(block.kind, cleaner.clean(rest, line), "", line)
        case _:
            text = cleaner.clean(_indented(raw) if block.kind is BlockKind.LIST else raw, line)
            if block.kind in _JOINED:
                text, joined = _SOFT.subn("", text)
                if joined:
                    cleaner.changes.count(
                        "I005", "A line break was joined.", "{n} line breaks were joined.", line, joined
                    )
            words = unescape(plain_text([Block(BlockKind.PARAGRAPH, _code_words(text), line)]))
            words = re.sub(r"\\([\\`*_{}\[\]()>#+\-.!|])", r"\1", words).strip()
            bold = block.kind is BlockKind.PARAGRAPH and bool(_WHOLE.fullmatch(text.strip()))
            yield Passage(block.kind, text.rstrip(), _plain_emphasis(words), line, look=Look(bold=bold))


def _indented(raw: str) -> str:
    """Indent nested items by four, as Python-Markdown wants it; CommonMark is content with two or three."""
    items = [len(found.group(1)) for line in raw.split("\n") if (found := _ITEM.match(line))]
    if all(indent % 4 == 0 for indent in items):
        return raw
    lines: list[str] = []
    levels: list[tuple[int, int]] = []
    for line in raw.split("\n"):
        bare, indent = line.lstrip(" "), len(line) - len(line.lstrip(" "))
        if item := _ITEM.match(line):
            while levels and indent < levels[-1][0]:
                levels.pop()
            if not levels or indent >= levels[-1][1]:
                levels.append((indent, item.end()))
            else:
                levels[-1] = (levels[-1][0], item.end())
            lines.append(" " * 4 * (len(levels) - 1) + bare)
        elif bare and indent and levels:
            lines.append(" " * (4 * len(levels) + max(0, indent - levels[-1][1])) + bare)
        else:
            lines.append(line)
    return "\n".join(lines)


def _code(raw: str, line: int, cleaner: _Cleaner) -> Passage:
    """Read code; what is only indented gets a fence, so that no place in a chapter makes text of it."""
    if _FENCE.match(raw):
        # What no fence closes is text for Python-Markdown.
        whole = _CODE.match(raw)
        closed = whole is not None and whole["fence"] and whole.end() == len(raw.rstrip())
        text = raw if closed else cleaner.clean(raw, line)
        return Passage(BlockKind.CODE, text, _FENCE_LINE.sub("", raw).strip("\n"), line)
    words = re.sub(r"(?m)^(?: {4}|\t)", "", raw)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", words)), default=0))
    return Passage(BlockKind.CODE, f"{fence}\n{words}\n{fence}", words, line)


def _heading(block: Block, line: int, cleaner: _Cleaner) -> Passage:
    raw = block.text.strip()
    first = raw.split("\n")[0]
    found = _HEADING.match(first if raw.startswith("#") else f"# {first}")
    words = found["words"].strip() if found else first
    own = _ID.search(found["id"] or "") if found else None
    text = cleaner.clean(words, line)
    # Not as plain text: that takes the number at the beginning for the mark of a list.
    plain = re.sub(r"\[\^[^\]]*\]", "", _TAG.sub("", _INLINE.sub(r"\g<words>", _code_words(text))))
    plain = re.sub(r"\\(.)", r"\1", _plain_emphasis(unescape(plain)))
    return Passage(block.kind, text + (f" {{#{own.group(1)}}}" if own else ""), plain.strip(), line, block.level)


def _code_words(text: str) -> str:
    """Take the ticks of code off, so that its words count."""
    return _CODE.sub(lambda found: found.group() if found["fence"] else found.group().strip("`"), text)


def _plain_emphasis(words: str) -> str:
    return re.sub(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2", words)


@dataclass(frozen=True, slots=True)
class _Cleaner:
    """Makes Markdown harmless, and keeps its pictures."""

    source: Source
    changes: Changes
    gallery: Gallery
    definitions: Mapping[str, str]

    def clean(self, text: str, line: int) -> str:
        """Return a block's Markdown with nothing in it that runs or loads; code stays as it is."""
        parts: list[str] = []
        position = 0
        for code in _CODE.finditer(text):
            kept = code.group()
            # Whether it is code depends on more than these lines; a tag in it must not.
            if (code["before"] or (not code["fence"] and "\n" in kept)) and _LOOSE.search(kept):
                self.changes.count(
                    "I003", "A tag in code was escaped.", "Tags in {n} pieces of code were escaped.", line
                )
                kept = _LOOSE.sub("&lt;", kept)
            parts += [self._clean(text[position : code.start()], line), kept]
            position = code.end()
        return "".join([*parts, self._clean(text[position:], line)])

    def markup(self, html: str, line: int) -> Iterator[Passage]:
        """Yield the passages of raw HTML."""
        reading = read_markup(html, name=self.source.name, pictures=self._picture_path(line), line=line)
        for notice in reading.notices:
            self.changes.tell(notice.code, notice.message, line)
        for item in reading.passages:
            yield Passage(item.kind, item.text, item.words, line, item.level, item.look)

    def _clean(self, text: str, line: int) -> str:
        text = _LONE_TICKS.sub(lambda found: "&#96;" * len(found.group()), text)
        text = _OPEN_FENCE.sub("&#126;~~", text)
        text = _REFERRED.sub(self._in_place, text)
        text = _INLINE.sub(lambda found: self._link(found, line), text)
        text = _TAG.sub(lambda found: self._tag(found, line), text)
        text = _LOOSE.sub("&lt;", text)
        return _ATTRIBUTES.sub(lambda found: self._attributes(found, line), text)

    def _in_place(self, found: re.Match[str]) -> str:
        """Write a reference link with its target, which stands elsewhere in the file."""
        name = " ".join((found["name"] or found["words"]).lower().split())
        target = self.definitions.get(name)
        return f"{found['picture']}[{found['words']}]({target})" if target else found.group()

    def _link(self, found: re.Match[str], line: int) -> str:
        target = unescape(found["target"].strip("<>"))
        scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", target))
        if found["picture"]:
            path = self._picture_path(line)(target)
            return f"![{found['words']}]({path})" if path else found["words"]
        if target.startswith("#"):
            self.changes.count(
                "I009",
                "A link within the article became plain words; its place may be in another chapter.",
                "{n} links within the article became plain words; their places may be in other chapters.",
                line,
            )
            return found["words"]
        if scheme and scheme.group(1).lower() not in _SAFE:
            self.changes.tell("I003", f"A link to {scheme.group(1).lower()}: became plain words.", line)
            return found["words"]
        return found.group()

    def _picture_path(self, line: int) -> Callable[[str], str | None]:
        def path(address: str) -> str | None:
            scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
            if scheme or address.startswith("//"):
                self.changes.tell("I004", f"The picture {address[:80]} lies elsewhere and was not fetched.", line)
                return None
            beside, data = self.source.beside(address)
            shown = self.gallery.add(data, beside) if data else None
            if not shown:
                self.changes.tell("I004", f"There is no picture {address[:80]} beside the article.", line)
            return shown

        return path

    def _tag(self, found: re.Match[str], line: int) -> str:
        if _ADDRESS.fullmatch(found.group()):
            return found.group()
        name = (found["name"] or "").lower()
        if not name:
            return ""  # a comment or an instruction, which no reader sees
        if name in _KEPT_TAGS:
            bare = f"<{found['close']}{name}>"
            if found["rest"].strip(" /"):
                self.changes.count(
                    "I003", "An element lost its attributes.", "{n} elements lost their attributes.", line
                )
            return bare
        if name == "a":
            self.changes.count(
                "I003", "A link in HTML became plain words.", "{n} links in HTML became plain words.", line
            )
            return ""
        self.changes.count("I003", "An element became plain text.", "{n} elements became plain text.", line)
        return "&lt;" + found.group()[1:]

    def _attributes(self, found: re.Match[str], line: int) -> str:
        if _HARMLESS.fullmatch(found.group()) or "=" not in found.group():
            return found.group()
        self.changes.count("I003", "An attribute list was left out.", "{n} attribute lists were left out.", line)
        return ""
