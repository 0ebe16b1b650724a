"""Write one page of the facing edition from the two built pages of a chapter.

This module owns the order of the steps; it must not read or write files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from duiye.addresses import FACING_ROOT, relative_address
from duiye.writers.facing.apparatus import lone_entries, number_notes, write_entries, write_notes
from duiye.writers.facing.edition import LOST, SCRIPT, STYLE, Place
from duiye.writers.facing.elements import classes, drop, make, said
from duiye.writers.facing.matching import match
from duiye.writers.facing.moving import Mover
from duiye.writers.facing.names import inner_names, mend_references, note_names, rename
from duiye.writers.facing.rows import RowWriter
from duiye.writers.facing.tongues import BETWEEN, Tongues
from duiye.writers.facing.units import Unit, cut, entries_of, notes_of, tips_of, without_letters
from duiye.writers.facing.words import write_order
from duiye.writers.pages import BuiltPage


def write_facing(first: BuiltPage, second: BuiltPage, place: Place) -> HtmlElement:
    """Write a facing page; both trees are used up.

    Args:
        first: the default language's page.
        second: the other language's.
        place: where the facing page stands.

    Returns:
        The root element of the page.
    """
    page = _Page(first.tree, second.tree, place)
    page.write()
    return first.tree


class _Page:
    def __init__(self, first: HtmlElement, second: HtmlElement, place: Place) -> None:
        self._roots, self._place = (first, second), place
        self._languages = place.edition.languages
        self._articles = [next(iter(root.iter("article")), None) for root in self._roots]
        self._texts = [None if article is None else _text(article) for article in self._articles]
        self._ids = {str(name) for name in first.xpath("//@id")}

    def write(self) -> None:
        place, (first, second) = self._place, self._roots
        articles, texts = self._articles, self._texts
        units = [self._cut(text, side) if text is not None else [] for side, text in enumerate(texts)]
        tips = [tips_of(text) if text is not None else None for text in texts]
        renamed = self._rename(units)
        for side, root in enumerate(self._roots):
            names = [place.rows.names[side], renamed[side]]
            Mover(place, side, lambda name, names=names: names[1].get(name, names[0].get(name, name))).move(root)  # type: ignore[misc]
        if entries_of(units[0]):
            self._forget_letters(second)
        tongues = Tongues(self._languages, self._ids)
        for one, other in zip(first, second, strict=False):
            if one.tag == "head":
                self._merge_head(one, other)
            else:
                tongues.merge(one, other)
        for article, other in [articles] if all(article is not None for article in articles) else ():
            if texts[0] is not article:
                self._merge_around(article, other, texts, tongues)
            self._fill(texts[0], units, tips, tongues)
            article.set("class", f"{article.get('class')} dy-facing")
            article.set("data-languages", " ".join(self._languages))
            article.set("data-first", self._languages[0])
            article.addprevious(write_order(place.edition))
        self._switch(first)
        self._mend_frame(first)
        mend_references(first, renamed[1])

    # ------------------------------------------------------------------ ids

    def _cut(self, text: HtmlElement, side: int) -> list[Unit]:
        rows = self._place.rows
        parts = {part: row.id for row in rows.rows if row.parts_side == side for part in row.parts}
        names = dict(rows.names[side])
        if side == 1:
            # An id that only this side has must not be one that means something else on the first page.
            blocks = {child.get("id") for child in text if isinstance(child.tag, str)}
            firsts = self._texts[0] if self._texts[0] is not None else ()
            taken = self._ids - {child.get("id") for child in firsts if isinstance(child.tag, str)}
            names |= {
                name: f"{name}@{self._languages[1]}" for name in blocks if name in taken and name and name not in names
            }
        return cut(text, names, parts)

    def _rename(self, units: Sequence[Sequence[Unit]]) -> list[dict[str, str]]:
        """Keep the ids of both sides apart; return the new ids of each."""
        found: list[dict[str, str]] = []
        taken = self._ids | {unit.name for unit in units[1]} | set(self._place.rows.by_id)
        for side, language in enumerate(self._languages):
            blocks = [element for unit in units[side] if unit.kind == "block" for element in unit.elements]
            notes = notes_of(units[side])
            names = note_names(notes, language)
            if side == 1:
                parts = [element for unit in units[1] for element in unit.elements[1:]]
                for part in parts:
                    if part.get("id") in taken:
                        del part.attrib["id"]
                names |= inner_names([*blocks, *notes], taken, language)
            rename([*blocks, *notes], names, f"-{language}" if side == 1 else "")
            found.append(names)
        return found

    def _forget_letters(self, root: HtmlElement) -> None:
        """Take letters out of the second page's contents under which the first page's glossary has nothing."""
        for link in [link for link in root.iter("a") if (link.get("href") or "").startswith("#letter-")]:
            item = link.getparent()
            if str(link.get("href"))[1:] not in self._ids and item is not None and item.tag == "li":
                drop(item)

    # ------------------------------------------------------------------ text

    def _fill(
        self,
        text: HtmlElement,
        units: Sequence[list[Unit]],
        tips: Sequence[HtmlElement | None],
        tongues: Tongues,
    ) -> None:
        """Put the rows in the place of the blocks."""
        writer = RowWriter(self._place)
        entries = [entries_of(side) for side in units]
        has_glossary = bool(entries[0])
        second = without_letters(units[1]) if has_glossary else units[1]
        lone = list(lone_entries(*entries)) if has_glossary else []
        last = [unit for unit in units[0] if unit.kind == "glossary"][-1:]
        made: list[HtmlElement] = []
        for mine, theirs in match(units[0], second, lambda unit: unit.name, _alike):
            shown = mine or theirs
            match shown.kind if shown else "":
                case "kicker":
                    made.append(writer.row("", [unit.elements if unit else () for unit in (mine, theirs)], ["head"]))
                case "frame":
                    made += self._frame(mine, theirs, tongues)
                case "notes":
                    notes = write_notes(writer, tongues, *(unit.element if unit else None for unit in (mine, theirs)))
                    made.append(notes)
                case "glossary" if mine:
                    made.append(write_entries(writer, mine.element, entries[1], lone if [mine] == last else ()))
                case _:
                    made.append(writer.write(mine, theirs))
        made += _joined_tips(tips)
        for child in list(text):
            text.remove(child)
        text.text = "\n"
        for element in made:
            text.append(element)
            element.tail = "\n"
        for element in made:
            if "footnote" in classes(element):
                number_notes(text, element, self._languages)

    def _frame(self, mine: Unit | None, theirs: Unit | None, tongues: Tongues) -> Iterator[HtmlElement]:
        if mine and theirs:
            tongues.merge(mine.element, theirs.element)
        elif theirs:
            theirs.element.set("lang", self._languages[1])
        yield (mine or theirs).element  # type: ignore[union-attr]

    def _merge_around(
        self, article: HtmlElement, other: HtmlElement, texts: Sequence[HtmlElement | None], tongues: Tongues
    ) -> None:
        """Merge what stands around the text of a landing page."""
        holders = [[child for child in side if isinstance(child.tag, str)] for side in (article, other)]
        for one, two in match(holders[0], holders[1], lambda item: item.get("id") or "", _same_kind):
            if one is not None and two is not None and one is not texts[0]:
                tongues.merge(one, two)
            elif one is None and two is not None:
                two.set("lang", self._languages[1])
                article.append(two)

    # ------------------------------------------------------------------ frame

    def _merge_head(self, head: HtmlElement, other: HtmlElement) -> None:
        title, theirs = head.find("title"), other.find("title")
        if title is not None and theirs is not None and said(title) != said(theirs):
            title.text = said(title) + BETWEEN + said(theirs)
        # Search engines are told of the languages' pages only; the canonical address is the default language's.
        for link in [link for link in head.iter("link") if link.get("hreflang")]:
            drop(link)
        style = next((link for link in head.iter("link") if "stylesheets/duiye." in (link.get("href") or "")), None)
        made = make("link", {"rel": "stylesheet", "href": self._asset(STYLE)})
        if style is None:
            head.append(made)
        else:
            style.addnext(made)
            made.tail = "\n"

    def _switch(self, root: HtmlElement) -> None:
        """Mark the facing edition as the one that is shown."""
        for link in root.iter("a"):
            holder = link.getparent()
            while holder is not None and "dy-languages" not in classes(holder) and holder.tag != "template":
                holder = holder.getparent()
            if holder is None:
                continue
            link.attrib.pop("aria-current", None)
            if "dy-languages__facing" in classes(link):
                link.set("aria-current", "true")

    def _mend_frame(self, root: HtmlElement) -> None:
        """Lead Material's script to the default language's search, and our own to the page's editions."""
        edition, here = self._place.edition, self._place.here
        mover = Mover(self._place, 0, str)
        config = root.xpath("//script[@id='__config']")
        if config:
            config[0].text = json.dumps(self._config(config, mover), ensure_ascii=True)
        for line in root.find_class("dy-colophon__address"):
            line.text = f"{edition.address}{FACING_ROOT}/{self._place.path.removesuffix('index.html')}"
        homes = (FACING_ROOT, edition.languages[0])
        home, source = (
            f"{edition.path}{name}/" if self._place.path == LOST else relative_address(f"{name}/", here)
            for name in homes
        )
        script = make(
            "script",
            {
                "src": self._asset(SCRIPT),
                "data-home": home,
                "data-source": source,
                "data-alone": " ".join(edition.alone),
            },
        )
        (config[0].addprevious(script) if config else root.find("body").append(script))

    def _config(self, config: Sequence[HtmlElement], mover: Mover) -> dict[str, Any]:
        own: dict[str, Any] = json.loads(config[0].text or "{}")
        others = self._roots[1].xpath("//script[@id='__config']")
        theirs: dict[str, Any] = json.loads(others[0].text or "{}") if others else {}
        for key in ("base", "search"):
            if isinstance(own.get(key), str):
                own[key] = mover.led(own[key], keeps=True)
        translations, second = own.get("translations") or {}, theirs.get("translations") or {}
        for key, words in translations.items():
            # Material puts the count in the place of the first # only.
            if key in second and second[key] != words and "#" not in words:
                translations[key] = words + BETWEEN + second[key]
        return own

    def _asset(self, name: str) -> str:
        """Return the address of one of our own files, as the theme puts it into every language's folder."""
        edition = self._place.edition
        target = f"{edition.languages[0]}/{name}"
        return edition.path + target if self._place.path == LOST else relative_address(target, self._place.here)


def _text(article: HtmlElement) -> HtmlElement:
    """Return the element in which the blocks of a chapter stand."""
    return next((child for child in article.iter("div") if "dy-home__text" in classes(child)), article)


def _alike(one: Unit, other: Unit) -> bool:
    return one.kind == other.kind and _same_kind(one.element, other.element)


def _same_kind(one: HtmlElement, other: HtmlElement) -> bool:
    return bool(one.tag == other.tag and classes(one) == classes(other))


def _joined_tips(tips: Sequence[HtmlElement | None]) -> list[HtmlElement]:
    """Return the tips of both pages in one box; each has both languages already."""
    boxes = [box for box in tips if box is not None]
    if len(boxes) > 1:
        known = {tip.get("id") for tip in boxes[0]}
        boxes[0].extend([tip for tip in boxes[1] if tip.get("id") not in known])
    return boxes[:1]
