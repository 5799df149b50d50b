"""The same tables drawn otherwise: a person reads the same indicators in each variant, so the program should.

A variant takes an `Original` and gives the changed document with the rows that must come out of it, or None where it
does not fit the table (no results to fill in, no score in a cell of its own). `outcomes` reads them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from edited_tables import cut, is_whole_at, joined, with_blank_column, with_blank_row, with_columns, with_texts
from opencc import OpenCC
from originals import Changed, Original, Row, Sheet, rows_of, same_rows
from variants_filled import full_points_filled_in, one_score_off_by_one, points_filled_in, texts_filled_in
from zhibiao.extract.document import Cell, Document, Table
from zhibiao.normalize import normalize
from zhibiao.normalize.facts.wording import compact
from zhibiao.normalize.records import CheckKind, Reading, Role, RowKind

BESIDE = (Role.REMARK, Role.DEPARTMENT, Role.DEADLINE)
TO_TRADITIONAL, TO_SIMPLIFIED = OpenCC("s2tw").convert, OpenCC("tw2s").convert
SYNONYMS = [
    group.split()
    for group in (
        "考核项目 评价项目 考评项目 评估项目 测评项目 评分项目",
        "检查项目 督查项目",
        "评审因素 评分因素 评价因素 评审要素 评分要素 评价要素",
        "考核内容 考评内容 评价内容 评估内容 测评内容",
        "评审内容 评分内容",
        "大类 类别 分类",
        "分值 标准分 满分 配分 标准分值 满分值",
        "权重 比重 权数 权重比例",
        "占比 比例 所占比例 百分比",
        "考核标准 评价标准 考评标准 评估标准 测评标准",
        "评分标准 评分细则 评分办法 评分方法 计分办法 计分方法",
        "得分 实得分 考核得分 实际得分",
        "自评得分 自评分 自评",
        "复核得分 复核分",
        "备注 备考 附注",
        "责任单位 责任部门 责任科室",
        "完成时限 时限 办结时限",
        "序号 编号",
    )
]


@dataclass(frozen=True)
class Outcome:
    """A table's variant: the rows that it should have, those that it has, and whether a sum that is off was noticed."""

    name: str
    document: Document
    wanted: Sequence[Row]
    found: Sequence[Row]
    noticed: bool

    @property
    def same(self) -> bool:
        """Whether all was read as in the original."""
        return self.noticed and self.wanted == self.found


Variant = Callable[[Original], Changed | None]


def outcomes(variant: Variant, tables: Iterable[Original]) -> Iterator[Outcome]:
    """What becomes of the variant of each table that it fits."""
    for original in tables:
        changed = variant(original)
        if changed is None:
            continue
        reading = normalize(changed.document)
        found = [_worded(row, changed.wording) for row in rows_of(reading)]
        wanted = [_worded(row, changed.wording) for row in changed.rows]
        noticed = not changed.notices or bool(changed.notices & _new(reading, original.reading))
        yield Outcome(original.name, changed.document, wanted, found, noticed)


def _worded(row: Row, wording: Callable[[str], str]) -> Row:
    levels, score, *texts = row
    return tuple(map(wording, levels)), score, *map(wording, texts)


def _new(reading: Reading, before: Reading) -> set[CheckKind]:
    old, new = ([notice.kind for form in one.forms for notice in form.notices] for one in (before, reading))
    return {kind for kind in new if new.count(kind) > old.count(kind)}


def _each_table(original: Original, change: Callable[[Table], Table]) -> Changed:
    blocks = tuple(change(block) if isinstance(block, Table) else block for block in original.document.blocks)
    return same_rows(original, replace(original.document, blocks=blocks))


def blank_column_left(original: Original) -> Changed | None:
    return _each_table(original, lambda table: with_blank_column(table, 0))


def blank_column_right(original: Original) -> Changed | None:
    return _each_table(original, lambda table: with_blank_column(table, table.n_columns))


def blank_row_first(original: Original) -> Changed | None:
    first = original.document.body_tables()[0]
    return _each_table(original, lambda table: with_blank_row(table, 0) if table is first else table)


def blank_row_last(original: Original) -> Changed | None:
    last = original.document.body_tables()[-1]
    return _each_table(original, lambda table: with_blank_row(table, table.n_rows) if table is last else table)


def blank_row_behind_the_header(original: Original) -> Changed | None:
    sheet = original.sheet
    if not (sheet and sheet.header):
        return None
    return same_rows(original, original.with_table(with_blank_row(sheet.table, sheet.header.stop)))


def blank_row_in_the_middle(original: Original) -> Changed | None:
    sheet = original.sheet
    rows = sorted({one.row for one in sheet.form.indicators}) if sheet else []
    if len(rows) < 2:
        return None
    return same_rows(original, original.with_table(with_blank_row(sheet.table, rows[len(rows) // 2])))


def traditional_characters(original: Original) -> Changed | None:
    blocks = [
        with_texts(block, lambda cell: TO_TRADITIONAL(cell.text))
        if isinstance(block, Table)
        else replace(block, text=TO_TRADITIONAL(block.text))
        for block in original.document.blocks
    ]
    document = replace(original.document, blocks=tuple(blocks))
    if document == original.document:
        return None
    return Changed(document, rows_of(original.reading), wording=_simplified)


def _simplified(text: str) -> str:
    return TO_SIMPLIFIED(text).replace("著", "着")  # 顯著 and 著裝 are written with the same character


def synonyms_in_the_header(original: Original) -> Changed | None:
    return _reworded(original, 1)


def other_synonyms_in_the_header(original: Original) -> Changed | None:
    return _reworded(original, 2)


def _reworded(original: Original, steps: int) -> Changed | None:
    sheet = original.sheet
    if not sheet:
        return None
    printed = {compact(cell.text) for cell in sheet.table.cells if cell.row in sheet.header}
    changed = with_texts(sheet.table, lambda cell: _synonym(cell, sheet, printed, steps))
    return same_rows(original, original.with_table(changed)) if changed != sheet.table else None


def _synonym(cell: Cell, sheet: Sheet, printed: set[str], steps: int) -> str:
    word = compact(cell.text)
    group = next((group for group in SYNONYMS if word in group), None)
    if group is None or cell.row not in sheet.header or cell.row + cell.row_span > sheet.header.stop:
        return cell.text
    others = [other for other in group if other not in printed - {word}]
    return others[(others.index(word) + steps) % len(others)]


def score_on_the_other_side_of_the_criterion(original: Original) -> Changed | None:
    sheet = original.sheet
    scores, criteria = (_only(sheet, role) for role in (Role.SCORE, Role.CRITERION))
    if scores is None or criteria is None:
        return None
    before, behind = sorted((scores, criteria))
    return _moved(original, behind, before) if behind == before + 1 and before >= _names_end(sheet) else None


def remark_column_elsewhere(original: Original) -> Changed | None:
    """A last column of remarks, departments or deadlines directly behind the names; one that is not the last, last."""
    sheet = original.sheet
    beside = [column for column in sheet.form.columns if column.role in BESIDE and column.header] if sheet else []
    if not beside or beside[-1].column < _names_end(sheet):
        return None
    place = beside[-1].column
    last = sheet.table.n_columns - 1
    return _moved(original, place, _names_end(sheet) if place == last else last)


def _only(sheet: Sheet | None, role: Role) -> int | None:
    """The grid column of the only printed column of a role, of one column's width, under a header."""
    found = [column for column in sheet.form.columns if column.role == role] if sheet else []
    return found[0].column if len(found) == 1 and found[0].column_span == 1 and found[0].header else None


def _names_end(sheet: Sheet) -> int:
    """The grid column behind the last one of names."""
    ends = [column.column + column.column_span for column in sheet.form.columns if column.role == Role.LEVEL]
    return max(ends, default=0)


def _moved(original: Original, place: int, to: int) -> Changed | None:
    sheet = original.sheet
    if not all(column.header for column in sheet.form.columns):
        return None
    order = [other for other in range(sheet.table.n_columns) if other != place]
    order.insert(to, place)
    sums = {row.row for row in sheet.form.other_rows if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL)}
    table = with_columns(sheet.table, order, sums)
    return same_rows(original, original.with_table(table)) if table and table != sheet.table else None


def cut_in_two(original: Original) -> Changed | None:
    """The table in two of two rows or more, the second with the header again, where a first level begins."""
    halves = _halves(original)
    return same_rows(original, original.with_table(*halves)) if halves else None


def header_repeated_in_the_table(original: Original) -> Changed | None:
    halves = _halves(original)
    return same_rows(original, original.with_table(joined(*halves))) if halves else None


def _halves(original: Original) -> tuple[Table, Table] | None:
    sheet = original.sheet
    if not (sheet and sheet.header):
        return None
    borders = [row for row in _borders(sheet) if is_whole_at(sheet.table, row)]
    if not borders:
        return None
    return cut(sheet.table, min(borders, key=lambda row: abs(2 * row - sheet.table.n_rows)), sheet.header)


def _borders(sheet: Sheet) -> list[int]:
    """The rows that begin a section; where there are no sections, a first level's name."""
    rows = sorted({one.row for one in sheet.form.indicators})
    sections = [row.row for row in sheet.form.other_rows if row.kind == RowKind.SECTION]
    if sections:
        return [row for row in sections if row > rows[min(1, len(rows) - 1)]]
    return sorted(_named_rows(sheet) & set(rows[2:-1]))


def _named_rows(sheet: Sheet) -> set[int]:
    """The rows with a text in the first column of names."""
    names = min(column.column for column in sheet.form.columns if column.role == Role.LEVEL)
    return {cell.row for cell in sheet.table.cells if cell.column == names and cell.text}


VARIANTS: dict[str, Variant] = {
    variant.__name__.replace("_", " "): variant
    for variant in (
        blank_column_left,
        blank_column_right,
        blank_row_first,
        blank_row_behind_the_header,
        blank_row_in_the_middle,
        blank_row_last,
        points_filled_in,
        full_points_filled_in,
        texts_filled_in,
        one_score_off_by_one,
        synonyms_in_the_header,
        other_synonyms_in_the_header,
        traditional_characters,
        score_on_the_other_side_of_the_criterion,
        remark_column_elsewhere,
        cut_in_two,
        header_repeated_in_the_table,
    )
}
