from __future__ import annotations

import io
import zipfile

import docx
from builders_dataset import col, cols, county_form, dataset, form, ind
from docx.oxml.ns import qn
from lxml import etree
from reading_back import of_table, of_view
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph, Part
from zhibiao.normalize.records import Form, Role
from zhibiao.render.docx import write_docx
from zhibiao.render.form import FormOptions, views

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WILD = "<w:t>&amp; & \" ' = {{ 7*7 }} {% raw %} </w:p>"


def written(*forms: Form) -> bytes:
    return write_docx(views(dataset(*forms), FormOptions("none")))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def document(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")


def test_what_is_written_is_read_again_cell_by_cell() -> None:
    made = views(dataset(county_form(), county_form()), FormOptions("none"))
    tables = read(write_docx(made)).body_tables()
    assert [of_table(table) for table in tables] == [of_view(one) for one in made]


def test_all_characters_survive() -> None:
    data = written(form(cols("一级", "标准"), (ind(1, WILD, criterion=f" {WILD}\n\t制表\t符 \n"),), title=WILD))
    back = read(data)
    assert [cell.text for cell in back.body_tables()[0].cells][2:] == [WILD, f" {WILD}\n\t制表\t符 \n"]
    assert back.blocks[0].text == WILD  # type: ignore[union-attr]


def test_word_libraries_open_it() -> None:
    opened = docx.Document(io.BytesIO(written(county_form())))
    table = opened.tables[0]
    assert table.cell(1, 0).text == table.cell(3, 0).text == "履行职责"
    assert [paragraph.text for paragraph in opened.paragraphs[:2]] == ["附件3", county_form().title]
    assert (round(opened.sections[0].page_width.mm), round(opened.sections[0].page_height.mm)) == (210, 297)


def test_the_page_is_a4_with_the_standards_margins() -> None:
    (size,) = document(written(county_form())).iter(W + "pgSz")
    assert (size.get(W + "w"), size.get(W + "h"), size.get(W + "orient")) == ("11906", "16838", None)
    (margins,) = document(written(county_form())).iter(W + "pgMar")
    assert [margins.get(W + side) for side in ("top", "right", "bottom", "left")] == ["2098", "1474", "1984", "1587"]


def test_a_wide_form_lies_on_its_side() -> None:
    (size,) = document(written(wide_form())).iter(W + "pgSz")
    assert (size.get(W + "w"), size.get(W + "orient")) == ("16838", "landscape")


def wide_form() -> Form:
    columns = [col("一级", Role.LEVEL, 1, at=0)]
    columns += [col(f"第{at}项评价内容和要求", Role.OTHER, at=at) for at in range(1, 13)]
    texts = {column.header: "按照方案逐项落实并形成书面材料报送备案" * 2 for column in columns[1:]}
    return form(tuple(columns), tuple(ind(no, f"指标{no}", extra=texts) for no in range(1, 4)))


def test_upright_and_lying_forms_stand_in_one_document() -> None:
    sizes = list(document(written(county_form(), wide_form(), county_form())).iter(W + "pgSz"))
    assert [size.get(W + "orient") for size in sizes] == [None, "landscape", None]


def test_header_rows_repeat_and_rows_do_not_break() -> None:
    rows = list(document(written(county_form())).iter(W + "tr"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * 7
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)


def test_a_row_higher_than_a_page_may_break() -> None:
    data = written(form(cols("一级", "标准"), (ind(1, "甲", criterion="按要求完成。" * 2000),)))
    rows = list(document(data).iter(W + "tr"))
    assert [row.find(f".//{W}cantSplit") is not None for row in rows] == [True, False]


def test_widths_add_up_in_every_row() -> None:
    root = document(written(county_form()))
    grid = [int(column.get(W + "w", "0")) for column in root.iter(W + "gridCol")]
    for row in root.iter(W + "tr"):
        assert sum(int(width.get(W + "w", "0")) for width in row.iter(W + "tcW")) == sum(grid)


def test_fonts_are_set_for_chinese_and_latin_apart_with_stand_ins() -> None:
    data = written(county_form())
    styles = {style.get(W + "styleId"): style for style in part(data, "word/styles.xml").iter(W + "style")}
    for style, east_asian in (("FormTitle", "方正小标宋简体"), ("FormAttachment", "黑体"), ("FormText24", "仿宋")):
        (fonts,) = styles[style].iter(W + "rFonts")
        assert (fonts.get(W + "eastAsia"), fonts.get(W + "ascii")) == (east_asian, "Times New Roman")
    names = {
        font.get(W + "name"): font.find(W + "altName").get(W + "val")  # type: ignore[union-attr]
        for font in part(data, "word/fontTable.xml")
    }
    assert {"FangSong", "Noto Serif CJK SC"} <= set(str(names["仿宋"]).split(","))
    used = {style.get(qn("w:val")) for style in document(data).iter(W + "pStyle")}
    assert used <= set(styles)


def test_the_attachment_mark_stands_once_above_the_forms_of_one_file() -> None:
    back = read(written(county_form(), county_form()))
    texts = [block.text for block in back.blocks if isinstance(block, Paragraph) and block.part is Part.BODY]
    assert [text for text in texts if text] == ["附件3", county_form().title, county_form().title]


def test_equal_forms_are_equal_files() -> None:
    assert written(county_form()) == written(county_form())


def test_a_form_without_indicators_or_columns_is_still_a_document() -> None:
    assert read(written(form((), title="空表"))).blocks[0].text == "空表"  # type: ignore[union-attr]
    assert read(written(form(cols("一级", "分值")))).body_tables()[0].n_rows == 1


def test_every_part_is_declared_and_well_formed() -> None:
    data = written(county_form())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        declared = {one.get("PartName") for one in etree.fromstring(package.read("[Content_Types].xml"))}
        names = package.namelist()
        for name in names:
            etree.fromstring(package.read(name))
    assert {f"/{name}" for name in names if name.startswith("word/") and "_rels" not in name} <= declared
    assert names[0] == "[Content_Types].xml"
