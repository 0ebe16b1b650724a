"""Waivers (W)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind

KINDS: tuple[Kind, ...] = ()
