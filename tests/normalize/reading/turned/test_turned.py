"""Candidate readings of tables that are not upright: one of them is the right one."""

import pytest
from builders_tables import document, table
from zhibiao.normalize.check.audit import Trace, audit
from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.scores import print_number
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.tables.drafts import drafts_of
from zhibiao.normalize.reading.tables.find_forms import find_tables
from zhibiao.normalize.reading.turned import turned_readings
from zhibiao.normalize.records import Form, Role, RowKind

VOCABULARY = load_vocabulary()
TITLE = "2023年度青禾县水利局考核评分表"


def draft_of(*rows):
    (draft,) = drafts_of(find_tables(document(TITLE, table(*rows)), VOCABULARY), VOCABULARY)
    return draft


def readings(*rows):
    return turned_readings(draft_of(*rows), VOCABULARY, facts_of(VOCABULARY))


def printed(reading):
    """甲 > 乙 40 for each indicator."""
    return [
        " > ".join(filter(None, one.levels)) + ("" if one.score is None else f" {print_number(one.score)}")
        for one in reading.rows.indicators
    ]


def reading_of(shape, *rows):
    return next(parts for name, parts in readings(*rows) if name == shape)


ACROSS = {
    "points in the names": (
        ["日期|选种（40分）|播种（60分）|备注", "|||", "|||"],
        ["选种 40", "播种 60"],
    ),
    "a row of points before their total": (
        ["考核项目|选种|播种|收割|合计", "满分|20|30|50|100", "得分||||"],
        ["选种 20", "播种 30", "收割 50"],
    ),
    "points with their unit behind a label": (
        ["评分项目|选种|播种|收割", "（分值）|（20分）|（30分）|（50分）", "评分|||"],
        ["选种 20", "播种 30", "收割 50"],
    ),
    "rules between names and points": (
        ["评估项目|苗情是否整齐|田间是否干净|有无虫害", "选项|□整齐□不整齐|□干净□杂乱|□无□有", "满分|50|30|20"],
        ["苗情是否整齐 50", "田间是否干净 30", "有无虫害 20"],
    ),
    "a label down the side and a lowest number": (
        ["规程规定[v]|指标类别|选种|播种|收割", "|满分|100|70|200", "|最低分|30|21|60"],
        ["选种 100", "播种 70", "收割 200"],
    ),
    "an item for extra points": (
        ["评价内容|选种|播种|加分项", "评价总分值|100|70|10", "自评得分|||"],
        ["选种 100", "播种 70", "加分项 10"],
    ),
    "per cents are weights": (
        ["指导教师评分[v]|出勤20%|田间记录30%|总结50%|成绩（百分制）|签名", "|||||"],
        ["出勤 20", "田间记录 30", "总结 50"],
    ),
    "groups over the names": (
        [
            "班级[v]|田间[span 2]|库房[span 2]|合计[v]",
            "|除草（10分）|浇水（20分）|通风（30分）|防潮（40分）|",
            "一班|||||",
        ],
        ["田间 > 除草 10", "田间 > 浇水 20", "库房 > 通风 30", "库房 > 防潮 40"],
    ),
    "groups above a blank corner": (
        ["项目|田间[span 2]|库房[span 2]", "|除草|浇水|通风|防潮", "满分|10|20|30|40", "得分||||"],
        ["田间 > 除草 10", "田间 > 浇水 20", "库房 > 通风 30", "库房 > 防潮 40"],
    ),
    "numbers that come to a hundred below": (
        ["班级[v]|除草|浇水|通风|合计[v]", "|20|30|50|", "一班||||"],
        ["除草 20", "浇水 30", "通风 50"],
    ),
    "groups with points over names with theirs": (
        ["房号[v]|地面（30分）[span 2]|床铺（70分）|得分", "|无垃圾/15|无水渍/15|叠放/70|", "101||||"],
        ["地面 > 无垃圾 15", "地面 > 无水渍 15", "床铺 > 叠放 70"],
    ),
    "a band within a form of fields": (
        ["姓名||班级|", "作物|选种（10分）|播种（90分）|总分", "|||", "教师签名|||"],
        ["选种 10", "播种 90"],
    ),
    "bands below each other": (
        ["导师评分|出勤40%|总结60%|签名", "|||", "小组评分|答辩30%|总结70%|签名", "|||"],
        ["导师评分 > 出勤 40", "导师评分 > 总结 60", "小组评分 > 答辩 30", "小组评分 > 总结 70"],
    ),
    "names without points": (
        ["测评项目|队伍带动|渔政执法|清廉自律", "评价意见|好□ 差□|好□ 差□|好□ 差□"],
        ["队伍带动", "渔政执法", "清廉自律"],
    ),
}
GRADED = {
    "texts over ranges of points": (
        ["能力20分[v]|识种|不识|识几种|全识", "|分值10|1|2-5|6-10", "|育苗|不会|会几种|全会", "|分值10|1|2-5|6-10"],
        ["能力 > 识种 10", "能力 > 育苗 10"],
    ),
    "a name over its grades over their points": (
        ["态度[v]|出勤[span 3]", "|全勤|偶缺|常缺", "|20|10|5", "|守时[span 3]", "|早到|准时|迟到", "|10|6|2"],
        ["态度 > 出勤 20", "态度 > 守时 10"],
    ),
    "texts and points in turn": (
        ["识种|全识|20|识半|10|不识|5", "育苗|全会|30|会半|15|不会|6"],
        ["识种 20", "育苗 30"],
    ),
    "choices with points in a cell each": (
        ["出勤（占20%）|□全勤（20分）|□偶缺（15分）|□缺（0分）", "总结（占80%）|□完整（80分）|□一般（60分）|□无"],
        ["出勤 20", "总结 80"],
    ),
    "a letter a cell": (
        ["识种|A|B|C|D", "育苗|A|B|C|D"],
        ["识种", "育苗"],
    ),
    "choices in one cell": (
        ["识种|□优 □良 □差", "育苗|□优 □良 □差"],
        ["识种", "育苗"],
    ),
}  # fmt: skip
APART = {
    "points that come to a hundred": (
        ["出勤（15分）：||调查（25分）：|", "总结（60分）：||合计（100分）：|"],
        ["出勤 15", "调查 25", "总结 60"],
    ),
    "bare points in a block": (
        ["课堂[v]|出勤得分(10)||报告得分(40)[v]|", "|操作得分(50)|||"],
        ["出勤得分 10", "报告得分 40", "操作得分 50"],
    ),
    "pairs of full marks and marks": (
        ["编号|选种[span 2]|播种[span 2]", "|满分|打分|满分|打分", "1|40||60|", "2|40||60|"],
        ["选种 40", "播种 60"],
    ),
    "names before places for marks": (
        ["姓名|作风|打分|业务|打分", "张三||||"],
        ["作风", "业务"],
    ),
}
UNHEADED = {
    "points in a column": (
        ["1|水质|每日检测两次，合格率达到百分之九十九。|60", "2|水压|末梢压力不低于规定值，投诉及时处理。|40"],
        ["水质 60", "水压 40"],
    ),
    "points in the names": (
        ["细则[v]|业绩（25分）|每个合同得5分", "|人员（75分）|齐全得75分"],
        ["细则 > 业绩 25", "细则 > 人员 75"],
    ),
    "points in names of two levels": (
        ["鉴定[v]|态度（30分）[v]|早到（10分）|", "||午到（20分）|", "|茶艺（70分）[v]|摆（30分）|", "||泡（40分）|"],
        ["鉴定 > 态度 > 早到 10", "鉴定 > 态度 > 午到 20", "鉴定 > 茶艺 > 摆 30", "鉴定 > 茶艺 > 泡 40"],
    ),
    "weights in all names": (
        ["效益0.4|产量0.4", "成本0.3|用水0.3", "用地0.2|亩产0.2", "用工0.1|工时0.1"],
        ["效益 > 产量 0.4", "成本 > 用水 0.3", "用地 > 亩产 0.2", "用工 > 工时 0.1"],
    ),
}  # fmt: skip


def cases(**shapes):
    return [
        pytest.param(shape, rows, expected, id=f"{shape}: {name}")
        for shape, own in shapes.items()
        for name, (rows, expected) in own.items()
    ]


@pytest.mark.parametrize(
    ("shape", "rows", "expected"), cases(across=ACROSS, graded=GRADED, apart=APART, unheaded=UNHEADED)
)
def test_one_of_the_candidates_is_right(shape, rows, expected):
    assert expected in [printed(parts) for name, parts in readings(*rows) if name == shape]


@pytest.mark.parametrize(
    "rows", [rows for _shape, rows, _expected in (one.values for one in cases(a=ACROSS, b=GRADED, c=APART, d=UNHEADED))]
)
def test_every_character_of_the_table_is_kept(rows):
    draft = draft_of(*rows)
    for _shape, one in turned_readings(draft, VOCABULARY, facts_of(VOCABULARY)):
        form = Form(
            1,
            "",
            "",
            None,
            "",
            "",
            one.columns,
            tuple(one.rows.indicators),
            one.rows.fields,
            tuple(one.rows.other_rows),
        )
        trace = Trace(draft.tables, one.headers, one.rows.printed, {**one.rows.kept, **one.kept})
        assert audit(form, trace).share == 1.0


def test_rules_and_results_below_the_names_fill_their_fields():
    one = reading_of(
        "across",
        "项目|选种|播种|收割",
        "满分|20|30|50",
        "评分标准|发芽率九成以上|行距均匀|颗粒归仓无遗漏",
        "得分|18|25|40",
        "地块|东|西|南",
    )
    first = one.rows.indicators[0]
    assert (first.criterion, first.result, first.extra) == ("发芽率九成以上", "18", {"地块": "东"})
    assert [column.role for column in one.columns] == [Role.LEVEL, Role.SCORE, Role.CRITERION, Role.RESULT, Role.OTHER]


def test_ranges_of_grades_are_no_results():
    one = reading_of("across", "要素|选种|播种|收割", "满分|20|30|50", "好|16-20|26-30|41-50", "得分|18|25|40")
    assert (one.rows.indicators[0].result, one.rows.indicators[0].extra) == ("18", {"好": "16-20"})


def test_the_total_across_is_kept_as_one_row():
    one = reading_of("across", "项目|选种|播种|收割|合计", "满分|20|30|50|100")
    (total,) = [row for row in one.rows.other_rows if row.kind is RowKind.TOTAL]
    assert [cell.text for cell in total.cells] == ["合计", "100"]


def test_the_rule_printed_in_a_head_is_the_criterion():
    one = reading_of("across", "编号|选种（40分）主题鲜明，用词准确|播种（60分）", "1||", "2||")
    assert [indicator.criterion for indicator in one.rows.indicators] == ["主题鲜明，用词准确", ""]


def test_the_best_grade_is_the_criterion_and_the_others_go_by_their_points():
    one = reading_of("graded", "识种|全识|20|识半|10|不识|5", "育苗|全会|30|会半|15|不会|6")
    first = one.rows.indicators[0]
    assert (first.criterion, first.extra) == ("全识", {"10": "识半", "5": "不识"})


def test_texts_under_grades_are_no_results():
    one = reading_of("headed", "考核项目|分值|优|良|差", "除草|40|田里无草|草很少|草很多", "浇水|60|土不干裂|略干|开裂")
    first = one.rows.indicators[0]
    assert (first.criterion, first.result, first.extra) == ("田里无草", "", {"良": "草很少", "差": "草很多"})


def test_a_card_is_one_indicator_with_its_attributes():
    one = reading_of(
        "card", "指标名称|按时完成率", "计算公式|完成数÷计划数", "权重|30%", "目标值|≥95%", "数据来源|项目部"
    )
    assert printed(one) == ["按时完成率 30"]
    assert one.rows.indicators[0].criterion == "完成数÷计划数"
    assert one.rows.indicators[0].extra == {"目标值": "≥95%", "数据来源": "项目部"}


def test_choices_above_points_of_the_same_names_are_one_indicator_each():
    rows = [
        "选种|□优 □良 □差[span 4]",
        "播种|□优 □良 □差[span 4]",
        "收割|□优 □良 □差[span 4]",
        "心得|□优 □良 □差[span 4]",
    ]
    one = reading_of("joined", *rows, "评分内容|选种（20分）|播种（30分）|收割（50分）|总分", "评分||||")
    assert printed(one) == ["选种 20", "播种 30", "收割 50", "心得"]


@pytest.mark.parametrize(
    "rows",
    [
        ["姓名|职务|电话", "张三|科长|6601", "李四|科员|6602"],
        ["指标名称|计量单位|目标值|完成值", "产量|吨|5|4"],
        ["时间|地点|参加人", "上午|会议室|全体"],
        ["题号|一（30分）|二（70分）|总分", "得分|||"],
        ["考核年份|2021年|2022年|2023年", "得分|88|90|91"],
    ],
)
def test_a_list_has_no_candidates(rows):
    assert not readings(*rows)


def test_a_header_row_in_which_no_cell_ends_is_the_top_of_its_band():
    assert readings("项目[v]|规格[v]|单位[v]|单价[v]", "|||", "直接材料费|||", "外购件费|||") is not None
