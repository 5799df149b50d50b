"""Blank Word forms a second, on one core: ours, and the same form by docxtpl and by python-docx with its own merge.

    python bench/forms.py [--forms 1000]

The peers get the cells as they are to be printed, so that only the writing is compared; they write fewer forms where
they are slow.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
from docxtpl import DocxTemplate
from zhibiao.extract import read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.starters import starter
from zhibiao.render.template import NamedTemplate, fill_template
from zhibiao.render.template_worker import Template
from zhibiao.render.view import FormView

SAMPLE = Path(__file__).parent.parent / "samples" / "临澜县2022年度考核指标.txt"


def dataset(n_forms: int) -> Dataset:
    """A dataset of so many forms, those of one sample again and again."""
    reading = normalize(read(SAMPLE))
    forms = [replace(reading.forms[no % len(reading.forms)], form_no=no + 1) for no in range(n_forms)]
    return assemble([replace(reading, forms=tuple(forms))])


def merged_by_python_docx(view: FormView) -> bytes:
    """The form by python-docx: a table of all positions, cells merged afterwards."""
    document = docx.Document()
    document.add_paragraph(view.title)
    table = document.add_table(view.n_rows, view.n_columns, style="Table Grid")
    for cell in view.cells:
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        first.merge(last).text = cell.text
    return _saved(document)


def merged_by_docxtpl(template: bytes, view: FormView) -> bytes:
    """The form by docxtpl alone: one row for each row, no merges, as its merges go by loops and not by spans."""
    filled = DocxTemplate(io.BytesIO(template))
    rows = [{"cells": [c.text if c.row == no else "" for c in row]} for no, row in enumerate(view.rows())]
    form = {"attachment": view.attachment, "title": view.title, "header": rows[:1], "rows": rows[1:]}
    filled.render({"forms": [form]}, autoescape=True)
    return _saved(filled)


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]  # both kinds of documents have it
    return buffer.getvalue()


def rate(name: str, write: Callable[[FormView], bytes], made: tuple[FormView, ...]) -> None:
    """Print how many forms a second one way of writing makes."""
    write(made[0])
    began = time.process_time()
    for view in made:
        write(view)
    taken = time.process_time() - began
    print(f"{name:34} {len(made) / taken:8.1f} forms/s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--forms", type=int, default=1000)
    n_forms = parser.parse_args().forms
    data = dataset(n_forms)
    began = time.process_time()
    made = views(data, FormOptions())
    for view in made:
        FORMATS["docx"]((view,))
    taken = time.process_time() - began
    print(f"{'docx, from the data to the file':34} {n_forms / taken:8.1f} forms/s")
    for name in ("docx", "html", "txt", "md", "xlsx"):
        rate(name, lambda view, name=name: FORMATS[name]((view,)).data, made)  # type: ignore[misc]
    began = time.perf_counter()
    few = made[: max(1, n_forms // 10)]
    template = starter("docx")
    for _document in fill_template(NamedTemplate("own.docx", Template("docx", template)), ((view,) for view in few)):
        pass
    print(f"{'a template of Word (elapsed)':34} {len(few) / (time.perf_counter() - began):8.1f} forms/s")
    rate("docxtpl alone, without merges", lambda view: merged_by_docxtpl(template, view), few)
    rate("python-docx, its own merge", merged_by_python_docx, few)


if __name__ == "__main__":
    main()
