"""Score answers: recall, precision and nDCG at ten, success at one and at five."""

from __future__ import annotations

import math
from collections import defaultdict

from search_queries import Query

Scores = dict[str, float]


def score(given: list[str], grades: dict[str, int]) -> Scores:
    """Score one answer.

    Args:
        given: pages, best first.
        grades: what each page is worth; two and more are wanted, one is only right.
    """
    first = given[:10]
    wanted = {place for place, worth in grades.items() if worth > 1}
    gain = sum((2 ** grades.get(place, 0) - 1) / math.log2(rank + 2) for rank, place in enumerate(first))
    ideal = sum((2**worth - 1) / math.log2(rank + 2) for rank, worth in enumerate(sorted(grades.values(), reverse=True)[:10]))
    return {
        "recall@10": len(wanted.intersection(first)) / min(10, len(wanted)),
        "precision@10": sum(place in grades for place in first) / len(first) if first else 0.0,
        "nDCG@10": gain / ideal,
        "success@1": float(bool(wanted.intersection(given[:1]))),
        "success@5": float(bool(wanted.intersection(given[:5]))),
    }


def table(scored: list[tuple[Query, str, Scores]]) -> str:
    """Write means, class by class, one row an engine."""
    rows: dict[str, dict[str, list[Scores]]] = defaultdict(lambda: defaultdict(list))
    for query, engine, scores in scored:
        rows[query.kind][engine].append(scores)
    lines = []
    for kind, engines in rows.items():
        count = max(map(len, engines.values()))
        names = list(next(iter(engines.values()))[0])
        lines += ["", f"{kind} ({count})".ljust(34) + "".join(name.rjust(14) for name in names)]
        for engine, values in engines.items():
            means = [sum(each[name] for each in values) / len(values) for name in names]
            lines.append(f"  {engine:32}" + "".join(f"{mean:14.3f}" for mean in means))
    return "\n".join(lines)
