"""A row's cells from the modifiers of its end mark: edges, merges, header row, floating position ([MS-DOC] 2.9.323)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from struct import unpack_from

from .operators import Code, Operator, signed

MOST_CELLS = 64
"""Word itself stops at 63 cells a row."""

HORIZONTAL = 0b11
VERTICAL_SHIFT = 5


@dataclass(frozen=True, slots=True)
class RowDefinition:
    """A row as the file states it: n + 1 edges in twips and n raw merge flags each way.

    `horizontal` and `vertical` are the raw bits; `position` is that of a floating table.
    """

    edges: tuple[int, ...]
    horizontal: tuple[int, ...]
    vertical: tuple[int, ...]
    is_header: bool = False
    position: tuple[bytes, bytes, bytes] = (b"", b"", b"")


@dataclass(slots=True)
class _Draft:
    left: int = 0
    widths: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    is_header: bool = False
    position: dict[int, bytes] = field(default_factory=dict)


def read_row(operators: Iterable[Operator]) -> RowDefinition | None:
    """The row that the modifiers build, in their order: a definition resets what stands before it."""
    draft = _Draft()
    for code, operand in operators:
        apply = ROW_OPERATORS.get(code)
        if apply is not None:
            apply(draft, operand)
    if not draft.widths:
        return None
    return _finished(draft)


def _finished(draft: _Draft) -> RowDefinition:
    edges = [draft.left]
    for width in draft.widths:
        edges.append(edges[-1] + width)
    anchor, x, y = (draft.position.get(code, b"") for code in (Code.ANCHOR, Code.POSITION_X, Code.POSITION_Y))
    return RowDefinition(
        tuple(edges),
        tuple(flag & HORIZONTAL for flag in draft.flags),
        tuple(flag >> VERTICAL_SHIFT & 0b11 for flag in draft.flags),
        draft.is_header,
        (anchor, x, y),
    )


def _define(draft: _Draft, operand: bytes, cell_size: int = 20) -> None:
    """One byte n, n + 1 edges, then up to n cells of `cell_size` bytes: missing ones have no flags."""
    count = min(operand[0], MOST_CELLS, (len(operand) - 1) // 2 - 1) if operand else 0
    if count < 1:
        return
    edges = unpack_from(f"<{count + 1}h", operand, 1)
    draft.left = edges[0]
    draft.widths = [right - left for left, right in pairwise(edges)]
    first = 1 + 2 * (operand[0] + 1)
    places = range(first, first + count * cell_size, cell_size)
    draft.flags = [int.from_bytes(operand[place : place + 2], "little") for place in places]


def _define_old(draft: _Draft, operand: bytes) -> None:
    """The definition of Word 6 and 95: cells of 10 bytes, of whose flags only the horizontal merge is sure."""
    _define(draft, operand, 10)
    draft.flags = [flag & HORIZONTAL for flag in draft.flags]


def _insert(draft: _Draft, operand: bytes) -> None:
    first, count = operand[0], operand[1]
    width = signed(operand[2:4])
    count = min(count, MOST_CELLS - max(len(draft.widths), first))
    if count <= 0:
        return
    missing = first - len(draft.widths)
    if missing > 0:
        draft.widths += [width] * missing
        draft.flags += [0] * missing
    draft.widths[first:first] = [width] * count
    draft.flags[first:first] = [0] * count


def _delete(draft: _Draft, operand: bytes) -> None:
    del draft.widths[operand[0] : operand[1]]
    del draft.flags[operand[0] : operand[1]]


def _set_width(draft: _Draft, operand: bytes) -> None:
    for index in range(operand[0], min(operand[1], len(draft.widths))):
        draft.widths[index] = signed(operand[2:4])


def _merge(draft: _Draft, operand: bytes) -> None:
    for index in range(operand[0], min(operand[1], len(draft.flags))):
        draft.flags[index] = draft.flags[index] & ~HORIZONTAL | (1 if index == operand[0] else 2)


def _split(draft: _Draft, operand: bytes) -> None:
    for index in range(operand[0], min(operand[1], len(draft.flags))):
        draft.flags[index] &= ~HORIZONTAL


def _set_vertical(draft: _Draft, operand: bytes) -> None:
    if len(operand) >= 2 and operand[0] < len(draft.flags):
        bits = 0b11 << VERTICAL_SHIFT
        draft.flags[operand[0]] = draft.flags[operand[0]] & ~bits | (operand[1] & 0b11) << VERTICAL_SHIFT


def _set_header(draft: _Draft, operand: bytes) -> None:
    draft.is_header = operand[0] != 0


def _set_position(code: int) -> Callable[[_Draft, bytes], None]:
    def keep(draft: _Draft, operand: bytes) -> None:
        draft.position[code] = operand

    return keep


ROW_OPERATORS: dict[int, Callable[[_Draft, bytes], None]] = {
    Code.ROW_DEFINITION: _define,
    Code.ROW_DEFINITION_10: _define_old,
    Code.INSERT: _insert,
    Code.DELETE: _delete,
    Code.WIDTH: _set_width,
    Code.MERGE: _merge,
    Code.SPLIT: _split,
    Code.VERTICAL_MERGE: _set_vertical,
    Code.HEADER_ROW: _set_header,
    Code.ANCHOR: _set_position(Code.ANCHOR),
    Code.POSITION_X: _set_position(Code.POSITION_X),
    Code.POSITION_Y: _set_position(Code.POSITION_Y),
}
