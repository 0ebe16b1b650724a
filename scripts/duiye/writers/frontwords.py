"""Put words into a chapter's front matter, and leave every other byte of it as it is.

This module owns that replacement; which values are words is `units`' to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

from duiye.units import Key
from duiye.writers.chapters import yaml_scalar

_FENCE = re.compile(r"---[ \t]*\n")
_STATE = re.compile(r"^state:[ \t]*[\"']?initial[\"']?[ \t]*(?:#[^\n]*)?\n", re.MULTILINE)
_ANY_STATE = re.compile(r"^state:[^\n]*\n", re.MULTILINE)
_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def put_front_words(front: str, words: Mapping[Key, str]) -> tuple[str, tuple[Key, ...]]:
    """Replace values of the front matter.

    Args:
        front: the front matter with its fences; empty where there is none.
        words: new values by the keys that lead to them, each on one line.

    Returns:
        The front matter, and the keys for which it has no place: a key of the outermost level that is missing is
        added, one further in is not.
    """
    if not words:
        return front, ()
    opening = _FENCE.match(front)
    head = opening.end() if opening else 0
    body, tail = (front[head:], "") if opening else ("", "---\n")
    closing = re.search(r"^---[ \t]*\n?\Z", body, re.MULTILINE)
    if closing:
        body, tail = body[: closing.start()], body[closing.start() :]
    places = dict(_scalars(yaml.compose(body, Loader=yaml.SafeLoader), ()))
    changes = sorted(
        ((places[key], text) for key, text in words.items() if key in places), key=lambda item: -item[0][0]
    )
    for (start, end, is_plain), text in changes:
        old = body[start:end]
        kept = old[len(old.rstrip()) :]
        body = body[:start] + (yaml_scalar(text) if is_plain else _quoted(text)) + kept + body[end:]
    missing = [key for key in words if key not in places]
    body += "".join(f"{key[0]}: {yaml_scalar(words[key])}\n" for key in missing if len(key) == 1)
    return f"{front[:head] or '---' + chr(10)}{body}{tail}", tuple(key for key in missing if len(key) > 1)


def without_initial_state(front: str) -> str:
    """Take the line out that keeps a chapter from its readers."""
    return _STATE.sub("", front, count=1)


def as_initial(front: str) -> str:
    """Write the front matter of a copy that waits for its translation."""
    opening = _FENCE.match(front)
    if not opening:
        return "---\nstate: initial\n---\n"
    return f"{front[: opening.end()]}state: initial\n{_ANY_STATE.sub('', front[opening.end() :], count=1)}"


def _scalars(node: yaml.Node | None, key: Key) -> list[tuple[Key, tuple[int, int, bool]]]:
    """List where the values of strings stand, and whether they do so without quotes on a line of their own."""
    found: list[tuple[Key, tuple[int, int, bool]]] = []
    waiting: list[tuple[yaml.Node | None, Key, bool]] = [(node, key, True)]
    while waiting:
        item, way, is_block = waiting.pop()
        match item:
            case yaml.ScalarNode():
                is_plain = is_block and item.style is None
                found.append((way, (item.start_mark.index, item.end_mark.index, is_plain)))
            case yaml.MappingNode():
                inside = is_block and not item.flow_style
                waiting += [(value, (*way, str(name.value)), inside) for name, value in item.value]
            case yaml.SequenceNode():
                inside = is_block and not item.flow_style
                waiting += [(value, (*way, n), inside) for n, value in enumerate(item.value)]
            case _:
                pass
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_BREAKS)
