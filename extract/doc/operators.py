"""Lists of single property modifiers ("sprm"), as (code, operand) pairs ([MS-DOC] 2.2.5, 2.6)."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

Operator = tuple[int, bytes]


class Code(IntEnum):
    """The modifiers that matter for text and tables ([MS-DOC] 2.6.1 to 2.6.5)."""

    STYLE = 0x4600
    LIST_LEVEL = 0x260A
    LIST = 0x460B
    OLD_NUMBERING = 0xC63E
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    DEPTH = 0x6649
    DEPTH_CHANGE = 0x664A
    NESTED_CELL_END = 0x244B
    NESTED_ROW_END = 0x244C
    HUGE_PROPERTIES = 0x6646
    HUGE_PROPERTIES_OLD = 0x6645
    TABLE_PROPERTIES = 0x646B
    ROW_DEFINITION = 0xD608
    ROW_DEFINITION_10 = 0xD606
    HEADER_ROW = 0x3404
    VERTICAL_MERGE = 0xD62B
    MERGE = 0x5624
    SPLIT = 0x5625
    INSERT = 0x7621
    DELETE = 0x5622
    WIDTH = 0x7623
    ANCHOR = 0x360D
    POSITION_X = 0x940E
    POSITION_Y = 0x940F
    DELETED = 0x0800
    INSERTED = 0x0801
    STRUCK = 0x0837
    STRUCK_TWICE = 0x2A53
    HIDDEN = 0x083C
    RAISED = 0x2A48
    CHARACTER_STYLE = 0x4A30
    SPECIAL = 0x0855
    SYMBOL = 0x6A09
    PICTURE = 0x6A03
    FONT = 0x4A4F
    FONT_OTHER = 0x4A51


TABS = 0xC615
OPERAND_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
"""By the upper three bits of a code; -1: the first byte is the length."""


def read_operators(properties: bytes) -> tuple[Operator, ...]:
    """The modifiers of Word 97 and later; one that reaches past the end ends the list."""
    operators = []
    position, end = 0, len(properties)
    while position + 2 < end:
        code = properties[position] | properties[position + 1] << 8
        position += 2
        size = OPERAND_SIZES[code >> 13]
        if size < 0:
            position, size = _variable(properties, position, code)
        if position + size > end:
            break
        operators.append((code, properties[position : position + size]))
        position += size
    return tuple(operators)


def _variable(properties: bytes, position: int, code: int) -> tuple[int, int]:
    """Where the operand begins behind its length, and how long it is."""
    if code in (Code.ROW_DEFINITION, Code.ROW_DEFINITION_10):
        return position + 2, max(int.from_bytes(properties[position : position + 2], "little") - 1, 0)
    size = properties[position]
    if code == TABS and size == 255:
        return position + 1, _tabs_size(properties, position + 1)
    return position + 1, size


def _tabs_size(properties: bytes, position: int) -> int:
    """The length of a list of tabs too long for its length byte: deleted ones of 4 bytes, added ones of 3."""
    deleted = properties[position] if position < len(properties) else 0
    added_at = position + 1 + 4 * deleted
    added = properties[added_at] if added_at < len(properties) else 0
    return 2 + 4 * deleted + 3 * added


OLD_CODES = {
    2: Code.STYLE,
    12: Code.OLD_NUMBERING,
    24: Code.IN_TABLE,
    25: Code.ROW_END,
    65: Code.DELETED,
    66: Code.INSERTED,
    68: Code.PICTURE,
    74: Code.SYMBOL,
    80: Code.CHARACTER_STYLE,
    87: Code.STRUCK,
    92: Code.HIDDEN,
    93: Code.FONT,
    104: Code.RAISED,
    117: Code.SPECIAL,
    186: Code.HEADER_ROW,
    188: Code.ROW_DEFINITION_10,
    190: Code.ROW_DEFINITION_10,
    194: Code.INSERT,
    195: Code.DELETE,
    196: Code.WIDTH,
    197: Code.MERGE,
    198: Code.SPLIT,
}
"""The one-byte codes of Word 6 and 95 by what they became later."""

OLD_VARIABLE = frozenset({3, 12, 15, 23, 52, 68, 74, 81, 82, 103, 105, 106, 108, 120, 191})
OLD_ROW_DEFINITIONS = frozenset({188, 190})
OLD_SIZES = (
    dict.fromkeys((2, 16, 17, 18, 19, 21, 22, 26, 27, 28, *range(30, 37), *range(38, 44), *range(45, 50)), 2)
    | dict.fromkeys((69, 72, 80, 93, 96, 97, 99, 101, 107, 109, 110, 121, 122, 123, 124, 182, 183, 184, 189), 2)
    | dict.fromkeys((195, 197, 198), 2)
    | dict.fromkeys((73, 95), 3)
    | dict.fromkeys((20, 70, 192, 194, 196, 200), 4)
    | dict.fromkeys((193, 199), 5)
    | {0: 0, 83: 0, 187: 12}
)
"""Lengths of the operands of Word 6 and 95; any other has one byte."""


def read_old_operators(properties: bytes) -> tuple[Operator, ...]:
    """The modifiers of Word 6 and 95 that matter, under their later codes."""
    operators = []
    position, end = 0, len(properties)
    while position < end:
        code = properties[position]
        position, size = _old_operand(properties, position + 1, code)
        if position + size > end:
            break
        if code in OLD_CODES:
            operators.append((int(OLD_CODES[code]), properties[position : position + size]))
        position += size
    return tuple(operators)


def _old_operand(properties: bytes, position: int, code: int) -> tuple[int, int]:
    if code in OLD_ROW_DEFINITIONS:
        return position + 2, max(int.from_bytes(properties[position : position + 2], "little") - 1, 0)
    if code not in OLD_VARIABLE:
        return position, OLD_SIZES.get(code, 1)
    size = properties[position] if position < len(properties) else 0
    if code == 23 and size == 255:
        return position + 1, _tabs_size(properties, position + 1)
    return position + 1, size


ReadOperators = Callable[[bytes], tuple[Operator, ...]]


def signed(operand: bytes) -> int:
    """The operand as a signed number, little endian."""
    return int.from_bytes(operand, "little", signed=True)


def unsigned(operand: bytes) -> int:
    """The operand as an unsigned number, little endian."""
    return int.from_bytes(operand, "little")


SINGLE_MODIFIERS = {
    0x0C: Code.LIST_LEVEL,
    0x18: Code.IN_TABLE,
    0x19: Code.ROW_END,
    0x41: Code.DELETED,
    0x42: Code.INSERTED,
    0x57: Code.STRUCK,
    0x5C: Code.HIDDEN,
    0x68: Code.RAISED,
    0x73: Code.STRUCK_TWICE,
}
"""Codes by the short numbers that stand in a piece's modifier ([MS-DOC] 2.9.215)."""


def modifier_operators(modifier: int, property_lists: tuple[bytes, ...], read: ReadOperators) -> tuple[Operator, ...]:
    """What a piece's modifier lays over the properties: one short modifier, or a list by its number."""
    if modifier & 1:
        number = modifier >> 1
        return read(property_lists[number]) if number < len(property_lists) else ()
    code = SINGLE_MODIFIERS.get(modifier >> 1 & 0x7F)
    return ((int(code), bytes([modifier >> 8])),) if code else ()
