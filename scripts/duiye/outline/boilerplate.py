"""Know the lines that pages put around every article: breadcrumb, copyright, record number, "read more".

This module owns their words; it must not know where in an article they stand.
"""

from __future__ import annotations

import re

_TRAIL = re.compile(
    r"^(?:您?的?(?:当前|现在)?(?:的)?位置|當前位置|首页|首頁|Home)\s*(?:[:：>»›|/／·]|$)"
    r"|^[^。！？]{1,40}(?:\s*[>»›]\s*[^。！？>»›]{1,30}){2,}$",
    re.IGNORECASE,
)
_ANYWHERE = (
    r"copyright\b|©|\(?c\)\s*(?:19|20)\d\d|^\(?c\)\s+[A-Z]|all rights reserved|"
    r"版权(?:所有|声明|归)|版權(?:所有|聲明|歸)|著作权归|ICP\s*[备備证]|公网安备|增值电信|"
    r"未经(?:授权|许可|允许|书面)|未經(?:授權|許可)|禁止转载|(?:如需)?转载(?:请|须|自|时)|轉載請|免责声明|"
    r"风险提示[:：]|不构成(?:任何)?投资建议|商务合作|抄送[:：]|主送[:：]|参与采写|comments are closed|"
    r"(?:affiliate|some) links|registered (?:office|society|charity)|opening hours|分享给(?:朋友|更多|好友)|"
    r"点击上方|上方蓝字|此件(?:公开|主动)|ISBN|〔\d{4}〕\s*第?\d+号|visitor number|guestbook|第\s*\d+\s*位访客|"
    r"建议使用[^。]{0,20}浏览|网站标识码|"
    r"(?:点击|點擊|点|戳|↓)[^。]{0,6}(?:阅读|閱讀|查看)(?:原文|全文|更多)|^阅读(?:原文|全文)$|^閱讀(?:原文|全文)$|"
    r"扫(?:码|描)[^。]{0,10}(?:二维码|关注|加)|(?:长按|長按|识别|扫)[^。]{0,10}二?維?维?码|关注[^。]{0,20}(?:公众号|"
    r"微信|微博)|關注[^。]{0,12}公眾號|"
    r"(?:点个?赞|點讚)(?:再走|和|、|支持)|喜欢(?:这篇|本文)[^。]{0,12}(?:点|转|分享)|点(?:赞|"
    r"个赞)[^。]{0,10}(?:在看|转发|收藏)|"
    r"sign up (?:for|to) (?:our|the)|follow us on|reprinted with permission|terms of (?:use|service)|"
    r"privacy policy|"
    r"subscribe to (?:our|the)|creative commons|知识共享|CC BY|"
    r"this article (?:was )?(?:first|originally) (?:appeared|published)"
)
_AT_START = (
    r"责任编辑|責任編輯|责编|责编丨|编辑|編輯|校对|校對|审核|審核|监制|監製|排版|图片来源|题图|封面图|"
    r"图源|声明|聲明|原文链接|原标题|本文链接|"
    r"公众号|微信号?|联系(?:电话|方式|我们)|電話|电话|热线|客服|投稿(?:邮箱|请)?|邮箱|地址|邮编|网址|标签|"
    r"標籤|关键[词字]|分类|归类|"
    r"tags?|filed under|posted in|categor(?:y|ies)|keywords?|contact|e-?mail|(?:tele)?phone|tel"
)
_TURNS = r"(?:上|下)一(?:篇|页|条|章)|previous(?: (?:post|article))?|next(?: (?:post|article))?"
_WHOLE = (
    r"(?:分享(?:到|至)?|收藏(?:本[文页])?|点赞|點讚|赞|评论|評論|举报|打印|打印本页|打赏|在看|转发|字号|"
    r"字体|大中小|返回(?:顶部|首页|列表|目录)?|"
    r"关闭(?:窗口)?|登录|注册|下载(?:APP|客户端)|展开全文|查看更多|加载更多|目录|微信|微博|朋友圈|复制链接|繁體|简体|"
    r"share|tweet|print|email|subscribe|sign up|log in|login|back to top|leave a comment|reply|like|save|"
    r"menu|search|comments?(?: \(\d+\))?|"
    r"facebook|twitter|linkedin|whatsapp|copy link|advertisement|广告|推广|完|全文完|（完）|未完待续|"
    r"the end|end|fin|\d+\s*(?:comments?|评论|赞|likes?|shares?))"
    r"(?:[\s\u3000:：|｜/／、·•\]\[】【]+|$)"
)
_BOILERPLATE = re.compile(
    rf"{_ANYWHERE}|^(?:本报|本刊|本社)?(?:{_AT_START})\s*[:：/／丨|｜]|"
    rf"^(?:{_TURNS})\s*[:：»«>←→]|^(?:{_WHOLE})+$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"^(?:(?:相关|相關|推荐|推薦|延伸|拓展|更多|热门|熱門|往期|精彩|最新|为你)(?:阅读|閱讀|文章|新闻|新聞|"
    r"推荐|推薦|链接|内容|回顾|精选|排行|评论|资讯|专题)+|"
    r"猜你喜欢|大家都在看|你可能(?:还|也)?(?:喜欢|感兴趣)|網友評論|网友评论|评论区|全部评论|精选留言|相关|"
    r"related(?: (?:articles?|posts?|stories|reading|links))?|you (?:may|might) also (?:like|enjoy)|"
    r"more (?:from|stories|articles|in)\b.*|"
    r"recommended(?: (?:for you|reading))?|most (?:read|popular|viewed)|(?:what to )?read next|"
    r"trending(?: now)?|popular posts|"
    r"(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment)|responses)\s*[:：]?$",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(
    r"^[（(]?(?:本文)?(?:作者(?:系|为|是|单位|简介)|本文(?:作者|首发|原载|选自|节选|刊于|来自)|"
    r"about the author\b|the author is\b)",
    re.IGNORECASE,
)


def is_trail(words: str) -> bool:
    """Say whether a line tells where on a site its page stands: `首页 > 资讯 > 云计算`."""
    return "<" not in words and bool(_TRAIL.search(words.strip()))


def is_boilerplate(words: str) -> bool:
    """Say whether a line belongs to the page and not to the article."""
    return bool(_BOILERPLATE.search(words.strip().strip("()（）[]【】*—-↓→ ")))


def begins_others(words: str) -> bool:
    """Say whether a line is the head of a list of other articles, or of comments."""
    return bool(_OTHERS.match(words.strip().strip("【】[]■◆●# ")))


def is_about_author(words: str) -> bool:
    """Say whether a line at the end says who the author is, or where the text first stood."""
    return bool(_AFTERWORD.match(words.strip()))
