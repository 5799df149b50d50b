"""The units of a dataset in the order of their points, as a table beside its other tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zhibiao.normalize.collect.points import Slot, counted_slots
from zhibiao.normalize.store.cells import escaped
from zhibiao.normalize.store.csv_files import BYTE_ORDER_MARK, Labels
from zhibiao.render.records import StoredForm

COLUMNS = {
    "year": "年度",
    "rank": "名次",
    "unit": "单位",
    "points": "得分",
    "full_marks": "满分",
    "share": "得分率",
    "counted": "计分项",
    "blank": "未填项",
    "uncounted": "未计项",
    "above": "超满分项",
    "forms": "表编号",
}
"""The columns of ranking.csv: their English names and their Chinese ones."""


@dataclass(slots=True)
class Standing:
    """A unit's points in one year, over all of its forms.

    `counted` are its results that are numbers, `uncounted` those that are none, `above` those beyond the full marks;
    `rank` is None where none is a number.
    """

    year: int | None
    unit: str
    points: float = 0.0
    full_marks: float = 0.0
    counted: int = 0
    blank: int = 0
    uncounted: int = 0
    above: int = 0
    forms: list[str] = field(default_factory=list)
    rank: int | None = None

    @property
    def share(self) -> float | None:
        """Its part of the full marks."""
        return self.points / self.full_marks if self.counted and self.full_marks > 0 else None


def rank_units(forms: Iterable[StoredForm]) -> list[Standing]:
    """The standings, year by year, the most points first; units with as many share a rank, 1, 2, 2, 4."""
    standings: dict[tuple[int | None, str], Standing] = {}
    for stored in forms:
        form = stored.form
        unit = form.unit or form.title or stored.form_id
        standing = standings.setdefault((form.year, unit), Standing(form.year, unit))
        standing.forms.append(stored.form_id)
        for slot in counted_slots(form):
            _add(standing, slot)
    ordered = sorted(standings.values(), key=lambda one: (one.year or 0, not one.counted, -_rounded(one.points)))
    _rank(ordered)
    return ordered


def _add(standing: Standing, slot: Slot) -> None:
    standing.full_marks += slot.full_marks or 0.0
    if slot.points is not None:
        standing.points += slot.points
        standing.counted += 1
        standing.above += slot.full_marks is not None and slot.points > max(slot.full_marks, 0.0) + 1e-9
    elif slot.blank:
        standing.blank += 1
    else:
        standing.uncounted += 1


def _rank(ordered: Sequence[Standing]) -> None:
    place = 0
    before: Standing | None = None
    for one in ordered:
        place = place + 1 if before is not None and before.year == one.year else 1
        if one.counted:
            equal = before is not None and before.year == one.year and _rounded(before.points) == _rounded(one.points)
            one.rank = before.rank if equal and before is not None else place
        before = one


def _rounded(points: float) -> float:
    return round(points, 6)


def ranking_csv(standings: Iterable[Standing], labels: Labels) -> bytes:
    """The table as a CSV file that Excel opens."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values() if labels == "zh" else COLUMNS)
    writer.writerows(map(_row, standings))
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _row(one: Standing) -> list[str]:
    shown = [one.year, one.rank, escaped(one.unit), _number(one.points) if one.counted else None]
    shown += [_number(one.full_marks), None if one.share is None else f"{one.share:.4f}"]
    shown += [one.counted, one.blank, one.uncounted, one.above, escaped(" ".join(one.forms))]
    return ["" if value is None else str(value) for value in shown]


def _number(value: float) -> str:
    return f"{_rounded(value):g}" if abs(value) < 1e6 and value.is_integer() else repr(_rounded(value))
