"""Forms of real files: what is printed is the file's own grid, and each format gives it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders_dataset import county_form, dataset
from reading_back import Printed, of_html, of_markdown, of_table, of_view, of_xlsx
from zhibiao.extract import read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.facts.wording import without_layout
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS

ROOT = Path(__file__).parents[2]
SEED = sorted(ROOT.parent.joinpath("shared/seed").glob("*.txt"))
FILES = [*sorted(ROOT.glob("samples/*.txt")), *sorted(ROOT.glob("samples/*.docx")), *SEED]


def without_layout_blanks(printed: Printed) -> Printed:
    return [(*place, without_layout(text)) for *place, text in printed]  # type: ignore[misc] # four and a text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_files_forms_are_printed_as_they_were_and_read_again(path: Path) -> None:
    document = read(path)
    reading = normalize(document)
    made = views(assemble([reading]), FormOptions("none"))
    printed = [of_view(view) for view in made]
    source = [of_table(document.body_tables()[form.table]) for form in reading.forms]
    assert made
    assert [view.notices for view in made] == [()] * len(made)
    assert list(map(without_layout_blanks, printed)) == list(map(without_layout_blanks, source))
    assert [of_table(table) for table in read(FORMATS["docx"](made).data).body_tables()] == printed
    assert [of_table(table) for table in read(FORMATS["txt"](made).data).body_tables()] == printed
    assert of_html(FORMATS["html"](made).data.decode()) == printed
    assert of_markdown(FORMATS["md"](made).data.decode()) == printed
    sheets = zip(of_xlsx(FORMATS["xlsx"](made).data), made, strict=True)
    assert [[cell for cell in sheet if cell[0] < view.n_rows] for sheet, view in sheets] == printed


def test_the_text_of_two_forms_gives_back_every_cell() -> None:
    made = views(dataset(county_form(), county_form()), FormOptions("none"))
    tables = read(FORMATS["txt"](made).data).body_tables()
    assert [of_table(table) for table in tables] == [of_view(one) for one in made]
