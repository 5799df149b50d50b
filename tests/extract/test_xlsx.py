from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders_returned import towns
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet
from zhibiao.extract.document import Document, Paragraph, Part, Place, ReadingKind, Severity, Table
from zhibiao.extract.errors import UnreadableFile
from zhibiao.extract.xlsx import is_workbook, read_workbook
from zhibiao.render.form import views
from zhibiao.render.formats import FORMATS

LINE = Side(style="thin")


def saved(folder: Path, *rows: tuple[Any, ...], merge: str = "", top: int = 1) -> Path:
    """A workbook of one sheet, its rows from `top` on with borders."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if number >= top:
                cell.border = Border(LINE, LINE, LINE, LINE)
    if merge:
        sheet.merge_cells(merge)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def only_table(path: Path) -> Table:
    (table,) = read_workbook(path, name="a.xlsx").body_tables()
    return table


def test_lines_below_the_borders_are_paragraphs(tmp_path: Path) -> None:
    path = saved(tmp_path, ("指标", "分值"), ("值班", 5))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["A3"], sheet["A5"] = "注：一式两份。", "签字："
    book.save(path)
    document = read_workbook(path, name="a.xlsx")
    assert document.body_tables()[0].n_rows == 2
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["注：一式两份。", "", "签字："]
    sheet["B5"] = "日期："
    book.save(path)
    assert only_table(path).n_rows == 5


def test_what_stands_outside_the_print_area_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, ("指标", "分值", "意见"), ("值班", 5, "同意"))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.print_area = "A1:B2"
    book.save(path)
    (notice,) = read_workbook(path, name="a.xlsx").notices
    assert (notice.kind, notice.severity) == (ReadingKind.TEXT_DROPPED, Severity.WARNING)
    assert "C1 意见" in notice.message
    assert "C2 同意" in notice.message


def test_lines_above_the_borders_are_paragraphs_and_merges_are_kept(tmp_path: Path) -> None:
    path = saved(tmp_path, ("附件1",), ("考核表",), ("指标", "分值"), ("值班", 5), (None, 10), merge="A4:A5", top=3)
    document = read_workbook(path, name="a.xlsx")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["附件1", "考核表"]
    cells = [(c.row, c.column, c.row_span, c.column_span, c.text) for c in document.body_tables()[0].cells]
    assert cells == [
        (0, 0, 1, 1, "指标"),
        (0, 1, 1, 1, "分值"),
        (1, 0, 2, 1, "值班"),
        (1, 1, 1, 1, "5"),
        (2, 1, 1, 1, "10"),
    ]


def test_numbers_that_the_spreadsheet_shows_as_shares_are_shares(tmp_path: Path) -> None:
    path = saved(tmp_path, ("权重", 0.8, 0.125, 8, 0.3, True))
    book = load_workbook(path)
    formats = ("0%", "0.0%", '0"%"', "[Red]0.00%;\\-0%", "0%")
    for cell, number_format in zip(book.worksheets[0][1][1:], formats, strict=True):
        cell.number_format = number_format
    book.save(path)
    assert [cell.text for cell in only_table(path).cells] == ["权重", "80%", "12.5%", "8", "30%", "TRUE"]


def test_values_are_written_as_they_would_be_typed(tmp_path: Path) -> None:
    values = (8.0, 8.5, 0.1 + 0.2, True, date(2024, 3, 5), "第一行\r\n第二行", "=1+1", None)
    table = only_table(saved(tmp_path, values))
    texts = [cell.text for cell in table.cells]
    assert texts == ["8", "8.5", "0.3", "TRUE", "2024-03-05", "第一行\n第二行", "", ""]


def test_a_stray_cell_far_below_is_not_followed(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("指标", "分值"))
    sheet.cell(1_000_000, 2, "x")
    book.save(tmp_path / "a.xlsx")
    document = read_workbook(tmp_path / "a.xlsx", name="a.xlsx")
    assert document.body_tables()[0].n_rows == 1
    assert [str(notice.kind) for notice in document.notices] == ["limit-reached"]


def test_our_own_workbooks_give_back_their_titles_and_cells(tmp_path: Path) -> None:
    shown = views(towns(2))
    (tmp_path / "a.xlsx").write_bytes(FORMATS["xlsx"](shown).data)
    document = read_workbook(tmp_path / "a.xlsx", name="a.xlsx")
    for view, table in zip(shown, document.body_tables(), strict=True):
        printed = [cell for cell in table.cells if cell.row < view.n_rows]  # below stands the total that it adds
        assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in printed] == [
            (c.row, c.column, c.row_span, c.column_span, c.text) for c in view.cells
        ]
    titles = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert all(view.title in titles for view in shown)


def packed(folder: Path, parts: dict[str, bytes]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    (folder / "a.xlsx").write_bytes(out.getvalue())
    return folder / "a.xlsx"


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.xml": b"<no"}, "corrupt"),
        ({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b" " * (65 << 20)}, "limit"),
    ],
)
def test_damaged_workbooks_and_bombs_are_refused(tmp_path: Path, parts: dict[str, bytes], kind: str) -> None:
    path = packed(tmp_path, parts)
    assert is_workbook(path)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path, name="a.xlsx")
    assert caught.value.kind == kind


ENTITIES = {
    "another file": '<!ENTITY e SYSTEM "file://{secret}">',
    "a lot of text": '<!ENTITY a "xxxxxxxxxx">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghe", strict=True)),
}


@pytest.mark.parametrize("entity", ENTITIES)
def test_entities_are_refused(tmp_path: Path, entity: str) -> None:
    (tmp_path / "secret").write_text("geheim")
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"](views(towns(1))).data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    strings = parts["xl/sharedStrings.xml"].replace("一级指标".encode(), b"&e;")
    declared = ENTITIES[entity].replace("{secret}", str(tmp_path / "secret"))
    parts["xl/sharedStrings.xml"] = strings.replace(b"?>", f"?><!DOCTYPE x [{declared}]>".encode(), 1)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(packed(tmp_path, parts), name="a.xlsx")
    assert caught.value.kind == "corrupt"


def test_other_files_are_no_workbooks(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\3\4" + b"\0" * 50)
    assert not is_workbook(tmp_path / "a.xlsx")
    assert not is_workbook(tmp_path / "gone.xlsx")
    assert not is_workbook(packed(tmp_path, {"word/document.xml": b"<w/>"}))


STRUCK = InlineFont(strike=True)
RAISED = InlineFont(vertAlign="superscript")


def changed(folder: Path, change: Callable[[Worksheet], None]) -> Document:
    """A workbook of two columns and three rows, changed, as it is read."""
    path = saved(folder, ("指标", "分值"), ("值班", 5), ("巡查", 10))
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    change(sheet)
    book.save(path)
    return read_workbook(path, name="a.xlsx")


def grid(document: Document) -> list[list[str]]:
    return [["" if cell is None else cell.text for cell in row] for row in document.body_tables()[0].grid()]


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(notice.kind), str(notice.severity), notice.place) for notice in document.notices]


@pytest.mark.parametrize(
    ("value", "font", "text"),
    [
        (CellRichText("1", TextBlock(STRUCK, "0"), "5"), None, "15"),
        (CellRichText("m", TextBlock(RAISED, "2")), None, "m²"),
        (CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2")), None, "CO₂"),
        (CellRichText("旧", TextBlock(InlineFont(), "新")), Font(strike=True), "新"),
        ("旧", Font(strike=True), ""),
        (8, Font(strike=True), ""),
        (8, Font(strike=False), "8"),
        ("新", Font(vertAlign="superscript"), "新"),
    ],
)
def test_looks_of_a_cell_and_of_its_runs(tmp_path: Path, value: Any, font: Font | None, text: str) -> None:
    def write(sheet: Worksheet) -> None:
        sheet["B2"].value = value
        sheet["B2"].font = font or Font()

    assert grid(changed(tmp_path, write))[1][1] == text


def test_struck_out_text_is_told_with_its_place(tmp_path: Path) -> None:
    def strike(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(strike=True)

    assert told(changed(tmp_path, strike)) == [("text-struck", "warning", Place(0, 1, 1))]


def test_hidden_rows_are_no_rows(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True

    document = changed(tmp_path, hide)
    assert grid(document) == [["指标", "分值"], ["巡查", "10"]]
    assert told(document) == [("text-hidden", "warning", Place(0, 1))]


def test_a_cell_over_a_hidden_row_and_others_is_seen(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[2].hidden = True

    assert grid(changed(tmp_path, hide)) == [["指标", "分值"], ["值班", "10"]]


def test_hidden_columns_are_blank_and_told(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].hidden = True

    document = changed(tmp_path, hide)
    assert grid(document) == [["指标", ""], ["值班", ""], ["巡查", ""]]
    assert told(document) == [("text-hidden", "warning", Place(0, row, 1)) for row in range(3)]


XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"


def drawn(folder: Path, *anchors: tuple[int, int, str]) -> Document:
    """The same workbook with shapes at rows and columns from 0."""
    path = saved(folder, ("指标", "分值"), ("值班", 5), ("巡查", 10), merge="A2:A3")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    shapes = "".join(
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:from>"
        f"{shape}</xdr:twoCellAnchor>"
        for row, column, shape in anchors
    )
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    parts["xl/drawings/drawing1.xml"] = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{a}">{shapes}</xdr:wsDr>'.encode()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="r"><Relationship Id="r1" Type="{RELATION}" Target="../drawings/drawing1.xml"/>'
        "</Relationships>"
    ).encode()
    return read_workbook(packed(folder, parts), name="a.xlsx")


def box(text: str) -> str:
    return f"<xdr:sp><xdr:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp>"


def test_pictures_and_charts_on_cells_are_told_with_their_place(tmp_path: Path) -> None:
    document = drawn(tmp_path, (1, 1, "<xdr:pic/>"), (2, 0, "<xdr:graphicFrame/>"), (9, 9, "<xdr:pic/>"))
    assert told(document) == [
        ("object-dropped", "warning", Place(0, 1, 0)),
        ("picture-dropped", "warning", Place(0, 1, 1)),
        ("picture-dropped", "info", Place()),
    ]
    assert grid(document) == [["指标", "分值"], ["值班", "5"], ["值班", "10"]]


def test_text_boxes_on_a_cell_belong_to_it_and_others_do_not(tmp_path: Path) -> None:
    grouped = f"<xdr:grpSp>{box('补')}{box('充')}</xdr:grpSp>"
    document = drawn(tmp_path, (2, 1, grouped), (9, 9, box("外")), (0, 0, box("")))
    assert grid(document)[2][1] == "10\n补\n充"
    assert [(b.part, b.text) for b in document.blocks if isinstance(b, Paragraph)] == [(Part.TEXT_BOX, "外")]


def test_comments_are_told_at_their_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["指标", "得分"], ["甲", 8]):
        sheet.append(row)
    sheet["B2"].comment = Comment("改为9", "审核人")
    book.save(tmp_path / "a.xlsx")
    document = read_workbook(tmp_path / "a.xlsx", name="a.xlsx")
    assert document.body_tables()[0].cells[3].text == "8"
    ((kind, place),) = [(str(notice.kind), notice.place) for notice in document.notices]
    assert (kind, place) == ("comment-left", Place(0, 1, 1))
