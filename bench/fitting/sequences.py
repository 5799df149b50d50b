"""What the sequence models learn from: the features and the right labels of rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhibiao.normalize.facts.fact import facts_of
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.blocks import rows_of, stretches_of
from zhibiao.normalize.reading.build.columns import columns_with
from zhibiao.normalize.reading.lines import Line
from zhibiao.normalize.reading.printed import Printed
from zhibiao.normalize.reading.roles.features import column_features
from zhibiao.normalize.reading.rows.kinds import row_features
from zhibiao.normalize.reading.rows.places import sheet_features
from zhibiao.normalize.reading.sheet import Row, Sheet, sheet_of
from zhibiao.normalize.reading.tables.sides import lines_by_side
from zhibiao.normalize.reading.upright import sections_of
from zhibiao.normalize.records import Column, Role

from .gold import INVENTED, Gold

VOCABULARY = load_vocabulary()
FACT_OF = facts_of(VOCABULARY)
SHORT = 3
"""A longer text below a grade says what it takes."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Features and labels of the places of one sequence, and the group that it is left out with."""

    group: str
    features: list[list[str]]
    labels: list[str]
    is_own: bool

    @property
    def is_invented(self) -> bool:
        """Whether nobody has drawn its table."""
        return self.group.startswith(INVENTED)


@dataclass(slots=True)
class Sequences:
    """Sequences of rows at first sight, of rows with the columns' roles in view, and of columns."""

    first: list[Labelled] = field(default_factory=list)
    placed: list[Labelled] = field(default_factory=list)
    roles: list[Labelled] = field(default_factory=list)


def sequences_of(tables: Sequence[Gold]) -> Sequences:
    """The sequences of all tables whose kinds and roles are known."""
    found = Sequences()
    for gold in tables:
        if gold.kinds and gold.roles is not None:
            _add(found, gold)
    return found


def _add(found: Sequences, gold: Gold) -> None:
    kinds = {(line.table, line.row): kind for line, kind in zip(gold.lines, gold.kinds, strict=True)}
    sheet = _sheet(gold.lines, kinds)
    labels = [_label(line, kinds) for line in _lines(sheet)]
    _above, stretches = stretches_of(sheet, labels)
    own = gold.label is None
    features = row_features(sheet)
    placed: list[tuple[Sequence[Row], Sequence[Column]]] | None = []
    for number, section in enumerate(sections_of(stretches, VOCABULARY, FACT_OF), 1):
        roles = _roles(section.printed, number, gold)
        if roles is None:
            placed = None
            break
        if own or number == 1:  # labels have the columns of the first header
            found.roles.append(Labelled(gold.group, column_features(section.printed), roles, own))
        first = section.stretches[0].block
        columns = columns_with(tuple(map(Role, roles)), section.printed, first, number, VOCABULARY)
        placed.append((rows_of(section.stretches), columns))
    kinds_of_rows = ["indicator" if label == "continuation" else label for label in labels]
    found.first.append(Labelled(gold.group, features, kinds_of_rows, own))
    if placed is not None:
        further = sheet_features(sheet, placed)
        both = [[*names, *more] for names, more in zip(features, further, strict=True)]
        found.placed.append(Labelled(gold.group, both, kinds_of_rows, own))


def _lines(sheet: Sheet) -> Iterator[Line]:
    return (row.line for row in sheet.rows)


def _sheet(lines: Sequence[Line], kinds: dict[tuple[int, int], str]) -> Sheet:
    """The sheet of a table, halves side by side put below one another as a reading does."""
    sheet = sheet_of(lines, FACT_OF)
    above, stretches = stretches_of(sheet, [_label(line, kinds) for line in lines])
    below = lines_by_side([row.line for row in above], [one.block for one in stretches], FACT_OF)
    return sheet if below is None else sheet_of(below, FACT_OF)


def _label(line: Line, kinds: dict[tuple[int, int], str]) -> str:
    return kinds.get((line.table, line.row), "note") if line.printed_cells() else "placeholder"


def _roles(printed: Sequence[Printed], number: int, gold: Gold) -> list[str] | None:
    """The roles of a section's columns, None where a label says nothing of most of them.

    Where the grid of a label is another one, its columns are taken in their order. A column of grades with texts in
    it is a further one.
    """
    label = gold.label
    known = {column: role for (section, column), role in (gold.roles or {}).items() if label or section == number}
    found = [next((known[at] for at in range(p.column, p.column + p.span) if at in known), None) for p in printed]
    if label and None in found and len(known) == len(printed):
        found = [known[at] for at in sorted(known)]
    if label and sum(role is None for role in found) * 2 > len(found):
        return None
    grades = {one.column for one in label.columns if one.role == "grade"} if label else set()
    return [
        str(Role.OTHER)
        if role is None or (_has_texts(one) and grades & set(range(one.column, one.column + one.span)))
        else role
        for one, role in zip(printed, found, strict=True)
    ]


def _has_texts(one: Printed) -> bool:
    texts = [fact for fact in one.texts if fact.length > SHORT and fact.number is None]
    return len(one.texts) * 2 > one.n_rows and len(texts) * 2 > len(one.texts)
