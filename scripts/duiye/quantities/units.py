"""Units by their names in Chinese and in English, each with its dimension and its size in the base unit.

This module owns the tables; it must not read texts.
"""

from __future__ import annotations

from fractions import Fraction

Unit = tuple[str, Fraction]
"""Dimension and size in that dimension's base unit."""

_ROWS = """
length 1 | 米 公尺 | metre meter m
length 1000 | 公里 千米 | kilometre kilometer km
length 1/100 | 厘米 公分 | centimetre centimeter cm
length 1/1000 | 毫米 | millimetre millimeter mm
length 1/1000000 | 微米 | micrometre micrometer micron μm µm um
length 1/1000000000 | 纳米 奈米 | nanometre nanometer nm
length 201168/125 | 英里 | mile mi
length 381/1250 | 英尺 | foot feet ft
length 1143/1250 | 码 | yard yd
length 127/5000 | 英寸 寸 | inch inches
length 1852 | 海里 | nautical_mile
length 500 | 里 华里 | li
light-year 1 | 光年 | light_year light-year
area 1 | 平方米 平米 | square_metre square_meter m² m2 sqm sq_m
area 1000000 | 平方公里 平方千米 | square_kilometre square_kilometer km² km2 sq_km
area 10000 | 公顷 | hectare ha
area 2000/3 | 亩 | mu
area 316160658/78125 | 英亩 | acre
area 145161/1562500 | 平方英尺 | square_foot square_feet sq_ft
volume 1 | 立方米 方 | cubic_metre cubic_meter m³ m3
volume 1/1000 | 升 公升 | litre liter L
volume 1/1000000 | 毫升 | millilitre milliliter ml mL
volume 55306341/1953125000 | 立方英尺 | cubic_foot cubic_feet
volume 1000000000 | | bcm
volume 1000000000 | 立方公里 | cubic_kilometre cubic_kilometer km³
barrel 1 | 桶 | barrel bbl bpd b/d
gallon 1 | 加仑 | gallon
mass 1 | 克 | gram g
mass 1/1000 | 毫克 | milligram mg
mass 1/1000000 | 微克 | microgram μg µg
mass 1000 | 公斤 千克 | kilogram kilo kg
mass 500 | 斤 市斤 | jin catty
mass 1000000 | 吨 公吨 | tonne ton metric_ton t
mass 45359237/100000 | 磅 | pound lb lbs
ounce 1 | 盎司 | ounce oz
power 1 | 瓦 瓦特 | watt W
power 1000 | 千瓦 | kilowatt kW
power 1000000 | 兆瓦 | megawatt MW
power 1000000000 | 吉瓦 | gigawatt GW
power 1000000000000 | 太瓦 | terawatt TW
energy 1 | 瓦时 | watt-hour watt_hour Wh
energy 1000 | 度电 千瓦时 | kilowatt-hour kilowatt_hour kWh
energy 1000000 | 兆瓦时 | megawatt-hour megawatt_hour MWh
energy 1000000000 | 吉瓦时 | gigawatt-hour gigawatt_hour GWh
energy 1000000000000 | 太瓦时 | terawatt-hour terawatt_hour TWh
joule 1 | 焦耳 焦 | joule J
calorie 1 | 卡路里 | calorie cal
calorie 1000 | 千卡 大卡 | kilocalorie kcal
bytes 1 | 字节 | byte
bytes 1000 | 千字节 KB kB | kilobyte KB kB
bytes 1000000 | 兆字节 MB | megabyte MB
bytes 1000000000 | 吉字节 GB | gigabyte GB
bytes 1000000000000 | 太字节 TB | terabyte TB
bytes 1000000000000000 | 拍字节 PB | petabyte PB
bytes 1000000000000000000 | EB | exabyte EB
bytes 1024 | KiB | kibibyte KiB
bytes 1048576 | MiB | mebibyte MiB
bytes 1073741824 | GiB | gibibyte GiB
bytes 1099511627776 | TiB | tebibyte TiB
bits 1 | 比特 位元 | bit
bits 1000000 | 兆比特 Mb Mbps | megabit Mb Mbps Mbit
bits 1000000000 | 吉比特 千兆比特 Gb Gbps | gigabit Gb Gbps Gbit
bits 1000000000000 | 太比特 Tb Tbps | terabit Tb Tbps Tbit
frequency 1 | 赫兹 赫 Hz | hertz Hz
frequency 1000 | 千赫 kHz | kilohertz kHz
frequency 1000000 | 兆赫 兆赫兹 MHz | megahertz MHz
frequency 1000000000 | 吉赫 吉赫兹 千兆赫 GHz | gigahertz GHz
frequency 1000000000000 | 太赫兹 THz | terahertz THz
celsius 1 | 摄氏度 ℃ °C | degree_celsius degree_centigrade degree_C °C ℃
fahrenheit 1 | 华氏度 ℉ °F | degree_fahrenheit degree_F °F ℉
degree 1 | ° | degree °
volt 1 | 伏 伏特 | volt V
volt 1000 | 千伏 | kilovolt kV
ampere 1 | 安 安培 | ampere amp
ampere-hour 1/1000 | 毫安时 | milliampere-hour milliamp-hour mAh
decibel 1 | 分贝 | decibel dB
horsepower 1 | 马力 | horsepower hp
pascal 1000 | 千帕 | kilopascal kPa
pascal 1000000 | 兆帕 | megapascal MPa
pascal 100 | 百帕 | hectopascal hPa
seconds 1 | 秒 秒钟 | second sec s
seconds 1/1000 | 毫秒 | millisecond ms
seconds 1/1000000 | 微秒 | microsecond μs µs
seconds 1/1000000000 | 纳秒 | nanosecond ns
seconds 60 | 分钟 | minute min
seconds 900 | 刻钟 | quarter-hour
seconds 3600 | 小时 钟头 | hour h hr
seconds 86400 | 天 昼夜 | day
seconds 604800 | 周 星期 礼拜 | week
seconds 1209600 | | fortnight
months 1 | 个月 | month
months 12 | 年 周年 载 年度 | year anniversary
months 120 | | decade
months 1200 | 个世纪 | century centuries
months 12000 | | millennium millennia
share 1/100 | % ％ | % ％ percent per_cent pct percent-
share 1/1000000 | ppm | ppm part_per_million
share 1/1000000000 | ppb | ppb part_per_billion
share 1/1000 | ‰ | ‰ permille per_mille
points 1 | 百分点 个百分点 | percentage_point percentage-point pp ppt
points 1/100 | 基点 个基点 | basis_point bp bps
money-CNY 1 | 元 块 块钱 元人民币 人民币 圆 | yuan RMB renminbi CNY
money-CNY 1/10 | 毛 毛钱 角 角钱 | jiao mao
money-CNY 1/100 | 分钱 | fen
money-USD 1 | 美元 美金 | dollar US_dollar U.S._dollar USD
money-USD 1/100 | 美分 | cent US_cent
money-EUR 1 | 欧元 | euro EUR
money-JPY 1 | 日元 日圆 | yen JPY
money-HKD 1 | 港元 港币 | Hong_Kong_dollar HKD
money-GBP 1 | 英镑 | pound_sterling GBP
money-GBP 1/100 | 便士 | pence
money-KRW 1 | 韩元 韩圆 | won KRW KRW
money-INR 1 | 卢比 印度卢比 巴基斯坦卢比 斯里兰卡卢比 | rupee Indian_rupee INR
money-RUB 1 | 卢布 俄罗斯卢布 | rouble ruble
money-CHF 1 | 瑞士法郎 法郎 瑞郎 | franc Swiss_franc CHF
money-TWD 1 | 新台币 台币 新台币元 | New_Taiwan_dollar Taiwan_dollar TWD
money-AUD 1 | 澳元 | Australian_dollar AUD
money-CAD 1 | 加元 加拿大元 | Canadian_dollar CAD
money-SGD 1 | 新元 新加坡元 新币 | Singapore_dollar SGD
money-BRL 1 | 雷亚尔 巴西雷亚尔 | real reais
money-MYR 1 | 林吉特 马来西亚林吉特 马币 | ringgit
money-THB 1 | 泰铢 | baht THB
money-VND 1 | 越南盾 | dong VND
money-ZAR 1 | 兰特 南非兰特 | rand ZAR
money-TRY 1 | 里拉 土耳其里拉 | lira TRY
money-KRONE 1 | 克朗 丹麦克朗 捷克克朗 冰岛克朗 | krone kroner koruna DKK
money-KRONE 1 | 瑞典克朗 挪威克朗 | krona kronor SEK NOK
money-PLN 1 | 兹罗提 波兰兹罗提 | zloty PLN
money-HUF 1 | 福林 匈牙利福林 | forint HUF
money-IDR 1 | 印尼盾 印尼卢比 | rupiah IDR
money-PESO 1 | 比索 墨西哥比索 菲律宾比索 阿根廷比索 智利比索 哥伦比亚比索 | peso MXN PHP ARS
money-AED 1 | 迪拉姆 阿联酋迪拉姆 | dirham AED
money-RIYAL 1 | 里亚尔 沙特里亚尔 伊朗里亚尔 卡塔尔里亚尔 | riyal rial SAR
money-DINAR 1 | 第纳尔 科威特第纳尔 | dinar KWD
money-ILS 1 | 谢克尔 新谢克尔 | shekel ILS
money-NGN 1 | 奈拉 | naira NGN
money-EGP 1 | 埃及镑 | Egyptian_pound EGP
money-UAH 1 | 格里夫纳 | hryvnia UAH
money-KZT 1 | 坚戈 | tenge
money-BDT 1 | 塔卡 | taka
money-MOP 1 | 澳门元 澳门币 | pataca MOP
money-NZD 1 | 新西兰元 纽元 | New_Zealand_dollar NZD
number 1000000 | | megapixel
number 1000000000000 | TFLOPS | teraflop teraflops TFLOPS
number 1000000000000000 | PFLOPS | petaflop petaflops PFLOPS
number 1000000000000000000 | EFLOPS | exaflop exaflops EFLOPS
"""


def _read_rows() -> tuple[dict[str, Unit], dict[str, Unit]]:
    han: dict[str, Unit] = {}
    latin: dict[str, Unit] = {}
    for row in _ROWS.strip().splitlines():
        unit, *names = row.split("|")
        dimension, size = unit.split()
        for table, said in zip((han, latin), names, strict=True):
            for name in said.split():
                table[name.replace("_", " ")] = (dimension.replace("money-", "money "), Fraction(size))
    # The symbols of physics stand in Chinese text as they do in English.
    han |= {name: unit for name, unit in latin.items() if len(name) <= len("Mbps") and unit[0] in _SYMBOLIC}
    return han, latin


_SYMBOLIC = {"length", "area", "volume", "mass", "power", "energy", "bytes", "bits", "frequency", "volt", "seconds"}
HAN_UNITS, LATIN_UNITS = _read_rows()
"""Units by name. An English name is in the singular; a symbol keeps its capitals."""
LONGEST_HAN = max(map(len, HAN_UNITS))

CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "美元": "USD",
    "HK$": "HKD", "HKD": "HKD", "港币": "HKD", "港元": "HKD", "NT$": "TWD", "TWD": "TWD", "新台币": "TWD",
    "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD", "€": "EUR", "EUR": "EUR", "欧元": "EUR",
    "£": "GBP", "GBP": "GBP", "英镑": "GBP", "¥": "CNY", "￥": "CNY", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY",
    "人民币": "CNY", "JPY": "JPY", "JP¥": "JPY", "日元": "JPY", "₩": "KRW", "KRW": "KRW", "₹": "INR", "CHF": "CHF",
    "SFr": "CHF", "Fr": "CHF", "SGD": "SGD", "AUD": "AUD", "CAD": "CAD", "NZ$": "NZD", "NZD": "NZD", "R$": "BRL",
    "Rs": "INR", "INR": "INR", "RM": "MYR", "MYR": "MYR", "Rp": "IDR", "TL": "TRY", "SKr": "KRONE", "NKr": "KRONE",
    "DKr": "KRONE", "SEK": "KRONE", "NOK": "KRONE", "DKK": "KRONE", "MOP": "MOP", "MOP$": "MOP", "Mex$": "PESO",
    "PLN": "PLN", "BRL": "BRL", "ZAR": "ZAR", "IDR": "IDR", "THB": "THB", "VND": "VND", "AED": "AED", "₽": "RUB",
    "₺": "TRY", "฿": "THB", "₫": "VND", "₪": "ILS", "₱": "PESO", "₦": "NGN",
}  # fmt: skip
"""Currency codes by the marks that stand before a figure."""
