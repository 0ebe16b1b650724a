"""Ask the Nu Html Checker, the W3C's own, about every page of a built site.

    npm pack vnu-jar && tar xzf vnu-jar-*.tgz    # MIT; needs Java: apt-get install default-jre-headless
    .venv/bin/python scripts/bench/validity.py SITE package/build/dist/vnu.jar

Each message is printed once, with how many pages have it and one of them; the exit code tells whether there were any.
What the checker says of the content security policy is left out: it takes `file:` for another host than the page's,
and data for scripts. tests/browser/test_access.py parses the same pages strictly on every run, without Java.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

_POLICY = "violates Content Security Policy"


def main() -> None:
    """Print the messages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("jar", type=Path)
    args = parser.parse_args()
    command = ["java", "-jar", args.jar, "--format", "json", "--exit-zero-always", "--skip-non-html", args.site]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    counted: Counter[str] = Counter()
    places: dict[str, str] = {}
    for message in json.loads(done.stderr)["messages"]:
        text = f"{message.get('subType', message['type'])}: {message['message']}"
        if _POLICY not in text:
            counted[text] += 1
            page = message.get("url", "").partition(f"{args.site.resolve().as_posix()}/")[2]
            places.setdefault(text, f"{page}:{message.get('lastLine', '')}")
    for text, count in counted.most_common():
        print(f"{count:5}  {text}\n       {places[text]}")
    print(f"{sum(1 for _ in args.site.rglob('*.html'))} pages, {sum(counted.values())} messages")
    sys.exit(bool(counted))


if __name__ == "__main__":
    main()
