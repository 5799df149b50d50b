"""Candidate readings of bands: each turned upright, a column a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhibiao.extract.document import Cell

from ...facts.fact import GRADE, FactOf
from ...facts.scores import read_score
from ...facts.vocabulary import ITEM, Vocabulary
from ...facts.wording import compact, is_blank, without_layout
from ...records import Column, Role, RowKind
from ..build.rows_below import is_sum
from ..lines import Line
from ..tables.split_forms import lone_text
from .bands import Band, find_bands, find_plain_band, group_names
from .items import Aside, Item, Kept, Layout, held_cells, printed_columns
from .names import Name

RULES_LENGTH = 6
"""From this mean length on, the texts below names are what is required of them."""


RULING = frozenset({None, ITEM, Role.LEVEL, Role.CRITERION, Role.REMARK})
"""What the label of rules may say."""


@dataclass(frozen=True, slots=True)
class Below:
    """A line below the names: its label, a key of its own, and what its cells are."""

    line: Line
    label: str
    key: str
    role: Role


def across_layouts(lines: Sequence[Line], vocabulary: Vocabulary, fact_of: FactOf) -> Iterator[Layout]:
    """The layouts of a draft's bands: all of them, the first alone, the first whose points come to a hundred."""
    bands = find_bands(lines, vocabulary, fact_of)
    if len(bands) > 1:
        yield _layout(bands, _titles(bands, lines), vocabulary)
    whole = next((band for band in bands if band.is_whole), None)
    for band in dict.fromkeys((*bands[:1], *((whole,) if whole else ()))):
        yield _layout([band], [""], vocabulary)
    if not bands and (plain := find_plain_band(lines, vocabulary)):
        yield _layout([plain], [""], vocabulary)


def _titles(bands: Sequence[Band], lines: Sequence[Line]) -> list[str]:
    """What each of several bands is called: by the label down its side, else by the lone text of the row above it."""
    before = {id(line): above for above, line in pairwise(lines)}
    titles = []
    for band in bands:
        first = band.upper[0] if band.upper else band.header
        above = before.get(id(first))
        labelled = band.label if band.label is not None else band.corner if _is_title(band) else None
        titles.append(without_layout(labelled.text) if labelled else lone_text(above) if above else "")
    return titles if len(set(titles)) == len(titles) else [""] * len(titles)


def _is_title(band: Band) -> bool:
    """Whether the corner is no header of labels: nothing stands below it."""
    column = band.names[0].cell.column
    labels = [cell for line in band.body for cell in line.printed_cells() if cell.column < column]
    return bool(band.body) and not labels


def _layout(bands: Sequence[Band], titles: Sequence[str], vocabulary: Vocabulary) -> Layout:
    parts = [
        _part(band, title, section, vocabulary)
        for section, (band, title) in enumerate(zip(bands, titles, strict=True), 1)
    ]
    heads: Kept = {}
    for part in parts:
        heads |= part.heads
    return Layout(
        "across",
        tuple(item for part in parts for item in part.items),
        tuple(column for part in parts for column in part.columns),
        tuple(aside for part in parts for aside in part.asides),
        heads,
    )


def _part(band: Band, title: str, section: int, vocabulary: Vocabulary) -> Layout:
    """One band as a layout, its names under a title where that is not blank."""
    below = list(_below(band, vocabulary))
    parents = group_names(band, vocabulary)
    items = tuple(
        _item(band, name, parent, title, below, section) for name, parent in zip(band.names, parents, strict=True)
    )
    corner = "" if band.corner is None else without_layout(band.corner.text)
    heads = _heads(band, title, below)
    asides = tuple(_aside(band, cell, section, vocabulary) for cell in band.others)
    return Layout("across", items, _columns(corner, items, below, section), asides, heads)


def _below(band: Band, vocabulary: Vocabulary) -> Iterator[Below]:
    """The lines below the names with their roles; one of them holds the rules, one the results."""
    taken: set[Role] = set()
    keys: dict[str, int] = {}
    for line in band.body:
        label = _label(line, band)
        role = Role.SCORE if line is band.points else _role(line, label, band, vocabulary)
        role = Role.OTHER if role in taken else role
        taken |= {role} - {Role.OTHER}
        keys[label] = keys.get(label, 0) + 1
        yield Below(line, label, label if keys[label] == 1 else f"{label}_{keys[label]}", role)


def _label(line: Line, band: Band) -> str:
    """The first text of a line before the cells below the names."""
    texts = (cell.text for cell in line.printed_cells() if cell.column < band.names[0].cell.column)
    return without_layout(next(texts, ""))


def _role(line: Line, label: str, band: Band, vocabulary: Vocabulary) -> Role:
    """What the cells of a line are, by its label, else by their length; ranges beside a grade are no results."""
    named = vocabulary.role_of(label) if label else None
    if named == Role.RESULT:
        return Role.OTHER if GRADE.fullmatch(compact(label)) else Role.RESULT
    return Role.CRITERION if named in RULING and _are_texts(line, band) else Role.OTHER


def _are_texts(line: Line, band: Band) -> bool:
    """Whether the cells below the names are texts of some length, hardly numbers."""
    texts = [compact(cell.text) for name in band.names if (cell := line.cells[name.cell.column]) is not None]
    numbers = sum(read_score(text).number is not None for text in texts)
    return numbers * 2 < len(texts) and sum(map(len, texts)) >= RULES_LENGTH * len(texts)


def _item(band: Band, name: Name, parent: Name | None, title: str, below: Sequence[Below], section: int) -> Item:
    values = {one: cell for one in below if (cell := one.line.cells[name.cell.column]) is not None}
    upper = _upper(title, parent)
    return Item(
        line=band.header,
        cell=name.cell,
        levels=(*(text for text, _score in upper), name.text),
        level_scores=(*(score for _text, score in upper), None if band.points else name.score),
        score=name.score,
        score_text=name.wording if band.points else "",
        criterion="\n".join(filter(None, (name.rest, _text(values, Role.CRITERION)))),
        result=_text(values, Role.RESULT),
        extra=_wording(band, name) | _attributes(values),
        held=held_cells(band.header.table, (name.cell, *values.values(), *([parent.cell] if parent else []))),
        section=section,
    )


def _upper(title: str, parent: Name | None) -> list[tuple[str, float | None]]:
    """What stands above a name with its points: the title of its band, the name of its group."""
    upper: list[tuple[str, float | None]] = [(title, None)] if title else []
    return [*upper, (parent.text, parent.score)] if parent else upper


def _attributes(values: Mapping[Below, Cell]) -> dict[str, str]:
    """The texts below a name that fill no field, by their labels."""
    others = {one.key: cell.text for one, cell in values.items() if one.role is Role.OTHER}
    return {key: text for key, text in others.items() if not is_blank(text)}


def _wording(band: Band, name: Name) -> dict[str, str]:
    """By the corner's text, how points in a name are printed, where that says more than their number."""
    if not name.wording or band.points is not None:
        return {}
    return {"" if band.corner is None else without_layout(band.corner.text): name.wording}


def _text(values: Mapping[Below, Cell], role: Role) -> str:
    return next((cell.text for one, cell in values.items() if one.role is role and not is_blank(cell.text)), "")


def _heads(band: Band, title: str, below: Sequence[Below]) -> Kept:
    """The corner and the labels of the lines, which head columns, and the label down the side."""
    heads = held_cells(band.header.table, (band.corner,) if band.corner else ())
    if band.label is not None and title:
        heads |= held_cells(band.header.table, (band.label,))
    for one in below:
        labels = [cell for cell in one.line.printed_cells() if cell.column < band.names[0].cell.column]
        heads |= held_cells(band.header.table, labels[:1])
    return heads


def _columns(corner: str, items: Sequence[Item], below: Sequence[Below], section: int) -> tuple[Column, ...]:
    depth = max(len(item.levels) for item in items)
    heads = [(corner, Role.LEVEL, False), *((one.label, one.role, _is_blank(one, items)) for one in below)]
    if any(item.criterion for item in items) and all(one.role is not Role.CRITERION for one in below):
        heads.insert(1, ("", Role.CRITERION, False))
    return printed_columns(heads, depth, section)


def _is_blank(one: Below, items: Sequence[Item]) -> bool:
    """Whether nothing stands in a line below the names."""
    cells = (one.line.cells[item.cell.column] for item in items)
    return all(cell is None or is_blank(cell.text) for cell in cells)


def _aside(band: Band, cell: Cell, section: int, vocabulary: Vocabulary) -> Aside:
    """A header cell that names no indicator with the cells below it: the total's column, one to fill in."""
    under = (line.cells[cell.column] for line in band.body)
    cells = (cell, *(one for one in under if one is not None and one is not cell and one.column == cell.column))
    return Aside(band.header, RowKind.TOTAL if is_sum(cell, vocabulary) else RowKind.FIELDS, cells, section)
