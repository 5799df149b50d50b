from __future__ import annotations

from builders_dataset import cols, county_form, dataset, form, ind
from lxml import html
from reading_back import of_html, of_view
from zhibiao.normalize.records import Form
from zhibiao.render.form import FormOptions, views
from zhibiao.render.html import write_html

WILD = "<script>alert(1)</script> & \" ' = {{ 7*7 }}"


def written(*forms: Form) -> str:
    return write_html(views(dataset(*forms), FormOptions("none")))


def test_what_is_written_is_read_again_cell_by_cell() -> None:
    made = views(dataset(county_form(), county_form()), FormOptions("none"))
    assert of_html(write_html(made)) == [of_view(one) for one in made]


def test_all_characters_survive_and_none_is_markup() -> None:
    page = written(form(cols("一级", "标准"), (ind(1, WILD, criterion=f" {WILD}\n\n乙\n"),), title=WILD))
    assert [text for *_place, text in of_html(page)[0]][2:] == [WILD, f" {WILD}\n\n乙\n"]
    assert not list(html.fromstring(page).iter("script"))


def test_the_page_prints_on_a4_with_repeated_header_rows() -> None:
    page = written(county_form())
    assert "@page upright { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; }" in page
    assert len(list(html.fromstring(page).iter("thead"))) == 1
    assert '"仿宋", "FangSong"' in page


def test_a_table_of_header_rows_only_is_complete() -> None:
    root = html.fromstring(written(form(cols("一级", "分值"))))
    assert [child.tag for child in next(root.iter("table"))] == ["colgroup", "thead"]


def test_a_form_without_columns_has_a_title_and_no_table() -> None:
    root = html.fromstring(written(form((), title="空表")))
    assert [p.text for p in root.iter("p")] == ["空表"]
    assert not list(root.iter("table"))
