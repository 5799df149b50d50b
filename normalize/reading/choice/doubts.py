"""How sure a reading is: confidences of forms, columns and rows, and what is said of a doubtful one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ...records import CheckKind, Column, Indicator
from .choose import Candidate, Choice
from .learned import Sureness

DOUBTFUL = 0.7
"""A reading that is less sure is told."""
NONE_DOUBTFUL = 0.8
"""So is a table that is left out: most of these are left out surely."""
SHOWN = 24
MOST_SHOWN = 3


def is_doubtful(choice: Choice) -> bool:
    """Whether a choice is so unsure that a person should look at it."""
    return choice.confidence < (DOUBTFUL if choice.best.is_form else NONE_DOUBTFUL) and choice.second is not None


def doubt(choice: Choice, place: Place) -> Notice:
    """The notice of a doubtful reading, with the second one in words."""
    text = _("This table may be read otherwise (confidence {confidence}). Second reading: {second}. Look at it.")
    if not choice.best.is_form:
        text = _("This table was taken for no form (confidence {confidence}). Second reading: {second}. Look at it.")
    message = text.format(confidence=f"{choice.confidence:.0%}", second=second_of(choice))
    return Notice(CheckKind.READING_DOUBTFUL, message, Severity.WARNING, place, choice.confidence)


def second_of(choice: Choice) -> str:
    """The second reading in words: what it has that the best one has not."""
    best, second = choice.best, choice.second
    if second is None:
        return ""
    if second.parts is None:
        return _("no form")
    if best.parts is None:
        return _indicators(second)
    roles = _other_roles(best.parts.columns, second.parts.columns)
    return (
        _("{indicators}; {roles}").format(indicators=_indicators(second), roles=roles) if roles else _indicators(second)
    )


def _indicators(candidate: Candidate) -> str:
    rows = candidate.parts.rows.indicators if candidate.parts else []
    names = "、".join(next((name for name in reversed(one.levels) if name), "")[:SHOWN] for one in rows[:MOST_SHOWN])
    return _("{count} indicators, beginning {names}").format(count=len({one.indicator_no for one in rows}), names=names)


def _other_roles(best: Sequence[Column], second: Sequence[Column]) -> str:
    """The columns that have another role in a second reading: 考核内容 as criterion."""
    roles = {(one.section, one.column): (one.role, one.level) for one in best}
    other = [
        one for one in second if roles.get((one.section, one.column), (one.role, one.level)) != (one.role, one.level)
    ]
    said = (
        _("{header} as {role}").format(header=one.header.replace("\n", " ")[:SHOWN], role=one.role) for one in other
    )
    return _(", ").join(list(said)[:MOST_SHOWN])


def sure_columns(
    columns: Sequence[Column], margins: Mapping[int, Sequence[float]], sureness: Sureness
) -> tuple[Column, ...]:
    """The columns, each with how sure its role is."""
    left = {section: iter(own) for section, own in margins.items()}
    return tuple(replace(one, confidence=sureness.of(next(left[one.section]))) for one in columns)


def sure_rows(
    indicators: Sequence[Indicator], margins: Mapping[tuple[int, int], float], form: float, sureness: Sureness
) -> tuple[Indicator, ...]:
    """The indicators, each with how sure it is: as the form is on average, less where its row is unusual."""
    own = [sureness.of(margins.get((one.table, one.row), 0.0)) for one in indicators]
    mean = sum(own) / len(own) if own else 1.0
    return tuple(
        replace(one, confidence=min(one.confidence, form * min(sure / mean, 1.0) if mean else form))
        for one, sure in zip(indicators, own, strict=True)
    )
