"""Write a drawing as SVG: for a page, whose style sheets give the colours, or for a book, with colours of its own.

This module owns the elements; it must not place anything. On pages no style attribute and no style element is written:
the site's Content-Security-Policy forbids both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from duiye.writers.charts.keys import HOLLOW
from duiye.writers.charts.scene import SIZE, WIDTH, Bar, Item, Line, Scene, Text, text_width

_RADIUS = 5.0
_EDGE = 16.0
"""Of the plate around a drawing."""
_EXPONENT = re.compile("([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")
_RAISED, _SMALL = 4.5, 9.5
_INK, _GREY, _RULE, _RED, _BLUE = "#1a1a1a", "#5c5c5c", "#c8c2b8", "#ab301b", "#4d5f73"
_FACES = {"zh": "Noto Sans SC, Libertinus Serif", "en": "Libertinus Serif, Noto Sans SC"}
_PAPER = "#fff"
_PLATE = "#f3ecdf"
"""A drawing in a file cannot know the reader's colours: as a plate it stands on white, on sepia and on black alike."""
_STROKE_FIRST = 'style="paint-order:stroke"'
"""As a style: of the attribute, which is SVG 2's, EPUB 3.3 warns."""
_GAP = 1.5
"""On either side of a line that a text stands on in print."""
_SET = 0.85
"""Of the room that Latin letters may need, what those of the books do."""
_GROUNDS = frozenset({"grid", "axis", "zero", "leader"})
"""Lines that say nothing by themselves."""
_SERIES = {"s1": _RED, "s2": _BLUE, "s3": _GREY, "s4": _INK}
_LINES: Mapping[str, tuple[str, float]] = {
    "grid": (_RULE, 0.6),
    "axis": (_GREY, 1),
    "zero": (_INK, 1),
    "leader": (_GREY, 0.6),
    "range": (_RED, 2),
    "span": (_BLUE, 8),
}
_TEXTS: Mapping[str, str] = {
    "tick": f'fill="{_GREY}"',
    "mark": f'fill="{_RED}" font-weight="bold"',
    "head": 'font-weight="bold"',
    "value": 'font-weight="bold"',
    "label": "",
}


def write_svg(scene: Scene, alt: str) -> str:
    """Write a drawing into a page: one image for those who listen, named by `alt`."""
    body = "".join(_element(item, _page_look(item)) for item in scene.items)
    # Material's search leaves out what says so; the words of an axis are nothing to find.
    return (
        f'<svg class="dy-plate" viewBox="0 0 {_n(WIDTH)} {_n(scene.height)}" font-size="{_n(SIZE)}" fill="currentColor"'
        f' role="img" aria-label="{escape(alt)}" data-search-exclude="">{body}</svg>'
    )


def write_print_svg(scene: Scene, language: str) -> str:
    """Write a drawing as a file for the printed book: its fonts, and colours for paper."""
    # Typst paints the stroke of a text letter by letter, each over the one before it.
    body = "".join(_gaps(item, scene) + _element(item, _print_look(item, "", _PAPER)) for item in scene.items)
    return _file(scene, _FACES["zh" if language.startswith("zh") else "en"], body)


def write_screen_svg(scene: Scene, language: str) -> str:
    """Write a drawing as a file for reading systems: their fonts, on a plate, for their ground may be black."""
    plate = f'<rect x="{_n(-_EDGE)}" y="{_n(-_EDGE)}" width="100%" height="100%" rx="4" fill="{_PLATE}"/>'
    halo = f'{_STROKE_FIRST} stroke="{_PLATE}" stroke-width="4" stroke-linejoin="round"'
    body = "".join(_element(item, _print_look(item, halo, _PLATE)) for item in scene.items)
    return _file(scene, f'sans-serif" xml:lang="{escape(language)}', plate + body, _EDGE)


def _gaps(item: Item, scene: Scene) -> str:
    """Interrupt the lines below a text where it stands on them."""
    if not isinstance(item, Text):
        return ""
    width = sum(room if (room := text_width(char)) >= SIZE else _SET * room for char in item.words)
    left = item.begin(width)
    right = left + width
    top, bottom = item.y - 0.8 * SIZE, item.y + 0.25 * SIZE
    pieces = []
    for line in (line for line in scene.items if isinstance(line, Line) and line.role in _GROUNDS):
        x1, x2 = max(min(line.x1, line.x2) - _GAP, left), min(max(line.x1, line.x2) + _GAP, right)
        y1, y2 = max(min(line.y1, line.y2) - _GAP, top), min(max(line.y1, line.y2) + _GAP, bottom)
        is_straight = line.x1 == line.x2 or line.y1 == line.y2
        if is_straight and x1 < x2 and y1 < y2 and not _is_covered(x1, x2, y1, y2, scene):
            pieces.append(
                f'<rect fill="{_PAPER}" x="{_n(x1)}" y="{_n(y1)}" width="{_n(x2 - x1)}" height="{_n(y2 - y1)}"/>'
            )
    return "".join(pieces)


def _is_covered(x1: float, x2: float, y1: float, y2: float, scene: Scene) -> bool:
    """Say whether a bar stands at a place, on which a gap would be seen."""
    bars = (item for item in scene.items if isinstance(item, Bar))
    return any(bar.x < x2 and x1 < bar.x + bar.width and bar.y < y2 and y1 < bar.y + bar.height for bar in bars)


def _file(scene: Scene, face: str, body: str, edge: float = 0) -> str:
    width, height = _n(WIDTH + 2 * edge), _n(scene.height + 2 * edge)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_n(-edge)} {_n(-edge)} {width} {height}"'
        f' width="{width}" height="{height}" font-family="{face}" font-size="{_n(SIZE)}"'
        f' fill="{_INK}">{body}</svg>'
    )


def _page_look(item: Item) -> str:
    match item:
        case Text(role="label"):
            return ""
        case Text(role=role):
            return f'class="{role}"'
        case Line(role=role, style=style):
            return f'class="{f"{role} {style}".strip()}"'
        case _:
            return f'class="{item.style}"'


def _print_look(item: Item, halo: str, ground: str) -> str:
    match item:
        case Text(role=role):
            return f"{_TEXTS[role]} {halo}".strip()
        case Line(role=role, style=style):
            colour, width = _LINES[role]
            return f'stroke="{_SERIES.get(style.partition(" ")[0], colour)}" stroke-width="{_n(width)}"'
        case _:
            colour = _SERIES[item.style.partition(" ")[0]]
            fill = ground if HOLLOW in item.style else colour
            return f'fill="{fill}" stroke="{colour}" stroke-width="1.5"'


def _element(item: Item, look: str) -> str:
    look = f" {look}" if look else ""
    match item:
        case Text(x=x, y=y, words=words, anchor=anchor):
            place = "" if anchor == "start" else f' text-anchor="{anchor}"'
            return f'<text{look} x="{_n(x)}" y="{_n(y)}"{place}>{_raised(words)}</text>'
        case Line(x1=x1, y1=y1, x2=x2, y2=y2):
            return f'<line{look} x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"/>'
        case Bar(x=x, y=y, width=width, height=height):
            return f'<rect{look} x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"/>'
        case _:
            return f'<circle{look} cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(_RADIUS)}"/>'


def _raised(words: str) -> str:
    """Write words with their exponents raised by the drawing: few fonts have all the small digits."""
    pieces = _EXPONENT.split(words)
    text = escape(pieces[0], quote=False)
    for exponent, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        text += (
            f'<tspan dy="-{_n(_RAISED)}" font-size="{_n(_SMALL)}" stroke="none">{exponent.translate(_PLAIN)}</tspan>'
        )
        text += f'<tspan dy="{_n(_RAISED)}" stroke="none">{escape(rest, quote=False)}</tspan>' if rest else ""
    return text


def _n(number: float) -> str:
    """Write a place to a tenth, which no eye tells from the place itself."""
    return f"{round(number, 1) + 0.0:.1f}".removesuffix(".0")
