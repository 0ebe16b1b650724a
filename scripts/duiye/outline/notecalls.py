"""Find the calls of notes that somebody typed into a text: `[1]`, `［2，3］`, `①`, `（4）`, `[注1]`, a raised `5`.

This module owns their forms and where one may stand; whether there is a note of that number is `footing`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duiye.texspans import formula_at

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SEVERAL = r"\d{1,3}(?:\s*(?:[,，、;；–—~～]|-{1,2})\s*\d{1,3}){0,9}"
_OPEN, _CLOSE = r"\\?[\[［〔【]", r"\\?[\]］〕】]"
_FORM = re.compile(
    rf"(?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).){{1,600}}?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<formula>\$|\\\((?!\d))"
    rf"|(?P<address>(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))"
    rf"|<sup>\s*(?P<raised>(?:{_OPEN}\s*(?:注|註)?\s*(?:{_SEVERAL}|[{CIRCLED}])\s*{_CLOSE}[,，、]?){{1,9}}"
    rf"|[{CIRCLED}]{{1,9}}|(?:注|註)?\s*{_SEVERAL})(?P<rest>(?<=[\]］〕】{CIRCLED}])[^<>]{{0,20}})?\s*</sup>"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<small>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,，‚][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*)"
    rf"|(?P<named>(?:{_OPEN}|\\?[(（])\s*(?:注|註)\s*\d{{1,3}}\s*(?:{_CLOSE}|\\?[)）]))"
    rf"|(?P<bracket>{_OPEN}\s*{_SEVERAL}\s*{_CLOSE})"
    rf"|(?P<circled>[{CIRCLED}]+)"
    r"|(?P<paren>\\?[(（]\s*\d{1,3}\s*\\?[)）])",
    re.DOTALL,
)
FAMILIES = ("bracket", "raised", "circled", "named", "paren")
_RANGE = re.compile(r"(\d+)\s*(?:[–—~～]|-{1,2})\s*(\d+)|(\d+)")
_WIDEST = 30
"""Numbers that a range may stand for; a wider one is no range of notes."""
_WORD_END = re.compile(r"[^\s:：;；,，、(（\[\]［【〔《“‘「『<>=+*/|\\-]$|\*\*$|(?<=\w)\*$")
"""What a call stands after: a word, the end of a sentence or of a quotation."""
_SENTENCE_END = re.compile(r"[。！？!?.…”’」』》)）](?:\*\*|\*)?$")
_PUNCTUATION = re.compile(r"[。！？!?.…”’」』》)）:：;；,，、—–]|\*\*?(?:\s|$)|\s*$|\s*\n")
_ENUMERATED = re.compile(
    r"(?:第|图|圖|表|式|例|条|條|款|项|項|卷|期|步骤|附件|附录|方程|No\.?|Nos\.?|Fig(?:ure|s|\.)?|Tables?|Eqs?\.?|"
    r"Equations?|Steps?|Items?|Options?|Appendix|Chapters?|Sections?|Vol\.?)\s?$",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"(?:^|[^A-Za-z0-9_.])(?P<name>[A-Za-z_$][\w$.]*)$", re.ASCII)
_VARIABLES = frozenset({"args", "argv", "arr", "array", "buf", "ptr", "str", "tmp", "vec"})
_AS_CODE = re.compile(r"\.\w|\s?[-+*/%]?=|\[\D|\(")
_BEGUN = re.compile(r"[\s>]*(?:(?:[-+*]|\d+\\?[.)])\s*)?(?:<!-- -->\s*)?")
"""What may stand before the first word of a line."""
_CLOSED = re.compile(r"(?:</[A-Za-z]+>)+$")
_POWER = re.compile(r"\d$|(?<![A-Za-z])(?:[A-Za-z]|[kcdm]m|km|ft|in|mi|yd|sec)$|[米里尺秒寸]$")
"""What raised digits after it are the power of."""


@dataclass(frozen=True, slots=True)
class Call:
    """One place of a text that may call notes."""

    start: int
    end: int
    family: str
    """One of FAMILIES."""
    numbers: tuple[int, ...]
    """Of the notes that it calls."""
    rest: str = ""
    """What is raised with the number and no number of a note: the pages in `[3]25-27`."""
    weak: bool = False
    """It may as well number what follows it, as in `①…；②…`."""


def find_calls(text: str) -> tuple[Call, ...]:
    """Find the calls of a passage; code, formulas, addresses and what numbers something else are none.

    Args:
        text: Markdown of one block.
    """
    calls: list[Call] = []
    counts: set[str] = set()
    position = 0
    while found := _FORM.search(text, position):
        kind = found.lastgroup if found.lastgroup not in {"ticks", "rest"} else "code" if found["code"] else "raised"
        position = found.end()
        if kind == "formula":
            position = max(formula_at(text, found.start()), position)
        elif kind in {"small", "raised", "bracket", "circled", "named", "paren"}:
            call = _call(text, found, calls[-1].end if calls else -1)
            if isinstance(call, Call):
                calls.append(call)
            elif call:
                counts.add(call)
    # Where one sign of a form numbers what follows it, its like in the same passage do so too.
    return tuple(call for call in calls if not (call.weak and call.family in counts))


def _call(text: str, found: re.Match[str], last: int) -> Call | str:  # noqa: PLR0911 — a table
    """Read one form; the name of its family where it numbers what follows, nothing where it is something else."""
    family = "raised" if found["raised"] or found["small"] else next(n for n in FAMILIES if found[n])
    before = text[max(0, found.start() - 40) : found.start()]
    bare = _CLOSED.sub("", before.rstrip(" \\") if family in {"bracket", "named"} else before.removesuffix("\\"))
    numbers = tuple(_numbers(found["raised"] or found.group()))
    call = Call(found.start(), found.end(), family, numbers, (found["rest"] or "").strip())
    following = last == found.start()
    if not numbers or len(numbers) > _WIDEST or 0 in numbers:
        return ""
    if not following and (_BEGUN.fullmatch(bare.rpartition("\n")[2]) or not _WORD_END.search(bare)):
        return family
    if following:
        return call
    if _ENUMERATED.search(bare):
        return ""
    after = text[found.end() : found.end() + 12]
    if family == "raised":
        digits = found["small"] or found["raised"].strip().isdigit()
        return "" if digits and _POWER.search(bare) else call
    if family == "bracket":
        return "" if _is_code(bare, before, after) else call
    if family == "named" or _PUNCTUATION.match(after) or after.startswith(tuple(CIRCLED)):
        return call
    perhaps = family == "circled" or _SENTENCE_END.search(bare)
    return Call(call.start, call.end, family, numbers, weak=True) if perhaps else ""


def _is_code(bare: str, before: str, after: str) -> bool:
    """Say whether a number in brackets is the text of a link, or an index as programs write it."""
    if after.startswith("("):
        return True
    name = _IDENTIFIER.search(bare) if bare == before else None
    if name is None:
        return False
    word = name["name"]
    odd = len(word) == 1 or "_" in word or "." in word.strip(".") or "$" in word or word in _VARIABLES
    return odd or bool(re.search(r"[a-z][A-Z]", word)) or bool(_AS_CODE.match(after))


def _numbers(form: str) -> Iterator[int]:
    """Yield the numbers that a form names, those of a range one by one; 0, which no note has, for what is none."""
    plain = form.translate(_SMALL)
    for sign in plain:
        if sign in CIRCLED:
            yield CIRCLED.index(sign) + 1
    for first, last, alone in _RANGE.findall(plain):
        if alone:
            yield int(alone)
        elif int(first) < int(last) <= int(first) + _WIDEST:
            yield from range(int(first), int(last) + 1)
        else:
            yield 0
