"""The rules that the index and the worker share: both read the same vectors."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.search.folding import RUN, fold, foldable_on, foldable_to
from duiye.writers.search.postings import MOST, decode, encode, encode_sections, hash_key, shard_key, spread
from duiye.writers.search.spelling import spell_name
from duiye.writers.search.tokens import LONGEST, STOP, count_terms
from folders import REPOSITORY

VECTORS: dict[str, Any] = json.loads((REPOSITORY / "tests/cases/search/vectors.json").read_text(encoding="utf-8"))
UNIT = st.characters(max_codepoint=0xFFFF)
POSTINGS = st.dictionaries(st.integers(0, 200_000), st.tuples(st.integers(1, MOST), st.booleans()), max_size=40).map(
    lambda held: [(section, *held[section]) for section in sorted(held)]
)


def by_units(terms: Any) -> list[str]:
    """Sort as a script sorts."""
    return sorted(terms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))


@pytest.mark.parametrize(("text", "folded"), VECTORS["fold"])
def test_text_folds_as_the_worker_folds_it(text: str, folded: str) -> None:
    """What a reader types would be looked for in another form than it was kept in."""
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "terms"), VECTORS["tokens"])
def test_text_is_cut_as_the_worker_cuts_it(text: str, terms: list[str]) -> None:
    """A word would be kept under a name by which nobody asks."""
    assert by_units(count_terms(text)) == terms


@pytest.mark.parametrize(("term", "count", "file"), VECTORS["shards"])
def test_terms_lie_where_the_worker_looks(term: str, count: int, file: int) -> None:
    """The worker would load a file that lacks the word."""
    assert hash_key(shard_key(term)) % count == file


@pytest.mark.parametrize(("term", "key"), VECTORS["keys"])
def test_what_begins_alike_lies_together(term: str, key: str) -> None:
    """A word that is being typed would need many files."""
    assert shard_key(term) == key


@pytest.mark.parametrize(("postings", "text"), VECTORS["postings"])
def test_places_are_written_as_the_worker_reads_them(postings: list[list[Any]], text: str) -> None:
    """Hits would lead to other sections."""
    assert encode(tuple(posting) for posting in postings) == text  # type: ignore[misc]  # JSON has no tuples


@pytest.mark.parametrize(("name", "syllables"), VECTORS["names"])
def test_names_are_spelled_as_they_are_typed(name: str, syllables: list[str]) -> None:
    """The initials of a term would find nothing."""
    assert list(spell_name(name)) == syllables


def test_both_sides_pass_over_the_same_words() -> None:
    """A phrase would be looked for by pairs that the index left out."""
    assert sorted(STOP) == VECTORS["stop"]


@given(st.text())
def test_folding_is_one_to_one_and_settles(text: str) -> None:
    """Marks in a hit would stand beside the words, or a folded text would fold on."""
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert len(folded.encode("utf-16-le", "surrogatepass")) == len(text.encode("utf-16-le", "surrogatepass"))


def test_no_character_of_any_text_folds_twice() -> None:
    """Two forms of one character would never meet: 纔 is 才, and 才 stays."""
    every = "".join(map(chr, range(0x110000)))
    assert fold(fold(every)) == fold(every)
    assert fold("纔才 喫吃 著着 覈核 羣群 瞭解") == "才才 吃吃 着着 核核 群群 了解"


def test_only_characters_that_fold_are_shipped() -> None:
    """Every reader would load a table of thousands of characters, or lack the one that is typed."""
    assert foldable_on(["雲与著", "雲"]) == "著着雲云"
    from_, to = foldable_to(["云计", "a"])
    assert dict(zip(from_, to, strict=True))["雲"] == "云"
    assert set(to) <= set("云计")


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), min_size=2))
def test_every_pair_of_a_chinese_text_is_found(text: str) -> None:
    """A part of a word, as people type it, would not be found."""
    terms = count_terms(text)
    folded = fold(text)
    for run in RUN.findall(folded):
        assert all(run[place : place + 2] in terms for place in range(len(run)))
        assert all(character in terms for character in run)


@given(st.text())
def test_any_text_is_cut_into_whole_terms(text: str) -> None:
    """A line of the index would break in two, or a term be of no use."""
    for term, times in count_terms(text).items():
        assert times > 0
        assert 0 < len(term) <= 2 * LONGEST + 1
        assert not set(term) & set("\n\t,;=") or set(term) <= set("0123456789.,")


@given(POSTINGS)
def test_places_come_back_as_they_were(postings: list[tuple[int, int, bool]]) -> None:
    """Hits would be lost, or lead elsewhere."""
    assert decode(encode(postings)) == postings


@given(st.lists(st.dictionaries(st.text("abc", min_size=1, max_size=2), st.integers(1, 50), max_size=4), max_size=6))
def test_places_of_all_terms_are_those_of_each(sections: list[dict[str, int]]) -> None:
    """The quick way would write another index than the plain one."""
    lines, counts = encode_sections((section, [*section][:1]) for section in sections)
    for term in {term for section in sections for term in section}:
        held = [
            (number, min(section[term], MOST), next(iter(section)) == term)
            for number, section in enumerate(sections)
            if term in section
        ]
        assert decode(lines[term]) == held
        assert counts[term] == len(held)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1),
        st.just("0"),
        max_size=30,
    )
)
def test_each_term_stands_in_its_file_and_all_are_sorted(lines: dict[str, str]) -> None:
    """The worker would not find a word that is there."""
    files = spread(lines)
    for number, file in enumerate(files):
        assert file.startswith("\n")
        held = [line.partition("\t")[0] for line in file[1:].split("\n")[:-1]]
        assert held == by_units(held)
        assert all(hash_key(shard_key(term)) % len(files) == number for term in held)
    for term in lines:
        assert f"\n{term}\t0\n" in files[hash_key(shard_key(term)) % len(files)]


def test_large_indexes_are_spread_over_files_of_one_size() -> None:
    """A reader would wait for a large file to see one word."""
    lines = {
        f"{first}{second}{third}": "1,2,3,4,5,6,7,8"
        for first in "abcdefghijklmn"
        for second in "abcdefghij"
        for third in "opqrstuvwxyz"
    }
    files = spread(lines)
    assert len(files) == round(sum(len(term) + len(rest) + 2 for term, rest in lines.items()) / 6_000)
    assert max(map(len, files)) < 10_000


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "1" * 1_000_000, "云" * 300_000, "a-" * 300_000, "x_" * 300_000, "1,2" * 300_000]
)
def test_huge_words_take_no_longer_than_their_length(text: str) -> None:
    """One bad page would hold up the build for hours."""
    start = time.process_time()
    count_terms(text)
    assert time.process_time() - start < 6
