"""Count what the rules about marks and spaces find in real-looking text, to be judged by eye.

    .venv/bin/python scripts/bench/marks.py                   # our documents and the articles of the import's cases
    .venv/bin/python scripts/bench/marks.py --sample 60       # and show so many places, drawn by lot, the same each time
    .venv/bin/python scripts/bench/marks.py --sample 60 zh=FOLDER en=FOLDER     # other Markdown

Nothing is told by this but how often a rule speaks; whether it is right is for a reader to say.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from duiye.readers.articles import read_article
from duiye.readers.manuscript import read_manuscript
from duiye.readers.passages import read_passages
from duiye.typography import find_faults

ROOT = Path(__file__).parents[2]
_AROUND = 20


def texts(folders: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, language and Markdown of each text."""
    for given in folders:
        language, _, folder = given.partition("=")
        for path in sorted(Path(folder).rglob("*.md")):
            yield str(path), language, path.read_text("utf-8")
    if folders:
        return
    for language in ("zh", "en"):
        yield from texts([f"{language}={ROOT / 'docs' / language}"])
    for path in sorted((ROOT / "tests" / "cases").glob("import*/*/article.*")):
        article = read_article(path.read_bytes(), path.name)
        text = "\n\n".join(passage.text for passage in article.passages)
        han = sum("\u4e00" <= character <= "\u9fff" for character in text)
        yield path.parent.name, "zh" if 10 * han > len(text) else "en", text


def main() -> None:
    """Print the counts, and the sample that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", metavar="LANGUAGE=FOLDER")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    counts: Counter[tuple[str, str, bool]] = Counter()
    shown: list[str] = []
    characters, seconds = 0, 0.0
    for name, language, text in texts(asked.folders):
        for passage in read_passages(read_manuscript(text, path="", language=language, file=name)[0]):
            began = perf_counter()
            faults = find_faults(passage.text, language, continued=passage.continued)
            seconds += perf_counter() - began
            characters += len(passage.text)
            for found in faults:
                counts[language, found.code, bool(found.edits)] += 1
                before = passage.text[max(0, found.start - _AROUND) : found.start]
                after = passage.text[found.end : found.end + _AROUND]
                place = f"{before}⟦{passage.text[found.start : found.end]}⟧{after}".replace("\n", "↵")
                new = " … ".join(edit.new for edit in found.edits) if found.edits else "left to the writer"
                shown.append(f"{language} {found.code} {name}: {place} → {new}")
    for (language, code, safe), count in sorted(counts.items()):
        print(f"{language} {code} {count:6} {'repaired' if safe else 'told'}")
    print(f"{sum(counts.values())} places in {characters} characters, {1000 * seconds:.0f} ms")
    # By lot among the codes first, so that one frequent rule does not fill the sample.
    by_code: dict[str, list[str]] = {}
    lot = random.Random(15834)
    for line in shown:
        by_code.setdefault(line[:7], []).append(line)
    pools = [lot.sample(lines, len(lines)) for lines in by_code.values()]
    drawn: list[str] = []
    while len(drawn) < asked.sample and any(pools):
        drawn += [pool.pop() for pool in pools if pool]
    print("\n".join(drawn[: asked.sample]))


if __name__ == "__main__":
    main()
