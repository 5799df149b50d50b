"""The docx reader against the floor: unpack and parse the main part with lxml, and visit every cell.

    python bench/docx_reading.py

Both run in one process, turn by turn; the figure is the median of the paired ratios.
"""

from __future__ import annotations

import gc
import statistics
import zipfile
from collections.abc import Callable
from io import BytesIO
from time import process_time

from docx import Document
from lxml import etree
from zhibiao.extract.docx.read import read_docx
from zhibiao.extract.limits import LIMITS

CELL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc"
LARGE = 100_000
COLUMNS, ROWS = 7, 10
FORMS_AND_ROUNDS = ((3, 400), (300, 12))
AIMS = {3: 2.5, 300: 1.6}


def main() -> None:
    """Print the ratios."""
    for maker in (word_like_forms, plain_forms):
        for n_forms, rounds in FORMS_AND_ROUNDS:
            data = maker(n_forms)
            ours, floor, ratio = paired(
                lambda data=data: read_docx(data, LIMITS), lambda data=data: visit(data), rounds
            )
            print(
                f"{maker.__name__:<16} {n_forms:>4} forms  {len(data) / 1024:8.0f} KiB  ours {ours * 1000:8.2f} ms  "
                f"floor {floor * 1000:8.2f} ms  ratio {ratio:.2f} (aim {AIMS[n_forms]:.1f})"
            )


def visit(data: bytes) -> int:
    """The floor: the number of cells."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(1 for _cell in root.iter(CELL))


def paired(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """The median seconds of both, and the median of the ratios of each pair."""
    ours(), floor()
    pairs = [(timed(ours), timed(floor)) for _round in range(rounds)]
    return (
        statistics.median(first for first, _second in pairs),
        statistics.median(second for _first, second in pairs),
        statistics.median(first / second for first, second in pairs),
    )


def timed(work: Callable[[], object]) -> float:
    """The processor's seconds that one call takes, with throwing away what it made.

    glibc joins freed pieces only when a larger one is asked for; asking here lets each side pay for its own tree.
    """
    gc.collect()
    bytearray(LARGE)
    begin = process_time()
    work()
    bytearray(LARGE)
    return process_time() - begin


def plain_forms(n_forms: int) -> bytes:
    """Forms as python-docx writes them: hardly any formatting."""
    document = Document()
    for number in range(n_forms):
        document.add_paragraph(f"白石县第{number}乡镇2023年度考核指标表")
        table = document.add_table(ROWS, COLUMNS)
        for index, cell in enumerate(table._cells):  # the public way to the cells takes quadratic time
            cell.text = f"指标{index}：完成年度任务得10分，每少一项扣1分"
        table.cell(1, 0).merge(table.cell(4, 0))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_like_forms(n_forms: int) -> bytes:
    """The same forms with the formatting that Word and WPS put at every cell, paragraph and run."""
    face = '<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋" w:hint="eastAsia"/>'
    font = f'{face}<w:sz w:val="21"/><w:szCs w:val="21"/>'
    cell_head = '<w:tc><w:tcPr><w:tcW w:w="1300" w:type="dxa"/>{0}<w:vAlign w:val="center"/></w:tcPr>'
    paragraph = (
        f'<w:p><w:pPr><w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="center"/><w:rPr>{font}</w:rPr></w:pPr>'
        f"<w:r><w:rPr>{font}</w:rPr><w:t>{{1}}</w:t></w:r></w:p></w:tc>"
    )
    border = '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
    columns = '<w:gridCol w:w="1300"/>' * COLUMNS
    head = f"<w:tbl><w:tblPr>{border}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    blocks = []
    for number in range(n_forms):
        blocks.append(
            f"<w:p><w:r><w:rPr>{font}</w:rPr><w:t>白石县第{number}乡镇2023年度考核指标表</w:t></w:r></w:p>{head}"
        )
        for row in range(ROWS):
            merge = {0: "", 1: '<w:vMerge w:val="restart"/>'}.get(row, "<w:vMerge/>")
            texts = [f"指标{row}.{column}：完成年度任务得10分，每少一项扣1分" for column in range(COLUMNS)]
            cells = [
                (cell_head + paragraph).format(merge if column == 0 else "", "" if merge and not column else text)
                for column, text in enumerate(texts)
            ]
            blocks.append(f'<w:tr><w:trPr><w:trHeight w:val="500"/></w:trPr>{"".join(cells)}</w:tr>')
        blocks.append("</w:tbl>")
    return repacked("".join(blocks))


def repacked(body: str) -> bytes:
    """A package as python-docx makes it, with another body."""
    out, empty = BytesIO(), BytesIO()
    Document().save(empty)
    with zipfile.ZipFile(empty) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + body.encode())
            new.writestr(info.filename, content)
    return out.getvalue()


if __name__ == "__main__":
    main()
