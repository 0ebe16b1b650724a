"""The book as print: what Python-Markdown rendered, as the document that Typst sets.

`markup` parses; `runs` and `blocks` read, with a module for each larger construct (`tables`, `figures`, `boxes`,
`lists`, `listings`, `images`, `formulas`, `glossary`, `facts`); `numbering` numbers the figures, `links` settles where
links lead, `document` puts the whole together. The Typst files beside them own all of the look.
"""
