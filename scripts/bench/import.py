"""Measure how well the import recognises the structure of an article, against outlines drawn by hand.

    .venv/bin/python scripts/bench/import.py [FOLDER…] [--held-out] [--verbose] [--self-check]

FOLDER is a case (a folder with `article.*` and `expected.txt`) or a folder of cases; without one it is
tests/cases/import, with --held-out the articles kept aside from whoever writes the recogniser. README.md there
explains the form. Printed for each case: headings missed (-), false (+), of a wrong role or depth (~); in all and by
format and language: precision and recall of headings, matched by title in order (longest common subsequence),
the share of matched headings with the right role and depth, openings and conclusions, metadata, boilerplate.
--verbose adds wrong metadata and boilerplate and names the cases without a fault.
--self-check compares every expected outline with itself and with mutations of it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duiye.article import Article, Outline

CASES = Path(__file__).parents[2] / "tests" / "cases"
DATA = ("title", "subtitle", "author", "date", "source")
KINDS = ("part", "chapter", "section")
MADE = "~"
"""Stands for the title of a division whose heading the importer makes itself."""


@dataclass(frozen=True)
class Row:
    """A division of an outline."""

    depth: int
    role: str
    text: str


@dataclass(frozen=True)
class Sketch:
    """What of an outline is compared."""

    data: tuple[tuple[str, str], ...]
    """Role and value of each piece of metadata."""
    rows: tuple[Row, ...]
    asides: tuple[str, ...]
    spared: tuple[str, ...] = ()
    """Words of passages that metadata was taken from: as asides they are neither right nor wrong."""

    def value(self, role: str) -> str:
        """Return what the first piece of metadata of a role says."""
        return next((value for name, value in self.data if name == role), "")


@dataclass(frozen=True)
class Tally:
    """Counts of one comparison; they can be added."""

    cases: int = 0
    whole: int = 0
    """Cases whose divisions are all as expected, made ones included."""
    expected: int = 0
    drawn: int = 0
    matched: int = 0
    shaped: int = 0
    """Matched headings with the right role and depth."""
    openings: int = 0
    openings_right: int = 0
    openings_false: int = 0
    conclusions: int = 0
    conclusions_right: int = 0
    conclusions_false: int = 0
    """A made division in any other place than the first counts here too."""
    asides: int = 0
    asides_found: int = 0
    asides_drawn: int = 0
    asides_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add up two comparisons."""
        return Tally(*(getattr(self, item.name) + getattr(other, item.name) for item in fields(self)))


@dataclass(frozen=True)
class Comparison:
    """How an outline differs from what is expected."""

    tally: Tally
    data: tuple[tuple[str, str, str], ...]
    """Role, expected and drawn value, for each role that one of the two has."""
    faults: tuple[str, ...]
    """Lines on the divisions."""
    remarks: tuple[str, ...]
    """Lines on metadata and boilerplate."""


def read_expected(text: str) -> Sketch:
    """Read an expected.txt."""
    data, rows, asides = [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        found = re.fullmatch(r"((?:  )*)([a-z]+) (\S.*)", line)
        if not found:
            message = f"line {number} is no row: {line!r}"
            raise ValueError(message)
        depth, role, words = len(found[1]) // 2, found[2], found[3]
        if role in KINDS:
            if depth > (rows[-1].depth + 1 if rows else 0):
                message = f"line {number} is nested too deep"
                raise ValueError(message)
            rows.append(Row(depth, role, words))
        elif depth == 0 and role in DATA:
            data.append((role, words))
        elif depth == 0 and role == "aside":
            asides.append(words)
        else:
            message = f"line {number} has a role unknown there: {role}"
            raise ValueError(message)
    return Sketch(tuple(data), tuple(rows), tuple(asides))


def sketch(article: Article, outline: Outline) -> Sketch:
    """Reduce an outline to what is compared."""
    told = [(item.role, item.value) for item in outline.told if item.role in DATA]
    known = {role for role, _ in told}
    told += [(role, article.meta[role]) for role in DATA[1:] if role not in known and article.meta.get(role)]
    told = [("title", outline.title), *(item for item in told if item[0] != "title")]
    asides = dict.fromkeys([*(item.passage for item in outline.told if item.role == "aside"), *article.aside])
    rows = (Row(depth, item.kind, item.title if item.heading else MADE) for depth, item in outline.walk())
    spared = tuple(item.passage.words for item in outline.told if item.role != "aside")
    return Sketch(tuple(told), tuple(rows), tuple(item.words for item in asides), spared)


def fold(text: str) -> str:
    """Fold white space and the width and shape of punctuation, and case."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def letters(text: str) -> str:
    """Keep letters and digits alone."""
    return re.sub(r"[\W_]+", "", fold(text))


def pairs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence."""
    length = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            same = left[i] == right[j]
            length[i][j] = length[i + 1][j + 1] + 1 if same else max(length[i + 1][j], length[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def ends(rows: tuple[Row, ...]) -> tuple[bool, bool, int]:
    """Say whether an outline has an opening and a conclusion, and how many more made divisions."""
    made = [row.text == MADE for row in rows]
    opening = bool(made) and made[0]
    conclusion = len(made) > 1 and made[-1] and rows[-1].depth == 0
    return opening, conclusion, sum(made) - opening - conclusion


def values(expected: Sketch, drawn: Sketch) -> Iterator[tuple[str, str, str]]:
    """Yield role, expected and drawn value for each role that one of the two has."""
    for role in DATA:
        want, have = expected.value(role), drawn.value(role)
        if role == "date":
            have = re.split(r"[T ]", have)[0]
        if want or (have and role != "title"):  # an outline always has a title, be it made from the file's name
            yield role, want, have


def right_asides(expected: Sketch, drawn: Sketch) -> tuple[list[str], list[str], list[str]]:
    """Return the expected asides that were not found, and the drawn ones that are right and wrong.

    How a page's furniture is cut into passages is the reader's affair: a drawn aside is right when it is a
    piece of an expected one, or when expected ones make up four fifths of it.
    """
    rows = sorted({letters(row) for row in expected.asides}, key=len, reverse=True)
    spared = {letters(words) for words in drawn.spared}
    judged = [words for words in drawn.asides if letters(words) and letters(words) not in spared]
    everything = "\n".join(["".join(map(letters, drawn.asides)), *map(letters, drawn.asides)])
    missed = [row for row in expected.asides if letters(row) not in everything]
    right, wrong = [], []
    for words in judged:
        rest = letters(words)
        whole = len(rest)
        if not any(rest in row for row in rows):
            for row in rows:
                rest = rest.replace(row, "")
        good = len(rest) <= whole / 5 or any(rest in row for row in rows)
        (right if good else wrong).append(words)
    return missed, right, wrong


def compare(expected: Sketch, drawn: Sketch) -> Comparison:
    """Compare an outline with what is expected."""
    want = [row for row in expected.rows if row.text != MADE]
    have = [row for row in drawn.rows if row.text != MADE]
    matched = pairs([fold(row.text) for row in want], [fold(row.text) for row in have])
    bent = [(want[i], have[j]) for i, j in matched if (want[i].role, want[i].depth) != (have[j].role, have[j].depth)]
    missed = [row for i, row in enumerate(want) if i not in {i for i, _ in matched}]
    false = [row for j, row in enumerate(have) if j not in {j for _, j in matched}]
    opening, conclusion, _ = ends(expected.rows)
    opened, concluded, more = ends(drawn.rows)
    lost, right, wrong = right_asides(expected, drawn)
    data = tuple(values(expected, drawn))
    faults = [
        *(f"- {row.role} {row.text}" for row in missed),
        *(f"+ {row.role} {row.text}" for row in false),
        *(f"~ {a.text}: {a.role} at depth {a.depth} is drawn as {b.role} at {b.depth}" for a, b in bent),
        *(["- the opening"] if opening and not opened else ["+ an opening"] if opened and not opening else []),
        *(["- the conclusion"] if conclusion and not concluded else []),
        *(["+ a conclusion"] if concluded and not conclusion else []),
        *([f"+ {more} more made divisions"] if more else []),
    ]
    remarks = [
        *(f"= {role}: {have!r} for {want!r}" for role, want, have in data if letters(want) != letters(have)),
        *(f"- aside {words[:60]}" for words in lost),
        *(f"+ aside {words[:60]!r}" for words in wrong),
    ]
    tally = Tally(
        cases=1, whole=not faults, expected=len(want), drawn=len(have), matched=len(matched),
        shaped=len(matched) - len(bent),
        openings=opening, openings_right=opening and opened, openings_false=opened and not opening,
        conclusions=conclusion, conclusions_right=conclusion and concluded,
        conclusions_false=(concluded and not conclusion) + more,
        asides=len(expected.asides), asides_found=len(expected.asides) - len(lost),
        asides_drawn=len(right) + len(wrong), asides_right=len(right),
    )
    return Comparison(tally, data, tuple(faults), tuple(remarks))


def find_cases(folders: Iterable[Path]) -> list[Path]:
    """Return the cases in some folders, which may be cases themselves."""
    cases: list[Path] = []
    for folder in folders:
        found = sorted(file.parent for form in ("expected.txt", "*/expected.txt") for file in folder.glob(form))
        if not found:
            print(f"no case in {folder}", file=sys.stderr)
        cases += found
    return cases


def article_of(case: Path) -> Path:
    """Return the article of a case."""
    [found] = case.glob("article.*")
    return found


def share(part: int, whole: int) -> str:
    """Write a share, and a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "    –"


def table(title: str, tallies: dict[str, Tally]) -> None:
    """Print the figures on headings of some groups of cases."""
    print(f"\n{title:12}cases whole  headings  drawn  precision  recall  role+depth")
    for name, all_ in tallies.items():
        print(f"{name:12}{all_.cases:5} {all_.whole:5} {all_.expected:9} {all_.drawn:6}"
              f"      {share(all_.matched, all_.drawn)}   {share(all_.matched, all_.expected)}"
              f"       {share(all_.shaped, all_.matched)}")


def group(done: dict[Path, Comparison], key: Callable[[Path], str]) -> dict[str, Tally]:
    """Add up the comparisons by a property of the case."""
    sums: dict[str, Tally] = {}
    for case, comparison in done.items():
        sums[key(case)] = sums.get(key(case), Tally()) + comparison.tally
    return dict(sorted(sums.items()))


def report(done: dict[Path, Comparison]) -> None:
    """Print the figures of all cases."""
    whole = group(done, lambda _: "all")
    table("", whole)
    table("format", group(done, lambda case: article_of(case).suffix[1:]))
    table("language", group(done, lambda case: case.name.split("-")[0]))
    everything = whole["all"]
    print(f"\nopenings     {everything.openings_right} of {everything.openings}, false {everything.openings_false}")
    print(f"conclusions  {everything.conclusions_right} of {everything.conclusions}, "
          f"false {everything.conclusions_false}")
    for role in DATA:
        rows = [row for comparison in done.values() for row in comparison.data if row[0] == role]
        asked = [row for row in rows if row[1]]
        right = sum(letters(want) == letters(have) for _, want, have in asked)
        print(f"{role:12} {right} of {len(asked)}, {share(right, len(asked))}; false {len(rows) - len(asked)}")
    right, drawn = everything.asides_right, everything.asides_drawn
    print(f"asides       precision {share(right, drawn)} of {drawn}, "
          f"recall {share(everything.asides_found, everything.asides)} of {everything.asides}")


def mutations(case: Sketch) -> Iterator[tuple[str, Sketch, Callable[[Tally, Tally], bool]]]:
    """Yield spoilt copies of an outline, and what must be true of their tally and that of the outline itself."""
    rows = case.rows
    headings = [place for place, row in enumerate(rows) if row.text != MADE]
    for place in headings:
        before, row, after = rows[:place], rows[place], rows[place + 1:]
        yield ("a heading less", replace(case, rows=before + after),
               lambda t, s: t.matched == t.drawn == s.matched - 1 and not t.whole)
        yield ("a heading doubled", replace(case, rows=(*before, row, row, *after)),
               lambda t, s: t.matched == s.matched == t.drawn - 1 and not t.whole)
        yield ("a heading changed", replace(case, rows=(*before, replace(row, text="¤"), *after)),
               lambda t, s: t.matched == s.matched - 1 and t.drawn == s.drawn)
        yield ("a heading deeper", replace(case, rows=(*before, replace(row, depth=9), *after)),
               lambda t, s: t.matched == s.matched and t.shaped == s.shaped - 1)
    yield "an opening more", replace(case, rows=(Row(0, "chapter", MADE), *rows)), lambda t, s: not t.whole
    yield ("a conclusion more", replace(case, rows=(*rows, Row(0, "chapter", MADE))),
           lambda t, s: t.conclusions_false > 0 and t.matched == s.matched)
    yield "no divisions", replace(case, rows=()), lambda t, s: t.matched == t.drawn == 0 and not t.whole
    narrow = tuple(replace(row, text=unicodedata.normalize("NFKC", row.text)) for row in rows)
    yield "punctuation narrowed", replace(case, rows=narrow), lambda t, s: t == s
    yield ("an aside more", replace(case, asides=(*case.asides, "¤ no boilerplate of ours")),
           lambda t, s: t.asides_right == s.asides_right == t.asides_drawn - 1)
    yield ("asides in one", replace(case, asides=("\n".join(case.asides),)),
           lambda t, s: t.asides_found == s.asides and t.asides_right == t.asides_drawn)
    if case.asides:
        yield "no asides", replace(case, asides=()), lambda t, s: t.asides_found == 0 and t.asides_drawn == 0
        yield ("an aside of the text", replace(case, asides=(case.asides[0] + "¤正文" * 40,)),
               lambda t, s: t.asides_right == 0)


def self_check(cases: Iterable[Path]) -> int:
    """Compare every expected outline with itself and with mutations of it; return how many comparisons were made."""
    made = 0
    for folder in cases:
        case = read_expected((folder / "expected.txt").read_text("utf-8"))
        itself = compare(case, case)
        tally = itself.tally
        assert not itself.faults and not itself.remarks, (folder.name, itself)
        assert tally.whole == 1 and tally.expected == tally.drawn == tally.matched == tally.shaped, folder.name
        assert tally.openings_right == tally.openings and tally.conclusions_right == tally.conclusions, folder.name
        assert tally.asides_found == tally.asides and tally.asides_right == tally.asides_drawn, folder.name
        for name, spoilt, holds in mutations(case):
            assert holds(compare(case, spoilt).tally, tally), (folder.name, name, compare(case, spoilt))
            made += 1
        for role, value in case.data:
            spoilt = replace(case, data=tuple(row for row in case.data if row != (role, value)))
            assert any(remark.startswith(f"= {role}:") for remark in compare(case, spoilt).remarks), (folder.name, role)
        made += 1 + len(case.data)
    return made


def main() -> None:
    """Import every case and print how far the outlines are from the expected ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--self-check", action="store_true")
    options = parser.parse_args()
    cases = find_cases(options.folders or [CASES / ("import-held-out" if options.held_out else "import")])
    if options.self_check:
        print(f"{self_check(cases)} comparisons of {len(cases)} cases are as they must be")
        return
    from duiye.outline import draw_outline  # here, so that the comparison can be checked without an importer
    from duiye.quarantine import read_quarantined

    done: dict[Path, Comparison] = {}
    began = time.perf_counter()
    for case in cases:
        expected = read_expected((case / "expected.txt").read_text("utf-8"))
        failed = ""
        try:
            article = read_quarantined(article_of(case))
            drawn = sketch(article, draw_outline(article))
        except Exception as error:  # noqa: BLE001 — an article that cannot be imported counts as nothing recognised
            failed, drawn = f"{type(error).__name__}: {error}", Sketch((), (), ())
        done[case] = found = compare(expected, drawn)
        lines = [*([f"! {failed}"] if failed else []), *found.faults, *(found.remarks if options.verbose else ())]
        if lines or options.verbose:
            print("\n    ".join([case.name, *(lines or ["as expected"])]))
    if done:
        report(done)
    print(f"\n{len(done)} cases in {time.perf_counter() - began:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
