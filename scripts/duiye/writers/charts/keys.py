"""Keys: what tells the series of a chart, and its unconfirmed values, apart.

This module owns their styles and their key; never is a colour the only sign.
"""

from __future__ import annotations

from duiye.model import Language
from duiye.writers.charts.plot import Plot, Value
from duiye.writers.charts.scene import LINE, MARGIN, SIZE, WIDTH, Bar, Item, Text, wrap

STYLES = 4
"""Series that look different; further ones look like the last."""
HOLLOW = "hollow"
_SWATCH = 11.0
_UNCONFIRMED = {"zh": "空心：未经证实", "en": "Hollow: not confirmed"}


def style_of(series: int, value: Value) -> str:
    """Return the style of a value: its series', counted from 0, hollow where it is not confirmed."""
    return f"s{min(series + 1, STYLES)}" + f" {HOLLOW}" * value.unconfirmed


def unconfirmed_words(language: Language) -> str:
    """Say what a hollow mark means."""
    return _UNCONFIRMED["zh" if language.startswith("zh") else "en"]


def draw_keys(plot: Plot, language: Language, *, named: bool = True) -> tuple[list[Item], float]:
    """Draw the key of a chart from the top.

    Args:
        plot: the chart.
        language: of the words.
        named: whether the series are named here.

    Returns:
        The key, and how far down it reaches; none where there is nothing to tell apart.
    """
    entries: list[tuple[str, str]] = []
    for n, group in enumerate(plot.groups):
        if group.name and named and len(plot.groups) > 1:
            entries.append((style_of(n, group.values[0]), group.name.in_language(language)))
    if any(value.unconfirmed for value in plot.values):
        entries.append(("", unconfirmed_words(language)))
    items: list[Item] = []
    y = 0.0
    for style, words in entries:
        indent = _SWATCH + 6 if style else 0.0
        if style:
            items.append(Bar(MARGIN, y + (LINE - _SWATCH) / 2, _SWATCH, _SWATCH, style))
        for line in wrap(words, WIDTH - 2 * MARGIN - indent):
            items.append(Text(MARGIN + indent, y + SIZE, line, "tick"))
            y += LINE
    return items, y + 4 * bool(entries)
