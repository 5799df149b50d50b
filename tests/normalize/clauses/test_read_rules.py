"""What a clause's points are given or taken for, and when."""

import pytest
from zhibiao.normalize.clauses.divide import divide
from zhibiao.normalize.clauses.read_rules import has_steps, read_rule
from zhibiao.normalize.facts.amounts import find_amounts
from zhibiao.normalize.records import Clause, Rule


def parts_of(text):
    return divide(text, (0, len(text)), find_amounts(text))


def read(text, score=10.0):
    (part,) = parts_of(text)
    return read_rule(Clause(1, "", text), part, score)


@pytest.mark.parametrize(
    ("text", "per", "condition"),
    [
        ("每处扣1分", "处", ""),
        ("1处扣1分。", "1处", ""),
        ("１处扣1分", "１处", ""),
        ("一处错误扣1分，扣完为止。", "一处错误", ""),
        ("违规 1 次扣 2 分", "1次", "违规"),
        ("发现一处，扣1分", "发现一处", ""),
        ("台账不全，缺一份扣1分", "缺一份", "台账不全"),
        ("每一例扣2分", "一例", ""),
        ("缺少1次记录，扣0.5分", "缺少1次记录", ""),
        ("每采纳1条加3分", "采纳1条", ""),
        ("迟报扣2分/次", "次", "迟报"),
        ("迟报按2分/次扣", "次", "迟报"),
        ("迟报扣2分/每次", "次", "迟报"),
        ("获奖得1分／项", "项", "获奖"),
        ("每次视情节扣1-3分", "次", ""),
        ("每超过目标1%则在8分基础上加1分", "超过目标1%", ""),
        ("每发现一次未按时报送的，对其负责人扣1分", "发现一次", ""),
        ("旷工半天扣1分", "半天", "旷工"),
        ("缺岗每日\n扣1分", "日", "缺岗"),
        ("取得过一次的得1分", "", "取得过一次的"),
        ("第1次扣1分", "", "第1次"),
        ("11次扣1分", "", "11次"),
        ("2次扣1分", "", "2次"),
        ("1次以上扣1分", "", "1次以上"),
        ("1天内未报的扣1分", "", "1天内未报的"),
        ("少于1次扣1分", "", "少于1次"),
        ("一般得1分", "", "一般"),
        ("一次性通过得5分", "", "一次性通过"),
        ("每月5日前报送，迟报的扣1分", "", "每月5日前报送，迟报的"),
        ("每月召开一次会议，缺席的扣1分", "", "每月召开一次会议，缺席的"),
    ],
)
def test_a_count_of_one_before_points_is_what_they_stand_for(text, per, condition):
    clause = read(text)
    assert (clause.per, clause.condition) == (per, condition)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("● 台账不全的，扣1分", "台账不全的"),
        ("（台账不全的扣1分）", "台账不全的"),
        ("台账（含附件）不全的扣1分", "台账（含附件）不全的"),
        ("报送台账。不全的扣1分", "不全的"),
        ("扣1分", ""),
    ],
)
def test_the_condition_is_what_stands_before_the_points_in_their_sentence(text, condition):
    assert read(text).condition == condition


@pytest.mark.parametrize(
    ("text", "rule", "points", "most"),
    [
        ("全部完成的得满分", Rule.AWARD, 10, None),
        ("完成的得满分8分", Rule.AWARD, 8, None),
        ("完成的得满分的一半", Rule.NONE, None, None),
        ("未完成的不予计分", Rule.DEDUCT, 10, None),
        ("未完成的扣该项全部分值", Rule.DEDUCT, 10, None),
        ("未完成的扣全分", Rule.DEDUCT, 10, None),
        ("迟报一次扣0.5--2分", Rule.DEDUCT, 0.5, 2),
        ("迟报扣1---4分", Rule.DEDUCT, 1, 4),
        ("迟报的扣当月考核分2分", Rule.DEDUCT, 2, None),
        ("迟报的扣责任人2分", Rule.DEDUCT, 2, None),
        ("迟报的每次加扣2分", Rule.DEDUCT, 2, None),
        ("迟报每次扣1分，扣分幅度为5分", Rule.DEDUCT, 1, 5),
        ("迟报每次扣1分，5分封顶", Rule.DEDUCT, 1, 5),
        ("迟报每次扣1分，扣完5分为止", Rule.DEDUCT, 1, 5),
        ("迟报每次扣1分，直至扣完", Rule.DEDUCT, 1, 10),
        ("扣款100元", Rule.NONE, None, None),
        ("迟到5分钟", Rule.NONE, None, None),
        ("迟报扣1 0分", Rule.NONE, None, None),
    ],
)
def test_the_ways_to_write_points(text, rule, points, most):
    clause = read(text)
    assert (clause.rule, clause.points, clause.points_max) == (rule, points, most)


def test_without_a_score_nothing_is_taken_from_it():
    clause = read("未完成的不得分", None)
    assert (clause.rule, clause.points) == (Rule.DEDUCT, None)


def test_points_for_one_are_a_step_where_others_are_for_two():
    assert has_steps(parts_of("1次扣2分，2次扣5分"))
    assert not has_steps(parts_of("1次扣2分，1处扣5分"))
    (part,) = parts_of("1次扣2分")
    assert read_rule(Clause(1, "", part.text), part, 10.0, by_steps=True).per == ""
