"""The Dataset: five pandas frames with fixed columns and types, checked on the way out.

`SCHEMA` is the one description that the frames, the CSV files, the data package and the documentation follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Kind(StrEnum):
    """A column's type, named as Frictionless names it."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    OBJECT = "object"  # JSON


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a frame: its English name (also its name in files), its Chinese label, what it holds.

    A file without an `optional` column is read, too: those that datasets of earlier versions do not have.
    """

    name: str
    label: str
    kind: Kind
    description: str
    optional: bool = False


def _levels() -> tuple[Field, ...]:
    names = "一二三四五"
    texts = [Field(f"level{k}", f"{names[k - 1]}级指标", Kind.TEXT, f"Name at level {k}") for k in range(1, 6)]
    scores = [
        Field(f"level{k}_score", f"{names[k - 1]}级分值", Kind.NUMBER, f"Score printed in the name at level {k}")
        for k in range(1, 6)
    ]
    return (*texts, *scores)


FORM_ID = Field("form_id", "表编号", Kind.TEXT, "The form's number in this dataset")
SOURCE = Field("source", "来源文件", Kind.TEXT, "The file it was read from")
PLACE = (
    Field("table", "表格", Kind.INTEGER, "The table in its file, from 0"),
    Field("row", "行", Kind.INTEGER, "The row in its table, from 0"),
    Field("column", "列", Kind.INTEGER, "The column in its table, from 0"),
)

MERGED = "Over how many indicators a printed cell reaches that begins here, by its column's position"

SCHEMA: dict[str, tuple[Field, ...]] = {
    "forms": (
        FORM_ID,
        SOURCE,
        Field("sha256", "文件指纹", Kind.TEXT, "SHA-256 of the file's bytes"),
        Field("form_no", "表序", Kind.INTEGER, "The form's place in its file, from 1"),
        Field("attachment", "附件", Kind.TEXT, "The attachment mark above it, such as 附件2"),
        Field("title", "标题", Kind.TEXT, "The title above it"),
        Field("year", "年度", Kind.INTEGER, "The year in the title"),
        Field("unit", "单位", Kind.TEXT, "The unit in the title"),
        Field("kind", "表类", Kind.TEXT, "What the title says the form is"),
        Field("type", "表型", Kind.TEXT, "score, or checklist where nothing has points", optional=True),
        Field("n_indicators", "指标数", Kind.INTEGER, "How many leaf indicators it has"),
        Field("total_score", "总分", Kind.NUMBER, "The sum of the full marks in one period, without additional points"),
        Field("extra", "其他信息", Kind.OBJECT, "Fields of the form by their printed names"),
        Field("other_rows", "其他行", Kind.OBJECT, "Rows that are no indicators, as printed"),
        Field(
            "lines",
            "表外文字",
            Kind.OBJECT,
            "Lines above and below its tables, of the page and of notes",
            optional=True,
        ),
        Field(
            "accounted",
            "核对率",
            Kind.NUMBER,
            "Share of the characters of its tables and lines found again in this dataset",
        ),
        Field("confidence", "可信度", Kind.NUMBER, "How sure the reading is, from 0 to 1", optional=True),
        Field("second_reading", "另一读法", Kind.TEXT, "The next likely reading, if any", optional=True),
        Field("layout", "版式", Kind.TEXT, "The signature of its layout, by which corrections find it", optional=True),
    ),
    "columns": (
        FORM_ID,
        Field("section", "分段", Kind.INTEGER, "The stretch of the table under one header, from 1"),
        Field("position", "列序", Kind.INTEGER, "The printed column's place, from 1"),
        Field("header", "表头", Kind.TEXT, "The header; rows of a stacked header on lines of their own"),
        Field("role", "列类", Kind.TEXT, "What the column holds"),
        Field("level", "级别", Kind.INTEGER, "The level, where it holds one"),
        Field("period", "时段", Kind.TEXT, "The period, where the header names one"),
        Field("deadline", "截止", Kind.TEXT, "The deadline, where the header names one"),
        Field("fill_in", "填写", Kind.BOOLEAN, "Whether it is left blank to be filled in"),
        Field("column", "起始列", Kind.INTEGER, "Its first column in the grid, from 0"),
        Field("column_span", "跨列", Kind.INTEGER, "How many columns of the grid it covers"),
        Field("confidence", "可信度", Kind.NUMBER, "How sure its role is, from 0 to 1", optional=True),
    ),
    "indicators": (
        FORM_ID,
        SOURCE,
        Field("attachment", "附件", Kind.TEXT, "The form's attachment mark"),
        Field("title", "标题", Kind.TEXT, "The form's title"),
        Field("year", "年度", Kind.INTEGER, "The form's year"),
        Field("unit", "单位", Kind.TEXT, "The form's unit"),
        Field("section", "分段", Kind.INTEGER, "The stretch of the table under one header, from 1"),
        Field("section_title", "分段标题", Kind.TEXT, "The section row above it, if any"),
        Field("section_path", "分段路径", Kind.TEXT, "All section rows above it, widest first", optional=True),
        Field("indicator_no", "指标序", Kind.INTEGER, "The leaf indicator's place in its form, from 1"),
        *_levels(),
        Field("path", "全路径", Kind.TEXT, "Section rows and names from the widest on", optional=True),
        Field("period", "时段", Kind.TEXT, "The period, such as 平时 or 年底"),
        Field("deadline", "截止", Kind.TEXT, "The period's deadline, such as 截至8月底"),
        Field("requirement", "工作要求", Kind.TEXT, "What is to be done, beside how it is scored", optional=True),
        Field("criterion", "评分标准", Kind.TEXT, "How it is scored, or what is to be done"),
        Field("target_sign", "目标值符号", Kind.TEXT, "Sign of the target value: ≥, ≤, >, <, =", optional=True),
        Field("target_number", "目标值数值", Kind.NUMBER, "Number of the target value", optional=True),
        Field("target_unit", "目标值单位", Kind.TEXT, "Unit of the target value", optional=True),
        Field("score", "分值", Kind.NUMBER, "Full marks"),
        Field("score_text", "分值原文", Kind.TEXT, "The score's wording, where it is no plain number"),
        Field("score_shared", "共用分值数", Kind.INTEGER, "How many indicators share this score cell"),
        Field("result", "完成情况", Kind.TEXT, "What is filled in"),
        Field("remark", "备注", Kind.TEXT, "Remark"),
        Field("extra", "其他列", Kind.OBJECT, "Further columns by their headers"),
        Field("merged", "合并行数", Kind.OBJECT, MERGED, optional=True),
        *PLACE,
        Field("confidence", "可信度", Kind.NUMBER, "How sure the reading is, from 0 to 1"),
    ),
    "clauses": (
        FORM_ID,
        Field("indicator_no", "指标序", Kind.INTEGER, "The leaf indicator's place in its form, 0 for the form's rules"),
        Field("period", "时段", Kind.TEXT, "The indicator's period"),
        Field("clause_no", "条款序", Kind.INTEGER, "The clause's place in its criterion, from 1"),
        Field("marker", "条款号", Kind.TEXT, "Its number as printed"),
        Field("text", "条款", Kind.TEXT, "Its wording"),
        Field("rule", "规则", Kind.TEXT, "What it does to the score: deduct, award, tier, cap, veto, none"),
        Field("points", "分", Kind.NUMBER, "Points deducted or awarded"),
        Field("points_max", "最高分", Kind.NUMBER, "The most points it can come to"),
        Field("per", "每", Kind.TEXT, "Per what the points count"),
        Field("condition", "条件", Kind.TEXT, "When it applies"),
    ),
    "notices": (
        SOURCE,
        FORM_ID,
        Field("severity", "程度", Kind.TEXT, "error, warning or info"),
        Field("kind", "种类", Kind.TEXT, "The kind of notice, for counting"),
        Field("message", "说明", Kind.TEXT, "What was met, and what to do"),
        *PLACE,
    ),
}

KEYS: dict[str, tuple[str, ...]] = {
    "forms": ("form_id",),
    "columns": ("form_id", "section", "position"),
    "indicators": ("form_id", "indicator_no", "period"),
    "clauses": ("form_id", "indicator_no", "period", "clause_no"),
    "notices": (),
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The five frames, columns and types as `SCHEMA` says; an absent value is pandas' NA."""

    forms: pd.DataFrame
    columns: pd.DataFrame
    indicators: pd.DataFrame
    clauses: pd.DataFrame
    notices: pd.DataFrame
