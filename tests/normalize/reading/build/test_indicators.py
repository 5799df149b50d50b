"""The records of a line: names, texts, full marks."""

import pytest
from builders_columns import section
from zhibiao.normalize.reading.build.by_role import free_key
from zhibiao.normalize.reading.build.indicators import context_of, records_of, with_further
from zhibiao.normalize.reading.build.rebuild_levels import rebuild_levels
from zhibiao.normalize.records import RowKind


def records(roles, *rows, kinds=None):
    by, lines = section(roles, *rows)
    context = context_of([(line, (kinds or {}).get(n)) for n, line in enumerate(lines)], (), by)
    path, found = {}, []
    for number, line in enumerate(lines, 1):
        path = rebuild_levels(line, by, path, context.endings)
        found += records_of(line, path, number, context)
    return found


@pytest.mark.parametrize(
    ("cell", "score", "text"),
    [
        ("10", 10, ""),
        ("10分", 10, "10分"),
        ("0~10", 10, "0~10"),
        ("0-2.5分", 2.5, "0-2.5分"),
        ("5~10", None, "5~10"),
        ("一票否决", None, "一票否决"),
        ("", None, ""),
    ],
)
def test_the_score_is_the_number_of_its_cell_or_the_end_of_a_range_from_nothing(cell, score, text):
    one = records("level|criterion|score", f"值守（7分）|本项满分8分|{cell}")[0]
    assert (one.score, one.score_text) == (score, text)


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ("值守（7分）|本项满分8分", 7),
        ("值守|本项满分8分，脱岗扣2分", 8),
        ("值守|基准分15分。标准：不脱岗", 15),
        ("值守|脱岗扣2分", None),
        ("值守|满分8分，优秀的总分9分", None),
        ("值守|满分8分钟内到岗", None),
    ],
)
def test_without_a_column_of_scores_the_name_has_them_else_the_rules(row, score):
    assert records("level|criterion", row)[0].score == score


def test_a_score_over_several_rows_stands_on_the_first():
    found = records("level|level|score", "甲[v]|乙|5[v]", "|丙|")
    assert [(one.score, one.score_shared, one.merged) for one in found] == [(5, 2, {}), (None, None, {})]


def test_the_shares_of_names_are_known_by_those_of_the_sums_beside():
    rows = ("甲40%|乙|5", "丙30%||5", "丁30%||5")
    found = records("level|level|score", *rows, kinds={1: RowKind.SUBTOTAL, 2: RowKind.SUBTOTAL})
    assert (found[0].levels, found[0].level_scores) == (("甲", "乙"), (40, None))
    alone = records("level|level|score", *rows, kinds={1: RowKind.NOTE, 2: RowKind.NOTE})
    assert alone[0].levels == ("甲40%", "乙")


def test_the_score_of_a_level_stands_in_its_column():
    one = records("level|score 1|level|score", "甲|40|乙|5")[0]
    assert (one.level_scores, one.score, one.extra) == ((40, None), 5, {})
    worded = records("level|score 1|level|score", "甲|40分|乙|5")[0]
    assert worded.extra == {"score 1": "40分"}


def test_periods_in_which_something_stands_get_a_record():
    roles = "level|criterion:平时|score:平时|criterion:年底|score:年底"
    assert [(one.period, one.score) for one in records(roles, "甲|a|5|b|6")] == [("平时", 5), ("年底", 6)]
    assert [one.period for one in records(roles, "甲|||b|6")] == ["年底"]
    assert [one.period for one in records(roles, "甲||||")] == ["平时", "年底"]


def test_a_number_beside_the_names_is_kept_apart_and_a_name_is_not():
    found = records("serial|level|criterion", "1|值守|不脱岗", "加分项[span 2]|获奖")
    assert [(one.levels, one.extra) for one in found] == [(("值守",), {"serial": "1"}), (("加分项",), {})]


@pytest.mark.parametrize(("first", "next_", "score"), [("5", "8", 8), ("8", "5", 8), ("", "8", None), ("0", "-5", 0)])
def test_a_further_line_adds_its_texts_and_may_have_more_points(first, next_, score):
    by, lines = section("level|criterion|score", f"甲[v]|a|{first}", f"|b|{next_}")
    context = context_of([(lines[0], None)], (), by)
    record = records_of(lines[0], rebuild_levels(lines[0], by, {}, {}), 1, context)[0]
    made = with_further(record, lines[1], by)
    assert (made.criterion, made.score, made.extra) == ("a\nb", score, {"score": next_})


def test_headers_that_come_again_are_numbered():
    known = [{}, {"得分": ""}, {"得分": "", "得分_2": ""}]
    assert [free_key(one, "得\n分") for one in known] == ["得分", "得分_2", "得分_3"]
