"""The lines around a form's table are printed at their places in each format."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from builders_dataset import cols, dataset, form, ind
from drawing_pdf import drawn_pages
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph, Part, Table
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.records import Form, FormLine, LineKind, LinePlace
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.html import write_html
from zhibiao.render.standard import DEFAULT, read_standard

TEXTS = {
    LinePlace.HEADER: "内部资料",
    LinePlace.ABOVE_MARK: "密级：内部",
    LinePlace.ABOVE_TITLE: "表号：07",
    LinePlace.ABOVE: "填报单位：        填报日期：",
    LinePlace.TEXT_BOX: "（样表）",
    LinePlace.BELOW: "组长（签字）：    年  月  日",
    LinePlace.NOTE: "含加分2分",
    LinePlace.FOOTER: "县考核办印制",
}


def lined(*places: LinePlace, title: str = "青禾县粮食局2022年度考核表", year: int | None = None) -> Form:
    made = form(cols("一级", "标准", "分值"), (ind(1, "储粮", criterion="账实相符", score=9),), title=title, year=year)
    lines = tuple(FormLine(place, LineKind.FIELDS, TEXTS[place]) for place in places or LinePlace)
    return replace(made, attachment="附件2", lines=lines)


def outline(*forms: Form, suffix: str) -> list[str]:
    """What a file holds from top to bottom: its lines, and `table` for a table."""
    data = FORMATS[suffix](views(dataset(*forms), FormOptions("none"))).data
    blocks = read(data, name=f"forms.{suffix}").blocks
    return ["table" if isinstance(block, Table) else block.text.strip() for block in blocks if not is_blank(block)]


def is_blank(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


IN_TEXT = [
    *("密级：内部", "附件2", "表号：07", "青禾县粮食局2022年度考核表"),
    *("填报单位：        填报日期：", "（样表）", "table", "组长（签字）：    年  月  日", "含加分2分"),
]


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_the_lines_stand_where_they_were_and_those_of_the_page_at_its_ends(suffix: str) -> None:
    assert outline(lined(), suffix=suffix) == ["内部资料", *IN_TEXT, "县考核办印制"]


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_word_and_web_pages_have_headers_and_footers_of_their_own(suffix: str) -> None:
    data = FORMATS[suffix](views(dataset(lined()), FormOptions("none"))).data
    blocks = read(data).blocks
    body = [block for block in blocks if block.part is Part.BODY and not is_blank(block)]
    assert ["table" if isinstance(block, Table) else block.text for block in body] == IN_TEXT
    of_page = {(block.part, block.text) for block in blocks if isinstance(block, Paragraph)}
    assert {(Part.HEADER, "内部资料"), (Part.FOOTER, "县考核办印制")} <= of_page


def test_a_form_without_a_page_header_does_not_have_that_of_the_form_before_it() -> None:
    bare = lined(LinePlace.ABOVE, title="青禾县体育局2022年度考核表")
    data = FORMATS["docx"](views(dataset(lined(LinePlace.HEADER), bare), FormOptions("none"))).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = package.read("word/document.xml").decode()
        headers = [package.read(name).decode() for name in sorted(package.namelist()) if "header" in name]
    assert document.count("<w:headerReference") == 4
    assert ["内部资料" in header for header in headers] == [True, True, False, False]


def test_a_document_without_page_lines_has_no_header() -> None:
    data = FORMATS["docx"](views(dataset(lined(LinePlace.ABOVE)), FormOptions("none"))).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "header" in name]


def test_a_drawn_page_has_them_at_its_edges_on_every_page() -> None:
    many = tuple(ind(number, f"储粮{number}", criterion="账实相符。" * 40, score=1) for number in range(1, 30))
    pages = drawn_pages(views(dataset(replace(lined(), indicators=many)), FormOptions("none")))
    texts = [page.extract_text().replace("\n", "") for page in pages]
    assert len(texts) > 1
    assert all("内部资料" in text and "县考核办印制" in text for text in texts)
    assert ["密级：内部" in text for text in texts] == [True] + [False] * (len(texts) - 1)


def test_what_is_printed_and_read_again_has_the_same_lines() -> None:
    places = (LinePlace.HEADER, LinePlace.ABOVE_TITLE, LinePlace.ABOVE, LinePlace.BELOW, LinePlace.FOOTER)
    made = lined(*places)
    data = FORMATS["docx"](views(dataset(made), FormOptions("none"))).data
    (again,) = normalize(read(data)).forms
    assert [(line.place, line.text) for line in again.lines] == [(line.place, line.text) for line in made.lines]
    once = assemble([normalize(read(data))])
    assert FORMATS["docx"](views(once, FormOptions("none"))).data == data


def test_lines_move_along_with_the_year() -> None:
    dated = FormLine(LinePlace.BELOW, LineKind.FIELDS, "2022年    月    日（依据〔2022〕5号）")
    made = replace(lined(year=2022), lines=(dated,))
    (view,) = views(dataset(made), FormOptions("none", year=2024))
    assert view.around.below == ("2024年    月    日（依据〔2022〕5号）",)


def test_a_standard_prints_the_lines_too() -> None:
    (view,) = views(dataset(lined()), FormOptions("none", standard=read_standard(DEFAULT)))
    assert view.around.below == (TEXTS[LinePlace.BELOW], TEXTS[LinePlace.NOTE])


def test_lines_of_a_document_are_never_markup() -> None:
    wild = replace(lined(), lines=(FormLine(LinePlace.BELOW, LineKind.NOTE, "<b>{{ 7*7 }}&"),))
    assert "&lt;b&gt;{{ 7*7 }}&amp;" in write_html(views(dataset(wild), FormOptions("none")))


def test_many_lines_take_room_on_the_page() -> None:
    def sizes(made: Form) -> list[float]:
        rows = [ind(number, f"储粮{number}", criterion="账实相符", score=1) for number in range(1, 31)]
        cut = (replace(made, indicators=tuple(rows[:count])) for count in range(10, 31))
        return [view.page.font_size for view in views(dataset(*cut), FormOptions("none"))]

    bare, full = replace(lined(), attachment=""), replace(lined(), attachment="", lines=lined().lines * 3)
    pairs = list(zip(sizes(full), sizes(replace(bare, lines=())), strict=True))
    assert all(small <= large for small, large in pairs)
    assert any(small < large for small, large in pairs)
