"""The MkDocs plugin: tells the Markdown extension which page it renders, and the templates what Duiye knows.

This module owns nothing but that hand-over; whatever can be done in the text or over the built pages
is done there (see docs/adr/0002).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from duiye.addresses import Alternate, alternates, relative_address
from duiye.look import THEME_NAME
from duiye.markdown import GLOSSARY_MARK
from duiye.readers.manuscript import partition
from duiye.readers.plaintext import plain_text
from duiye.reading import reading_minutes

_log = get_plugin_logger(__name__)

_SEARCH = {
    "lang": ["en"],
    "pipeline": [],
    "separator": r'[\s\u200b\u3000\-、。，．？！；：“”‘’（）《》〈〉【】「」『』「」…—·.,;:!?()\[\]"/]+',
}
"""Material's search set for Chinese and English together; figures in docs/adr/0006."""


class DuiyeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' base has no types here
    """Options; all but `book` are set by `duiye build` and absent from mkdocs.yml."""

    root = config_options.Type(str, default="")
    language = config_options.Type(str, default="")
    languages = config_options.Type(list, default=[])
    docs = config_options.Type(str, default="")
    default_language = config_options.Type(str, default="")
    address = config_options.Type(str, default="")
    downloads = config_options.Type(list, default=[])
    book = config_options.Type(dict, default={})


class DuiyePlugin(BasePlugin[DuiyeConfig]):  # type: ignore[no-untyped-call]  # the same
    """MkDocs' door to Duiye."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig, /) -> None:
        """Finish a configuration with our theme: Material's search for two languages, and its name.

        mkdocs-static-i18n gives the pages their language and the switch only where the theme's name is
        that of Material.
        """
        if config.theme.name != THEME_NAME:
            return
        config.theme.name = "material"
        if "search" in config.plugins:
            _log.warning("The theme duiye has Material's search: write material/search for search in mkdocs.yml.")
        if search := config.plugins.get("material/search"):
            search.config.update({key: value for key, value in _SEARCH.items() if search.config[key] is None})

    def on_page_markdown(
        self,
        markdown: str,  # noqa: ARG002 — MkDocs' signature
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002 — the same
    ) -> None:
        """Name the chapter to the extension, which MkDocs makes anew for every page."""
        root = Path(self.config.root or Path(config.config_file_path).parent)
        docs = Path(self.config.docs or config.docs_dir)
        source = Path(page.file.abs_src_path or "")
        options = config.mdx_configs.setdefault("duiye.markdown", {})
        inside = source.is_relative_to(docs)
        chapter = source.relative_to(docs).as_posix() if inside else ""
        options.update(root=str(root), docs=str(docs), chapter=chapter)

    def on_template_context(
        self,
        context: TemplateContext,
        /,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002 — MkDocs' signature
    ) -> TemplateContext:
        """Give the 404 page a switch that leads to the home pages, from whatever depth it is shown at."""
        if template_name == "404.html" and self.config.languages:
            site = urlsplit(self.config.address).path
            homes = [
                Alternate(tag, name, f"{site}{tag}/", "", current=tag == self.config.language, missing=False)
                for tag, name in self._languages
            ]
            context["duiye"] = {"alternates": homes}  # type: ignore[typeddict-unknown-key]  # for our templates
        return context

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the templates the switch, the reading time and the downloads as `duiye`."""
        language = self.config.language or str(config.theme.get("language", ""))
        known: dict[str, Any] = {}
        # A glossary is looked up, not read through.
        if GLOSSARY_MARK not in (page.markdown or ""):
            text = plain_text(partition(page.markdown or ""))
            known["reading_minutes"] = reading_minutes(text, language)
        if self.config.languages:
            docs = Path(self.config.docs)
            made = alternates(
                page.file.src_uri,
                language,
                self._languages,
                self.config.address,
                lambda tag, path: (docs / tag / path).is_file(),
            )
            here = f"{language}/{page.url}"
            known["alternates"] = made
            default = next((item.absolute for item in made if item.lang == self.config.default_language), "")
            known["x_default"] = self.config.address if page.is_homepage else default
            known["downloads"] = [
                {**item, "href": relative_address(item["path"], here)} for item in self.config.downloads
            ]
        context["duiye"] = known  # type: ignore[typeddict-unknown-key]  # for our templates
        return context

    @property
    def _languages(self) -> list[tuple[str, str]]:
        return [(item["locale"], item["name"]) for item in self.config.languages]
