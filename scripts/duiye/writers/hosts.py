"""Write what web servers and hosts read of a site: headers, how long a copy may be used, which page tells of a 404.

This module owns the form that each of them wants; what the headers say is `writers/policy.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from duiye.model import Language, Publication
from duiye.writers.policy import write_headers

IMMUTABLE = "public, max-age=31536000, immutable"
"""Of a file that is named by its content: another content has another name."""
REVALIDATE = "no-cache"
"""Of all others: a copy may be kept, and is asked after before it is used."""
_NAMED = r"\.([0-9a-f]{8}|[0-9a-f]{16})\."
"""In the name of a file."""
_FOLDER = r"/search/[0-9a-f]{16}/"
"""A folder that is named by all that lies in it."""
_HASHED = f"{_NAMED}|{_FOLDER}"
_TEXTS = (
    "text/css text/plain text/xml text/javascript application/javascript application/json application/atom+xml "
    "image/svg+xml"
)
_MOST_RULES = 90
"""Cloudflare reads 100 rules."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a server has to know of a site."""

    headers: Mapping[str, str]
    languages: tuple[Language, ...]
    """Folders that have a 404 page of their own."""
    base: str = "/"
    """Path of the site on its host, with slashes at both ends."""
    folder: str = "/srv/site"
    """Folder in which the site lies on the server."""
    files: tuple[str, ...] = ()
    """Paths of the files of the site, for hosts that want them named."""


def served_site(
    publication: Publication, address: str, *, folder: str = "/srv/site", files: Sequence[str] = ()
) -> Served:
    """Return what a server has to know of a publication's site.

    Args:
        publication: the publication.
        address: where the site lives.
        folder: where it lies on the server.
        files: paths of its files, as far as they are known.
    """
    return Served(
        write_headers(publication.allowances),
        tuple(edition.language for edition in publication.editions),
        urlsplit(address).path or "/",
        folder,
        tuple(files),
    )


def write_nginx(served: Served) -> str:
    """Write lines for inside a `server` of nginx's configuration."""
    base, folder = served.base, served.folder.rstrip("/")
    lines = [
        "# Goes inside server { … }. Written by `duiye host nginx`; write it anew when mkdocs.yml has changed.",
        f'set $duiye_cache "{REVALIDATE}";',
        f'if ($uri ~ "{_HASHED}") {{ set $duiye_cache "{IMMUTABLE}"; }}',
        *([f"location = {base.rstrip('/')} {{ return 301 {base}; }}"] if base != "/" else []),
        f"location {base} {{",
        f"    alias {folder}/;",
        f"    error_page 403 404 =404 {base}404.html;  # 403: a folder without a page",
        "    charset utf-8;",
        f"    charset_types {_TEXTS} text/markdown text/csv;",
        "    default_type text/plain;  # chapters in Markdown, tables in CSV",
        "    gzip on;",
        "    gzip_vary on;",
        f"    gzip_types {_TEXTS};",
        # An add_header in an inner location would drop all of these.
        *(f'    add_header {name} "{value}" always;' for name, value in served.headers.items()),
        "    add_header Cache-Control $duiye_cache always;",
        '    # Once the site is reached by https only: add_header Strict-Transport-Security "max-age=31536000" always;',
    ]
    for tag in served.languages:
        lines += [
            f"    location {base}{tag}/ {{",
            f"        alias {folder}/{tag}/;",
            f"        error_page 403 404 =404 {base}{tag}/404.html;",
            "    }",
        ]
    return "\n".join([*lines, "}", ""])


def write_caddy(served: Served) -> str:
    """Write lines for inside a site of a Caddyfile."""
    base, root = served.base, served.folder.rstrip("/")
    headers = [
        *(f'{name} "{value}"' for name, value in served.headers.items()),
        "-Server",
        "# Once the site is reached by https only: Strict-Transport-Security max-age=31536000",
    ]
    lost = [(f"{base}{tag}/*", f"/{tag}/404.html") for tag in served.languages] + [(f"{base}*", "/404.html")]
    lines = [
        "# Goes inside example.org { … }. Written by `duiye host caddy`; write it anew when mkdocs.yml has changed.",
        *([f"redir {base.rstrip('/')} {base}"] if base != "/" else []),
        f"handle_path {base}* {{",
        f"    root * {root}",
        "    encode zstd gzip",
        "    header {",
        *(f"        {line}" for line in headers),
        "    }",
        f'    @hashed path_regexp "{_HASHED}"',
        "    @others not path_regexp " + f'"{_HASHED}"',
        f'    header @hashed Cache-Control "{IMMUTABLE}"',
        f"    header @others Cache-Control {REVALIDATE}",
        "    file_server",
        "}",
        "handle_errors {",
        f"    root * {root}",
        "    header {",
        *(f"        {line}" for line in [*headers, f"Cache-Control {REVALIDATE}"]),
        "    }",
        *(f"    handle {path} {{\n        rewrite * {page}\n        file_server\n    }}" for path, page in lost),
        "}",
    ]
    return "\n".join([*lines, ""])


def write_apache(served: Served) -> str:
    """Write `.htaccess`, which lies in the site."""
    lines = [
        "# Written by `duiye build`.",
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .html .css .js .json .svg .xml .txt .md .csv",
        "AddType text/markdown .md",
        "Options -Indexes",
        f"ErrorDocument 404 {served.base}404.html",
        *(
            f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(served.base)}{tag}/#">\n'
            f"  ErrorDocument 404 {served.base}{tag}/404.html\n</If>"
            for tag in served.languages
        ),
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in served.headers.items()),
        f'  Header set Cache-Control "{REVALIDATE}"',
        f'  <FilesMatch "{_NAMED}">',
        f'    Header set Cache-Control "{IMMUTABLE}"',
        "  </FilesMatch>",
        f'  <If "%{{REQUEST_URI}} =~ m#{_FOLDER}#">',
        f'    Header set Cache-Control "{IMMUTABLE}"',
        "  </If>",
        "</IfModule>",
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE text/html {_TEXTS}",
        "</IfModule>",
    ]
    return "\n".join([*lines, ""])


def write_cloudflare(served: Served) -> str:
    """Write `_headers`, which Cloudflare Pages and Netlify read; both let pages be asked after by themselves."""
    folders = {f"{path[: found.end()]}*" for path in served.files if (found := re.search(_FOLDER, path))}
    named = [path for path in sorted(served.files) if re.search(_NAMED, path)]
    hashed = [*sorted(folders), *named][:_MOST_RULES]
    lines = ["# Written by `duiye build`.", "/*", *(f"  {name}: {value}" for name, value in served.headers.items())]
    for path in hashed:
        lines += [f"{served.base}{path}", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join([*lines, ""])


def write_netlify_redirects(served: Served) -> str:
    """Write `_redirects`, by which Netlify finds the 404 page of each language; Cloudflare finds it by itself."""
    rules = [f"{served.base}{tag}/* {served.base}{tag}/404.html 404" for tag in served.languages]
    return "\n".join(["# Written by `duiye build`.", *rules, ""])


SERVERS: Mapping[str, Callable[[Served], str]] = {"nginx": write_nginx, "caddy": write_caddy}
"""Servers whose configuration is the reader's own: what goes into it is printed."""


def write_host_files(host: str, served: Served) -> dict[str, str]:
    """Return the files that a host reads from the site, by name; none for a host that reads nothing."""
    known: Mapping[str, Sequence[tuple[str, Callable[[Served], str]]]] = {
        "apache": ((".htaccess", write_apache),),
        "cloudflare": (("_headers", write_cloudflare),),
        "netlify": (("_headers", write_cloudflare), ("_redirects", write_netlify_redirects)),
    }
    return {name: write(served) for name, write in known.get(host, ())}
