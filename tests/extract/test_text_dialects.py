"""Random forms in every dialect of flattened text come back exactly, but for a known share; and what cells hold."""

from collections.abc import Callable

import pytest
from text_dialects import DIALECTS
from text_drawn import ALL
from text_exactness import TABLE_END, Outcome, compare, is_decided
from text_forms import Sheet, forms_of
from text_untidy import untidy_forms_of
from zhibiao.extract.document import Document, Paragraph, Part
from zhibiao.extract.text.read import read_text

DOCUMENTS = 40
FIRST = 30_000
FLOORS = {"A": 0.95, "B": 0.95, "C": 0.97, "D": 0.95, "F": 0.95, "web": 0.97} | dict.fromkeys(
    ["word", "excel", "csv", "markdown", "grid", "trailing", "cell lines"], 0.95
)
FLOORS["between"] = 0.8  # where a row ends and the next begins, its broken cells do not tell

UNTIDY_FLOORS = {"C": 0.94, "D": 0.9}


def read(text: str) -> Document:
    return read_text(text.encode())


def share_exact(name: str, forms: Callable[[int], Sheet]) -> float:
    """Of the forms that the bytes decide, how many come back exactly."""
    decided = exact = 0
    for seed in range(FIRST, FIRST + DOCUMENTS):
        sheet = forms(seed)
        found = compare(sheet, ALL[name], seed)
        exact += found.outcome is Outcome.EXACT
        decided += found.outcome is Outcome.EXACT or (found.cause != TABLE_END and is_decided(sheet, ALL[name], seed))
    return exact / decided


@pytest.mark.parametrize("name", FLOORS)
def test_random_forms_come_back_where_the_bytes_decide(name: str) -> None:
    assert share_exact(name, forms_of) >= FLOORS[name]


@pytest.mark.parametrize("name", UNTIDY_FLOORS)
def test_untidy_forms_come_back_where_the_bytes_decide(name: str) -> None:
    assert share_exact(name, untidy_forms_of) >= UNTIDY_FLOORS[name]


@pytest.mark.parametrize("name", DIALECTS)
def test_the_dialect_is_named(name: str) -> None:
    texts = [DIALECTS[name].write(forms_of(seed), seed) for seed in range(FIRST, FIRST + DOCUMENTS)]
    assert sum(read(text).format in DIALECTS[name].formats for text in texts) >= 0.95 * DOCUMENTS


@pytest.mark.parametrize("name", ["A", "F"])
def test_no_plain_form_is_named_otherwise(name: str) -> None:
    for seed in range(FIRST, FIRST + DOCUMENTS):
        text = DIALECTS[name].write(untidy_forms_of(seed), seed)
        assert read(text).format in DIALECTS[name].formats


HEADER = "\t类别\n\t内容\n\t标准\n\t分值\n\n"
ROWS = "\t日常\n\t巡查\n\t每月一次。\n\t5\n\n\t专项\n\t清淤\n\t及时清理。\n\t8\n\n"


def test_a_table_inside_a_cell_is_a_table_inside_a_cell() -> None:
    inner = "\t档次\n\t得分\n\n\t优秀\n\t5\n\n\t良好\n\t3\n\n\n"
    table = read(f"{HEADER}{ROWS}\t值班\n\t夜班\n\t不缺岗。\n{inner}\n\t4\n\n\n").body_tables()[0]
    assert (table.n_rows, table.n_columns) == (4, 4)
    holding = next(cell for cell in table.cells if cell.tables)
    assert (holding.row, holding.column, holding.text) == (3, 2, "不缺岗。\n")
    assert [cell.text for cell in holding.tables[0].cells] == ["档次", "得分", "优秀", "5", "良好", "3"]


def test_a_table_at_the_beginning_of_a_cell() -> None:
    table = read(f"{HEADER}{ROWS}\t值班\n\t夜班\n\t\t优\n\t5\n\n\t良\n\t3\n\n\n核定\n\t4\n\n\n").body_tables()[0]
    assert [(cell.text, len(cell.tables)) for cell in table.cells if cell.row == 3] == [
        ("值班", 0),
        ("夜班", 0),
        ("核定", 1),
        ("4", 0),
    ]


def test_a_footnote_leaves_its_cell_and_ends_no_row() -> None:
    document = read(f"{HEADER}{ROWS}\t值班\n\t夜班\n\t不缺岗[footnoteRef:2] [2: \t按月] \n\n\t4\n\n\n")
    assert [cell.text for cell in document.body_tables()[0].cells][-4:] == ["值班", "夜班", "不缺岗", "4"]
    assert [block for block in document.blocks if block.part is Part.FOOTNOTE] == [
        Paragraph("按月", part=Part.FOOTNOTE)
    ]


def test_an_endnote_leaves_its_cell_and_ends_no_row() -> None:
    (table,) = read("\t项目\n\t数额\n\n\t合计[endnoteRef:2] [2:  见附表] \n\n\t5\n\n\n\n").body_tables()
    assert [cell.text for cell in table.cells] == ["项目", "数额", "合计", "5"]


def test_codes_of_fields_become_what_word_shows() -> None:
    text = "\t意见\n\t FORMCHECKBOX \n同意  FORMCHECKBOX \n不同意\n\n\t等级\n\t eq \\o\\ac(○,3) eq \\o\\ac(□,√)\n\n\n"
    document = read(text)
    (table,) = document.body_tables()
    assert [cell.text.split() for cell in table.cells] == [["意见"], ["□同意", "□不同意"], ["等级"], ["③☑"]]
    assert any("ticked" in notice.message for notice in document.notices)


@pytest.mark.parametrize(
    ("code", "shown"),
    [(" MACROBUTTON  Accept [姓名] ", "[姓名]"), (" MERGEFIELD  no  \\* MERGEFORMAT «no»", "«no»"), (" AUTONUM  ", "")],
)
def test_codes_of_prompts_and_merged_data_leave_what_they_show(code: str, shown: str) -> None:
    (table,) = read(f"\t项目\n\t内容\n\n\t名称\n\t{code}\n\n\n").body_tables()
    assert [cell.text.strip() for cell in table.cells] == ["项目", "内容", "名称", shown]


def test_a_heading_that_runs_into_its_table_is_taken_off() -> None:
    document = read("考核表" + HEADER + ROWS + "\n")
    assert document.blocks[0] == Paragraph("考核表")
    assert document.body_tables()[0].n_columns == 4


def test_items_of_a_list_are_lines_of_their_cell() -> None:
    table = read(f"{HEADER}{ROWS}\t值班\n\t夜班\n\t\t不缺岗。\n\n\t有记录。\n\n\n\t4\n\n\n").body_tables()[0]
    assert [cell.text for cell in table.cells][-2:] == ["不缺岗。\n有记录。", "4"]


def test_tables_inside_cells_of_dialect_c() -> None:
    rows = "\t日常\t巡查\t每月一次。\t5\n" * 3
    under = "\t值班\t夜班\t不缺岗。\t\n档次\n\t得分\n\t优秀\t5\n\t良好\t3\n\n核定\t4\n"
    alone = "\t值班\t白班\t\t档次\t得分\n\t优秀\t5\n\t良好\t3\n\n\t4\n"
    table = read("\t类别\t内容\t标准\t分值\n" + rows + under + alone + rows + "\n").body_tables()[0]
    assert (table.n_rows, table.n_columns) == (9, 4)
    holding = [cell for cell in table.cells if cell.tables]
    assert [(cell.row, cell.column, cell.text) for cell in holding] == [(4, 2, "不缺岗。\n核定"), (5, 2, "")]
    assert [[cell.text for cell in one.tables[0].cells] for one in holding] == [
        ["档次", "得分", "优秀", "5", "良好", "3"]
    ] * 2


def test_a_form_to_be_filled_in_lacks_no_covered_cells() -> None:
    rows = (
        ["姓名", "", "性别", "", "年龄", ""],
        ["住址", "", "电话", ""],
        ["学历", "", "专业", "", "学校", ""],
        ["备注", ""],
    )
    text = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)
    assert read(text + "\n").format == "text/tika-a"


def test_a_level_that_goes_on_behind_a_serial_number() -> None:
    header = "\t序号\n\t类别\n\t内容\n\t分值\n\n"
    rows = "\t1\n\t日常\n\t巡查\n\t5\n\n\t2\n\t值班\n\t6\n\n\t3\n\t专项\n\t清淤\n\t7\n\n\t4\n\t抢险\n\t8\n\n\n"
    cells = read(header + rows).body_tables()[0].cells
    assert [(cell.text, cell.row_span) for cell in cells if cell.column == 1] == [("类别", 1), ("日常", 2), ("专项", 2)]


def test_line_feeds_say_whether_a_row_of_dialect_c_goes_on() -> None:
    text = "\t类别\t内容\t分值\n\t日常\t巡查\n\n\t5\n\t专项\t清理\n记录\n\t8\n\t其他\t值班\t3\n\n落款\n"
    document = read(text)
    assert document.format == "text/tika-c"
    assert [cell.text for cell in document.body_tables()[0].cells][3:9] == [
        "日常",
        "巡查\n",
        "5",
        "专项",
        "清理\n记录",
        "8",
    ]
    assert document.blocks[-1] == Paragraph("落款")


BARS = ["| 类别 | 内容 | 分值 |", "| 日常 | 巡查。\n记录。 | 5 |", "| 专项 | 清淤 | 8 |"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_bars_of_a_web_page_with_paragraphs_on_their_lines(between: str) -> None:
    document = read("考核表\n\n" + between.join(BARS) + "\n\n落款\n")
    assert document.format == "text/pipes"
    assert [cell.text for cell in document.body_tables()[0].cells][3:6] == ["日常", "巡查。\n记录。", "5"]
    assert [block for block in document.blocks if isinstance(block, Paragraph)] == [
        Paragraph("考核表"),
        Paragraph("落款"),
    ]


def test_bars_of_a_web_page_with_each_cell_on_a_line() -> None:
    rows = [["类别", "内容", "分值"], ["日常", "", "5"], ["专项", "清淤", "8"]]
    document = read("\n".join("| " + "\n| ".join(row) + " |" for row in rows) + "\n")
    assert [cell.text for cell in document.body_tables()[0].cells] == [text for row in rows for text in row]


def test_the_wide_cell_of_a_header_copied_from_excel() -> None:
    text = "类别\t得分情况\t\t备注\n\t自评\t考评\t\n日常\t5\t4\t\n专项\t8\t8\t\n"
    cells = read(text).body_tables()[0].cells
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in cells[:5]] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (0, 3, 2, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_tables_copied_with_line_breaks_in_most_cells() -> None:
    text = "类别\t内容\t分值\n" + '日常\t"巡查。\n记录。\n上报。"\t5\n' * 5
    document = read(text)
    assert (document.format, document.body_tables()[0].n_rows) == ("text/tsv", 6)


def texts_of(document: Document) -> list[list[str]]:
    """For each table of the body, the texts of its cells."""
    return [[cell.text for cell in table.cells] for table in document.body_tables()]


def test_cells_without_a_paragraph_end_rows_where_that_makes_rows_of_one_width() -> None:
    rows = "\t日常\n\t巡查\n\t\n\t值班\n\t不缺岗。\n\n有记录。\n\t\n\t专项\n\t清淤\n\t\n"
    document = read(f"\t类别\n\t内容\n\t得分\n\n{rows}\n附件2\n")
    table = document.body_tables()[0]
    assert (document.format, table.n_rows, table.n_columns) == ("text/tika-b", 4, 3)
    assert [cell.text for cell in table.cells][6:9] == ["值班", "不缺岗。\n有记录。", ""]
    assert document.blocks[-1] == Paragraph("附件2")


def test_blank_cells_of_docx_end_no_rows() -> None:
    rows = "\t日常\n\t\n\t巡查\n\t5\n\n\t值班\n\t\n\t夜班\n\t4\n\n\t\n\t\n\t清淤\n\t3\n\n"
    document = read(f"\t类别\n\t项目\n\t内容\n\t得分\n\n{rows}\n")
    assert document.format == "text/tika-a"
    assert (document.body_tables()[0].n_rows, document.body_tables()[0].n_columns) == (4, 4)


LINES = "\t日常\t巡查\t每月一次。\t5\n\t专项\t清淤\t及时清理。\t8\n"


def test_a_header_of_dialect_c_may_begin_with_names_of_two_lines() -> None:
    document = read(f"考核表\n\t考核\n项目\n\t考核\n内容\n\t标准\t分值\n{LINES}\n")
    assert texts_of(document)[0][:4] == ["考核\n项目", "考核\n内容", "标准", "分值"]


def test_names_such_as_no_header_has_begin_no_table_of_dialect_c() -> None:
    above = f"考核表\n\t类别\t项目\t标准\n{LINES.replace('5', '').replace('8', '')}".replace("\t\n", "\n")
    tables = read(f"{above}\t值班\t夜班\t不缺岗\n\n\n\t信访\t接待\t有记录\n\n").body_tables()
    assert [(table.n_rows, table.n_columns) for table in tables] == [(5, 3)]


def test_a_broken_header_of_dialect_c_is_known_where_it_comes_again() -> None:
    first = f"附件1\n\t类别\t考核\n内容\n\t标准\t分值\n{LINES}\t合计\t10\t\n\n\n签字\n"
    tables = read(f"{first}\t类别\t考核内容\t标准\t分值\n{LINES}\n").body_tables()
    assert [table.n_rows for table in tables] == [4, 3]


LINES_IN_CELLS = "\t岗位\n\t职责\n\n\t经理\n\t制定计划\n\n管理制度\n\n\t助理\n\t负责联络\n\n负责记账\n\n\n"


@pytest.mark.parametrize(
    ("after", "format_"),
    [("意见： FORMCHECKBOX \n 同意\n\n", "text/tika-b"), ("见下图\n\n\n\nimage1.jpeg\n\n", "text/tika-a")],
    ids=["code of a field", "name of a picture"],
)
def test_what_only_one_kind_of_word_file_leaves_tells_where_its_text_is_from(after: str, format_: str) -> None:
    assert read(LINES_IN_CELLS + after).format == format_


def test_indented_program_text_in_cells_makes_no_cells_without_a_paragraph() -> None:
    code = "\t步骤\n\tif (a) {\n\t\tb();\n\t\tc();\n}\n\n\n\n\n说明\n\n\n\n"
    text = "\n\n题目\n\n\n\n" + "\t名称\n\t内容\n\n" + code * 6 + "image1.png\n"
    assert read(text).format != "text/tika-b"


def test_labels_and_values_are_no_rows_that_begin_later() -> None:
    pairs = "\t合同名称\n\t河道整治\n\t合同编号\n\tH12\n\n\t主办部门\n\t工程科\n\t经办人\n\t王平\n\n"
    alone = "".join(f"\t{label}\n\t同意\n\n" for label in ("施工经理", "控制经理", "财务经理", "项目经理"))
    (table,) = read(pairs + alone + "\n\n").body_tables()
    assert [cell.column for cell in table.cells if cell.text == "施工经理"] == [0]


def test_a_list_of_contents_makes_no_text_a_copied_table() -> None:
    contents = "".join(f"第{number}章 概况\t{number}\n" for number in range(1, 9))
    (table,) = read(contents + "\n\n\t周数\n\t4\n\t7\n\n\t阶段\n\t开题\n\t检查\n\n\n\n总结\n").body_tables()
    assert [cell.text for cell in table.cells] == ["周数", "4", "7", "阶段", "开题", "检查"]


def test_a_text_whose_rows_lack_covered_cells_is_none_of_doc() -> None:
    rows = "\t{}\n\t巡查\n\t每月一次。\n\n有记录。\n\t5\n\n\t清淤\n\t及时清理。\n\n不堵。\n\t8\n\n\t夜\n\t好\n\t3\n\n"
    document = read(f"考核表\n\n{HEADER}" + "".join(map(rows.format, ("日常", "专项", "重点"))) + "\n")
    table = document.body_tables()[0]
    assert (document.format, table.n_rows, table.n_columns) == ("text/tika-d", 10, 4)
    assert [(cell.text, cell.row_span) for cell in table.cells if cell.column == 0][1:] == [
        ("日常", 3),
        ("专项", 3),
        ("重点", 3),
    ]


def test_no_table_begins_with_a_name_that_no_header_has() -> None:
    header, row = "\t类别\n\t项目\n\t内容\n\n", "\t日常\n\t巡查\n\t每月一次\n\n"
    first = (
        f"考核表\n{header}{row * 3}\t日常\n\t清淤\n\t5\n\n\n\t值班\n\t夜班\n\t白班\n\n\t值班\n\t早班\n\t有记录\n\n\n"
    )
    assert [table.n_rows for table in read(f"{first}考核表二\n{header}{row}\n").body_tables()] == [7, 2]
