"""Follow the fields of a Word file: instructions that Word replaces by words when it prints.

This module owns the state of open fields, which reach over runs and paragraphs; it must not write words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?(?:"([^"]*)"|([^\s\\]\S*))', re.IGNORECASE)
_INSIDE = re.compile(r"\s*HYPERLINK\s+\\l\s", re.IGNORECASE)
_PAGE = frozenset({"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"})
_CONTENTS = frozenset({"TOC"})
_ACTIVE = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "MACROBUTTON", "DATABASE"})
_READING = re.compile(r"\\o\\a[a-z]\(\\s\\up\s*\d+\(([^()]*)\)\s*[,;]\s*([^()]*)\)", re.IGNORECASE)
_AROUND = re.compile(r"\\o\\ac?\(\s*[○□△◇〇]\s*[,;]\s*([^()]*)\)", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """One field that has begun and not ended."""

    instruction: str = ""
    phase: Literal["instruction", "result"] = "instruction"

    @property
    def name(self) -> str:
        """The instruction's first word."""
        return next(iter(self.instruction.split(maxsplit=1)), "").upper()

    @property
    def link(self) -> str:
        """Where a link leads, empty for every other field."""
        found = _LINK.match(self.instruction)
        if not found:
            return ""
        target = found.group(1) or found.group(2) or ""
        return f"#{target}" if _INSIDE.match(self.instruction) else target


@dataclass(slots=True)
class Fields:
    """The fields that are open, outermost first."""

    open: list[Field] = field(default_factory=list)

    def begin(self, instruction: str = "") -> None:
        """Open a field; one whose instruction is known shows its result at once."""
        self.open.append(Field(instruction, "result" if instruction else "instruction"))

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.open and self.open[-1].phase == "instruction":
            self.open[-1].instruction += text

    def separate(self) -> Field | None:
        """Go on to the result of the innermost field, and return it."""
        if not self.open:
            return None
        self.open[-1].phase = "result"
        return self.open[-1]

    def end(self) -> Field | None:
        """Close the innermost field, and return it."""
        return self.open.pop() if self.open else None

    def leave_contents(self) -> None:
        """Forget a table of contents that never ended."""
        self.open = [item for item in self.open if item.name not in _CONTENTS]

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is an instruction, which nobody reads."""
        return any(item.phase == "instruction" for item in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(item.name in _CONTENTS for item in self.open)

    @property
    def in_page_number(self) -> bool:
        """Whether what stands here is the number of a page."""
        return any(item.name in _PAGE for item in self.open)

    @property
    def link(self) -> str:
        """Where words lead that stand here."""
        return next((link for item in reversed(self.open) if (link := item.link)), "")


def is_active(item: Field) -> bool:
    """Say whether Word would load or run something for a field."""
    return item.name in _ACTIVE


def is_formula(item: Field) -> bool:
    """Say whether a field is a formula (EQ), which shows its instruction."""
    return item.name == "EQ" and item.phase == "instruction"


def overlaid(item: Field) -> str | None:
    """Return the words of a formula field that lays one thing over another.

    Word writes a reading over a character, and a sign around one, in this way.

    Returns:
        The words; None for every other formula.
    """
    if found := _READING.search(item.instruction):
        return f"{found.group(2)}（{found.group(1)}）"
    found = _AROUND.search(item.instruction)
    return found.group(1) if found else None
