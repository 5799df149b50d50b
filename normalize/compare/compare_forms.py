"""Compare two datasets' forms: which indicators were added, dropped, reworded and rescored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..facts.scores import print_number, score_wording
from ..facts.wording import compact
from ..records import Form, Indicator
from .match_forms import pair_forms
from .match_indicators import IndicatorRow, pair_rows, rows_of


class ChangeKind(StrEnum):
    """What became of an indicator; one that was reworded and rescored is both."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    RESCORED = "rescored"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an indicator that changed: its name in the dataset, the period it is about, its texts."""

    kind: ChangeKind
    field: str
    period: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator that changed, as it was and as it is: None where it was not or is not."""

    old: IndicatorRow | None
    new: IndicatorRow | None
    differences: tuple[Difference, ...] = ()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What became of it."""
        if self.old is None:
            return (ChangeKind.ADDED,)
        if self.new is None:
            return (ChangeKind.DROPPED,)
        return tuple(kind for kind in ChangeKind if any(one.kind is kind for one in self.differences))

    @property
    def row(self) -> IndicatorRow:
        """The indicator as it is, or as it was where it was dropped."""
        row = self.new or self.old
        assert row is not None  # noqa: S101  # a change is about one indicator at least
        return row


@dataclass(frozen=True, slots=True)
class FormChanges:
    """A form as it was and as it is (None where it was not or is not), and its indicators that changed."""

    old: Form | None
    new: Form | None
    changes: tuple[Change, ...]
    unchanged: int


def compare_forms(old: Sequence[Form], new: Sequence[Form]) -> tuple[FormChanges, ...]:
    """The forms of two years or versions with their changes, in the old order, new forms last."""
    return tuple(
        _compared(None if one is None else old[one], None if other is None else new[other])
        for one, other in pair_forms(old, new)
    )


def _compared(old: Form | None, new: Form | None) -> FormChanges:
    pairs = pair_rows(rows_of(old) if old else (), rows_of(new) if new else ())
    known: set[tuple[str, ...]] = set()
    changes = [Change(pair.old, pair.new, _differences(pair.old, pair.new, known)) for pair in pairs]
    changed = tuple(change for change in changes if change.kinds)
    return FormChanges(old, new, changed, len(changes) - len(changed))


def _differences(
    old: IndicatorRow | None, new: IndicatorRow | None, known: set[tuple[str, ...]]
) -> tuple[Difference, ...]:
    """What differs between two rows; a name that stands over several rows differs once, `known` remembers it."""
    if old is None or new is None:
        return ()
    contents = tuple(_contents(old, new))  # a score in a name may be the indicator's own, which differs, too
    scores = {(one.old, one.new) for one in contents if one.kind is ChangeKind.RESCORED}
    names = (
        one
        for key, one in _keyed_names(old.first, new.first)
        if (one.kind is ChangeKind.REWORDED or (one.old, one.new) not in scores) and _is_news(key, known)
    )
    return (*names, *contents)


def _keyed_names(old: Indicator, new: Indicator) -> Iterator[tuple[tuple[str, ...], Difference]]:
    """What differs in the names of all levels, with what it is known by: nothing for the last, which is each row's."""
    depth = max(len(old.levels), len(new.levels))
    for level in range(1, depth + 1):
        for one in name_differences(old, new, level):
            yield (one.field, one.old, one.new, *old.levels[: level - 1]) if level < depth else (), one


def name_differences(old: Indicator, new: Indicator, level: int) -> Iterator[Difference]:
    """What differs in the names at a level, and in the scores printed in them."""
    was, now = (one.name_at(level) for one in (old, new))
    if compact(was) != compact(now):
        yield Difference(ChangeKind.REWORDED, f"level{level}", "", was, now)
    marks, marks_now = (print_number(one.score_at(level)) for one in (old, new))
    if marks != marks_now:
        yield Difference(ChangeKind.RESCORED, f"level{level}_score", "", marks, marks_now)


def _is_news(key: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Whether a difference was not met before; it is from then on, if it has a key."""
    met = key in known
    known.update([key] if key else [])
    return not met


def _contents(old: IndicatorRow, new: IndicatorRow) -> Iterator[Difference]:
    """What differs in rules and full marks, period by period; single periods on both sides are one."""
    for period, was, now in _periods(old, new):
        for field in ("requirement", "criterion"):
            rule, rule_now = (getattr(one, field) if one else "" for one in (was, now))
            if compact(rule) != compact(rule_now):
                yield Difference(ChangeKind.REWORDED, field, period, rule, rule_now)
        marks, marks_now = (score_wording(one) if one else "" for one in (was, now))
        if compact(marks) != compact(marks_now):
            yield Difference(ChangeKind.RESCORED, "score", period, marks, marks_now)


def _periods(old: IndicatorRow, new: IndicatorRow) -> Iterator[tuple[str, Indicator | None, Indicator | None]]:
    if len(old.indicators) == len(new.indicators) == 1:
        yield new.first.period, old.first, new.first
        return
    before, after = ({one.period: one for one in row.indicators} for row in (old, new))
    for period in dict.fromkeys((*before, *after)):
        yield period, before.get(period), after.get(period)
