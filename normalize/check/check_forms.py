"""Check what the forms say against itself: rules, periods, sums, duplicates, numbers; each finding is a notice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import starmap

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..facts.scores import EXACT, print_sum
from ..facts.wording import compact
from ..records import CheckKind, Clause, Form, Indicator, Rule
from .budget import check_budget
from .check_amounts import check_amounts
from .check_numbering import check_numbering
from .check_sums import check_sums, check_totals, check_weights

WORKED_OUT = frozenset(
    {
        CheckKind.CLAUSE_SUM,
        CheckKind.PERIOD_SCORES,
        CheckKind.LEVEL_SUM,
        CheckKind.TOTAL_SUM,
        CheckKind.TOTAL_DIFFERS,
        CheckKind.DUPLICATE,
        CheckKind.NUMBERING_GAP,
    }
)
"""What is found in the data alone, and so again after an edit; other kinds tell of the file."""


def check_form(form: Form) -> tuple[Notice, ...]:
    """The findings of one form."""
    checks = (
        check_awards,
        check_periods,
        check_sums,
        check_weights,
        check_totals,
        check_duplicates,
        check_budget,
        check_numbering,
        check_amounts,
    )
    return tuple(notice for check in checks for notice in check(form))


def check_awards(form: Form) -> Iterator[Notice]:
    """Awards that count once each and cannot come to the score; deductions may come to more than it, or less."""
    for one in form.indicators:
        points = _awards(one)
        if len(points) > 1 and one.score is not None and sum(points) < one.score - EXACT:
            text = _("{name}: the rules give {points} points at most, the score is {score}.")
            message = text.format(name=_name(one), points=print_sum(sum(points)), score=print_sum(one.score))
            yield Notice(CheckKind.CLAUSE_SUM, message, Severity.INFO, _place(one))


def _awards(one: Indicator) -> list[float]:
    """The points of an indicator's rules where all are awards that count once; none where others are among them."""
    rules = [clause for clause in one.clauses if clause.rule is not Rule.NONE]
    return [clause.points or 0.0 for clause in rules] if all(map(_counts_once, rules)) else []


def _counts_once(clause: Clause) -> bool:
    return clause.rule is Rule.AWARD and not clause.per and clause.points_max is None


def check_periods(form: Form) -> Iterator[Notice]:
    """Scores that differ between an indicator's periods; where most of them do, the form is made so."""
    scored = [(one, other) for one, other in _pairs(form) if None not in (one.score, other.score)]
    differing = [(one, other) for one, other in scored if one.score != other.score]
    if len(differing) > 1 and len(scored) < 2 * len(differing):
        yield _own_scores(form, len(differing), len(scored))
    else:
        yield from starmap(_other_score, differing)


def _pairs(form: Form) -> Iterator[tuple[Indicator, Indicator]]:
    """The indicators of further periods, each with that of the first."""
    first: dict[int, Indicator] = {}
    for one in form.indicators:
        if first.setdefault(one.indicator_no, one) is not one:
            yield one, first[one.indicator_no]


def _own_scores(form: Form, differing: int, scored: int) -> Notice:
    text = _("The periods have scores of their own, as {count} of {all} differ. All were kept.")
    message = text.format(count=differing, all=scored)
    return Notice(CheckKind.PERIOD_SCORES, message, Severity.INFO, Place(form.table))


def _other_score(one: Indicator, other: Indicator) -> Notice:
    text = _("{name}: the score is {score}, but {other} in the period {period}. Is that meant?")
    scores = {"score": print_sum(one.score), "other": print_sum(other.score)}
    message = text.format(name=_name(one), period=other.period, **scores)
    return Notice(CheckKind.PERIOD_SCORES, message, place=_place(one))


def check_duplicates(form: Form) -> Iterator[Notice]:
    """Indicators that say the same as one before them in another cell; names without a word are not compared.

    Rows under one name that say nothing else are left for someone to fill in.
    """
    seen: dict[tuple[object, ...], Place] = {}
    for one in form.indicators:
        texts = (compact(one.requirement), compact(one.criterion), *one.extra.items())
        key = (one.section, one.section_title, one.levels, one.period, texts)
        if seen.setdefault(key, _place(one)) != _place(one) and any(map(str.isalnum, _name(one))):
            text = _("{name} stands in the form twice.").format(name=_name(one))
            yield Notice(CheckKind.DUPLICATE, text, place=_place(one))


def _place(indicator: Indicator) -> Place:
    return Place(indicator.table, indicator.row, indicator.column)


def _name(indicator: Indicator) -> str:
    path = " / ".join(filter(None, indicator.levels))
    return f"{path} ({indicator.period})" if indicator.period else path
