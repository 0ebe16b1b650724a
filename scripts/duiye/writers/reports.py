"""Write notices for those who read them: people, scripts, code scanning and GitHub's annotations.

This module owns the four forms; it must not choose which notices are told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from duiye import __version__
from duiye.catalogue import CATALOGUE
from duiye.notice import Notice

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
"""GitHub's and Visual Studio's name for the folder that paths begin from."""
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
"""How GitHub's workflow commands write what would end a line, a property or the list of properties."""
_IN_MESSAGE = re.compile(r"[%\r\n]")
_IN_PROPERTY = re.compile(r"[%\r\n:,]")


def write_text(notices: Iterable[Notice], failure: str = "") -> str:  # noqa: ARG001 — every report has this signature
    """Write one line for each notice: `file:line:column code message Hint`."""
    return "".join(f"{notice}\n" for notice in notices)


def write_json(notices: Iterable[Notice], failure: str = "") -> str:  # noqa: ARG001 — the same
    """Write one array with an object for each notice; line and column 0 mean the whole file and the whole line."""
    told = [
        {
            "code": notice.code,
            "severity": notice.severity.value,
            "path": notice.locus.path,
            "line": notice.locus.line,
            "column": notice.locus.column,
            "message": notice.message,
            "hint": notice.advice,
        }
        for notice in notices
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_github(notices: Iterable[Notice], failure: str = "") -> str:
    """Write GitHub's workflow commands, which put each notice beside its line in a pull request."""
    lines = [f"::error title=Duiye::{_escape(failure, _IN_MESSAGE)}"] if failure else []
    for notice in notices:
        locus = notice.locus
        places = {"file": locus.path, "line": locus.line, "col": locus.column, "title": notice.code}
        said = ",".join(f"{key}={_escape(str(value), _IN_PROPERTY)}" for key, value in places.items() if value)
        words = _escape(f"{notice.message} {notice.advice}", _IN_MESSAGE)
        lines.append(f"::{notice.severity.value} {said}::{words}")
    return "".join(f"{line}\n" for line in lines)


def write_sarif(notices: Sequence[Notice], failure: str = "") -> str:
    """Write a log in SARIF 2.1.0 (OASIS), one run with one result for each notice.

    Args:
        notices: the notices; their paths are relative to the folder that `%SRCROOT%` stands for.
        failure: why nothing could be checked, empty when it could.
    """
    codes = {code: index for index, code in enumerate(CATALOGUE)}
    invocation: dict[str, Any] = {"executionSuccessful": not failure}
    if failure:
        invocation["toolExecutionNotifications"] = [{"level": "error", "message": {"text": failure}}]
    run = {
        "tool": {
            "driver": {
                "name": "Duiye",
                "version": __version__,
                "rules": [
                    {
                        "id": kind.code,
                        "shortDescription": {"text": kind.summary},
                        "help": {"text": kind.hint},
                        "defaultConfiguration": {"level": kind.severity.value},
                    }
                    for kind in CATALOGUE.values()
                ],
            }
        },
        "automationDetails": {"id": "duiye/check/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the command ran."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [
            {
                "ruleId": notice.code,
                "ruleIndex": codes[notice.code],
                "level": notice.severity.value,
                "message": {"text": f"{notice.message} {notice.advice}"},
                "locations": [{"physicalLocation": _place(notice)}],
            }
            for notice in notices
        ],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _place(notice: Notice) -> dict[str, Any]:
    """Return a place as SARIF has it; a notice about a whole file has no region."""
    locus = notice.locus
    uri = quote(locus.path, errors="backslashreplace")
    place: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    region = {key: value for key, value in (("startLine", locus.line), ("startColumn", locus.column)) if value}
    return {**place, "region": region} if region else place


def _escape(text: str, characters: re.Pattern[str]) -> str:
    return characters.sub(lambda found: _ESCAPES[found.group()], text)


REPORTS: Mapping[str, Callable[[Sequence[Notice], str], str]] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
}
"""Every form by its name on the command line; each is given the notices, and why there could be none."""
