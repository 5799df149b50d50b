"""Binary Word files built from nothing, so that a test says in a line what stands in its file.

    doc(row("甲", "乙", edges=(0, 1000, 2000)), para("后"))

Only what the reader looks at is written: an OLE2 file with the streams WordDocument, 1Table and Data, a text in pieces,
pages of paragraph and character properties, styles, fonts and lists ([MS-DOC], [MS-CFB]).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from struct import pack

SECTOR = 512
LEAST_STREAM = 4096
TEXT_AT = 0x800
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph with its mark, its modifiers, and stretches of characters (start, end) with theirs."""

    text: str
    mark: str = "\r"
    modifiers: bytes = b""
    runs: tuple[tuple[int, int, bytes], ...] = ()
    style: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """What else is in a file: text of the other stories in their order, structures by their number, Data."""

    stories: tuple[tuple[Para, ...], ...] = ()
    structures: dict[int, bytes] = field(default_factory=dict)
    data: bytes = b""
    flags: int = 0x0200
    version: int = 193
    narrow: bool = False
    piece_size: int = 0
    property_lists: tuple[bytes, ...] = ()
    modifier: int = 0


IN_TABLE = pack("<HB", 0x2416, 1)
ROW_END = pack("<HB", 0x2417, 1)


def para(text: str, *, modifiers: bytes = b"", style: int = 0, runs: tuple[tuple[int, int, bytes], ...] = ()) -> Para:
    """A paragraph outside tables."""
    return Para(text, "\r", modifiers, runs, style)


def depth(number: int) -> bytes:
    """The modifiers of a paragraph so deep in tables."""
    return IN_TABLE + pack("<Hi", 0x6649, number)


def cell(*texts: str) -> tuple[Para, ...]:
    """A cell's paragraphs, the last with the cell mark."""
    return (*(Para(text, "\r", IN_TABLE) for text in texts[:-1]), Para(texts[-1], "\x07", IN_TABLE))


def row(*texts: str, edges: tuple[int, ...], flags: tuple[int, ...] = (), more: bytes = b"") -> tuple[Para, ...]:
    """A row of cells with one paragraph each, and its row mark."""
    cells = tuple(paragraph for text in texts for paragraph in cell(text))
    return (*cells, row_mark(edges, flags, more))


def row_mark(edges: tuple[int, ...], flags: tuple[int, ...] = (), more: bytes = b"") -> Para:
    """The row mark of a row with these edges; `more` modifiers follow the definition."""
    return Para("", "\x07", IN_TABLE + ROW_END + row_definition(edges, flags) + more)


def row_definition(edges: tuple[int, ...], flags: tuple[int, ...] = ()) -> bytes:
    """sprmTDefTable with the cells' flags."""
    cells = b"".join(pack("<HH", flag, 0) + bytes(16) for flag in flags)
    operand = bytes([len(edges) - 1]) + pack(f"<{len(edges)}h", *edges) + cells
    return pack("<HH", 0xD608, len(operand) + 1) + operand


def nested_row(*texts: str, edges: tuple[int, ...], flags: tuple[int, ...] = ()) -> tuple[Para, ...]:
    """A row of a table one level down."""
    ends_cell, ends_row = pack("<HB", 0x244B, 1), pack("<HB", 0x244C, 1)
    cells = tuple(Para(text, "\r", depth(2) + ends_cell) for text in texts)
    return (*cells, Para("", "\r", depth(2) + ends_cell + ends_row + row_definition(edges, flags)))


Stretch = str | tuple[str, bytes]
"""A plain text, or one with the modifiers of its characters."""


def of(*stretches: Stretch, mark: str = "\r", modifiers: bytes = b"", style: int = 0, mark_look: bytes = b"") -> Para:
    """A paragraph of stretches of text; `mark_look` are the modifiers of its mark."""
    text, runs = "", []
    for stretch in stretches:
        part, look = (stretch, b"") if isinstance(stretch, str) else stretch
        runs += [(len(text), len(text) + len(part), look)] if look else []
        text += part
    runs += [(len(text), len(text) + 1, mark_look)] if mark_look else []
    return Para(text, mark, modifiers, tuple(runs), style)


def cell_of(*stretches: Stretch, style: int = 0) -> Para:
    """A cell of one paragraph, made of stretches of text."""
    return of(*stretches, mark="\x07", modifiers=IN_TABLE, style=style)


def row_of(*cells: Para | tuple[Stretch, ...], edges: tuple[int, ...], mark_look: bytes = b"") -> tuple[Para, ...]:
    """A row of cells of stretches of text."""
    paragraphs = [cell if isinstance(cell, Para) else cell_of(*cell) for cell in cells]
    mark = row_mark(edges)
    return (*paragraphs, of(mark="\x07", modifiers=mark.modifiers, mark_look=mark_look))


def style(name: str, base: int, modifiers: bytes = b"", look: bytes = b"") -> bytes:
    """A paragraph style with modifiers of its paragraphs, and `look` of its characters."""
    entry = pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0) + pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    entry += bytes(len(entry) % 2) + pack("<HH", 2 + len(modifiers), 0) + modifiers
    entry += bytes(len(entry) % 2) + pack("<H", len(look)) + look
    return pack("<H", len(entry)) + entry


def character_style(name: str, look: bytes = b"", base: int = 0xFFF) -> bytes:
    """A style of characters."""
    entry = pack("<HHHHH", 0, 2 | base << 4, 1, 0, 0) + pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    entry += bytes(len(entry) % 2) + pack("<H", len(look)) + look
    entry += bytes(len(entry) % 2)
    return pack("<H", len(entry)) + entry


def sheet(*styles: bytes) -> bytes:
    """The style sheet."""
    return pack("<HHH", 4, len(styles), 10) + b"".join(styles)


def note_tables(marks: tuple[int, ...], beginnings: tuple[int, ...], size: int = 2) -> tuple[bytes, bytes]:
    """The tables of a kind of notes: where their marks stand in the body, and where they begin in their story."""
    references = pack(f"<{len(marks) + 1}I", *marks, 10**6) + bytes(size * len(marks))
    return references, pack(f"<{len(beginnings) + 2}I", *beginnings, 10**6, 10**6 + 1)


def record(kind: int, content: bytes, *, instance: int = 0, holds_others: bool = False) -> bytes:
    """A record of a drawing."""
    return pack("<HHI", instance << 4 | (0xF if holds_others else 2), kind, len(content)) + content


def shape(
    number: int,
    *,
    kind: int = 202,
    flags: int = 0xA00,
    properties: tuple[tuple[int, int], ...] = (),
    letters: str = "",
) -> bytes:
    """A shape with properties, or one of drawn letters."""
    head = record(0xF00A, pack("<II", number, flags), instance=kind)
    table, behind = b"".join(pack("<HI", *one) for one in properties), b""
    if letters:
        behind = letters.encode("utf-16-le") + b"\0\0"
        table += pack("<HI", 0x80C0, len(behind))
    look = record(0xF00B, table + behind, instance=len(table) // 6)
    return record(0xF004, head + look, holds_others=True)


def shapes_grouped(*shapes: bytes) -> bytes:
    """Shapes as one; the first is the group's own."""
    return record(0xF003, b"".join(shapes), holds_others=True)


def drawings(*tops: bytes) -> bytes:
    """What the drawings of the body are."""
    patriarch = record(0xF003, shape(1024, kind=0, flags=5) + b"".join(tops), holds_others=True)
    return record(0xF000, b"", holds_others=True) + b"\0" + record(0xF002, patriarch, holds_others=True)


def drawing_anchors(*anchored: tuple[int, int]) -> bytes:
    """Where in the body shapes are anchored: positions and their numbers."""
    positions = [position for position, _number in anchored]
    data = b"".join(pack("<I", number) + bytes(22) for _position, number in anchored)
    return pack(f"<{len(positions) + 1}I", *positions, 10**6) + data


def boxes_of(*boxes: tuple[int, int]) -> bytes:
    """Where in their story the texts of boxes begin, and the number of each one's shape; the last is none."""
    positions = [position for position, _number in boxes]
    data = b"".join(bytes(14) + pack("<I", number) + bytes(4) for _position, number in boxes)
    return pack(f"<{len(positions) + 1}I", *positions, positions[-1] + 1) + data


def doc(*paragraphs: Para | tuple[Para, ...], parts: Parts | None = None) -> bytes:
    """A file of Word 97 and later."""
    parts = parts or Parts()
    stories = (flattened(paragraphs), *parts.stories)
    everything = [paragraph for story in stories for paragraph in story]
    text = "".join(paragraph.text + paragraph.mark for paragraph in everything)
    width = 1 if parts.narrow else 2
    encoded = text.encode("cp1252") if parts.narrow else text.encode("utf-16-le", "surrogatepass")
    word = bytearray(TEXT_AT) + encoded
    paragraph_pages = _pages(word, _paragraph_entries(everything, width), 13)
    character_pages = _pages(word, _character_entries(everything, width), 1)
    structures = {12: character_pages, 13: paragraph_pages, 33: _clx(len(encoded) // width, width, parts)}
    table = _table_stream(word, structures | parts.structures, parts, [_length(story) for story in stories])
    return ole2({"WordDocument": bytes(word), "1Table": table, "Data": parts.data or b"\0"})


def flattened(paragraphs: tuple[Para | tuple[Para, ...], ...]) -> tuple[Para, ...]:
    """Paragraphs and groups of them as one sequence."""
    return tuple(one for group in paragraphs for one in (group if isinstance(group, tuple) else (group,)))


def _length(story: tuple[Para, ...]) -> int:
    return sum(len(paragraph.text.encode("utf-16-le", "surrogatepass")) // 2 + 1 for paragraph in story)


Entry = tuple[int, int, bytes]


def _paragraph_entries(paragraphs: list[Para], width: int) -> list[Entry]:
    entries, offset = [], TEXT_AT
    for paragraph in paragraphs:
        end = offset + width * _length((paragraph,))
        data = pack("<H", paragraph.style) + paragraph.modifiers
        data += bytes(len(data) % 2)
        entries.append((offset, end, bytes([0, len(data) // 2]) + data))
        offset = end
    return entries


def _character_entries(paragraphs: list[Para], width: int) -> list[Entry]:
    """The runs of all paragraphs and, between them, those that say nothing: on a page no gap can be told."""
    entries: list[Entry] = []
    offset = last = TEXT_AT
    for paragraph in paragraphs:
        for start, end, modifiers in paragraph.runs:
            first, behind = offset + width * start, offset + width * end
            entries += [(last, first, b"\0")] if last < first else []
            entries.append((first, behind, bytes([len(modifiers)]) + modifiers))
            last = behind
        offset += width * _length((paragraph,))
    return [*entries, (last, offset, b"\0")] if entries and last < offset else entries


def _pages(word: bytearray, entries: list[Entry], entry_size: int) -> bytes:
    """Append pages of four runs each to the stream; give back the table of their positions and numbers."""
    numbers, positions = [], []
    for first in range(0, len(entries), 4):
        group = entries[first : first + 4]
        page, place = bytearray(SECTOR), SECTOR - 1
        page[-1] = len(group)
        page[: 4 * (len(group) + 1)] = pack(f"<{len(group) + 1}I", *(run[0] for run in group), group[-1][1])
        for number, (_start, _end, data) in enumerate(group):
            place = (place - len(data)) // 2 * 2
            page[place : place + len(data)] = data
            page[4 * (len(group) + 1) + entry_size * number] = place // 2
        word.extend(bytes(-len(word) % SECTOR))
        numbers.append(len(word) // SECTOR)
        positions.append(group[0][0])
        word.extend(page)
    end = entries[-1][1] if entries else TEXT_AT
    return pack(f"<{len(numbers) + 1}I{len(numbers)}I", *positions, end, *numbers)


def _clx(length: int, width: int, parts: Parts) -> bytes:
    """The piece table; with a piece size, the text is cut into that many characters a piece."""
    cuts = [*range(0, length, parts.piece_size or length or 1), length]
    pieces = b""
    for start in cuts[:-1]:
        place = TEXT_AT + start * width
        pieces += pack("<HIH", 0, place * 2 | 1 << 30 if width == 1 else place, parts.modifier)
    table = pack(f"<{len(cuts)}I", *cuts) + pieces
    lists = b"".join(b"\x01" + pack("<H", len(one)) + one for one in parts.property_lists)
    return lists + b"\x02" + pack("<I", len(table)) + table


def _table_stream(word: bytearray, structures: dict[int, bytes], parts: Parts, lengths: list[int]) -> bytes:
    """Write the information block into the front of the stream; give back the table stream."""
    table, pairs = bytearray(b"\0" * 64), [(0, 0)] * 93
    for number, structure in structures.items():
        pairs[number] = (len(table), len(structure))
        table.extend(structure)
    longs = [0, 0, 0, *lengths, *([0] * (19 - len(lengths)))]
    block = pack("<HHHHHH", 0xA5EC, parts.version, 0, 0x0409, 0, parts.flags) + bytes(0x20 - 12)
    block += pack("<H", 14) + bytes(28) + pack("<H", 22) + pack("<22I", *longs[:22]) + pack("<H", 93)
    block += b"".join(pack("<II", *pair) for pair in pairs)
    word[: len(block)] = block
    return bytes(table)


def old_doc(
    text: bytes, paragraphs: list[Entry], *, fonts: bytes = b"", characters: list[Entry] | None = None
) -> bytes:
    """A file of Word 95: `text` in its code page, runs of it as (start, end, data of the page)."""
    word = bytearray(TEXT_AT) + text
    shifted = [
        [(TEXT_AT + start, TEXT_AT + end, data) for start, end, data in runs] for runs in (paragraphs, characters or [])
    ]
    tables = {13: _old_pages(word, shifted[0], 7), 12: _old_pages(word, shifted[1], 1), 15: fonts}
    for number, structure in tables.items():
        word[0x58 + 8 * number : 0x60 + 8 * number] = pack("<II", len(word), len(structure))
        word.extend(structure)
    word[:12] = pack("<HHHHHH", 0xA5DC, 104, 0, 0x0409, 0, 0)
    word[0x18:0x20] = pack("<II", TEXT_AT, TEXT_AT + len(text))
    word[0x34:0x38] = pack("<I", len(text))
    return ole2({"WordDocument": bytes(word)})


def _old_pages(word: bytearray, entries: list[Entry], entry_size: int) -> bytes:
    table = _pages(word, entries, entry_size)
    count = (len(table) - 4) // 8
    positions, numbers = table[: 4 * (count + 1)], table[4 * (count + 1) :]
    return positions + b"".join(numbers[4 * number : 4 * number + 2] for number in range(count))


def ole2(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, each padded so far that none is a short one."""
    contents = {name: data + bytes(max(LEAST_STREAM - len(data), 0)) for name, data in streams.items()}
    sectors, table, starts = bytearray(), [], {}
    for name, data in contents.items():
        starts[name] = len(table)
        table += _chain(len(table), -(-len(data) // SECTOR))
        sectors += data + bytes(-len(data) % SECTOR)
    directory = _directory(contents, starts)
    directory_at = len(table)
    table += _chain(directory_at, len(directory) // SECTOR)
    n_table = -(-len(table) // 127)
    table_at = len(table)
    table += [FAT] * n_table
    table += [FREE] * (n_table * 128 - len(table))
    sectors += directory + pack(f"<{len(table)}I", *table)
    places = [table_at + number for number in range(n_table)]
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, n_table, directory_at, 0, LEAST_STREAM, END, 0, END, 0)
    header += pack("<109I", *places, *([FREE] * (109 - n_table)))
    return bytes(header + sectors)


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END]


def _directory(contents: dict[str, bytes], starts: dict[str, int]) -> bytes:
    """The root and the streams, each the right neighbour of the one before it (sorted as names are compared)."""
    names = sorted(contents, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, child=1, start=END, size=0)]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else FREE
        entries.append(_entry(name, 2, right=right, start=starts[name], size=len(contents[name])))
    data = b"".join(entries)
    return data + b"".join([_entry("", 0, start=0, size=0)] * (-len(entries) % 4))


def _entry(name: str, kind: int, *, right: int = FREE, child: int = FREE, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    links = pack("<III", FREE, right, child)
    return encoded.ljust(64, b"\0") + pack("<HBB", length, kind, 1) + links + bytes(36) + pack("<IQ", start, size)
