"""Tell text whose tables have lost their structure: a cell a line, and nothing that parts the rows."""

from __future__ import annotations

from ..errors import UnreadableFile
from ..language import _
from .kinds import Kind, bare, kind_of

COLUMN_NAMES = frozenset(
    [
        "序号",
        "分值",
        "得分",
        "备注",
        "权重",
        "满分",
        "标准分值",
        "自评得分",
        "一级指标",
        "二级指标",
        "三级指标",
        "考核项目",
        "考核内容",
        "考核指标",
        "考核标准",
        "评分标准",
        "评价指标",
        "评价标准",
        "指标名称",
        "责任单位",
        "完成情况",
        "项目",
        "内容",
        "类别",
    ]
)
ENOUGH_NAMES = 3
NEIGHBOURS = 10
ENOUGH_NUMBERS = 3


def refuse_if_gone(text: str) -> None:
    """Raise `UnreadableFile` of kind `structure-gone` where several columns' names stand on lines of their own.

    There has to be strong evidence: three such names close together, and three lines that are a number.
    """
    if "\t" in text or "|" in text:
        return
    lines = [line for line in text.split("\n", 1 << 16)[: 1 << 16] if line.strip()]
    names = [at for at, line in enumerate(lines) if bare(line) in COLUMN_NAMES]
    close = any(later - one < NEIGHBOURS for one, later in zip(names, names[ENOUGH_NAMES - 1 :], strict=False))
    if close and sum(kind_of(line) is Kind.NUMBER for line in lines) >= ENOUGH_NUMBERS:
        message = _(
            "The text was made from a table, but its rows and columns are lost: each cell stands on a line of its own. "
            "Give the original Word file."
        )
        raise UnreadableFile("structure-gone", message)
