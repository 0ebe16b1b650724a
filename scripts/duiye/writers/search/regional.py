"""Know what readers in Taiwan and Hong Kong call a thing, and what this site calls it.

This module owns the few wordings that OpenCC's tables lack; the rest are theirs. It must not convert characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from duiye.writers.search.folding import fold, read_table

_TABLES = ("TWPhrasesRev.txt", "HKPhrasesRev.txt", "TSPhrases.txt", "TWVariantsRev.txt")
"""From a region's wording to the mainland's; the last two have what becomes another character than its fold."""
_INVERSE = ("TWPhrases.txt", "HKPhrases.txt")
"""The other way, with wordings that the tables above lack."""
_OWN = """
雲端運算 云计算 | 雲端 云 | 運算 计算 | 行動 移动 | 智慧 智能 | 智慧型 智能 | 品質 质量 | 矽谷 硅谷 | 巨量資料 大数据
數據 数据 | 市佔率 市场份额 | 市占率 市场份额 | 輝達 英伟达 | 推論 推理 | 回饋 反馈 | 高效能 高性能 | 異質 异构
筆電 笔记本电脑 | 製程 制程 工艺 | 最佳化 优化 | 客製化 定制 定制化 | 擴充 扩展 | 彈性 弹性 | 超級電腦 超级计算机
大型語言模型 大语言模型 | 微軟 微软 | 佈署 部署 | 法規遵循 合规 | 地端 本地 | 維運 运维 | 隨需 按需
平行運算 并行计算 | 分散式 分布式 | 邊緣運算 边缘计算 | 數位轉型 数字化转型 | 執行長 首席执行官 | 財務長 首席财务官
財報 财报 | 成長率 增长率 | 成長 增长 | 叢集 集群 | 開放原始碼 开源
"""
"""Written for this program from general knowledge; a wording, and what the mainland says, likeliest first."""


def regional_wordings(
    stands: Callable[[str], bool], own: Iterable[tuple[str, str]] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Return for each regional wording what the site says instead; folded, and only what stands on the site.

    Args:
        stands: whether a folded wording stands in the text.
        own: wordings of the termbase with its designations, which come first.
    """
    rows = [*((one, (other,)) for one, other in own), *_rows()]
    for table in _TABLES:
        rows += read_table(table)
    for table in _INVERSE:
        rows += ((other, (one,)) for one, others in read_table(table) for other in others)
    found: dict[str, dict[str, None]] = {}
    for one, others in rows:
        key = fold(one)
        if len(key) == 1 and stands(key):
            continue  # 什么 is no 什幺
        for other in map(fold, others):
            if other != key and stands(other):
                found.setdefault(key, {})[other] = None
    return {key: tuple(others) for key, others in sorted(found.items())}


def _rows() -> list[tuple[str, tuple[str, ...]]]:
    split = [row.split() for line in _OWN.splitlines() for row in line.split("|") if row.strip()]
    return [(one, tuple(others)) for one, *others in split]
