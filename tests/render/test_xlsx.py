from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from builders_dataset import cols, county_form, dataset, form, ind, other
from openpyxl.worksheet.worksheet import Worksheet
from reading_back import of_view, of_xlsx
from zhibiao.normalize.records import Form, RowKind
from zhibiao.render.form import Blank, FormOptions, views
from zhibiao.render.xlsx import TextTooLong, write_xlsx

FILLED = '=IF(COUNT(C3:C5)=0,"",SUM(C3:C5))'
WILD = "=1+1 <&> \"' @x"


def sheets(*forms: Form, blank: Blank = "results") -> list[Worksheet]:
    data = write_xlsx(views(dataset(*forms), FormOptions(blank)))
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def scored(*others: object) -> Form:
    points = [ind(no, f"指标{no}", score=score) for no, score in enumerate((10.0, 2.5, 7.5), 1)]
    return form(cols("一级", "分值", "得分"), tuple(points), *others, title="某县考核表")  # type: ignore[arg-type]


def test_the_sheet_is_printed_on_a4_with_its_header_on_every_page() -> None:
    (sheet,) = sheets(county_form())
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert [round(side * 25.4) for side in (sheet.page_margins.top, sheet.page_margins.left)] == [37, 28]
    assert (sheet.print_title_rows, sheet.print_area) == ("$3:$3", f"'{sheet.title}'!$A$1:$G$11")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)  # type: ignore[union-attr]
    assert (sheet["A1"].value, sheet["A2"].value) == ("附件3", county_form().title)
    assert all(cell.alignment.wrap_text and cell.border.left.style for cell in sheet[3][:7])


def test_merged_cells_are_those_of_the_form() -> None:
    made = views(dataset(county_form()), FormOptions("none"))
    assert of_xlsx(write_xlsx(made)) == [of_view(one) for one in made]


def test_what_begins_with_an_equals_sign_stays_text() -> None:
    (sheet,) = sheets(form(cols("一级", "标准"), (ind(1, WILD, criterion=WILD),), title=WILD), blank="none")
    assert [cell.value for cell in sheet[3]] == [WILD, WILD]
    assert {cell.data_type for cell in sheet[3]} == {"s"}


def test_points_to_fill_in_lie_between_zero_and_the_full_marks() -> None:
    (sheet,) = sheets(scored())
    rules = {str(one.sqref): (one.formula1, one.formula2) for one in sheet.data_validations.dataValidation}
    assert rules == {"C3": ("0", "10"), "C4": ("0", "2.5"), "C5": ("0", "7.5")}


def test_a_blank_form_without_a_total_gets_one_that_checks_itself() -> None:
    (sheet,) = sheets(scored())
    assert [cell.value for cell in sheet[6]][:3] == ["合计", "=SUM(B3:B5)", FILLED]
    assert sheet["E6"].value == '=IF(ABS(B6-20)>0.000001,"分值合计应为20；","")'
    assert str(sheet.print_area).endswith("$A$1:$C$6")
    filled = replace(scored(), indicators=tuple(replace(one, result="1") for one in scored().indicators))
    (full,) = sheets(filled, blank="none")
    assert full.max_row == 5


def test_scores_that_are_printed_with_more_than_their_numbers_have_no_total_of_their_own() -> None:
    first, *rest = scored().indicators
    (sheet,) = sheets(replace(scored(), indicators=(replace(first, score_text="10①"), *rest)))
    assert [row[1].value for row in sheet.iter_rows(min_row=3)] == ["10①", 2.5, 7.5]


@pytest.mark.parametrize(("score", "printed"), [(10.0, "10①（注3）"), (3.0, "3"), (20.0, "20")])
def test_the_wording_of_a_score_is_printed_while_it_says_the_score(score: float, printed: str) -> None:
    first, *rest = scored().indicators
    edited = replace(first, score=score, score_text="10①（注3）")
    (sheet,) = sheets(replace(scored(), indicators=(edited, *rest)))
    assert str(sheet["B3"].value) == printed


def test_a_printed_total_becomes_the_sum_that_it_is() -> None:
    (sheet,) = sheets(scored(other(RowKind.TOTAL, 3, (0, 1, "总分"), (1, 1, "20"), (2, 1, "19"))))
    assert [cell.value for cell in sheet[6]][:3] == ["总分", "=SUM(B3:B5)", FILLED]
    assert sheet.max_row == 6


def test_subtotals_count_from_the_one_before() -> None:
    first = other(RowKind.SUBTOTAL, 2, (0, 1, "小计"), (1, 1, "12.5"))
    second = other(RowKind.SUBTOTAL, 3, (0, 1, "小计"), (1, 1, "7.5"))
    total = other(RowKind.TOTAL, 3, (0, 1, "合计"), (1, 1, "20"))
    (sheet,) = sheets(scored(first, second, total))
    assert [sheet[f"B{row}"].value for row in (5, 7, 8)] == ["=SUM(B3:B4)", "=SUM(B6:B6)", "=SUM(B3:B4,B6:B6)"]


def test_a_total_that_is_no_sum_stays_as_it_was_printed() -> None:
    (sheet,) = sheets(scored(other(RowKind.TOTAL, 3, (0, 1, "合计"), (1, 1, "21"))))
    assert sheet["B6"].value == 21


def test_sheets_have_names_of_their_own() -> None:
    long = replace(scored(), unit="某某县" * 20 + "[x]*?/\\:'")
    names = [sheet.title for sheet in sheets(long, long)]
    assert len({name.casefold() for name in names}) == 2
    assert max(map(len, names)) <= 31


def test_a_text_that_no_cell_can_hold_is_refused_by_name() -> None:
    with pytest.raises(TextTooLong, match="F0001"):
        sheets(form(cols("一级", "标准"), (ind(1, "甲", criterion="按" * 32_768),)))


def test_equal_forms_are_equal_workbooks() -> None:
    made = views(dataset(county_form()))
    assert write_xlsx(made) == write_xlsx(made)
