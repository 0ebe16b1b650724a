"""The page that the preview shows in the place of every other one until a first build has ended well.

This module owns its words and marks; it must not know how it is served, and needs nothing of a theme or a build.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from duiye.catalogue import Severity
from duiye.notice import Notice

_PAGE = """<!doctype html>
<html lang="en" class="duiye-waiting">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{titles} · duiye preview</title>
<link rel="stylesheet" href="{live}live.css">
</head>
<body>
<main>
{words}
{list}
</main>
<script src="{live}live.js" defer data-built="0" data-tries="{tries}"></script>
</body>
</html>
"""


def waiting_page(notices: Sequence[Notice | str], *, tries: int, live: str) -> str:
    """Return the page.

    Args:
        notices: what the last try had to say, in the order in which it is shown.
        tries: builds so far, none of them good; 0 while the first is under way.
        live: address of the folder of the live script and its style sheet.
    """
    said = [
        (language, *words) for language, words in (("zh", _chinese(notices, tries)), ("en", _english(notices, tries)))
    ]
    # One heading, so that the outline of the page has each once.
    heading = " ".join(f'<span lang="{language}">{title}</span>' for language, title, _ in said)
    words = "\n".join([f"<h1>{heading}</h1>", *(f'<p lang="{language}">{text}</p>' for language, _, text in said)])
    items = "\n".join(map(_item, notices))
    shown = f'<ol role="list">\n{items}\n</ol>' if items else ""
    titles = " · ".join(title for _, title, _ in said)
    return _PAGE.format(titles=titles, words=words, list=shown, live=live, tries=tries)


def _english(notices: Sequence[Notice | str], tries: int) -> tuple[str, str]:
    """Return the heading and what stands below it."""
    if not tries:
        return "The first build is under way", "This page turns into the preview when it has ended."
    held = _held(notices)
    count = f"{held} faults hold" if held != 1 else "One fault holds"
    text = f"{count} the preview up. This page turns into it by itself when a save has mended"
    rest = "; the warnings can wait." if held < len(notices) else "."
    return "Nothing could be built yet", f"{text} {'them' if held != 1 else 'it'}{rest}"


def _chinese(notices: Sequence[Notice | str], tries: int) -> tuple[str, str]:
    """Return the same in Chinese."""
    if not tries:
        return "正在第一次生成", "生成好以后，这一页会自己变成预览。"
    held = _held(notices)
    rest = "；警告可以放一放" if held < len(notices) else ""
    return "还没有可以预览的页面", f"先改好下面{held}处错误{rest}。改好保存以后，这一页会自己变成预览。"


def _held(notices: Sequence[Notice | str]) -> int:
    """Count what has to be mended."""
    return sum(isinstance(notice, str) or notice.severity is Severity.ERROR for notice in notices)


def _item(notice: Notice | str) -> str:
    if isinstance(notice, str):
        return f'<li class="duiye-error"><p>{escape(notice)}</p></li>'
    severity = notice.severity.value
    return (
        f'<li class="duiye-{severity}"><p class="duiye-place"><code>{escape(str(notice.locus))}</code> '
        f"<b>{severity} {notice.code}</b></p><p>{escape(notice.message)}</p>"
        f'<p class="duiye-advice">{escape(notice.advice)} '
        f"<span>More: <code>duiye explain {notice.code}</code></span></p></li>"
    )
