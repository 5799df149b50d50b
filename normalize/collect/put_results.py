"""Put forms with their results taken in back into the frames of the dataset they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from zhibiao.extract.document import Notice

from ..records import CollectKind, Form, Indicator
from ..store.dataset import Dataset
from ..store.frames import as_json, frame_of, notice_row, validated

FIELDS = ("requirement", "criterion", "result", "remark", "period", "deadline", "extra")
"""What a form that came back can fill in."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something noticed in a form that came back: the file, the dataset's form ("" where it is none), the notice."""

    source: str
    form_id: str
    notice: Notice


def put_results(dataset: Dataset, forms: Mapping[str, Form], sources: Collection[str], told: Sequence[Told]) -> Dataset:
    """The dataset with the indicators of `forms`, by their ids, as they stand there, and with what was told.

    What was told of these forms or of the files `sources` when they came back before is dropped.
    """
    rows = [_notice_row(one) for one in told]
    kept = dataset.notices[~_told_before(dataset.notices, forms, sources)]
    notices = pd.concat([kept, frame_of("notices", rows)], ignore_index=True) if rows else kept.reset_index(drop=True)
    return validated(replace(dataset, indicators=_filled(dataset.indicators, forms), notices=notices))


def _notice_row(one: Told) -> Mapping[str, Any]:
    return notice_row(one.source, one.form_id, one.notice)


def _told_before(notices: pd.DataFrame, forms: Collection[str], sources: Collection[str]) -> pd.Series[bool]:
    """The notices of an earlier return of these forms or files."""
    of_return = notices["kind"].isin([str(kind) for kind in CollectKind])
    return of_return & (notices["form_id"].isin(list(forms)) | notices["source"].isin(list(sources)))


def _filled(frame: pd.DataFrame, forms: Mapping[str, Form]) -> pd.DataFrame:
    known = {(form_id, one.indicator_no, one.period): one for form_id, form in forms.items() for one in form.indicators}
    periods = frame["period"].fillna("")
    keys = list(zip(frame["form_id"], frame["indicator_no"], periods, strict=True))
    columns = {name: _column(name, frame[name], [known.get(key) for key in keys]) for name in FIELDS}
    return frame.assign(**columns)


def _column(name: str, before: pd.Series[Any], indicators: Iterable[Indicator | None]) -> Any:
    values = [old if one is None else _value(name, one) for old, one in zip(before, indicators, strict=True)]
    return pd.array([None if value is pd.NA or value == "" else value for value in values], dtype="string")


def _value(name: str, indicator: Indicator) -> str:
    value = getattr(indicator, name)
    return as_json(value) if name == "extra" else str(value)
