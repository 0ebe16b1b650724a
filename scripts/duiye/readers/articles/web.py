"""Read a saved web page: the article out of its navigation, advertising and footers.

This module owns that separation and what a page says of itself; nothing of the page is dropped: what is not
the article becomes `aside`.

trafilatura judges what is article; the smallest element that holds nearly all of it is taken whole, since
extractors drop headings, notes and pictures that they do not believe.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from duiye.article import Article, Passage
from duiye.model import BlockKind
from duiye.notice import Notice
from duiye.outline.bylines import is_name, read_byline, read_date
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.encoding import decode
from duiye.readers.articles.formats import Format
from duiye.readers.articles.gallery import Gallery
from duiye.readers.articles.markup import read_tree
from duiye.readers.articles.sanitising import parse
from duiye.readers.articles.source import Source
from duiye.readers.articles.trees import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_LOOKS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ENOUGH = 0.94
"""Share of what the extractor took that the article's element must hold."""
_SHORTEST = 6
"""Letters of a line by which it is found again in the page."""
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumb|share|social|related|recommend(?:ed)?|comments?|reply|ads?|advert\w*|sponsor\w*|"
    r"promo|banner|toolbar|pagination|pager|prev-next|copyright|footer|subscribe|newsletter|sidebar|login|signup|hot|rank|tags?|"
    r"toc|editsection|mw-editsection|catlinks|navbox|metadata|noprint|qr\w*|tip-?off|statement|disclaimer)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what stands inside an article's element and is none of it."""
_AROUND_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "select", "dialog"})
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SITE = re.compile(r"\s*(?:[|｜_–—»·]+|\s-{1,2}\s|(?<=[\u4e00-\u9fff？！])-(?=[\u4e00-\u9fff]))\s*")
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc")
_DATA = re.compile(r"data:image/(?!svg)[\w.+-]+(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL | re.IGNORECASE)
_MOST_DATA = 32 << 20


def read_web(source: Source) -> Article:
    """Read a saved page.

    Args:
        source: the file; pictures in the folder that the browser saved beside it are taken along.

    Returns:
        The article's passages; navigation, advertising and footers as `aside`; title, author, date, source
        and language as far as the page says them.

    Raises:
        ContentError: the page holds no text (I001).
    """
    changes = Changes(source.name)
    html, encoding, notices = _decoded(source)
    root = parse(html, changes)
    body = next(iter(root.iter("body")), root) if root is not None else None
    if root is None or body is None:
        raise source.refusal("The page holds no text.")
    meta = _meta(root)
    gallery = Gallery()
    _load_lazy_pictures(root)
    article = _with_title(_article(body, html), body, meta.get("title", ""))
    around = _take_around(article)
    reading = read_tree(article, changes=changes, pictures=_pictures(source, gallery, changes), links=_link)
    passages = reading.passages
    outside = _outside(body, article, around)
    aside = tuple(item for element in outside for item in _words(element))
    if not any(item.words for item in passages):
        raise source.refusal("The page holds no text.", "Save the page as it is shown, or copy its text into a file.")
    _say_more(meta, aside)
    return Article(
        source.name,
        f"web page, {encoding}",
        passages,
        unit="paragraph",
        meta=meta,
        aside=aside,
        pictures=gallery.pictures,
        notices=(*notices, *changes.notices()),
    )


WEB = Format("web page", (".html", ".htm", ".xhtml", ".shtml"), read_web, lambda data: bool(_LOOKS.match(data[:4096])))


def _decoded(source: Source) -> tuple[str, str, tuple[Notice, ...]]:
    """Decode a page by what the user, its first bytes or its own head say."""
    said = _CHARSET.search(source.data[:4096])
    named = source.encoding or (said.group(1).decode("ascii", "replace") if said else "")
    named = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}.get(named.lower(), named)
    if named and not source.encoding:
        try:
            return source.data.decode(named).lstrip("\ufeff"), named.upper(), ()
        except (LookupError, UnicodeDecodeError):
            named = ""  # heads are often wrong
    decoded = decode(Source(source.data, source.name, named, source.sibling))
    return decoded.text, decoded.encoding, decoded.notices


def _article(body: _Element, html: str) -> _Element:
    """Return the element that holds the article, the body where nothing tells it apart."""
    from trafilatura import extract  # noqa: PLC0415 — half a second that only pages need

    told = extract(html, output_format="txt", include_comments=False, include_tables=True) or ""
    lines = {_fold(line) for line in told.splitlines()}
    lines = {line for line in lines if len(line) >= _SHORTEST}
    weights: dict[_Element, int] = {}
    total = 0
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        own = _fold(element.text or "")
        words = _fold(words_in(element)) if len(own) < len(_fold(words_in(element)) or "") else own
        if (
            len(words) >= _SHORTEST
            and words in lines
            and all(parent not in weights for parent in element.iterancestors())
        ):
            weights[element] = len(words)
            total += len(words)
    if not total:
        return _semantic(body)
    best = body
    while True:
        inner = [child for child in best if isinstance(child.tag, str)]
        sums = {child: sum(weights.get(part, 0) for part in child.iter()) for child in inner}
        heaviest = max(sums, key=lambda child: sums[child], default=None)
        if heaviest is None or heaviest in weights or sums[heaviest] < _ENOUGH * total:
            return best
        best = heaviest


def _with_title(article: _Element, body: _Element, title: str) -> _Element:
    """Return the element that holds the article and its heading, where that brings little else along."""
    heads = [item for item in body.iter(*_HEADS) if title and _fold(words_in(item)) == _fold(title)]
    if not heads or article in heads[0].iterancestors() or article is heads[0]:
        return article
    own = {article, *article.iterancestors()}
    both = next((item for item in heads[0].iterancestors() if item in own), article)
    more = len(_fold(words_in(both))) - len(_fold(words_in(article)))
    return both if both is not body and more < _fewest_more(article) else article


def _fewest_more(article: _Element) -> float:
    """Return how many letters an article's head may have."""
    return 200 + len(_fold(words_in(article))) / 3


def _semantic(body: _Element) -> _Element:
    """Return what the page itself calls its article."""
    named = ("main", "js_content", "content", "article")
    for told in (
        [*body.iter("article")],
        [*body.iter("main")],
        [item for item in body.iter() if item.get("role") == "main" or item.get("id") in named],
    ):
        if len(told) == 1:
            return told[0]
    return body


def _take_around(article: _Element) -> list[_Element]:
    """Take out of an article's element what stands in it and is none of it."""
    whole = len(_fold(words_in(article))) or 1
    taken: list[_Element] = []
    for element in [*article.iter()]:
        if element is article or not isinstance(element.tag, str) or any(up in taken for up in element.iterancestors()):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_around = element.tag in _AROUND_TAGS or (element.tag not in _HEADS and bool(_AROUND.search(named)))
        if is_around and len(_fold(words_in(element))) * 2 < whole and element.tag not in {"p", "figure"}:
            taken.append(element)
    for element in taken:
        element.drop_tree() if hasattr(element, "drop_tree") else _drop(element)
    return taken


def _drop(element: _Element) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def _outside(body: _Element, article: _Element, around: list[_Element]) -> list[_Element]:
    """Return what of a page is not its article, in order: what stands before, inside and after it."""
    if article is body:
        return around
    before: list[_Element] = []
    after: list[_Element] = []
    inner = article
    while inner is not body:
        before[:0] = [*inner.itersiblings(preceding=True)][::-1]
        after += [*inner.itersiblings()]
        up = inner.getparent()
        if up is None:
            break
        inner = up
    return [*before, *around, *after]


def _words(element: _Element) -> list[Passage]:
    """Read what is around an article as passages of plain words."""
    quiet = Changes("")
    found = read_tree(element, changes=quiet, pictures=lambda _: None, links=lambda _: None).passages
    return [Passage(BlockKind.PARAGRAPH, item.words, item.words, 0) for item in found if item.words.strip()]


def _link(address: str) -> str | None:
    """Keep links to other sites; one that is relative leads to a site that the reader is not on."""
    return address if address.startswith(("http:", "https:", "mailto:", "#")) else None


def _pictures(source: Source, gallery: Gallery, changes: Changes) -> Callable[[str], str | None]:
    def path(address: str) -> str | None:
        if inline := _DATA.match(address):
            data = _inline_data(inline)
            shown = gallery.add(data, "image") if data else None
        elif re.match(r"[A-Za-z][\w+.-]*:|//", address):
            changes.tell("I004", f"The picture {address[:100]} lies elsewhere and was not fetched.", 1)
            return None
        else:
            beside, found = source.beside(address)
            shown = gallery.add(found, beside) if found else None
        if not shown:
            changes.tell("I004", f"There is no picture {address[:60]} beside the page.", 1)
        return shown

    return path


def _inline_data(found: re.Match[str]) -> bytes:
    if len(found["data"]) > _MOST_DATA:
        return b""
    try:
        return base64.b64decode(found["data"]) if found["base64"] else unquote_to_bytes(found["data"])
    except (binascii.Error, ValueError):
        return b""


def _load_lazy_pictures(root: _Element) -> None:
    """Write the real address of pictures that a script would have loaded."""
    for image in root.iter("img"):
        real = next((image.get(name) for name in _LAZY if image.get(name)), None)
        shown = image.get("src") or ""
        if real and (not shown or shown.startswith("data:image/gif") or "placeholder" in shown or "blank" in shown):
            image.set("src", real)


def _meta(root: _Element) -> dict[str, str]:
    """Read what a page's head says of it."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if key and (element.get("content") or "").strip():
            named.setdefault(key, " ".join((element.get("content") or "").split()))
    whole = next((" ".join((item.text or "").split()) for item in root.iter("title")), "")
    title = _title(root, whole, named.get("og:title", ""))
    site = named.get("og:site_name", "")
    date = next((read_date(named[key]) for key in _DATES if named.get(key)), "")
    author = next((named[key] for key in ("author", "article:author", "dc.creator") if named.get(key)), "")
    said = {"title": title, "author": author, "date": date, "source": site, "language": (root.get("lang") or "")[:2]}
    return {key: value for key, value in said.items() if value and not value.startswith("http")}


def _title(root: _Element, whole: str, told: str) -> str:
    """Return the part of a page's `<title>` that stands on the page: the rest is the site's name."""
    heads = [" ".join(words_in(item).split()) for item in root.iter("h1", "h2")]
    shown = [head for head in heads if head and _fold(head) in _fold(whole)]
    parts = [part for part in _SITE.split(whole) if part.strip()]
    texts = {_fold(words_in(item)) for item in root.iter("p", "td", "div", "font", "b", "strong", "span", "center")}
    shown += [part for part in parts if _fold(part) and _fold(part) in texts]
    alone = heads[0] if len([*root.iter("h1")]) == 1 and heads else ""
    return max(shown, key=len, default="") or told or alone or next(iter(parts), "")


_DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "og:release_date")


def _say_more(meta: dict[str, str], aside: tuple[Passage, ...]) -> None:
    """Learn author and date from a byline that stands outside of the article's element."""
    for item in aside:
        for role, value in read_byline(item.words):
            if role == "date" or (role == "author" and is_name(value)):
                meta.setdefault(role, value)


def _fold(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", text)
