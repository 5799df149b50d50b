"""How many random datasets each format gives back cell by cell, and what text had to take apart for that.

    python bench/round_trip.py [--datasets 300]

The datasets are those of the property tests (`tests/random_datasets.py`): one to three forms of one or two sections,
one to seven columns of one to three grid columns each, names, scores, results, remarks drawn at random with `<&>"'=`,
braces, several lines, blanks at either end and blank lines, and rows of all kinds anywhere. Word files, Markdown and
text are read by zhibiao; pages and workbooks by the plain readers of `tests/reading_back.py`. Then as many documents of
forms as offices print them (`tests/text_forms.py`), each form in a text of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hypothesis import HealthCheck, Phase, given, settings
from random_datasets import printed
from reading_back import Printed, of_html, of_table, of_view, of_xlsx
from text_forms import Grid, forms_of
from zhibiao.extract import Document, Paragraph, Table, read
from zhibiao.extract.document import Cell, Merges
from zhibiao.normalize import assemble, normalize
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS
from zhibiao.render.txt import spell
from zhibiao.render.view import FormView

Views = tuple[FormView, ...]


def drawn(n_datasets: int) -> list[Views]:
    """So many random datasets' views, the same in every run."""
    found: list[Views] = []

    @settings(
        max_examples=n_datasets,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(printed())
    def collect(made: Views) -> None:
        found.append(made)

    collect()
    return found


READERS: dict[str, Callable[[bytes], list[Printed]]] = {
    "docx": lambda data: [of_table(table) for table in read(data).body_tables()],
    "html": lambda data: of_html(data.decode()),
    "md": lambda data: [of_table(table) for table in read(data, name="forms.md").body_tables()],
    "xlsx": of_xlsx,
}


def is_given_back(name: str, made: Views) -> bool:
    """Whether the format holds the very cells; a workbook may have a row of totals more."""
    wanted = [of_view(view) for view in made if view.n_rows]
    found = READERS[name](FORMATS[name](made).data)
    rows = [max((cell[0] for cell in cells), default=0) for cells in wanted]
    kept = [[cell for cell in cells if cell[0] <= last] for cells, last in zip(found, rows, strict=False)]
    return len(found) == len(wanted) and kept == wanted


def of_text(made: Views) -> str:
    """What became of the datasets' text."""
    spelled = spell(made)
    found = [of_table(table) for table in read(spelled.text.encode(), name="forms.txt").body_tables()]
    shown = [of_view(view) for view in spelled.shown if view.n_rows]
    if found != shown:
        return "another table"
    if shown == [of_view(view) for view in made if view.n_rows]:
        return "exact, as in the other formats"
    pairs = zip(made, spelled.shown, strict=True)
    return "exact, blank lines marked" if any(_has_marked_lines(*pair) for pair in pairs) else "exact, taken apart"


def _has_marked_lines(view: FormView, shown: FormView) -> bool:
    """Whether some text of several lines is another one in the text."""
    texts = {(cell.row, cell.column): cell.text for cell in shown.cells}
    return any("\n" in cell.text and texts[cell.row, cell.column] != cell.text for cell in view.cells)


def office_forms(n_documents: int) -> list[FormView]:
    """The forms of so many documents, as they are printed."""
    found: list[FormView] = []
    for seed in range(n_documents):
        blocks = [_block(block) for block in forms_of(seed).blocks]
        document = Document("office.docx", "docx", tuple(blocks), merges=Merges.EXPLICIT)
        found += views(assemble([normalize(document)]), FormOptions("none"))
    return found


def _block(block: str | Grid) -> Paragraph | Table:
    if isinstance(block, str):
        return Paragraph(block)
    cells = tuple(Cell(one.row, one.column, one.row_span, one.column_span, one.text) for one in block.boxes)
    return Table(cells, block.n_rows, block.n_columns)


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--datasets", type=int, default=300)
    datasets = drawn(parser.parse_args().datasets)
    for name in READERS:
        print(f"{name:5} {sum(is_given_back(name, made) for made in datasets):5} of {len(datasets)} exact")
    for what, count in Counter(map(of_text, datasets)).most_common():
        print(f"txt   {count:5} of {len(datasets)} {what}")
    alone = [(view,) for view in office_forms(len(datasets))]
    for what, count in Counter(map(of_text, alone)).most_common():
        print(f"txt   {count:5} of {len(alone)} forms as offices print them {what}")


if __name__ == "__main__":
    main()
