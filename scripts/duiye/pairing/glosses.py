"""Common words of Chinese and English that often translate one another.

This module owns the list; it must not know what is done with it. It was written for this program, by
theme, from general knowledge of both languages: words that any article may have, so that two texts have
something in common even where no number or name stands. Words of one trade belong to a termbase.
"""

from __future__ import annotations

_GLOSSES = """
我们: we our us | 他们 她们: they their them | 自己: self himself herself itself themselves own
大家: everyone everybody | 她: she her | 他: he his him | 我: I my me | 你 您: you your | 为什么 为何: why
怎么 如何 怎样: how | 什么 何: what | 哪里 哪儿 何处: where | 何时 什么时候: when | 谁: who whom
因为 由于: because since due | 所以 因此 于是: so therefore thus hence | 但是 但 可是 然而 不过 却: but however yet
如果 假如 要是 若: if | 虽然 尽管: although though despite | 除了 此外: besides except addition moreover
例如 比如 譬如: example instance such | 首先: first firstly | 其次: second next | 然后 接着 随后: then next afterwards
最后 最终 终于: finally last eventually end | 已经 已: already | 仍然 仍 依然 还是: still remain
可能 也许 或许: may might perhaps possible possibly maybe | 必须 一定 须: must | 应该 应当 应: should ought
可以 能够 能: can could able | 需要 要求: need require demand | 想要 希望 愿: want hope wish
开始: begin began begun start | 结束 完成: finish complete end | 继续: continue went on | 停止 停: stop halt
变成 成为 变为: become became turn | 知道 了解: know knew known understand
认为 觉得 以为: think thought believe consider hold | 相信: believe trust | 说 表示 称: say said says tell told
问: ask asked question | 回答 答: answer reply | 告诉: tell told | 看见 看到 见: see saw seen | 听: hear heard listen
读 阅读: read reading | 写: write wrote written writing | 发现: find found discover | 寻找 找: look search seek
使用 利用 用: use using | 决定: decide decision | 选择: choose chose choice select | 帮助 帮: help assist
支持: support | 反对: oppose against | 解释 说明: explain
增加 增长 上升 提高: increase grow grew growth rise rose raise
减少 下降 降低: decrease fall fell decline reduce drop lower cut | 超过: exceed more over above surpass | 至少: least
大约 约 左右: about around approximately some | 几乎 差不多: almost nearly
全部 所有 一切: all every everything whole | 许多 很多 大量: many much lot | 一些 有些: some
大多数 多数: most majority | 一半 半: half | 每: each every per | 第一: first | 第二: second
最大: largest biggest greatest | 最高: highest | 同时: same time meanwhile
现在 如今 目前: now today current currently present | 今天: today | 昨天: yesterday | 明天: tomorrow | 今年: year
去年: last | 明年: next | 未来 将来: future | 过去 从前: past once | 以前 之前 前: before ago earlier
以后 之后 后: after later | 早上 早晨 清晨: morning | 下午: afternoon | 晚上 夜晚 傍晚: evening night | 夜 深夜: night
中午: noon midday | 春 春天: spring | 夏 夏天: summer | 秋 秋天: autumn fall | 冬 冬天: winter | 小时: hour
分钟: minute | 星期 周: week | 月: month moon | 年: year | 季度: quarter | 世纪: century | 时代: era age
星期一 周一: Monday | 星期二 周二: Tuesday | 星期三 周三: Wednesday | 星期四 周四: Thursday | 星期五 周五: Friday
星期六 周六: Saturday | 星期日 星期天 周日: Sunday | 周末: weekend | 天 日: day | 中国: China Chinese
美国: America American US U.S. | 英国: Britain British UK | 日本: Japan Japanese | 德国: Germany German
法国: France French | 俄罗斯: Russia Russian | 印度: India Indian | 韩国: Korea Korean | 欧洲: Europe European
亚洲: Asia Asian | 非洲: Africa African | 世界 全球: world global | 国家: country nation state | 国际: international
国内: domestic home | 香港: Hong | 台湾: Taiwan | 伦敦: London | 纽约: York | 巴黎: Paris | 东京: Tokyo
新加坡: Singapore | 澳大利亚: Australia | 城市 市: city cities urban town | 农村 乡村: rural village countryside
村: village | 省: province | 地区: region area district | 街 街道: street | 路 道路 公路: road way | 桥: bridge
山: mountain hill | 河 江: river | 湖: lake | 海 海洋: sea ocean | 岛: island | 森林 林: forest | 树: tree
花: flower | 草: grass | 土地 地: land ground | 天空: sky | 风: wind | 雨: rain | 雪: snow | 云: cloud
太阳 阳光: sun sunlight | 月亮 明月: moon | 星: star | 火: fire | 石 石头: stone rock | 天气: weather | 气候: climate
温度 气温: temperature | 洪水: flood | 地震: earthquake | 污染: pollution | 环境: environment | 自然: nature natural
人 人们: people person man men human | 男人 男: man men male | 女人 女 女性: woman women female
孩子 儿童: child children kid | 母亲 妈妈 妈: mother mum mom | 父亲 爸爸 爸: father dad | 父母: parent | 儿子: son
女儿: daughter | 哥哥 弟弟 兄弟: brother | 姐姐 妹妹 姐妹: sister | 爷爷 祖父: grandfather grandpa
奶奶 祖母 外婆: grandmother grandma | 丈夫: husband | 妻子: wife | 朋友: friend | 家庭 家人: family
家 房子: home house | 老人: elderly old | 年轻 青年: young youth | 老师 教师: teacher | 学生: student pupil
医生: doctor | 病人 患者: patient | 农民: farmer peasant | 工人: worker | 居民: resident | 学校: school
大学: university college | 教育: education | 课程 课: course class lesson | 学习: study learn learning
研究: research study | 科学: science scientific | 科学家: scientist | 技术: technology technique technical
工程师: engineer | 工程: engineering project | 医院: hospital | 健康: health healthy | 疾病 病: disease illness sick
药: medicine drug | 政府: government | 政策: policy | 法律: law legal | 法院: court | 警察 警方: police
选举: election | 总统: president | 部长: minister | 主席: chairman president | 官员: official
委员会: committee commission | 会议: meeting conference | 协议 合同: agreement contract
公司 企业: company companies firm enterprise business | 工厂: factory plant | 市场: market | 产品: product
商品: goods commodity | 客户 顾客: customer client | 用户: user | 员工 职员: employee staff | 工作: work job
经理: manager | 老板: boss owner | 会员: member | 经济: economy economic | 产业 行业: industry industrial
农业: agriculture farming | 银行: bank | 钱 资金: money fund funding | 价格 价: price | 成本: cost
费用: fee cost expense charge | 收入 营收: revenue income | 利润 盈利: profit | 亏损: loss lost
投资: invest investment | 股票 股价: stock share | 贷款: loan | 税: tax | 预算: budget | 贸易: trade | 出口: export
进口: import | 销售 卖: sale sales sell sold | 购买 买: buy bought purchase | 免费: free | 退款 退货: refund return
订单: order | 支付 付款: pay payment paid | 元: yuan | 美元: dollar US$ | 欧元: euro | 店 商店: shop store
餐厅 饭馆: restaurant | 超市: supermarket | 电脑 计算机: computer | 手机: phone mobile | 电话: phone telephone call
互联网 网络: internet network online web | 网站: website site | 软件: software | 硬件: hardware
程序: program programme | 数据: data | 信息: information | 文件: file document | 密码: password | 账户 账号: account
邮箱 邮件: email mail | 服务: service serve | 服务器: server | 平台: platform | 系统: system | 设备: device equipment
机器: machine | 人工智能: AI artificial intelligence | 模型: model | 算法: algorithm | 代码: code
安全: safety security safe secure | 电 电力: power electricity electric | 能源: energy | 石油 油: oil | 煤: coal
太阳能: solar | 电池: battery | 水: water | 空气: air | 汽车 车: car vehicle | 火车 列车: train | 铁路: railway rail
地铁: subway metro underground | 车站 站: station stop | 飞机: plane aircraft | 机场: airport | 船: boat ship
公共汽车 公交: bus | 自行车: bicycle bike | 司机: driver | 乘客: passenger | 票: ticket
旅行 旅游: travel trip tourism | 书: book | 文章: article | 报告: report | 报纸: newspaper | 新闻: news
杂志: magazine | 图书馆: library | 博物馆: museum | 作者: author writer | 故事: story | 历史: history historical
文化: culture cultural | 艺术: art | 音乐: music | 歌: song sing | 电影: film movie | 诗: poem poetry | 语言: language
中文 汉语: Chinese | 英文 英语: English | 字 词: word character | 名字 名: name | 问题: problem question issue
答案: answer | 原因: reason cause | 结果: result | 影响: influence effect affect impact | 方法 办法: method way
计划: plan | 目标: goal target aim | 机会: chance opportunity | 经验: experience | 困难: difficult difficulty
错误: mistake error wrong | 重要: important | 新: new | 旧 老: old | 大: big large great | 小: small little
高: high tall | 低: low | 长: long | 短: short | 快: fast quick quickly rapid | 慢: slow slowly | 好: good well better
坏: bad | 热: hot heat | 冷 寒: cold | 干净: clean | 漂亮 美丽 美: beautiful beauty | 简单: simple easy | 红 红色: red
白 白色: white | 黑 黑色: black | 绿 绿色: green | 蓝 蓝色: blue | 黄 黄色: yellow | 金: gold golden
食物 吃: food eat ate eaten | 饭 米饭 米: rice meal | 面 面条 面粉: noodle flour dough | 面包: bread | 鸡蛋 蛋: egg
鸡 鸡肉: chicken | 牛肉: beef | 猪肉: pork | 肉: meat | 鱼: fish | 蔬菜 菜: vegetable dish | 水果: fruit | 苹果: apple
糖: sugar | 盐: salt | 酱油: soy | 醋: vinegar | 茶: tea | 咖啡: coffee | 酒: wine liquor alcohol drink | 牛奶: milk
姜: ginger | 蒜: garlic | 葱: onion scallion | 番茄 西红柿: tomato | 土豆: potato | 豆腐: tofu | 锅: pan pot wok
碗: bowl | 刀: knife | 煮: boil cook | 炒: fry stir | 烤: bake roast | 克: gram g | 公斤 千克: kilogram kg
毫升: millilitre ml | 厘米: centimetre cm | 公里: kilometre km | 米: metre meter m | 勺: spoon tablespoon teaspoon
门: door gate | 窗: window | 桌 桌子: table desk | 椅子: chair | 房间: room | 厨房: kitchen | 灯: lamp light | 床: bed
衣服: clothes | 鞋: shoe | 手: hand | 眼睛 眼: eye | 头: head | 脸: face | 心: heart | 身体: body | 血: blood
声音 声: sound voice | 梦: dream | 爱: love | 死: die dead death | 生活: life live living | 生命: life | 狗: dog
猫: cat | 马: horse | 牛: cow cattle ox | 羊: sheep goat | 鸟: bird | 战争: war | 和平: peace
军队 士兵: army soldier military | 比赛: match game race | 球队 队: team | 冠军: champion | 游戏: game | 章: chapter
表: table | 图: figure picture chart | 注: note | 结论: conclusion conclude | 摘要: abstract summary | 附录: appendix
谢谢 感谢: thank thanks | 对不起 抱歉: sorry | 你好 您好: hello hi | 再见: goodbye bye | 请: please
没有 没: no not without | 是的: yes | 来: come came | 去: go went gone | 走: walk go leave left | 跑: run ran running
坐: sit sat | 站: stand stood | 睡: sleep slept | 等待 等: wait | 带 拿: bring brought take took carry
给: give gave given | 送: send sent give | 打开 开: open | 关闭 关: close shut
建设 建造 建: build built construction | 修理 修: repair fix | 改变 变化: change | 发展: develop development
管理: manage management | 保护: protect protection | 检查: check inspect | 测试: test | 比较: compare than
竞争: compete competition | 合作: cooperate cooperation partner | 成功: success succeed successful
失败: fail failure failed | 风险: risk | 危险: danger dangerous | 机构 组织: organisation organization institution
项目: project | 规模: scale size | 数量 数: number amount quantity | 质量: quality | 速度: speed | 水平: level
标准: standard | 规则 规定: rule regulation | 系列: series
"""

GLOSSES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (tuple(han.split()), tuple(latin.split()))
    for entry in _GLOSSES.replace("\n", "|").split("|")
    if entry.strip()
    for han, _, latin in (entry.partition(":"),)
)
"""Chinese words, and the English words that any of them may be; an irregular form stands as a word of its own."""
