"""Write an editor's note as the footnote that stands at the place it concerns.

This module owns the note's wording around the record; it must not judge or find claims.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from duiye.model import Claim, Language, Source
from duiye.writers.verdicts import POINTER, VERDICTS

_SOURCES = {"zh": ("来源：", "来源："), "en": ("Source: ", "Sources: ")}
"""Of one, of several."""
_SEPARATOR = {"zh": "、", "en": ", "}
_GRADE = {"zh": "（{}）", "en": " ({})"}
_NUMBER = {"zh": "〔{}〕", "en": r"\[{}\]"}


def write_note(claim: Claim, language: Language, sources: Mapping[str, Source], listed: str = "") -> str:
    """Write the Markdown of a footnote definition.

    Args:
        claim: the claim; its id is the footnote's label.
        language: the page's language.
        sources: sources by id; those of grade D are pointers, not evidence, and are not printed.
        listed: address of the page that lists all claims, to which the claim's number leads; empty for none.

    Returns:
        One line: verdict, note, the sources with their addresses and grades, and the number of the claim.
    """
    tag = "zh" if language.startswith("zh") else "en"
    verdict = f"**{VERDICTS[tag][claim.verdict]}**{{ .dy-verdict .dy-verdict--{claim.verdict} }}"
    # Last, for readers who report an error: beside the note's own figures it would be taken for one.
    shown = f"[{_escape(claim.id)}]({listed}#{quote(claim.id)})" if listed else _escape(claim.id)
    number = f' <span class="dy-claim">{_NUMBER[tag].format(shown)}</span>'
    cited = {item.source: sources[item.source] for item in claim.evidence if item.source in sources}
    links = [
        f"[{_escape(source.publisher)}]({source.url}){_GRADE[tag].format(source.grade)}"
        for source in cited.values()
        if source.grade != POINTER
    ]
    tail = ""
    if links:
        named = [*dict.fromkeys(links)]
        tail = f' <span class="dy-sources">{_SOURCES[tag][len(named) > 1]}{_SEPARATOR[tag].join(named)}</span>'
    note = " ".join(claim.note.in_language(language).split())
    return f"[^{claim.id}]: {verdict} {note}{tail}{number}"


def _escape(text: str) -> str:
    """Keep a name a name: no link, no emphasis, no HTML."""
    return re.sub(r"([\\\[\]*_`])", r"\\\1", html.escape(text, quote=False))
