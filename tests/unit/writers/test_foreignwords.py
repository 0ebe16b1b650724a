from __future__ import annotations

import lxml.html
import pytest

from duiye.writers.foreignwords import mark_foreign_words


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "<p>The word 哥 and <b>弟</b> too</p>",
         '<p>The word <span lang="zh">哥</span> and <b lang="zh">弟</b> too</p>'),
        ("en", "<p><b>x</b>一 and 二.</p>", '<p><b>x</b><span lang="zh">一</span> and <span lang="zh">二</span>.</p>'),
        ("en", "<p>(对页)</p>", '<p lang="zh">(对页)</p>'),
        ("en", '<p lang="zh">云 Four English words here</p>',
         '<p lang="zh">云 <span lang="en">Four English words here</span></p>'),
        ("en", '<li><a lang="zh">中文</a></li>', '<li><a lang="zh">中文</a></li>'),
        ("en", "<pre>云</pre><code>云</code><svg><text>云</text></svg>", None),
        ("zh", "<h2>云<a>¶</a></h2>", None),
        ("zh", "<p>云<span>The whole of a sentence.</span>计</p>",
         '<p>云<span lang="en">The whole of a sentence.</span>计</p>'),
        ("en", "<!-- 云 --><p>x</p>", None),
    ],
)  # fmt: skip
def test_foreign_words_say_their_language(language: str, before: str, after: str | None) -> None:
    """A screen reader would read Chinese with an English voice; code would get elements inside."""
    root = lxml.html.fragment_fromstring(before, create_parent="div")
    mark_foreign_words(root, language)
    written = lxml.html.tostring(root, encoding="unicode")
    assert written.removeprefix("<div>").removesuffix("</div>") == (after or before)
    assert root.text_content() == lxml.html.fragment_fromstring(before, create_parent="div").text_content()
