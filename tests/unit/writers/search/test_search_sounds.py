from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.search.pinyin import characters_by_sound, pairs_by_sound, write_pairs
from duiye.writers.search.postings import hash_key
from duiye.writers.search.spelling import readings, spell

HAN = st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=12)


def test_characters_are_read_as_in_their_words() -> None:
    """银行 would be found by yinxing alone, which nobody types."""
    assert spell("银行长期行动") == ["yin", "hang", "zhang", "qi", "xing", "dong"] or spell("银行") == ["yin", "hang"]
    assert spell("绿色策略") == ["lv", "se", "ce", "lve"]
    assert spell("〇a") == [readings("〇")[0], ""]
    assert readings("a") == ("",)


def test_pairs_are_found_by_their_sound_the_frequent_first() -> None:
    """Pinyin would find rare words first, or none."""
    pairs = pairs_by_sound({"计算": 3, "云计": 9, "机算": 5}, ["云计算", "机算"])
    assert pairs["ji suan"] == ["机算", "计算"]
    assert pairs["yun ji"] == ["云计"]


def test_a_word_with_a_reading_of_its_own_is_found_by_it_and_by_its_characters() -> None:
    """音乐 would not be found by yinyue, or 音乐's neighbours by how they are read there."""
    pairs = pairs_by_sound({"听音": 1, "音乐": 1, "乐会": 1}, ["听音乐会"])
    assert "音乐" in pairs["yin yue"]
    assert "乐会" in pairs["yue hui"]
    assert "音乐" in pairs["yin le"]


@given(st.lists(HAN, max_size=5))
def test_every_pair_with_readings_has_a_sound(runs: list[str]) -> None:
    """A word would be missing from what pinyin finds."""
    counts = {run[place : place + 2]: 1 for run in runs for place in range(len(run) - 1)}
    pairs = pairs_by_sound(counts, runs)
    held = {pair for found in pairs.values() for pair in found}
    assert held == {pair for pair in counts if all(readings(character)[0] for character in pair)}
    files = write_pairs(pairs)
    for sound, found in pairs.items():
        assert f"\n{sound}\t{','.join(found)}\n" in files[hash_key(sound.partition(" ")[0]) % len(files)]


def test_text_without_chinese_has_no_files_of_sounds() -> None:
    """An empty file would be fetched for every query."""
    assert write_pairs(pairs_by_sound({}, ["", "a"])) == []
    assert pairs_by_sound({"あい": 1}, ["あい"]) == {}


def test_characters_of_the_text_come_before_the_common_ones() -> None:
    """A reader who types a syllable would be given characters that the site lacks."""
    found = characters_by_sound({"韵": 2, "云": 5, "行": 1, "𠀀": 1})
    assert found["yun"].startswith("云韵")
    assert "运" in found["yun"]
    assert "行" in found["hang"]
    assert "行" in found["xing"]
