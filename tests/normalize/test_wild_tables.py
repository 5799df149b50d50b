"""Tables as offices write them: each in its lines, with the rows that must come out."""

import pytest
from builders_tables import document, table
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind

CASES = {
    "a score and a share in the names": (
        ["考核项目及权重|考核标准|得分", "水质（40%）|达标得满分|", "水压（60%）|不达标扣5分|"],
        [("水质", 40), ("水压", 60)],
    ),
    "numbers alone in brackets are scores": (
        ["项目|评分标准|得分", "准备(14)|齐全|", "操作(46)|规范|", "结果(40)|正确|"],
        [("准备", 14), ("操作", 46), ("结果", 40)],
    ),
    "numbers in brackets that only count stay": (
        ["项目|评分标准|分值", "检查(1)|齐全|5", "检查(2)|规范|5"],
        [("检查(1)", 5), ("检查(2)", 5)],
    ),
    "brackets that are no score stay": (
        ["一级指标|评分标准|分值", "产量（万吨）|达标|5", "进度(7月)|达标|5"],
        [("产量（万吨）", 5), ("进度(7月)", 5)],
    ),
    "a requirement behind numbered levels": (
        ["一级指标|二级指标|评价内容|评分标准|分值", "管理[v]|制度|健全|缺一项扣1分|5", "|台账|完整|缺一项扣1分|5"],
        [("管理", "制度", 5), ("管理", "台账", 5)],
    ),
    "one header over names and rules": (
        ["评分细则[span 2]|得分", "业绩（20分）|每个加5分|", "资信（10分）|优得10分|"],
        [("业绩", 20), ("资信", 10)],
    ),
    "a label down the side of the header": (
        ["考核意见[v]|项目|考核标准|分值", "|水质|达标|20", "|水压|达标|30"],
        [("考核意见", "水质", 20), ("考核意见", "水压", 30)],
    ),
    "a total over the score and a signature": (
        [
            "项目|考核标准|标准分",
            "水质|达标|60",
            "水压|达标|40",
            "计（100分）|||",
            "考核人：某甲[span 2]|",
            "存在问题：|无|",
        ],
        [("水质", 60), ("水压", 40)],
    ),
    "grades side by side": (
        ["评价要素|差（1分）|一般（3分）|好（5分）", "仪表|||", "表达|||"],
        [("仪表", None), ("表达", None)],
    ),
    "a sum ends a level": (
        [
            "类型|考核内容|扣分标准|分值",
            "管理[v]|台账|缺失扣1分|1",
            "|例会|缺席扣1分|1",
            "小计|||2",
            "|围挡|破损扣1分|1",
        ],
        [("管理", "台账", 1), ("管理", "例会", 1), ("围挡", 1)],
    ),
    "an unnamed serial column and shifted names": (
        ["|考核一级指标|考核二级指标|考核细项|分值", "1|管理[v]|制度|健全|5", "2||台账|完整|5"],
        [("管理", "制度", 5), ("管理", "台账", 5)],
    ),
    "headers broken by layout, a star": (
        ["一级/指标|二 级 指 标|* 考 核 标 准|分 值", "管理|制度|健全|5"],
        [("管理", "制度", 5)],
    ),
    "traditional characters": (
        ["一級指標|二級指標|評分標準|分值", "管理|制度|健全|5"],
        [("管理", "制度", 5)],
    ),
    "a name in characters below one another": (
        ["类别|项目|考核标准|分值", "综/合/类[v]|制度|健全|5", "|台账|完整|5"],
        [("综合类", "制度", 5), ("综合类", "台账", 5)],
    ),
    "sections across all columns": (
        [
            "评审因素|评分标准|分值",
            "一、商务部分（18分）[span 3]",
            "业绩|每个加6分|18",
            "二、技术部分（82分）[span 3]",
            "方案|优得82分|82",
        ],
        [("业绩", 18), ("方案", 82)],
    ),
    "ranges and a veto are no numbers": (
        ["评分项目|分值区间|评分办法", "报价|0~15|按公式", "安全|一票否决|发生事故"],
        [("报价", None), ("安全", None)],
    ),
    "a total first, with its label in the score column": (
        ["项目|考核标准|分值", "||总分100", "水质|达标|60", "水压|达标|40"],
        [("水质", 60), ("水压", 40)],
    ),
    "numbered totals": (
        ["序号|考核项目|考核标准|分值", "一|水质|达标|60", "二|水压|达标|40", "三|总分(100)||"],
        [("水质", 60), ("水压", 40)],
    ),
    "placeholders and blank rows": (
        ["一级指标|二级指标|指标值|分值", "产出|项目完成|≥5个|50", "……|||", "|||"],
        [("产出", "项目完成", 50)],
    ),
    "names that repeat": (
        ["类别|考核项目|考核标准|分值", "作风|作风|良好|5", "作风|纪律|良好|5"],
        [("作风", "作风", 5), ("作风", "纪律", 5)],
    ),
    "a score over two rows": (
        ["项目|考核标准|分值", "水质|达标|20[v]", "水压|达标|", "供水|达标|30"],
        [("水质", 20), ("水压", None), ("供水", 30)],
    ),
    "minus points": (
        ["扣分项目|扣分标准|分值", "投诉|查实|-10", "事故|查实|-20"],
        [("投诉", -10), ("事故", -20)],
    ),
    "two score columns": (
        ["考核项目|项目分值|考核内容|标准分值|评分标准", "管理[v]|30[v]|制度|10|健全", "||台账|20|完整"],
        [("管理", "制度", 10), ("管理", "台账", 20)],
    ),
    "fields above the header": (
        ["项目名称|某工程|主管部门|某局", "一级指标|二级指标|指标值|分值", "产出|数量|≥5|50"],
        [("产出", "数量", 50)],
    ),
    "no header at all": (
        ["1|水质|每日检测两次，合格率达到百分之九十九以上。|60", "2|水压|末梢压力不低于规定值，投诉及时处理。|40"],
        [("水质", 60), ("水压", 40)],
    ),
    "a note behind": (
        ["考核项目|考核标准|分值", "水质|达标|60", "备注|1.达标以检测为准。[span 2]", "注：①全年累计。[span 3]"],
        [("水质", 60)],
    ),
}


def read(rows):
    (form,) = normalize(document("2023年度青禾县水务局考核评分表", table(*rows))).forms
    assert form.accounted == 1.0
    return [(*filter(None, one.levels), one.score) for one in form.indicators]


@pytest.mark.parametrize("name", CASES)
def test_a_table_gives_its_rows(name):
    rows, expected = CASES[name]
    assert read(rows) == expected


def test_a_row_cut_by_the_end_of_a_page_is_one_row():
    first = table("评分项目|分值|评分办法", "报价|10|按公式")
    rest = table("||计算，保留两位小数。", "方案|90|优得90分")
    (form,) = normalize(document("评分表", first, rest)).forms
    assert [(one.levels, one.criterion) for one in form.indicators] == [
        (("报价",), "按公式\n计算，保留两位小数。"),
        (("方案",), "优得90分"),
    ]
    assert form.accounted == 1.0


def test_a_header_that_was_guessed_is_said():
    (form,) = normalize(document("考核评分表", table("水质|达标|60", "水压|达标|40"))).forms
    assert CheckKind.HEADER_GUESSED in [notice.kind for notice in form.notices]


@pytest.mark.parametrize(
    "rows",
    [
        ["姓名|某甲|性别|女", "学历|本科|单位|某局"],
        ["序号|名称|单位|数量|单价", "1|水泵|台|2|300"],
        ["时间|星期一|星期二", "上午|语文|数学"],
        ["序号|姓名|单位|备注", "1|某甲|某局|"],
    ],
)
def test_other_tables_hold_no_indicators(rows):
    reading = normalize(document("附件", table(*rows)))
    assert reading.forms == ()
    assert reading.notices


@pytest.mark.parametrize("title", ["附件", "某系统设计说明", "数据统计结果"])
@pytest.mark.parametrize(
    "rows",
    [
        ["选项|小计|比例", "同意|20|40%", "不同意|30|60%"],
        ["年龄|人数|占比", "20岁以下|12|24%", "20至30岁|38|76%"],
        ["特征|权重|说明", "收入|0.3|月收入", "年龄|0.2|周岁"],
        ["评价指标|计算公式|说明", "准确率|正例除以全部|越高越好", "召回率|正例除以应有|越高越好"],
        ["序号|问题描述|评审人|处理结果", "1|字段缺少说明，无法判断取值范围|某甲|已改", "2|超时时间没有写明|某乙|已改"],
        ["测试项目|测试步骤|预期结果|实际结果", "登录|输入口令|进入主页|进入主页", "退出|点击退出|回到首页|回到首页"],
        ["风险|概率|影响|应对措施", "进度延误|高|大|加班赶工，增加人手", "人员流失|低|中|交叉培训，知识共享"],
        ["学号|姓名|平时成绩|期末成绩|总评成绩", "001|某甲|80|90|86", "002|某乙|70|75|73"],
        ["序号|姓名|部门|考核得分|等次", "1|某甲|办公室|95|优秀", "2|某乙|财务科|88|合格"],
        ["名次|单位名称|得分", "1|东乡|98.5", "2|西乡|97"],
        ["供应商|报价|评分|备注", "甲公司|100万|95|", "乙公司|98万|92|"],
        ["分值|可能性", "10|完全可以预料", "6|相当可能", "3|可能但不经常"],
        ["版本|修改内容|修改人|日期", "1.0|新建|某甲|2023.1", "1.1|增加评分标准|某乙|2023.2"],
        ["项目|2021年|2022年", "收入|100|120", "支出|80|90"],
        ["考核项目|东乡|西乡|南乡", "得分|90|85|70"],
        ["评价指标|2020年|2021年|2022年", "得分|80|82|85"],
        ["项目|茶叶|蚕丝|竹编", "产量|20|30|50", "说明|||"],
        ["成分|配比", "水（40%）|", "沙（35%）|", "石（25%）|"],
    ],
)
def test_lists_of_other_things_hold_no_indicators(title, rows):
    assert normalize(document(title, table(*rows))).forms == ()


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "已评价",
            [
                "测试模块|测试内容|预期结果|实际结果",
                "登录|输入口令|进入主页|符合预期",
                "评价|提交评分|生成记录|符合预期",
            ],
        ),
        (
            "评阅人及答辩委员会成员确定原则",
            [
                "研究生类别[span 2]|评阅人数及条件|答辩委员会人数及条件",
                "硕士[v]|全日制|2名，副教授以上，一名在校外任职|3名，副教授以上，一名为其他学科的专家",
                "|在职|3名，教授，两名在校外任职|5名，教授，两名为其他学科的专家",
            ],
        ),
        ("评审意见修改反馈表", ["评审专家人数|2|提出修改意见专家人数|2", "题目|某系统的设计[span 3]"]),
    ],
)
def test_what_only_speaks_of_assessing_holds_no_indicators(title, rows):
    assert normalize(document(title, table(*rows))).forms == ()
