import pytest
from builders_forms import one
from zhibiao.normalize.check.mark_additional import full_marks, is_additional
from zhibiao.normalize.records import Section


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("加分项", True),
        ("三、扣分指标（10分）", True),
        ("一票否决", True),
        ("附加项目", True),
        ("工作加分项", True),
        ("扣分标准", False),
        ("渠道清淤工作加分项", False),
        ("渠道", False),
    ],
)
def test_a_name_says_that_points_stand_outside_the_full_marks(name, expected):
    assert is_additional(one(name, "渠道")) is expected
    assert is_additional(one("渠道", section_title=name)) is expected
    assert is_additional(one("渠道", section_path=(Section("", name),))) is expected


def test_points_below_zero_stand_outside_the_full_marks():
    assert is_additional(one("渠道", score=-1.0))
    assert not is_additional(one("渠道", score=0.0))


def test_additional_indicators_are_the_full_marks_where_there_are_no_others():
    plain, added = one("渠道", score=5.0), one("加分项", score=5.0)
    assert full_marks([plain, added]) == [plain]
    assert full_marks([added]) == [added]
    assert full_marks([]) == []
