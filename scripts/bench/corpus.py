"""Write a made-up publication in two languages, as large as a search is to be measured on.

    .venv/bin/python scripts/bench/corpus.py FOLDER [--pages 300] [--seed 2]

FOLDER gets mkdocs.yml, docs/zh, docs/en and docs/apparatus, ready for `duiye build --no-books`. Sentences have the
same content in both languages: their words are drawn by Zipf's law, those of the chapter's own subject more often.
There are headings with ids, paragraphs, lists, tables, code, identifiers, quantities, glosses, a glossary of about 150
terms. One seed gives the same bytes as long as the same
packages are installed and the documents of this repository are the same. Tune with an even seed and measure with an odd one: they take their words from different halves of the lists.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

import yaml
from corpus_sentences import Sentences, capital, draw
from corpus_words import HAN, Vocabulary, vocabulary

CONFIG = """\
site_name: 对页试验
site_url: https://corpus.example/
docs_dir: docs
exclude_docs: /apparatus/
theme:
  name: duiye
  language: zh
plugins:
  - material/search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {{locale: zh, name: 中文, default: true, site_name: 对页试验, nav_translations: {{{zh}}}}}
        - {{locale: en, name: English, site_name: A trial of facing pages, nav_translations: {{{en}}}}}
  - duiye:
      cards: false
      facing: false
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {{toc: {{permalink: true}}}},
   pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences, duiye.markdown]
nav:
{nav}"""
PART = 12
"""Chapters in a part."""


class Chapter:
    """One chapter in both languages, line by line."""

    def __init__(self, rng: random.Random, words: Vocabulary) -> None:
        self.rng = rng
        subject = [draw(rng, words.nouns, 0.75) for _ in range(12)] + rng.sample(words.nouns[len(words.nouns) // 3 :], 5)
        self.say = Sentences(rng, words, subject)
        self.zh: list[str] = []
        self.en: list[str] = []
        self.ids: set[str] = set()

    def add(self, zh: str, en: str) -> None:
        """Add one block."""
        self.zh += [zh, ""]
        self.en += [en, ""]

    def heading(self, level: int) -> tuple[str, str]:
        """Add a heading; return its words."""
        zh, en = self.say.heading()
        name = re.sub(r"[^a-z0-9]+", "-", en.lower()).strip("-")
        while name in self.ids:
            name += "-2"
        self.ids.add(name)
        mark = "#" * level
        self.add(f"{mark} {zh} {{#{name}}}", f"{mark} {en} {{#{name}}}")
        return zh, en

    def paragraph(self) -> None:
        """Add three to six sentences."""
        pairs = [self.say.sentence() for _ in range(self.rng.randint(3, 6))]
        self.add("".join(zh for zh, _ in pairs), " ".join(en for _, en in pairs))

    def listing(self) -> None:
        """Add a list."""
        pairs = [self.say.clause() for _ in range(self.rng.randint(3, 5))]
        self.add(
            "\n".join(f"- {zh}{'。' if n == len(pairs) - 1 else '；'}" for n, (zh, _) in enumerate(pairs)),
            "\n".join(f"- {en}{'.' if n == len(pairs) - 1 else ';'}" for n, (_, en) in enumerate(pairs)),
        )

    def table(self) -> None:
        """Add a table of quantities."""
        rows = [(self.say.phrase(), self.say.quantity()) for _ in range(self.rng.randint(3, 6))]
        self.add(
            "\n".join(["| 项目 | 数量 |", "| --- | --- |", *(f"| {name[0]} | {value[0]} |" for name, value in rows)]),
            "\n".join(["| Item | Amount |", "| --- | --- |", *(f"| {capital(name[1])} | {value[1]} |" for name, value in rows)]),
        )

    def code(self) -> None:
        """Add a block of code."""
        names = self.rng.sample(self.say.words.identifiers, 4)
        text = f"```python\ndef {names[0]}({names[1]}, {names[2]}=None):\n    return {names[3]}({names[1]})\n```"
        self.add(text, text)

    def write(self, sections: int) -> tuple[str, str]:
        """Write the chapter; return its title in both languages."""
        title = self.heading(1)
        self.paragraph()
        for _ in range(sections):
            self.heading(2)
            self.paragraph()
            if self.rng.random() < 0.45:
                self.listing()
            if self.rng.random() < 0.25:
                self.table()
            if self.rng.random() < 0.2:
                self.code()
            if self.rng.random() < 0.25:
                self.heading(3)
            self.paragraph()
        return title


def termbase(words: Vocabulary, say: Sentences, count: int) -> list[dict[str, object]]:
    """Make a termbase of nouns, common ones and rarer ones."""
    from duiye.proof.wording import traditional
    from pypinyin import Style, lazy_pinyin

    names = [item for item in words.nouns[20:1500] if HAN.fullmatch(item.zh)]
    step = max(1, len(names) // count)
    terms = []
    for item in names[::step][:count]:
        zh, en = say.clause()
        record = {
            "id": re.sub(r"[^a-z0-9]+", "-", item.en),
            "type": "concept",
            "zh": {"preferred": item.zh, "pinyin": "".join(lazy_pinyin(item.zh, style=Style.TONE)), "hant": traditional(item.zh)},
            "en": {"preferred": item.en},
            "definition": {"zh": f"{zh}。", "en": f"{capital(en)}."},
        }
        terms.append(record)
    return sorted(terms, key=lambda record: str(record["id"]))


def write_corpus(folder: Path, pages: int, seed: int) -> None:
    """Write a publication."""
    rng = random.Random(seed)
    words = vocabulary(seed, max(1500, min(9000, pages * 9)))
    files: dict[str, str] = {}
    parts: list[tuple[str, list[str]]] = []
    names: set[str] = set()

    def lay(path: str, title: tuple[str, str], bodies: tuple[str, str]) -> None:
        for tag, name, body in zip(("zh", "en"), title, bodies):
            files[f"docs/{tag}/{path}"] = f"---\ntitle: {yaml.safe_dump(name, allow_unicode=True, width=1000).splitlines()[0]}\n---\n{body}"

    for number in range(pages):
        if number % PART == 0:
            parts.append((f"part-{len(parts) + 1}", []))
        chapter = Chapter(rng, words)
        title = chapter.write(rng.randint(3, 6))
        name = re.sub(r"[^a-z0-9]+", "-", title[1].lower()).strip("-")[:50]
        while name in names:
            name += "-b"
        names.add(name)
        path = f"{parts[-1][0]}/{name}.md"
        parts[-1][1].append(path)
        lay(path, title, ("\n".join(chapter.zh), "\n".join(chapter.en)))
    lay("index.md", ("对页试验", "A trial"), ("# 对页试验 {#home}\n\n这是一份试验用的出版物。\n", "# A trial of facing pages {#home}\n\nThis publication is made for trials.\n"))
    lay("glossary.md", ("术语表", "Glossary"), ("# 术语表 {#glossary}\n\n[[glossary]]\n", "# Glossary {#glossary}\n\n[[glossary]]\n"))
    say = Sentences(random.Random(seed + 1000), words, words.nouns[:30])
    terms = termbase(words, say, 150)
    files["docs/apparatus/termbase.yml"] = yaml.safe_dump({"terms": terms}, allow_unicode=True, sort_keys=False, width=1000)
    files["docs/apparatus/claims.yml"] = "claims: []\n"
    files["docs/apparatus/sources.yml"] = "sources: []\n"
    nav = ["  - index.md"]
    for part, paths in parts:
        nav += [f"  - {part.replace('part-', 'Part ')}:", *(f"      - {path}" for path in paths)]
    nav += ["  - glossary.md", ""]
    zh = ", ".join(f"Part {n + 1}: 第{n + 1}部分" for n in range(len(parts)))
    en = ", ".join(f"Part {n + 1}: Part {n + 1}" for n in range(len(parts)))
    files["mkdocs.yml"] = CONFIG.format(nav="\n".join(nav), zh=zh, en=en)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write the publication that the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    if args.folder.exists() and any(args.folder.iterdir()):
        raise SystemExit(f"{args.folder} is not empty.")
    write_corpus(args.folder, args.pages, args.seed)


if __name__ == "__main__":
    main()
