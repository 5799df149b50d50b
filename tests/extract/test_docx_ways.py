"""Random tables: the short way through plain tables and the long way give the same, and both give what was written."""

from io import BytesIO

from builders_docx import cell, document, p, r, row, t, table
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from views_of_documents import only_table
from zhibiao.extract import Table, read

TEXT = st.text(st.sampled_from("指标ab 12、。（）<&\"'"), max_size=8).map(str.strip)
FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""A mark that shows nothing and sends a table the long way."""


@st.composite
def rows_of_cells(draw: st.DrawFn) -> list[list[tuple[int, str, list[str]]]]:
    """Rows of cells: span, merge, paragraphs."""
    kind = st.tuples(
        st.integers(1, 3), st.sampled_from(["", "", "restart", "continue"]), st.lists(TEXT, min_size=1, max_size=3)
    )
    return draw(st.lists(st.lists(kind, min_size=1, max_size=4), min_size=1, max_size=5))


def made_cell(span: int, merge: str, texts: list[str]) -> str:
    return cell(*(p(r(t(text))) for text in texts), span=span, merge=merge)


def written(rows: list[list[tuple[int, str, list[str]]]], last: str = "") -> bytes:
    lines = [[made_cell(*one) for one in line] for line in rows]
    lines[-1][-1] = lines[-1][-1].replace("</w:p></w:tc>", f"{last}</w:p></w:tc>")
    return document(table(*(row(*line) for line in lines), widths=(900,) * 12))


@given(rows_of_cells())
def test_both_ways_read_the_same(rows):
    short, long = read(written(rows)), read(written(rows, FIELD))
    assert (short.blocks, short.notices) == (long.blocks, long.notices)


@given(rows_of_cells())
def test_no_text_is_lost(rows):
    found = read(written(rows))
    told = "".join(c.text for c in found.body_tables()[0].cells) + "".join(n.message for n in found.notices)
    assert all(text in told for line in rows for _span, _merge, texts in line for text in texts)


@settings(max_examples=25)
@given(st.integers(1, 6), st.integers(1, 5), st.data())
def test_tables_that_python_docx_merged(n_rows, n_columns, data):
    made = Document()
    grid = made.add_table(n_rows, n_columns)
    for index, one in enumerate(grid._cells):
        one.text = f"{index}"
    taken: set[tuple[int, int]] = set()
    areas = {}
    for _merge in range(3):
        top, left = data.draw(st.integers(0, n_rows - 1)), data.draw(st.integers(0, n_columns - 1))
        bottom, right = data.draw(st.integers(top, n_rows - 1)), data.draw(st.integers(left, n_columns - 1))
        places = {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)}
        if not places & taken:
            taken |= places
            areas[top, left] = (bottom - top + 1, right - left + 1)
            grid.cell(top, left).merge(grid.cell(bottom, right))
    out = BytesIO()
    made.save(out)
    assert_areas(only_table(out.getvalue()), areas, n_rows, n_columns)


def assert_areas(found: Table, areas: dict[tuple[int, int], tuple[int, int]], n_rows: int, n_columns: int) -> None:
    """Every position holds the number of its own origin first, and every merged area is one cell."""
    origin = {(y, x): (y, x) for y in range(n_rows) for x in range(n_columns)}
    for (top, left), (height, width) in areas.items():
        origin |= {(top + y, left + x): (top, left) for y in range(height) for x in range(width)}
    lines = found.grid()
    assert len(lines) == n_rows
    assert len(found.cells) == len(set(origin.values()))
    for (top, left), (height, _width) in areas.items():
        number = str(top * n_columns + left)
        (cell_found,) = [one for one in found.cells if one.text.split("\n")[0] == number]
        assert (cell_found.row, cell_found.row_span) == (top, height)
