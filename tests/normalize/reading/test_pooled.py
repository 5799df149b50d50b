"""Tables of one layout in a file are read alike."""

from builders_tables import document, table
from zhibiao.normalize import normalize

HEADER = "工作情况|达到程度|配比"


def roles(form):
    return [str(column.role) for column in form.columns]


def test_tables_of_one_layout_are_read_alike():
    plain = table(HEADER, "河道保洁|水面无漂浮物，岸坡无垃圾|60", "设施管护|闸站完好，启闭灵活|40")
    odd = table(HEADER, "河道保洁|好|60", "设施管护|好|40")
    forms = normalize(document("2023年甲局考核表", plain, "2023年乙局考核表", plain, "2023年丙局考核表", odd)).forms
    assert len(forms) == 3
    assert roles(forms[0]) == roles(forms[1]) == roles(forms[2])
