"""What a build has before its first page: what was checked, what is made of it, and what is said about it.

This module owns the gathering; the pages are made in `editions` and put together in `assembly`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duiye.announcing import Announcement, announce
from duiye.availability import Availability, availability
from duiye.desk import Checked
from duiye.lags import StepReport, report_step
from duiye.shelf import Book
from duiye.writers.charts.data import write_data


@dataclass(frozen=True, slots=True)
class Job:
    """One build, before its first page."""

    checked: Checked
    """The publication and its settings."""
    folder: Path
    """The site that is being built, one folder a language in it."""
    address: str
    """Where it will live, ending with a slash; empty while nobody knows it."""
    books: Sequence[Book]
    """What readers can take along."""
    available: Availability
    """Which chapters can be read in which language."""
    step: StepReport
    """How far each chapter is."""
    tables: Mapping[str, str]
    """The data files, by path in the site."""
    told: Announcement
    """What machines are told of the pages."""


def take_job(checked: Checked, folder: Path, address: str, books: Sequence[Book], *, drafts: bool) -> Job:
    """Gather what a build needs.

    Args:
        checked: the publication, without errors.
        folder: an empty folder for the site.
        address: where the site will live, ending with a slash; empty while nobody knows it.
        books: what readers can take along.
        drafts: initial chapters are published too.
    """
    tables = write_data(checked.publication.apparatus)
    # What readers are given only drafts of is not to be announced with pictures.
    cards = not drafts and bool(checked.settings.options.get("cards", True))
    return Job(
        checked=checked,
        folder=folder,
        address=address,
        books=books,
        available=availability(checked.publication, drafts=drafts, facing=checked.settings.facing),
        step=report_step(checked.publication),
        tables=tables,
        told=announce(checked, address, books, tables=tuple(tables), cards=cards),
    )
