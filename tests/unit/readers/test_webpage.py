"""Listing what a file of a built site names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.readers.webpage import read_page, read_robots, read_sitemap, read_stylesheet


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ('<a href="a/">a</a><area href="b"><link rel="canonical" href="https://x.example/c">', {"a/", "b"}),
        ('<img src="a.png" srcset="b.png 1x, c,d.png 2x"><source srcset="e.png">', {"a.png", "b.png", "c,d.png"}),
        (
            '<video poster="a.png"><source src="b.mp4"></video><object data="c.svg"></object>',
            {"a.png", "b.mp4", "c.svg"},
        ),
        ('<form action="a"><button formaction="b"></button></form>', {"a", "b"}),
        ('<meta http-equiv="Refresh" content="0; URL=\'a/\'">', {"a/"}),
        ('<meta property="og:image" content="https://x.example/a.png">', {"https://x.example/a.png"}),
        (
            '<p style="background: url(a.png)"></p><style>@import "b.css"; p { background: url("c.png") }</style>',
            {"a.png"},
        ),
        ('<svg><use xlink:href="a.svg#b"></use></svg>', {"a.svg#b"}),
        ("<body background='a.png'>", {"a.png"}),
    ],
)
def test_every_kind_of_address_is_listed(html: str, addresses: set[str]) -> None:
    """A dead address of that kind would be published."""
    assert addresses <= set(read_page(html).addresses)


def test_addresses_inside_style_sheets_of_a_page_are_listed() -> None:
    """A picture that a page's own style asks for would be missing."""
    html = '<style>/* url(no.png) */ @import "b.css"; p { background: url("c.png") }</style>'
    assert read_page(html).addresses == ("b.css", "c.png")


def test_what_is_no_address_is_not_listed() -> None:
    """Readers of this list would look for hosts, code and scripts as if they were files."""
    html = '<link rel="preconnect" href="https://x.example"><code>&lt;a href="a"&gt;</code><script>"src=b"</script>'
    assert read_page(html).addresses == ()


def test_ids_and_base_are_read() -> None:
    """Links to a place would be told as dead, or followed from the wrong folder."""
    page = read_page('<base href="/x/"><p id="a"></p><a name="b"></a><a href="c">c</a>')
    assert (page.ids, page.base, page.addresses) == ({"a", "b"}, "/x/", ("c",))


def test_the_other_files_name_addresses_too() -> None:
    """A sitemap of dead addresses would be published."""
    assert read_stylesheet("a{b:URL( 'c.svg' )} d{e:url(data:f)}").addresses == ("c.svg", "data:f")
    sitemap = (
        '<url><loc> https://x.example/a?b&amp;c </loc><xhtml:link rel="alternate" href="https://x.example/d"/></url>'
    )
    assert read_sitemap(sitemap).addresses == ("https://x.example/a?b&c", "https://x.example/d")
    assert read_robots("User-agent: *\nSitemap: https://x.example/sitemap.xml\n").addresses == (
        "https://x.example/sitemap.xml",
    )


@given(st.text() | st.text("<>=\"' ahrefsclid#&;!-/"))
def test_any_text_is_read(text: str) -> None:
    """A broken page would end the build in a traceback."""
    for read in (read_page, read_stylesheet, read_sitemap, read_robots):
        assert all(isinstance(address, str) for address in read(text).addresses)
