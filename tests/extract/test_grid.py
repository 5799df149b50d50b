import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.extract import Limits, Table, UnreadableFile
from zhibiao.extract.grid import (
    CONTINUE,
    NONE,
    START,
    EdgeCell,
    SpanCell,
    in_table,
    table_from_edges,
    table_from_spans,
)

MERGES = {"": NONE, "^": START, "|": CONTINUE}


def edges(*lines: str) -> Table:
    """A table of lines like `0 a 900 ^b 2000`: edges with texts between; ^ starts a merge, | continues one."""
    return table_from_edges([edge_row(line) for line in lines])[0]


def edge_row(line: str) -> list[EdgeCell]:
    words = line.split()
    triples = zip(words[::2], words[1::2], words[2::2], strict=False)
    return [
        EdgeCell(int(left), int(right), MERGES[text.strip("abcdefgh.")], text.strip("^|."))
        for left, text, right in triples
    ]


def kinds(lines: list[str]) -> list[str]:
    return [str(notice.kind) for notice in table_from_edges([edge_row(line) for line in lines])[1]]


def drawn(table: Table) -> list[str]:
    """One word a row: the text of the cell at every position, a dot in gaps."""
    return ["".join("." if cell is None else cell.text or "_" for cell in line) for line in table.grid()]


def test_equal_edges_are_columns():
    assert drawn(edges("0 a 500 b 1000", "0 c 500 d 1000")) == ["ab", "cd"]


def test_staggered_edges_make_spans():
    assert drawn(edges("0 a 500 b 1500", "0 c 1000 d 1500")) == ["abb", "ccd"]


def test_edges_within_the_tolerance_are_one():
    assert drawn(edges("0 a 500 b 1500", "9 c 560 d 1480")) == ["ab", "cd"]


def test_no_cell_vanishes_however_narrow():
    assert drawn(edges("0 a 500 b 1500", "0 c 500 d 520 e 1500")) == ["abb", "cde"]


def test_a_cell_without_width_stays():
    assert drawn(edges("0 a 500 b 500 c 1500", "0 d 500 e 1500")) == ["abc", "dee"]


def test_edges_that_run_backwards_are_pushed_apart():
    assert drawn(edges("0 a 500 b 300 c 1500")) == ["abc"]


def test_grid_units_are_never_joined():
    rows = [[EdgeCell(0, 1, text="a"), EdgeCell(1, 3, text="b")], [EdgeCell(0, 2, text="c"), EdgeCell(2, 3, text="d")]]
    assert drawn(table_from_edges(rows, twips=False)[0]) == ["abb", "ccd"]


def test_vertical_merges():
    assert drawn(edges("0 ^a 500 b 1000", "0 |. 500 c 1000", "0 ^d 500 e 1000")) == ["ab", "ac", "de"]


def test_a_merge_needs_the_same_columns():
    lines = ["0 ^a 1000 b 1500", "0 |c 500 d 1000 e 1500"]
    assert drawn(edges(*lines)) == ["aab", "cde"]
    assert kinds(lines) == ["merge-orphan"]


def test_a_merge_ends_at_a_row_that_does_not_continue_it():
    lines = ["0 ^a 500", "0 b 500", "0 |c 500"]
    assert drawn(edges(*lines)) == ["a", "b", "c"]
    assert kinds(lines) == ["merge-orphan"]


def test_an_orphan_can_be_continued():
    assert [cell.row_span for cell in edges("0 |a 500", "0 |. 500").cells] == [2]


def test_ragged_rows_leave_gaps():
    lines = ["0 a 500 b 1000 c 1500", "500 d 1000"]
    assert drawn(edges(*lines)) == ["abc", ".d."]
    assert kinds(lines) == ["row-ragged"]


def test_no_rows_and_empty_rows():
    assert table_from_edges([]) == (Table((), 0, 0), ())
    assert drawn(table_from_edges([[], [EdgeCell(0, 500, text="a")]])[0]) == [".", "a"]


def test_notices_get_the_number_of_their_table():
    _table, notices = table_from_edges([edge_row("0 |a 500")])
    assert [(n.place.table, n.place.row, n.place.column) for n in in_table(notices, 3)] == [(3, 0, 0)]


def test_a_grid_with_too_many_columns_is_refused():
    row = [EdgeCell(index, index + 1) for index in range(20)]
    with pytest.raises(UnreadableFile) as caught:
        table_from_edges([row], twips=False, limits=Limits(columns=10))
    assert caught.value.kind == "limit"


def spans(*rows: tuple[tuple[int, int, str], ...]) -> tuple[list[str], list[str]]:
    table, notices = table_from_spans([[SpanCell(*cell) for cell in row] for row in rows])
    return drawn(table), [str(notice.kind) for notice in notices]


def test_spans_take_the_next_free_place():
    assert spans(((2, 1, "a"), (1, 2, "b")), ((1, 1, "c"), (1, 1, "d"))) == (["abb", "acd"], [])


def test_a_row_span_beyond_the_table_is_cut_and_told():
    assert spans(((5, 1, "a"),), ()) == (["a", "a"], ["cell-overlap"])


def test_a_column_span_over_another_cell_is_cut_and_told():
    rows = (((1, 1, "a"), (2, 1, "b"), (1, 1, "c")), ((1, 3, "d"),))
    assert spans(*rows) == (["abc", "db."], ["cell-overlap", "row-ragged"])


def test_spans_of_nothing_are_one():
    assert spans(((0, 0, "a"), (-3, 1, "b"))) == (["ab"], [])


def test_a_column_span_without_end_is_cut():
    table, notices = table_from_spans([[SpanCell(1, 10**9, "a")]], limits=Limits(columns=50))
    assert (table.n_columns, notices[0].kind) == (50, "limit-reached")


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A grid cut into rectangles: rows, columns, and each one's row, column, height, width in reading order."""
    n_rows, n_columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    free = {(row, column) for row in range(n_rows) for column in range(n_columns)}
    found = []
    for row in range(n_rows):
        for column in range(n_columns):
            if (row, column) not in free:
                continue
            width = height = 1
            most = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            while width < most[0] and (row, column + width) in free:
                width += 1
            while height < most[1] and all((row + height, column + x) in free for x in range(width)):
                height += 1
            free -= {(row + y, column + x) for y in range(height) for x in range(width)}
            found.append((row, column, height, width))
    return n_rows, n_columns, found


def unified(rectangles: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The same with the columns left out that no cell begins or ends at."""
    lines = sorted({x for _row, column, _height, width in rectangles for x in (column, column + width)})
    number = {line: index for index, line in enumerate(lines)}
    return [(row, number[c], height, number[c + width] - number[c]) for row, c, height, width in rectangles]


@given(tilings(), st.lists(st.integers(150, 3000), min_size=7, max_size=7))
def test_any_tiling_comes_back_from_its_edges(tiling, widths):
    n_rows, _n_columns, rectangles = tiling
    starts = [sum(widths[:index]) for index in range(8)]
    rows = [[] for _ in range(n_rows)]
    for row, column, height, width in sorted(rectangles, key=lambda rectangle: rectangle[1]):
        for y in range(height):
            merge = NONE if height == 1 else CONTINUE if y else START
            rows[row + y].append(EdgeCell(starts[column], starts[column + width], merge))
    table, notices = table_from_edges(rows)
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == unified(rectangles)
    assert notices == ()


@given(tilings())
def test_any_tiling_comes_back_from_its_spans(tiling):
    n_rows, _n_columns, rectangles = tiling
    rows = [[SpanCell(h, w) for row, _c, h, w in rectangles if row == index] for index in range(n_rows)]
    table, notices = table_from_spans(rows)
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == rectangles
    assert notices == ()


EDGE_CELLS = st.builds(
    EdgeCell, st.integers(-100, 2000), st.integers(-100, 2000), st.sampled_from([NONE, START, CONTINUE])
)


@given(st.lists(st.lists(EDGE_CELLS, max_size=6), max_size=6))
def test_whatever_the_edges_no_two_cells_share_a_place(rows):
    assert_no_overlap(table_from_edges(rows)[0])


@given(st.lists(st.lists(st.builds(SpanCell, st.integers(-1, 9), st.integers(-1, 9)), max_size=6), max_size=6))
def test_whatever_the_spans_no_cell_is_lost_and_no_two_share_a_place(rows):
    table = table_from_spans(rows)[0]
    assert len(table.cells) == sum(map(len, rows))
    assert_no_overlap(table)


def assert_no_overlap(table: Table) -> None:
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(places) == len(set(places))
    assert all(row < table.n_rows and column < table.n_columns for row, column in places)
