"""Forms of invented towns, printed blank and filled in as clerks do."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import docx
from builders_dataset import col, dataset, ind
from docx.document import Document as Docx
from docx.table import Table as DocxTable
from zhibiao.normalize.records import Column, Form, Indicator, Role
from zhibiao.normalize.store.dataset import Dataset
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS

HEADER_ROWS = 1
CRITERION, SCORE, RESULT, REMARK = 2, 3, 4, 5
"""The places of the printed columns behind the two levels."""

DUTIES = (
    ("清洁卫生", "道路保洁", "主次干道每日清扫两次，有积尘的每处扣1分，垃圾未清运的每处扣2分。", 20.0),
    ("清洁卫生", "公厕管理", "公厕无人值守的每次扣2分，设施损坏三日内未修的每处扣1分。", 15.0),
    ("清洁卫生", "垃圾分类", "分类投放点未设标识的每处扣1分，混装混运的每次扣3分。", 15.0),
    ("秩序维护", "占道经营", "出店经营未劝离的每户扣1分，流动摊贩未入市的每处扣1分。", 20.0),
    ("秩序维护", "车辆停放", "人行道乱停车辆未处置的每辆扣0.5分。", 10.0),
    ("群众评议", "投诉办理", "投诉超期未办结的每件扣2分，重复投诉查实的每件扣3分。", 20.0),
)
TOWNS = tuple(
    f"{name}街道办事处" for name in ("青萍", "白蘋", "栖霞", "望舒", "听泉", "临皋", "采薇", "鹿鸣", "南陔", "湛露")
)
TOWNS += tuple(
    f"{name}镇政府" for name in ("甘棠", "伐檀", "蒹葭", "木瓜", "桑中", "载驰", "硕鼠", "终南", "晨风", "渭阳")
)


def columns() -> tuple[Column, ...]:
    return (
        col("一级指标", Role.LEVEL, 1, at=0),
        col("二级指标", Role.LEVEL, 2, at=1),
        col("评分标准", Role.CRITERION, at=2),
        col("分值", Role.SCORE, at=3),
        col("自评得分", Role.RESULT, at=4),
        replace(col("备注", Role.REMARK, at=5), fill_in=True),
    )


def duty(no: int, first: str, second: str, criterion: str, score: float) -> Indicator:
    return ind(no, first, second, criterion=criterion, score=score)


def town_form(unit: str, year: int = 2024, indicators: Iterable[Indicator] | None = None) -> Form:
    given = tuple(duty(no, *one) for no, one in enumerate(DUTIES, 1)) if indicators is None else tuple(indicators)
    title = f"{year}年度{unit}城市管理考核评分表"
    return Form(1, "附件1", title, year, unit, "城市管理考核评分表", columns(), given, total_score=100.0, n_columns=6)


def towns(count: int = 20) -> Dataset:
    return dataset(*(town_form(unit) for unit in TOWNS[:count]))


def blank_docx(data: Dataset) -> list[bytes]:
    return [FORMATS["docx"]([view]).data for view in views(data, FormOptions())]


def filled(blank: bytes, results: Iterable[str], spoil: Callable[[DocxTable], None] | None = None) -> bytes:
    """A blank form with its results written in from above, and spoilt if so wished."""
    word = docx.Document(io.BytesIO(blank))
    table = word.tables[0]
    for row, result in enumerate(results, HEADER_ROWS):
        write(table, row, RESULT, result)
    if spoil:
        spoil(table)
    return saved(word)


def saved(word: Docx) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def write(table: DocxTable, row: int, column: int, text: str) -> None:
    paragraph = table.cell(row, column).paragraphs[0]
    for run in paragraph.runs:
        run.text = ""
    paragraph.add_run(text)


def remove_row(table: DocxTable, row: int) -> None:
    table._tbl.remove(table.rows[row]._tr)


def save_all(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
