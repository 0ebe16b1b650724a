"""Which chapter can be read in which language, and where its readers are led otherwise.

This module owns that one decision, small enough to be sent to the processes that build; it must not know
addresses, files or words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from duiye.model import LANDING, Language, Publication


@dataclass(frozen=True, slots=True)
class Availability:
    """What each language has for its readers."""

    names: Mapping[Language, str]
    """Each language's own name, in the order of the switch."""
    titles: Mapping[Language, str]
    """Title of the publication in each language."""
    published: Mapping[Language, frozenset[str]]
    """Paths of the chapters that can be read in a language."""
    initial: Mapping[Language, frozenset[str]]
    """Paths of those whose text is still the other language's."""
    untranslated: frozenset[Language]
    """Languages in which no chapter gets a page yet."""
    absent: Mapping[Language, frozenset[str]] = field(default_factory=dict)
    """Paths of the chapters that another language has and this one does not."""
    claims_pages: Mapping[Language, str] = field(default_factory=dict)
    """Path of the chapter that lists the claims in each language, empty where none does."""
    drafts: bool = False
    """Whether initial chapters get a page too, for the eyes of their translator."""
    facing: frozenset[str] = frozenset()
    """Paths of the chapters that the facing edition has; it has none at all without a landing page."""

    def is_draft(self, language: Language, path: str) -> bool:
        """Say whether a chapter gets a page in a language only because drafts are shown."""
        return self.drafts and path in self.initial[language]

    def has_page(self, language: Language, path: str) -> bool:
        """Say whether a chapter gets a page of its own text in a language."""
        return path in self.published[language] or self.is_draft(language, path)

    def left_out(self, language: Language) -> frozenset[str]:
        """Return the chapters that get no page in a language: not translated yet, or not there at all."""
        return self.absent.get(language, frozenset()) | (frozenset() if self.drafts else self.initial[language])

    def original(self, path: str) -> Language:
        """Return the first language in which a chapter can be read, empty when there is none."""
        return next((language for language, paths in self.published.items() if path in paths), "")

    def leads(self, language: Language) -> dict[str, Language]:
        """Return where links to the chapters that a language leaves out lead: another language, or nowhere (empty)."""
        return {path: self.original(path) for path in sorted(self.left_out(language))}

    def instead(self, language: Language) -> tuple[Language, ...]:
        """Return the languages to read instead of one that has no chapter yet; none for one that has."""
        return tuple(tag for tag in self.names if tag not in self.untranslated) if language in self.untranslated else ()


def availability(publication: Publication, *, drafts: bool = False, facing: bool = False) -> Availability:
    """Tell from the states of its chapters what a publication has for its readers.

    Args:
        publication: the publication.
        drafts: show initial chapters too.
        facing: give what both of its languages have to the facing edition too.
    """
    editions = publication.editions
    published = {edition.language: frozenset(edition.published) for edition in editions}
    everything = frozenset(path for edition in editions for path in edition.chapters)
    untranslated = frozenset(edition.language for edition in editions if edition.is_untranslated)
    both = frozenset.intersection(*published.values()) if facing and not untranslated else frozenset()
    return Availability(
        {edition.language: edition.name for edition in editions},
        {edition.language: edition.title for edition in editions},
        published,
        {edition.language: frozenset(edition.chapters) - published[edition.language] for edition in editions},
        frozenset() if drafts else untranslated,
        {edition.language: everything - frozenset(edition.chapters) for edition in editions},
        {edition.language: edition.claims_page for edition in editions},
        drafts,
        both if LANDING in both else frozenset(),
    )
