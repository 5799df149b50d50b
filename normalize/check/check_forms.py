"""Check what the forms say against itself: sums, periods, totals, duplicates; each finding is a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..facts.scores import EXACT, HUNDRED, print_number, read_score
from ..facts.wording import compact
from ..reading.mark_additional import full_marks
from ..records import CheckKind, Form, Indicator, OtherRow, Role, RowKind, Rule
from .budget import check_budget, execution_points
from .check_amounts import check_amounts
from .check_parts import check_numbering, check_sections, check_subtotals, disagrees, printed_total
from .totals import are_weighted, hundreds, sum_of

PARTS = (check_sections, check_subtotals, check_numbering, check_amounts)
COUNTED = frozenset({Rule.DEDUCT, Rule.AWARD})
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
    checks = (_clause_sums, _period_scores, _level_sums, _weights, _total_rows, _duplicates, check_budget, *PARTS)
    return tuple(notice for check in checks for notice in check(form))


def check_neighbours(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms of a file with a notice more: of a total that differs from most of their kind, of a form twice."""
    totals: dict[str, Counter[float]] = {}
    for form in forms:
        if form.total_score is not None:
            totals.setdefault(form.kind, Counter())[form.total_score] += 1
    contents = [_contents(form) for form in forms]
    first = dict(zip(reversed(contents), reversed(forms), strict=True))
    return tuple(
        replace(
            form,
            notices=(
                *form.notices,
                *_differs(form, totals.get(form.kind, Counter())),
                *_repeats(form, first[content]),
            ),
        )
        for form, content in zip(forms, contents, strict=True)
    )


def _place(indicator: Indicator) -> Place:
    return Place(indicator.table, indicator.row, indicator.column)


def _name(indicator: Indicator) -> str:
    path = " / ".join(filter(None, indicator.levels))
    return f"{path} ({indicator.period})" if indicator.period else path


def _clause_sums(form: Form) -> Iterator[Notice]:
    """The points of a criterion's rules against its score, where each rule has points that count once."""
    for one in form.indicators:
        rules = [clause for clause in one.clauses if clause.rule is not Rule.NONE]
        points = [clause.points for clause in rules if clause.points is not None]
        plain = all(c.rule in COUNTED and c.rule is rules[0].rule and not c.per and c.points_max is None for c in rules)
        if one.score is None or len(points) < 2 or len(points) < len(rules) or not plain:
            continue
        if abs(sum(points) - one.score) > EXACT:
            yield _clause_sum(one, sum(points), fewer=sum(points) < one.score and rules[0].rule is Rule.DEDUCT)


def _clause_sum(one: Indicator, points: float, fewer: bool) -> Notice:
    """Deductions that cannot use up the score are common, and only for the record."""
    text = _("{name}: the rules come to {points} points, the score is {score}. Correct one of them.")
    if fewer:
        text = _("{name}: the deductions come to {points} points only, the score is {score}.")
    severity = Severity.INFO if fewer else Severity.WARNING
    return Notice(CheckKind.CLAUSE_SUM, _filled(text, one, points=points), severity, _place(one))


def _filled(text: str, one: Indicator, **numbers: float) -> str:
    printed = {name: print_number(round(value, 6)) for name, value in numbers.items()}
    score = "" if one.score is None else print_number(one.score)
    return text.format(name=_name(one), score=score, **printed)


def _period_scores(form: Form) -> Iterator[Notice]:
    """Scores that differ between an indicator's periods; where most of them do, the form is made so."""
    first: dict[int, Indicator] = {}
    pairs = [(one, first.setdefault(one.indicator_no, one)) for one in form.indicators]
    scored = [(one, other) for one, other in pairs if one is not other and None not in (one.score, other.score)]
    differing = [(one, other) for one, other in scored if one.score != other.score]
    if len(differing) > 1 and len(scored) < 2 * len(differing):
        text = _("The periods have scores of their own, as {count} of {all} differ. All were kept.")
        message = text.format(count=len(differing), all=len(scored))
        yield Notice(CheckKind.PERIOD_SCORES, message, Severity.INFO, Place(form.table))
    else:
        for one, other in differing:
            text = _("{name}: the score is {score}, but {other} in the period {period}. Is that meant?")
            message = text.format(
                name=_name(one), score=_printed(one.score), other=_printed(other.score), period=other.period
            )
            yield Notice(CheckKind.PERIOD_SCORES, message, place=_place(one))


def _printed(number: float | None) -> str:
    return "" if number is None else print_number(round(number, 6))


def _level_sums(form: Form) -> Iterator[Notice]:
    """A score printed in a name against the sum of the indicators under it, or of several that bear this name."""
    weighted = bool(hundreds(full_marks(form.indicators)))
    for path, score, below in _under_names(form):
        total = sum_of(below)
        if total is None or _lacks_scores(below) or (weighted and total == HUNDRED):
            continue
        if abs(abs(total) - score) > EXACT:
            message = disagrees(" / ".join(filter(None, path)), score, total)
            yield Notice(CheckKind.LEVEL_SUM, message, place=_place(below[0]))


def _under_names(form: Form) -> Iterator[tuple[tuple[str, ...], float, Sequence[Indicator]]]:
    """The names that bear a score, the score, and the indicators under them; no name of one indicator alone."""
    groups: dict[tuple[int, tuple[str, ...], float], list[Indicator]] = {}
    for one in form.indicators:
        for level, score in enumerate(one.level_scores, 1):
            if score is not None:
                groups.setdefault((one.section, one.levels[:level], score), []).append(one)
    for (_section, path, score), below in groups.items():
        if len(below) > 1 or below[0].levels != path:
            yield path, score, below


def _lacks_scores(indicators: Sequence[Indicator]) -> bool:
    """Whether some have no score, and none has one that is shared."""
    return any(one.score is None and not one.score_text for one in indicators) and not _is_shared(indicators)


def _weights(form: Form) -> Iterator[Notice]:
    """Parts of a hundred points each whose weights are not all there, or come to no hundred."""
    parts = hundreds(full_marks(form.indicators))
    if parts and form.total_score is not None and not are_weighted(parts):
        text = _(
            "The parts come to 100 points each and have weights, but these do not come to 100 together; the total "
            "score {total} is the plain sum of the parts."
        )
        message = text.format(total=_printed(form.total_score))
        yield Notice(CheckKind.TOTAL_SUM, message, place=Place(form.table))


def _is_shared(indicators: Sequence[Indicator]) -> bool:
    return any(one.score_shared for one in indicators)


def _total_rows(form: Form) -> Iterator[Notice]:
    """A printed total against the sum of all indicators, or of those above it."""
    begun = 0
    for row in form.other_rows:
        printed = printed_total(row) if row.kind is RowKind.TOTAL else None
        if printed is None or form.total_score is None:
            continue
        sums = (
            form.total_score,
            form.total_score + (execution_points(form) or 0.0),
            *_sums_above(form, begun, row.after),
            *_sum_of_shares(form),
        )
        begun = row.after
        for said, totals in _period_totals(form, row) or [(printed, sums)]:
            if not any(abs(said - total) <= EXACT for total in totals):
                yield _total_sum(row, said, totals[0])


def _total_sum(row: OtherRow, printed: float, total: float) -> Notice:
    text = _("The total says {printed}, but the scores come to {total}. Correct a score or the total.")
    message = text.format(printed=_printed(printed), total=_printed(total))
    return Notice(CheckKind.TOTAL_SUM, message, Severity.ERROR, Place(row.table, row.row))


def _period_totals(form: Form, row: OtherRow) -> list[tuple[float, Sequence[float]]]:
    """Where the total has a number below the scores of each period: the number, and what its period's come to."""
    pairs: list[tuple[float, Sequence[float]]] = []
    for column in form.columns:
        if column.section != row.section or column.role is not Role.SCORE or not column.period:
            continue
        cells = (read_score(cell.text).number for cell in row.cells if cell.column == column.column)
        own = [one for one in form.indicators if one.period == column.period]
        groups = (full_marks(own), own, [one for one in own if one.indicator_no <= row.after])
        totals = [total for group in groups if (total := sum_of(group)) is not None]
        pairs.extend((said, totals) for said in cells if said is not None and totals)
    return pairs if len(pairs) > 1 else []


def _sums_above(form: Form, begun: int, after: int) -> Iterator[float]:
    """What the indicators above a row come to, since the total before it and altogether, with additional points."""
    for group in (
        [one for one in form.indicators if begun < one.indicator_no <= after],
        [one for one in form.indicators if one.indicator_no <= after],
        list(form.indicators),
    ):
        for total in (sum_of(group), sum_of(one for one in group if (one.score or 0.0) > 0)):
            if total is not None:
                yield total


def _sum_of_shares(form: Form) -> Iterator[float]:
    """What the shares of the first level come to, where each name has one: 答辩评分50%, 教师评分30%, 评阅评分20%."""
    shares = {one.levels[:1]: next(iter(one.level_scores), None) for one in form.indicators}
    known = [share for share in shares.values() if share is not None]
    if len(known) == len(shares) > 1:
        yield sum(known)


def _duplicates(form: Form) -> Iterator[Notice]:
    seen: set[tuple[object, ...]] = set()
    for one in form.indicators:
        texts = (compact(one.requirement), compact(one.criterion), *one.extra.items())
        key = (one.section, one.section_title, one.levels, one.period, texts)
        if key in seen:
            text = _("{name} stands in the form twice.").format(name=_name(one))
            yield Notice(CheckKind.DUPLICATE, text, place=_place(one))
        seen.add(key)


def _contents(form: Form) -> tuple[object, ...]:
    """What makes two forms the same: unit, title, and all that stands in their indicators."""
    rows = (
        (one.section_title, one.levels, one.period, one.score, one.requirement, one.criterion, one.result)
        for one in form.indicators
    )
    return (form.unit, form.title, *rows)


def _repeats(form: Form, first: Form) -> Iterator[Notice]:
    if first is not form:
        text = _("The same form stands in table {number} already; its indicators are given twice.")
        yield Notice(CheckKind.DUPLICATE, text.format(number=first.table + 1), Severity.INFO, Place(form.table))


def _differs(form: Form, totals: Counter[float]) -> Iterator[Notice]:
    if form.total_score is None or totals.total() < 3:
        return
    usual, count = totals.most_common(1)[0]
    if count * 2 <= totals.total() or usual == form.total_score:
        return
    text = _("The scores of this form come to {total}; most forms of its kind in this file come to {usual}.")
    message = text.format(total=_printed(form.total_score), usual=_printed(usual))
    yield Notice(CheckKind.TOTAL_DIFFERS, message, place=Place(form.table))
