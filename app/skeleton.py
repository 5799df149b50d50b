"""A file of corrections to begin with: what is doubtful in forms, as commented lines that a person puts right.

Nothing in it holds until the # before a line is taken off.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zhibiao.extract.document import Notice, Place, Severity
from zhibiao.extract.language import _
from zhibiao.normalize.corrections.parse import LARGEST, MOST_ENTRIES, TOGETHER
from zhibiao.normalize.facts.wording import is_blank, without_layout
from zhibiao.normalize.reading.constraints import RowLabel, RowPart
from zhibiao.normalize.records import CheckKind, Column, Form, OtherRow, Role, RowKind

from .check import place_words
from .doubts import percent
from .terminal import on_one_line, spelled_out, visible

NAME_DOUBTS = frozenset({CheckKind.TITLE_MISSING, CheckKind.TITLE_UNPLACED, CheckKind.UNIT_UNKNOWN})
"""What is doubtful of one form, and not of all that look like it."""
LAYOUT_DOUBTS = frozenset(
    {
        CheckKind.HEADER_GUESSED,
        CheckKind.ROW_UNCLEAR,
        CheckKind.TRANSPOSED,
        CheckKind.SIDE_BY_SIDE,
    }
)
SURE = 0.9
"""A form or a column that is less sure is doubtful."""
SHA_DIGITS = 16
"""So many digits of its SHA-256 name a file."""
MOST_BYTES = LARGEST // 2
"""The file is read again, and a person writes more into it."""
LONGEST_TEXT = 80
"""A row is named by its first text where that is no longer."""
SHOWN = 60
LISTED = 5
"""So many forms of one layout are named, and so many of their doubts told."""
ALIGNED = 44
"""Where the remarks behind lines begin."""


@dataclass(frozen=True, slots=True)
class Read:
    """A form with the file it was read from."""

    source: str
    sha256: str
    form: Form

    def doubts(self, kinds: frozenset[CheckKind]) -> list[Notice]:
        """What was told of it that a person should look at, of these kinds."""
        return [one for one in self.form.notices if one.kind in kinds and one.severity is not Severity.INFO]

    def is_unsure(self) -> bool:
        """Whether its layout may have been read wrongly, and no person has looked at it and stated what is so."""
        if any(one.kind is CheckKind.CORRECTED for one in self.form.notices):
            return False
        sure = min([self.form.confidence, *(column.confidence for column in self.form.columns)])
        return sure < SURE or bool(self.doubts(LAYOUT_DOUBTS))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The text of the file, "" where nothing is doubtful, and how many further entries it would be too large with."""

    text: str
    left: int


def skeleton(read: Sequence[Read], left_out: Sequence[Read]) -> Skeleton:
    """What is doubtful: entries of layouts, of forms by their names, and of tables left out, as what they would be."""
    written = [*_layout_entries(read), *_name_entries(read), *map(_left_out_entry, _by_layout(left_out))]
    entries = ["\n".join((*entry, "")) for entry in written]
    sizes = accumulate(len(entry.encode()) for entry in entries)
    fitting = [entry for entry, size in zip(entries, sizes, strict=True) if size <= MOST_BYTES][:MOST_ENTRIES]
    if not fitting:
        return Skeleton("", len(entries))
    return Skeleton("\n".join(("\n".join((*_instructions(), "")), *fitting)), len(entries) - len(fitting))


def _layout_entries(read: Sequence[Read]) -> Iterator[Iterator[str]]:
    """An entry for each layout with a doubtful form."""
    for group in _by_layout(read):
        first = next(filter(Read.is_unsure, group), None)
        if first is not None:
            yield _layout_entry(first, [one for one in group if one is not first])


def _by_layout(read: Iterable[Read]) -> Iterator[list[Read]]:
    """The forms of each layout together; one without a layout, as of an earlier dataset, is alone."""
    groups: dict[str, list[Read]] = {}
    for one in read:
        groups.setdefault(one.form.layout or f"{one.sha256} {one.form.table}", []).append(one)
    yield from groups.values()


def _name_entries(read: Sequence[Read]) -> Iterator[Iterator[str]]:
    """An entry for each form whose title or unit is doubtful."""
    tables = Counter((one.sha256, one.form.table) for one in read)
    for one in read:
        if doubts := one.doubts(NAME_DOUBTS):
            yield _name_entry(one, doubts, is_alone=tables[one.sha256, one.form.table] == 1)


def _instructions() -> Iterator[str]:
    """How the file is used, and what may stand in it."""
    yield from _comment(_("What zhibiao was not sure of. Nothing in this file holds as it stands."))
    yield from _comment(_("Where something is wrong: take the # off the line, put the value right, save the file."))
    yield from _comment(
        _("Where a line is right, take its # off, too: what it says is certain then, and not told again.")
    )
    yield from _comment(_("Then: zhibiao convert FILES --corrections corrections.toml -o out"))
    yield from _comment(_("A file of this name in the folder that convert writes is found without --corrections."))
    yield ""
    yield from _comment(_("columns, by their place from the left:"))
    yield from (f"#   {name:<14}{what}" for name, what in _role_words())
    yield from _comment(_("rows, by their first text:"))
    yield from (f"#   {name:<14}{what}" for name, what in _label_words())
    yield from _comment(_("With file and table, rows may be named by their numbers, and several be one indicator:"))
    yield f'#   7-9 = "{TOGETHER}"'


def _role_words() -> Iterator[tuple[str, str]]:
    words = {
        Role.SERIAL: _("a serial number"),
        Role.REQUIREMENT: _("what is to be done"),
        Role.CRITERION: _("how it is scored; one such column alone is the criterion"),
        Role.SCORE: _("full marks; score 1: those of the names of level 1"),
        Role.RESULT: _("what is filled in: points, results"),
        Role.REMARK: _("remarks"),
        Role.TARGET: _("the value to reach"),
        Role.MEASURE: _("the unit of that value"),
        Role.DEPARTMENT: _("who is responsible"),
        Role.DEADLINE: _("until when"),
        Role.PERIOD: _("the part of the year"),
        Role.OTHER: _("anything else"),
    }
    yield "level 1 …", _("names of indicators, level 1 the widest")
    yield from ((role.value, word) for role, word in words.items())


def _label_words() -> Iterator[tuple[str, str]]:
    words: dict[RowLabel, str] = {
        RowPart.INDICATOR: _("an indicator of its own"),
        RowPart.CONTINUATION: _("goes on with the indicator above"),
        RowKind.SECTION: _("the title of the rows below it"),
        RowKind.SUBTOTAL: _("the sum of some rows"),
        RowKind.TOTAL: _("the sum of all rows"),
        RowKind.NOTE: _("what is said of the form"),
        RowKind.FIELDS: _("places to fill in or sign"),
        RowKind.PLACEHOLDER: _("only holds a place: ……"),
        RowKind.HEADER: _("the header again"),
    }
    return ((label.value, word) for label, word in words.items())


def _layout_entry(first: Read, others: Sequence[Read]) -> Iterator[str]:
    """The entry of a doubtful form and of the others of its layout, filled with what the form was read as."""
    form = first.form
    yield from _heading(_where(first), form.title)
    yield from _others([_where(one) for one in others])
    yield from _told(notice for one in (first, *others) for notice in one.doubts(LAYOUT_DOUBTS))
    yield from _sureness(form)
    yield "[[correction]]"
    yield from [f"layout = {_quoted(form.layout)}"] if form.layout else _file_and_table(first)
    yield from _statement("form = false", _("it is no assessment form"))
    yield from _as_read(form)
    yield from _rows((first, *others))


def _sureness(form: Form) -> Iterator[str]:
    """How sure the reading is, and the second one."""
    if form.confidence < SURE:
        yield from _comment(_("? This reading is {sure} sure.").format(sure=percent(form.confidence)))
    if form.second:
        yield from _comment(_("? It could also be: {second}").format(second=form.second))


def _as_read(form: Form) -> Iterator[str]:
    """The other orientation; the header and the columns as they were read."""
    if any(notice.kind is CheckKind.TRANSPOSED for notice in form.notices):
        yield from _statement('orientation = "upright"', _("each row is an indicator"))
        return
    yield from _statement('orientation = "turned"', _("each column is an indicator"))
    yield from _header_and_columns(form)


def _header_and_columns(form: Form) -> Iterator[str]:
    columns = [column for column in form.columns if column.section == 1]
    yield from _header(form, [column.header.split("\n") for column in columns])
    yield "[correction.columns]"
    for column in columns:
        role = f"{column.role} {column.level}" if column.level else column.role.value
        yield from _statement(f'{column.position} = "{role}"', _column_remark(column))


def _header(form: Form, headers: Sequence[Sequence[str]]) -> Iterator[str]:
    """The header by its first text, where it has any; as deep as the deepest column where nothing else is known."""
    first = next((lines[0] for lines in headers if lines[0]), "")
    rows = form.header[1] if form.header else max(map(len, headers), default=1)
    if 0 < len(first) <= LONGEST_TEXT:
        yield from _statement(f"header = {{ first = {_quoted(first)}, rows = {rows} }}", _header_words())


def _column_remark(column: Column) -> str:
    """The header of a column, with how sure its role is where that is doubtful."""
    if column.confidence >= SURE:
        return _short(column.header)
    return _("{header} ({sure} sure)").format(header=_short(column.header), sure=percent(column.confidence))


def _rows(group: Iterable[Read]) -> Iterator[str]:
    """The rows that are doubtful, by their first texts, each once."""
    rows = {_first_text(row): row for one in group for row in _doubtful_rows(one)}
    rows = {text: row for text, row in rows.items() if 0 < len(text) <= LONGEST_TEXT}
    if rows:
        yield "[correction.rows]"
    for text, row in rows.items():
        shown = " | ".join(cell.text for cell in row.cells if not is_blank(cell.text))
        yield from _statement(f'{_quoted(text)} = "{row.kind}"', _short(shown))


def _doubtful_rows(one: Read) -> Iterator[OtherRow]:
    places = {(notice.place.table, notice.place.row) for notice in one.doubts(LAYOUT_DOUBTS | NAME_DOUBTS)}
    return (row for row in one.form.other_rows if (row.table, row.row) in places)


def _first_text(row: OtherRow) -> str:
    return next((without_layout(cell.text) for cell in row.cells if not is_blank(cell.text)), "")


def _name_entry(one: Read, doubts: Sequence[Notice], *, is_alone: bool) -> Iterator[str]:
    """The entry of one form of which title or unit are doubtful; one of its rows names it where it is not alone."""
    form = one.form
    yield from _heading(_where(one), form.title)
    yield from _told(doubts)
    yield "[[correction]]"
    yield from _file_and_table(one)
    if not is_alone and (row := _row_of(form)) is not None:
        yield f"row = {row + 1}"
    yield from _statement(f"title = {_quoted(form.title)}")
    yield from _statement(f"unit = {_quoted(form.unit)}")
    if form.year is not None:
        yield from _statement(f"year = {form.year}")


def _file_and_table(one: Read) -> Iterator[str]:
    yield f"file = {_quoted(one.sha256[:SHA_DIGITS])}"
    yield f"table = {one.form.table + 1}"


def _row_of(form: Form) -> int | None:
    """A row of the form in its table."""
    if form.header:
        return form.header[0]
    return next((one.row for one in form.indicators if one.table == form.table), None)


def _left_out_entry(group: Sequence[Read]) -> Iterator[str]:
    """The entry of tables of one layout that were not taken for forms, filled with what the first would be."""
    one = group[0]
    yield from _heading(_where(one), " | ".join(column.header for column in one.form.columns))
    yield from _others(list(map(_where, group[1:])))
    yield from _comment(_("This table was left out, as it seems to hold no indicators."))
    yield "[[correction]]"
    yield f"layout = {_quoted(one.form.layout)}"
    yield from _statement("form = true", _("it is an assessment form"))
    yield from _header_and_columns(one.form)


def _others(places: Sequence[str]) -> Iterator[str]:
    """How many more forms have the layout, and where the first of them stand."""
    if places:
        names = [*places[:LISTED], *(["…"] if len(places) > LISTED else [])]
        text = _("{count} more have this layout: {names}")
        yield from _comment(text.format(count=len(places), names="; ".join(names)))


def _heading(where: str, title: str) -> Iterator[str]:
    text = _("{where}: {message}").format(where=where, message=_short(title)) if title else where
    yield from _comment(f"---- {text} ----")


def _where(one: Read) -> str:
    return _(", ").join([one.source, *place_words(Place(one.form.table))])


def _header_words() -> str:
    return _("the first header row by its first text, and how many there are")


def _told(notices: Iterable[Notice]) -> Iterator[str]:
    """What was told, each sentence once, with its place."""
    told = {notice.message: notice for notice in notices}
    for notice in list(told.values())[:LISTED]:
        where = _(", ").join(place_words(notice.place))
        text = _("{where}: {message}").format(where=where, message=notice.message) if where else notice.message
        yield from _comment(f"? {text}")
    if len(told) > LISTED:
        yield from _comment(_("… and {count} more").format(count=len(told) - LISTED))


def _statement(line: str, remark: str = "") -> Iterator[str]:
    """A line that holds once its # is taken off, with a remark behind it."""
    yield f"# {line}".ljust(ALIGNED) + f"  # {remark}" if remark else f"# {line}"


def _comment(text: str) -> Iterator[str]:
    yield f"# {on_one_line(text)}"


def _short(text: str) -> str:
    return visible(without_layout(text))[:SHOWN]


def _quoted(text: str) -> str:
    """The text as a string of TOML, which escapes what JSON does and what cannot be seen."""
    return spelled_out(json.dumps(text, ensure_ascii=False))
