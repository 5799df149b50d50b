"""What a reader left out of a form that came back is told where it stood in a result or in what was altered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders_tables import document, table
from zhibiao.extract.document import NOWHERE, Document, Notice, Place, ReadingKind, Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.collect.returned_doubts import is_of_cell, returned_doubts, tables_of
from zhibiao.normalize.collect.take_results import take_results
from zhibiao.normalize.records import CollectKind, Form

TITLE = "2023年度青禾县水利局考核评分表"
HEADER = "一级指标|评分标准|分值|得分|佐证材料"
SENT = (HEADER, "防汛|不脱岗|60||", "抗旱|不缺水|40||", "合计||100||")
BACK = (HEADER, "防汛|不脱岗|60|50|值守表", "抗旱|不缺水|40|30|", "合计||100|80|")
CRITERION, RESULT, MATERIAL = 1, 3, 4


def read(*rows: str) -> tuple[Form, Document]:
    made = document(TITLE, table(*rows))
    (form,) = normalize(made).forms
    return form, made


def doubts(*notices: Notice, back: tuple[str, ...] = BACK, sent: tuple[str, ...] = SENT) -> list[Notice]:
    (form, _document), (filled, made) = read(*sent), read(*back)
    taken = take_results(form, filled)
    return list(returned_doubts(form, filled, replace(made, notices=notices), taken.notices))


def said(kind: ReadingKind, row: int | None, column: int | None = None, *, table: int | None = 0) -> Notice:
    return Notice(kind, f"{kind} here", Severity.INFO, Place(table, row, column))


@pytest.mark.parametrize(
    "kind",
    [
        ReadingKind.REVISION_DROPPED,
        ReadingKind.REVISION_KEPT,
        ReadingKind.TEXT_STRUCK,
        ReadingKind.TEXT_HIDDEN,
        ReadingKind.PICTURE_DROPPED,
        ReadingKind.OBJECT_DROPPED,
        ReadingKind.EQUATION_DROPPED,
    ],
)
def test_a_result_that_was_not_read_as_it_stands_is_doubtful(kind: ReadingKind) -> None:
    (doubt,) = doubts(said(kind, 2, RESULT))
    assert (doubt.kind, doubt.severity, doubt.place) == (CollectKind.DOUBT, Severity.WARNING, Place(0, 2, RESULT))
    assert "“30”" in doubt.message
    assert f"{kind} here" in doubt.message


def test_a_cell_is_told_once_with_all_that_was_met_in_it() -> None:
    notices = [said(ReadingKind.REVISION_DROPPED, 1, RESULT), said(ReadingKind.REVISION_KEPT, 1, RESULT)]
    (doubt,) = doubts(*notices, *notices)
    assert doubt.message.count("revision-dropped") == doubt.message.count("revision-kept") == 1


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (1, RESULT, True),
        (1, MATERIAL, True),
        (3, RESULT, True),
        (1, None, True),
        (1, CRITERION, False),
        (1, 0, False),
        (3, 2, False),
        (0, RESULT, True),
    ],
)
def test_cells_for_results_and_rows_that_are_gone_are_told(row: int, column: int | None, told: bool) -> None:
    assert bool(doubts(said(ReadingKind.TEXT_STRUCK, row, column))) is told


def test_an_altered_criterion_is_told_with_what_was_left_out_of_it() -> None:
    back = (HEADER, "防汛|脱岗|60|50|", *BACK[2:])
    struck = [said(ReadingKind.TEXT_STRUCK, row, CRITERION) for row in (1, 2)]
    assert [doubt.place for doubt in doubts(*struck, back=back)] == [Place(0, 1, CRITERION)]


def test_a_row_that_was_written_in_is_told() -> None:
    back = (*BACK, "说明：本年机构合并[span 5]")
    assert [doubt.place.row for doubt in doubts(said(ReadingKind.REVISION_KEPT, 4, 0), back=back)] == [4]


def test_other_kinds_other_tables_and_texts_outside_of_cells_are_no_doubts_of_a_form() -> None:
    notices = [
        said(ReadingKind.CELL_OVERLAP, 1, RESULT),
        said(ReadingKind.TEXT_STRUCK, 1, RESULT, table=1),
        said(ReadingKind.TEXT_STRUCK, None),
        Notice(ReadingKind.TEXT_STRUCK, "outside", Severity.WARNING, NOWHERE),
    ]
    assert doubts(*notices) == []
    form, _made = read(*BACK)
    told = [*notices, said(ReadingKind.TEXT_STRUCK, 1, CRITERION), said(ReadingKind.TEXT_HIDDEN, 9)]
    assert [is_of_cell(notice, tables_of([form])) for notice in told] == [False] * 4 + [True] * 2
    assert tables_of([]) == frozenset()


def test_results_below_names_in_a_row_are_cells_for_results() -> None:
    sent = ("项目|演讲（40分）|答辩（60分）", "得分||", "评语||")
    back = ("项目|演讲（40分）|答辩（60分）", "得分|30|50", "评语||好")
    told = doubts(said(ReadingKind.REVISION_KEPT, 1, 2), said(ReadingKind.REVISION_KEPT, 2, 2), sent=sent, back=back)
    assert [doubt.place for doubt in told] == [Place(0, 1, 2), Place(0, 2, 2)]


def test_each_section_has_its_own_columns_for_results() -> None:
    second = ("考核项目|得分|考核标准|标准分|备注", "投诉|7|按时办结|10|")
    notices = [said(ReadingKind.TEXT_STRUCK, 5, column) for column in range(5)]
    told = doubts(*notices, back=(*BACK, *second), sent=(*SENT, second[0], "投诉||按时办结|10|"))
    assert [doubt.place.column for doubt in told] == [1, 4]
