"""The tables of cases/*.txt, written as offices write them, and what must come out of each.

A case begins with `= its name`. Its tables are written as `builders_tables.table` has them, with paragraphs (`¶ text`)
between them. Below `->` stand the rows: `level > level | score | period`, `-` for no score; `! kind` is a notice that
is given, `row kind` a row that is kept and no indicator, `column header role` a column's role, `level name score` the
score of a level. `vary word: a, b` repeats the case with other words in the place of one.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from builders_tables import document, table
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.read_scores import print_number

FOLDER = Path(__file__).parent / "cases"
TITLE = "2023年度青禾县水利局考核评分表"


@dataclass
class Case:
    name: str
    lines: list = field(default_factory=list)
    expected: list = field(default_factory=list)
    vary: tuple = ("", ())


def cases_of(path):
    case, below = None, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            case, below = Case(line[2:]), False
            yield case
        elif line == "->":
            below = True
        elif line.startswith("vary "):
            word, others = line[5:].split(": ")
            case.vary = (word, tuple(others.split(", ")))
        elif line and case:
            (case.expected if below else case.lines).append(line)


CASES = {case.name: case for path in sorted(FOLDER.glob("*.txt")) for case in cases_of(path)}
VARIED = [(name, other) for name, case in CASES.items() for other in case.vary[1]]


def document_of(lines):
    blocks, rows = [TITLE], []
    for line in [*lines, "¶"]:
        if not line.startswith("¶"):
            rows.append(line)
            continue
        blocks += [table(*rows)] if rows else []
        blocks += [text] if (text := line[1:].strip()) else []
        rows = []
    return document(*blocks)


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
    lines = ["|".join(other if cell == word else cell for cell in line.split("|")) for line in CASES[name].lines]
    assert_expected(lines, CASES[name].expected)


def test_there_are_sixty_cases_at_least():
    assert len(CASES) >= 60
