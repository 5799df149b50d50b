import pytest
from builders_forms import SERIAL, form, one, row, told
from zhibiao.normalize.check.check_numbering import check_numbering
from zhibiao.normalize.records import RowKind


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [
        (["1", "2", "3"], []),
        (["1", "3"], [2]),
        (["1", "2", "1", "2"], []),
        (["4", "6"], [2]),
        (["1.", "2、", "4"], [3]),
        (["一", "2"], []),
        (["1\n2\n3", "4\n5\n6"], []),
        (["1", "", "3"], [3]),
        (["", "2"], []),
    ],
)
def test_a_number_that_is_passed_over_is_told(numbers, rows):
    rows_of = [one("甲", extra={"serial": number}) for number in numbers]
    assert told(check_numbering(form(*rows_of, roles=(SERIAL,)))) == [("numbering-gap", "warning", row) for row in rows]


def test_numbers_of_another_style_and_of_sections_count_for_themselves():
    rows = [row(RowKind.SECTION, "一", 0), row(RowKind.PLACEHOLDER, "2", 1), row(RowKind.SECTION, "三", 2)]
    numbered = [one("甲", extra={"serial": number}) for number in ("1", "3")]
    assert told(check_numbering(form(*numbered, roles=(SERIAL,), rows=rows))) == [("numbering-gap", "warning", 3)]
