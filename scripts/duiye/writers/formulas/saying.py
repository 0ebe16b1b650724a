"""Say a formula in one line: `(a + b)/2`, `√(x² + 1)`, `∑_(i = 1)^n x_i`.

This module owns that line, for those who cannot see the formula and for the search; it needs no language, since voices
know the signs of Unicode.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from duiye.writers.formulas.tree import TOKENS, Formula

_SUPERSCRIPTS = str.maketrans("0123456789+−-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_RAISED = frozenset("0123456789+−-()n")
_SPACED = frozenset("=<>≤≥≠≈≡∼≃≅∝+−-±∓×÷·⋅∈∉⊂⊆⊃⊇∪∩∧∨→⇒⇔↔↦←⟶⟹⟺≪≫∣|:")
"""Signs that stand between two things, with a space on either side."""
_INVISIBLE = str.maketrans({0x2061: " ", 0x2062: "", 0x2063: "", 0x2064: "", 0x200B: ""})
"""Signs without a look; that of a function applied to something is heard as a space."""
_LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀")
"""Signs before what they gather, with a space on either side."""
_SIMPLE = re.compile(r"[\w′″⁰-⁹²³¹⁺⁻ⁿ.\u0300-\u036f\u20d7]*")
_OPENING = frozenset("([{⌊⌈⟨")
_BARS = frozenset("|‖")
_PRIMES = frozenset("′″‴⁗")
_ACCENTS = {
    "ˆ": "\u0302",
    "^": "\u0302",
    "\u0302": "\u0302",
    "¯": "\u0305",
    "‾": "\u0305",
    "\u0332": "\u0305",
    "→": "\u20d7",
    "\u20d7": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "~": "\u0303",
    "˜": "\u0303",
    "\u0303": "\u0303",
    "ˇ": "\u030c",
    "´": "\u0301",
    "`": "\u0300",
    "˘": "\u0306",
}
"""What stands over one letter, as Unicode combines it."""
_BEFORE_BRACKET = re.compile(r"(?<=\w) (?=\()|(?<=[(\[{]) | (?=[)\]},;])")


def say_formula(nodes: Formula) -> str:
    """Say nodes that stand beside one another."""
    said = ""
    for node in nodes:
        words = _say(node)
        follows = said and not _is_open(said) and not said.endswith((" ", "^"))
        if node[0] == "mo" and words == "," and node[1].get("rspace") != "0":
            said += ", "
        elif (follows and _stands_between(node)) or words[:1] in _LARGE:
            said += f" {words} "
        else:
            said += f" {words}" if said and _runs_together(said[-1], node, words) else words
    return _BEFORE_BRACKET.sub("", " ".join(said.split()))


def _is_open(said: str) -> bool:
    """Say whether a bracket was opened last; a bar opens where it is the first of two."""
    return said[-1] in _OPENING or (said[-1] in _BARS and said.count(said[-1]) % 2 == 1)


def _stands_between(node: Any) -> bool:
    """Say whether a sign stands between two things; a bar that does not grow stands around one."""
    name, attributes, content = node
    if name != "mo" or content not in _SPACED:
        return False
    is_fence = content in _BARS and attributes.get("stretchy") == "false"
    return attributes.get("form") != "prefix" and not is_fence


def _runs_together(last: str, node: Any, words: str) -> bool:
    """Say whether a word, or a name of several letters, would be read as one with what stands before it."""
    is_word = node[0] == "mtext" or (node[0] == "mi" and len(node[2]) > 1)
    return is_word and last.isalnum() and words[:1].isalnum()


def _say(node: Any) -> str:
    name, attributes, content = node
    if name in TOKENS:
        return str(content).translate(_INVISIBLE)
    if name == "mfrac" and attributes.get("linethickness") == "0":
        return _fraction(content, " ¦ ")
    write = _FORMS.get(name)
    return write(content) if write else say_formula(content)


def _part(content: Formula, place: int) -> str:
    return _say(content[place]) if place < len(content) else ""


def _closed(text: str) -> str:
    """Put what is more than one thing in brackets."""
    is_bracketed = text[:1] in tuple("([{") and text[-1] in ")]}" and text.count(text[0]) == 1
    return text if is_bracketed or len(text) <= 1 or _SIMPLE.fullmatch(text) else f"({text})"


def _raised(text: str) -> str:
    if not text:
        return ""
    if set(text) <= _PRIMES:
        return text
    return text.translate(_SUPERSCRIPTS) if set(text) <= _RAISED else f"^{_closed(text)}"


def _lowered(text: str) -> str:
    return f"_{_closed(text)}" if text else ""


def _over(content: Formula) -> str:
    base, mark = _part(content, 0), _part(content, 1)
    if mark in _ACCENTS:
        return "".join(char + _ACCENTS[mark] for char in base)
    return base if mark.strip() in "⏞⏟⎴⎵" else base + _raised(mark)


def _under(content: Formula) -> str:
    base, mark = _part(content, 0), _part(content, 1)
    return base if mark in "⏞⏟⎴⎵\u0332" else base + _lowered(mark)


def _scripts(content: Formula) -> str:
    """Say what stands at all four corners."""
    if not content:
        return ""
    base, *others = content
    names = [part[0] for part in others]
    cut = names.index("mprescripts") if "mprescripts" in names else len(others)
    after, before = others[:cut], others[cut + 1 :]
    corners = "".join(_lowered(_part(before, n)) + _raised(_part(before, n + 1)) for n in range(0, len(before), 2))
    behind = "".join(_lowered(_part(after, n)) + _raised(_part(after, n + 1)) for n in range(0, len(after), 2))
    return corners + _say(base) + behind


def _table(content: Formula) -> str:
    """Say a table row by row; the sides of an equation are cells that no comma parts."""
    rows = []
    for _, _, cells in content:
        parts: list[str] = []
        pending: Formula = []
        for _, attributes, inside in cells:
            names = str(attributes.get("class", "")).split()
            if "dy-m-near-left" not in names and pending:
                parts.append(say_formula(pending))
                pending = []
            pending = [*pending, *inside]
        rows.append(", ".join(filter(None, (*parts, say_formula(pending)))))
    return "; ".join(rows)


def _fraction(content: Formula, bar: str) -> str:
    return f"{_closed(_part(content, 0))}{bar}{_closed(_part(content, 1))}"


_FORMS: Mapping[str, Callable[[Formula], str]] = {
    "mfrac": lambda content: _fraction(content, "/"),
    "mroot": lambda content: f"{_raised(_part(content, 1))}√{_closed(_part(content, 0))}",
    "msqrt": lambda content: f"√{_closed(say_formula(content))}",
    "msub": lambda content: _part(content, 0) + _lowered(_part(content, 1)),
    "msup": lambda content: _part(content, 0) + _raised(_part(content, 1)),
    "msubsup": lambda content: _part(content, 0) + _lowered(_part(content, 1)) + _raised(_part(content, 2)),
    "munder": _under,
    "mover": _over,
    "munderover": lambda content: _part(content, 0) + _lowered(_part(content, 1)) + _raised(_part(content, 2)),
    "mmultiscripts": _scripts,
    "mtable": _table,
    "mphantom": lambda _: "",
    "mspace": lambda _: " ",
}
