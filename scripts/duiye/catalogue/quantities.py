"""Numbers (Q)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "Q001",
        Severity.WARNING,
        "A quantity has no equal in the other language.",
        "State the same quantity in both languages.",
    ),
    Kind(
        "Q002",
        Severity.WARNING,
        "A quantity is wrong by a power of ten.",
        "Count the places again: 万 is 10 thousand, 亿 is 100 million, 万亿 is a trillion.",
    ),
    Kind(
        "Q003",
        Severity.WARNING,
        "A quantity has another unit in the other language.",
        "Give both the same unit; 增长两倍 is three times as much, 百分点 is percentage points.",
    ),
    Kind(
        "Q004",
        Severity.WARNING,
        "A rate of growth is not what its two ends give.",
        "Do the sum again: the new value less the old one, divided by the old one.",
    ),
    Kind(
        "Q005",
        Severity.WARNING,
        "A quantity rises in one language and falls in the other.",
        "Let both languages say the same direction.",
    ),
)
