"""Random Word documents with tables, and what a reader must find in them: for tests and for `make fidelity`.

A document is a pure function of its seed. Its tables have cells merged both ways, columns that stagger from row to row,
nested tables, numbered and plain paragraphs, blank cells and repeated header rows. What is expected comes from
the same random choices, not from a reader.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from random import Random

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from zhibiao.extract.document import Cell, Table
from zhibiao.extract.numbering import format_number

CHARACTERS = (
    "农林水利站镇村河渠桥路灯树苗粮仓值班登记巡查整改台账按月报送完成率不低于第三方满意度抽样访谈ABCxyz0123456789"
)
MARKS = "，。；：、（）％＋&<"
PAGE_WIDTH = 8600
NARROWEST = 560
"""In twips; columns much narrower than any real one would fall together."""

LIST_FORMATS = ("chineseCountingThousand", "decimal")
LIST_TEMPLATES = ("%1、", "（%2）")
LIST_NUMBER = 77


@dataclass(frozen=True, slots=True)
class RandomWord:
    """A .docx file, the tables of its body, and the same tables without list labels."""

    docx: bytes
    tables: tuple[Table, ...]
    without_labels: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle of the grid that one cell covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in a cell: its XML, its text with and without labels, its nested tables both ways."""

    xml: str
    text: str
    plain: str
    tables: tuple[tuple[Table, Table], ...] = ()


def random_word(seed: int, *, lists: bool = True) -> RandomWord:
    """The document of a seed; without `lists` no paragraph in it is numbered."""
    maker = _Maker(Random(seed), lists)  # noqa: S311 - nothing secret
    word = docx.Document()
    word.part.numbering_part.element.extend(_list_xml())
    body = word.element.body
    found = []
    for number in range(maker.random.randint(1, 3)):
        word.add_paragraph(f"表{number + 1} {maker.phrase()}")
        xml, labelled, plain = maker.table(PAGE_WIDTH, depth=0)
        body.insert(len(body) - 1, parse_xml(xml))
        found.append((labelled, plain))
    word.add_paragraph(maker.phrase())
    buffer = io.BytesIO()
    word.save(buffer)
    return RandomWord(buffer.getvalue(), tuple(pair[0] for pair in found), tuple(pair[1] for pair in found))


class _Maker:
    """Makes tables of random content; the list's counters run through the document."""

    def __init__(self, random: Random, lists: bool) -> None:
        self.random = random
        self._lists = lists
        self._counts = [0, 0]

    def phrase(self, longest: int = 12) -> str:
        """Some characters, never a blank at an end."""
        text = "".join(self.random.choices(CHARACTERS, k=self.random.randint(1, longest)))
        return text + (self.random.choice(MARKS) if self.random.random() < 0.4 else "")

    def table(self, width: int, depth: int) -> tuple[str, Table, Table]:
        """A table's XML, and what it is with and without labels."""
        n_rows = self.random.randint(1, 3 if depth else 9)
        widths = self._widths(width, 3 if depth else 7)
        areas = {(area.row, area.column): area for area in self._areas(n_rows, len(widths))}
        n_headers = self.random.choice((0, 0, 1, 2)) if not depth and n_rows > 2 else 0
        contents: dict[_Area, _Content] = {}
        rows = []
        for row in range(n_rows):
            inner = 2 if row < n_headers else depth  # LibreOffice unmarks header rows with a table inside
            cells = [self._cell(area, row, widths, contents, inner) for area in _row_areas(areas, row)]
            mark = "<w:trPr><w:tblHeader/></w:trPr>" if row < n_headers else ""
            rows.append(f"<w:tr>{mark}{''.join(cells)}</w:tr>")
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        xml = f"<w:tbl {nsdecls('w')}>{TABLE_LOOK}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        return xml, _expected(contents, n_rows, n_headers, 0), _expected(contents, n_rows, n_headers, 1)

    def _widths(self, width: int, most: int) -> list[int]:
        count = self.random.randint(1, max(1, min(most, width // (2 * NARROWEST))))
        free = width - count * NARROWEST
        cuts = sorted(self.random.randint(0, free) for _column in range(count - 1))
        return [NARROWEST + right - left for left, right in zip([0, *cuts], [*cuts, free], strict=True)]

    def _areas(self, n_rows: int, n_columns: int) -> list[_Area]:
        """A partition of the grid into rectangles, most of them single positions."""
        share = self.random.choice((0.0, 0.15, 0.3, 0.5))
        taken: set[tuple[int, int]] = set()
        areas = []
        for row in range(n_rows):
            for column in range(n_columns):
                if (row, column) in taken:
                    continue
                area = _Area(row, column, 1, 1)
                if self.random.random() < share:
                    area = self._grown(area, n_rows, n_columns, taken)
                taken |= _positions(area)
                areas.append(area)
        return areas

    def _grown(self, area: _Area, n_rows: int, n_columns: int, taken: set[tuple[int, int]]) -> _Area:
        down = self.random.randint(1, min(4, n_rows - area.row))
        across = self.random.randint(1, min(4, n_columns - area.column))
        while across > 1 and _positions(replace(area, column_span=across)) & taken:
            across -= 1
        while down > 1 and _positions(replace(area, row_span=down, column_span=across)) & taken:
            down -= 1
        return replace(area, row_span=down, column_span=across)

    def _cell(self, area: _Area, row: int, widths: list[int], contents: dict[_Area, _Content], depth: int) -> str:
        """A cell's XML in one row: the area's content in its first row, a continuation in the others."""
        width = sum(widths[area.column : area.column + area.column_span])
        span = f'<w:gridSpan w:val="{area.column_span}"/>' if area.column_span > 1 else ""
        if row == area.row:
            contents[area] = self._content(width, depth)
        merge = "" if area.row_span == 1 else f'<w:vMerge w:val="{"restart" if row == area.row else "continue"}"/>'
        inside = contents[area].xml if row == area.row else "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{inside}</w:tc>'

    def _content(self, width: int, depth: int) -> _Content:
        if depth < 2 and width > 2600 and self.random.random() < 0.06:
            return self._nesting(width, depth)
        if self.random.random() < 0.2:
            return _Content("<w:p/>", "", "")
        return _joined([self._paragraph() for _number in range(self.random.choice((1, 1, 1, 2, 3)))])

    def _nesting(self, width: int, depth: int) -> _Content:
        before = self._paragraph()
        xml, labelled, plain = self.table(width - 400, depth + 1)
        return replace(_joined([before, _Content(xml, "", ""), self._paragraph()], skip=1), tables=((labelled, plain),))

    def _paragraph(self) -> _Content:
        text = self.phrase()
        if self.random.random() < 0.1:
            text += "\n" + self.phrase()
        runs = "<w:br/>".join(f"<w:t>{_escaped(line)}</w:t>" for line in text.split("\n"))
        if not self._lists or self.random.random() >= 0.15:
            return _Content(f"<w:p><w:r>{runs}</w:r></w:p>", text, text)
        level = self.random.randint(0, 1)
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{LIST_NUMBER}"/></w:numPr></w:pPr>'
        return _Content(f"<w:p>{properties}<w:r>{runs}</w:r></w:p>", f"{self._label(level)} {text}", text)

    def _label(self, level: int) -> str:
        self._counts[level] += 1
        if level == 0:
            self._counts[1] = 0
        elif not self._counts[0]:
            self._counts[0] = 1  # a level passed over counts as begun
        number = format_number(self._counts[level], LIST_FORMATS[level])
        return LIST_TEMPLATES[level].replace(f"%{level + 1}", number)


TABLE_LOOK = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
)


def _list_xml() -> list[object]:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{template}"/></w:lvl>'
        for level, (number_format, template) in enumerate(zip(LIST_FORMATS, LIST_TEMPLATES, strict=True))
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_NUMBER}">{levels}</w:abstractNum>'
    number = f'<w:num {nsdecls("w")} w:numId="{LIST_NUMBER}"><w:abstractNumId w:val="{LIST_NUMBER}"/></w:num>'
    return [parse_xml(abstract), parse_xml(number)]


def _positions(area: _Area) -> set[tuple[int, int]]:
    rows = range(area.row, area.row + area.row_span)
    columns = range(area.column, area.column + area.column_span)
    return {(row, column) for row in rows for column in columns}


def _row_areas(areas: dict[tuple[int, int], _Area], row: int) -> list[_Area]:
    crossing = [area for area in areas.values() if area.row <= row < area.row + area.row_span]
    return sorted(crossing, key=lambda area: area.column)


def _joined(contents: list[_Content], skip: int = -1) -> _Content:
    """Paragraphs one after another; the one at `skip` is a table and adds no line."""
    lines = [content for index, content in enumerate(contents) if index != skip]
    xml = "".join(content.xml for content in contents)
    return _Content(xml, "\n".join(line.text for line in lines), "\n".join(line.plain for line in lines))


def _expected(contents: dict[_Area, _Content], n_rows: int, n_headers: int, reading: int) -> Table:
    """The table with or without labels (0, 1); a line of the grid that no cell uses is no line."""
    lines = sorted({edge for area in contents for edge in (area.column, area.column + area.column_span)})
    index = {line: number for number, line in enumerate(lines)}
    cells = [
        Cell(
            area.row,
            index[area.column],
            area.row_span,
            index[area.column + area.column_span] - index[area.column],
            (content.text, content.plain)[reading],
            tuple(pair[reading] for pair in content.tables),
        )
        for area, content in sorted(contents.items(), key=lambda item: (item[0].row, item[0].column))
    ]
    return Table(tuple(cells), n_rows, len(lines) - 1, n_headers)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
