from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from zhibiao.app.drawing import display_width, draw
from zhibiao.extract import Cell, Table


def plain(mark: str) -> str:
    return mark


def lines(table: Table, width: int = 60) -> str:
    return "\n".join(draw(table, width, {}, plain))


def test_merged_cells_are_drawn_whole() -> None:
    cells = (
        Cell(0, 0, row_span=2, text="一级\n指标"),
        Cell(0, 1, column_span=2, text="分值"),
        Cell(1, 1, text="平时"),
        Cell(1, 2, text="年底"),
    )
    assert lines(Table(cells, 2, 3)) == (
        "┌────┬─────────┐\n"
        "│一级│分值     │\n"
        "│指标├────┬────┤\n"
        "│    │平时│年底│\n"
        "└────┴────┴────┘"
    )  # fmt: skip


def test_a_position_without_a_cell_is_left_open() -> None:
    assert lines(Table((Cell(0, 0, text="a"), Cell(0, 1, text="b"), Cell(1, 0, text="c")), 2, 2)) == (
        "┌────┬────┐\n"
        "│a   │b   │\n"
        "├────┼────┘\n"
        "│c   │\n"
        "└────┘"
    )  # fmt: skip


def test_a_doubt_is_marked_where_it_is() -> None:
    table = Table((Cell(0, 0, text="50"),), 1, 1)
    assert draw(table, 60, {(0, 0): "?1"}, lambda mark: f"<{mark}>")[1] == "│<?1> 50│"


def test_long_text_is_wrapped_to_the_width() -> None:
    text = lines(Table((Cell(0, 0, text="优抚对象走访慰问工作" * 5), Cell(0, 1, text="10")), 1, 2), width=40)
    assert max(map(display_width, text.split("\n"))) == 40
    assert "".join(c for c in text if c in "优抚对象走访慰问工作") == "优抚对象走访慰问工作" * 5


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in lines(Table((Cell(0, 0, text="a\x1b[2Jb"),), 1, 1))


def test_nothing_is_drawn_of_an_empty_table() -> None:
    assert draw(Table((), 0, 0), 60, {}, plain) == []


@given(st.lists(st.lists(st.text("a 指\u0301\n标１", max_size=30), min_size=3, max_size=3), min_size=1, max_size=4))
def test_all_lines_are_equally_wide_and_no_text_is_lost(rows: list[list[str]]) -> None:
    cells = tuple(Cell(i, j, text=text) for i, row in enumerate(rows) for j, text in enumerate(row))
    drawn = draw(Table(cells, len(rows), 3), 40, {}, plain)
    assert len(set(map(display_width, drawn))) == 1
    kept = [c for line in drawn for c in line if c in "a指标１"]
    assert sorted(kept) == sorted(c for row in rows for text in row for c in text if c in "a指标１")
