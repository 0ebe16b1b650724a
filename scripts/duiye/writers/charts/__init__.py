"""Charts: from a record and its figures to a drawing, its words, its table and its data.

`plot` joins record and ledger; `columns`, `rows` and `timeline` lay out; `axes` asks the plotting library; `svg`
writes the drawing; `alt`, `caption`, `table` and `data` say the same in words and numbers (docs/adr/0023).
"""
