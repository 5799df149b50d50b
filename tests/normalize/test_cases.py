"""The tables of cases/*.txt give what is written below each of them."""

import re

import pytest
from builders_cases import CASES, document_of
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.scores import print_number

VARIED = [(name, other) for name, case in CASES.items() for other in case.vary[1]]


def said_of(reading):
    rows, others = [], set()
    others |= {f"! {notice.kind}" for notice in reading.notices}
    for form in reading.forms:
        others |= {f"! {notice.kind}" for notice in form.notices}
        others |= {f"row {row.kind}" for row in form.other_rows}
        others |= {f"column {column.header} {column.role}" for column in form.columns}
        for one in form.indicators:
            score = "-" if one.score is None else print_number(one.score)
            rows.append(" | ".join(filter(None, (" > ".join(filter(None, one.levels)), score, one.period))))
            pairs = zip(one.levels, one.level_scores, strict=True)
            others |= {f"level {name} {print_number(number)}" for name, number in pairs if number is not None}
    return rows, others


def assert_expected(lines, expected):
    reading = normalize(document_of(lines))
    rows, others = said_of(reading)
    marks = [line for line in expected if re.match(r"(!|row|column|level) ", line)]
    assert rows == [line for line in expected if line not in marks]
    assert not set(marks) - others, others
    assert [form.accounted for form in reading.forms] == [1.0] * len(reading.forms)
    assert not [n for form in reading.forms for n in form.notices if n.kind == "unaccounted"]
    assert Severity.ERROR not in {notice.severity for notice in reading.notices}


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_its_rows(name):
    assert_expected(CASES[name].lines, CASES[name].expected)


@pytest.mark.parametrize(("name", "other"), VARIED)
def test_a_case_with_another_word_gives_the_same(name, other):
    word = CASES[name].vary[0]
    alone = re.compile(rf"^{re.escape(word)}(?=$|\[)")
    lines = ["|".join(alone.sub(other, cell) for cell in line.split("|")) for line in CASES[name].lines]
    assert_expected(lines, CASES[name].expected)


def test_no_case_is_lost():
    assert len(CASES) >= 170
