"""A form that is read, written and read again is the same form: every sample, and real text where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from zhibiao.extract import Document, Paragraph, Table, read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.render.form import Blank, FormOptions, views
from zhibiao.render.formats import FORMATS

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in {".docx", ".txt"})
REAL = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))
FILES = SAMPLES + REAL
NAMES = [path.name for path in FILES]

Cells = list[list[tuple[int, int, int, int, str]]]


def dataset_of(document: Document) -> Dataset:
    return assemble([normalize(document)])


def written(dataset: Dataset, suffix: str, blank: Blank) -> Document:
    return read(FORMATS[suffix](views(dataset, FormOptions(blank))).data, name=f"forms.{suffix}")


def cells(document: Document) -> Cells:
    return [table_cells(table) for table in document.body_tables()]


def table_cells(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Places, spans and texts; blanks are left out of the texts, as names lose those that are only layout."""
    return [(c.row, c.column, c.row_span, c.column_span, "".join(c.text.split())) for c in table.cells]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_form_written_and_read_again_has_the_same_cells(path: Path, suffix: str) -> None:
    document = read(path)
    again = written(dataset_of(document), suffix, "none")
    assert cells(again) == cells(document)


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_what_was_written_once_is_written_the_same_again(path: Path, suffix: str) -> None:
    first = written(dataset_of(read(path)), suffix, "none")
    second = written(dataset_of(first), suffix, "none")
    assert [table.cells for table in second.body_tables()] == [table.cells for table in first.body_tables()]
    assert paragraphs(second) == paragraphs(first)


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_the_indicators_are_the_same_after_a_round_trip(path: Path, suffix: str) -> None:
    dataset = dataset_of(read(path))
    again = dataset_of(written(dataset, suffix, "none"))
    compared = [name for name in dataset.indicators.columns if name not in {"source", "confidence", "table", "row"}]
    assert again.indicators[compared].to_dict("records") == dataset.indicators[compared].to_dict("records")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_the_columns_to_fill_in_are_empty_in_a_blank_form(path: Path) -> None:
    dataset = dataset_of(read(path))
    full, blank = (written(dataset, "docx", option) for option in ("none", "results"))
    fill_in = {int(number) for number in dataset.columns.loc[dataset.columns["fill_in"], "column"]}
    for before, after in zip(cells(full), cells(blank), strict=True):
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert all(new[4] == "" and old[1] in fill_in for old, new in changed)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_character_of_a_table_is_accounted_for(path: Path) -> None:
    assert set(dataset_of(read(path)).forms["accounted"]) == {1.0}
