"""Read the arithmetic that derives one figure from others, and work it out exactly.

This module owns the four operations of the ledger's `derived`; it must not know what the numbers mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub, truediv

LONGEST = 300
"""Characters of a sum; more is no sum that a reader could follow."""

_TOKEN = re.compile(r"\s*(?:(?P<number>\d{1,18}(?:\.\d{1,18})?)|(?P<name>[A-Za-z][A-Za-z0-9]*)|(?P<mark>[-+*/()]))\s*")
_SAME = str.maketrans("−–×÷（）", "--*/()")
_NEGATION = "~"
_WEIGHT = {"(": 0, "+": 1, "-": 1, "*": 2, "/": 2, _NEGATION: 3}
_OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul, "/": truediv}


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum as it was read."""

    steps: tuple[str, ...] = ()
    """Numbers, names and operations, each operation after what it works on."""
    fault: str = ""
    """Why it is no sum, in words that follow its name; empty for a sum."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it uses, each once, in order."""
        return tuple(dict.fromkeys(step for step in self.steps if step[0].isalpha()))


def read_arithmetic(text: str) -> Arithmetic:
    """Read a sum such as `F17 / F15 - 1`.

    Args:
        text: numbers, names of figures, `+ - * /` (or `− × ÷`) and brackets.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return Arithmetic(fault=f"is longer than {LONGEST} characters.")
    parts: list[str] = []
    position, written = 0, text.translate(_SAME)
    while position < len(written):
        found = _TOKEN.match(written, position)
        if not found:
            strange = text[position:].split(maxsplit=1)[0]
            return Arithmetic(fault=f"has {strange!r} where a number, an id or one of + - * / ( ) may stand.")
        position = found.end()
        is_sign = found["mark"] == "-" and (not parts or parts[-1] in _OPERATIONS or parts[-1] in {"(", _NEGATION})
        parts.append(_NEGATION if is_sign else found.group().strip())
    fault = _order_fault(parts)
    return Arithmetic(fault=fault) if fault else Arithmetic(tuple(_postfix(parts)))


def _order_fault(parts: list[str]) -> str:
    """Say why the parts of a sum cannot stand in this order."""
    is_complete, depth = False, 0
    for part in parts:
        opens = part not in _OPERATIONS and part != ")"
        if opens == is_complete:
            return f"has {part.replace(_NEGATION, '-')!r} out of place."
        depth += (part == "(") - (part == ")")
        if depth < 0:
            return "closes a bracket that is not open."
        is_complete = part == ")" or (opens and part not in {"(", _NEGATION})
    if not is_complete:
        return "ends before its last number."
    return "does not close a bracket." if depth else ""


def _postfix(parts: list[str]) -> Iterator[str]:
    """Put each operation after what it works on (Dijkstra's shunting yard)."""
    waiting: list[str] = []
    for part in parts:
        if part in {"(", _NEGATION}:
            waiting.append(part)
        elif part == ")":
            while waiting[-1] != "(":
                yield waiting.pop()
            waiting.pop()
        elif part in _OPERATIONS:
            while waiting and _WEIGHT[waiting[-1]] >= _WEIGHT[part]:
                yield waiting.pop()
            waiting.append(part)
        else:
            yield part
    yield from reversed(waiting)


def work_out(arithmetic: Arithmetic, values: Mapping[str, Fraction]) -> Fraction | None:
    """Work out a sum.

    Args:
        arithmetic: a sum without fault.
        values: the value of each of its names.

    Returns:
        The exact value; None where it divides by zero.
    """
    stack: list[Fraction] = []
    for step in arithmetic.steps:
        if step == _NEGATION:
            stack.append(-stack.pop())
        elif step in _OPERATIONS:
            second, first = stack.pop(), stack.pop()
            if step == "/" and not second:
                return None
            stack.append(_OPERATIONS[step](first, second))
        else:
            stack.append(values[step] if step[0].isalpha() else Fraction(step))
    return stack.pop()


def round_like(value: Fraction, written: Decimal) -> Decimal:
    """Round a value, halves away from zero, to the last digit of a number as it is written.

    The zeros at the end of a whole number are no digits of it: 3890000000 says as much as 3.89e9.
    """
    exponent = int(written.as_tuple().exponent)
    if not exponent and written:
        exponent = int(written.normalize().as_tuple().exponent)
    scaled = abs(value) / Fraction(10) ** exponent + Fraction(1, 2)
    digits = scaled.numerator // scaled.denominator
    return Decimal((int(value < 0), tuple(map(int, str(digits))), exponent))
