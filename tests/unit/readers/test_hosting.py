"""How mkdocs.yml says that a site is served."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.hosting import Allowances, covers
from duiye.notice import SettingsError
from duiye.readers.hosting import read_allowances, read_hosting
from duiye.writers.policy import write_policy

OURS = {"theme": {"name": "duiye"}}


def test_nothing_said_is_the_strictest() -> None:
    """A site whose editors decided nothing would be open, or not be kept for readers without a network."""
    hosting = read_hosting({"theme": "duiye"}, {})
    assert (hosting.allowances, hosting.offline, hosting.host) == (Allowances(), True, "")


def test_the_pages_of_another_theme_have_no_policy_and_no_worker() -> None:
    """Material's own inline scripts would be blocked, and its pages would not work."""
    hosting = read_hosting({"theme": "material"}, {"policy": {"styles": True}})
    assert (hosting.allowances, hosting.offline) == (None, False)
    assert read_hosting({}, {}).allowances is None


def test_what_is_allowed_is_read_by_kind() -> None:
    """Editors could not show the film that they have decided to show."""
    policy = {
        "images": ["https://IMG.example.org/", "https://*.pics.example:8443"],
        "media": "https://m.example",
        "frames": ["self", "https://film.example"],
        "forms": None,
        "styles": True,
    }
    assert read_allowances(policy) == Allowances(
        images=("https://img.example.org", "https://*.pics.example:8443"),
        media=("https://m.example",),
        frames=("self", "https://film.example"),
        styles=True,
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"policy": []}, "policy must be a record"),
        ({"policy": {"scripts": ["https://cdn.example"]}}, "policy has no scripts. Scripts run from the site itself"),
        ({"policy": {"fonts": []}}, "policy has no fonts. It may have"),
        ({"policy": {"styles": "yes"}}, "styles must be true or false"),
        ({"policy": {"images": ["*"]}}, "images must list hosts of the form https://"),
        ({"policy": {"images": ["self"]}}, "images must list hosts"),
        ({"policy": {"forms": ["http://letters.example"]}}, "or self for the site itself"),
        ({"policy": {"frames": ["https://a.example; script-src *"]}}, "frames must list hosts"),
        ({"policy": {"frames": [7]}}, "frames must list hosts"),
        ({"offline": "no"}, "offline must be true or false"),
        ({"host": "nginx"}, "For nginx and Caddy there is duiye host"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(options: dict[str, object], said: str) -> None:
    """A slip of the pen would open the site to everybody, or close it without a word."""
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml: plugins: duiye: ") as raised:
        read_hosting(OURS, options)
    assert said in str(raised.value)


@given(st.text())
def test_no_host_can_end_the_directive_that_it_stands_in(host: str) -> None:
    """What is written as a host would change another part of the policy."""
    try:
        policy = write_policy(read_allowances({"images": [host]}))
    except SettingsError:
        return
    names = [part.split()[0] for part in policy.split(";")]
    assert names == [part.split()[0] for part in write_policy(Allowances()).split(";")]


def test_scripts_of_other_hosts_are_found_in_the_settings() -> None:
    """A site's chart would stay empty and nobody be told why."""
    raw = {
        "theme": "duiye",
        "extra_javascript": ["js/own.js", {"path": "//cdn.example/a.js"}, "https://cdn.example/b.js"],
        "extra_css": ["HTTPS://cdn.example/c.css"],
    }
    told = read_hosting(raw, {}).scripts
    assert told == ("//cdn.example/a.js", "https://cdn.example/b.js", "HTTPS://cdn.example/c.css")


@pytest.mark.parametrize(
    ("source", "address", "expected"),
    [
        ("https://a.example", "https://a.example/x.png", True),
        ("https://a.example", "//A.example/x.png", True),
        ("https://a.example", "http://a.example/x.png", False),
        ("https://a.example", "https://b.a.example/x.png", False),
        ("https://*.a.example", "https://b.a.example/x.png", True),
        ("https://*.a.example", "https://a.example/x.png", False),
        ("https://*.a.example", "https://evila.example/x.png", False),
        ("https://a.example:8443", "https://a.example/x.png", False),
        ("self", "https://self/x.png", False),
        ("https://a.example", "https://[a/x.png", False),
        ("https://a.example", "https://a.example:x/", False),
    ],
)  # fmt: skip
def test_a_host_covers_what_a_browser_would_let_through(source: str, address: str, *, expected: bool) -> None:
    """A picture would be told although it is shown, or be blocked and not told."""
    assert covers((source,), address) is expected
