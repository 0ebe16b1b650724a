"""Write JSON as it travels: without spaces, characters as they are, and the same on every run.

This module owns that form alone.
"""

from __future__ import annotations

import json


def write_json(value: object) -> str:
    """Write a value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
