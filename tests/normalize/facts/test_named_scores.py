import pytest
from zhibiao.normalize.facts.named_scores import named_score


@pytest.mark.parametrize(
    ("cell", "text", "score", "rest"),
    [
        ("演讲内容（40分）", "演讲内容", 40.0, ""),
        ("演讲内容40分：", "演讲内容", 40.0, ""),
        ("演讲内容\n（40分）\n主题鲜明", "演讲内容", 40.0, "主题鲜明"),
        ("演讲\n内容\n（40分）\n主题\n鲜明", "演讲内容", 40.0, "主题\n鲜明"),
        ("演讲内容（40分）主题鲜明", "演讲内容", 40.0, "主题鲜明"),
        ("建设（50分，附加分5分）", "建设", 50.0, ""),
    ],
)
def test_a_cell_names_an_indicator_and_its_points(cell, text, score, rest):
    found = named_score(cell)
    assert found is not None
    assert (found.text, found.score, found.rest) == (text, score, rest)


@pytest.mark.parametrize(
    "cell", ["演讲内容", "40分", "□优（10分）", "演讲内容\n(9)\n主题", "演（40分）主题", "（40分）主题"]
)
def test_a_cell_without_a_name_or_points_names_none(cell):
    assert named_score(cell) is None or named_score(cell).rest == "" != named_score(cell).text


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("内容（10①分）", "（10①分）"),
        ("建设（50分，附加5分）", "（50分，附加5分）"),
        ("内容\n（40分）\n主题", "（40分）"),
    ],
)
def test_points_are_kept_as_they_are_printed(cell, printed):
    assert named_score(cell).printed == printed
