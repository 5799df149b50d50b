from __future__ import annotations

from builders_dataset import cols, county_form, dataset, form, ind
from markdown_it import MarkdownIt
from reading_back import of_markdown, of_view
from zhibiao.normalize.records import Form
from zhibiao.render.form import FormOptions, views
from zhibiao.render.markdown import write_markdown

WILD = "*a* _b_ `c` [d](http://e.example) <b>&lt; | ~~f~~ ^^ \\ $x$ www.g.example h@i.example = \" '"


def written(*forms: Form) -> str:
    return write_markdown(views(dataset(*forms), FormOptions("none")))


def test_merges_are_marked() -> None:
    text = written(
        form(cols("一级", "二级", "分值"), (ind(1, "履职", "甲", score=5.0), ind(2, "履职", "乙", score=3.0)))
    )
    assert text.splitlines()[-2:] == ["| 履职 | 甲 | 5 |", "| ^^ | 乙 | 3 |"]
    assert "| ^^ | 报装超期" not in written(county_form())


def test_what_is_written_is_read_again_cell_by_cell() -> None:
    made = views(dataset(county_form(), county_form()), FormOptions("none"))
    assert of_markdown(write_markdown(made)) == [of_view(one) for one in made]


def test_all_characters_survive() -> None:
    text = written(form(cols("一级", "标准"), (ind(1, WILD, criterion=f" {WILD}\n\n　 a  b "),), title=f"1. {WILD} #"))
    assert [cell[4] for cell in of_markdown(text)[0]][2:] == [WILD, f" {WILD}\n\n　 a  b "]
    assert f"1. {WILD} #" in MarkdownIt("commonmark").render(text).replace("&lt;", "<").replace("&gt;", ">").replace(
        "&quot;", '"'
    ).replace("&amp;", "&")


def test_viewers_that_know_no_merges_show_each_text_in_its_column() -> None:
    page = MarkdownIt("commonmark").enable("table").render(written(county_form()))
    rows = [row.count("<td") + row.count("<th") for row in page.split("<tr>")[1:]]
    assert rows == [7] * 8
    assert page.startswith("<p>附件3</p>\n<h1>2021年度青禾县")
