import pytest
from builders_cases import CASES, document_of
from zhibiao.normalize import normalize
from zhibiao.normalize.records import CheckKind

LINES = CASES["the self-evaluation of a project's spending"].lines


def form_of(lines):
    (form,) = normalize(document_of(lines)).forms
    return form


def test_funds_and_goals_are_fields():
    fields = form_of(LINES).fields
    assert fields["年度资金总额·全年执行数"] == "95"
    assert fields["年度资金总额·分值"] == "10"
    assert fields["其中：财政拨款·全年预算数"] == "100"
    assert fields["预期目标"] == "整修渠道十二公里，灌溉及时。"
    assert fields["主管部门"] == "青禾县水利局"


def test_the_execution_counts_to_the_hundred():
    assert {notice.kind for notice in form_of(LINES).notices} <= {CheckKind.TOTAL}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("|20|20|", "|22|20|", CheckKind.LEVEL_SUM),
        ("95|10|95%", "95|20|95%", CheckKind.LEVEL_SUM),
        ("总分[span 6]|100", "总分[span 6]|99", CheckKind.TOTAL_SUM),
    ],
)
def test_points_other_than_the_usual_ones_are_said(old, new, kind):
    form = form_of([line.replace(old, new, 1) for line in LINES])
    assert kind in {notice.kind for notice in form.notices}


def test_target_values_are_split():
    found = [(one.target_sign, one.target_number, one.target_unit) for one in form_of(LINES).indicators]
    assert found[:5] == [("≥", 12, "公里"), ("=", 100, "%"), ("", None, ""), ("≥", 0.9, "万人"), ("", None, "")]
