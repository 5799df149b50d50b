"""Random datasets for property tests: any columns, merged and blank names, odd texts, rows of other kinds."""

from __future__ import annotations

from dataclasses import replace

from builders_dataset import cols, dataset, form, ind, other
from hypothesis import strategies as st
from zhibiao.normalize.records import Form, FormLine, Indicator, LineKind, LinePlace, RowKind
from zhibiao.render.form import FormOptions, views
from zhibiao.render.view import FormView

HEADERS = ("一级", "二级", "三级", "要求", "标准", "分值", "得分", "备注", "责任单位", "考核\n时限")
LINES = st.text("甲乙丙 1.5%（）<>&\"'={{}}\u3000\u00a0", max_size=12)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
NAMES = st.sampled_from(["", "履职", "创新", "管理<&>"])
AROUND = st.builds(
    FormLine,
    st.sampled_from(LinePlace),
    st.sampled_from(LineKind),
    LINES.map(str.strip).filter(bool)
    | st.sampled_from(
        (
            "填报单位（盖章）：        填报日期：    年  月  日",
            "注：1.一式三份。2.出事故的，一票否决。",
            "1、本表由考核办填写",
            "　　说明：甲、乙",
            "# 2025年3月1日",
            "- 检查结论：□优秀\t☑合格",
            "一级指标        分值        得分",
        )
    ),
)
POINTS = st.none() | st.sampled_from([1.0, 2.5, 100.0])


@st.composite
def indicators(draw: st.DrawFn, no: int, section: int) -> Indicator:
    names = draw(st.tuples(NAMES.filter(bool), NAMES, NAMES))
    levels = names[: draw(st.integers(1, 3))]
    return ind(
        no,
        *levels,
        section=section,
        level_scores=draw(st.tuples(*[POINTS for _ in levels])),
        row=draw(st.integers(no - 1, no)),
        requirement=draw(TEXTS),
        criterion=draw(TEXTS),
        score=draw(POINTS),
        score_shared=draw(st.none() | st.integers(2, 4)),
        result=draw(TEXTS),
        remark=draw(TEXTS),
        extra=draw(st.just({}) | st.fixed_dictionaries({"责任单位": TEXTS})),
    )


@st.composite
def forms(draw: st.DrawFn) -> Form:
    made: list[Indicator] = []
    columns = []
    kept = []
    for section in range(1, draw(st.integers(1, 2)) + 1):
        headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=7, unique=True))
        spans = draw(st.lists(st.integers(1, 3), min_size=len(headers), max_size=len(headers)))
        edges = [sum(spans[:at]) for at in range(len(spans))]
        pairs = zip(cols(*headers, section=section), edges, spans, strict=True)
        columns += [replace(one, column=edge, column_span=span) for one, edge, span in pairs]
        for _ in range(draw(st.integers(0, 4))):
            made.append(draw(indicators(len(made) + 1, section)))
        for kind in draw(st.lists(st.sampled_from(RowKind), max_size=2)):
            cell = (draw(st.integers(0, 2)), draw(st.integers(1, 4)), draw(TEXTS))
            kept.append(other(kind, draw(st.integers(0, len(made))), cell, section=section))
    made_form = form(tuple(columns), tuple(made), *kept, title=draw(LINES), attachment=draw(LINES))
    return replace(made_form, lines=tuple(draw(st.lists(AROUND, max_size=4))))


@st.composite
def printed(draw: st.DrawFn) -> tuple[FormView, ...]:
    options = FormOptions(draw(st.sampled_from(["results", "criteria", "none"])))
    return views(dataset(*draw(st.lists(forms(), min_size=1, max_size=3))), options)
