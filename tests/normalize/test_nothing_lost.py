"""Whatever a table holds is in the records, or an error says that it is not."""

from builders_tables import document, table
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.extract.document import Cell, Severity, Table
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.records import CheckKind

TITLE = "2023年度青禾县水利服务中心年终考核指标"

HEADERS = [
    "一级指标",
    "二级指标",
    "分值",
    "评分标准",
    "得分",
    "备注",
    "序号",
    "平时考核指标",
    "年底考核指标",
    "平时\n考核标准",
]
TEXTS = ["", "", "甲", "乙（5分）", "做好", "10", "合计", "1、甲。2、乙。", "注：", "5分", "x"]
WORDS = st.sampled_from(HEADERS + TEXTS)


@st.composite
def tables(draw):
    """Any table: its places are covered by cells of random spans and words."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            rows, columns = draw(st.sampled_from([(1, 1)] * 4 + [(1, 2), (2, 1), (2, 2), (3, 1), (1, 3)]))
            places = {(r, c) for r in range(row, row + rows) for c in range(column, column + columns)}
            if not places <= free:
                rows = columns = 1
                places = {(row, column)}
            free -= places
            if draw(st.integers(0, 30)):
                cells.append(Cell(row, column, rows, columns, draw(WORDS if row else st.sampled_from(HEADERS))))
    return Table(tuple(cells), height, width)


@settings(max_examples=100)
@given(st.lists(tables(), min_size=1, max_size=2))
def test_every_character_of_any_form_is_kept(made):
    reading = normalize(document(TITLE, *made))
    assert [form.accounted for form in reading.forms] == [1.0] * len(reading.forms)
    assert CheckKind.UNACCOUNTED not in {n.kind for form in reading.forms for n in form.notices}
    assert len(assemble([reading]).forms) == len(reading.forms)


def test_a_number_before_a_name_is_kept_where_the_name_is_the_same_number():
    numbered = Table((Cell(0, 1, text="一级指标"), Cell(0, 2, text="分值"), *cells_of(1, "10", "10", "5")), 2, 3)
    (form,) = normalize(document(TITLE, numbered)).forms
    assert form.accounted == 1


def test_a_rule_that_reaches_from_the_names_over_one_period_is_kept():
    rows = table("一级指标[span 2]|平时考核指标|年底考核指标", "防汛|汛期有人值守[span 2]|修好")
    (form,) = normalize(document(TITLE, rows)).forms
    assert form.accounted == 1
    assert [(one.period, one.criterion) for one in form.indicators] == [("平时", "汛期有人值守"), ("年底", "修好")]


def cells_of(row, *texts):
    return [Cell(row, column, text=text) for column, text in enumerate(texts)]


def test_what_is_lost_is_an_error(monkeypatch):
    monkeypatch.setattr("zhibiao.normalize.reading.build.indicators.free_key", lambda extra, header: "lost")
    (form,) = normalize(document(TITLE, table("一级指标|评分标准|分值|责任科室", "甲|缺一次扣1分|5|办公室"))).forms
    assert form.accounted < 1
    assert (CheckKind.UNACCOUNTED, Severity.ERROR) in [(n.kind, n.severity) for n in form.notices]
