"""Which lines of a document stand with which of its forms, and which with none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhibiao.extract.document import Document

from ..facts.line_kinds import stands_below
from ..facts.vocabulary import Vocabulary
from ..records import LinePlace
from .divide_lines import Stretch, divided
from .outside import stretches


@dataclass(frozen=True, slots=True)
class Owner:
    """A form's body tables from the first to the last, and the title by which the line above them is known.

    `fields` are those of all lines since the table before; `is_inner` says that the form's own table stands in a cell
    of these, which only lay out the page.
    """

    first: int
    last: int
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    is_inner: bool = False


@dataclass(frozen=True, slots=True)
class RunningText:
    """Lines that belong to no form, and between which of the body's tables they stand, where these are forms'."""

    lines: Sequence[str]
    table_above: int | None = None
    table_below: int | None = None


@dataclass(slots=True)
class Around:
    """By a form's place among the forms, its lines with their places; the lines that belong to no form."""

    lines: dict[int, list[tuple[LinePlace, str]]] = field(default_factory=dict)
    running: list[RunningText] = field(default_factory=list)

    def add(self, form: int, place: LinePlace, texts: Sequence[str]) -> None:
        """Keep lines with a form."""
        self.lines.setdefault(form, []).extend((place, text) for text in texts)


def lines_around(
    document: Document, owners: Sequence[Owner], others: Mapping[int, str], vocabulary: Vocabulary
) -> Around:
    """What stands above and below each form; `others` are the titles of the tables that are no forms."""
    texts = stretches(document)
    n_tables = len(texts) - 1
    if not n_tables and len(owners) == 1:
        return _without_table(texts[0], owners[0], vocabulary)
    around = Around()
    first_of, last_of, inside = _places(owners)
    above: int | None = None
    for table, (lines, title) in enumerate(zip(texts, _titles(owners, others, n_tables), strict=True)):
        below = None if title is None else first_of.get(table)
        parts = divided(lines, title, table > 0, below is not None, vocabulary)
        running = _share_out(around, parts, above, below)
        tables = (None if above is None else table - 1, None if below is None else table)
        around.running.append(RunningText(running, *tables))
        # A table without a heading that is no form goes with the form above it, as one for signatures does.
        above = last_of.get(table, above if table in inside or not parts.is_headed else None)
    return around


def _titles(owners: Sequence[Owner], others: Mapping[int, str], n_tables: int) -> list[str | None]:
    """The title above each of the body's tables, that of the first form in it, else its own; None below the last."""
    of_forms = {owner.first: owner.title for owner in reversed(owners)}
    return [*(of_forms.get(table, others.get(table, "")) for table in range(n_tables)), None]


def _places(owners: Sequence[Owner]) -> tuple[dict[int, int], dict[int, int], set[int]]:
    """The first form that begins with a table, the last that ends with one, and the tables inside of forms."""
    numbered = list(enumerate(owners))
    first_of = {owner.first: number for number, owner in reversed(numbered)}
    last_of = {owner.last: number for number, owner in numbered}
    return first_of, last_of, {table for owner in owners for table in range(owner.first, owner.last)}


def _without_table(lines: Sequence[str], owner: Owner, vocabulary: Vocabulary) -> Around:
    """The lines of a body whose one form stands in a text box or a note: from the first that stands below tables on."""
    around = Around()
    parts = divided(lines, owner.title, False, True, vocabulary)
    stops = (place for place, line in enumerate(parts.above) if stands_below(line, vocabulary))
    stop = next(stops, len(parts.above))
    running = _share_out(around, replace(parts, above=parts.above[:stop]), None, 0)
    around.running.append(RunningText(running))
    around.add(0, LinePlace.BELOW, parts.above[stop:])
    return around


def _share_out(around: Around, parts: Stretch, above: int | None, below: int | None) -> Sequence[str]:
    """Keep the lines between two tables with the forms above and below; given back are those that stand with none."""
    if above is not None:
        around.add(above, LinePlace.BELOW, parts.below)
    running = [*(parts.below if above is None else ()), *parts.running]
    if below is None:
        return [*running, *parts.own]
    around.add(below, LinePlace.ABOVE_MARK, parts.above_mark)
    around.add(below, LinePlace.ABOVE_TITLE, parts.above_title)
    around.add(below, LinePlace.ABOVE, parts.above)
    return [*running, *parts.far]
