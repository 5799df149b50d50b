"""What corrections make of a form that was read under them: names, settled doubts, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _

from ..grouped import grouped
from ..reading.constraints import RowPart
from ..records import CheckKind, Column, Form, Reading
from .fit import COLUMNS, Fitted
from .records import Corrections, Origin

SETTLED = {
    "header": frozenset({CheckKind.HEADER_GUESSED}),
    "orientation": frozenset({CheckKind.TRANSPOSED, CheckKind.SIDE_BY_SIDE}),
    "title": frozenset({CheckKind.TITLE_MISSING}),
    "unit": frozenset({CheckKind.UNIT_UNKNOWN}),
}
"""The doubts about a whole form that end where a person states this."""
OF_ROWS = frozenset({CheckKind.ROW_UNCLEAR, CheckKind.TITLE_UNPLACED})
OF_ALL_COLUMNS = frozenset({CheckKind.HEADER_GUESSED, CheckKind.READING_DOUBTFUL})
"""The doubts about a whole form that end where a person states the roles of all its columns."""
FIRST_SECTION = 1


def corrected(form: Form, fitted: Fitted) -> Form:
    """The form with its stated names; doubts that are settled are gone, and it is told what was corrected."""
    if not fitted.origins:
        return form
    form = _named(form, fitted)
    met = {key: origin for key, origin in fitted.origins.items() if _is_met(key, fitted, form)}
    settled = _settled_by(met, fitted, form)
    place = Place(form.table)
    unmet = (_unmet(origin, place) for key, origin in fitted.origins.items() if key not in met)
    form = _certain(form, settled)
    kept = (notice for notice in form.notices if not settled.ends(notice))
    return replace(form, notices=(*kept, *_applied(met.values(), place), *unmet))


def _named(form: Form, fitted: Fitted) -> Form:
    return replace(
        form,
        title=form.title if fitted.title is None else fitted.title,
        unit=form.unit if fitted.unit is None else fitted.unit,
        year=form.year if fitted.year is None else fitted.year,
    )


def _is_met(key: str, fitted: Fitted, form: Form) -> bool:
    """Whether a form has become what a key states; of the form as a whole it has, or there would be none."""
    check = CHECKS.get(key.partition(".")[0])
    return check is None or check(key, fitted, form)


def _has_header(key: str, fitted: Fitted, form: Form) -> bool:
    stated = fitted.constraints.header
    return stated is not None and form.header == (fitted.rows[key][0].row, stated[1])


def _has_role(key: str, fitted: Fitted, form: Form) -> bool:
    column = _column_of(key, form)
    if column is None:
        return False
    role, level = fitted.constraints.roles[column.position]
    return column.role is role and level in (None, column.level)


def _has_rows(key: str, fitted: Fitted, form: Form) -> bool:
    kinds = {(row.table, row.row): row.kind for row in form.other_rows}
    found = ((one.label, kinds.get((one.table, one.row))) for one in fitted.rows[key])
    return all(kind is None if isinstance(label, RowPart) else kind is label for label, kind in found)


CHECKS: Mapping[str, Callable[[str, Fitted, Form], bool]] = {
    "header": _has_header,
    "columns": _has_role,
    "rows": _has_rows,
}


def _column_of(key: str, form: Form) -> Column | None:
    """The column that a key (`columns.3`) is about."""
    if not key.startswith(COLUMNS):
        return None
    position = int(key[len(COLUMNS) :])
    columns = (one for one in form.columns if one.section == FIRST_SECTION and one.position == position)
    return next(columns, None)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is certain now: kinds of doubts about the whole form, rows by table and row, columns of the grid."""

    kinds: frozenset[CheckKind]
    rows: frozenset[tuple[int | None, int | None]]
    columns: frozenset[int | None]

    def ends(self, notice: Notice) -> bool:
        """Whether a notice tells of a doubt that there is no more."""
        place = notice.place
        of_row = notice.kind in OF_ROWS and (place.table, place.row) in self.rows
        return of_row or notice.kind in self.kinds


def _certain(form: Form, settled: _Settled) -> Form:
    """The form with the columns certain of which a person states the roles; itself, where these are all."""
    columns = tuple(
        replace(column, confidence=1.0)
        if column.section == FIRST_SECTION and column.column in settled.columns
        else column
        for column in form.columns
    )
    if settled.columns < {column.column for column in columns}:
        return replace(form, columns=columns)
    rows = tuple(replace(one, confidence=_less_unsure(one.confidence, form.confidence)) for one in form.indicators)
    return replace(form, columns=columns, indicators=rows, confidence=1.0, second="")


def _less_unsure(row: float, form: float) -> float:
    """How sure a row is by itself, its form being certain."""
    return min(row / form, 1.0) if form else 1.0


def _settled_by(met: Iterable[str], fitted: Fitted, form: Form) -> _Settled:
    """What the statements settle that a form has met; all roles together settle how it is read."""
    kinds = {kind for key in met for kind in SETTLED.get(key, ())}
    columns = {column.column for key in met if (column := _column_of(key, form))}
    if columns == {column.column for column in form.columns}:
        kinds |= OF_ALL_COLUMNS
    rows = {(one.table, one.row) for key in met for one in fitted.rows.get(key, ())}
    return _Settled(frozenset(kinds), frozenset(rows), frozenset(columns))


def _applied(origins: Iterable[Origin], place: Place) -> Iterator[Notice]:
    """One notice for each file with corrections that were applied to a form."""
    for source, own in grouped(origins, attrgetter("source")).items():
        keys = ", ".join(origin.key for origin in own)
        message = _("Corrected as {source} states: {keys}.").format(source=source, keys=keys)
        yield Notice(CheckKind.CORRECTED, message, Severity.INFO, place)


def _unmet(origin: Origin, place: Place) -> Notice:
    text = _("{source}, line {line}: {key} could not be applied to this form. Look whether it is what you mean.")
    return _told(origin, text, Severity.WARNING, place)


def stated_in_vain(fitted: Fitted, place: Place) -> Iterator[Notice]:
    """What is told of a table that gave no form: that a person states so, or that nothing could be read as stated."""
    if fitted.constraints.is_form is False:
        text = _("This table was left out, as {source} states in line {line}: {key}.")
        yield _told(fitted.origins["form"], text, Severity.INFO, place)
        return
    text = _(
        "{source}, line {line}: {key} could not be applied, as no indicators were found. State header and columns."
    )
    for origin in fitted.origins.values():
        yield _told(origin, text, Severity.WARNING, place)


def unused(corrections: Corrections, readings: Iterable[Reading]) -> Iterator[tuple[str, Notice]]:
    """The names of files with corrections that fit nothing in any of the readings, a notice for each of these.

    One about a file that was not read is told for the record only.
    """
    used, read = set[Origin](), list[str]()
    for reading in readings:
        used |= reading.corrected
        read.append(reading.sha256)
    for entry in corrections.entries:
        left = [origin for origin in entry.origins() if origin not in used]
        tell = _fits_nothing if _was_read(entry.scope.sha256, read) else _file_absent
        if left:
            yield entry.source, tell(left[0].line, ", ".join(origin.key for origin in left))


def _was_read(sha256: str, read: Iterable[str]) -> bool:
    return not sha256 or any(one.startswith(sha256) for one in read)


def _file_absent(line: int, keys: str) -> Notice:
    text = _("Line {line}: {keys} was not applied, as the file that it is about is not among those read.")
    return Notice(CheckKind.CORRECTION_UNUSED, text.format(line=line, keys=keys), Severity.INFO)


def _fits_nothing(line: int, keys: str) -> Notice:
    text = _("Line {line}: {keys} fits nothing in these files. Correct it, or take it out.")
    return Notice(CheckKind.CORRECTION_UNUSED, text.format(line=line, keys=keys))


def _told(origin: Origin, text: str, severity: Severity, place: Place) -> Notice:
    kind = CheckKind.CORRECTION_UNUSED if severity is Severity.WARNING else CheckKind.CORRECTED
    return Notice(kind, text.format(**origin._asdict()), severity, place)
