"""The printed look after GB/T 9704-2012, as the parts of the Word file and the style of the page say it."""

from __future__ import annotations

import io
import zipfile

import pytest
from builders_dataset import col, cols, county_form, dataset, form, ind
from lxml import etree
from zhibiao.normalize.records import Form, Role
from zhibiao.render.docx import write_docx
from zhibiao.render.form import views
from zhibiao.render.html import write_html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS_PER_MM = 1440 / 25.4


def part(name: str, one: Form | None = None) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write_docx(views(dataset(one or county_form()))))) as package:
        return etree.fromstring(package.read(name))


def millimetres(element: etree._Element, *names: str) -> list[int]:
    return [round(int(element.get(W + name, "0")) / TWIPS_PER_MM) for name in names]


def lying_form() -> Form:
    columns = [
        col(f"第{at}项评价内容", Role.LEVEL if not at else Role.OTHER, 1 if not at else None, at=at) for at in range(12)
    ]
    texts = {column.header: "按照方案逐项落实并形成书面材料报送备案" * 2 for column in columns[1:]}
    return form(tuple(columns), (ind(1, "甲", extra=texts),))


def test_paper_and_margins() -> None:
    """5.1: A4; 5.2.1: 37 mm above, 28 mm at the binding edge, the text 156 mm by 225 mm."""
    document = part("word/document.xml")
    assert millimetres(next(document.iter(W + "pgSz")), "w", "h") == [210, 297]
    assert millimetres(next(document.iter(W + "pgMar")), "top", "left", "right", "bottom") == [37, 28, 26, 35]


def test_a_page_on_its_side_is_bound_at_its_top() -> None:
    """8: the page is turned with its margins."""
    document = part("word/document.xml", lying_form())
    assert millimetres(next(document.iter(W + "pgSz")), "w", "h") == [297, 210]
    assert millimetres(next(document.iter(W + "pgMar")), "top", "right", "bottom", "left") == [28, 37, 26, 35]


@pytest.mark.parametrize(
    ("style", "font", "half_points", "alignment"),
    [
        ("FormTitle", "方正小标宋简体", "44", "center"),  # 7.3.1: size two, centred
        ("FormAttachment", "黑体", "32", None),  # 7.3.7: size three, flush left
        ("FormPageNumber", "宋体", "28", None),  # 7.5: size four
        ("FormText24", "仿宋", "24", None),
        ("FormHeader24", "黑体", "24", "center"),
    ],
)
def test_fonts_and_sizes(style: str, font: str, half_points: str, alignment: str | None) -> None:
    (found,) = part("word/styles.xml").xpath(f"//*[@w:styleId='{style}']", namespaces={"w": W[1:-1]})  # type: ignore[union-attr, misc]
    assert isinstance(found, etree._Element)
    fonts = next(found.iter(W + "rFonts"))
    assert (fonts.get(W + "eastAsia"), fonts.get(W + "ascii")) == (font, "Times New Roman")
    assert next(found.iter(W + "sz")).get(W + "val") == half_points
    assert [one.get(W + "val") for one in found.iter(W + "jc")] == ([alignment] if alignment else [])


def test_page_numbers_stand_between_dashes_one_character_from_the_outer_edge() -> None:
    """7.5: odd pages right, even pages left, one character free; the line 7 mm below the text."""
    for name, side in (("footer1", "right"), ("footer2", "left")):
        footer = part(f"word/{name}.xml")
        assert "".join(one.text or "" for one in footer.iter(W + "t")) == "— 1 —"
        assert next(footer.iter(W + "ind")).get(W + side) == "280"
        assert [one.get(W + "val") for one in footer.iter(W + "jc")] == [side]
    assert next(part("word/settings.xml").iter(W + "evenAndOddHeaders")) is not None
    margins = next(part("word/document.xml").iter(W + "pgMar"))
    below_text = int(margins.get(W + "bottom", "0")) - int(margins.get(W + "footer", "0")) - 340
    assert round(below_text / TWIPS_PER_MM) == 7


def test_the_page_on_the_web_says_the_same() -> None:
    page = write_html(views(dataset(county_form())))
    for rule in (
        "size: A4 portrait; margin: 37mm 26mm 35mm 28mm",
        "font: 22pt",
        "font: 16pt",
        'content: "— " counter(page)',
    ):
        assert rule in page


def test_characters_that_a_font_lacks_are_told() -> None:
    one = form(cols("一级", "标准"), (ind(1, "堽城镇", criterion="㵲水"),), title="堽城镇考核表")
    (view,) = views(dataset(one))
    assert [notice.kind for notice in view.notices] == ["font-lacks"] * 2
    assert ["堽" in view.notices[0].message, "㵲" in view.notices[1].message] == [True, True]
    assert "堽" not in view.notices[1].message
