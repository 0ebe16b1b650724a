"""Read from mkdocs.yml how the site is served: `policy`, `offline` and `host` of the `duiye` plugin.

This module owns the meaning of these options; it must not write headers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from duiye.hosting import OWN_THEME, SELF, Allowances, Hosting
from duiye.notice import SettingsError

HOSTS = ("apache", "cloudflare", "netlify")
"""Hosts that read headers from a file in the site."""
_LISTS = ("images", "media", "frames", "forms")
_OWN = frozenset({"frames", "forms"})
"""Kinds that the policy does not let through from the site itself."""
_SOURCE = re.compile(r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?/?", re.IGNORECASE | re.ASCII)
_FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def read_hosting(raw: Mapping[str, Any], options: Mapping[str, Any]) -> Hosting:
    """Read how the site is served.

    Args:
        raw: mkdocs.yml.
        options: of its `duiye` plugin.

    Raises:
        SettingsError: an option says something that cannot be meant.
    """
    offline = options.get("offline", True)
    if not isinstance(offline, bool):
        message = "mkdocs.yml: plugins: duiye: offline must be true or false."
        raise SettingsError(message)
    host = options.get("host") or ""
    if host and host not in HOSTS:
        message = (
            f"mkdocs.yml: plugins: duiye: host must be {', '.join(HOSTS[:-1])} or {HOSTS[-1]}: these read a file in "
            "the site. For nginx and Caddy there is duiye host; for any other leave it out."
        )
        raise SettingsError(message)
    theme = raw.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    allowances = read_allowances(options.get("policy"))
    scripts = tuple(
        address
        for key in ("extra_javascript", "extra_css")
        for address in map(_address, raw.get(key) or () if isinstance(raw.get(key), list) else ())
        if _FOREIGN.match(address)
    )
    is_ours = name == OWN_THEME
    return Hosting(allowances if is_ours else None, offline and is_ours, str(host), scripts)


def read_allowances(policy: object) -> Allowances:
    """Read what the policy lets through; raises SettingsError."""
    where = "mkdocs.yml: plugins: duiye: policy"
    if policy is None:
        return Allowances()
    if not isinstance(policy, dict):
        message = f"{where} must be a record with images, media, frames, forms and styles, each where it is needed."
        raise SettingsError(message)
    for key in policy:
        if key not in {*_LISTS, "styles"}:
            told = "Scripts run from the site itself only. " if key == "scripts" else ""
            message = f"{where} has no {key}. {told}It may have images, media, frames, forms and styles."
            raise SettingsError(message)
    styles = policy.get("styles", False)
    if not isinstance(styles, bool):
        message = f"{where}: styles must be true or false."
        raise SettingsError(message)
    lists = {key: _sources(policy.get(key), key, f"{where}: {key}") for key in _LISTS}
    return Allowances(**lists, styles=styles)


def _sources(value: object, key: str, where: str) -> tuple[str, ...]:
    """Read a list of hosts."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    for item in items:
        if not (isinstance(item, str) and (_SOURCE.fullmatch(item) or (item == SELF and key in _OWN))):
            own = ", or self for the site itself" if key in _OWN else ""
            message = f"{where} must list hosts of the form https://example.org or https://*.example.org{own}."
            raise SettingsError(message)
    return tuple(dict.fromkeys(str(item).rstrip("/").lower() for item in items))


def _address(item: object) -> str:
    """Return the address of a script or style sheet, which MkDocs lets stand alone or as a record's `path`."""
    return str(item.get("path") or "") if isinstance(item, dict) else str(item)
