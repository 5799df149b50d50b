from builders_dataset import col, ind
from zhibiao.normalize.records import Role
from zhibiao.normalize.store.quoting import SHOWN, around_difference, column_name, indicator_name, quoted


def test_an_indicator_is_named_by_its_levels_else_by_its_criterion():
    assert indicator_name(ind(1, "甲", "", "乙")) == "甲/乙"
    assert indicator_name(ind(1, "", criterion="到位。")) == "“到位。”"
    assert indicator_name(ind(1, "甲"), "平时") == "甲 (平时)"


def test_a_column_is_named_by_its_header():
    assert column_name(col("分\n值", Role.SCORE, at=0)) == "the column 分值"
    assert column_name(col("", Role.SCORE, at=0)) == "a column without a header"


def test_a_quoted_text_is_one_line_and_not_too_long():
    assert quoted(" 甲\n乙 ") == "“甲乙”"
    assert quoted("") == "nothing"
    assert quoted("甲" * SHOWN) == f"“{'甲' * SHOWN}”"
    assert quoted("甲" * (SHOWN + 1)) == f"“{'甲' * (SHOWN - 1)}…”"


def test_long_texts_are_quoted_from_before_their_first_difference_on():
    one, other = (f"{'甲' * 50}{end}" for end in "乙丙")
    assert around_difference(one, other) == (f"“…{'甲' * 10}乙”", f"“…{'甲' * 10}丙”")
    assert around_difference(f"乙{one}", f"丙{one}")[0].startswith("“乙甲")
    assert around_difference("甲乙", "甲丙") == ("“甲乙”", "“甲丙”")
    assert around_difference("甲" * 50, "甲" * 51) == (f"“…{'甲' * 10}”", f"“…{'甲' * 11}”")
