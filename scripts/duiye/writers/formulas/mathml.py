"""Write TeX as MathML that a page with a strict policy may hold, and that every browser sets by itself.

This module owns what becomes of one formula; it must not find formulas. The conversion is math-core's; no style
attribute is left, and `alttext` says the formula in one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring, tostring

from duiye.writers.formulas.saying import say_formula
from duiye.writers.formulas.tree import read_tree

if TYPE_CHECKING:
    from math_core import LatexToMathML

SOURCE = "data-tex"
"""Attribute that keeps the TeX."""
_MACROS = {
    "mbox": r"\text{#1}",
    "pmb": r"\boldsymbol{#1}",
    "substack": r"\begin{matrix}#1\end{matrix}",
}
"""Commands that authors know and math-core does not."""
_APPLY = "&ApplyFunction;"
"""The one entity that math-core writes and XML does not know."""
_STYLES = {
    "border-left": "dy-m-line-left",
    "border-right": "dy-m-line-right",
    "border-top": "dy-m-line-top",
    "border-bottom": "dy-m-line-bottom",
    "text-align: left": "dy-m-left",
    "text-align: right": "dy-m-right",
    "padding-left: 0": "dy-m-near-left",
    "padding-right: 0": "dy-m-near-right",
    "padding-left: 1em": "dy-m-far-left",
    "width: 100%": "dy-m-whole",
    "width: 50%": "dy-m-half",
    "width: 7.5%": "dy-m-some",
}
"""Classes in the place of styles; those of borders go by their names, and what is not here can be done without."""
_ELLIPSES = {".": "…", "·": "⋯"}
"""What math-core writes as three signs."""
_DOTS = 3
_LONGEST, _DEEPEST = 2000, 24
"""Characters of a formula, and elements inside one another: no reader follows further, and engines give up."""
_WORD = re.compile(r"[0-9]+: ")


class UnknownTexError(Exception):
    """What the converter says of TeX that it does not know."""


class FormulaWriter:
    """Writes the formulas of one page, whose numbered equations it counts."""

    def __init__(self) -> None:
        """Begin a page."""
        from math_core import LatexToMathML  # noqa: PLC0415 — a library that only pages with formulas need

        self._converter: LatexToMathML = LatexToMathML(
            fancy_error=False, allow_unreliable_rendering=True, macros=_MACROS, id_prefix="equation-"
        )

    def write(self, tex: str, *, block: bool) -> str:
        """Write a formula.

        Args:
            tex: without the signs around it.
            block: it stands on lines of its own.

        Raises:
            UnknownTexError: the converter does not know a command, or the TeX is broken.
        """
        from math_core import LatexError  # noqa: PLC0415 — the same

        if len(tex) > _LONGEST:
            message = "It is too long."
            raise UnknownTexError(message)
        try:
            made = self._converter.convert_with_global_state(tex, displaystyle=block)
        except LatexError as error:
            raise UnknownTexError(_WORD.sub("", str(error), count=1)) from error
        root = fromstring(made.replace(_APPLY, "\u2061"))
        if _depth(root) > _DEEPEST:
            message = "It is nested too deeply."
            raise UnknownTexError(message)
        for element in root.iter():
            _restyle(element)
        for element in [*root.iter()]:
            _join_dots(element)
        root.set("alttext", say_formula(read_tree(root, [])))
        root.set(SOURCE, " ".join(tex.split()))
        return tostring(root, encoding="unicode", short_empty_elements=False)


def _depth(root: Element) -> int:
    """Return how many elements stand inside one another, without going down into them one by one."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _restyle(element: Element) -> None:
    """Say by class or attribute what a style attribute says."""
    names = (element.get("class") or "").split()
    for declaration in element.attrib.pop("style", "").split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "color":
            element.set("mathcolor", value)
        elif known := _STYLES.get(name) or _STYLES.get(f"{name}: {value}"):
            names.append(known)
    if names:
        element.set("class", " ".join(names))
    if element.tag == "mover" and len(element) > 1 and element[1].text == "\u0332":
        element[1].text = "\u203e"  # a line over letters, which math-core writes as the one below them


def _join_dots(element: Element) -> None:
    """Write three dots that stand beside one another as the one sign that they are."""
    start = 0
    while start + _DOTS <= len(element):
        first, *others = element[start : start + _DOTS]
        sign = _ELLIPSES.get(first.text or "")
        if sign and all(part.tag == "mo" and part.text == first.text for part in (first, *others)):
            first.text = sign
            first.attrib.clear()
            for part in others:
                element.remove(part)
        start += 1
