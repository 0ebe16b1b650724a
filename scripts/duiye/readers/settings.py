"""Read from mkdocs.yml what Duiye needs: languages, navigation, addresses and its own options.

This module owns that extract; MkDocs itself reads the rest. It must not build or change a
configuration for MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duiye.addresses import FACING_ROOT, placeholder_host
from duiye.credits import Credits
from duiye.design import Design
from duiye.hosting import Hosting
from duiye.model import Language, NavEntry
from duiye.notice import Locus, Notice, SettingsError
from duiye.readers.credits import read_credits
from duiye.readers.design import read_design
from duiye.readers.extensions import Named
from duiye.readers.hosting import read_hosting
from duiye.readers.installed import meant_for, tell_not_installed
from duiye.readers.keys import OPTIONS, refuse_unknown, tell_unknown
from duiye.readers.mkdocsyaml import Tagged, read_mkdocs_yaml

_OURS = ("site_name", "site_url", "docs_dir", "theme", "extra", "nav", "plugins", "markdown_extensions")
"""Keys that Duiye reads itself or hands to each language's build."""
_TWO = 2
"""A facing edition has as many languages as an open book has pages."""
_LOCALE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """One entry of mkdocs-static-i18n's `languages`."""

    locale: Language
    name: str
    default: bool
    site_name: str
    part_names: Mapping[str, str]
    """`nav_translations`: the part's name in this language by its key in `nav`."""
    overrides: Mapping[str, Any]
    """Whatever else of MkDocs' configuration this language sets (theme, copyright …)."""
    title_line: int = 0
    """Line of mkdocs.yml with the language's `site_name`, else that where the language begins."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says, as far as Duiye needs it."""

    raw: Mapping[str, Any]
    """The whole file, for building one language's configuration from it."""
    site_name: str
    site_url: str
    """Where the site will live, ending with a slash; empty while nobody knows it."""
    docs_dir: str
    languages: tuple[LanguageSettings, ...]
    nav: tuple[NavEntry, ...]
    extensions: tuple[str, ...]
    extension_configs: Mapping[str, Mapping[str, Any]]
    options: Mapping[str, Any] = field(default_factory=dict)
    """Options of the `duiye` plugin."""
    hosting: Hosting = field(default_factory=Hosting)
    """How the site is served."""
    design: Design = field(default_factory=Design)
    """How the books are laid out."""
    credits: Credits = field(default_factory=Credits)
    """Who made the text, as mkdocs.yml says it."""
    notices: tuple[Notice, ...] = ()
    """What is wrong with the file, although it can be used."""

    @property
    def facing(self) -> bool:
        """Whether the two languages get a facing edition too: `facing` under `plugins: duiye`, on unless it says no."""
        return len(self.languages) == _TWO and self.options.get("facing") is not False

    @property
    def default_language(self) -> LanguageSettings:
        """The language declared as default, else the first."""
        return next((item for item in self.languages if item.default), self.languages[0])


def read_settings(text: str) -> Settings:
    """Read mkdocs.yml.

    Args:
        text: the file's text.

    Returns:
        The settings, whole.

    Raises:
        SettingsError: the file is not YAML, or lacks or misstates something that Duiye needs; the
            message says what to write.
    """
    written = read_mkdocs_yaml(text)
    raw = written.values
    for key in _OURS:
        _refuse_tags(raw.get(key), key, set())
    plugins = _named(raw.get("plugins") or [], "plugins")
    extensions = _named(raw.get("markdown_extensions") or [], "markdown_extensions")
    site_url = raw.get("site_url") or ""
    if not isinstance(site_url, str) or (site_url and not site_url.startswith(("http://", "https://"))):
        message = "mkdocs.yml: site_url must be the full address of the site, for example https://example.org/."
        raise SettingsError(message)
    options = plugins.get("duiye") or {}
    refuse_unknown(options, OPTIONS, ("plugins", "duiye"), written.lines)
    design = read_design(_record(options.get("book"), "plugins: duiye: book"), written.lines)
    if not isinstance(options.get("cards", True), bool):
        message = "mkdocs.yml: plugins: duiye: cards must be true or false."
        raise SettingsError(message)
    languages = _languages(plugins, raw, written.title_lines)
    _check_facing(options.get("facing"), languages)
    _record(raw.get("extra"), "extra")
    if not isinstance(raw.get("theme") or {}, (str, dict)):
        message = "mkdocs.yml: theme must be a name or a record."
        raise SettingsError(message)
    hosting = read_hosting(raw, options)
    return Settings(
        raw=raw,
        site_name=str(raw.get("site_name") or ""),
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        docs_dir=str(raw.get("docs_dir") or "docs").rstrip("/"),
        languages=languages,
        nav=tuple(_nav(raw.get("nav"), "")),
        extensions=tuple(extensions),
        extension_configs={name: config for name, config in extensions.items() if config},
        options=options,
        hosting=hosting,
        design=design,
        credits=read_credits(
            _record(options.get("credits"), "plugins: duiye: credits"),
            tuple(language.locale for language in languages),
            written.lines,
        ),
        notices=(
            *(
                Notice(
                    "Y003",
                    Locus("mkdocs.yml", line),
                    f"The key {key} stands twice in one record; MkDocs reads the later.",
                )
                for key, line in written.repeated
            ),
            *tell_unknown(raw, (), written.lines),
            *(
                notice
                for language in languages
                for notice in tell_unknown(language.overrides, ("plugins", "i18n", "languages"), written.lines)
            ),
            *_blocked(text, hosting),
            *tell_not_installed(text, plugins, _theme_name(raw.get("theme"))),
            *_unreachable(site_url, written.lines.get(("site_url",), 0)),
        ),
    )


def _theme_name(theme: object) -> object:
    return theme.get("name") if isinstance(theme, dict) else theme


def _unreachable(site_url: str, line: int) -> Iterator[Notice]:
    """Tell an address that only stands for one: nobody could follow what pages and sitemap say of it."""
    if host := placeholder_host(site_url):
        said = f"site_url names {host}, a host that stands in examples and leads nobody to the site."
        yield Notice("M005", Locus("mkdocs.yml", line), said)


def _blocked(text: str, hosting: Hosting) -> Iterator[Notice]:
    """Tell scripts and style sheets of other hosts, which the policy does not let through."""
    for address in hosting.scripts if hosting.allowances else ():
        line = text.count("\n", 0, text.find(address)) + 1
        said = f"{address} lies on another host: the policy of the site blocks it."
        yield Notice("M002", Locus("mkdocs.yml", line), said, "Save the file in every language’s folder, and name it.")


def _refuse_tags(value: object, key: str, seen: set[int]) -> None:
    """Raise SettingsError for a tag in a value; each part of it once, however often an alias repeats it."""
    if isinstance(value, Tagged):
        name = value.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"mkdocs.yml:{value.line}: {name} cannot stand under {key}. Write the value itself."
        raise SettingsError(message)
    if isinstance(value, Named) and key != "markdown_extensions":
        message = f"mkdocs.yml: !!python/name:{value.name} cannot stand under {key}. Write the value itself."
        raise SettingsError(message)
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if inner and id(value) not in seen:
        seen.add(id(value))
        for item in inner:
            _refuse_tags(item, key, seen)


def _named(items: object, key: str) -> dict[str, dict[str, Any]]:
    """Read MkDocs' list of names or one-key records."""
    named: dict[str, dict[str, Any]] = {}
    if isinstance(items, dict):
        items = [{name: config} for name, config in items.items()]
    for item in items if isinstance(items, list) else [None]:
        match item:
            case str():
                named[item] = {}
            case dict() if len(item) == 1:
                ((name, config),) = item.items()
                named[str(name)] = _record(config, f"{key}: {name}")
            case _:
                message = f"mkdocs.yml: {key} must be a list of names, each with its options at most."
                raise SettingsError(message)
    return named


def _record(value: object, name: str) -> dict[str, Any]:
    """Return a record of options; empty where nothing is written."""
    if value is None or isinstance(value, dict):
        return dict(value or {})
    message = f"mkdocs.yml: {name} must be a record of options, not {value!r}."
    raise SettingsError(message)


def _check_facing(value: object, languages: Sequence[LanguageSettings]) -> None:
    """Raise SettingsError for a `facing` that is no yes or no, or a yes that cannot be."""
    if value is not None and not isinstance(value, bool):
        message = f"mkdocs.yml: plugins: duiye: facing must be true or false, not {value!r}."
        raise SettingsError(message)
    if value and len(languages) != _TWO:
        message = "mkdocs.yml: plugins: duiye: facing: true needs exactly two languages."
        raise SettingsError(message)
    if value is not False and len(languages) == _TWO and any(item.locale == FACING_ROOT for item in languages):
        message = f"mkdocs.yml: the facing edition lies in {FACING_ROOT}/, as the language {FACING_ROOT} does."
        message += " Write facing: false under plugins: duiye."
        raise SettingsError(message)


def _languages(
    plugins: Mapping[str, Mapping[str, Any]], raw: Mapping[str, Any], lines: Mapping[str, int]
) -> tuple[LanguageSettings, ...]:
    config = plugins.get("i18n")
    entries = (config or {}).get("languages")
    if not isinstance(entries, list) or not entries:
        message = "mkdocs.yml: declare the languages under plugins: i18n: languages (see README.md)."
        near = [name for name in plugins if name != "i18n" and meant_for(name, ["i18n"])]
        if near and config is None:
            message = f"mkdocs.yml: plugins: {near[0]} is no plugin. Is i18n meant?"
        raise SettingsError(message)
    if (config or {}).get("docs_structure") != "folder":
        message = "mkdocs.yml: plugins: i18n: docs_structure must be folder (one folder a language)."
        raise SettingsError(message)
    languages = tuple(_language(entry, raw, lines) for entry in entries)
    if len({language.locale for language in languages}) < len(languages):
        message = "mkdocs.yml: plugins: i18n: languages names a locale twice."
        raise SettingsError(message)
    return languages


def _language(entry: object, raw: Mapping[str, Any], lines: Mapping[str, int]) -> LanguageSettings:
    locale = entry.get("locale") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(locale, str) or not _LOCALE.fullmatch(locale):
        message = "mkdocs.yml: each language under plugins: i18n: languages needs a locale, for example zh."
        raise SettingsError(message)
    own = {"locale", "name", "default", "build", "link", "fixed_link", "nav_translations", "admonition_translations"}
    where = f"plugins: i18n: {locale}"
    translations = _record(entry.get("nav_translations"), f"{where}: nav_translations")
    for key in ("theme", "extra"):
        _record(entry.get(key), f"{where}: {key}")
    return LanguageSettings(
        locale=locale,
        name=str(entry.get("name") or locale),
        default=bool(entry.get("default")),
        site_name=str(entry.get("site_name") or raw.get("site_name") or ""),
        part_names={str(key): str(value) for key, value in translations.items()},
        overrides={key: value for key, value in entry.items() if key not in own},
        title_line=lines.get(locale, 0),
    )


def _nav(items: object, part: str) -> Iterator[NavEntry]:
    """Flatten MkDocs' `nav`; links to elsewhere are not chapters."""
    for item in items if isinstance(items, list) else []:
        match item:
            case str() if item.endswith(".md"):
                yield NavEntry(item, part)
            case dict():
                for title, value in item.items():
                    if isinstance(value, list):
                        yield from _nav(value, str(title))
                    elif isinstance(value, str) and value.endswith(".md"):
                        yield NavEntry(value, part)
