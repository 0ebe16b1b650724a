"""Time the books of this publication beside WeasyPrint and headless Chromium, and a book ten and a hundred times as long.

    .venv/bin/python scripts/bench/book.py [--install FOLDER] [--peers FOLDER] [--rounds N] [--times 1 10 100]

Everybody sets the same rendered chapters, each run in a process of its own from the start of the interpreter to the
file on the disk; memory is the greatest sum over that process and its children (proportional set size, Linux only).
`ours` are all PDFs of the publication together; each of them alone follows. The peers get one HTML file with a plain
style sheet for print (book_peers.py); --install puts WeasyPrint into a folder outside the repository, for --peers.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from book_peers import write_html

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
EVERY = 0.02
"""Seconds between two looks at the memory."""


class Run(NamedTuple):
    """What one run cost."""

    wall: float
    cpu: float
    memory: float
    """Megabytes."""
    size: int
    """Bytes of what was written."""


def measure(command: Sequence[str], made: Path) -> Run:
    """Run a command that makes a file or a folder, and watch it."""
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            peak = max(peak, sum(map(resident, family(process.pid))))
            time.sleep(EVERY)
        wall = time.perf_counter() - start
        if process.returncode:
            sys.exit(f"{command[0]} failed: {process.stderr.read().decode() if process.stderr else ''}")
    files = [made] if made.is_file() else [*made.iterdir()]
    return Run(wall, usage.ru_utime + usage.ru_stime, peak / 1e6, sum(file.stat().st_size for file in files))


def family(process: int) -> list[int]:
    """Return a process and all that it began."""
    try:
        own = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    except OSError:
        return []
    return [process, *(member for child in own for member in family(int(child)))]


def resident(process: int) -> int:
    """Return the memory of a process in bytes, what it shares counted in part; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def median_run(command: Sequence[str], made: Path, rounds: int) -> Run:
    """Measure a command several times and take each figure's median."""
    runs = []
    for _ in range(rounds):
        shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)
        runs.append(measure(command, made))
    return Run(*(statistics.median(column) for column in zip(*runs, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", type=Path, help="install WeasyPrint into this folder")
    parser.add_argument("--peers", type=Path, help="folder with WeasyPrint")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10, 100], help="how many times as long")
    options = parser.parse_args()
    if options.install:
        target = ["--target", str(options.install), "weasyprint"]
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", *target], check=True)
    peers = options.peers or options.install
    with tempfile.TemporaryDirectory(prefix="duiye-bench-") as name:
        work = Path(name)
        subprocess.run([sys.executable, str(Path(__file__).with_name("book_ours.py")), "read", str(ROOT), str(work / "read")], check=True)
        with (work / "read").open("rb") as file:
            checked = pickle.load(file)
        compare(work, checked, peers, options.rounds)
        if options.times:
            lengthen(work, checked, options.times)


def ours(work: Path, edition: str, times: int = 1) -> tuple[list[str], Path]:
    """Return the command that typesets an edition, or all for none, and the folder that it writes into."""
    made = work / f"ours-{edition}"
    script = str(Path(__file__).with_name("book_ours.py"))
    return [sys.executable, script, "typeset", str(work / "read"), str(made), str(times), *filter(None, [edition])], made


def compare(work: Path, checked: object, peers: Path | None, rounds: int) -> None:
    """Print what our books and the peers' cost."""
    from duiye.manuscripts import printable  # noqa: PLC0415 — `--help` needs none of it

    rows: list[tuple[str, Run]] = [("ours, all PDFs together", median_run(*ours(work, ""), rounds))]
    rows += [(f"ours, {edition}", median_run(*ours(work, edition), rounds)) for edition in printable(checked)]
    command = ["duiye", "export", "pdf", "--quiet", "--root", str(ROOT), "--output", str(work / "command")]
    rows.append(("ours, duiye export pdf (reads and checks too)", median_run([str(Path(sys.executable).with_name("duiye")), *command[1:]], work / "command", rounds)))
    for language in ("zh", "en"):
        page = write_html(checked, language, work)
        pdf = work / f"peer-{language}.pdf"
        if peers:
            starts = f"import sys; sys.path.insert(0, {str(peers)!r}); from weasyprint import HTML; HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
            rows.append((f"WeasyPrint, {language}", median_run([sys.executable, "-c", starts, str(page), str(pdf)], pdf, rounds)))
        if CHROMIUM:
            command = [CHROMIUM, *FLAGS, f"--user-data-dir={work / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
            rows.append((f"Chromium, {language}", median_run(command, pdf, rounds)))
    if not peers:
        print("Skipped: WeasyPrint; --install FOLDER gets it.", file=sys.stderr)
    whole = rows[0][1]
    print(f"\nMedian of {rounds} runs, {os.cpu_count()} cores\n")
    print(f"{'':46} {'wall s':>7} {'CPU s':>7} {'MB':>6} {'file MB':>8} {'ours all / this':>16}")
    for name, run in rows:
        print(f"{name:46} {run.wall:7.2f} {run.cpu:7.2f} {run.memory:6.0f} {run.size / 1e6:8.2f} {whole.wall / run.wall:16.2f}")


def lengthen(work: Path, checked: object, times: Sequence[int]) -> None:
    """Print what each edition costs when its chapters stand in it many times."""
    from duiye.manuscripts import printable  # noqa: PLC0415 — the same

    print("\nThe same chapters many times, one run each; × is the time beside the first row of the edition\n")
    print(f"{'edition':10} {'times':>6} {'wall s':>8} {'×':>7} {'MB':>7} {'file MB':>8}")
    for edition in printable(checked):
        first = 0.0
        for count in times:
            run = median_run(*ours(work, edition, count), 1)
            first = first or run.wall
            print(f"{edition:10} {count:6} {run.wall:8.2f} {run.wall / first:7.1f} {run.memory:7.0f} {run.size / 1e6:8.2f}", flush=True)


if __name__ == "__main__":
    main()
