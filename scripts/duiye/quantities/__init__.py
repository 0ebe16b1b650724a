"""The one reader of numbers: the quantities of a text, as values that two languages share, and their comparison.

`22.51亿元`, `2.251 billion yuan` and `RMB2,251,000,000` have one value. Pure: texts in, values out.
"""

from __future__ import annotations

from duiye.quantities.arithmetic import Miscalculation, miscalculations
from duiye.quantities.comparing import Difference, Side, compare, power_of_ten, read_side
from duiye.quantities.quantity import Quantity
from duiye.quantities.reading import read_quantities

__all__ = [
    "Difference",
    "Miscalculation",
    "Quantity",
    "Side",
    "compare",
    "miscalculations",
    "power_of_ten",
    "read_quantities",
    "read_side",
]
