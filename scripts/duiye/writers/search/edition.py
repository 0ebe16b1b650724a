"""Write the search of one language: everything that the worker loads, as texts by path.

This module owns which files there are and what the first of them says; the form of each is its own module's. It must
not touch the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duiye.model import Language, Term
from duiye.writers.search.engine import LATER, write_later
from duiye.writers.search.folding import RUN, fold, foldable_on, foldable_to, is_ideograph
from duiye.writers.search.jsontext import write_json
from duiye.writers.search.lexicon import Known, lexicon_lines
from duiye.writers.search.pagetext import PageText, Section
from duiye.writers.search.pinyin import characters_by_sound, pairs_by_sound, write_pairs
from duiye.writers.search.postings import encode_sections, spread
from duiye.writers.search.terms import write_cards, write_names
from duiye.writers.search.tokens import count_terms

FOLDER = "search"
HEAD, PACK = "head.json", "pack.js"
"""The two files with a name that stays: what is asked after first, and everything in one."""
_SHORTEST = 4
"""Letters of a word in which a slip is looked for."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What the publication says of a language's pages, by their addresses."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """How much a page counts, where it is not as much as others."""
    parts: Sequence[str] = ()
    """Names of the parts, in reading order."""
    part_of: Mapping[str, int] = field(default_factory=dict)
    """Place among them of each page that belongs to a part."""
    glossary: str | None = None
    """Address of the page that prints the termbase."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one language's search is written from."""

    language: Language
    addresses: Sequence[str]
    """Of the pages of all languages together; a page's place is its number in each."""
    pages: Mapping[str, PageText]
    """By address; those that the language has."""
    outline: Outline
    known: Known
    facing: frozenset[str] = frozenset()
    """Addresses that have a facing page."""

    @property
    def terms(self) -> Sequence[Term]:
        """The termbase."""
        return self.known.terms

    @property
    def is_chinese(self) -> bool:
        """Whether the pages are read as Chinese."""
        return self.language.startswith("zh")


def write_edition(source: Source) -> dict[str, str]:
    """Return the files of a language's search by their paths inside its folder."""
    lines, counts = encode_sections(_counted(source))
    shards = spread({**lines, **lexicon_lines(source.known, chinese=source.is_chinese)})
    pairs = _pairs(source, counts) if source.is_chinese else []
    files = {
        "pages.json": write_json([_entry(source.pages.get(address)) for address in source.addresses]),
        **{f"i/{number}.txt": text for number, text in enumerate(shards)},
        **{f"p/{number}.txt": text for number, text in enumerate(pairs)},
        **dict(_records(source)),
        **dict(_words(counts)),
        "fold.json": write_json(foldable_to([*counts, *source.known.regional])),
        LATER: write_later(),
    }
    if source.is_chinese:
        characters = {term: times for term, times in counts.items() if len(term) == 1 and is_ideograph(term)}
        files["readings.json"] = write_json(characters_by_sound(characters))
    if source.terms:
        cards = write_cards(source.terms, source.language, source.outline.glossary)
        files["names.json"] = write_names(source.terms)
        files |= {f"terms/{number}.json": text for number, text in enumerate(cards)}
    return _bind(source, files, {"shards": len(shards), "pinyin": len(pairs)})


def _counted(source: Source) -> Iterator[tuple[Mapping[str, int], Collection[str]]]:
    """Yield how often each term stands in each section, and which stand in its heading."""
    for section in _sections(source):
        heads = count_terms(section.heading)
        terms = count_terms("\n".join(text for _, text in section.blocks))
        for term, times in heads.items():
            terms[term] += times
        yield terms, heads.keys()


def _pairs(source: Source, counts: Mapping[str, int]) -> Sequence[str]:
    pairs = {term: times for term, times in counts.items() if len(term) == 2 and is_ideograph(term)}  # noqa: PLR2004
    runs = {*RUN.findall(fold("\n".join(_texts(source))))}
    return write_pairs(pairs_by_sound(pairs, runs))


def _entry(page: PageText | None) -> object:
    return [page.address, page.title] if page else 0


def _records(source: Source) -> Iterator[tuple[str, str]]:
    for number, address in enumerate(source.addresses):
        if page := source.pages.get(address):
            sections = [[section.anchor, section.heading, section.blocks] for section in page.sections]
            yield f"t/{number}.json", write_json([page.address, page.title, sections])


def _words(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the words of each length, the most frequent first, for whoever mistypes one."""
    words: dict[int, list[str]] = {}
    typed = [term for term in counts if len(term) >= _SHORTEST and term.isalpha() and not is_ideograph(term)]
    for term in sorted(typed, key=lambda term: (-counts[term], term)):
        words.setdefault(len(term), []).append(term)
    for length, held in sorted(words.items()):
        yield f"words/{length}.json", write_json(" ".join(held))


def _bind(source: Source, files: Mapping[str, str], sizes: Mapping[str, int]) -> dict[str, str]:
    """Put the files under their version, and write the two that lead to them."""
    digest = hashlib.sha256()
    outline = source.outline
    head = {
        "language": source.language,
        **sizes,
        "sections": [len(source.pages[at].sections) if at in source.pages else 0 for at in source.addresses],
        "fold": foldable_on(_texts(source)),
        "weights": {
            str(number): outline.weights[at]
            for number, at in enumerate(source.addresses)
            if at in outline.weights and at in source.pages
        },
        "parts": list(outline.parts),
        "partOf": [outline.part_of.get(address, -1) for address in source.addresses],
        "facing": [number for number, address in enumerate(source.addresses) if address in source.facing],
    }
    for path, text in (*sorted(files.items()), (HEAD, write_json(head))):
        digest.update(f"{path}\0{text}\0".encode("utf-8", "surrogatepass"))
    version = digest.hexdigest()[:16]
    head = {"version": version, **head}
    packed = write_json(
        {HEAD: write_json({**head, "kept": 0}), **{path: files[path] for path in files if path != LATER}}
    )
    pack = f"(self.duiyePack ||= {{}})[{write_json(source.language)}] = {packed};\n{files[LATER]}"
    head["kept"] = len(pack.encode("utf-8", "replace"))
    return {HEAD: write_json(head), PACK: pack, **{f"{version}/{path}": text for path, text in files.items()}}


def _sections(source: Source) -> Iterator[Section]:
    for address in source.addresses:
        if page := source.pages.get(address):
            yield from page.sections


def _texts(source: Source) -> Iterator[str]:
    for section in _sections(source):
        yield section.heading
        for _, text in section.blocks:
            yield text
