"""The .doc reader on a file of 3 forms and one of 300: seconds and peak memory.

    python bench/doc.py

The forms (25 rows, 7 columns, cells merged down) are made with python-docx and written as .doc by LibreOffice; without
LibreOffice there is nothing to read, and the program says so. `bench/peers.py` sets other tools beside it.
"""

from __future__ import annotations

import io
import resource
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fidelity import convert
from zhibiao.extract.doc.read import read_doc

ROWS, COLUMNS = 25, 7
ROUNDS = {3: 15, 300: 9}


def main() -> None:
    """Print seconds and peak memory."""
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed, so there is no .doc to read: apt install libreoffice-writer")
        return
    with tempfile.TemporaryDirectory() as folder:
        for n_forms, rounds in ROUNDS.items():
            measure(written(Path(folder), n_forms), n_forms, rounds)


def measure(path: Path, n_forms: int, rounds: int) -> None:
    """Print the figures of one file."""
    data = path.read_bytes()
    seconds = min(timed(lambda: read_doc(data)) for _round in range(rounds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{n_forms:4} forms  {len(data) / 2**20:5.1f} MiB  {seconds * 1000:8.1f} ms  peak {peak:.0f} MiB")


def timed(work: Callable[[], object]) -> float:
    """The seconds that one call takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def written(folder: Path, n_forms: int) -> Path:
    """The .doc of so many forms."""
    document = docx.Document()
    body = document.element.body
    for number in range(n_forms):
        document.add_paragraph(f"附件{number + 1}")
        body.insert(len(body) - 1, parse_xml(form(number)))
    buffer = io.BytesIO()
    document.save(buffer)
    source = folder / f"forms{n_forms}.docx"
    source.write_bytes(buffer.getvalue())
    convert([source], "doc:MS Word 97", folder)
    return source.with_suffix(".doc")


def form(number: int) -> str:
    """A form's table: the first column merged down in groups of four rows."""
    rows = []
    for row in range(ROWS):
        cells = []
        for column in range(COLUMNS):
            merged = column == 0 and row > 0 and (row - 1) % 4 > 0
            flag = "<w:vMerge/>" if merged else '<w:vMerge w:val="restart"/>' if column == 0 and row else ""
            text = "" if merged else f"第{number}表第{row}行的考核内容，每少一次扣0.5分，扣完为止"[: 6 + 5 * column]
            look = f'<w:tcPr><w:tcW w:w="1200" w:type="dxa"/>{flag}</w:tcPr>'
            cells.append(f"<w:tc>{look}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = '<w:gridCol w:w="1200"/>' * COLUMNS
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


if __name__ == "__main__":
    main()
