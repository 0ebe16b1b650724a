"""How far a translation is, and whether it keeps step (S)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "S001",
        Severity.ERROR,
        "A block is still in the other language.",
        "Translate it; what is meant to stand in the other language says so: { lang=zh }.",
    ),
    Kind(
        "S002",
        Severity.ERROR,
        "A chapter's state is none of the four words.",
        "Write initial, translated, reviewed or final.",
    ),
    Kind(
        "S003",
        Severity.WARNING,
        "A block changed after its counterpart was last in step with it.",
        "Bring the translation up to date, then: duiye accept.",
    ),
    Kind(
        "S004",
        Severity.WARNING,
        "Both languages of a block changed after they were last in step.",
        "Compare them (duiye diff), bring them together, then: duiye accept.",
    ),
    Kind(
        "S005",
        Severity.WARNING,
        "The title of an edition is still Chinese.",
        "Write the title in the edition's language: its site_name under plugins: i18n: languages in mkdocs.yml.",
    ),
)
