"""Readers turn what people wrote into the model; they are given text and never open a file."""

from duiye.readers.manuscript import read_manuscript
from duiye.readers.records import read_claims, read_sources, read_terms
from duiye.readers.rendering import Page, Renderer
from duiye.readers.settings import Settings, read_settings

__all__ = [
    "Page",
    "Renderer",
    "Settings",
    "read_claims",
    "read_manuscript",
    "read_settings",
    "read_sources",
    "read_terms",
]
