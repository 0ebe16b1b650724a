"""YAML files and the records in them (Y)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind("Y001", Severity.ERROR, "A YAML file cannot be parsed.", "Correct the YAML at this line."),
    Kind(
        "Y002",
        Severity.ERROR,
        "A record has a value of the wrong type, or an unknown or missing key.",
        "Write the record with the keys and types of its neighbours.",
    ),
    Kind("Y003", Severity.ERROR, "A key or id stands twice.", "Remove or rename one of them."),
    Kind("Y004", Severity.ERROR, "A record refers to an id that does not exist.", "Correct the id or add the record."),
    Kind(
        "Y005",
        Severity.WARNING,
        "A chart is shown nowhere.",
        "Write [[chart: id]] where it helps, make a page with [[figures]], or take the record out.",
    ),
)
