"""The MkDocs plugin: tells MkDocs, the Markdown extension and the templates what Duiye knows of a page.

This module owns nothing but that hand-over; whatever can be done in the text or over the built pages
is done there (see docs/adr/0002).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duiye.addresses import FACING_ROOT, Alternate, page_address, relative_address
from duiye.availability import Availability, availability
from duiye.builder import prune
from duiye.chapternumbers import chapter_numbers
from duiye.credits import Credits
from duiye.lags import PageLags, StepReport, report_step
from duiye.look import THEME_NAME
from duiye.model import CLAIMS_MARK, FIGURES_MARK, GLOSSARY_MARK, LANDING, STATUS_MARK, Language
from duiye.notice import SettingsError
from duiye.pluginoptions import DuiyeConfig
from duiye.readers.hosting import read_allowances
from duiye.readers.manuscript import partition, read_manuscript
from duiye.readers.plaintext import plain_text
from duiye.reading import reading_minutes
from duiye.signposts import say_what_lacks
from duiye.sisterlinks import Sisters
from duiye.store import load_publication
from duiye.switch import switch_of
from duiye.writers.charts.data import FOLDER
from duiye.writers.citations import Citation, Cited, write_citations
from duiye.writers.metadata import opening_words
from duiye.writers.policy import referrer, write_policy
from duiye.writers.waiting import write_home

_log = get_plugin_logger(__name__)
_TAG = re.compile(r"<[^>]*>")

_ID = re.compile(r'\sid="([^"]+)"')
_SEARCH = {
    "lang": ["en"],
    "pipeline": [],
    "separator": r'[\s\u200b\u3000\-、。，．？！；：“”‘’（）《》〈〉【】「」『』「」…—·.,;:!?()\[\]"/]+',
}
"""Material's search set for Chinese and English together; figures in docs/adr/0006."""


class DuiyePlugin(BasePlugin[DuiyeConfig]):  # type: ignore[no-untyped-call]  # the same
    """MkDocs' door to Duiye."""

    _available: Availability | None = None
    """None where nothing declares languages."""
    _step = StepReport()
    _roots: Mapping[Language, str] = {}
    """Folder of each language in the site."""
    _minutes: dict[str, int]
    """Reading time of each page that is read through, by its file."""
    _openings: dict[str, str]
    """How each of them begins."""
    _numbers: Mapping[Language, Mapping[str, str]] = {}
    """Number of each chapter as its readers see it, by its path inside the language's folder."""
    _credits = Credits()
    """Who made the text, in a stock build."""
    _nav: Any = None
    """The navigation as mkdocs.yml has it."""
    _is_served = False
    """Whether MkDocs serves the site itself, with a script of its own in each page."""

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 — MkDocs' signature
        """Learn whether pages are built or served."""
        self._is_served = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig, /) -> None:
        """Finish a configuration with our theme, and learn which chapters can be read in which language."""
        self._minutes, self._openings = {}, {}
        self._finish_theme(config)
        self._learn_availability(config)

    @staticmethod
    def _finish_theme(config: MkDocsConfig) -> None:
        """Set Material's search for two languages, and give the theme Material's name.

        mkdocs-static-i18n gives the pages their language and the switch only where the theme has it.
        """
        if config.theme.name != THEME_NAME:
            return
        config.theme.name = "material"
        if "search" in config.plugins:
            _log.warning("The theme duiye has Material's search: write material/search for search in mkdocs.yml.")
        if search := config.plugins.get("material/search"):
            search.config.update({key: value for key, value in _SEARCH.items() if search.config[key] is None})

    def _learn_availability(self, config: MkDocsConfig) -> None:
        """Learn what can be read from the build, or in a stock build from the files themselves."""
        self._available = self.config.availability
        self._step = self.config.step or StepReport()
        self._numbers = {self.config.language: self.config.numbers}
        if self._available:
            self._roots = {tag: f"{tag}/" for tag in self._available.names}
        elif "i18n" in config.plugins:
            try:
                publication = load_publication(Path(config.config_file_path).parent).publication
            except SettingsError as error:
                raise PluginError(str(error)) from None
            self._available = availability(publication)
            self._step = report_step(publication)
            self._numbers = chapter_numbers(publication)
            self._credits = publication.credits
            # mkdocs-static-i18n puts the default language at the root.
            self._roots = {item.language: "" if item.default else f"{item.language}/" for item in publication.editions}

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leave out the chapters that have no page; a landing page stays, with other words."""
        self._nav = config.nav
        if not self._available:
            return files
        own = self.config.language
        # A stock build sees the files of all languages.
        for tag, folder in {own: ""}.items() if own else ((tag, f"{tag}/") for tag in self._available.names):
            for path in self._available.left_out(tag) - {LANDING}:
                if file := files.get_file_from_path(folder + path):
                    files.remove(file)
        left_out = self._available.left_out(self._language(config)) - {LANDING}
        if left_out and config.nav is not None:
            config.nav = prune(config.nav, left_out)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 — MkDocs' signature
        """Put the whole navigation back for the next language of a stock build."""
        config.nav = self._nav
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 — the same
        """Give every template what each page says of its policy, as `serving`."""
        # Nothing is kept where nobody could renew it: a stock build has no service worker at its root.
        built = bool(self.config.languages)
        # Nor is there an index of ours: it is written over the pages of `duiye build`.
        serving: dict[str, Any] = {"offline": self.config.offline and built, "search": built}
        if not self._is_served:
            allowances = read_allowances(self.config.policy)
            serving |= {"policy": write_policy(allowances, in_page=True), "referrer": referrer(allowances)}
        env.globals["serving"] = serving
        return env

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give an edition whose landing page is not translated yet one without the other language's words."""
        language, path = self._place(page, config)
        if not self._available or path not in self._available.left_out(language):
            return None
        text = page.file.content_string
        chapter, _ = read_manuscript(text, path=path, language=language, file=path)
        return write_home(self._available.titles[language], chapter.meta)

    def on_page_markdown(
        self,
        markdown: str,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002 — the same
    ) -> None:
        """Name the chapter to the extension, which MkDocs makes anew for every page, and take its reading time."""
        root = Path(self.config.root or Path(config.config_file_path).parent)
        docs = Path(self.config.docs or config.docs_dir)
        source = Path(page.file.abs_src_path or "")
        options = config.mdx_configs.setdefault("duiye.markdown", {})
        inside = source.is_relative_to(docs)
        chapter = source.relative_to(docs).as_posix() if inside else ""
        language, path = self._place(page, config)
        if any(mark in markdown for mark in (CLAIMS_MARK, FIGURES_MARK)):
            # They repeat what the chapters say; whoever looks for a passage wants the chapter first.
            page.meta.setdefault("search", {"boost": 0.3})
        # A glossary is looked up, not read through.
        if not any(mark in markdown for mark in (CLAIMS_MARK, FIGURES_MARK, GLOSSARY_MARK, STATUS_MARK)):
            minutes = reading_minutes(plain_text(partition(markdown)), language)
            self._minutes[page.file.src_uri] = minutes
        is_draft = bool(self._available and self._available.is_draft(language, path))
        options.update(root=str(root), docs=str(docs), chapter=chapter, sisters=self._sisters(page, config))
        options.update(lags=self._lags(page, config), status=self._step if STATUS_MARK in markdown else StepReport())
        options["claims"] = self._available.claims_pages.get(language, "") if self._available else ""
        # A stock build publishes no data files.
        data = relative_address(f"{FOLDER}/", f"{language}/{page.url}") if self.config.languages else ""
        options.update(data=data)
        options["language"] = self._available.original(path) if self._available and is_draft else ""

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 — MkDocs' signature
        """Say of what is not translated that it is not, and tell MkDocs the ids that it has not seen."""
        # MkDocs lists a page's ids before our extension gives the paragraphs theirs.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_ID.findall(html)}
        language, path = self._place(page, config)
        if page.file.src_uri in self._minutes:
            self._openings[page.file.src_uri] = opening_words(html, language)
        return say_what_lacks(html, language, path, self._available, self._roots) if self._available else html

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the 404 page a switch that leads to the home pages, from whatever depth it is shown at."""
        if template_name == "404.html" and self.config.languages:
            site = urlsplit(self.config.address).path or "/"
            homes = [
                Alternate(tag, name, f"{site}{tag}/", "", current=tag == self.config.language, missing=False)
                for tag, name in self._languages
            ]
            facing = f"{site}{FACING_ROOT}/" if self._available and self._available.facing else ""
            number = partial(self._number, config)
            context["duiye"] = {"alternates": homes, "facing": facing, "number": number}  # type: ignore[typeddict-unknown-key]  # for our templates
        return context

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Give the templates the switch, the reading time, the citations and the downloads as `duiye`."""
        language, path = self._place(page, config)
        if self.config.languages and not self.config.address:
            page.canonical_url = None
        known: dict[str, Any] = {"head": self.config.heads.get(path)}
        known |= {"minutes": self._minutes, "openings": self._openings, "number": partial(self._number, config)}
        if minutes := self._minutes.get(page.file.src_uri):
            known["reading_minutes"] = minutes
        if page.is_homepage:
            known["all_minutes"] = sum(self._minutes.get(item.file.src_uri, 0) for item in nav.pages if item != page)
        if STATUS_MARK not in (page.markdown or ""):
            known["cite"] = partial(self._cite, page, config)
        if self._available:
            known["draft"] = self._available.is_draft(language, path)
            known["untranslated"] = bool(self._available.instead(language))
            known["lead"] = self._sisters(page, config).lead
        if self._available and self.config.languages:
            here = f"{language}/{page.url}"
            known |= switch_of(path, language, self._languages, self.config.address, self._available, here)
            chosen = (item.absolute for item in known["alternates"] if item.lang == self.config.default_language)
            root = self.config.address or relative_address("", here)
            own = page.is_homepage and path in self._available.published[language]
            known["x_default"] = root if own else next(chosen, "")
            known["downloads"] = [
                {**item, "href": relative_address(item["path"], here)} for item in self.config.downloads
            ]
        context["duiye"] = known  # type: ignore[typeddict-unknown-key]  # for our templates
        return context

    def _number(self, config: MkDocsConfig, page: Page) -> str:
        """Return the number that a page's own front matter gives it, or that of its counterpart; empty for none."""
        language, path = self._place(page, config)
        return self._numbers.get(language, {}).get(path, "")

    def _cite(self, page: Page, config: MkDocsConfig) -> tuple[Citation, ...]:
        """Write how a page is cited; a landing page stands for the publication."""
        language, path = self._place(page, config)
        title = "" if page.is_homepage else unescape(_TAG.sub("", page.title or ""))
        known = self.config.author or ", ".join(self._credits.of("author", language))
        author = str(page.meta.get("author") or known or config.site_author or "")
        # Where no history tells when a page was changed, the text's own day is better than none.
        date = self.config.dates.get(f"{language}/{path}", "") or self.config.first or self._credits.date
        return write_citations(Cited(language, config.site_name, page.canonical_url or "", title, author, date, path))

    def _language(self, config: MkDocsConfig) -> Language:
        """Return the language that is being built."""
        i18n: Any = config.plugins.get("i18n")
        return str(self.config.language or (i18n and i18n.current_language) or config.theme.get("language", ""))

    def _place(self, page: Page, config: MkDocsConfig) -> tuple[Language, str]:
        """Return a page's language and its path inside the language's folder."""
        language = self._language(config)
        path = page.file.src_uri
        return language, path if self.config.language else path.removeprefix(f"{language}/")

    def _sisters(self, page: Page, config: MkDocsConfig) -> Sisters:
        """Return where a page's links to chapters lead that its language lacks."""
        language, path = self._place(page, config)
        return Sisters(path, language, self._available.leads(language) if self._available else {}, self._roots)

    def _lags(self, page: Page, config: MkDocsConfig) -> PageLags:
        """Return what a page's readers are told of passages that lag."""
        language, path = self._place(page, config)
        lags = self._step.lags.get((language, path))
        if not self._available or lags is None:
            return PageLags()
        here = self._roots[language] + page_address(path)
        others = (tag for tag in self._roots if tag != language and self._available.has_page(tag, path))
        addresses = {tag: relative_address(self._roots[tag] + page_address(path), here) for tag in others}
        return PageLags(language, lags, self._available.names, addresses)

    @property
    def _languages(self) -> list[tuple[str, str]]:
        return [(item["locale"], item["name"]) for item in self.config.languages]
