from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from test_search_lexicon import CLOUD, page

from duiye.model import Apparatus, Edition, NavEntry, Publication
from duiye.readers.manuscript import read_manuscript
from duiye.writers.search import PageText, write_search
from duiye.writers.search.pagetext import Section
from duiye.writers.search.postings import decode, hash_key, shard_key
from duiye.writers.search.tokens import count_terms

GLOSSARY = "# 术语 {#glossary}\n\n[[glossary]]\n"


def edition(language: str, **texts: str) -> Edition:
    """Return an edition with chapters of these texts."""
    chapters = {}
    for name, text in texts.items():
        path = f"{name.replace('__', '/')}.md"
        chapters[path], _ = read_manuscript(text, path=path, language=language, file=path)
    return Edition(language, language, language, chapters, {"One": f"{language} 1"}, default=language == "zh")


def publication(*editions: Edition, terms: tuple[object, ...] = ()) -> Publication:
    """Return a publication of these editions."""
    nav = (NavEntry("index.md"), NavEntry("a.md", "One"))
    return Publication(editions, nav, Apparatus(terms=terms), "https://ferry.internal/")  # type: ignore[arg-type]


def opened(files: dict[str, str], language: str) -> tuple[dict[str, object], dict[str, str]]:
    """Return the head of a language and its other files by their names."""
    head = json.loads(files[f"{language}/search/head.json"])
    start = f"{language}/search/{head['version']}/"
    return head, {path.removeprefix(start): text for path, text in files.items() if path.startswith(start)}


def places(files: dict[str, str], head: dict[str, object], term: str) -> list[tuple[int, int, bool]]:
    """Return where a term stands, as the worker finds it."""
    file = files[f"i/{hash_key(shard_key(term)) % int(str(head['shards']))}.txt"]
    line = next((line for line in file.split("\n") if line.startswith(f"{term}\t")), "\t")
    return decode(line.partition("\t")[2])


def test_pages_have_one_number_in_all_languages() -> None:
    """A hit in one language would be shown as another chapter of the other."""
    pages = {
        "zh": {"": page("", ("", "首页", "字")), "b/": page("b/", ("", "乙", "云计算"), ("x", "云", "字"))},
        "en": {"": page("", ("", "Home", "x")), "a/": page("a/", ("", "A", "x"))},
    }
    files = write_search(
        publication(edition("zh", index="# 首"), edition("en", index="# Home", a="# A")), pages, ["b/"]
    )
    head, zh = opened(files, "zh")
    assert json.loads(zh["pages.json"]) == [["", "首页"], 0, ["b/", "乙"]]
    assert head["sections"] == [1, 0, 2]
    assert (head["parts"], head["partOf"], head["facing"]) == (["zh 1"], [-1, 0, -1], [2])
    assert places(zh, head, "云计") == [(1, 1, False)]
    assert places(zh, head, "云") == [(1, 1, False), (2, 1, True)]
    assert json.loads(zh["t/2.json"]) == ["b/", "乙", [["", "乙", [["-p1", "云计算"]]], ["x", "云", [["x-p1", "字"]]]]]
    assert "t/1.json" not in zh
    assert json.loads(opened(files, "en")[1]["pages.json"])[2] == 0


def test_pages_that_repeat_count_less_and_some_are_left_out() -> None:
    """The glossary would come before every chapter, and a page that asks not to be found be found."""
    hidden, boosted = "---\nsearch: {exclude: true}\n---\n# H", "---\nsearch: {boost: 2}\n---\n# B"
    pages = {"zh": {f"{name}/": page(f"{name}/", ("", name, "字")) for name in ("a", "b", "g", "h")}}
    made = publication(edition("zh", a="# A", b=boosted, g=GLOSSARY, h=hidden), terms=(CLOUD,))
    head, files = opened(write_search(made, pages), "zh")
    assert head["weights"] == {"1": 2.0, "2": 0.3}
    assert head["sections"] == [1, 1, 1, 0]
    assert "t/3.json" not in files
    assert json.loads(files["terms/0.json"])[0]["address"] == "g/#cloud-computing"


def test_a_publication_of_one_page_one_language_and_no_termbase_has_its_search() -> None:
    """The smallest publication would not be built."""
    only = {"en": {"": page("", ("", "Home", "Some words"))}}
    head, files = opened(write_search(publication(edition("en", index="# Home")), only), "en")
    assert head["pinyin"] == 0
    assert not [name for name in files if name.startswith(("p/", "terms/")) or name in {"names.json", "readings.json"}]
    assert json.loads(files["words/5.json"]) == "words"
    empty, _ = opened(write_search(publication(edition("zh", index="# 首")), {"zh": {}}), "zh")
    assert empty["sections"] == []


def test_the_pack_holds_every_file_once_more() -> None:
    """A reader without a network would find less."""
    pages = {"zh": {"": page("", ("", "首页", "雲計算，</script>"))}}
    written = write_search(publication(edition("zh", index="# 首")), pages)
    head, files = opened(written, "zh")
    pack = written["zh/search/pack.js"]
    assert head["kept"] == len(pack.encode())
    start, _, rest = pack.partition(" = ")
    assert start == '(self.duiyePack ||= {})["zh"]'
    held, end = json.JSONDecoder().raw_decode(rest)
    assert rest[end:] == f";\n{files.pop('later.js')}"
    assert json.loads(held.pop("head.json")) == {**head, "kept": 0}
    assert held == files


def test_another_text_has_another_version() -> None:
    """Readers would search a text that is no longer there."""
    made = publication(edition("zh", index="# 首"))
    first = {"zh": {"": page("", ("", "首页", "甲"))}}
    other = {"zh": {"": page("", ("", "首页", "乙"))}}
    versions = [opened(write_search(made, pages), "zh")[0]["version"] for pages in (first, first, other)]
    assert versions[0] == versions[1] != versions[2]
    weighty = publication(edition("zh", index="---\nsearch: {boost: 3}\n---\n# 首"))
    assert opened(write_search(weighty, first), "zh")[0]["version"] != versions[0]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_every_term_of_any_text_is_found_where_it_stands(texts: list[str]) -> None:
    """A reader would not find what a page says."""
    held = PageText(
        "",
        "首",
        tuple(Section(f"s{number}" if number else "", "首", (("", text),)) for number, text in enumerate(texts)),
    )
    head, files = opened(write_search(publication(edition("zh", index="# 首")), {"zh": {"": held}}), "zh")
    for number, text in enumerate(texts):
        for term in count_terms(text):
            assert number in {section for section, _, _ in places(files, head, term)}


def test_translations_are_known_on_both_sides_and_the_termbase_is_not_repeated() -> None:
    """A guess would be shown beside the term that says the same."""
    pages = {
        "zh": {"": page("", ("", "云计算", "云原生（cloud native）。云计算（cloud computing）。雲端運算"))},
        "en": {"": page("", ("", "Cloud computing", "x"))},
    }
    both = publication(edition("zh", index="# 首"), edition("en", index="# Home"), terms=(replace(CLOUD, id="c"),))
    files = write_search(both, pages)
    for language in ("zh", "en"):
        _, held = opened(files, language)
        lines = "".join(text for name, text in held.items() if name.startswith("i/"))
        assert '\n=cloud native\t[["x","云原生"]]\n' in lines
        assert '\n=cloud computing\t[["t",0],["x","云计算"],["x","云端计算"]]\n' in lines
