"""Build one language's pages with MkDocs, in a process of its own.

This module owns the configuration that MkDocs gets and what it said; it must not decide what to build
or where it is published.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from types import MappingProxyType
from typing import Any

from duiye.addresses import STAND_IN
from duiye.availability import Availability
from duiye.lags import StepReport
from duiye.look import THEME_NAME
from duiye.model import Language
from duiye.notice import EngineError
from duiye.readers.settings import LanguageSettings, Settings
from duiye.writers.metadata import Head

_NO_STEP = StepReport()
_NO_HEADS: Mapping[str, Head] = {}


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What one process needs to build one language; plain data, so that it can be sent there."""

    root: str
    """The publication's folder."""
    site_dir: str
    """Folder to build into, for this language alone."""
    language: Language
    overrides: Mapping[str, Any]
    """Top-level keys of mkdocs.yml that this build replaces."""


def edition_request(  # noqa: PLR0913 — each is one fact of the build
    settings: Settings,
    language: LanguageSettings,
    *,
    root: Path,
    site_dir: Path,
    site_url: str,
    downloads: Sequence[Mapping[str, Any]],
    availability: Availability,
    step: StepReport = _NO_STEP,
    heads: Mapping[str, Head] = _NO_HEADS,
    dates: Mapping[str, str] = MappingProxyType({}),
    numbers: Mapping[str, str] = MappingProxyType({}),
    author: str = "",
    first: str = "",
) -> BuildRequest:
    """Derive one language's build from the publication's settings.

    Args:
        settings: mkdocs.yml as read.
        language: the language to build.
        root: the publication's folder.
        site_dir: folder of the whole site; the language is built into a folder of its own in it.
        site_url: address of the whole site's root, ending with a slash; empty while nobody knows it.
        downloads: `path` from the site's root, `kind`, `edition`, `name` and `size` of each file offered.
        availability: which chapters can be read in which language.
        step: how far each chapter is, and what its readers are told.
        heads: what machines read of each page, by its path inside the language's folder.
        numbers: number of each chapter that has one of its own, by its path inside the language's folder.
        author: who wrote the text, as it is cited; empty where no record says.
        first: when the text first appeared, where that is known.
        dates: day of each file's last change, by its path inside the documents' folder.

    Returns:
        The request: the same publication as plain MkDocs would build, without the i18n plugin, with
        the language's own overrides applied as mkdocs-static-i18n applies them.
    """
    docs = root / settings.docs_dir
    raw = {key: deepcopy(value) for key, value in settings.raw.items() if key in {"theme", "extra", "nav", "plugins"}}
    overrides = dict(language.overrides)
    theme = raw.get("theme")
    theme = {"name": theme} if isinstance(theme, str) else dict(theme or {})
    theme.setdefault("font", False)  # Material's own default asks Google for its fonts
    theme = _merge(theme, {"language": language.locale.split("-")[0], **overrides.pop("theme", {})})
    return BuildRequest(
        root=str(root),
        site_dir=str(site_dir / language.locale),
        language=language.locale,
        overrides={
            **{key: value for key, value in overrides.items() if key != "extra"},
            "site_name": language.site_name,
            # The 404 page names its files from the root of the host; the plugin takes the stand-in out of the pages.
            "site_url": f"{site_url or STAND_IN}{language.locale}/",
            "docs_dir": str(docs / language.locale),
            "site_dir": str(site_dir / language.locale),
            "exclude_docs": "",  # its paths begin with a language; None would leave them in force
            "use_directory_urls": True,
            "strict": False,
            # Chapters outside the navigation are told by our own check (N002), with their files.
            "validation": _merge(
                deepcopy(dict(settings.raw.get("validation") or {})), {"nav": {"omitted_files": "ignore"}}
            ),
            "theme": theme,
            "extra": _merge(dict(raw.get("extra") or {}), overrides.get("extra") or {}),
            "nav": _translate(raw.get("nav"), language.part_names),
            "plugins": [
                *_foreign_plugins(raw.get("plugins"), str(theme.get("name"))),
                {
                    "duiye": {
                        **settings.options,
                        "root": str(root),
                        "docs": str(docs),
                        "language": language.locale,
                        "languages": [{"locale": item.locale, "name": item.name} for item in settings.languages],
                        "default_language": settings.default_language.locale,
                        "address": site_url,
                        "downloads": [dict(item) for item in downloads],
                        "availability": availability,
                        "step": step,
                        "dates": dict(dates),
                        "heads": dict(heads),
                        "numbers": dict(numbers),
                        "author": author,
                        "first": first,
                    }
                },
            ],
        },
    )


def build_edition(request: BuildRequest) -> tuple[str, ...]:
    """Build one language with MkDocs; runs in a process of its own.

    Returns:
        MkDocs' warnings, in order.

    Raises:
        EngineError: MkDocs could not build; the message is its own.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 — half a second that only this process pays
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        config = load_config(str(Path(request.root) / "mkdocs.yml"), **deepcopy(dict(request.overrides)))
        if cutter := sys.modules.get("jieba"):
            cutter.setLogLevel(logging.WARNING)  # Material's search has imported it, and it tells of its dictionary
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort, Exception, SystemExit) as error:  # noqa: BLE001 — a process boundary: everything becomes words
        said = "; ".join(heard.errors) or f"{type(error).__name__}: {error}"
        message = f"MkDocs could not build {request.language}: {said}"
        raise EngineError(message) from None
    finally:
        logger.removeHandler(heard)
    return tuple(heard.warnings)


def prune(nav: Any, left_out: Collection[str]) -> Any:
    """Copy a navigation without the chapters that are left out, and without the parts that this empties."""
    if isinstance(nav, dict):
        kept = {title: prune(value, left_out) for title, value in nav.items()}
        return {title: value for title, value in kept.items() if value}
    if isinstance(nav, list):
        return [item for item in (prune(entry, left_out) for entry in nav) if item]
    return None if nav in left_out else nav


def warm_up() -> None:
    """Import what `build_edition` needs, while the parent process is still reading."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # By name, as MkDocs itself loads its plugins and extensions.
    for name in ("mkdocs.commands.build", "mkdocs.config", "duiye.plugin", "duiye.markdown"):
        import_module(name)


def _end_with_parent() -> None:
    """End this process when the parent is killed; nobody else would."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record, without its traceback."""
        (self.errors if record.levelno >= logging.ERROR else self.warnings).append(record.getMessage())


def _merge(base: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Merge as mkdocs-static-i18n does: records by key, lists of records by position."""
    for key, value in changes.items():
        held = base.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            _merge(held, value)
        elif isinstance(held, list) and isinstance(value, list):
            for index, item in enumerate(value[: len(held)]):
                if isinstance(item, dict) and isinstance(held[index], dict):
                    _merge(held[index], item)
                else:
                    held[index] = item
        else:
            base[key] = deepcopy(value)
    return base


def _translate(nav: Any, names: Mapping[str, str]) -> Any:
    """Give the parts of a navigation their names in one language."""
    if isinstance(nav, list):
        return [_translate(item, names) for item in nav]
    if isinstance(nav, dict):
        return {names.get(key, key): _translate(value, names) for key, value in nav.items()}
    return nav


def _foreign_plugins(plugins: Any, theme: str) -> Iterator[dict[str, Any]]:
    """Yield the plugins that one language keeps: not those that are ours to do, and no search where we have our own."""
    ours = {"i18n", "duiye", *(["search", "material/search"] if theme == THEME_NAME else [])}
    items = plugins if isinstance(plugins, list) else [{key: value} for key, value in (plugins or {}).items()]
    for item in items:
        ((name, options),) = ({item: {}} if isinstance(item, str) else item).items()
        if name not in ours:
            yield {name: options or {}}
