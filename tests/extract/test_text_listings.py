"""Lines of programs in the cells of tab-indented text: the tab that such a line begins with begins no cell."""

import pytest
from zhibiao.extract.document import ReadingKind, Severity
from zhibiao.extract.text.read import read_text

PROGRAM = """class Dog {
\tprivate String name;

\tpublic int age() {
\t\t// 年龄
\t\treturn 3;
\t}
}"""
REPORT = f"""\t实验名称
\t类与对象

\t实验内容
\t第1关：创建类
{PROGRAM}

\t实验结果
\t学会了怎样写方法。


"""


def read(text: str):
    return read_text(text.encode())


def test_a_program_stays_in_its_cell_and_that_is_said():
    document = read(REPORT)
    (table,) = document.body_tables()
    assert (table.n_rows, table.n_columns) == (3, 2)
    assert table.cells[3].text == f"第1关：创建类\n{PROGRAM}"
    (said,) = [notice for notice in document.notices if "program" in notice.message]
    assert (said.kind, said.severity) == (ReadingKind.SECOND_READING, Severity.INFO)
    assert "5 lines" in said.message


def test_a_program_among_paragraphs_is_no_table():
    document = read(f"附录\n{PROGRAM}\n{PROGRAM}\n完\n")
    assert not document.body_tables()


@pytest.mark.parametrize("end", [";", "；", "。"])
def test_statements_of_people_end_cells(end):
    rows = "".join(f"\t{n}. 按时完成{end}\n\tA{n}级（优）\n\t{n}\n\n" for n in range(1, 6))
    (table,) = read(f"\t要求\n\t等级\n\t分值\n\n{rows}\n").body_tables()
    assert (table.n_rows, table.n_columns) == (6, 3)
