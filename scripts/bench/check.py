"""Measure `duiye check` beside a plain `mkdocs build` of the same publication, in one run.

    .venv/bin/python scripts/bench/check.py [ROOT] [--rounds 5]

Cold is the first run of a process whose modules Python has to compile, warm the best of the next rounds. Printed
are seconds of processor time, which a busy machine does not lengthen as much as the clock's, the clock's seconds,
and how much of the build's time the check takes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measure(command: list[str], root: Path, compiled: str) -> tuple[float, float]:
    """Run a command; return seconds of processor time and of the clock."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # with it no round would be warm
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def main() -> None:
    """Print both, cold and warm."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("root", type=Path, nargs="?", default=Path(__file__).parents[2])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = [sys.executable, "-m"]
        commands = {
            "duiye check": [*python, "duiye.cli", "check"],
            "mkdocs build": [*python, "mkdocs", "build", "--quiet", "--site-dir", f"{folder}/site"],
        }
        cold = {name: measure(line, arguments.root, f"{folder}/{name}") for name, line in commands.items()}
        # In turns, so that what else the machine does falls on both.
        rounds = [
            {name: measure(line, arguments.root, f"{folder}/{name}") for name, line in commands.items()}
            for _ in range(arguments.rounds)
        ]
    warm = {name: min(each[name] for each in rounds) for name in commands}
    print(f"{'':14}{'cold CPU':>10}{'clock':>8}{'warm CPU':>10}{'clock':>8}")
    for name in commands:
        print(f"{name:14}{cold[name][0]:9.2f}s{cold[name][1]:7.2f}s{warm[name][0]:9.2f}s{warm[name][1]:7.2f}s")
    ratios = [each["duiye check"][0] / each["mkdocs build"][0] for each in (cold, warm)]
    print(f"the check takes {ratios[0]:.2f} (cold) and {ratios[1]:.2f} (warm) of the build's processor time")


if __name__ == "__main__":
    main()
