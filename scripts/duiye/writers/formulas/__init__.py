"""Formulas: TeX as MathML for pages, as a tree for books, and in one line for those who cannot see it.

This package owns what becomes of a formula; finding formulas in a text is the Markdown extension's.
"""
