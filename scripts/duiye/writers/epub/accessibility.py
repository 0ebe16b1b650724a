"""Say of a book what those need to know who read it by ear, by touch or enlarged: schema.org's properties.

This module owns what is claimed, and claims only what is true of every book that the writer makes. That a book conforms
to EPUB Accessibility 1.1 it does not say: somebody would have to have looked at each of its pictures, and would sign
for it (`a11y:certifiedBy`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duiye.writers.epub.pictures import GIF, Picture
from duiye.writers.epub.words import words_in

_ALWAYS = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")


def describe(pictures: Iterable[Picture], language: str, *, has_formulas: bool) -> Iterator[tuple[str, str]]:
    """Yield properties with their values.

    Args:
        pictures: what the text shows; each of them has alternative text, for a chapter is refused otherwise (B002).
        language: of the summary.
        has_formulas: whether there is MathML.
    """
    kinds = {picture.type for picture in pictures}
    words = words_in(language)
    yield "schema:accessMode", "textual"
    if kinds:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual"
    if kinds:
        yield "schema:accessModeSufficient", "textual,visual"
    yield from (("schema:accessibilityFeature", name) for name in _ALWAYS)
    if kinds:
        yield "schema:accessibilityFeature", "alternativeText"
    if has_formulas:
        yield "schema:accessibilityFeature", "MathML"
    # A GIF may move, and nobody has looked whether it flashes. There is no sound and no script.
    yield "schema:accessibilityHazard", "unknown" if GIF in kinds else "none"
    told = (words["summary"], words["pictures"] if kinds else "", words["formulas"] if has_formulas else "")
    mark = "" if language.startswith("zh") else " "
    yield "schema:accessibilitySummary", mark.join(filter(None, told))
