"""The records that both languages share: terms, claims, sources, figures and charts, frozen values.

This module owns the shape of the apparatus; it must not read or check records. `duiye.model` gives out its
nouns with those of the publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from duiye.notice import Locus

Language = str
"""A BCP 47 tag as mkdocs.yml declares it, for example `zh` or `en`."""

TermType = Literal["concept", "technique", "process", "hardware", "product", "company", "person", "business", "idiom"]
Verdict = Literal["supported", "imprecise", "wrong", "unverifiable"]
Relation = Literal["supports", "partly-supports", "corrects", "contradicts", "context"]
Grade = Literal["A", "B", "C", "D"]
"""A official or primary, B established press or analyst, C secondary, D a pointer only."""
Form = Literal["columns", "bars", "dots", "timeline"]
"""Upright bars side by side, bars in rows, points in rows, events in time."""
Scale = Literal["linear", "log"]


@dataclass(frozen=True, slots=True)
class Designations:
    """What one language calls a concept, with TBX's statuses (ISO 30042)."""

    preferred: str
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    pinyin: str = ""
    """Chinese only: of the preferred designation, with tone marks."""
    hant: str = ""
    """Chinese only: traditional form of the preferred designation."""
    tw: str = ""
    """Chinese only: Taiwan wording where it differs."""

    @property
    def valid(self) -> tuple[str, ...]:
        """The designations that a text may use, preferred first."""
        return (self.preferred, *self.admitted)


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text for a language tag, Chinese for every kind of `zh`."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that a reader of a glossary entry may want."""

    title: str
    url: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of the termbase."""

    id: str
    type: TermType
    zh: Designations
    en: Designations
    definition: Bilingual
    related: tuple[str, ...] = ()
    mark: bool = True
    """Whether running text links its first mention by itself."""
    reference: Reference | None = None

    def in_language(self, language: Language) -> Designations:
        """Return the designations for a language tag, Chinese for every kind of `zh`."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says about a claim."""

    source: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement of the article, its verdict and the editor's note printed at the place."""

    id: str
    verdict: Verdict
    claim: Bilingual
    note: Bilingual
    arithmetic: str | Bilingual = ""
    """The sum behind the verdict; a text for both languages where it is a bare formula."""
    evidence: tuple[Evidence, ...] = ()

    def arithmetic_in(self, language: Language) -> str:
        """Return the sum behind the verdict for a language tag, empty where there is none."""
        return self.arithmetic if isinstance(self.arithmetic, str) else self.arithmetic.in_language(language)


@dataclass(frozen=True, slots=True)
class Source:
    """Where evidence was found."""

    id: str
    title: str
    publisher: str
    url: str
    grade: Grade
    date: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the ledger: the prose is held against it, charts and tables are drawn from it."""

    id: str
    """F01, F02 …; it stands for the value in the arithmetic of derived figures."""
    what: Bilingual
    """Entity and metric, in the same words for every period of one series."""
    value: Decimal
    """Exact, in the unit itself: 22.51亿元 is 2251000000 CNY, 8% is 8 percent; a loss or a fall is negative."""
    unit: str
    """`percent`, `points`, `times`, a currency of ISO 4217, or what is counted in words (`parameters`, `GB`)."""
    period: str = ""
    """Of what time: 2022, 2023Q1, FY2022, 2024-06-18 and the like, see `readers.figures`."""
    basis: Bilingual | None = None
    """How it was measured, where two bases exist; figures of two bases are never one series."""
    approximate: bool = False
    """Whether the prose may say “about”, “nearly” or “more than” of it."""
    derived: str = ""
    """The arithmetic that gives the value of other figures: `F17 / F15 - 1`."""
    claim: str = ""
    """Id of the claim that judges it."""
    source: str = ""
    """Id of the source that states it."""
    stands: tuple[str, ...] = ()
    """Where both languages state it: `part-1/tide.md#tide-p2`, or `C01.note` in the records; twice where it is
    stated twice."""
    counted: Bilingual | None = None
    """What is counted, as it is printed after the number (张卡, `cards`); without it the unit's own word."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value in a chart."""

    figure: str
    """Id in the ledger."""
    to: str = ""
    """Id of the figure at the other end, where the value is a range."""
    label: Bilingual | None = None
    """What the value is called in the chart; without it, its period."""
    unconfirmed: bool = False
    """Whether nobody who knows has confirmed it: it is drawn hollow, and said to be so in words."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values that may be compared at a glance: one unit, one basis."""

    points: tuple[Point, ...]
    name: Bilingual | None = None
    """What sets the series apart from the others of its chart; needed where there are others."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on a timeline."""

    period: str
    """When: a day, month, quarter, half-year or year, or from one to another; no fiscal year."""
    label: Bilingual
    figure: str = ""
    """Id of a figure whose value is printed with it."""
    claim: str = ""
    """Id of the claim that judges it; a figure has its own."""
    source: str = ""
    """Id of the source that states it; a figure has its own."""
    marked: bool = False
    """Whether the other events are seen against it: its time is drawn across the chart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of figures, for readers of both languages."""

    id: str
    """ASCII, kebab case; `[[chart: id]]` asks for it."""
    form: Form
    title: Bilingual
    note: Bilingual | None = None
    """What a reader must know to read it rightly."""
    scale: Scale = "linear"
    series: tuple[Series, ...] = ()
    """Of every form but a timeline."""
    events: tuple[Event, ...] = ()
    """Of a timeline."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all series, in order."""
        return tuple(point for series in self.series for point in series.points)

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of the figures that it shows, in order, each once."""
        named = [name for point in self.points for name in (point.figure, point.to)]
        return tuple(dict.fromkeys(name for name in (*named, *(event.figure for event in self.events)) if name))


@dataclass(frozen=True, slots=True, eq=False)
class Apparatus:
    """The records that both languages share; compared by identity, since it is read once."""

    terms: tuple[Term, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    loci: Mapping[tuple[str, str], Locus] = field(default_factory=dict)
    """Where each record stands, by kind (`term`, `claim`, `source`, `figure`, `chart`) and id."""
    incomplete: frozenset[str] = frozenset()
    """Kinds of which some records could not be read: that an id is missing among them says nothing."""
