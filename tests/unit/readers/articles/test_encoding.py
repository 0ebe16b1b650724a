"""The encoding of a text file is found, and no byte is lost."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.notice import ContentError
from duiye.readers.articles import read_article
from duiye.readers.articles.encoding import decode
from duiye.readers.articles.source import Source

SIMPLIFIED = [
    "今天天气不错，我们去公园吧。",
    "渡口的灯在冬天也亮着",
    "北京市海淀区人民政府关于印发工作方案的通知",
    "老舍茶馆里的人说话都慢",
    "作者：张三 2024-03-05",
    "葱油面的做法：先把面煮熟，再把葱炸香。",
    "他说：“红豆轻，走得快。”",
    "GPU算力和云计算的关系",
]
TRADITIONAL = [
    "今天天氣不錯，我們去公園吧。",
    "線裝書入門：第一次拿針的人",
    "臺北市政府關於發布辦法的通知",
    "先把麵煮熟，再把蔥炸香。",
    "他說：「紅豆輕，走得快。」",
]
ENGLISH = ["Plain English, nothing else.", "“Smart quotes” and an em—dash", "Café Zoë naïve façade", "It’s 5 € a day"]


def read(data: bytes, encoding: str = "") -> str:
    """Decode bytes."""
    return decode(Source(data, "a.txt", encoding)).text


def why(data: bytes, encoding: str = "") -> tuple[str, int]:
    """Return why bytes are refused, and the line."""
    with pytest.raises(ContentError) as told:
        decode(Source(data, "a.txt", encoding))
    (notice,) = told.value.notices
    assert notice.code == "I001"
    return notice.message, notice.locus.line


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_texts_are_read_in_every_encoding(text: str, encoding: str) -> None:
    """An article saved on an older system would be imported as nonsense."""
    assert read(f"{text}\n".encode(encoding)) == f"{text}\n"


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_texts_are_read_in_every_encoding(text: str, encoding: str) -> None:
    """A text from Taiwan or Hong Kong would be imported as nonsense."""
    assert read(f"{text}\n".encode(encoding)) == f"{text}\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16-le"])
@pytest.mark.parametrize("text", ENGLISH)
def test_english_texts_are_read_in_every_encoding(text: str, encoding: str) -> None:
    """An English text with curly quotes would be taken for Chinese."""
    assert read(f"{text}\n".encode(encoding)) == f"{text}\n"


def test_a_guess_is_told_with_the_first_words() -> None:
    """An author would not know that the words may be wrong, or see at once that they are."""
    decoded = decode(Source("渡口的灯在冬天也亮着".encode("gb18030"), "a.txt"))
    assert [(item.code, item.message) for item in decoded.notices] == [
        ("I002", "Read as GB18030: “渡口的灯在冬天也亮着”.")
    ]
    assert decode(Source("渡口".encode(), "a.txt")).notices == ()


def test_the_user_has_the_last_word() -> None:
    """A wrong guess could not be corrected."""
    assert read("雲端".encode("big5"), "big5") == "雲端"
    assert why("雲端".encode("big5"), "ascii") == (
        "The file is not ASCII as you say: ordinal not in range(128).",
        1,
    )
    assert why(b"x", "klingon")[0] == "There is no encoding 'klingon'."


def test_two_encodings_in_one_file_are_told_with_the_line() -> None:
    """Half of an article would be nonsense, and nobody would be told where it begins."""
    mixed = "一篇文章，前面的部分是好的。\n第二行也是好的。\n".encode() + "坏行".encode("gb18030") + b"\n"
    assert why(mixed) == ("The file is UTF-8 text up to byte 0xbb here.", 3)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x7fELF\x02", "a program"),
        (bytes(range(256)) * 4, "is no text"),
        (b"text\x00with\x00nulls", "is no text"),
    ],
)
def test_what_is_no_text_is_told_for_what_it_is(data: bytes, says: str) -> None:
    """A picture or a PDF with the wrong name would fill a publication with rubbish."""
    assert says in why(data)[0]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"%PDF-1.7\n\xe2\xe3", "The file seems to be a PDF file. Convert it to .docx or text, "),
        ("a.rtf", b"{\\rtf1\\ansi", "The file seems to be an RTF file. Open it in a word processor"),
        ("a.ics", b"BEGIN:VCALENDAR", "A file of the kind .ics is not known. Give a text"),
    ],
)
def test_a_kind_that_is_not_read_is_told_with_the_way_out(name: str, data: bytes, says: str) -> None:
    """Who has a PDF would read which kinds there are, and not what to do with this one."""
    with pytest.raises(ContentError) as caught:
        read_article(data, name)
    (notice,) = caught.value.notices
    assert str(notice).startswith(f"{name} I001 {says}")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\x00", exclude_categories=["Cc"])))
def test_utf_8_is_never_guessed_at(text: str) -> None:
    """A good file would be read in another encoding because of its words."""
    decoded = decode(Source(text.encode(), "a.txt"))
    assert (decoded.text, decoded.notices) == (text, ())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    """A damaged file would end in a traceback."""
    with suppress(ContentError):
        read(data)
