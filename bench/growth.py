"""How the time to read one table grows with its rows, in .docx and .doc: it should grow as they do.

python bench/growth.py
"""

from __future__ import annotations

import gc
import statistics
import sys
from pathlib import Path
from time import process_time

from docx_reading import repacked
from zhibiao.extract import read

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from builders_doc import doc, row  # of the tests

ROWS = (1250, 2500, 5000, 10_000)
COLUMNS = 3
ROUNDS = 5


def main() -> None:
    """Print milliseconds, and microseconds a row, which should stay the same."""
    for kind, write in (("docx", word_file), ("doc", old_word_file)):
        for rows in ROWS:
            data = write(rows)
            if read(data).body_tables()[0].n_rows != rows:
                raise SystemExit(f"{kind}: not all of {rows} rows were read")
            seconds = statistics.median(timed(data) for _round in range(ROUNDS))
            print(f"{kind:5} {rows:6} rows  {seconds * 1000:8.1f} ms  {seconds / rows * 1e6:6.1f} µs a row")


def timed(data: bytes) -> float:
    """The processor's seconds of one reading."""
    gc.collect()
    begin = process_time()
    read(data)
    return process_time() - begin


def old_word_file(rows: int) -> bytes:
    """A .doc with one table of so many rows, the first column merged down four rows at a time."""
    edges = tuple(range(0, 1300 * COLUMNS + 1, 1300))
    flags = {True: (0x60,) + (0,) * (COLUMNS - 1), False: (0x20,) + (0,) * (COLUMNS - 1)}
    return doc(
        *(
            row(*(text(index, column) for column in range(COLUMNS)), edges=edges, flags=flags[index % 4 == 0])
            for index in range(rows)
        )
    )


def word_file(rows: int) -> bytes:
    """The same table as .docx."""
    columns = '<w:gridCol w:w="1300"/>' * COLUMNS
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    body = "".join(f"<w:tr>{''.join(cell(index, column) for column in range(COLUMNS))}</w:tr>" for index in range(rows))
    return repacked(f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl><w:p/>")


def cell(index: int, column: int) -> str:
    """A cell's XML."""
    merge = "" if column else '<w:vMerge w:val="restart"/>' if index % 4 == 0 else "<w:vMerge/>"
    look = f'<w:tcPr><w:tcW w:w="1300" w:type="dxa"/>{merge}</w:tcPr>'
    return f"<w:tc>{look}<w:p><w:r><w:t>{text(index, column)}</w:t></w:r></w:p></w:tc>"


def text(index: int, column: int) -> str:
    """A cell's text; a covered cell has none."""
    return "" if index % 4 and not column else f"指标{index}.{column}：每少一项扣1分"


if __name__ == "__main__":
    main()
