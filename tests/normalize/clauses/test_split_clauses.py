import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.normalize.clauses.split_clauses import MOST_CLAUSES, split_clauses
from zhibiao.normalize.records import Rule


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


def read_amounts(text, score=20.0):
    clauses = split_clauses(text, score)
    return [(one.rule.value, one.points, one.points_max, one.per, one.condition) for one in clauses]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "每少一份台账的扣4分，每处涂改扣1.5分，扣完为止。",
            [("deduct", 4, 20, "少一份台账的", ""), ("deduct", 1.5, 20, "处涂改", "")],
        ),
        (
            "每漏一项扣4分,错一处扣2分,晚报的扣1分",
            [("deduct", 4, None, "漏一项", ""), ("deduct", 2, None, "错一处", ""), ("deduct", 1, None, "", "晚报的")],
        ),
        (
            "每漏一次扣2分，最多扣6分，晚报的扣1分",
            [("deduct", 2, 6, "漏一次", ""), ("deduct", 1, None, "", "晚报的")],
        ),
        ("办结得8分，每晚一天扣1分", [("award", 8, None, "", "办结"), ("deduct", 1, None, "晚一天", "")]),
        (
            "没有台账，扣5分，台账不全的，扣1-2分",
            [("deduct", 5, None, "", "没有台账"), ("deduct", 1, 2, "", "台账不全的")],
        ),
        ("每项得2分，否则不得分", [("award", 2, None, "项", ""), ("deduct", 20, None, "", "否则")]),
        ("晚报扣5分，瞒报的一票否决", [("deduct", 5, None, "", "晚报"), ("veto", None, None, "", "")]),
        ("扣2分（情节严重的扣5分）", [("deduct", 2, None, "", ""), ("deduct", 5, None, "", "情节严重的")]),
        ("缺岗扣1分早退扣2分", [("deduct", 1, None, "", "缺岗"), ("deduct", 2, None, "", "早退")]),
        (
            "获奖加3分；未报的，不得分；最高得6分",
            [("award", 3, None, "", "获奖"), ("deduct", 20, None, "", "未报的"), ("cap", None, 6, "", "")],
        ),
        (
            "获奖得3分，一人多奖可累积，最高得6分；未报的不得分",
            [("award", 3, 6, "", "获奖"), ("deduct", 20, None, "", "未报的")],
        ),
        (
            "优得5分，良得3分，差不得分",
            [("tier", 5, None, "", "优"), ("tier", 3, None, "", "良"), ("tier", 0, None, "", "差")],
        ),
        (
            "总则。缺岗扣1分；早退，扣2分",
            [("none", None, None, "", ""), ("deduct", 1, None, "", "缺岗"), ("deduct", 2, None, "", "早退")],
        ),
        ("缺岗扣1分；早退扣2分；扣完为止。", [("deduct", 1, 20, "", "缺岗"), ("deduct", 2, 20, "", "早退")]),
        (
            "缺岗扣1分；早退扣2分；两项最多扣3分。",
            [("deduct", 1, None, "", "缺岗"), ("deduct", 2, None, "", "早退"), ("cap", None, 3, "", "")],
        ),
        ("获奖，\n得\n5-8分\n落选，得1分", [("tier", 5, 8, "", "获奖"), ("tier", 1, None, "", "落选")]),
        ("台账不符合要求；扣1分", [("deduct", 1, None, "", "台账不符合要求")]),
        ("缺岗每日\n扣（1分）", [("deduct", 1, None, "日", "缺岗")]),
        ("本项最高分为6分，每篇得2分", [("award", 2, 6, "篇", "")]),
        ("每篇得2分，本项最高分6分", [("award", 2, 6, "篇", "")]),
        ("每篇得2分，满分6分", [("award", 2, 6, "篇", "")]),
        ("每篇得2分，满分：6分", [("award", 2, 6, "篇", "")]),
        ("按满分100分制，每篇得2分", [("award", 2, None, "篇", "按满分100分制")]),
        ("测评得90分以上的加2分", [("award", 2, None, "", "测评得90分以上的")]),
        ("共计10分，每漏一项扣1分", [("deduct", 1, None, "漏一项", "共计10分")]),
    ],
)
def test_each_amount_is_a_clause_of_its_own(text, amounts):
    assert read_amounts(text) == amounts
    numbered = split_clauses(f"1、{text}\n2、其他", 20.0)
    assert [clause.points for clause in numbered[:-1]] == [amount[1] for amount in amounts]
    assert [clause.marker for clause in numbered] == ["1、", *[""] * (len(amounts) - 1), "2、"]


@pytest.mark.parametrize(
    ("criterion", "amounts"),
    [
        (
            "缺岗，扣3分；迟到，扣1-2分；\n早退，扣3分。",
            [("deduct", 3, None, "", "缺岗"), ("deduct", 1, 2, "", "迟到"), ("deduct", 3, None, "", "早退")],
        ),
        (
            "整修达标的，得5分。\n整修基本达标的，得3分。\n其余得0分。",
            [
                ("tier", 5, None, "", "整修达标的"),
                ("tier", 3, None, "", "整修基本达标的"),
                ("tier", 0, None, "", "其余"),
            ],
        ),
        (
            "1、优秀（8分）2、良好（5分）3、较差（0分）",
            [("tier", 8, None, "", "优秀"), ("tier", 5, None, "", "良好"), ("tier", 0, None, "", "较差")],
        ),
        (
            "1、甲：优得5分，良得2分。2、乙：优得5分，良得2分。",
            [
                ("tier", 5, None, "", "甲：优"),
                ("tier", 2, None, "", "良"),
                ("tier", 5, None, "", "乙：优"),
                ("tier", 2, None, "", "良"),
            ],
        ),
    ],
)
def test_each_amount_of_several_lines_is_a_clause_of_its_own(criterion, amounts):
    assert read_amounts(criterion) == amounts


def test_of_very_many_clauses_the_first_are_given():
    assert len(split_clauses("\n".join(f"缺{number}项扣1分" for number in range(2, 700)))) == MOST_CLAUSES


@given(
    st.lists(
        st.sampled_from(["缺岗扣1分", "每晚一天扣2分", "办结得8分", "最多扣6分", "（重的扣5分）", "不得分", "一票否决"])
    ),
    st.sampled_from(["，", "；", "、", ""]),
)
def test_no_amount_of_a_text_is_lost(rules, joint):
    text = joint.join(rules)
    clauses = split_clauses(text)
    kept = {points for clause in clauses for points in (clause.points, clause.points_max)}
    printed = {"缺岗扣1分": 1, "每晚一天扣2分": 2, "（重的扣5分）": 5}
    assert {printed[rule] for rule in rules if rule in printed} <= kept or any(c.rule is Rule.VETO for c in clauses)
    assert not clauses or "".join(clause.marker + clause.text for clause in clauses) == text
