"""Say what each line under a header is: an indicator, or a section, total, note, field, placeholder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

from zhibiao.extract.document import Cell

from ..around.field_lines import ENCLOSED, fields_in
from ..facts.scores import holds_digits
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank, spelled, without_layout
from ..records import RULES, Column, Role, RowKind
from .lines import Line
from .rebuild_levels import is_aside

NAMING = frozenset({Role.LEVEL, *RULES, Role.SCORE, Role.TARGET})
KEPT_TO = frozenset({Role.LEVEL, *RULES})
"""The roles in whose columns a row is named, or says what is required."""
LONGEST_SECTION = 40
SHORT_LABEL = 8
FIELD = re.compile(r"^([^:：]{1,20})[:：]\s*(.*)$", re.S)
SIGNED = re.compile(r"^[^:：，。]{0,10}(?:人|者|员|签字|签名|签章|盖章|日期|时间)(?:[(（][^()（）]*[)）])?[:：]")
MERGE_FIELD = re.compile(r"(?:«[^«»]+»)+")
"""Fields that a program fills in, and nothing else: «TableStart:Items»«Name»."""
PAGE = re.compile(r"[-—]?第?\d+页(?:[,，]?共\d+页)?[-—]?|[-—]\d+[-—]")
ITEM_NUMBER = re.compile(r"[(]?\d{1,2}[)]?[.、]?(?=\D)|[(][一二三四五六七八九十]{1,2}[)]")
"""In a text with its numbers `spelled`, as `COUNTED` is."""
COUNTED = re.compile(r"(?:项目|指标|内容|任务|目标|事项)?[\d一二三四五六七八九十]{1,3}[.、:]?")
UNIT = "分"
WHOLE = re.compile(r"\((?:总分|满分|总计|合计|共)\D{0,2}100分?\)$")
SENTENCE = re.compile(r"[，。；]")
SIGNS = ("签字", "签名", "签章", "盖章", "日期")
NUMBERING = r"(?:[一二三四五六七八九十]+|\d+)?[、.)]?"
AFTER_TOTAL = r"(?:得分|分值|分)?(?:[/、及和与](?:等级|等次|评级|结论))?" + (
    r"(?:[(（][^()（）]{1,16}[)）])?[:：=]?(?:\(?\d+(?:\.\d+)?分?\)?)?"
)


def classify(line: Line, columns: Sequence[Column], vocabulary: Vocabulary) -> RowKind | None:
    """The kind of the line, None where it is an indicator (or goes on with one)."""
    cells = line.printed_cells()
    if all(vocabulary.is_placeholder(cell.text) or MERGE_FIELD.fullmatch(compact(cell.text)) for cell in cells):
        return RowKind.PLACEHOLDER
    if any(_heads_again(cell, columns, vocabulary) for cell in cells):
        return RowKind.HEADER
    if _is_to_be_named(line, cells, columns, vocabulary):
        return RowKind.PLACEHOLDER
    if total := _total(line, cells, columns, vocabulary):
        return total
    if (
        _is_note(cells, vocabulary)
        or _parts_points(cells)
        or (len(cells) == 1 and PAGE.fullmatch(compact(cells[0].text)))
        or (len(cells) == 1 and is_aside(cells[0]) and _is_under_a_name(line, columns))
    ):
        return RowKind.NOTE
    beside = _beside_names(cells, columns)
    if _is_full_width(line, beside, columns):
        return _full_width_kind(beside[0])
    if _is_numbered_section(line, cells, columns):
        return RowKind.SECTION
    return RowKind.FIELDS if _are_fields(line, cells, columns, vocabulary) else None


def _are_fields(line: Line, cells: Sequence[Cell], columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether the row holds labels and what is filled in beside them, and no points."""
    if not _has_score(cells, columns) and _are_pairs(line, columns):
        return True
    if _is_item(line, cells, columns):
        return False
    labelled = (
        SIGNED.match(compact(cells[0].text))
        or (len(cells) <= 2 and cells[0].column == 0 and compact(cells[0].text).endswith(":"))
        or any(SIGNED.match(compact(cell.text)) and _is_wide(cell, columns) for cell in cells[1:])
        or _is_label(line, cells, columns, vocabulary)
    )
    if labelled and not _has_score(cells, columns):
        return True
    return all(FIELD.match(cell.text.strip()) and len(compact(cell.text)) <= LONGEST_SECTION for cell in cells)


def names_with_colons(
    kinds: Sequence[tuple[Line, RowKind | None]], columns: Sequence[Column]
) -> list[tuple[Line, RowKind | None]]:
    """The kinds of lines; where most are names with a colon beside rules (选题： | 有新意), these are no fields."""
    named = {
        place
        for place, (line, kind) in enumerate(kinds)
        if kind in (None, RowKind.FIELDS) and _has_colon(line) and _keeps_to(line, columns)
    }
    most = len(named) > 1 and len(named) * 2 > sum(bool(line.printed_cells()) for line, _kind in kinds)
    return [(line, None if most and place in named else kind) for place, (line, kind) in enumerate(kinds)]


def _has_colon(line: Line) -> bool:
    cells = line.printed_cells()
    return bool(cells) and compact(cells[0].text).endswith(":") and not SIGNED.match(compact(cells[0].text))


def _keeps_to(line: Line, columns: Sequence[Column]) -> bool:
    """Whether each printed column has its own cell in the line, with texts in those of a name and of a rule."""
    places = [(cell.column, cell.column_span) for cell in line.own_cells()]
    roles = {_role_at(cell, columns) for cell in line.printed_cells()}
    return places == [(one.column, one.column_span) for one in columns] and {Role.LEVEL, Role.CRITERION} <= roles


def _is_item(line: Line, cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether the row's first text is one more under a name above, and numbered: 2.选人用人（15分）：…."""
    upper = [line.cells[column.column] for column in columns if column.role is Role.LEVEL]
    under = any(cell is not None and cell.row < line.row and not is_blank(cell.text) for cell in upper)
    places = {(column.column, column.column_span) for column in columns if column.role in KEPT_TO}
    text = compact(cells[0].text)
    signed = SIGNED.match(text) or (len(cells) == 1 and text.endswith(SIGNS))
    kept = (cells[0].column, cells[0].column_span) in places and not text.endswith(":") and not signed
    return under and (kept or bool(ITEM_NUMBER.match(spelled(text))))


def _is_to_be_named(line: Line, cells: Sequence[Cell], columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether the deepest name is a stand-in, as 指标1 or ……, and nothing is required or scored.

    Beside …… there may be a remark that says how to go on.
    """
    names = [cell for cell in cells if _role_at(cell, columns) is Role.LEVEL]
    dots = bool(names) and vocabulary.is_placeholder(names[-1].text)
    says_nothing = {Role.LEVEL, Role.SERIAL, *((Role.REMARK, Role.RESULT, Role.OTHER) if dots else ())}
    others = [cell for cell in cells if _role_at(cell, columns) not in says_nothing]
    blank = all(vocabulary.is_placeholder(cell.text) or _stands_for_text(cell, vocabulary) for cell in others)
    return bool(names) and is_stand_in(names[-1], vocabulary) and blank


def _stands_for_text(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell holds the place of a text, and no number of its own."""
    return is_stand_in(cell, vocabulary) and not spelled(cell.text).isdecimal()


def is_stand_in(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a name only holds the place of one: 项目1, 2., ……."""
    return vocabulary.is_placeholder(cell.text) or bool(COUNTED.fullmatch(vocabulary.plain(spelled(cell.text))))


def _role_at(cell: Cell, columns: Sequence[Column]) -> Role | None:
    found = (c.role for c in columns if c.column <= cell.column < c.column + c.column_span)
    return next(found, None)


def _heads_again(cell: Cell, columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether a cell in the column of scores only holds a word for these: 其他事项 | 分值 in mid-table.

    分 alone is the unit of points that are still to be filled in.
    """
    scores = vocabulary.is_header_word(cell.text) and vocabulary.role_of(cell.text) == Role.SCORE
    return scores and compact(cell.text) != UNIT and _role_at(cell, columns) is Role.SCORE


def _is_label(line: Line, cells: Sequence[Cell], columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether the row begins with words such as 考核结论, and says nothing in the columns of criteria alone."""
    first = cells[0]
    roles = {column.role for column in columns}
    texts = {vocabulary.plain(text) for text in (first.text, first.text.split("\n")[0])}
    begins = line.own_cells()[0] is first and any(text.endswith(vocabulary.rows.label) for text in texts)
    said = [cell for cell in cells[1:] if not vocabulary.is_placeholder(cell.text)]
    ruled = any(_role_at(cell, columns) in RULES and not _is_wide(cell, columns) for cell in said)
    signs = vocabulary.plain(first.text).endswith(SIGNS)
    return begins and (signs or not ruled) and bool(roles & {Role.SCORE, Role.CRITERION, Role.RESULT})


def _are_pairs(line: Line, columns: Sequence[Column]) -> bool:
    """Whether labels and blanks take turns across the row, in places of its own: 计划费用 | | 实际费用 | ."""
    cells = line.own_cells()
    blanks = [is_blank(cell.text) for cell in cells]
    apart = any(_is_wide(cell, columns) for cell in cells) or _role_at(cells[0], columns) is Role.SERIAL
    return len(cells) > 3 and blanks == [False, True] * (len(cells) // 2) and apart


def _is_wide(cell: Cell, columns: Sequence[Column]) -> bool:
    return sum(cell.column <= column.column < cell.column + cell.column_span for column in columns) > 1


def _has_score(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    scores = [c for c in columns if c.role is Role.SCORE]
    placed = (cell for cell in cells for c in scores if c.column <= cell.column < c.column + c.column_span)
    return any(holds_digits(cell.text) for cell in placed)


def _total(line: Line, cells: Sequence[Cell], columns: Sequence[Column], vocabulary: Vocabulary) -> RowKind | None:
    if _is_wide_sum(cells[0], columns, vocabulary):
        return RowKind.TOTAL
    for words, kind in ((vocabulary.rows.subtotal, RowKind.SUBTOTAL), (vocabulary.rows.total, RowKind.TOTAL)):
        if any(_is_word_of(cell, words, vocabulary) for cell in cells if _may_label(cell, cells, columns)):
            return RowKind.SUBTOTAL if _is_under_a_name(line, columns) else kind
    return None


def _is_wide_sum(cell: Cell, columns: Sequence[Column], vocabulary: Vocabulary) -> bool:
    """Whether a short text over names and rules ends in a word of totals: 质检得分."""
    text = vocabulary.plain(cell.text)
    covered = {c.role for c in columns if cell.column <= c.column < cell.column + cell.column_span}
    named = Role.LEVEL in covered and bool(covered & {*RULES, Role.SCORE})
    over = named or len(covered) < cell.column_span > 1
    wide = sum(cell.column <= c.column < cell.column + cell.column_span for c in columns) > 1
    sums = text.endswith(vocabulary.rows.total) and not text.endswith((*vocabulary.rows.subtotal, "不得分"))
    return wide and over and len(text) <= SHORT_LABEL and sums


def _may_label(cell: Cell, cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a cell stands where a row is named: among the first two, or in a column of names or criteria."""
    return cell in cells[:2] or _role_at(cell, columns) in KEPT_TO


def is_sum(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell labels a total or a subtotal."""
    return _is_word_of(cell, (*vocabulary.rows.subtotal, *vocabulary.rows.total), vocabulary)


def _is_word_of(cell: Cell, words: Sequence[str], vocabulary: Vocabulary) -> bool:
    pattern = _sum_pattern(tuple(words), vocabulary.rows.before_total)
    return bool(pattern.fullmatch(vocabulary.plain(MERGE_FIELD.sub("", cell.text))))


@cache
def _sum_pattern(words: tuple[str, ...], before: tuple[str, ...]) -> re.Pattern[str]:
    parts = ("|".join(map(re.escape, part)) for part in (before, words))
    return re.compile("{}(?:{}){{0,3}}(?:{}){}".format(NUMBERING, *parts, AFTER_TOTAL))


def _is_under_a_name(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a name above goes on in the line."""
    levels = (line.cells[column.column] for column in columns if column.role is Role.LEVEL)
    return any(cell is not None and cell.row < line.row and not is_blank(cell.text) for cell in levels)


def _is_note(cells: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    words = "|".join(map(re.escape, vocabulary.rows.note))
    text = vocabulary.plain(spelled(cells[0].text))
    return len(cells) <= 2 and bool(re.match(f"(?:{words})(?:$|[:：0-9一(、])", text))


def _parts_points(cells: Sequence[Cell]) -> bool:
    """Whether a row only tells how all points are parted: 分值构成（总分100分）."""
    return any(WHOLE.search(compact(cell.text)) for cell in cells[:2])


def _beside_names(cells: Sequence[Cell], columns: Sequence[Column]) -> Sequence[Cell]:
    """The cells of a row without the names at its left that go on below it: 评分项 over Ⅰ安全, then 丙 and 丁."""
    names = (cell.row_span > 1 and _role_at(cell, columns) is Role.LEVEL for cell in cells[:-1])
    return cells[sum(takewhile(bool, names)) :]


def _is_full_width(line: Line, cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether one cell covers the whole line, or all of its names and at least one column more."""
    if len(cells) > 1:
        return False
    cell = cells[0]
    if cell.column and any(_ends_here(other, line) for other in line.cells[: cell.column]):
        return False
    covered = {c.header or c.position for c in columns if cell.column <= c.column < cell.column + cell.column_span}
    if cell.column_span == len(line.cells):
        return len(columns) > 1
    names = sum(column.role is Role.LEVEL for column in columns)
    names -= sum(column.role is Role.LEVEL and column.column < cell.column for column in columns)
    return len(covered) > max(names, 1)


def _ends_here(cell: Cell | None, line: Line) -> bool:
    """Whether a cell, or nothing at all, stands in the line alone."""
    return cell is None or (cell.row == line.row and cell.row_span == 1)


def _is_numbered_section(line: Line, cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a number is followed by one short text over all other columns: 2.1 | 危险化学品存放."""
    if len(cells) != 2 or _role_at(cells[0], columns) is not Role.SERIAL or len(line.own_cells()) > 2:
        return False
    behind = [column for column in columns if column.column > cells[0].column]
    wide = cells[1].column + cells[1].column_span == len(line.cells) and _is_wide(cells[1], behind)
    names = sum(column.role is Role.LEVEL for column in behind)
    covered = sum(cells[1].column <= c.column < cells[1].column + cells[1].column_span for c in behind)
    short = len(compact(cells[1].text)) <= LONGEST_SECTION and not SENTENCE.search(cells[1].text)
    return wide and covered > names and short


def _full_width_kind(cell: Cell) -> RowKind:
    text = cell.text.strip()
    if len(compact(text)) > LONGEST_SECTION or text.endswith("。"):
        return RowKind.NOTE
    return RowKind.FIELDS if FIELD.match(text) else RowKind.SECTION


def goes_on(line: Line, columns: Sequence[Column]) -> bool:
    """Whether the line only adds to the indicator above, whose own cells reach down to it.

    It adds results or remarks to its names and rules, or one more rule to a name with a score over the same rows.
    """
    return _adds_results(line, columns) or _adds_rule(line, columns)


def _adds_rule(line: Line, columns: Sequence[Column]) -> bool:
    names = [column for column in columns if column.role is Role.LEVEL]
    scores = [column for column in columns if column.role is Role.SCORE and column.level is None]
    marks = scores or [column for column in columns if column.role is Role.RESULT]
    if not names or not marks or len(scores) > 1 or any(column.period for column in columns):
        return False
    cells = [line.cells[column.column] for column in names]
    leaf = next((cell for cell in reversed(cells) if cell is not None and not is_blank(cell.text)), None)
    merged = [line.cells[column.column] for column in marks]
    if leaf is None or leaf.row == line.row or any(cell is None for cell in merged):
        return False
    same = all(cell and (leaf.row, leaf.row_span) == (cell.row, cell.row_span) for cell in merged)
    said = not scores or not is_blank(merged[0].text if merged[0] else "")
    own = [cell for cell in cells if cell is not None and cell in line.own_cells() and not is_blank(cell.text)]
    return same and said and not own


def _adds_results(line: Line, columns: Sequence[Column]) -> bool:
    own = line.printed_cells()
    naming = [c for c in columns if c.role in NAMING]
    ranges = [range(c.column, c.column + c.column_span) for c in naming]
    return not any(cell.column in columns_of for cell in own for columns_of in ranges) and any(
        (cell := line.cells[c.column]) is not None and cell.row < line.row and not is_blank(cell.text) for c in naming
    )


NO_LABEL = re.compile(r"[□☐☑☒■○●√✓{}。；]|\d\s*分$|[(（]\s*\d+\s*分?\s*[)）]$")
"""What no label of a field has: boxes to tick, signs of templates and programs, ends of sentences, points behind it."""
FEW_LINES = 3
STACKED = 2
"""So many characters stand on each line of a label that is written downwards."""


def _is_text(text: str, n_fields: int) -> bool:
    """Whether a cell with a colon is a text of its own: many lines, the first without one, half with labels at most."""
    lines = [line for line in text.split("\n") if not is_blank(line)]
    is_headed = len(lines[0].strip()) > STACKED and not re.search("[:：]", lines[0])
    return is_headed and len(lines) > FEW_LINES and n_fields * 2 <= len(lines)


def fields_of(line: Line) -> Mapping[str, str]:
    """The keys and values of a row such as 单位名称 | 甲局 | 填表人：乙　日期：3月.

    A choice (□有□无), what a program fills in (${3}), a sentence, a text of several lines and points are no keys.
    """
    pairs: dict[str, str] = {}
    label = ""
    for cell in line.own_cells():
        text = ENCLOSED.sub(r"\1", cell.text.strip())
        found = FIELD.match(text)
        several = fields_in(text.split("\n")) if found and not label else {}
        if found and not label and _is_text(text, len(several)):
            continue
        if len(several) > 1:
            pairs |= several
            continue
        if found and not label:
            key, value = without_layout(found.group(1)), found.group(2).strip()
            pairs[key] = value
            label = "" if value else key
        elif label:
            pairs[label], label = cell.text.strip(), ""
        elif not is_blank(cell.text):
            label = without_layout(cell.text)
            pairs[label] = ""
    return {key: value for key, value in pairs.items() if not NO_LABEL.search(key)}
