"""Write what a site tells browsers about itself: its Content-Security-Policy and the headers beside it.

This module owns what they say, once for pages, servers and hosts; where each of them wants it written is the
business of `writers/hosts.py` and of the templates.
"""

from __future__ import annotations

from duiye.hosting import Allowances

_NONE = "'none'"
_SELF = "'self'"


def write_policy(allowances: Allowances, *, in_page: bool = False) -> str:
    """Write the policy.

    Args:
        allowances: what the publication needs beyond what the site's own pages need.
        in_page: for `<meta http-equiv>`, which may not say who may frame the page.

    Returns:
        The value of Content-Security-Policy. The reason for each of its parts is in docs/adr/0027.
    """
    styles = [_SELF, *(["'unsafe-inline'"] if allowances.styles else [])]
    directives = {
        "default-src": [_NONE],
        "script-src": [_SELF],
        "style-src": styles,
        "img-src": [_SELF, "data:", *allowances.images],
        "media-src": [_SELF, *allowances.media],
        "font-src": [_SELF],
        "connect-src": [_SELF],
        "worker-src": [_SELF],
        "frame-src": [*map(_source, allowances.frames)],
        "base-uri": [_NONE],
        "form-action": [*map(_source, allowances.forms)] or [_NONE],
        "frame-ancestors": [] if in_page else [_NONE],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items() if sources)


def referrer(allowances: Allowances) -> str:
    """Return what other sites learn of the page that a reader comes from.

    Nothing, where it can be: players of films refuse pages that do not say on which site they stand.
    """
    return "strict-origin-when-cross-origin" if allowances.frames else "same-origin"


def write_headers(allowances: Allowances | None) -> dict[str, str]:
    """Return the headers of every file by name; without the policy where there is none."""
    policy = {"Content-Security-Policy": write_policy(allowances)} if allowances else {}
    return {
        **policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": referrer(allowances or Allowances()),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _source(source: str) -> str:
    return _SELF if source == "self" else source
