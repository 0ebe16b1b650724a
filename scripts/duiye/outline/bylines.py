"""Read a line of metadata as Chinese and English pages print it: author, date, source, and what goes with them.

This module owns those lines; it must not know where in an article they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.article import Role
from duiye.outline.headmarks import han_number

_LONGEST = 90
_LONGEST_NAME = 24
_LONGEST_VALUE = 40

_DATE = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>1[0-2]|0?[1-9])(?!\d)"
    r"(?:\s*[-/.月]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?|\s*月)?"
)
_DATE_HAN = re.compile(
    r"(?P<year>[一二][零〇○一二三四五六七八九]{3})年(?P<month>十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<day>[一二三四五六七八九十]{1,3})日)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DATE_EN = re.compile(
    rf"(?:\b(?P<before>{_DAY})\s+)?\b{_MONTH},?\s+(?:(?P<after>{_DAY}),?\s+)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_TIME = re.compile(
    r"\d{1,2}\s*[:：]\s*\d\d(?:\s*[:：]\s*\d\d)?(?:\s*[ap]\.?m\.?\b)?|星期[一二三四五六日天]|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?",
    re.IGNORECASE,
)

_LABELS: dict[str, str] = {
    "other": "圖|通讯员|通訊員|摄影|攝影|图|责任编辑|責任編輯|责编|編輯|编辑|校对|校對|审核|審核|审校|監製|监制|排版|"
    "阅读量?|"
    "閱讀|浏览量?|点击量?|点击|字数|字體|字号|收藏|评论|译者|翻译|views?|reads?|edited by|editor|"
    "photos? by|photographs? by|"
    "illustrations? by|translated by",
    "date": "发布时间|發布時間|发表时间|发布日期|發佈日期|发文日期|成文日期|更新时间|最后更新|更新于|时间|時間|"
    "日期|发布于|"
    "發表於|发表于|published(?: on)?|(?:last )?(?:updated|revised|reviewed)(?: on)?|posted(?: on)?|date|dated",
    "source": "微信公众号|公众号|文章来源|信息来源|来源|來源|稿件来源|出处|出處|稿源|发布机构|发文机关|发布单位|"
    "原载|source|originally published in|"
    "publication|from",
    "author": "由(?=\\s)|作者|撰文|撰稿|文字|记者|記者|采写|採訪|采访|口述|整理|编写|编著|主讲|演讲者?|主讲人|执笔|文|"
    "written by|words by|"
    "text(?=:)|words(?=:)|text by|story by|prepared by|compiled by|report by|as told to|authors?|by|speaker",
}
_LABEL = re.compile(
    "|".join(
        rf"(?P<{role}>(?:(?<=^)|(?<=[\s\u3000|｜丨·•（(,，]))(?:本报|本刊|本台|特约|见习)?(?:{words}){gap})"
        for role, words, gap in (
            ("other", _LABELS["other"], r"(?:\s*[:：/／|｜丨]\s*|\s+|(?=\d))"),
            ("date", _LABELS["date"], r"(?:\s*[:：]\s*|\s+)"),
            ("source", _LABELS["source"], r"(?:\s*[:：/／|｜丨]\s*|\s+)"),
            ("author", _LABELS["author"], r"(?:\s*[:：/／|｜丨]\s*|\s+)"),
        )
    ),
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"(?P<label>(?:{'|'.join(word for word in _LABELS['date'].split('|') if not word.isascii())}|文章来源|来源|來源|"
    r"责任编辑|责编|编辑)\s*[:：])"
)
"""Labels that may follow a value without a space: `作者:IT168发布时间:2024-07-26`."""
_COUNTED = re.compile(
    r"(?:约|共|全文)?\s*\d+(?:\.\d+)?\s*[kKwW万]?\s*(?:分钟|字|次|人|min|minutes?|words?|reads?|views?)\b.*$",
    re.IGNORECASE,
)
"""Reading time, length and views, which name nobody."""
_REPORTER = re.compile(r"(?P<source>[\u4e00-\u9fff]{2,6}(?:报|网|社|台|刊))(?=\s*(?:特约|见习)?记者\s)")
_DEED = re.compile(r"原创|(?:公布|发布|發布|印发|通过|修订|修訂|刊发|更新|施行|讯)|.*是")
"""What stands beside a date and names nobody."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORK = re.compile(r"^(?P<name>.{2,12}?)[\s\u3000]*(?:编写|编著|主编|整理|撰文|口述|著|撰|/?文)$")
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff]{0,10}(?:代表|主任|校长|院长|局长|记者|教授|老师|馆长|会长|主席|经理|工程师|医师)[\s\u3000]+(?P<name>\S{2,4})$"
)
_TRIMMED = " \t\u3000|｜丨·•,，;；/／()（）[]—–-:："
_GAPS = re.compile(r"[\u3000|｜丨·•]|\s{2,}|\s+[-–—]\s+")

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳"
    "翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单裴霍成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳时穆农司卓"
    "古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
    "苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮葉蘇呂盧鐘譚陸賈鄒龍賀顧龔錢嚴湯莊聶魯關蘭蕭"
)
_NAME = re.compile(rf"(?:[{_SURNAMES}]|欧阳|上官|司马|诸葛|司徒|东方|慕容|令狐|端木|皇甫)[一-鿿·]{{1,2}}")
_NAME_EN = re.compile(r"(?:[A-Z][\w’'-]+\.?|[A-Z]\.)(?: (?:[A-Z][\w’'-]+|[A-Z]\.|de|van|von|al|el|bin|la)){1,3}")
_AFFILIATION = re.compile(
    r"(?:大学|学院|研究院|研究所|公司|中心|报社|杂志社|医院|部门|委员会|办公室|编辑部|工作室|研究组|"
    r"课题组|小组|协会|学会|实验室|政府|局|厅)"
    r"(?:[\u4e00-\u9fff]{0,6}(?:教授|讲师|研究员|主任|博士|医师|工程师))?$|"
    r"\b(?:University|Institute|Department|School|Laboratory|College|Centre|Center|Association|Society|"
    r"Council|Museum)\b"
)
_MEDIA = re.compile(
    r"(?:网|报|社|刊|杂志|新闻|公众号|频道|通讯|周刊|周报|观察|在线|财经|科技|日报|晚报|電視台|電台|电视台)$|"
    r"\b(?:Times|Post|News|Weekly|Journal|Magazine|Review|Herald|Tribune|Gazette|Daily|Press|Quarterly|"
    r"Observer|Chronicle)\b"
)


def read_date(text: str) -> str:
    """Return the date that a text names as ISO 8601 (`2024-07-26`, or to the month), empty where there is none."""
    if found := _DATE.search(text):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    if found := _DATE_HAN.search(text):
        numbers = [han_number(part.replace("○", "〇")) for part in found.groups() if part]
        return "-".join(f"{number:02}" for number in numbers if number is not None)
    if found := _DATE_EN.search(text):
        month = _MONTHS.index(found["month"][:3].lower()) + 1
        day = re.match(r"\d+", found["before"] or found["after"] or "")
        return f"{found['year']}-{month:02}" + (f"-{int(day.group()):02}" if day else "")
    return ""


def read_byline(words: str) -> tuple[tuple[Role, str], ...]:
    """Read a line of metadata.

    Args:
        words: the line.

    Returns:
        What it says, author, source and date, or `aside` for what else is labelled (editor, views);
        empty when any of it may be running text.
    """
    words = words.strip().strip("()（）[]【】 ").replace("∕", "/")
    if not words or len(words) > _LONGEST or re.search(r"[。！？!?；，]|\.\s+[A-Z]\w+ \w+ ", words):
        return ()
    said: list[tuple[Role, str]] = []
    if reporter := _REPORTER.match(words):
        said.append(("source", reporter["source"]))
        words = words[reporter.end("source") :]
    words = _GLUED.sub(r"  \g<label>", words)
    date = read_date(words)
    rest = (
        _TIME.sub("  ", _DATE_EN.sub("\u3000", _DATE_HAN.sub("\u3000", _DATE.sub("\u3000", words)))) if date else words
    )
    labels = list(_LABEL.finditer(rest))
    for place, found in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(rest)
        parts = [part.strip(_TRIMMED) for part in _GAPS.split(rest[found.end() : end]) if part.strip(_TRIMMED)]
        if parts and len(parts[0]) > _LONGEST_VALUE:
            return ()
        said += _labelled(found.lastgroup or "", parts)
    if any(role == "author" and value[:1].islower() for role, value in said):
        return ()  # “by hand”, and no name
    loose = _unlabelled(rest[: labels[0].start()] if labels else rest, beside_date=bool(date))
    if any(len(part) > _LONGEST_NAME and not is_name(part) for part in loose) or not (labels or date):
        return ()
    for part in loose:
        is_source = _MEDIA.search(part) or any(role == "author" for role, _ in said)
        role: Role = "source" if is_source and not is_name(part) else "author"
        if all(role != other for other, _ in said):
            said.append((role, part))
    if date:
        said.append(("date", date))
    told = tuple(one for one in dict.fromkeys(said) if one[0] != "aside")
    return told or tuple(said[:1])


def _unlabelled(words: str, *, beside_date: bool) -> list[str]:
    """Return the names in front of the first label; single spaces part them only beside a date."""
    parts = (_COUNTED.sub("", part.strip(_TRIMMED)).strip() for part in _GAPS.split(words))
    names = [part for part in parts if part and not _DEED.fullmatch(part)]
    if beside_date and len(names) == 1 and _HAN.search(names[0]):
        names = [part for part in names[0].split() if not _DEED.fullmatch(part)]
    return names


def _labelled(label: str, parts: list[str]) -> Iterator[tuple[Role, str]]:
    if label == "other":
        yield "aside", ""
    elif label == "source" and parts:
        yield "source", parts[0]
    elif label == "author" and parts:
        words = parts[0].split()
        name = words[-1] if len(words) > 1 and _AFFILIATION.search(words[0]) else parts[0]
        name = re.sub(r"\s+(?:\S{2,4}(?:报道|报导|報導|电|讯)|on)$", "", re.split(r"[／/]", name)[0])
        first = name.split(", ")[0]
        yield "author", first if is_name(first) else name
        if len(parts) > 1 and not is_name(parts[1]):
            yield "source", parts[1]


def is_name(words: str) -> bool:
    """Say whether words look like a person's name and nothing else."""
    plain = re.sub(r"[\s\u3000]", "", words)
    return bool(_NAME.fullmatch(plain) or _NAME_EN.fullmatch(words.strip()))


def name_of_work(words: str) -> str:
    """Return the name in a line such as `林野航 编写` or `教师代表 聂青石`, empty for other lines."""
    found = _WORK.match(words.strip()) or _OFFICE.match(words.strip())
    return found["name"].strip() if found and is_name(found["name"]) else ""


def is_affiliation(words: str) -> bool:
    """Say whether a line is the name of a place where authors work."""
    stops = r"[。，；！？,;!?]" if _HAN.search(words) else r"[.;!?]"
    return bool(_AFFILIATION.search(words.strip())) and not re.search(stops, words)
