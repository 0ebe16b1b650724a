"""Name what an editor judged: verdicts, the relation of a source to a claim, grades of sources.

This module owns those words, for notes and fact-check page alike; it must not write pages.
"""

from __future__ import annotations

from collections.abc import Mapping

from duiye.model import Grade, Relation, Verdict

VERDICTS: Mapping[str, Mapping[Verdict, str]] = {
    "zh": {"supported": "属实", "imprecise": "不够准确", "wrong": "有误", "unverifiable": "无法核实"},
    "en": {"supported": "Supported", "imprecise": "Imprecise", "wrong": "Wrong", "unverifiable": "Unverifiable here"},
}
RELATIONS: Mapping[str, Mapping[Relation, str]] = {
    "zh": {
        "supports": "支持",
        "partly-supports": "部分支持",
        "corrects": "更正",
        "contradicts": "不符",
        "context": "背景",
    },
    "en": {
        "supports": "Supports",
        "partly-supports": "Supports in part",
        "corrects": "Corrects",
        "contradicts": "Contradicts",
        "context": "Context",
    },
}
"""What a source does to the claim, as the word before it."""
GRADES: Mapping[str, Mapping[Grade, str]] = {
    "zh": {
        "A": "A级，官方或一手资料",
        "B": "B级，媒体或研究机构",
        "C": "C级，二手资料",
        "D": "D级，只作线索，不是证据",
    },
    "en": {
        "A": "grade A, official or primary",
        "B": "grade B, press or analysts",
        "C": "grade C, secondary",
        "D": "grade D, a pointer, not evidence",
    },
}
POINTER: Grade = "D"
"""The grade of what shows where to look and proves nothing."""
