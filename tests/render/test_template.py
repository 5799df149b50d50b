from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from builders_dataset import cols, county_form, dataset, form, ind, other
from hypothesis import given, settings
from random_datasets import printed
from reading_back import of_html, of_table, of_view
from zhibiao.extract import read
from zhibiao.extract.document import Paragraph
from zhibiao.normalize.records import Form, RowKind
from zhibiao.render.form import FormOptions, views
from zhibiao.render.starters import SUFFIXES, starter
from zhibiao.render.template import FaultyTemplate, NamedTemplate, fill_template, read_template
from zhibiao.render.template_worker import DOCUMENT, FAULT, Template, fill
from zhibiao.render.view import FormView

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WILD = "<w:t>&amp; & \" ' = {{ 7*7 }} {% raw %} {_{ x }_} </w:p>"


def shown(*forms: Form) -> tuple[FormView, ...]:
    return views(dataset(*forms), FormOptions("none"))


def filled(suffix: str, data: str | bytes, made: Sequence[FormView] = (), seconds: float = 20.0) -> bytes:
    raw = data if isinstance(data, bytes) else data.encode()
    named = NamedTemplate(f"own.{suffix}", Template(suffix, raw))
    return next(fill_template(named, [made or shown(county_form())], seconds))


def text(data: str, *forms: Form) -> str:
    return filled("txt", data, shown(*forms or (county_form(),))).decode()


def word(*paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for line, texts in zip(table.rows, rows, strict=True):
            for cell, one in zip(line.cells, texts, strict=True):
                cell.text = one
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_the_starters_print_every_form_as_it_stands() -> None:
    made = shown(county_form(), county_form())
    assert [of_table(table) for table in read(filled("docx", starter("docx"), made)).body_tables()] == [
        of_view(one) for one in made
    ]
    assert of_html(filled("html", starter("html"), made).decode()) == [of_view(one) for one in made]
    assert "履行职责／供水保障（50分）：1、完成" in filled("txt", starter("txt"), made).decode()


def test_the_columns_of_a_whole_form_are_as_wide_as_the_forms() -> None:
    made = shown(county_form(), form(cols("一级", "标准"), (ind(1, "甲", criterion="按月报送材料。" * 20),)))
    tables = docx.Document(io.BytesIO(filled("docx", starter("docx"), made))).tables
    for view, table in zip(made, tables, strict=True):
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
        share = sum(view.page.widths) / sum(widths)
        assert all(abs(width * share - wanted) < 3 for width, wanted in zip(widths, view.page.widths, strict=True))
        for row in table._tbl.tr_lst:
            cells = [(int(cell.tcPr.find(f"{W}tcW").get(f"{W}w")), cell.grid_span) for cell in row.tc_lst]
            assert sum(width for width, _span in cells) == sum(widths)


def test_each_form_of_the_starter_begins_a_page_with_its_number_below() -> None:
    data = filled("docx", starter("docx"), shown(county_form(), county_form(), county_form()))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.read("word/document.xml").count(b'<w:br w:type="page"/>') == 2
        assert b"PAGE" in package.read("word/footer1.xml")


@given(printed())
@settings(max_examples=20)
def test_a_word_template_gives_back_every_cell(made: tuple[FormView, ...]) -> None:
    kind, data = fill(Template("docx", starter("docx")), made)
    assert kind == DOCUMENT
    assert [of_table(table) for table in read(data).body_tables()] == [of_view(view) for view in made if view.n_rows]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_starters_comments_are_not_printed(suffix: str) -> None:
    assert b"--template" in starter(suffix) or suffix == "docx"
    assert "template" not in plain_text(suffix, filled(suffix, starter(suffix)))


def plain_text(suffix: str, data: bytes) -> str:
    return "\n".join(docx_texts(data)) if suffix == "docx" else data.decode()


def docx_texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks if isinstance(block, Paragraph)]


def test_all_characters_survive_and_none_is_evaluated() -> None:
    one = form(cols("一级", "标准"), (ind(1, WILD, criterion=f" {WILD}\n\t制 "),), title=WILD)
    back = read(filled("docx", starter("docx"), shown(one)))
    assert [cell.text for cell in back.body_tables()[0].cells][2:] == [WILD, f" {WILD}\n\t制 "]
    assert WILD in [block.text for block in back.blocks if isinstance(block, Paragraph)]
    assert of_html(filled("html", starter("html"), shown(one)).decode())[0][2][4] == WILD
    assert text("{{ form.title }}", one) == WILD


def test_names_are_merged_by_their_spans_not_by_equal_texts() -> None:
    rows = [["指标", "标准"], ["{%tr for row in form.indicators %}", ""], ["{{ row.level1 }}", "{{ row.criterion }}"]]
    data = word(rows=[*rows, ["{%tr endfor %}", ""]])
    same = [ind(no, "甲", f"{no}", criterion="同样") for no in (1, 2)]
    note = other(RowKind.SUBTOTAL, 1, (0, 3, "小计"))
    (table,) = read(filled("docx", data, shown(form(cols("一级", "二级", "标准"), tuple(same))))).body_tables()
    assert [(cell.text, cell.row_span) for cell in table.cells[2:]] == [("甲", 2), ("同样", 1), ("同样", 1)]
    (table,) = read(filled("docx", data, shown(form(cols("一级", "二级", "标准"), tuple(same), note)))).body_tables()
    assert [cell.text for cell in table.cells[2:]] == ["甲", "同样", "甲", "同样"]


def test_periods_are_fields_by_their_names() -> None:
    line = "{{ form.indicators[1].年底.criterion }}|{{ form.indicators[1].平时.score }}|{{ form.indicators[1].score }}"
    assert text(line) == "受到有效投诉的扣5分。\n抢修超时的扣5分。|10|10"
    assert text('{{ form.indicators[3].columns["完成情况"] }}{{ form.indicators[0].remark }}') == "已完成"


def test_headers_and_footers_are_filled_without_a_trace_of_merging() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ form.unit }}{{ form.indicators[0].level1 }}"
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(io.BytesIO(filled("docx", buffer.getvalue()))) as package:
        header = next(package.read(name).decode() for name in package.namelist() if "header" in name)
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", header) == ["履行职责"]


ATTACKS = {
    "internals": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attribute": "{{ form.indicators[0].level1.__init__.__globals__ }}",
    "attr filter": "{{ (form | attr('__class__')).__name__ }}",
    "format": "{{ '{0.__class__}'.format(form) }}",
    "change": "{{ forms.clear() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends '/etc/passwd' %}",
    "raw text": "{% autoescape false %}{{ form.title }}{% endautoescape %}",
    "safe": "{{ form.title | safe }}",
    "range": "{{ range(1000000000) | list }}",
    "open": "{{ open('/etc/passwd') }}",
}


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_attacks_are_refused_with_the_tag(suffix: str) -> None:
    for attack in ATTACKS.values():
        data = word("一", attack) if suffix == "docx" else f"一\n{attack}"
        kind, answer = fill(Template(suffix, data if isinstance(data, bytes) else data.encode()), shown(county_form()))
        assert kind == FAULT, attack
        told = json.loads(answer)
        assert told["kind"] in {"forbidden", "undefined", "failed", "syntax"}
        assert attack.startswith(told["tag"]) and told["tag"]


@pytest.mark.parametrize(
    "attack",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 9 ** (9 ** 9) }}",
    ],
)
def test_endless_work_is_stopped(attack: str) -> None:
    with pytest.raises(FaultyTemplate, match="longer than 1 seconds"):
        filled("txt", attack, seconds=1.0)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ 'x' * 10**10 }}",
        "{% for a in range(99999) %}{{ 'x' * 10000 }}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(9) %}{{ form.title * 999 }}{% endfor %}{% endfor %}",
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_huge_output_is_refused(suffix: str, attack: str) -> None:
    with pytest.raises(FaultyTemplate, match="than a form can"):
        filled(suffix, word(attack) if suffix == "docx" else attack)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("一\n二 {{ form.titel }}", r"own.txt, line 2: \{\{ form.titel \}\}: .*titel"),
        ("一\n\n{{ form.title", "own.txt, line 3"),
        ("{% for x in forms %}\n", "own.txt, line"),
        ("{{ form.title }} {{ 1 / 0 }}", "own.txt, line 1: .*ZeroDivisionError"),
        ("{% nonsense %}", r"own.txt, line 1: \{% nonsense %\}"),
    ],
)
def test_errors_name_file_line_and_tag(data: str, says: str) -> None:
    with pytest.raises(FaultyTemplate, match=says):
        filled("txt", data)


def test_errors_in_a_word_file_name_the_paragraph_and_the_tag() -> None:
    with pytest.raises(FaultyTemplate, match=r"own.docx, paragraph 2: \{\{ form.titel \}\}"):
        filled("docx", word("一", "{{ form.titel }}"))
    with pytest.raises(FaultyTemplate, match="no Word file"):
        filled("docx", b"PK nonsense")
    with pytest.raises(FaultyTemplate, match="opened in one paragraph"):
        filled("docx", word("{% for x in forms %}{{ x.title }}", "{%p endfor %}"), shown(county_form(), county_form()))


@pytest.mark.parametrize("name", ["a.doc", "missing.docx", "empty.txt"])
def test_what_is_no_template_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(FaultyTemplate, match=name):
        read_template(tmp_path / name)
