"""Tables drawn with bars, however the bars stand; rows that lack covered cells; separated text with titles."""

from collections import Counter
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.extract.document import Document, Merges, Paragraph, Severity
from zhibiao.extract.text.read import read_text

ROWS = [
    ["类别", "事项", "办法", "分数"],
    ["河湖管护", "巡查记录", "每旬一次，少一次扣2分", "18"],
    ["河湖管护", "水面保洁", "有漂浮物的，每处扣1分", "22"],
    ["信息报送", "按月报送", "迟报扣3分", "12"],
]
Rows = list[list[str]]


def read(text: str) -> Document:
    return read_text(text.encode())


def rows_of(document: Document, table: int = 0) -> Rows:
    """The texts of a table's positions; a cell that goes on stands in each row."""
    grid = document.body_tables()[table].grid()
    return [[cell.text if cell else "" for cell in row] for row in grid]


def outside(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def told(document: Document) -> list[tuple[str, Severity]]:
    return [(str(notice.kind), notice.severity) for notice in document.notices]


def lines(rows: Rows, mark: str = " | ") -> str:
    return "".join(mark.join(row) + "\n" for row in rows)


def ruled(rows: Rows, rule: str) -> str:
    return lines(rows[:1]) + rule + "\n" + lines(rows[1:])


WAYS: dict[str, Callable[[Rows], str]] = {
    "between": lines,
    "narrow": lambda rows: lines(rows, "|"),
    "rule": lambda rows: ruled(rows, " | ".join("---" for _name in rows[0])),
    "aligned rule": lambda rows: ruled(rows, "|".join(":-:" for _name in rows[0])),
    "double rule": lambda rows: ruled(rows, "=====|=====|====|====="),
    "line": lambda rows: ruled(rows, "-" * 40),
    "behind": lambda rows: "".join(" | ".join(row) + " |\n" for row in rows),
    "before": lambda rows: "".join("| " + " | ".join(row) + "\n" for row in rows),
    "both": lambda rows: "".join("| " + " | ".join(row) + " |\n" for row in rows),
    "org": lambda rows: "".join(
        f"| {' | '.join(row)} |\n" + ("|" + "+".join("---" for _name in row) + "|\n") * (at == 0)
        for at, row in enumerate(rows)
    ),
    "blank lines": lambda rows: lines(rows).replace("\n", "\n\n"),
    "cell lines": lambda rows: "".join("\n| ".join(row) + "\n|\n" for row in rows),
    "cell lines, led": lambda rows: "".join("| " + "\n| ".join(row) + "\n|\n" for row in rows),
    "bars on lines": lambda rows: "".join("\n|\n".join(row) + "\n|\n|\n" for row in rows),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_gives_the_same_rows_between_the_lines_around(way: str) -> None:
    document = read("一、考核办法（共52分）\n\n" + WAYS[way](ROWS) + "\n二、结果运用\n")
    assert rows_of(document) == ROWS
    assert outside(document) == ["一、考核办法（共52分）", "二、结果运用"]
    assert not document.notices


@pytest.mark.parametrize("way", [way for way in WAYS if way != "bars on lines" and not way.startswith("cell lines")])
def test_a_caption_right_above_is_a_paragraph(way: str) -> None:
    document = read("[表格3]\n" + WAYS[way](ROWS))
    assert (outside(document), rows_of(document)) == (["[表格3]"], ROWS)


names = st.sampled_from(["巡查", "保洁", "值守", "宣传", "培训", "台账", "报送", "整改"])
rules = st.sampled_from(["每少一次扣2分", "未完成的，不得分。", "1.有方案；\n2.有记录。", "达到九成的得满分"])
scores = st.integers(1, 40).map(str)
tables = st.lists(st.tuples(names, names, rules, scores).map(list), min_size=2, max_size=9)


@given(
    st.sampled_from(
        [
            way
            for way in WAYS
            if way not in {"rule", "line", "double rule", "both", "org", "aligned rule", "blank lines"}
        ]
    ),
    tables,
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_random_rows_come_back_with_their_line_breaks(way: str, rows: Rows) -> None:
    held = [ROWS[0], *rows]
    assert rows_of(read("考核表\n\n" + WAYS[way](held) + "\n")) == held


@given(st.sampled_from([*WAYS]), tables)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_character_is_lost(way: str, rows: Rows) -> None:
    document = read("表\n\n" + WAYS[way]([ROWS[0], *rows]) + "\n完 | 毕\n")
    held = "".join(outside(document)) + "".join(cell.text for table in document.body_tables() for cell in table.cells)
    written = ["表", *(text for row in [ROWS[0], *rows] for text in row), "完毕"]
    assert Counter("".join(held.replace("|", "").split())) == Counter("".join("".join(written).split()))


def test_tables_with_captions_and_prose_between_are_read_each() -> None:
    other = [["科室", "职责"], ["办公室", "牵头"], ["财务科", "核算"]]
    document = read("1 目的\n加强管理。\n\n[表格1]\n" + lines(other) + "[表格2]\n" + lines(ROWS) + "\n2 附则\n")
    assert [rows_of(document, 0), rows_of(document, 1)] == [other, ROWS]
    assert outside(document) == ["1 目的", "加强管理。", "[表格1]", "[表格2]", "2 附则"]


def test_a_header_that_comes_again_below_a_line_begins_a_table() -> None:
    document = read("甲站考核\n" + lines(ROWS) + "乙站考核\n" + lines(ROWS))
    assert [rows_of(document, 0), rows_of(document, 1)] == [ROWS, ROWS]


@pytest.mark.parametrize(
    "text",
    [
        "联系人：某某 | 电话：12345\n其余见附件。\n",
        "首页 | 通知 | 公示\n\n正文如下。\n\n版权 | 备案 | 联系\n",
        "评分项 | 分值\n",
        "值 a|b 与 c\n",
        "||\n|\n",
    ],
)
def test_single_lines_with_bars_are_no_table(text: str) -> None:
    document = read(text)
    assert not document.tables()
    assert outside(document) == [line for line in text.split("\n") if line]


def test_lines_with_bars_outside_tables_are_counted() -> None:
    few = read(lines(ROWS) + "\n经办 | 审核\n")
    many = read(lines(ROWS) + "\n经办 | 审核 | 批准\n\n日期 | 章\n")
    assert told(few) == [("second-reading", Severity.INFO)]
    assert told(many) == [("second-reading", Severity.WARNING)]
    assert "2 lines" in many.notices[0].message
    assert "经办 | 审核 | 批准" in many.notices[0].message


def test_a_first_cell_on_two_lines_is_put_together() -> None:
    text = "类别 | 事项 | 分数\n河湖\n（40分） | 巡查 | 18\n河湖\n（40分） | 保洁 | 22\n"
    document = read(text)
    assert rows_of(document)[1:] == [["河湖\n（40分）", "巡查", "18"], ["河湖\n（40分）", "保洁", "22"]]
    assert told(document) == []
    assert max(document.body_tables()[0].row_confidence) < 1


def test_a_last_cell_on_two_lines_is_put_together() -> None:
    text = "事项 | 分数 | 办法\n巡查 | 18 | 1.按旬；\n2.留痕。\n保洁 | 22 | 1.每天；\n2.无漂浮物。\n"
    assert [row[2] for row in rows_of(read(text))[1:]] == ["1.按旬；\n2.留痕。", "1.每天；\n2.无漂浮物。"]


def test_a_line_that_may_be_of_either_row_is_told() -> None:
    document = read("事项 | 分数 | 备注\n巡查 | 18 | 另行\n通知 | 22 | 另行\n合并 \n保洁 | 9 | 另定\n")
    assert ("second-reading", Severity.WARNING) in told(document)


def test_a_word_right_above_a_table_is_of_its_first_cell_and_said() -> None:
    document = read("某镇考核表\n\n考核\n项目 | 办法 | 分数\n巡查 | 每旬 | 18\n保洁 | 每天 | 22\n")
    assert rows_of(document)[0] == ["考核\n项目", "办法", "分数"]
    assert told(document) == [("second-reading", Severity.INFO)]


def test_lines_of_a_row_with_a_bar_behind_it_go_to_the_next_one() -> None:
    text = "类别 | 事项 | 分数 |\n河湖\n管护 | 巡查\n记录 | 18 |\n| 保洁 | 22 |\n"
    document = read(text)
    assert rows_of(document)[1:] == [["河湖\n管护", "巡查\n记录", "18"], ["河湖\n管护", "保洁", "22"]]


def test_blank_cells_of_cell_lines_are_told_by_the_number_of_cells() -> None:
    text = "事项\n| 办法\n| 分数\n|\n巡查\n|\n| 18\n|\n保洁\n| 每天\n|\n|\n"
    assert rows_of(read(text)) == [["事项", "办法", "分数"], ["巡查", "", "18"], ["保洁", "每天", ""]]


def test_the_texts_of_cells_may_hold_marked_bars() -> None:
    assert rows_of(read("a | b | c\n--- | --- | ---\n1\\|2 | 3 | 4\n"))[1] == ["1|2", "3", "4"]


COVERED = [
    ["类别", "方面", "事项", "办法", "分数", "得分"],
    ["河湖管护", "日常", "巡查记录", "每旬一次，少一次扣2分", "18", ""],
    ["水面保洁", "有漂浮物的，每处扣1分", "22", ""],
    ["专项", "清淤", "未完成的，不得分", "20", ""],
    ["信息报送", "时限", "按月报送", "迟报扣3分", "12", ""],
    ["质量", "数据核对", "错报一处扣1分", "28", ""],
]
NAMES = [
    ["河湖管护", "日常", "巡查记录"],
    ["河湖管护", "日常", "水面保洁"],
    ["河湖管护", "专项", "清淤"],
    ["信息报送", "时限", "按月报送"],
    ["信息报送", "质量", "数据核对"],
]


def shortened(rows: Rows) -> Rows:
    return rows


def filled_up(rows: Rows) -> Rows:
    return [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]


@pytest.mark.parametrize("change", [shortened, filled_up])
@pytest.mark.parametrize(
    "write",
    [
        lambda rows: WAYS["both"](rows).replace("\n", "\n| --- | --- | --- | --- | --- | --- |\n", 1),
        lambda rows: "| | | | | | |\n| --- | --- | --- | --- | --- | --- |\n" + WAYS["both"](rows),
        lambda rows: lines(rows, ","),
        lambda rows: "考核表\n" + lines(rows, "\t"),
        lines,
    ],
    ids=["markdown", "blank head", "commas", "tabs", "bars"],
)
def test_rows_that_lack_covered_cells_are_set_right_and_said_once(
    write: Callable[[Rows], str], change: Callable[[Rows], Rows]
) -> None:
    document = read(write(change(COVERED)))
    held = rows_of(document)
    assert held[0] == COVERED[0]
    assert [row[:3] for row in held[1:]] == NAMES
    assert [row[4] for row in held[1:]] == ["18", "22", "20", "12", "28"]
    assert told(document) == [("second-reading", Severity.INFO)]
    assert min(document.body_tables()[0].row_confidence) < 0.99


def test_rows_may_lack_cells_at_both_ends() -> None:
    rows = [
        ["类别", "事项", "办法", "分数", "牵头科室"],
        ["河湖", "巡查", "每旬一次，少一次扣2分", "18", "水利站"],
        ["保洁", "有漂浮物的，每处扣1分", "22"],
        ["报送", "按月报送", "迟报扣3分", "12", "办公室"],
        ["数据核对", "错报一处扣1分", "28"],
    ]
    held = rows_of(read(WAYS["both"](rows[:1]) + "|---|---|---|---|---|\n" + WAYS["both"](rows[1:])))
    assert [row[0] for row in held[1:]] == ["河湖", "河湖", "报送", "报送"]
    assert [row[1] for row in held[1:]] == ["巡查", "保洁", "按月报送", "数据核对"]
    assert [row[3] for row in held[1:]] == ["18", "22", "12", "28"]


def test_rows_whose_last_blanks_are_gone_begin_where_they_did() -> None:
    text = "事项 | 办法 | 分数 | 得分 | 备注\n巡查 | 每旬 | 18\n保洁 | 每天 | 22\n清淤 | 每年 | 9 | 8 | 迟\n"
    assert [row[:2] for row in rows_of(read(text))[1:]] == [["巡查", "每旬"], ["保洁", "每天"], ["清淤", "每年"]]


def test_blanks_behind_rows_stay_where_the_cells_suit() -> None:
    rows = [
        ["类别", "事项", "办法", "分数", "得分", "备注"],
        ["河湖", "巡查", "每旬一次", "18", "", ""],
        ["河湖", "保洁", "", "22", "", ""],
        ["报送", "按月", "迟报扣3分", "12", "11", "迟一次"],
        ["报送", "质量", "", "", "", ""],
        ["合计", "", "", "52", "", ""],
    ]
    assert rows_of(read(lines(rows, ","))) == rows


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("first", ["sep={mark}", "SEP={mark}", '"sep={mark}"'])
def test_a_first_line_says_what_parts_the_cells(mark: str, first: str) -> None:
    document = read("\ufeff" + first.format(mark=mark) + "\r\n" + lines(ROWS, mark))
    assert (document.format, rows_of(document), outside(document)) == ("text/csv", ROWS, [])


def test_commas_are_said_and_quoted() -> None:
    document = read('sep=,\n事项,办法\n巡查,"每旬,一次"\n')
    assert rows_of(document) == [["事项", "办法"], ["巡查", "每旬,一次"]]


def test_semicolons_part_cells_without_being_said() -> None:
    assert rows_of(read(lines(ROWS, ";"))) == ROWS


def test_titles_and_notes_stand_around_a_table_with_commas() -> None:
    document = read("某镇考核表\n填报单位：\n" + lines(ROWS, ",") + "\n考核结论由镇长审定。\n")
    assert rows_of(document) == ROWS
    assert outside(document) == ["某镇考核表", "填报单位：", "考核结论由镇长审定。"]


def test_blank_lines_inside_do_not_part_a_table_with_commas() -> None:
    assert rows_of(read(lines(ROWS, ",").replace("\n", "\n\n"))) == ROWS


def test_two_titles_are_two_tables_with_commas() -> None:
    document = read("甲站\n" + lines(ROWS, ",") + "\n乙站\n" + lines(ROWS, ","))
    assert [rows_of(document, 0), rows_of(document, 1)] == [ROWS, ROWS]


def test_bars_with_commas_in_their_texts_are_bars() -> None:
    rows = [["事项", "办法", "分数"], ["巡查", "少一次, 扣2分", "5"], ["保洁", "有一处, 扣1分", "6"]]
    assert rows_of(read(lines(rows))) == rows


@pytest.mark.parametrize("text", ["Dear all, hello\nthis, that\nfoo, bar\nno comma\n", "甲,乙\n丙\n丁,戊\n己\n"])
def test_prose_with_commas_is_no_table(text: str) -> None:
    assert not read(text).tables()


GRID = """\
+----------+----------+------------+----+
| 类别     | 事项     | 办法       | 分 |
+==========+==========+============+====+
| 河湖管护 | 巡查记录 | 按旬巡查   | 18 |
|          +----------+------------+----+
| （40分） | 水面保洁 | 随见随清， | 22 |
|          |          | 不留死角   |    |
+----------+----------+------------+----+
| 总分                | 40              |
+---------------------+-----------------+
"""


def test_borders_that_do_not_go_through_are_merged_cells() -> None:
    document = read("某镇考核表\n\n" + GRID + "\n注：按季考核\n")
    assert document.merges is Merges.EXPLICIT
    cells = [tuple(cell)[:5] for cell in document.body_tables()[0].cells]
    assert cells[4:] == [
        (1, 0, 2, 1, "河湖管护\n\n（40分）"),
        (1, 1, 1, 1, "巡查记录"),
        (1, 2, 1, 1, "按旬巡查"),
        (1, 3, 1, 1, "18"),
        (2, 1, 1, 1, "水面保洁"),
        (2, 2, 1, 1, "随见随清，\n不留死角"),
        (2, 3, 1, 1, "22"),
        (3, 0, 1, 2, "总分"),
        (3, 2, 1, 2, "40"),
    ]
    assert outside(document) == ["某镇考核表", "注：按季考核"]


def test_borders_may_begin_at_a_corner() -> None:
    text = GRID.replace("|          +----------+------------+----+", "+          +----------+------------+----+")
    assert rows_of(read(text)) == rows_of(read(GRID))


def test_wide_characters_may_take_one_place() -> None:
    text = "+----+----+\n| 类别 | 分数 |\n".replace(" 类别 | 分数 ", " 类  | 分  ")
    text += "+====+====+\n| 甲  | 5  |\n|    +----+\n|    | 6  |\n+----+----+\n"
    assert rows_of(read(text)) == [["类", "分"], ["甲", "5"], ["甲", "6"]]


def test_a_grid_whose_bars_are_not_below_one_another_is_read_by_its_bars() -> None:
    text = "+----+----+\n| 类别 | 分数 |\n+====+====+\n| 甲 | 5 |\n+----+----+\n| 乙丙丁 | 6 |\n+----+----+\n"
    assert rows_of(read(text)) == [["类别", "分数"], ["甲", "5"], ["乙丙丁", "6"]]


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (lines(ROWS[:1]), lines(ROWS[1:])),
        (lines(ROWS[:1]), "河湖\n管护 | 巡查 | 1.按旬；\n2.留痕 | 18\n"),
        (lines(ROWS[:1]), "河湖 | 巡查\n"),
        ("", "甲 | 乙\n丙\n"),
        ("", "---|---\n"),
        ("事项\n| 分数\n|\n", "巡查\n| 18\n|\n"),
        ("", "|\n"),
        ("", "| 巡查\n"),
        (WAYS["both"](COVERED[:1]), WAYS["both"](filled_up(COVERED)[1:])),
        ("", GRID + "\n"),
        ("甲站\n", lines(ROWS, ",") + "\n"),
    ],
    ids=["rows", "broken", "short", "prose", "rules", "cells", "bars", "led", "covered", "grids", "commas"],
)
def test_the_time_grows_with_the_size(start: str, piece: str) -> None:
    def least(size: int) -> float:
        text = start + piece * (size // len(piece))
        times = []
        for _turn in range(2):
            began = process_time()
            read(text)
            times.append(process_time() - began)
        return min(times)

    assert least(120_000) < 24 * max(least(15_000), 0.01)
