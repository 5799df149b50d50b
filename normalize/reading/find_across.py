"""Find indicators that stand side by side, with their points, marks or rules in the rows below them.

德     | 能     | 勤                演讲内容[span 2] | 语言表达[span 2]        工作作风 | 打分 | 业务能力 | 打分
(20分) | (30分) | (50分)            满分 | 打分      | 满分 | 打分
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zhibiao.extract.document import Cell

from ..facts.named_scores import UNIT, named_score
from ..facts.scores import EXACT, lone_score, read_score
from ..facts.vocabulary import ITEM, Vocabulary
from ..facts.wording import compact, is_blank, without_layout
from ..records import Role
from .classify_rows import is_sum
from .find_headers import is_numeric
from .lines import Line
from .spots import Spot

FEWEST = 3
FEWEST_PAIRS = 2
LONGEST_NAME = 20
UPPERMOST = 8
"""How far down a table such a header may stand."""
NAMING = (Role.LEVEL, ITEM)


def find_pointed_across(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Spot]:
    """Names over their points, or over pairs of full marks and marks, in the first rows of a table; else none."""
    for place, (upper, lower) in enumerate(pairwise(lines[:UPPERMOST])):
        named = _line_of_names(lines[: place + 1], vocabulary)
        spots = _over_points(named, lower, vocabulary) or _over_pairs(upper, lower, lines, vocabulary)
        if spots := spots or _over_numbers(upper, lower):
            return spots
    return []


def find_marked_across(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[Spot]:
    """Names each before a place for its marks, or behind a word of names over their rules; else none."""
    for place, line in enumerate(lines[:UPPERMOST]):
        if spots := _before_marks(line, lines[place + 1 :], vocabulary):
            return spots
        if place + 1 < len(lines) and (spots := _over_rules(line, lines[place + 1], vocabulary)):
            return spots
    return []


def _line_of_names(above: Sequence[Line], vocabulary: Vocabulary) -> Line:
    """The nearest line that begins with a word of names, with lines that say more of them below it; else the nearest.

    评分项目 | 开题 | 答辩 over 毕业要求 | 自主学习 | 沟通 over (分值) | (10分) | (5分)
    """
    begun = ((line, line.printed_cells()[:1]) for line in reversed(above))
    return next((line for line, first in begun if first and vocabulary.role_of(first[0].text) in NAMING), above[-1])


def _over_points(upper: Line, lower: Line, vocabulary: Vocabulary) -> list[Spot]:
    """德 | 能 over (20分) | (30分), before a sum or not, behind a label or not."""
    spots, others = [], 0
    for number, cell in enumerate(lower.printed_cells()):
        above, points = upper.cells[cell.column], lone_score(cell.text)
        if above is None or is_sum(above, vocabulary) or (number == 0 and points is None):
            continue
        named = above.row == upper.row and above.column == cell.column and _is_name(above)
        if points is not None and UNIT.search(cell.text) and named:
            spots.append(Spot(upper, above, (without_layout(above.text),), (points,)))
        else:
            others += 1
    different = len({spot.levels for spot in spots}) == len(spots)
    return spots if different and len(spots) >= FEWEST and len(spots) >= others * 4 else []


def _over_pairs(upper: Line, lower: Line, lines: Sequence[Line], vocabulary: Vocabulary) -> list[Spot]:
    """演讲内容[span 2] over 满分 | 打分, with the same full marks in all rows below."""
    spots = []
    for cell, beside in pairwise(lower.own_cells()):
        above = upper.cells[cell.column]
        roles = (vocabulary.role_of(cell.text), vocabulary.role_of(beside.text))
        if above is None or above is not upper.cells[beside.column] or not _is_name(above):
            continue
        if roles == (Role.SCORE, Role.RESULT) and above.row == upper.row:
            spots.append(Spot(upper, above, (without_layout(above.text),), (_constant(cell, lower, lines),)))
    return spots if len(spots) >= FEWEST_PAIRS and all(spot.scores[0] is not None for spot in spots) else []


def _constant(header: Cell, lower: Line, lines: Sequence[Line]) -> float | None:
    """The one number below a header, None where there are several or none."""
    below = [cell for line in lines if line.row > lower.row for cell in line.printed_cells()]
    numbers = {read_score(cell.text).number for cell in below if cell.column == header.column}
    return numbers.pop() if len(numbers) == 1 else None


def _over_numbers(upper: Line, lower: Line) -> list[Spot]:
    """地面（30分）[span 2] over 无垃圾 / 15 | 无水渍 / 15, which come to its points."""
    spots: list[Spot] = []
    for parent in upper.printed_cells():
        name = named_score(parent)
        below = [cell for cell in lower.printed_cells() if upper.cells[cell.column] is parent]
        parts = [part for cell in below if (part := _with_number(cell))]
        if name is None or name.score is None or not parts or len(parts) < len(below):
            continue
        if abs(sum(points for _text, points in parts) - name.score) < EXACT:
            pairs = zip(below, parts, strict=True)
            spots += [Spot(lower, cell, (name.text, text), (name.score, points)) for cell, (text, points) in pairs]
    return spots if len(spots) >= FEWEST else []


def _with_number(cell: Cell) -> tuple[str, float] | None:
    """A name and the number on its last line."""
    lines = [line for line in cell.text.split("\n") if not is_blank(line)]
    number = read_score(lines[-1]).number if len(lines) > 1 else None
    return (without_layout("\n".join(lines[:-1])), number) if number else None


def _before_marks(line: Line, below: Sequence[Line], vocabulary: Vocabulary) -> list[Spot]:
    """工作作风 | 打分 | 业务能力 | 打分: the same word of results behind each name."""
    pairs = [(left, right) for left, right in pairwise(line.own_cells()) if not _is_mark(left, vocabulary)]
    pairs = [(left, right) for left, right in pairs if _is_place(right, vocabulary)]
    marks = [compact(right.text) for _left, right in pairs]
    spots = [
        Spot(line, left, (without_layout(left.text),), (None,), _rule_below(left, below))
        for left, _right in pairs
        if _is_name(left)
    ]
    same = len(set(marks)) == 1 and len(marks) == len(spots) >= FEWEST_PAIRS
    return spots if same and len({spot.levels for spot in spots}) == len(spots) else []


def _is_place(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell heads a place for marks, and is no grade to choose, as A and 优 are."""
    return vocabulary.role_of(cell.text) == Role.RESULT and not vocabulary.is_tick(cell.text) and not is_numeric(cell)


def _is_mark(cell: Cell, vocabulary: Vocabulary) -> bool:
    return vocabulary.role_of(cell.text) in (Role.RESULT, Role.SCORE)


def _rule_below(name: Cell, below: Sequence[Line]) -> str:
    """A long text below a name, merged over the rows of all who are marked."""
    cell = below[0].cells[name.column] if below else None
    return cell.text if cell is not None and cell.column == name.column and cell.row_span > 1 else ""


def _over_rules(upper: Line, lower: Line, vocabulary: Vocabulary) -> list[Spot]:
    """评价项目 | 工作作风 | 工作效率 over 评价内容 | 服务热情 | 流程简洁."""
    corner, *names = upper.own_cells() or (None,)
    label, *rules = lower.own_cells() or (None,)
    if corner is None or label is None or not vocabulary.is_strong(corner.text):
        return []
    known = vocabulary.role_of(corner.text) in NAMING and vocabulary.role_of(label.text) in (ITEM, Role.CRITERION)
    texts = [compact(name.text) for name in names]
    words = any(vocabulary.role_of(text) not in (None, Role.RESULT) or vocabulary.is_no_name(text) for text in texts)
    beside = {rule.column: rule.text for rule in rules}
    if not known or words or len(set(texts)) < max(len(texts), FEWEST) or not all(map(_is_name, names)):
        return []
    return [Spot(upper, n, (without_layout(n.text),), (None,), beside.get(n.column, "")) for n in names]


def _is_name(cell: Cell) -> bool:
    return not is_blank(cell.text) and len(compact(cell.text)) <= LONGEST_NAME and not is_numeric(cell)
