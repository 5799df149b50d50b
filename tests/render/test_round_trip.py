"""Whatever a dataset holds, each format gives back the same cells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from builders_dataset import dataset
from hypothesis import given, settings
from random_datasets import forms, printed
from reading_back import Printed, of_html, of_markdown, of_table, of_view, of_xlsx
from zhibiao.extract import Document, Paragraph, read
from zhibiao.extract.xlsx import read_workbook
from zhibiao.normalize.records import Form
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.txt import spell
from zhibiao.render.unplaced import FormKind
from zhibiao.render.view import FormView


@given(printed())
@settings(max_examples=60)
def test_every_position_of_every_form_is_covered_once(made: tuple[FormView, ...]) -> None:
    for view in made:
        places = [(number, cell.column) for number, row in enumerate(view.rows()) for cell in row]
        assert len(set(places)) == len(places)
        widths = [sum(cell.column_span for cell in row) for row in view.rows()]
        assert widths == [view.n_columns] * view.n_rows


@given(printed())
@settings(max_examples=60)
def test_word_gives_back_every_cell(made: tuple[FormView, ...]) -> None:
    tables = read(FORMATS["docx"](made).data).body_tables()
    assert [of_table(table) for table in tables] == [of_view(view) for view in made if view.n_rows]


@given(printed())
@settings(max_examples=60)
def test_a_page_gives_back_every_cell(made: tuple[FormView, ...]) -> None:
    tables = of_html(FORMATS["html"](made).data.decode())
    assert tables == [of_view(view) for view in made if view.n_rows]


@given(printed())
@settings(max_examples=60)
def test_markdown_gives_back_every_cell(made: tuple[FormView, ...]) -> None:
    tables = of_markdown(FORMATS["md"](made).data.decode())
    assert tables == [of_view(view) for view in made if view.n_rows]


@given(printed())
@settings(max_examples=60)
def test_our_own_page_is_read_as_it_was_written(made: tuple[FormView, ...]) -> None:
    """But for lines of nothing but blanks, which a page that people write has wherever a line is blank."""
    tables = read(FORMATS["html"](made).data, name="forms.html").body_tables()
    assert [of_table(table) for table in tables] == [bare(of_view(view)) for view in made if view.n_rows]


def bare(cells: Printed) -> Printed:
    return [
        (*place, "\n".join(line if line.strip(" \u00a0") else "" for line in text.split("\n")))
        for *place, text in cells
    ]


@given(printed())
@settings(max_examples=60)
def test_our_own_markdown_is_read_as_it_was_written(made: tuple[FormView, ...]) -> None:
    tables = read(FORMATS["md"](made).data, name="forms.md").body_tables()
    assert [of_table(table) for table in tables] == [of_view(view) for view in made if view.n_rows]


@given(printed())
@settings(max_examples=60)
def test_a_workbook_gives_back_every_cell(made: tuple[FormView, ...]) -> None:
    tables = of_xlsx(FORMATS["xlsx"](made).data)
    printed = [of_view(view) for view in made if view.n_rows]
    for view, table in zip(printed, tables, strict=True):
        n_rows = max(row + span for row, _column, span, _columns, _text in view)
        assert [cell for cell in table if cell[0] < n_rows] == view


@given(forms())
@settings(max_examples=60)
def test_what_is_printed_holds_all_that_its_columns_can_hold(one: Form) -> None:
    (view,) = views(dataset(one), FormOptions("none"))
    texts = {cell.text for cell in view.cells}
    for indicator in one.indicators:
        roles = {column.role for column in one.columns if column.section == indicator.section}
        for role in ("requirement", "criterion", "result", "remark"):
            assert role not in roles or getattr(indicator, role) in texts


@given(printed())
@settings(max_examples=150)
def test_text_gives_back_every_cell_that_it_holds(made: tuple[FormView, ...]) -> None:
    spelled = spell(made)
    assert not [notice for notice in spelled.notices if notice.kind is FormKind.TEXT_DIFFERS]
    tables = read(spelled.text.encode(), name="forms.txt").body_tables()
    assert [of_table(table) for table in tables] == [of_view(view) for view in spelled.shown if view.n_rows]


@given(printed())
@settings(max_examples=60)
def test_text_holds_every_text_of_a_form_at_its_place(made: tuple[FormView, ...]) -> None:
    for view, shown in zip(made, spell(made).shown, strict=True):
        held = {(cell.row, cell.column): cell for cell in shown.cells}
        for cell in view.cells:
            inside = held[cell.row, cell.column]
            assert [line.strip("\u3000") for line in inside.lines] == [line.strip("\u3000") for line in cell.lines]
            assert inside.row_span <= cell.row_span
            assert inside.column_span in {1, cell.column_span}


def paragraphs(document: Document) -> Counter[str]:
    """The lines outside the tables, their blanks left out."""
    blocks = (block for block in document.blocks if isinstance(block, Paragraph))
    lines = ("".join(line.split()) for block in blocks for line in block.text.split("\n"))
    return Counter(line for line in lines if line)


def around(made: tuple[FormView, ...]) -> Counter[str]:
    lines = (line for view in made for line in (*view.around.header, *view.around.in_text(), *view.around.footer))
    return Counter("".join(line.split()) for line in lines)


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "txt"])
@given(made=printed())
@settings(max_examples=60, deadline=None)
def test_the_lines_around_a_table_stand_outside_it_in_each_format(suffix: str, made: tuple[FormView, ...]) -> None:
    found = paragraphs(read(FORMATS[suffix](made).data, name=f"forms.{suffix}"))
    assert not around(made) - found


@given(made=printed())
@settings(max_examples=30, deadline=None)
def test_the_lines_around_a_table_stand_outside_it_in_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[FormView, ...]
) -> None:
    path = Path(tmp_path_factory.mktemp("books") / "forms.xlsx")
    path.write_bytes(FORMATS["xlsx"](made).data)
    assert not around(made) - paragraphs(read_workbook(path, name="forms.xlsx"))
