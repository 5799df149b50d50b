"""Random forms whose runs are struck out, hidden, raised, deleted or prompts, and what a person sees of them.

A form is a pure function of its seed. What is expected comes from the same random choices, not from a reader.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from random_word import TABLE_LOOK, RandomWord
from zhibiao.extract.document import Cell, Table

WIDTHS = (1400, 2000, 3600, 900, 900)
HEADER = ("一级指标", "二级指标", "评分标准", "分值", "得分")
NAMES = ("河渠管护", "苗木栽植", "台账登记", "设施巡检", "值守报告", "粮情监测", "路灯维修", "群众走访")
GROUPS = ("日常工作", "重点任务", "作风建设")
PROMPTS = ("单击或点击此处输入文字。", "选择一项。", "Click or tap here to enter text.")
SUPERSCRIPTS, SUBSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"

PROPERTIES = {
    "struck": ("<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Out"/>'),
    "hidden": ("<w:vanish/>", '<w:rStyle w:val="Gone"/>'),
    "raised": ('<w:vertAlign w:val="superscript"/>',),
    "lowered": ('<w:vertAlign w:val="subscript"/>',),
}
STYLES = {"Out": "<w:strike/>", "Gone": "<w:vanish/>"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph's XML and what is seen of it; None where its line is not seen at all."""

    xml: str
    text: str | None


@dataclass(frozen=True, slots=True)
class SeenForm:
    """A .docx file with one form, its table as it is seen, and the full marks of its indicators."""

    word: RandomWord
    scores: tuple[float, ...]


def random_seen(seed: int, *, deletions: bool = True) -> SeenForm:
    """The form of a seed; without `deletions` nothing in it is deleted under tracked changes."""
    maker = _Maker(Random(seed), ("struck", "hidden", "deleted")[: 2 + deletions])  # noqa: S311 - nothing secret
    rows = [maker.row(number) for number in range(maker.random.randint(3, 7))]
    xml = _table_xml([row for row, _texts, _score in rows])
    kept = [(texts, score) for _row, texts, score in rows if texts is not None]
    word = docx.Document()
    word.styles.element.extend([_style(name, properties) for name, properties in STYLES.items()])
    word.add_paragraph(f"云岭县{maker.random.choice(('水利', '林业', '教育'))}局{2020 + seed % 9}年度考核指标表")
    body = word.element.body
    body.insert(len(body) - 1, parse_xml(xml))
    buffer = io.BytesIO()
    word.save(buffer)
    table = _expected([HEADER, *(texts for texts, _score in kept)])
    return SeenForm(RandomWord(buffer.getvalue(), (table,), (table,)), tuple(score for _texts, score in kept))


class _Maker:
    def __init__(self, random: Random, kinds: tuple[str, ...]) -> None:
        self.random = random
        self._kinds = kinds

    def row(self, number: int) -> tuple[str, tuple[str, ...] | None, float]:
        """A row's XML, the texts seen in it (None where it is struck out as a whole), its full marks."""
        score = self.random.choice((5, 8, 10, 12.5, 15, 20))
        plain = [GROUPS[number * 3 // 8], NAMES[number], self.rule(), f"{score:g}", ""]
        if number and self.random.random() < 0.12:
            return _row_xml([[Seen(_run(text, "<w:strike/>"), None)] for text in plain]), None, score
        cells = [
            [self.name(plain[0])],
            [self.name(plain[1])],
            [self.sentence(line) for line in plain[2].split("\n")] + self.gone(),
            [self.number(plain[3])],
            [self.result()],
        ]
        return _row_xml(cells), tuple(map(_seen_text, cells)), score

    def rule(self) -> str:
        """What a criterion says, on one or two lines."""
        choose = self.random.choice
        lines = [f"每{choose(('缺', '少', '迟'))}一次扣{choose((1, 2, 3))}分" for _line in range(choose((1, 1, 2)))]
        return "\n".join(lines)

    def name(self, text: str) -> Seen:
        """A name, with a struck or hidden word behind or before it."""
        return self._mixed([text], 0.15)

    def sentence(self, text: str) -> Seen:
        """A sentence with powers, formulas, struck and hidden words in it."""
        middle = len(text) // 2
        return self._mixed([text[:middle], *self._shifted(), text[middle:]], 0.25)

    def number(self, text: str) -> Seen:
        """Full marks, a struck or hidden number beside them."""
        return self._mixed([text], 0.3, others=("10", "25", "3"))

    def result(self) -> Seen:
        """A blank, or a control that shows its prompt."""
        if self.random.random() < 0.6:
            return Seen("", "")
        prompt = self.random.choice(PROMPTS)
        properties, content = "<w:showingPlcHdr/><w:text/>", _run(prompt, "")
        return Seen(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>", "")

    def gone(self) -> list[Seen]:
        """Now and then a further line that is struck out or hidden as a whole."""
        if self.random.random() < 0.75:
            return []
        kind = self.random.choice(("struck", "hidden"))
        mark = self.random.choice(PROPERTIES[kind][:1])
        return [Seen(f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" + _run("旧规定扣4分", mark), None)]

    def _shifted(self) -> Iterator[str]:
        if self.random.random() < 0.3:
            yield from ("达10", "^" + str(self.random.randint(2, 9)), "m", "^2")
        if self.random.random() < 0.2:
            yield from ("降CO", "_2", "量")

    def _mixed(self, pieces: list[str], share: float, others: tuple[str, ...] = ("旧", "内部", "原定")) -> Seen:
        """Pieces as runs (^ raised, _ lowered), struck, hidden and deleted ones between them."""
        xml, text = "", ""
        for piece in pieces:
            xml += self._left_out(others) if self.random.random() < share else ""
            xml += self._run_of(piece)
            text += _shown(piece)
        return Seen(xml + (self._left_out(others) if self.random.random() < share else ""), text)

    def _left_out(self, others: tuple[str, ...]) -> str:
        word, kind = self.random.choice(others), self.random.choice(self._kinds)
        if kind == "deleted":
            return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{word}</w:delText></w:r></w:del>'
        return _run(word, self.random.choice(PROPERTIES[kind]))

    def _run_of(self, piece: str) -> str:
        mark = {"^": "raised", "_": "lowered"}.get(piece[0])
        return _run(piece[1:], PROPERTIES[mark][0]) if mark else _run(piece, "")


def _style(name: str, properties: str) -> BaseOxmlElement:
    opened = f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{name}">'
    return parse_xml(f'{opened}<w:name w:val="{name}"/><w:rPr>{properties}</w:rPr></w:style>')


def _shown(piece: str) -> str:
    digits = {"^": SUPERSCRIPTS, "_": SUBSCRIPTS}.get(piece[0])
    return "".join(digits[int(digit)] for digit in piece[1:]) if digits else piece


def _seen_text(paragraphs: list[Seen]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs if paragraph.text is not None)


def _run(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _row_xml(cells: list[list[Seen]]) -> str:
    paragraphs = ("".join(f"<w:p>{paragraph.xml}</w:p>" for paragraph in cell) for cell in cells)
    return "<w:tr>" + "".join(map(_cell_xml, paragraphs, WIDTHS)) + "</w:tr>"


def _cell_xml(inner: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def _table_xml(rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    header = _row_xml([[Seen(_run(text, ""), text)] for text in HEADER])
    return f"<w:tbl {nsdecls('w')}>{TABLE_LOOK}<w:tblGrid>{grid}</w:tblGrid>{header}{''.join(rows)}</w:tbl>"


def _expected(rows: list[tuple[str, ...]]) -> Table:
    cells = [Cell(r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(tuple(cells), len(rows), len(HEADER))
