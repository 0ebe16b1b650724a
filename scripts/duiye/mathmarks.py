"""Set the formulas of a page: TeX that pymdownx.arithmatex found becomes MathML, which needs no script.

This module owns the walk through a page; what becomes of one formula is `writers/formulas`'. TeX that cannot be set
stays on the page as code, with what is wrong in `data-fault`, which a check tells.
"""

from __future__ import annotations

import re
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from duiye.writers.formulas.mathml import FormulaWriter, UnknownTexError

CLASS = "arithmatex"
"""What pymdownx.arithmatex calls a formula."""
_INLINE, _BLOCK = ("\\(", "\\)"), ("\\[", "\\]")
"""What stands around the TeX of a formula in a line, and of one on lines of its own."""
_FENCED = re.compile(
    r"(?P<open><div\b[^<>]*\bclass=\"arithmatex\b[^<>]*>)\\\[(?P<tex>[^<>]*)\\\](?P<close></div>)", re.IGNORECASE
)
"""A formula written as fenced code, which no tree has."""


def register(md: Markdown) -> None:
    """Add both halves of the work: before toc (5) takes the words of headings, and after raw HTML (30) is back."""
    formulas = _Formulas()
    md.treeprocessors.register(_Set(md, formulas), "duiye_math", 5.5)
    md.postprocessors.register(_SetFenced(md, formulas), "duiye_fenced_math", 25)


class _Formulas:
    """Writes the formulas of one page, with a writer that is made for the first of them."""

    def __init__(self) -> None:
        self._writer: FormulaWriter | None = None

    def begin(self) -> None:
        self._writer = None

    def write(self, tex: str, *, block: bool) -> str:
        """Return a formula as MathML, or as code."""
        self._writer = self._writer or FormulaWriter()
        try:
            return self._writer.write(tex, block=block)
        except UnknownTexError as error:
            code = f'<code class="dy-math-lost" data-fault="{escape(str(error))}">{escape(tex.strip())}</code>'
            return f"<pre>{code}</pre>" if block else code


class _Set(Treeprocessor):
    def __init__(self, md: Markdown, formulas: _Formulas) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, root: Element) -> None:
        self._formulas.begin()
        for element in root.iter():
            if CLASS not in (element.get("class") or "").split():
                continue
            self._unscript(element)
            text = element.text or ""
            if not len(element):
                for (opening, closing), block in ((_INLINE, False), (_BLOCK, True)):
                    if text.startswith(opening) and text.endswith(closing):
                        tex = text[len(opening) : -len(closing)]
                        # Of a formula on lines of its own, arithmatex escapes what HTML would take amiss.
                        made = self._formulas.write(unescape(tex) if block else tex, block=block)
                        element.text = self.md.htmlStash.store(made)

    @staticmethod
    def _unscript(element: Element) -> None:
        """Take the TeX out of the script in which arithmatex puts it for MathJax, if it is not told `generic`."""
        script = element.find("script")
        if script is not None:
            opening, closing = _BLOCK if "display" in (script.get("type") or "") else _INLINE
            element.text = opening + unescape(script.text or "") + closing
            element[:] = []


class _SetFenced(Postprocessor):
    def __init__(self, md: Markdown, formulas: _Formulas) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, text: str) -> str:
        return _FENCED.sub(self._fenced, text) if CLASS in text else text

    def _fenced(self, found: re.Match[str]) -> str:
        made = self._formulas.write(unescape(found["tex"]), block=True)
        return found["open"] + made + found["close"]
