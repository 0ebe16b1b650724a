"""The outline drawn over an article."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, example, given
from hypothesis import strategies as st

from duiye.article import Article, Division, Look, Outline, Passage
from duiye.model import BlockKind
from duiye.outline import DIVISIONS, draw_outline, recognise, tell_language
from duiye.readers.plan import read_plan
from duiye.writers.plan import write_plan

TEXT = "这是一段正文，写得足够长，长到没有人会把它当作标题来看待，并且以句号结束。"


def article(*lines: str, **meta: str) -> Article:
    """Make an article of lines; `## x` is a heading of the format, `**x**` a bold line, `` an empty one."""
    return Article("a.txt", "plain text", tuple(passage(n, line) for n, line in enumerate(lines, 1) if line), meta=meta)


def passage(line: int, text: str) -> Passage:
    """Make one passage."""
    level = len(text) - len(text.lstrip("#"))
    if level:
        return Passage(BlockKind.HEADING, text[level:].strip(), text[level:].strip(), line, level)
    bold = text.startswith("**")
    return Passage(BlockKind.PARAGRAPH, text, text.strip("*"), line, look=Look(bold=bold))


def shape(outline: Outline) -> list[str]:
    """Write an outline's divisions, indented."""
    return [
        f"{'  ' * depth}{item.kind} {item.mark}|{item.title} {len(item.passages)}" for depth, item in outline.walk()
    ]


def texts(divisions: tuple[Division, ...]) -> Iterator[Passage]:
    """Yield the passages of divisions in reading order."""
    for division in divisions:
        yield from division.heading
        yield from division.passages
        yield from texts(division.divisions)


def test_numbered_parts_and_chapters_of_a_plain_text() -> None:
    """The commonest form of a long Chinese article would become one page."""
    made = draw_outline(
        article(
            "首页 > 资讯", "海的两边", "作者：张三　2024-03-05", TEXT, "01", "东岸", "1、港口", TEXT, "2、灯塔", TEXT,
            "02", "西岸", TEXT, "1、渔村", TEXT, "2、盐田", TEXT, "责任编辑：李四",
        )
    )  # fmt: skip
    assert shape(made) == [
        "chapter |引言 1",
        "part 01|东岸 0",
        "  chapter 1、|港口 1",
        "  chapter 2、|灯塔 1",
        "part 02|西岸 1",
        "  chapter 1、|渔村 1",
        "  chapter 2、|盐田 1",
    ]
    assert made.title == "海的两边"
    assert [(told.role, told.value) for told in made.told] == [
        ("aside", "首页 > 资讯"),
        ("title", "海的两边"),
        ("author", "张三"),
        ("date", "2024-03-05"),
        ("aside", "责任编辑：李四"),
    ]


def test_headings_of_the_format_are_believed() -> None:
    """A Markdown article would be cut at other places than its author's."""
    made = draw_outline(article("# T", "## One", TEXT, "### In", TEXT, "## Two", TEXT))
    assert shape(made) == ["chapter |One 1", "  section |In 1", "chapter |Two 1"]
    assert made.title == "T"


def test_named_levels_say_what_they_are() -> None:
    """Chapters that call themselves so would become sections, or parts chapters."""
    made = draw_outline(
        article("书", "第一部分 甲", "第一章 乙", TEXT, "一、丙", TEXT, "二、丁", TEXT, "第二章 戊", TEXT)
    )
    assert [line.split("|")[0] for line in shape(made)] == [
        "part 第一部分", "  chapter 第一章", "    section 一、", "    section 二、", "  chapter 第二章",
    ]  # fmt: skip


def test_a_list_of_short_items_is_no_outline() -> None:
    """Every step of a recipe would become a chapter."""
    made = draw_outline(article("红烧肉", TEXT, "1、洗净", "2、焯水", "3、炖煮", TEXT))
    assert shape(made) == ["chapter |红烧肉 5"]


def test_bold_lines_are_headings_and_bold_sentences_are_not() -> None:
    """An article from a word processor would be one page, or be cut at every emphasis."""
    made = draw_outline(
        article("T", TEXT, "**起点**", TEXT, "**这一句话只是强调，它是一个完整的句子。**", TEXT, "**终点**", TEXT)
    )
    assert shape(made) == ["chapter |引言 1", "chapter |起点 3", "chapter |终点 1"]


def test_short_lines_between_paragraphs_are_headings() -> None:
    """Headings without numbers or markup would stay in the text."""
    made = draw_outline(article("T", TEXT, "起点", TEXT, "他笑了。", TEXT, "终点", TEXT))
    assert shape(made) == ["chapter |引言 1", "chapter |起点 3", "chapter |终点 1"]


def test_a_last_paragraph_about_the_whole_is_set_apart() -> None:
    """The conclusion would stand under the last of the details."""
    lines = [
        "云计算的命运",
        "一、价格",
        TEXT,
        "二、安全",
        "安全是底线，没有安全，谁也不敢用。",
        "回头看，云计算的命运早已写好。",
    ]
    assert shape(draw_outline(article(*lines)))[-1] == "chapter |结语 1"
    lines[-1] = "安全的账，云计算迟早要还，命运如此。"
    assert shape(draw_outline(article(*lines)))[-1] == "chapter 二、|安全 2"


def test_an_article_without_headings_is_one_chapter() -> None:
    """An import would have nothing to write."""
    assert shape(draw_outline(article(TEXT, TEXT))) == ["chapter |正文 2"]
    assert shape(draw_outline(article(TEXT, title="书"))) == ["chapter |正文 1"]
    assert draw_outline(article(TEXT, title="书")).title == "书"
    assert draw_outline(article("Only words.")).title == "a"
    assert draw_outline(article()).divisions == ()


def test_ids_that_the_author_wrote_are_kept() -> None:
    """Links into an imported Markdown article would break."""
    marked = article("# T", "## One {#mine}", TEXT, "## Mine", TEXT)
    assert [item.id for _, item in draw_outline(marked).walk()] == ["mine", "mine-2"]


def test_the_language_is_told_from_the_characters() -> None:
    """An English article would be written into the Chinese edition."""
    assert tell_language(article(TEXT)) == "zh"
    assert tell_language(article("An English article with 中文 in it, and more.")) == "en"
    assert tell_language(article("3.14")) == "en"


FORMS = (
    "01|02|一、甲|二、乙|（一）丙|1、丁|2、戊|第一章 己|第二部分|**粗**|## 标题|### 小|短行|结语|■ 甲|■ 乙|"
    "1.1 a|1.2 b|Part I|"
    "作者：张三|2024-01-02|相关阅读|ICP备1号|他说：“好。”|> x|—— 副题|2001年|2002年|2003年|" + TEXT
).split("|")
LINES = st.one_of(st.sampled_from(FORMS), st.text(min_size=1, max_size=30).filter(str.strip))


@example(["第二部分", "0", "一、甲", "01", "一、甲", "01"])
@given(st.lists(LINES, max_size=25))
def test_every_passage_stands_in_the_outline_once_and_in_order(lines: list[str]) -> None:
    """Text would be lost, doubled or moved by the import."""
    given_ = article(*lines)
    made = draw_outline(given_)
    told = list({id(item.passage): item.passage for item in made.told}.values())
    inside = list(texts(made.divisions))
    order = [given_.passages.index(item) for item in inside]
    assert order == sorted(order)
    assert sorted([*order, *map(given_.passages.index, told)]) == list(range(len(given_.passages)))


@example(["[]", "01"])
@example(["[注]", "01"])
@example(["~"])
@example(["~ 甲"])
@example([r"\~"])
@given(st.lists(LINES, max_size=25))
def test_a_plan_given_back_unchanged_draws_the_same_outline(lines: list[str]) -> None:
    """Editing one row of a plan would change others."""
    given_ = article(*lines)
    rows = recognise(given_, "zh")
    assume(rows)  # a plan without rows is taken for a slip
    read, notices = read_plan(write_plan(given_, rows), "plan", given_)
    assert notices == ()
    flat = [(row.place, row.count, row.role, " ".join(row.value.split()), row.depth, row.mark, row.id) for row in rows]
    back = [(row.place, row.count, row.role, " ".join(row.value.split()), row.depth, row.mark, row.id) for row in read]
    asides = {row.place for row in rows if row.role not in DIVISIONS}
    assert [item for item in back if item[0] not in asides] == [item for item in flat if item[0] not in asides]
