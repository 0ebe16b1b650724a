"""Publications on disk: the tiny one, copies of it that a test changes, and what a build left in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from duiye import desk
from duiye.cli import main
from duiye.notice import Notice

REPOSITORY = Path(__file__).parents[1]
TINY = Path(__file__).parent / "publications" / "tiny"
CONSTRUCTS = Path(__file__).parent / "publications" / "constructs"
"""One of everything that a chapter can contain."""


@dataclass(frozen=True)
class Folder:
    """A publication on disk that a test may change."""

    root: Path

    def path(self, name: str) -> Path:
        """Return the path of a file by its name from the publication's root."""
        return self.root / name

    def read(self, name: str) -> str:
        """Return the text of a file."""
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> Folder:
        """Write a file, and the folders above it."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def replace(self, name: str, old: str, new: str) -> Folder:
        """Replace a passage that stands in a file exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{name} has {old!r} {text.count(old)} times"
        return self.write(name, text.replace(old, new))

    def remove(self, name: str) -> Folder:
        """Remove a file."""
        self.path(name).unlink()
        return self

    def check(self) -> tuple[Notice, ...]:
        """Return every notice about the publication, in this process."""
        return desk.check(self.root).notices

    def faults(self) -> list[str]:
        """Return the notices in the short form of the case folders: `path:line:column CODE`."""
        return [f"{notice.locus} {notice.code}" for notice in self.check()]

    def build(self, *options: str, site: str = "site", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `duiye build --no-books` in this process."""
        return self.run("build", "--no-books", "--site-dir", str(self.root / site), *options, **environment)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `duiye` in the publication's folder, in this process: one of its own takes a second to begin."""
        with chdir(self.root):
            done = CliRunner().invoke(main, arguments, env=environment)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    def process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `duiye` in the publication's folder, in a process of its own, where that is what is tested."""
        return subprocess.run(
            [sys.executable, "-m", "duiye.cli", *arguments],
            cwd=self.root,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def in_our_look(publication: Folder) -> Folder:
    """Give the tiny publication the theme `duiye` in the place of Material's."""
    publication.replace("mkdocs.yml", "name: material\n  language: zh\n  font: false", "name: duiye\n  language: zh")
    return publication.replace("mkdocs.yml", "  - search:\n      lang: [en]", "  - material/search")
