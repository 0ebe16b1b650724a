"""The commands that make something of a publication: `build`, `preview`, `export`, and what serves it.

This module owns their words; each is one call to a use case.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import click

from duiye.cli.books import export_epub, export_pdf
from duiye.cli.exchanging import export_po, export_tmx, export_xliff
from duiye.cli.terminal import (
    from_here,
    open_console,
    print_notices,
    print_total,
    quiet_option,
    root_option,
    showing_progress,
    strict_option,
    told,
)
from duiye.cli.terms import export_csv, export_tbx
from duiye.notice import SettingsError

_NO_ADDRESS = "No address yet: site_url or --site-url adds canonical links, a sitemap, feeds and card pictures"
_FOLDER = re.compile(r"/[^\s\"'`;$\\{}#]*")
"""Names that need no quotes in any server's configuration."""


@click.command()
@root_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=None,
    show_default="site/",
    help="Folder to publish into; replaced as a whole when the build has ended well.",
)
@click.option("--site-url", default="", help="Address of the published site, instead of mkdocs.yml's.")
@click.option("--no-books", is_flag=True, help="Leave the PDFs and EPUBs out.")
@click.option("--drafts", is_flag=True, help="Publish initial chapters too, each with a notice; for translators.")
@click.option(
    "--prove-search",
    "phrases",
    type=click.IntRange(1, 100_000),
    default=None,
    metavar="N",
    help="Publish only if the search finds N phrases drawn from the pages of each language; needs Node.js.",
)
@strict_option
@quiet_option
def build(  # noqa: PLR0913 — click's options
    root: Path,
    *,
    site_dir: Path | None,
    site_url: str,
    no_books: bool,
    drafts: bool,
    phrases: int | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Build the whole publication: pages in every language, root pages, PDFs, EPUBs."""
    from duiye import press  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.editions import size_in_words  # noqa: PLC0415 — the same

    target = site_dir or root / "site"
    with told(strict=strict, root=root), showing_progress(quiet=quiet) as progress:
        built = press.build(
            root.resolve(),
            target,
            strict=strict,
            books=not no_books,
            drafts=drafts,
            site_url=site_url,
            phrases=phrases or 0,
            progress=progress,
        )
    print_notices(from_here(built.notices, root.resolve()), open_console(stderr=True))
    if not quiet:
        print_total(built.notices)
        for recall in built.recalls:
            found = f"{recall.share:.3f} of {recall.asked:5}"
            click.echo(f"{found}  {recall.kind.title} (target {recall.kind.target / 100:.2f})", err=True)
        done = [f"✓ {built.pages} pages in {target}"]
        for kind in ("pdf", "epub"):
            sizes = [f"{book.edition} {size_in_words(len(book.data))}" for book in built.books if book.kind == kind]
            done += [f"{kind.upper()}: {', '.join(sizes)}"] if sizes else []
        done += ["No facing edition yet: translate index.md, too"] if built.lacks_facing else []
        done += [_NO_ADDRESS] if built.lacks_address else []
        open_console(stderr=True).print("\n  ".join(done), style="green", markup=False, highlight=False)


@click.command()
@root_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
def preview(root: Path, host: str, port: int, open_browser: bool) -> None:  # noqa: FBT001 — click's option
    """Serve the built site here and rebuild it when a file changes; initial chapters are shown, with a notice."""
    from duiye.preview import serve  # noqa: PLC0415

    with told(strict=False):
        say = partial(open_console(stderr=True).print, markup=False, highlight=False)
        serve(root.resolve(), host=host, port=port, open_browser=open_browser, say=say)


@click.command()
@click.argument("server", type=click.Choice(["nginx", "caddy"]))
@root_option
@click.option("--site-url", default="", help="Address of the published site, instead of mkdocs.yml's.")
@click.option("--folder", default="/srv/site", show_default=True, help="Folder on the server in which the site lies.")
def host(server: str, root: Path, site_url: str, folder: str) -> None:
    """Print what a web server's configuration needs: headers, how long copies may be used, 404 pages.

    Hosts that read a file from the site (Netlify, Cloudflare Pages, Apache's .htaccess) get it from `duiye build`,
    when mkdocs.yml names them: `host: netlify` under plugins: duiye.
    """
    from duiye.store import load_publication  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.writers.hosts import SERVERS, served_site  # noqa: PLC0415

    with told(strict=False, root=root):
        publication = load_publication(root.resolve()).publication
        address = site_url.rstrip("/") + "/" if site_url else publication.site_url
        if not _FOLDER.fullmatch(folder):
            message = f"{folder} cannot stand in a server’s configuration. Name it in full, for example /srv/site."
            raise SettingsError(message)
        click.echo(SERVERS[server](served_site(publication, address, folder=folder)), nl=False)


@click.group()
def export() -> None:
    """Make one output."""


for command in (export_pdf, export_epub, export_po, export_xliff, export_tmx, export_tbx, export_csv):
    export.add_command(command)
