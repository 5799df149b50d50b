"""Tables of one layout in a file are read alike."""

from builders_tables import document, table
from zhibiao.normalize import normalize

HEADER = "考核项目|达到程度|分值"


def roles(form):
    return [str(column.role) for column in form.columns]


def test_tables_of_one_layout_are_read_alike():
    plain = table(HEADER, "河道保洁|水面无漂浮物，岸坡无垃圾|40", "设施管护|闸站完好，启闭灵活|30", "巡查|每周一次|30")
    odd = table(HEADER, "河道保洁|好|40", "设施管护|好|30", "巡查|好|30")
    forms = normalize(document("2023年甲局考核表", plain, "2023年乙局考核表", plain, "2023年丙局考核表", odd)).forms
    assert len(forms) == 3
    assert roles(forms[0]) == roles(forms[1]) == roles(forms[2])


def test_many_tables_of_one_layout_are_read_as_each_would_be_alone():
    header = "序号|考核项目|考核内容|分值|得分"
    tables = [
        table(header, f"1|{name}保洁|水面无漂浮物，每处扣1分|60|", f"2|{name}管护|闸站完好，启闭灵活|40|")
        for name in "甲乙丙丁戊"
    ]
    titled = [part for name, one in zip("甲乙丙丁戊", tables, strict=True) for part in (f"2023年{name}局考核表", one)]
    together = normalize(document(*titled)).forms
    alone = [normalize(document(*titled[at : at + 2])).forms[0] for at in range(0, len(titled), 2)]
    assert [[one.levels for one in form.indicators] for form in together] == [
        [one.levels for one in form.indicators] for form in alone
    ]
    assert [roles(form) for form in together] == [roles(form) for form in alone]
    assert [form.second for form in together] == [form.second for form in alone]
    assert all(abs(a.confidence - b.confidence) < 0.02 for a, b in zip(together, alone, strict=True))


def test_a_table_of_other_contents_under_the_same_header_is_read_by_itself():
    header = "项目|内容|分值"
    usual = table(header, "河道保洁|水面无漂浮物，每处扣1分|60", "设施管护|闸站完好，启闭灵活|40")
    other = table(header, "第一项|12|王明", "第二项|15|李华")
    forms = normalize(document("甲局考核表", usual, "乙局考核表", usual, "丙局考核表", usual, "名单", other)).forms
    alone = normalize(document("名单", other)).forms
    assert len(forms) == 3 + len(alone)
