"""Know the self-evaluation of a project's spending (项目支出绩效自评表): its block of funds, its goals, its points.

Source of the points: the ministry's usual split, execution 10, output 50, effect 30, satisfaction 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from zhibiao.extract.document import Cell, Notice, Place
from zhibiao.extract.language import _

from ..facts.scores import EXACT, print_number, read_score
from ..facts.wording import compact, is_blank, without_layout
from ..reading.lines import Line
from ..records import CheckKind, Form, Indicator
from .printed_sums import known

FUNDS = re.compile(r"预算数|执行数|资金额|到位数")
GOALS = re.compile(r"预期目标|(?:年初|年度)?设定目标|实际完成情况|全年实际完成|目标实际完成|总体目标完成情况")
OUTPUT, EFFECT, SATISFACTION = "产出", "效益", "满意度"
USUAL = {OUTPUT: 50.0, EFFECT: 30.0, SATISFACTION: 10.0}
EXECUTION = 10.0
JOIN = "·"


def block_fields(lines: Sequence[Line]) -> Mapping[int, Mapping[str, str]]:
    """The fields of funds and goals, by the place of their line: 年度资金总额·全年预算数, 预期目标.

    The lines of the heads themselves have none.
    """
    fields: dict[int, dict[str, str]] = {}
    head: Line | None = None
    funds = False
    for place, line in enumerate(lines):
        if is_head := _is_head(line):
            head, funds = line, is_head is FUNDS
            fields[place] = {}
        elif head is not None and _stands_under(line, head):
            fields[place] = _values(line, head, funds)
        else:
            head = None
    return fields


def _is_head(line: Line) -> re.Pattern[str] | None:
    for words in (FUNDS, GOALS):
        if sum(bool(words.search(compact(cell.text))) for cell in line.printed_cells()) > 1:
            return words
    return None


def _stands_under(line: Line, head: Line) -> bool:
    first = line.cells[0]
    goes_on = first is not None and first.row < line.row
    return line.table == head.table and (goes_on or (bool(line.own_cells()) and is_blank(line.own_cells()[0].text)))


def _values(line: Line, head: Line, funds: bool) -> dict[str, str]:
    label, values = "", {}
    for cell in line.printed_cells():
        name = _name_above(head, cell)
        if not name:
            label = without_layout(cell.text)
        else:
            values[f"{label}{JOIN}{name}" if funds and label else name] = cell.text.strip()
    return values


def _name_above(head: Line, cell: Cell) -> str:
    """The head that begins above a cell."""
    above = head.cells[cell.column]
    return without_layout(above.text) if above is not None and above.column == cell.column else ""


def execution_points(form: Form) -> float | None:
    """The points that the block of funds gives for the budget's execution."""
    printed = (text for key, text in form.fields.items() if key.endswith((f"{JOIN}分值", f"{JOIN}权重")))
    return known(read_score(text).number for text in printed)


def check_budget(form: Form) -> Iterator[Notice]:
    """The points of output, effect and satisfaction against the usual ones, with the funds' 100 together."""
    points = execution_points(form)
    parts = _parts(form.indicators)
    if points is None or set(parts) != set(USUAL):
        return
    usual = {**USUAL, "预算执行": EXECUTION}
    for name, found in {**parts, "预算执行": points}.items():
        if abs(found - usual[name]) > EXACT:
            text = _("{name}: the points come to {found}; in a self-evaluation of spending they are usually {usual}.")
            message = text.format(name=name, found=print_number(round(found, 6)), usual=print_number(usual[name]))
            yield Notice(CheckKind.LEVEL_SUM, message, place=Place(form.table))


def _parts(indicators: Sequence[Indicator]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for one in indicators:
        for name in [word for word in USUAL if word in "".join(one.levels[:1])][:1]:
            sums[name] = sums.get(name, 0.0) + (one.score or 0.0)
    return sums
