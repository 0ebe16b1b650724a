"""Notices as scripts, code scanning and GitHub read them."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.catalogue import CATALOGUE
from duiye.notice import Locus, Notice
from duiye.writers.reports import REPORTS, write_github, write_json, write_sarif, write_text

NOTICES = (
    Notice("H001", Locus("docs/zh/a.md", 8), "The heading “塔” has no id."),
    Notice("P003", Locus("docs/en/b c.md", 3, 14), "50 % of it\nis: missing.", "Write it."),
    Notice("N002", Locus("docs/en/d,e.md"), "Not there."),
)
COMMAND = re.compile(r"::(error|warning) ([^:\r\n]*)::([^\r\n]*)\n")
"""A workflow command as GitHub's runner reads it: properties up to two colons, the message to the line's end."""
ESCAPED = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}

texts = st.text()
places = st.builds(Locus, st.text(min_size=1), st.integers(0, 99), st.integers(0, 99))
anything = st.lists(st.builds(Notice, st.sampled_from([*CATALOGUE]), places, texts, texts), max_size=3).map(tuple)


def read_github(report: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands back."""

    def plain(text: str) -> str:
        return re.sub(r"%..", lambda found: ESCAPED[found.group()], text)

    assert COMMAND.sub("", report) == ""
    return [
        (level, {key: plain(value) for key, _, value in (item.partition("=") for item in said.split(","))}, plain(text))
        for level, said, text in COMMAND.findall(report)
    ]


def test_lines_are_what_people_read() -> None:
    """`duiye check > faults.txt` would be unlike what the terminal shows."""
    assert write_text(NOTICES[:1]) == f"{NOTICES[0]}\n"
    assert write_text(()) == ""


def test_json_is_one_array_of_objects() -> None:
    """A script would have to guess where in a line the message ends."""
    assert json.loads(write_json(NOTICES)) == [
        {
            "code": "H001",
            "severity": "error",
            "path": "docs/zh/a.md",
            "line": 8,
            "column": 0,
            "message": "The heading “塔” has no id.",
            "hint": CATALOGUE["H001"].hint,
        },
        {
            "code": "P003",
            "severity": "warning",
            "path": "docs/en/b c.md",
            "line": 3,
            "column": 14,
            "message": "50 % of it\nis: missing.",
            "hint": "Write it.",
        },
        {
            "code": "N002",
            "severity": "warning",
            "path": "docs/en/d,e.md",
            "line": 0,
            "column": 0,
            "message": "Not there.",
            "hint": CATALOGUE["N002"].hint,
        },
    ]
    assert json.loads(write_json((), "mkdocs.yml is missing.")) == []


def test_github_is_told_the_line_in_one_line_each() -> None:
    """A message with a line break would be cut, one with a comma would stand in another file."""
    assert write_github(NOTICES) == (
        "::error file=docs/zh/a.md,line=8,title=H001::The heading “塔” has no id. "
        "Write an ASCII id after it: {#short-id}.\n"
        "::warning file=docs/en/b c.md,line=3,col=14,title=P003::50 %25 of it%0Ais: missing. Write it.\n"
        "::warning file=docs/en/d%2Ce.md,title=N002::Not there. Add it under nav in mkdocs.yml.\n"
    )
    assert write_github((), "No: 100 %.\n") == "::error title=Duiye::No: 100 %25.%0A\n"


@given(anything)
def test_github_reads_back_what_was_written(notices: tuple[Notice, ...]) -> None:
    """Some message would be taken for a command, or for the properties of one."""
    for notice, (level, said, text) in zip(notices, read_github(write_github(notices)), strict=True):
        assert (level, said["title"]) == (notice.severity.value, notice.code)
        assert said["file"] == notice.locus.path
        assert text == f"{notice.message} {notice.advice}"


def sarif(notices: tuple[Notice, ...], failure: str = "") -> dict[str, Any]:
    """Write a SARIF log, read it back and return its only run."""
    log = json.loads(write_sarif(notices, failure))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert "sarif-schema-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    return dict(run)


def test_sarif_knows_every_code() -> None:
    """Code scanning would show a code without a word about it."""
    run = sarif(())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*CATALOGUE]
    for rule in rules:
        kind = CATALOGUE[rule["id"]]
        assert rule["shortDescription"] == {"text": kind.summary}
        assert rule["help"] == {"text": kind.hint}
        assert rule["defaultConfiguration"] == {"level": kind.severity.value}
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


@given(anything)
def test_sarif_holds_what_its_standard_demands(notices: tuple[Notice, ...]) -> None:
    """GitHub would refuse the upload (SARIF 2.1.0: 3.4.4, 3.27, 3.28.3, 3.30.5, 3.30.6)."""
    run = sarif(notices)
    assert run["automationDetails"]["id"].endswith("/")
    for notice, result in zip(notices, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == notice.code
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"].strip()
        ((kind, place),) = result["locations"][0].items()
        assert kind == "physicalLocation"
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
        assert unquote(uri) == notice.locus.path or "\\" in unquote(uri)
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        region = place.get("region", {})
        assert region.get("startLine", 0) == notice.locus.line
        assert region.get("startColumn", 0) == notice.locus.column
        assert all(number > 0 for number in region.values())


def test_sarif_says_that_nothing_could_be_checked() -> None:
    """A wrong mkdocs.yml would close every open alert, as if all had been corrected."""
    run = sarif((), "mkdocs.yml is missing.")
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "mkdocs.yml is missing."


@pytest.mark.parametrize("form", REPORTS)
@given(notices=anything)
def test_any_notice_can_be_written_in_any_form(form: str, notices: tuple[Notice, ...]) -> None:
    """One odd character in a text would end the check with a traceback."""
    report = REPORTS[form](notices, "").encode("utf-8", "backslashreplace")
    assert form not in {"json", "sarif"} or json.loads(report) is not None
