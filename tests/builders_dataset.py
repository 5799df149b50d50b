"""Datasets in one line: forms from records, and a form of an invented county."""

from __future__ import annotations

from dataclasses import replace

from zhibiao.normalize.records import Column, Form, Indicator, OtherCell, OtherRow, Reading, Role, RowKind
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.normalize.store.frames import assemble

ROLES = {
    "一级": (Role.LEVEL, 1),
    "二级": (Role.LEVEL, 2),
    "三级": (Role.LEVEL, 3),
    "要求": (Role.REQUIREMENT, None),
    "标准": (Role.CRITERION, None),
    "分值": (Role.SCORE, None),
    "得分": (Role.RESULT, None),
    "备注": (Role.REMARK, None),
}


def col(header: str, role: Role, level: int | None = None, *, at: int, span: int = 1, period: str = "") -> Column:
    fill_in = role is Role.RESULT
    return Column(1, at + 1, header, role, level, period=period, fill_in=fill_in, column=at, column_span=span)


def cols(*headers: str, section: int = 1) -> tuple[Column, ...]:
    """Columns side by side whose roles follow from the last line of their headers."""
    made = [col(header, *_role(header.rsplit("\n", 1)[-1]), at=at) for at, header in enumerate(headers)]
    return tuple(replace(one, section=section) for one in made)


def _role(header: str) -> tuple[Role, int | None]:
    return ROLES.get(header, (Role.OTHER, None))


def ind(no: int, *levels: str, **fields: object) -> Indicator:
    """An indicator in the row of its number, with its names and any further fields."""
    plain: dict[str, object] = {"section": 1, "row": no, "level_scores": (None,) * len(levels)}
    return Indicator(indicator_no=no, levels=levels, **(plain | fields))  # type: ignore[arg-type]


def other(kind: RowKind, after: int, *cells: tuple[int, int, str], section: int = 1, row: int = -1) -> OtherRow:
    return OtherRow(kind, section, after, tuple(OtherCell(*cell) for cell in cells), row)


def form(
    columns: tuple[Column, ...],
    indicators: tuple[Indicator, ...] = (),
    *others: OtherRow,
    title: str = "",
    attachment: str = "",
    year: int | None = None,
) -> Form:
    width = max((column.column + column.column_span for column in columns), default=0)
    return Form(1, attachment, title, year, "", "", columns, indicators, other_rows=others, n_columns=width)


def dataset(*forms: Form) -> Dataset:
    return assemble([Reading("forms.docx", "", forms)])


def county_form() -> Form:
    """Two periods side by side above, other columns below, as one county's forms have them."""
    upper = (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("二级指标", Role.LEVEL, 2, at=1),
        col("三级指标", Role.LEVEL, 3, at=2),
        col("平时考核指标（截至6月底）", Role.CRITERION, at=3, period="平时"),
        col("分值", Role.SCORE, at=4, period="平时"),
        col("年底考核指标（截至11月底）", Role.CRITERION, at=5, period="年底"),
        col("分值", Role.SCORE, at=6, period="年底"),
    )
    lower = (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("二级指标", Role.LEVEL, 2, at=1),
        col("三级指标", Role.LEVEL, 3, at=2, span=2),
        col("分值", Role.SCORE, at=4),
        col("完成情况", Role.RESULT, at=5, span=2),
    )
    numbered = [replace(one, position=position, section=2) for position, one in enumerate(lower, 1)]
    pairs = [one for no, duty in enumerate(DUTIES, 1) for one in _pair(no, *duty)]
    rest = [
        ind(no, "改革创新", name, text, section=2, row=no + 1, score=score, result="已完成")
        for no, (name, text, score) in enumerate(NOVELTIES, len(DUTIES) + 1)
    ]
    title = "2021年度青禾县水务服务中心履职与创新考核指标"
    return form((*upper, *numbered), (*pairs, *rest), title=title, attachment="附件3", year=2021)


def _pair(no: int, name: str, early: str, late: str, score: float) -> tuple[Indicator, Indicator]:
    early_one = ind(no, "履行职责", name, period="平时", criterion=early, score=score)
    return early_one, replace(early_one, period="年底", criterion=late)


DUTIES = (
    (
        "供水保障",
        "1、完成城区老旧管网普查，建立台账。2、开展水源地巡查，每月不少于两次，发现问题及时处置。"
        "3、做好汛期值守，落实二十四小时值班制度，险情半小时内上报。4、推进农村饮水安全工程，完成前期勘察与设计。",
        "城区供水水质综合合格率达到98%以上；老旧管网改造任务全部完成并通过验收。水源地巡查记录完整，"
        "整改率达到100%。农村饮水安全工程按期完工，受益群众满意。全年没有发生责任事故。",
        50.0,
    ),
    (
        "服务质量",
        "受到有效投诉的扣3分。\n抢修超时的扣3分。\n台账缺失的扣4分。",
        "受到有效投诉的扣5分。\n抢修超时的扣5分。",
        10.0,
    ),
    ("服务效率", "报装超期的扣5分。\n信息报送不及时的扣5分。\n", " 报装超期的扣5分。", 10.0),
)
NOVELTIES = (
    ("重点任务", "承担全县重点工作任务情况", 3.0),
    ("工作创新", "制度、管理、技术等方面的创新", 5.0),
    ("提质增效", "争取项目资金，优化流程，降低漏损率等", 4.0),
)
