"""How the time to read one table grows with its rows, in .docx and .doc: it should grow as they do.

    python bench/growth.py

The .doc is written by LibreOffice; without it only the .docx is measured.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
from pathlib import Path
from time import process_time

from docx_reading import repacked
from fidelity import convert
from zhibiao.extract import read

ROWS = (1250, 2500, 5000, 10_000)
COLUMNS = 7
ROUNDS = 5


def main() -> None:
    """Print milliseconds, and microseconds a row, which should stay the same."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [write(Path(folder), rows) for rows in ROWS]
        measure("docx", paths)
        if shutil.which("soffice") is None:
            print("LibreOffice (soffice) is not installed, so there is no .doc to read: apt install libreoffice-writer")
            return
        convert(paths, "doc:MS Word 97", Path(folder))
        measure("doc", [path.with_suffix(".doc") for path in paths])


def measure(kind: str, paths: list[Path]) -> None:
    """Print the figures of a format."""
    for rows, path in zip(ROWS, paths, strict=True):
        data = path.read_bytes()
        if read(data).body_tables()[0].n_rows != rows:
            raise SystemExit(f"{path.name}: not all rows were read")
        seconds = statistics.median(timed(data) for _round in range(ROUNDS))
        print(f"{kind:5} {rows:6} rows  {seconds * 1000:8.1f} ms  {seconds / rows * 1e6:6.1f} µs a row")


def timed(data: bytes) -> float:
    """The processor's seconds of one reading."""
    gc.collect()
    begin = process_time()
    read(data)
    return process_time() - begin


def write(folder: Path, rows: int) -> Path:
    """A .docx with one table of so many rows, the first column merged down four rows at a time."""
    path = folder / f"rows{rows}.docx"
    columns = '<w:gridCol w:w="1300"/>' * COLUMNS
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    body = "".join(f"<w:tr>{''.join(map(cell, [row] * COLUMNS, range(COLUMNS)))}</w:tr>" for row in range(rows))
    path.write_bytes(repacked(f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl><w:p/>"))
    return path


def cell(row: int, column: int) -> str:
    """A cell's XML."""
    merge = "" if column else '<w:vMerge w:val="restart"/>' if row % 4 == 0 else "<w:vMerge/>"
    text = "" if row % 4 and not column else f"指标{row}.{column}：每少一项扣1分"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
    )


if __name__ == "__main__":
    main()
