"""Files that LibreOffice writes in other formats, and whether what is read of them is what they were made of."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from random_seen import SeenForm
from zhibiao.extract import Cell, Table, read
from zhibiao.normalize.reading.passes import normalize

WRITTEN_BY = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt",
    "html": "html:HTML (StarWriter)",
}
"""A format, and the filter that writes it."""

WITHOUT_DELETIONS = frozenset({"html"})
"""Formats in which LibreOffice writes text deleted under tracked changes like any other."""

BATCH = 100
SECONDS = 600


def convert(files: list[Path], written_by: str, folder: Path) -> None:
    """Let LibreOffice write files in another format, many in one process."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        for start in range(0, len(files), BATCH):
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", written_by]
            batch = [*command, "--outdir", str(folder), *map(str, files[start : start + BATCH])]
            subprocess.run(batch, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603 - its own files only


def same_form(source: Path | bytes, form: SeenForm) -> bool:
    """Whether a form's cells hold what is seen of them, and its indicators have their full marks."""
    document = read(source)
    reading = normalize(document)
    scores = tuple(indicator.score for found in reading.forms for indicator in found.indicators)
    return tuple(map(headless, document.body_tables())) == form.word.tables and scores == form.scores


def headless(table: Table) -> Table:
    cells = tuple(cell._replace(tables=tuple(map(headless, cell.tables))) for cell in table.cells)
    return replace(table, cells=cells, confidence=1.0, header_rows=0)


def bare(table: Table) -> Table:
    """The table without what a reader adds to it."""
    cells = tuple(_bare_cell(cell) for cell in table.cells)
    return replace(table, cells=cells, confidence=1.0)


def _bare_cell(cell: Cell) -> Cell:
    return cell._replace(tables=tuple(map(bare, cell.tables)))
