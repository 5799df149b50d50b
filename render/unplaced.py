"""Name what the data holds and no printed column of its section can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from zhibiao.extract.document import Notice
from zhibiao.extract.language import _
from zhibiao.normalize.records import Indicator, Role

from .body import BodyRow, Layout, cell_text, score_wording


class FormKind(StrEnum):
    """What the renderer can have to say."""

    NOT_PRINTED = "not-printed"
    YEAR_UNKNOWN = "year-unknown"
    FONT_LACKS = "font-lacks"
    UPRIGHT = "upright"
    TEXT_APART = "text-apart"
    TEXT_DIFFERS = "text-differs"


def year_unknown(form_id: str) -> Notice:
    """The notice for a form that was to be printed for another year and names none."""
    text = _("Form {form}: its title names no year, so the title is printed as it is.")
    return Notice(FormKind.YEAR_UNKNOWN, text.format(form=form_id))


def unplaced(form_id: str, rows: Sequence[BodyRow], places: Layout) -> tuple[Notice, ...]:
    """A notice for each field that some row holds and the form does not show, with the rows' numbers."""
    missing: dict[str, list[int]] = {}
    for row in rows:
        for field in sorted(set(_not_shown(row, places))):
            missing.setdefault(field, []).append(row.first.indicator_no)
    text = _("Form {form}: no column takes {field} of the indicators {numbers}; it is not printed.")
    return tuple(
        Notice(FormKind.NOT_PRINTED, text.format(form=form_id, field=field, numbers=", ".join(map(str, numbers))))
        for field, numbers in missing.items()
    )


def _not_shown(row: BodyRow, places: Layout) -> Iterator[str]:
    shown: dict[Role, set[str]] = {}
    for column in places.columns:
        shown.setdefault(column.role, set()).add(cell_text(column, row, places))
    everywhere = {text for texts in shown.values() for text in texts}
    names = {column.level for column in places.columns if column.role is Role.LEVEL}
    for indicator in row.indicators:
        yield from (f"level{k}" for k, name in enumerate(indicator.levels, 1) if name and k not in names)
        for role, field, text in _fields(indicator):
            if text and text not in shown.get(role, ()):
                yield field
        yield from (name for name, text in indicator.extra.items() if text and text not in everywhere)


def _fields(indicator: Indicator) -> Iterator[tuple[Role, str, str]]:
    yield Role.REQUIREMENT, "requirement", indicator.requirement
    yield Role.CRITERION, "criterion", indicator.criterion
    if (
        indicator.score is None or indicator.score not in indicator.level_scores
    ):  # a score that stood in a name is printed there
        yield Role.SCORE, "score", score_wording(indicator)
    yield Role.RESULT, "result", indicator.result
    yield Role.REMARK, "remark", indicator.remark
