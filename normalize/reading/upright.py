"""The likeliest readings of a table whose rows are indicators: kinds of its rows and roles of its columns, built."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..around.rows_around import add_above
from ..check.audit import header_text, side_label
from ..facts.fact import FactOf
from ..facts.vocabulary import Vocabulary
from ..facts.wording import is_blank
from ..records import Column, Indicator, OtherCell, OtherRow, Role, RowKind
from .build.blocks import LEAVES, Stretch, columns_of_stretch, rows_of, stretches_of, with_titles
from .build.build_rows import Rows, add_other, build_kinds
from .build.columns import columns_with
from .build.stated_rows import StatedRows
from .choice.choose import Way
from .choice.learned import NOTHING_FIXED, Fixed, Models, Scores
from .constraints import Constraints
from .lines import Line, place_of
from .parts import Parts
from .printed import Printed
from .roles.exchange import exchanged
from .rows.kinds import KINDS
from .rows.places import sheet_features
from .seen import Seen, seen_of
from .sheet import Row, Sheet, sheet_of
from .tables.drafts import Draft
from .tables.headers import Block, wording
from .tables.layout_notices import side_by_side, without_header
from .tables.sides import lines_by_side

BEYOND = 6.0
"""A labelling of rows and columns that is worth so much less than the first is no candidate."""
MOST_ROLES = 2
HEADER = "header"
UPRIGHT = "learned"
"""What begins the way of a reading whose rows are indicators."""
LOOKS = 2
"""How often the kinds of rows and the roles of columns are settled by each other."""


@dataclass(frozen=True, slots=True)
class Section:
    """The stretches under one header, repeated ones with it, and its printed columns."""

    stretches: tuple[Stretch, ...]
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet divided by the kinds of its rows: the rows above, the stretches, and these by header.

    `roles` has what each role is worth for the columns of each section, `columns` those made so far, by the number of
    the section and the roles.
    """

    kinds: tuple[str, ...]
    above: tuple[Row, ...]
    stretches: tuple[Stretch, ...]
    sections: tuple[Section, ...]
    roles: tuple[Scores, ...]
    columns: dict[tuple[int, tuple[Role, ...]], tuple[Column, ...]] = field(default_factory=dict)

    def columns_with(self, number: int, roles: tuple[Role, ...], vocabulary: Vocabulary) -> tuple[Column, ...]:
        """The columns of a section, counted from 1, with the role of each, made once for all readings."""
        if (found := self.columns.get((number, roles))) is None:
            section = self.sections[number - 1]
            first = section.stretches[0].block
            found = columns_with(roles, section.printed, first, number, vocabulary)
            self.columns[number, roles] = found
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """What texts are known by, and the fitted weights."""

    vocabulary: Vocabulary
    fact_of: FactOf
    models: Models


@dataclass(frozen=True, slots=True)
class Upright:
    """A reading whose rows are indicators, with how much less its rows and roles are worth than the best ones.

    `joins` says that rows under one merged name are taken as tiers of one indicator, `way` how the reading is made.
    """

    parts: Parts
    rows_behind: float
    roles_behind: float
    joins: bool
    way: Way


def upright_readings(draft: Draft, seen: Seen, words: Words, wanted: Collection[Way] = ()) -> Iterator[Upright]:
    """The likeliest readings of a table whose rows are indicators, the likeliest first.

    Where some are wanted, only these and the first one.
    """
    if not seen.sheet.rows:
        return
    as_printed = seen
    seen, laid = with_sides(seen, words, fixed_kinds(seen.sheet, draft))
    if seen is not as_printed:
        draft = replace(draft, notices=(*draft.notices, side_by_side(laid.stretches[0].block.header[0])))
    laid, ranked = settled_kinds(seen, laid, words, fixed_kinds(seen.sheet, draft))
    for rank, (score, own) in enumerate(ranked):
        behind = ranked[0][0] - score
        if behind > BEYOND or not _wants_rank(wanted, rank):
            continue
        of_own = laid if own == laid.kinds else laid_out(seen, own, words)
        yield from _of_labelling(draft, of_own, rank, behind, words, wanted)


def _wants_rank(wanted: Collection[Way], rank: int) -> bool:
    """Whether readings of the labelling of this rank are wanted."""
    return not rank or not wanted or any(way[:2] == (UPRIGHT, rank) for way in wanted)


def _of_labelling(
    draft: Draft, laid: Laid, rank: int, rows_behind: float, words: Words, wanted: Collection[Way]
) -> Iterator[Upright]:
    """The readings under one labelling of the rows, by the likeliest roles; of the best labelling by several."""
    for behind, roles in _role_options(laid, words, draft.constraints, is_best=not rank):
        for joins in (False, True):
            way = (UPRIGHT, rank, tuple(roles), joins)
            is_wanted = not wanted or way in wanted or not (rank or behind or joins)
            if is_wanted and (not joins or _has_joined_rows(laid, roles, words, draft.constraints)):
                yield Upright(_built(draft, laid, roles, words, joins=joins), rows_behind, behind, joins, way)


def _role_options(
    laid: Laid, words: Words, stated: Constraints, *, is_best: bool
) -> Iterator[tuple[float, list[tuple[Role, ...]]]]:
    """The best roles of all sections' columns; of the best labelling also the next best, and those with other names.

    The first number is how much less they are worth.
    """
    model = words.models.roles
    fixed = [fixed_roles(one.printed, stated) if not n else {} for n, one in enumerate(laid.sections)]
    options = [model.best_of(scores, MOST_ROLES, own) for scores, own in zip(laid.roles, fixed, strict=True)]
    best, second = ([option[rank][1] for option in options] for rank in (0, -1))
    yield 0.0, _as_roles(best)
    if not is_best:
        return
    with_other_names = ([own if one == best[0] else one for one in best] for own in exchanged(best[0]))
    for other in (second, *(one for one in with_other_names if one != second)):
        behind = _worth(laid, best, words) - _worth(laid, other, words)
        likely = other is not second or 0 < behind <= BEYOND
        if likely and all(other[0][place] in allowed for place, allowed in fixed[0].items()):
            yield behind, _as_roles(other)


def _as_roles(labels: Sequence[Sequence[str]]) -> list[tuple[Role, ...]]:
    return [tuple(map(Role, own)) for own in labels]


def _worth(laid: Laid, roles: Sequence[Sequence[str]], words: Words) -> float:
    """What the roles of all sections' columns are worth."""
    return sum(words.models.roles.worth_of(scores, own) for scores, own in zip(laid.roles, roles, strict=True))


def fixed_kinds(sheet: Sheet, draft: Draft) -> Fixed:
    """The kinds that a person has stated of rows; no header above a stated one, and one again where it comes again."""
    stated = {place_of(draft.lines[n]): str(label) for n, label in draft.constraints.rows.items()}
    header = draft.constraints.header
    if header is not None:
        lines = draft.lines[header[0] : header[0] + header[1]]
        said = list(map(wording, lines))
        again = (line for line in draft.lines[sum(header) :] if any(wording(line)) and wording(line) in said)
        stated = {place_of(line): HEADER for line in (*lines, *again)} | stated
    places = [place_of(row.line) for row in sheet.rows]
    fixed: dict[int, Collection[str]] = {n: {stated[at]} for n, at in enumerate(places) if at in stated}
    if header is not None:
        first = place_of(draft.lines[header[0]])
        fixed |= {n: set(KINDS) - {HEADER} for n, at in enumerate(places) if at < first and n not in fixed}
    return fixed


def fixed_roles(printed: Sequence[Printed], stated: Constraints) -> Fixed:
    """The roles that a person has stated of columns, by their places."""
    roles = {position - 1: {str(role)} for position, (role, _level) in stated.roles.items()}
    return {place: own for place, own in roles.items() if place < len(printed)}


def with_sides(seen: Seen, words: Words, fixed: Fixed = NOTHING_FIXED) -> tuple[Seen, Laid]:
    """The sheet, and how it is divided by its kinds at first sight; halves side by side stand below one another."""
    kinds = words.models.first.best_of(seen.first, fixed=fixed)[0][1]
    laid = laid_out(seen, kinds, words)
    blocks = [one.block for one in laid.stretches]
    lines = lines_by_side([row.line for row in laid.above], blocks, words.fact_of)
    if lines is None:
        return seen, laid
    seen = seen_of(sheet_of(lines, words.fact_of), words.models, seen.roles)
    return seen, laid_out(seen, words.models.first.best_of(seen.first)[0][1], words)


def laid_out(seen: Seen, kinds: tuple[str, ...], words: Words) -> Laid:
    """A sheet divided by the kinds of its rows."""
    above, stretches = stretches_of(seen.sheet, kinds)
    sections = sections_of(stretches, words.vocabulary, words.fact_of)
    roles = tuple(seen.roles.worth(one.printed, words.models) for one in sections)
    return Laid(kinds, above, tuple(stretches), tuple(sections), roles)


def settled_kinds(
    seen: Seen, laid: Laid, words: Words, fixed: Fixed = NOTHING_FIXED
) -> tuple[Laid, list[tuple[float, tuple[str, ...]]]]:
    """The sheet divided by kinds that have the columns' roles in view, and the best labellings with their scores."""
    model = words.models.placed
    own = model.scores(seen.features)
    ranked: list[tuple[float, tuple[str, ...]]] = []
    for _look in range(LOOKS):
        ranked = model.best_of(model.added(own, _placed(seen.sheet, laid, words)), 2, fixed)
        if ranked[0][1] == laid.kinds:
            break
        laid = laid_out(seen, ranked[0][1], words)
    return laid, ranked


def _placed(sheet: Sheet, laid: Laid, words: Words) -> list[list[str]]:
    """What speaks for the kind of each row below a header, given the likeliest roles."""
    placed = []
    for number, (section, scores) in enumerate(zip(laid.sections, laid.roles, strict=True), 1):
        roles = tuple(map(Role, words.models.roles.best_of(scores)[0][1]))
        columns = laid.columns_with(number, roles, words.vocabulary)
        placed.append((rows_of(section.stretches), columns))
    return sheet_features(sheet, placed)


def sections_of(stretches: Sequence[Stretch], vocabulary: Vocabulary, fact_of: FactOf) -> list[Section]:
    """The stretches by header, each with its printed columns."""
    groups: list[list[Stretch]] = []
    for one in stretches:
        if one.block.repeats and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [Section(tuple(own), tuple(columns_of_stretch(own, vocabulary, fact_of))) for own in groups]


def _built(draft: Draft, laid: Laid, roles: Sequence[tuple[Role, ...]], words: Words, *, joins: bool = False) -> Parts:
    """The rows and columns of a reading; `roles` has those of each section's columns."""
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    title = add_above(rows, [row.line for row in laid.above], draft.heading.title, words.vocabulary)
    stated = {place_of(draft.lines[n]): label for n, label in draft.constraints.rows.items()}
    columns: list[Column] = []
    headers: list[tuple[int, Line]] = []
    for number, (section, own_roles) in enumerate(zip(laid.sections, roles, strict=True), 1):
        first = section.stretches[0].block
        if number > 1 and not any(one.rows for one in section.stretches):
            for line in first.header:
                add_other(rows, line, RowKind.HEADER, number - 1)
            continue
        own = laid.columns_with(number, own_roles, words.vocabulary)
        own = with_stated_levels(own, draft.constraints) if number == 1 else own
        columns.extend(own)
        headers.extend((number, line) for line in first.header)
        rows.path = {}
        for place, one in enumerate(with_titles(section.stretches, title)):
            _add_stretch(rows, one, own, number, is_first=not place, joins=joins, words=words, stated=stated)
    if not any(line.printed_cells() for _section, line in headers):
        rows.notices.append(without_header(headers[0][1]))
    return Parts(rows, title, tuple(columns), headers)


def with_stated_levels(columns: Sequence[Column], stated: Constraints) -> tuple[Column, ...]:
    """The columns with the roles and levels that a person has stated of them."""
    return tuple(
        replace(one, role=stated.roles[one.position][0], level=stated.roles[one.position][1] or one.level)
        if one.position in stated.roles
        else one
        for one in columns
    )


def _add_stretch(
    rows: Rows,
    stretch: Stretch,
    columns: Sequence[Column],
    number: int,
    *,
    is_first: bool,
    joins: bool,
    words: Words,
    stated: StatedRows,
) -> None:
    before = len(rows.indicators)
    if not is_first:
        for line in stretch.block.header:
            add_other(rows, line, RowKind.HEADER, number)
    pairs = list(zip(stretch.rows, stretch.kinds, strict=True))
    kinds = [(row.line, None if kind in LEAVES else RowKind(kind)) for row, kind in pairs]
    further = frozenset(place_of(row.line) for row, kind in pairs if kind == "continuation")
    further |= _joined_rows(stretch, columns) if joins else frozenset()
    build_kinds(rows, kinds, columns, further, words.vocabulary, stated)
    if is_first:
        _keep_labels(rows, stretch.block, columns, rows.indicators[before:])


def _keep_labels(rows: Rows, block: Block, columns: Sequence[Column], below: Sequence[Indicator]) -> None:
    """Keep, as a note, a label that reaches down from the header and became neither a header nor a name."""
    section = columns[0].section
    for line in block.header:
        for cell in line.printed_cells():
            if not header_text(columns, section, cell) and not side_label(columns, below, cell):
                kept = OtherCell(cell.column, cell.column_span, cell.text)
                rows.other_rows.append(OtherRow(RowKind.NOTE, section, rows.last_no, (kept,), line.row, line.table))


def _has_joined_rows(laid: Laid, roles: Sequence[tuple[Role, ...]], words: Words, stated: Constraints) -> bool:
    """Whether the deepest name of any row reaches down from another indicator's row."""
    columns: list[Column] = []
    for number, (section, own_roles) in enumerate(zip(laid.sections, roles, strict=True), 1):
        if number == 1 or any(one.rows for one in section.stretches):
            own = laid.columns_with(number, own_roles, words.vocabulary)
            columns += with_stated_levels(own, stated) if number == 1 else own
    return any(_joined_rows(one, columns) for one in laid.stretches)


def _joined_rows(stretch: Stretch, columns: Sequence[Column]) -> frozenset[tuple[int, int]]:
    """The rows, by table and row, whose deepest name reaches down from another indicator's row."""
    leaf = max((c for c in columns if c.role is Role.LEVEL), key=lambda column: column.level or 0, default=None)
    if leaf is None:
        return frozenset()
    joined: set[tuple[int, int]] = set()
    before = None
    for row, kind in zip(stretch.rows, stretch.kinds, strict=True):
        cell = row.line.cells[leaf.column] if kind in LEAVES and leaf.column < len(row.line.cells) else None
        if cell is not None and cell is before and not is_blank(cell.text):
            joined.add(place_of(row.line))
        before = cell
    return frozenset(joined)
