"""A paragraph's properties: how deep in tables it stands, whether it ends a cell or a row, its style and its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from .operators import (
    Code,
    Operator,
    ReadOperators,
    modifier_operators,
    read_old_operators,
    read_operators,
    signed,
    unsigned,
)
from .rows import RowDefinition, read_row

NO_LIST = 0


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What a paragraph's mark says; `depth` 0 is outside tables, `row` the row that a row mark ends.

    `list_number` counts the file's list overrides from 1; 0 is no list, None is not stated here.
    """

    style: int = 0
    depth: int = 0
    ends_nested_cell: bool = False
    ends_row: bool = False
    row: RowDefinition | None = None
    list_number: int | None = None
    list_level: int | None = None
    has_old_numbering: bool = False


@dataclass(frozen=True, slots=True)
class StyleNumbering:
    """The list that a style gives to its paragraphs."""

    list_number: int | None = None
    list_level: int | None = None


@dataclass(slots=True)
class PropertyReader:
    """Reads raw properties into `ParagraphProperties`; a file has few different ones, which the caller keeps."""

    data: bytes
    old: bool
    most_depth: int
    property_lists: tuple[bytes, ...] = ()
    styles: Mapping[int, StyleNumbering] = field(default_factory=dict)
    too_deep: bool = False

    def read(self, raw: bytes, modifier: int) -> ParagraphProperties:
        """The properties of a style number and modifiers, with a piece's modifier laid over them."""
        read: ReadOperators = read_old_operators if self.old else read_operators
        style_size = 1 if self.old else 2
        operators = list(spliced(read(raw[style_size:]), self.data))
        operators += modifier_operators(modifier, self.property_lists, read)
        properties = interpret(unsigned(raw[:style_size]), operators)
        if properties.depth > self.most_depth:
            self.too_deep = True
            properties = replace(properties, depth=1)
        return self._with_style(properties)

    def _with_style(self, properties: ParagraphProperties) -> ParagraphProperties:
        """A list that the style gives holds where the paragraph states none; its level may still be its own."""
        style = self.styles.get(properties.style)
        if style is None or properties.list_number is not None:
            return properties
        level = style.list_level if properties.list_level is None else properties.list_level
        return replace(properties, list_number=style.list_number, list_level=level)


DATA_REFERENCES = frozenset({Code.TABLE_PROPERTIES, Code.HUGE_PROPERTIES, Code.HUGE_PROPERTIES_OLD})


def spliced(operators: tuple[Operator, ...], data: bytes) -> Iterator[Operator]:
    """The modifiers with those from the stream `Data` at the place of the reference to them, one level deep.

    The order decides: newer Word builds a row there, and the definition for Word 97 behind it resets it.
    """
    for code, operand in operators:
        if code in DATA_REFERENCES:
            yield from _referenced(operand, data)
        else:
            yield code, operand


def _referenced(operand: bytes, data: bytes) -> tuple[Operator, ...]:
    offset = unsigned(operand)
    size = unsigned(data[offset : offset + 2])
    return read_operators(data[offset + 2 : offset + 2 + size])


def interpret(style: int, operators: list[Operator]) -> ParagraphProperties:
    """What the modifiers say together, the later over the earlier."""
    last = dict(operators)
    if Code.STYLE in last:
        style = unsigned(last[Code.STYLE])
    depth = _depth(operators, last)
    ends_row = _is_set(last, Code.ROW_END) if depth == 1 else depth > 1 and _is_set(last, Code.NESTED_ROW_END)
    return ParagraphProperties(
        style=style,
        depth=depth,
        ends_nested_cell=_is_set(last, Code.NESTED_CELL_END),
        ends_row=ends_row,
        row=read_row(operators) if ends_row else None,
        list_number=_list_number(last),
        list_level=last[Code.LIST_LEVEL][0] if Code.LIST_LEVEL in last else None,
        has_old_numbering=Code.OLD_NUMBERING in last,
    )


def _is_set(last: Mapping[int, bytes], code: Code) -> bool:
    return code in last and last[code][0] != 0


def _depth(operators: list[Operator], last: Mapping[int, bytes]) -> int:
    """The depth in tables; files of Word 97 say only that a paragraph is in one."""
    depth = 0
    for code, operand in operators:
        if code == Code.DEPTH:
            depth = signed(operand)
        elif code == Code.DEPTH_CHANGE:
            depth += signed(operand)
    return depth if depth > 0 else int(_is_set(last, Code.IN_TABLE))


def _list_number(last: Mapping[int, bytes]) -> int | None:
    if Code.LIST not in last:
        return None
    number = signed(last[Code.LIST])
    return number if number > 0 else NO_LIST
