"""What a table was read as, stated of it, is what it is read as again: for the tables of all other tests."""

from dataclasses import replace

import pytest
from builders_cases import CASES, document_of
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.apply import unused
from zhibiao.normalize.corrections.parse import parse_corrections
from zhibiao.normalize.corrections.records import Corrections
from zhibiao.normalize.records import CheckKind

SHA = "ab" * 32


def stated(form):
    """The correction that says of a form what it was read as."""
    lines = ["[[correction]]", f'layout = "{form.layout}"', f'file = "{SHA}"', f"table = {form.table + 1}"]
    if any(notice.kind is CheckKind.TRANSPOSED for notice in form.notices):
        return [*lines, "form = true"]
    if form.header:
        first, rows = form.header
        lines.append(f"header = {{ first = {first + 1}, rows = {rows} }}")
    lines.append("[correction.columns]")
    roles = ((one.position, f"{one.role} {one.level or ''}".strip()) for one in form.columns if one.section == 1)
    return [*lines, *(f'{position} = "{role}"' for position, role in roles)]


def told(forms):
    return [(one.levels, one.period, one.score, one.criterion, one.result) for form in forms for one in form.indicators]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_stated_as_it_was_read_is_read_again(case):
    document = replace(document_of(case.lines), sha256=SHA)
    first = normalize(document)
    text = "\n".join(line for form in first.forms for line in stated(form))
    corrections = Corrections(parse_corrections(text, "c.toml"))
    again = normalize(document, corrections=corrections)
    assert told(again.forms) == told(first.forms)
    kinds = {notice.kind for form in again.forms for notice in form.notices}
    assert not kinds & {CheckKind.CORRECTION_UNUSED, CheckKind.HEADER_GUESSED}
    assert list(unused(corrections, [again])) == []
