"""Tables whose right reading is known: those of the tests, and labelled ones of public files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from labelled.files import Files
from labelled.labels import Label, load_labels, table_index
from opencc import OpenCC
from zhibiao.extract import Document
from zhibiao.extract.document import Table
from zhibiao.normalize.facts.scores import print_number
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.lines import Line
from zhibiao.normalize.reading.tables.drafts import drafts_of
from zhibiao.normalize.reading.tables.find_forms import find_tables
from zhibiao.normalize.reading.tables.plain import Plain, plain_of

from .invented.forms import invented_forms
from .redrawn import Known, redrawn

TO_TRADITIONAL = OpenCC("s2tw").convert
ROOT = Path(__file__).parent.parent.parent
OWN = Path(__file__).with_name("own.jsonl")
ROOMS = "rooms"
"""Small tables of the tests of single rooms, which own.jsonl holds with their rows."""
INVENTED = "invented: "
"""What the groups of invented forms begin with."""
MARKED = ("! ", "row ", "column ", "level ")
"""What begins a line below a case that is no row of it."""
ROLES = {"grade": "result", "weight": "score", "evidence": "other", "actual": "result", "method": "other"} | {
    "unit": "measure",
    "total": "other",
    "requirement": "criterion",
}
"""Roles of labels that readings call otherwise."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A draft whose reading is known; `group` is what is left out together, a repository or a case.

    `kinds` are those of the lines that are read (a part of them where tables were joined), `roles` those of grid
    columns by section; both are empty where only the rows are known. `rows` are those of a case of the tests, `label`
    of others.
    """

    group: str
    plain: Plain
    lines: tuple[Line, ...] = ()
    kinds: tuple[str, ...] = ()
    roles: Mapping[tuple[int, int], str] | None = None
    rows: tuple[str, ...] = ()
    label: Label | None = None
    table: int = 0

    @property
    def is_form(self) -> bool:
        """Whether the table holds indicators."""
        return self.label.is_form if self.label else bool(self.rows)


def own_tables() -> Iterator[Gold]:
    """The tables of the tests, those with a single draft."""
    known: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in OWN.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        known.setdefault((one["of"], one["case"]), []).append(one)
    for (kind, name), (lines, expected) in _cases().items():
        found = known.get((kind, name), [])
        if len(found) == 1:
            yield from _own(f"{kind}: {name}", lines, expected, found[0], titled=kind == "cases")
    for (kind, name), found in known.items():
        if kind == ROOMS:
            yield from _own(f"{kind}: {name}", found[0]["lines"], found[0]["rows"], found[0], titled=False)
    yield from _wild_tables()


def _wild_tables() -> Iterator[Gold]:
    """The tests' tables as offices write them, and those of other things: the same rows are left out together."""
    sys.path.insert(0, str(ROOT / "tests"))
    from builders_tables import document, table
    from builders_wild import CASES, OTHER_TABLES, TITLE

    for name, (lines, expected) in CASES.items():
        yield Gold(f"wild: {name}", _drafts(document(TITLE, table(*lines)))[0], rows=tuple(map(_row, expected)))
    for title, lines in OTHER_TABLES:
        yield Gold(f"others: {lines[0]}", _drafts(document(title, table(*lines)))[0])


def invented_tables(count: int, seed: int = 0) -> Iterator[Gold]:
    """Forms invented at random."""
    for number, one in enumerate(invented_forms(count, seed)):
        roles = {(section, column): role for section, column, role in one.roles}
        yield _gold(f"{INVENTED}{seed}-{number}", one.document, one.kinds, roles, one.rows)


def _row(expected: Sequence[Any]) -> str:
    """Names and a score as the cases write them: level > level | score."""
    *names, score = expected
    return f"{' > '.join(filter(None, names))} | {'-' if score is None else print_number(float(score))}"


def _own(
    name: str, lines: Sequence[str], expected: Sequence[str], known: dict[str, Any], *, titled: bool
) -> Iterator[Gold]:
    """A table of the tests as it is, in traditional characters, and drawn otherwise."""
    from builders_cases import TITLE, document_of

    document = document_of(lines, title=TITLE if titled else "")
    rows = tuple(line for line in expected if not line.startswith(MARKED))
    kinds = tuple(known.get("kinds", ()))
    roles = {(section, column): role for section, column, role in known.get("roles", ())}
    yield (own := _gold(name, document, kinds, roles, rows))
    yield _gold(name, _traditional(document), kinds, roles, tuple(map(TO_TRADITIONAL, rows)))
    for drawn in redrawn(Known(document, own.plain.printed.lines, kinds, roles, rows)):
        yield _gold(name, drawn.document, kinds, drawn.roles, drawn.rows)


def _gold(
    name: str, document: Document, kinds: tuple[str, ...], roles: Mapping[tuple[int, int], str], rows: tuple[str, ...]
) -> Gold:
    plain = _drafts(document)[0]
    printed = plain.printed.lines
    if not kinds or len(kinds) != len(printed):
        return Gold(name, plain, rows=rows)
    known = {(line.table, line.row): kind for line, kind in zip(printed, kinds, strict=True)}
    of_read = tuple(known[_printed_place(plain, line)] for line in plain.draft.lines)
    return Gold(name, plain, plain.draft.lines, of_read, _roles_read(plain, roles), rows)


def _printed_place(plain: Plain, line: Line) -> tuple[int, int]:
    """The table and row where a line that is read is printed."""
    printed = line if plain.is_as_printed else plain.rows[line.table, line.row]
    return printed.table, printed.row


def _roles_read(plain: Plain, roles: Mapping[tuple[int, int], str]) -> Mapping[tuple[int, int], str]:
    """Roles by section and printed grid column, by the grid columns that are read."""
    read = {printed: column for column, printed in enumerate(plain.columns)}
    return {(section, read[column]): role for (section, column), role in roles.items() if column in read}


def _traditional(document: Document) -> Document:
    from edited_tables import with_texts

    blocks = [
        with_texts(block, lambda cell: TO_TRADITIONAL(cell.text))
        if isinstance(block, Table)
        else replace(block, text=TO_TRADITIONAL(block.text))
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


@cache
def _cases() -> dict[tuple[str, str], tuple[Sequence[str], Sequence[str]]]:
    sys.path.insert(0, str(ROOT / "tests"))
    from builders_cases import CASES, cases_of

    found = {("cases", name): (case.lines, case.expected) for name, case in CASES.items()}
    for path in sorted((ROOT / "tests" / "normalize" / "forms").glob("*.txt")):
        found |= {("forms", f"{path.stem}: {case.name}"): (case.lines, case.expected) for case in cases_of(path)}
    return found


def labelled_tables(labels: Sequence[Path], files: Files, subset: str = "fit") -> Iterator[Gold]:
    """The labelled tables whose files are at hand."""
    for label in load_labels(labels, subset):
        if files.path(label) is None:
            continue
        document = files.document(label)
        number = table_index(document, label)
        plain = next((one for one in _drafts(document) if number in one.printed.tables), None)
        if plain is not None:
            yield _labelled(label, plain, number)


def _labelled(label: Label, plain: Plain, number: int) -> Gold:
    group = label.repository or label.id[:12]
    places = [(line, _printed_place(plain, line)) for line in plain.draft.lines]
    own = [(line, row) for line, (table, row) in places if table == number]
    joined = any(line.table != number for line, _row in own)  # its header is that of the table before
    known = label.is_form and label.row_kinds and not joined and all(row < len(label.row_kinds) for _line, row in own)
    if not known:
        return Gold(group, plain, label=label, table=number)
    kinds = tuple("note" if (kind := label.row_kinds[row]) == "other" else kind for _line, row in own)
    roles: Mapping[tuple[int, int], str] = {(1, one.column): ROLES.get(one.role, one.role) for one in label.columns}
    if label.n_columns == max(len(line.cells) for line in plain.printed.lines):  # else they count as they follow
        roles = _roles_read(plain, roles)
    lines = tuple(line for line, _row in own)
    return Gold(group, plain, lines, kinds, roles, label=label, table=number)


def _drafts(document: Document) -> list[Plain]:
    vocabulary = load_vocabulary()
    return [plain_of(one, vocabulary) for one in drafts_of(find_tables(document, vocabulary), vocabulary)]
