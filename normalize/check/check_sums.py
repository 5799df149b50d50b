"""Check the sums that a form prints: scores in names, section rows, subtotals and totals against what they sum up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..facts.scores import EXACT, HUNDRED, print_sum
from ..facts.wording import compact, without_layout
from ..grouped import grouped_pairs
from ..records import CheckKind, Form, Indicator, OtherRow, RowKind
from .budget import execution_points
from .mark_additional import full_marks
from .printed_sums import printed_sum, score_columns, sum_under
from .totals import are_weighted, hundreds, sum_of, whole_sum


@dataclass(frozen=True, slots=True)
class Claim:
    """Points printed for a name, and the groups of indicators of which one should come to them.

    Those of deductions may be printed without their sign.
    """

    name: str
    points: float
    groups: Sequence[Sequence[Indicator]]
    place: Place


def check_sums(form: Form) -> Iterator[Notice]:
    """Scores in names, sections and subtotals that are not the sum of their indicators, at their place.

    Parts of a hundred points each may have their weight printed instead.
    """
    weighted = bool(hundreds(full_marks(form.indicators)))
    for claim in (*_names(form), *_sections(form), *_subtotals(form)):
        totals = _known(map(whole_sum, claim.groups))
        if not totals or _agrees(claim.points, map(abs, totals)) or (weighted and totals[-1] == HUNDRED):
            continue
        text = _("{name}: the score is {score}, but its indicators come to {total}. Correct one of them.")
        message = text.format(name=claim.name, score=print_sum(claim.points), total=print_sum(totals[-1]))
        yield Notice(CheckKind.LEVEL_SUM, message, place=claim.place)


def check_weights(form: Form) -> Iterator[Notice]:
    """Parts of a hundred points each whose weights are not all there, or come to no hundred."""
    parts = hundreds(full_marks(form.indicators))
    if parts and form.total_score is not None and not are_weighted(parts):
        text = _(
            "The parts come to 100 points each and have weights, but these do not come to 100 together; the total "
            "score {total} is the plain sum of the parts."
        )
        message = text.format(total=print_sum(form.total_score))
        yield Notice(CheckKind.TOTAL_SUM, message, place=Place(form.table))


def check_totals(form: Form) -> Iterator[Notice]:
    """A printed total against the sum of all indicators, or of those above it."""
    begun = 0
    for row in form.other_rows:
        printed = printed_sum(row, form.columns) if row.kind is RowKind.TOTAL else None
        if printed is None or form.total_score is None:
            continue
        claims = _period_totals(form, row) or [(printed, _totals(form, row, begun))]
        yield from (_total_sum(row, points, totals) for points, totals in claims if not _agrees(points, totals))
        begun = row.after


def _total_sum(row: OtherRow, printed: float, totals: Sequence[float]) -> Notice:
    text = _("The total says {printed}, but the scores come to {total}. Correct a score or the total.")
    message = text.format(printed=print_sum(printed), total=print_sum(totals[0]))
    return Notice(CheckKind.TOTAL_SUM, message, Severity.ERROR, Place(row.table, row.row))


def _agrees(points: float, totals: Iterable[float]) -> bool:
    return any(abs(points - total) <= EXACT for total in totals)


def _names(form: Form) -> Iterator[Claim]:
    """The scores printed in names, over several indicators under a name or with it."""
    named = (
        ((one.section, one.levels[:depth], points), one)
        for one in form.indicators
        for depth, points in enumerate(one.level_scores, 1)
    )
    for (_section, path, points), below in grouped_pairs(named).items():
        if points is not None and len(below) > 1:
            place = Place(below[0].table, below[0].row, below[0].column)
            yield Claim(" / ".join(filter(None, path)), points, [below], place)


def _sections(form: Form) -> Iterator[Claim]:
    """The points of section rows, of whatever rank, over all indicators below them."""
    headed = (
        ((one.section, one.section_path[:depth]), one)
        for one in form.indicators
        for depth in range(1, len(one.section_path) + 1)
    )
    for (_section, path), below in grouped_pairs(headed).items():
        if path[-1].score is not None:
            own = _to_points(below, path[-1].score)
            yield Claim(path[-1].text, path[-1].score, [own], Place(below[0].table, below[0].row))


def _to_points(below: Sequence[Indicator], points: float) -> Sequence[Indicator]:
    """The first of several that come to the points, else all: indicators of a section's own rank may follow its own."""
    sums = enumerate(accumulate(one.score or 0.0 for one in below), 1)
    return next((below[:count] for count, total in sums if count > 1 and _agrees(points, [total])), below)


def _subtotals(form: Form) -> Iterator[Claim]:
    """The subtotals below their rows: of those since the one before, or of the name that they stand under."""
    begun = 0
    for row in form.other_rows:
        if row.kind not in (RowKind.SUBTOTAL, RowKind.SECTION):
            continue
        above = _numbered(form.indicators, begun, row.after)
        points = printed_sum(row, form.columns) if above and _sums_up(row) else None
        if points is not None:
            own = [one for one in above if one.levels[:1] == above[-1].levels[:1]]
            name = next(filter(None, (without_layout(cell.text) for cell in row.cells)), "")
            yield Claim(name, points, [above, own], Place(row.table, row.row))
        begun = row.after


def _sums_up(row: OtherRow) -> bool:
    """Whether a subtotal stands below its rows, and not on the row of their name."""
    return row.kind is RowKind.SUBTOTAL and any("计" in compact(cell.text)[:6] for cell in row.cells)


def _period_totals(form: Form, row: OtherRow) -> list[tuple[float, list[float]]]:
    """Where the total has a number below the scores of each period: the number, and what its period's come to."""
    columns = [column for column in score_columns(form.columns, row.section) if column.period]
    sums = [(sum_under(row, column), _period_sums(form, column.period, row.after)) for column in columns]
    found = [(points, totals) for points, totals in sums if points is not None and totals]
    return found if len(found) > 1 else []


def _period_sums(form: Form, period: str, after: int) -> list[float]:
    own = [one for one in form.indicators if one.period == period]
    return _sums([full_marks(own), own, _numbered(own, 0, after)])


def _totals(form: Form, row: OtherRow, begun: int) -> list[float]:
    """What a total may sum up: all full marks, the indicators since the total before it, those above, or weights."""
    full = form.total_score or 0.0
    groups = [_numbered(form.indicators, begun, row.after), _numbered(form.indicators, 0, row.after), form.indicators]
    given = [[one for one in group if (one.score or 0.0) > 0] for group in groups]
    return [full, full + (execution_points(form) or 0.0), *_sums([*groups, *given]), *_sum_of_shares(form)]


def _numbered(indicators: Iterable[Indicator], begun: int, last: int) -> Sequence[Indicator]:
    return [one for one in indicators if begun < one.indicator_no <= last]


def _sum_of_shares(form: Form) -> list[float]:
    """What the shares of the first level come to, where each name has one: 答辩评分50%, 教师评分30%, 评阅评分20%."""
    shares = {one.levels[:1]: one.score_at(1) for one in form.indicators}
    printed = _known(shares.values())
    return [sum(printed)] if 1 < len(printed) == len(shares) else []


def _sums(groups: Iterable[Sequence[Indicator]]) -> list[float]:
    return _known(map(sum_of, groups))


def _known(numbers: Iterable[float | None]) -> list[float]:
    return [number for number in numbers if number is not None]
