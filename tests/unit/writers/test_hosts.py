"""What servers and hosts read of a site; nginx and Caddy themselves are tried in tests/browser/test_policy.py."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from duiye.cli import main
from duiye.store import load_publication
from duiye.writers.hosts import Served, served_site, write_host_files
from folders import TINY, Folder, in_our_look

FILES = (
    "zh/a.0123abcd.min.js",
    "zh/b.js",
    "assets/c.0123abcd0123abcd.css",
    "zh/face.cafe.png",
    *map("d{}".format, range(9)),
)
SITE = Served({"X-One": "1", "X-Two": "a, b"}, ("zh", "en"), "/book/", files=FILES)


def test_headers_name_each_file_that_never_changes() -> None:
    """Readers would fetch the style sheet again for each page, or keep an old page for a year."""
    files = write_host_files("cloudflare", SITE)
    assert files == {
        "_headers": (
            "# Written by `duiye build`.\n/*\n  X-One: 1\n  X-Two: a, b\n"
            "/book/assets/c.0123abcd0123abcd.css\n  Cache-Control: public, max-age=31536000, immutable\n"
            "/book/zh/a.0123abcd.min.js\n  Cache-Control: public, max-age=31536000, immutable\n"
        )
    }


def test_netlify_is_told_the_lost_page_of_each_language() -> None:
    """A lost reader of English would be told so in Chinese first."""
    files = write_host_files("netlify", SITE)
    assert files["_headers"] == write_host_files("cloudflare", SITE)["_headers"]
    rules = [line.split() for line in files["_redirects"].splitlines()[1:]]
    assert rules == [["/book/zh/*", "/book/zh/404.html", "404"], ["/book/en/*", "/book/en/404.html", "404"]]


def test_apache_gets_one_file_with_everything() -> None:
    """A site on rented space would be without headers and pages for lost readers."""
    (text,) = write_host_files("apache", SITE).values()
    assert 'Header always set X-Two "a, b"' in text
    assert "ErrorDocument 404 /book/404.html" in text
    assert "ErrorDocument 404 /book/en/404.html" in text


def test_the_pieces_of_the_search_are_kept_for_good_by_one_rule() -> None:
    """Readers would ask after each piece of the search again, or the host run out of rules."""
    folder = "zh/search/0123456789abcdef"
    files = (f"{folder}/i/0.txt", f"{folder}/t/1.json", "zh/search/head.json", "zh/search/pack.js")
    held = Served({}, ("zh",), "/book/", files=files)
    rules = write_host_files("cloudflare", held)["_headers"].splitlines()
    assert [rule for rule in rules if rule.startswith("/book")] == [f"/book/{folder}/*"]
    (apache,) = write_host_files("apache", held).values()
    assert "=~ m#/search/[0-9a-f]{16}/#" in apache


def test_any_other_host_gets_no_file() -> None:
    """Files that nobody reads would be published."""
    assert write_host_files("", SITE) == {}


def test_more_files_than_a_host_reads_are_left_to_be_asked_after() -> None:
    """Cloudflare would refuse the whole file."""
    many = Served({}, (), "/", files=tuple(f"{n:08x}.{n:08x}.js" for n in range(200)))
    assert write_host_files("cloudflare", many)["_headers"].count("Cache-Control") < 100


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_a_server_at_the_root_of_a_host_redirects_nothing(server: str) -> None:
    """A server would not start, with a rule for an empty path."""
    words = ["host", server, "--root", str(TINY), "--site-url", "https://ferry.internal"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0
    assert "redir" not in done.output
    assert "return 301" not in done.output
    assert "/srv/site" in done.output


def test_a_folder_cannot_write_into_the_configuration() -> None:
    """A space or a semicolon would end the line, and the server serve something else."""
    done = CliRunner().invoke(main, ["host", "nginx", "--root", str(TINY), "--folder", "/srv/a; root /"])
    assert done.exit_code == 2
    assert "--folder" not in done.output.partition("cannot stand")[0]


def test_a_site_says_where_it_lives_and_what_its_policy_is(tiny: Folder) -> None:
    """A server would be told of another path, or of no policy."""
    publication = load_publication(in_our_look(tiny).root).publication
    served = served_site(publication, "https://ferry.internal/a/b/", folder="/x")
    assert (served.base, served.languages, served.folder) == ("/a/b/", ("zh", "en"), "/x")
    assert "script-src 'self'" in served.headers["Content-Security-Policy"]
