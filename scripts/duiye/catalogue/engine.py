"""MkDocs (M), and what the pages that it builds may hold."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind("M001", Severity.WARNING, "MkDocs warns of something.", "Correct what MkDocs names."),
    Kind(
        "M002",
        Severity.WARNING,
        "A page holds something that the policy of the site blocks.",
        "Take it out; a script goes into a file, named under extra_javascript in mkdocs.yml.",
    ),
    Kind(
        "M003",
        Severity.WARNING,
        "A style written in the text has no effect under the policy of the site.",
        "Give the element a class, and style it in a file under extra_css in mkdocs.yml; or let styles act.",
    ),
    Kind(
        "M004",
        Severity.WARNING,
        "MkDocs does not know a setting of mkdocs.yml.",
        "Correct its name; what your own templates or hooks read stands under extra.",
    ),
    Kind(
        "M005",
        Severity.WARNING,
        "The address of the site is one of those that stand in examples.",
        "Write where the site will live; or delete the line, and give --site-url to duiye build once you know it.",
    ),
    Kind(
        "M006",
        Severity.ERROR,
        "A plugin or a theme that mkdocs.yml names is not installed.",
        "Correct its name, or install it beside Duiye.",
    ),
)
