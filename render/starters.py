"""Templates to begin with: commented, and printing every form as it stands until they are changed."""

from __future__ import annotations

import io
from typing import Any

from .environment import TEMPLATES
from .fonts import HEADING, LATIN, TEXT, TITLE

SUFFIXES = ("docx", "html", "txt")
COMMENTS = (
    "本文件是表样模板：双花括号里的内容会换成各表的数据，这样的说明段落不会输出。"
    "用法：zhibiao forms out -o forms --template 本文件",
    "form.title 标题，form.attachment 附件号，form.unit 单位。form.header 是表头各行，form.rows 是其余各行，"
    "row.cells 是一行的单元格；跨行、跨列的单元格会自动合并。字体、字号、边框、页边距可以在 Word 里随意改。",
    "只要几列时，把表格换成自己的表头，下面三行：第一行写 tr for row in form.indicators，第二行每格写一项，"
    "如 row.level1、row.level2、row.criterion、row.score、row.result、row.remark，第三行写 tr endfor；"
    "分时段的列写作 row.平时.score。写法与下表相同，详见 docs/templates.md。",
)
CELL = "{{ cell }}"


def starter(suffix: str) -> bytes:
    """The template's bytes; `suffix` is one of `SUFFIXES`."""
    return _word() if suffix == "docx" else TEMPLATES.joinpath(f"starter.{suffix}").read_bytes()


def _word() -> bytes:
    import docx  # only this template needs python-docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin = Mm(37), Mm(26)
    section.bottom_margin, section.left_margin = Mm(35), Mm(28)
    for comment in COMMENTS:
        _paragraph(document, "{#p " + comment + " #}", TEXT.name, 10.5)
    _paragraph(document, "{%p for form in forms %}", TEXT.name, 10.5)
    _paragraph(document, "{{ form.attachment }}", HEADING.name, 16)
    _paragraph(document, "{{ form.title }}", TITLE.name, 22).alignment = 1
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for rows, font in (("header", HEADING.name), ("rows", TEXT.name)):
        _row(table, ("{%tr for row in form." + rows + " %}", "", ""), font)
        row = _row(table, ("{%tc for cell in row.cells %}", CELL, "{%tc endfor %}"), font)
        if rows == "header":
            _repeat(row)
        _row(table, ("{%tr endfor %}", "", ""), font)
    _paragraph(document, "{%p endfor %}", TEXT.name, 10.5)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _paragraph(document: Any, text: str, font: str, size: float) -> Any:
    paragraph = document.add_paragraph()
    _run(paragraph, text, font, size)
    return paragraph


def _row(table: Any, texts: tuple[str, ...], font: str) -> Any:
    row = table.add_row()
    for cell, text in zip(row.cells, texts, strict=True):
        _run(cell.paragraphs[0], text, font, 10.5)
    return row


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.name, run.font.size = LATIN, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
