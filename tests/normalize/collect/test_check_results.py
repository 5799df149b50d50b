"""What is said of the points, blanks, totals, rows and lines of a form that came back."""

from dataclasses import replace

import pytest
from builders_dataset import col, form, ind, other
from zhibiao.extract.document import Place
from zhibiao.normalize.collect.check_results import (
    about_blanks,
    about_lines,
    about_other_rows,
    about_points,
    about_totals,
)
from zhibiao.normalize.records import FormLine, LineKind, LinePlace, Role, RowKind

LEVEL, SCORE = col("指标", Role.LEVEL, 1, at=0), col("分值", Role.SCORE, at=1)
AT = Place(table=0, row=7)


def returned(*results, header="得分", score=10.0, rows=(), **more):
    columns = (LEVEL, SCORE, col(header, Role.RESULT, at=2))
    given = [ind(no, f"指标{no}", score=score, result=text, **more) for no, text in enumerate(results, 1)]
    return form(columns, tuple(given), *rows)


def told(notices):
    return [(str(notice.kind), str(notice.severity)) for notice in notices]


def points(*results, place=AT, **more):
    return told(about_points(returned(*results, **more), lambda _number, _column: place))


ABOVE, BELOW = ("points-above", "error"), ("points-below", "error")
UNREADABLE = ("points-unreadable", "warning")


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("10", []),
        ("10.1", [ABOVE]),
        ("0", []),
        ("-1", [BELOW]),
        ("约8", [UNREADABLE]),
        ("", []),
    ],
)
def test_points_lie_between_none_and_the_full_marks(result, expected):
    assert points(result) == expected
    assert points(result, place=None) == []


def test_marks_below_zero_may_have_points_below_zero():
    assert points("-1", score=-5.0) == []
    assert points("1", score=-5.0) == []
    assert points("-1", score=0.0) == [BELOW]
    assert points("-1", score=None) == [BELOW]
    assert points("11", score=None) == []


def test_what_is_taken_off_may_be_written_with_a_sign():
    assert points("-1", header="扣分") == []
    assert points("11", header="扣分") == [ABOVE]
    assert points("约8", header="扣分") == [UNREADABLE]


def test_of_other_results_only_more_than_the_full_marks_is_told():
    assert points("11", header="完成情况") == [("points-above", "warning")]
    assert points("-1", header="完成情况") == []
    assert points("合格", header="完成情况") == []


def test_indicators_that_share_their_full_marks_come_to_no_more_together():
    assert points("6", "4", score_shared=2) == []
    assert points("6", "5", score_shared=2) == [ABOVE]


def test_an_indicator_is_named_with_its_points():
    (notice,) = about_points(returned("10.5"), lambda _number, _column: AT)
    assert notice.message == "指标1: 10.5 points were filled in, and the full marks are 10."
    assert notice.place == AT


def blanks(*results, given=None, **more):
    filled = returned(*results, **more)
    return told(about_blanks(filled if given is None else given, filled))


def test_a_column_is_blank_in_part_or_from_top_to_bottom():
    assert blanks("8", "9") == []
    assert blanks("8", "") == [("result-blank", "warning")]
    assert blanks("", "") == [("result-blank", "error")]


def test_of_two_columns_of_results_one_may_be_blank():
    columns = (
        LEVEL,
        SCORE,
        col("自评得分", Role.RESULT, at=2, period="平时"),
        col("得分", Role.RESULT, at=3, period="年底"),
    )
    rows = (ind(1, "甲", result="8", period="平时"), ind(1, "甲", period="年底"))
    assert told(about_blanks(form(columns, rows), form(columns, rows))) == [("result-blank", "info")]


def test_five_blank_rows_are_named_and_more_are_counted():
    said = [next(about_blanks(returned("8"), returned("8", *[""] * count))).message for count in (5, 6)]
    assert "指标6." in said[0] and "…" not in said[0]
    assert "指标6…" in said[1]


def test_a_form_without_a_column_for_results_says_so_where_it_never_had_one():
    plain = form((LEVEL, SCORE), (ind(1, "甲"),))
    assert told(about_blanks(plain, plain)) == [("column-missing", "warning")]
    assert told(about_blanks(returned("8"), plain)) == []


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("17", []),
        ("16", [("returned-total-differs", "warning")]),
        ("约17", [UNREADABLE]),
        ("优秀", []),
    ],
)
def test_a_total_is_what_the_results_come_to(total, expected):
    row = other(RowKind.TOTAL, 2, (0, 1, "合计"), (2, 1, total))
    assert told(about_totals(returned("8", "9", rows=[row]))) == expected
    assert told(about_totals(returned("8", "9", rows=[replace(row, kind=RowKind.NOTE)]))) == []


def test_what_is_written_into_rows_of_notes_is_not_taken():
    note = other(RowKind.NOTE, 1, (0, 1, "备注"))
    written = replace(note, cells=(*note.cells, *other(RowKind.NOTE, 1, (1, 1, "已核")).cells))
    given = returned("8", rows=[note])
    assert told(about_other_rows(given, given)) == []
    assert told(about_other_rows(given, returned("8", rows=[written]))) == [("not-taken", "info")]
    assert told(about_other_rows(given, returned("8", rows=[note, note]))) == [("not-taken", "info")]
    assert told(about_other_rows(given, returned("8", rows=[replace(written, kind=RowKind.TOTAL)]))) == []


def test_what_is_written_around_the_table_is_not_taken():
    line = FormLine(LinePlace.BELOW, LineKind.FIELDS, "填表人：")
    given = replace(returned("8"), lines=(line,))
    assert told(about_lines(given, given)) == []
    assert told(about_lines(given, replace(given, lines=(replace(line, text="填表人：甲"),)))) == [
        ("not-taken", "info")
    ]
