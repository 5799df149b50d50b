"""A form of forty pages keeps its header rows and its merges in every format."""

from __future__ import annotations

import io

import openpyxl
import pytest
from builders_dataset import cols, dataset, form, ind
from drawing_pdf import drawn_pages
from reading_back import of_html, of_markdown, of_table, of_view, of_xlsx
from zhibiao.extract import read
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.view import FormView

ROWS = 640


@pytest.fixture(scope="module")
def long_form() -> tuple[FormView, ...]:
    """Names of the first level over 80 rows, of the second over 4."""
    headers = ("一级", "二级", "三级", "考核\n标准", "考核\n时限", "分值", "得分", "备注")
    rule = "按照方案逐项落实，形成书面材料报送备案，逾期一次扣1分，扣完为止。" * 3
    made = []
    for no in range(ROWS):
        names = (f"第{no // 80 + 1}类", f"第{no // 4 + 1}项", f"第{no + 1}条")
        made.append(ind(no + 1, *names, score=2.0, criterion=f"{no}、{rule}", extra={"考核\n标准": rule}))
    one = form(cols(*headers), tuple(made), title="某县年度考核指标", attachment="附件1")
    return views(dataset(one), FormOptions("results"))


def test_every_format_gives_back_every_cell(long_form: tuple[FormView, ...]) -> None:
    want = [of_view(view) for view in long_form]
    assert {row_span for _row, _column, row_span, _columns, _text in want[0]} >= {80, 4, 2}
    assert [of_table(table) for table in read(FORMATS["docx"](long_form).data).body_tables()] == want
    assert of_html(FORMATS["html"](long_form).data.decode()) == want
    assert of_markdown(FORMATS["md"](long_form).data.decode()) == want
    assert [cell for cell in of_xlsx(FORMATS["xlsx"](long_form).data)[0] if cell[0] < long_form[0].n_rows] == want[0]
    assert [of_table(table) for table in read(FORMATS["txt"](long_form).data).body_tables()] == want


def test_word_and_workbook_repeat_both_header_rows(long_form: tuple[FormView, ...]) -> None:
    (table,) = read(FORMATS["docx"](long_form).data).body_tables()
    assert table.header_rows == 2
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](long_form).data))
    assert book.worksheets[0].print_title_rows == "$3:$4"


def test_the_header_stands_on_each_of_forty_printed_pages(long_form: tuple[FormView, ...]) -> None:
    pages = drawn_pages(long_form)
    assert len(pages) >= 40
    assert all("时限" in page.extract_text() for page in pages)
