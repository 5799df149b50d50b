import pytest
from builders_tables import table
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.reading.tables.layout import layout_of, layouts_in, signature

HEADER = "一级指标|二级指标|评分标准|分值"
BODY = ["储粮|保管|坏一仓扣2分|20", "储粮|轮换|少一次扣1分|10"]


def lines(*rows):
    return lines_of(table(*rows), 0)


def header_of(*rows, depth=1):
    return signature(lines(*rows)[:depth], 4)


def test_the_signature_says_the_number_of_columns_and_digests_the_wording():
    one, other = header_of(HEADER), header_of("一级指标|二级指标|评分标准|得分")
    assert one.startswith("4-")
    assert one != other
    assert signature(lines(HEADER), 5) != one


@pytest.mark.parametrize("header", ["一级/指标|二级指标|评分 标准|分值", "一級指標|二級指標|評分標準|分值："])
def test_layout_and_script_make_no_other_layout(header):
    assert header_of(header) == header_of(HEADER)


def test_what_stands_below_the_header_makes_no_other_layout():
    first, second = lines(HEADER, *BODY), lines(HEADER, "育苗|浇水|缺苗扣1分|30")
    assert layout_of(first, first[:1]) == layout_of(second, second[:1])


def test_the_upper_row_of_a_header_of_two_is_no_header_of_one():
    deep = lines("一级指标[v]|二级指标[v]|得分[span 2]", "||自评|考评", "储粮|保管|1|2")
    plain = lines("一级指标|二级指标|得分[span 2]", "储粮|保管|1|2")
    assert layout_of(plain, plain[:1]) not in layouts_in(deep)
    assert layout_of(deep, deep[:2]) in layouts_in(deep)


@pytest.mark.parametrize("above", [[], ["青禾县粮站[span 4]"], ["被考核单位|青禾县粮站|时间|3月"]])
def test_a_layout_is_found_wherever_its_header_stands(above):
    header = lines(HEADER, *BODY)
    assert layout_of(header, header[:1]) in layouts_in(lines(*above, HEADER, *BODY))


def test_without_a_header_the_first_row_of_several_texts_is_digested():
    found = lines("青禾县粮站[span 4]", "甲|乙|丙|丁", *BODY)
    assert layout_of(found) == layout_of(lines("甲|乙|丙|丁")) != ""
    assert layout_of(found) in layouts_in(found)


def test_a_table_without_texts_has_no_layout():
    assert layout_of(lines("|||")) == ""
    assert layouts_in(lines("|||")) == frozenset()


def test_a_header_too_deep_is_known_by_its_first_rows():
    deep = lines(*(f"甲{n}|乙{n}|丙{n}|丁{n}" for n in range(9)), *BODY)
    assert layout_of(deep, deep[:9]) in layouts_in(deep)
