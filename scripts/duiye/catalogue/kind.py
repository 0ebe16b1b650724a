"""What all notices of one code have in common.

This module owns that shape; the codes are in its neighbours, one family a module.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a notice matters: an error forbids publishing, a warning does so under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue."""

    code: str
    """Stable code that users may write in scripts and waivers."""
    severity: Severity
    summary: str
    """One sentence: what is wrong, for the documentation of the code."""
    hint: str
    """What to do about it, as an instruction."""
