"""The termbase handed on from the command line."""

from __future__ import annotations

import csv
import io

import lxml.etree

from folders import Folder


def test_both_forms_hold_every_term(tiny: Folder) -> None:
    """A translator would work with a part of the terms, or could not open the file."""
    assert tiny.run("export", "tbx").returncode == 0
    assert tiny.run("export", "csv", "-o", "out/terms.csv").returncode == 0
    concepts = lxml.etree.fromstring(tiny.path("termbase.tbx").read_bytes()).findall(".//{*}conceptEntry")
    text = tiny.path("out/terms.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [entry.get("id") for entry in concepts] == [row["id"] for row in rows]
    assert "tide-table" in {row["id"] for row in rows}
    assert text.count("\r\n") == len(rows) + 1


def test_a_termbase_that_cannot_be_read_is_not_handed_on(tiny: Folder) -> None:
    """A table without half of the terms would pass for the whole, and replace the one of yesterday."""
    tiny.write("termbase.csv", "old")
    tiny.write("docs/apparatus/termbase.yml", "terms: [\n")
    done = tiny.run("export", "csv")
    assert (done.returncode, tiny.read("termbase.csv")) == (1, "old")
    assert "termbase.yml:1 Y001" in done.stderr
