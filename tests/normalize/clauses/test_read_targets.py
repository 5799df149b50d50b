import pytest
from zhibiao.normalize.clauses.read_targets import Target, read_target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("≥95%", Target("≥", 95, "%")),
        (">= 3 次", Target("≥", 3, "次")),
        ("不低于90％", Target("≥", 90, "%")),
        ("12公里以上", Target("≥", 12, "公里")),
        ("5天以内", Target("≤", 5, "天")),
        ("100", Target("", 100, "")),
        ("健全", Target()),
        ("90-95%", Target()),
        ("2023年11月底前", Target()),
        ("", Target()),
    ],
)
def test_a_target_is_sign_number_and_unit(text, target):
    assert read_target(text) == target
