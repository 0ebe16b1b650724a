"""Say a chart in words, for those who cannot see it: what it is, and every value of it.

This module owns that sentence; it must not repeat the chart's title or note, which stand beside it as text.
"""

from __future__ import annotations

from collections.abc import Mapping

from duiye.model import Language
from duiye.periods import name_period
from duiye.printing import write_figure
from duiye.writers.charts.plot import Happening, Plot, Value

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "columns": "柱形图",
        "bars": "条形图",
        "dots": "点图",
        "timeline": "时间线",
        "log": "，对数轴",
        "colon": "：",
        "comma": "，",
        "semicolon": "；",
        "stop": "。",
        "unconfirmed": "（未经证实）",
    },
    "en": {
        "columns": "Column chart",
        "bars": "Bar chart",
        "dots": "Dot chart",
        "timeline": "Timeline",
        "log": ", log axis",
        "colon": ": ",
        "comma": ", ",
        "semicolon": "; ",
        "stop": ".",
        "unconfirmed": " (not confirmed)",
    },
}


def say_chart(plot: Plot, language: Language) -> str:
    """Say a chart in one sentence."""
    words = _words(language)
    kind = words[plot.chart.form] + words["log"] * plot.is_logarithmic
    parts = [_say_group(plot, n, language) for n in range(len(plot.groups))]
    parts += [_say_happening(item, language) for item in plot.happenings]
    return f"{kind}{words['colon']}{words['semicolon'].join(parts)}{words['stop']}"


def say_value(value: Value, language: Language) -> str:
    """Write a value, and that it is not confirmed where it is not."""
    return value.words(language) + _words(language)["unconfirmed"] * value.unconfirmed


def _say_group(plot: Plot, place: int, language: Language) -> str:
    words, group = _words(language), plot.groups[place]
    name = f"{group.name.in_language(language)}{words['colon']}" if group.name and len(plot.groups) > 1 else ""
    space = "" if language.startswith("zh") else " "
    values = (f"{value.name(language)}{space}{say_value(value, language)}" for value in group.values)
    return name + words["comma"].join(values)


def _say_happening(item: Happening, language: Language) -> str:
    words = _words(language)
    value = f"{words['comma']}{write_figure(item.figure, language)}" if item.figure else ""
    return name_period(item.event.period, language) + words["comma"] + item.event.label.in_language(language) + value


def _words(language: Language) -> Mapping[str, str]:
    return _WORDS["zh" if language.startswith("zh") else "en"]
