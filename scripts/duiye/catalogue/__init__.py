"""The codes of all notices, one family a module, each with a page under docs/notices/.

A new code is one entry in its family's module, its page, and one case folder under tests/cases/checks/.
"""

from __future__ import annotations

from duiye.catalogue import (
    book,
    engine,
    exchange,
    figures,
    files,
    finding,
    ids,
    imports,
    links,
    marks,
    navigation,
    parity,
    quantities,
    records,
    step,
    terms,
    waivers,
)
from duiye.catalogue.kind import Kind, Severity

_FAMILIES = (
    files,
    imports,
    records,
    navigation,
    parity,
    step,
    ids,
    links,
    terms,
    engine,
    book,
    quantities,
    figures,
    marks,
    waivers,
    exchange,
    finding,
)

CATALOGUE: dict[str, Kind] = {kind.code: kind for family in _FAMILIES for kind in family.KINDS}
"""Every code, families in the order of the documentation."""

__all__ = ["CATALOGUE", "Kind", "Severity"]
