"""Draw a chart: choose the layout of its form.

This module owns that choice; layouts and SVG are its neighbours'.
"""

from __future__ import annotations

from duiye.model import Language
from duiye.writers.charts.columns import draw_columns
from duiye.writers.charts.plot import Plot
from duiye.writers.charts.rows import draw_rows
from duiye.writers.charts.scene import Scene
from duiye.writers.charts.timeline import draw_timeline


def draw_chart(plot: Plot, language: Language) -> Scene | None:
    """Draw a chart for the readers of a language; None where it has nothing to show."""
    if plot.chart.form == "timeline":
        return draw_timeline(plot, language)
    if not plot.values:
        return None
    # Columns whose words have no room stand as rows, which have room for any.
    columns = draw_columns(plot, language) if plot.chart.form == "columns" else None
    return columns or draw_rows(plot, language)
