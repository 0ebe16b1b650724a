"""What the book's setting is tried on: paragraphs of our own publication, and hard ones that no author would write."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
TAKEN = 10
"""How many paragraphs of our publication are taken: the longest."""

HARD = {
    "zh": (
        "“标点”（尤其是连用的标点）最难排：他问：“你读过《对页》（第二版）吗？”我答：“读过——只读了‘前言’。”于是大家都笑了……",
        "书名号套书名号：《论〈对页〉的排版（上）》《论〈对页〉的排版（下）》《注音与标点》，三篇都收在《排印杂记》（增订本）里；另见“附录一”“附录二”。",
        "破折号——两字宽——不能拆开，省略号……也占两字……不能一半在行末、一半在行首；连接号如“2019—2024年”“北京－上海”“10～15摄氏度”也不放在行首。",
        "数字与单位：增长12.5%，降至3.14，气温-5℃至38℃，重1200千克，误差±0.05 mm，价格¥1,299.00或US$45.3亿，比例1∶3，约合第9/10页，编号No.42。",
        "中英混排：OpenAI发布GPT-4之后，NVIDIA的H100与AMD的MI300X都成了紧俏货；用Python写的脚本跑在Kubernetes上，日志存进PostgreSQL，再由Grafana画图。",
        "长词难断：internationalization与accessibility常缩写成i18n和a11y，而Donaudampfschifffahrt这样的词，放在窄栏里会把整行撑开，排字工人只好另想办法。",
        "网址与日期：2024年11月28日（星期四）下午3:45，详见https://example.com/2024/11/28/typesetting-of-chinese?lang=zh&page=2，或写信至editor@example.com，主题请写“勘误”。",
        "问号与叹号：什么？！真的吗？？（当然是真的！）“好！”他说，“走！”——门开了；没有人：只有风、雨、雷、电，和一盏灯。",
        "引文里有引文：老师说：“有人说‘开卷有益’，也有人说‘尽信书，则不如无书’。”（见《孟子·尽心下》）卡尔·马克思、弗里德里希·恩格斯的名字里有间隔号。",
        "列举：（1）纸；（2）墨；（3）字模；（4）油墨辊；（5）“手”——即人。［注］〔按〕【例】「直角引号」『双直角引号』〈单书名号〉｛花括号｝都要认得。",
    ),
    "en": (
        "“Have you read ‘The Facing Page’?” she asked—no, demanded. “Only the preface,” he said, “and the notes (all ninety-nine of them), which is more than most reviewers can claim.”",
        "Hyphenation is asked of words such as internationalisation, misrepresentation, typographical, extraordinarily, counterrevolutionary and incomprehensibilities, but never of NVIDIA, GPT-4, H100 or two-letter ends.",
        "The figures rose by 12.5% to US$45.3 billion (RMB 328 billion) between 2019–2024; the error is ±0.05 mm, the ratio 1:3, and pp. 112–115 of vol. 3, no. 42, say so on 28 November 2024 at 3.45 p.m.",
        "Long addresses such as https://example.com/2024/11/28/typesetting-of-chinese?lang=en&page=2 have to break somewhere, and editor@example.com should not, if there is another way.",
        "A paragraph with Chinese in it – 对页 (duìyè), “facing pages”, and 《排印杂记》 – has to keep its measure, though Chinese characters are wider than letters and stand without spaces: 汉字之间没有空格。",
        "Well-kept, self-respecting, state-of-the-art, twenty-first-century compound-word-loving writers put so many hyphens into their already-long sentences that no line is safe; one-off, on/off, either/or, and/or…",
    ),
}


def paragraphs(language: str) -> list[str]:
    """Return the longest plain paragraphs of our publication in a language, and the hard ones."""
    found = []
    for path in sorted((DOCS / language).glob("part-*/*.md")):
        blocks = (block.strip() for block in path.read_text("utf-8").split("\n\n"))
        found += [_plain(block) for block in blocks if block and block[0] not in "#-!|>{[:<*" and "\n" not in block]
    least = sorted(map(len, found))[-TAKEN]
    return [text for text in found if len(text) >= least] + list(HARD[language])


def _plain(line: str) -> str:
    """Take Markdown's own signs out: links keep their words, notes go."""
    line = re.sub(r"\[\^[^]]*\]", "", line)
    line = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line)
    return re.sub(r"\s*\{[^}]*\}|[*`\\]", "", line)
