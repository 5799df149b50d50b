"""Whole forms as offices, schools and firms draw them, in forms/*.txt, give the rows written below each of them.

They are written as those of cases/*.txt; a table without rows below it holds no indicators.
"""

from pathlib import Path

import pytest
from builders_cases import cases_of, document_of
from zhibiao.extract.document import Severity
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.scores import print_number

FOLDER = Path(__file__).parent / "forms"
FORMS = {f"{path.stem}: {case.name}": case for path in sorted(FOLDER.glob("*.txt")) for case in cases_of(path)}


def printed(one):
    score = "-" if one.score is None else print_number(one.score)
    return " | ".join(filter(None, (" > ".join(filter(None, one.levels)), score, one.period)))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_its_rows_and_loses_nothing(name):
    reading = normalize(document_of(FORMS[name].lines, title=""))
    assert [printed(one) for form in reading.forms for one in form.indicators] == FORMS[name].expected
    assert [form.accounted for form in reading.forms] == [1.0] * len(reading.forms)
    assert Severity.ERROR not in {notice.severity for form in reading.forms for notice in form.notices}


def test_no_form_is_lost():
    assert len(FORMS) >= 330
    assert sum(not case.expected for case in FORMS.values()) >= 40
