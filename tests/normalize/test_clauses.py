import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.records import Rule
from zhibiao.normalize.split_clauses import split_clauses


def split(text):
    return [(clause.marker, clause.text) for clause in split_clauses(text)]


@pytest.mark.parametrize(
    ("criterion", "clauses"),
    [
        ("1、甲。2、乙。", [("1、", "甲。"), ("2、", "乙。")]),
        ("1、甲。2.乙。3．丙", [("1、", "甲。"), ("2.", "乙。"), ("3．", "丙")]),
        ("（1）甲；（2）乙", [("（1）", "甲；"), ("（2）", "乙")]),
        ("①甲②乙③丙", [("①", "甲"), ("②", "乙"), ("③", "丙")]),
        ("一、甲（1）子（2）丑\n二、乙", [("一、", "甲（1）子（2）丑"), ("二、", "乙")]),
        ("一、甲：（1）子（2）丑\n二、乙", [("一、", "甲："), ("（1）", "子"), ("（2）", "丑"), ("二、", "乙")]),
        ("1、（1）子（2）丑2、乙", [("1、（1）", "子"), ("（2）", "丑"), ("2、", "乙")]),
        (
            "一、甲。1、子：①寅②卯2、丑\n二、乙",
            [("一、", "甲。"), ("1、", "子："), ("①", "寅"), ("②", "卯"), ("2、", "丑"), ("二、", "乙")],
        ),
        ("（一）甲。（二）乙。", [("（一）", "甲。"), ("（二）", "乙。")]),
        ("总则：1、甲2、乙", [("", "总则："), ("1、", "甲"), ("2、", "乙")]),
        ("1、扣2.5分。2、不少于3.2万。", [("1、", "扣2.5分。"), ("2、", "不少于3.2万。")]),
        ("1、在第2、3季度完成。2、其他。", [("1、", "在第2、3季度完成。"), ("2、", "其他。")]),
        ("做好工作。", []),
        ("第一行\n第二行", []),
        ("迟到的扣1分。\n早退的扣2分。", [("", "迟到的扣1分。"), ("", "早退的扣2分。")]),
        ("迟到的扣1分；早退的扣2分。", [("", "迟到的扣1分；"), ("", "早退的扣2分。")]),
        ("", []),
    ],
)
def test_a_criterion_is_split(criterion, clauses):
    assert split(criterion) == clauses


@pytest.mark.parametrize(
    ("text", "rule", "points", "most", "per", "condition"),
    [
        ("受到投诉的扣3分。", Rule.DEDUCT, 3, None, "", "受到投诉的"),
        ("每少一次扣0.5分，扣完为止。", Rule.DEDUCT, 0.5, 10, "少一次", ""),
        ("未按时报送的，每次扣1分，最多扣3分。", Rule.DEDUCT, 1, 3, "次", "未按时报送的"),
        ("每增加1人加1分，加满15分为止", Rule.AWARD, 1, 15, "增加1人", ""),
        ("优秀得10分；良好得6分；其他得0分", Rule.TIER, 10, None, "", ""),
        ("培训少一次扣3分", Rule.DEDUCT, 3, None, "少一次", "培训"),
        ("最高加5分", Rule.CAP, None, 5, "", ""),
        ("发生事故的一票否决", Rule.VETO, None, None, "", ""),
        ("未完成的不得分", Rule.DEDUCT, 10, None, "", "未完成的"),
        ("视情扣5-10分", Rule.DEDUCT, 5, 10, "", "视情"),
    ],
)
def test_a_rule_says_what_it_does(text, rule, points, most, per, condition):
    clause = next(clause for clause in split_clauses(f"1、{text}\n2、其他", 10) if clause.marker == "1、")
    assert (clause.rule, clause.points, clause.points_max, clause.per) == (rule, points, most, per)
    if rule is not Rule.TIER:
        assert clause.condition == condition


@given(st.text(alphabet="1234、.．（）一二三①②扣加每分。；\n 甲乙0"))
def test_no_character_of_a_criterion_is_lost(criterion):
    clauses = split_clauses(criterion)
    kept = "".join(clause.marker + clause.text for clause in clauses)
    assert not clauses or "".join(kept.split()) == "".join(criterion.split())
