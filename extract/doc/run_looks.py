"""What runs of characters say that touches their text, and where: symbols, pictures, fonts, and how they look."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..symbols import FONTS
from ..visible import Look
from .appearance import CODES, NORMAL, Appearance, is_on
from .operators import Code, ReadOperators, modifier_operators, read_old_operators, read_operators, unsigned
from .parse import WordFile
from .pieces import Piece
from .runs import Run, Runs


@dataclass(frozen=True, slots=True)
class RunLook:
    """What a run's properties say that touches its text; `fonts` are numbers of symbol fonts, or -1."""

    look: Look | None
    inserted: bool
    symbol: tuple[int, int] | None
    picture: int | None
    fonts: tuple[int, int]


TELLING = CODES | {Code.DELETED, Code.INSERTED, Code.SYMBOL, Code.PICTURE}
"""What of a run's properties touches its text in any file."""

OVER_RUNS = CODES | {Code.DELETED, Code.INSERTED}
"""What a piece's modifier may say that holds for all of its characters."""

LookRun = tuple[int, int, RunLook]


def run_looks(file: WordFile) -> Iterator[LookRun]:
    """Stretches of text whose properties touch it, in the order of the text."""
    reader = _Reader(file)
    telling = reader.telling()
    ends = [run[1] for run in telling]
    for piece in file.pieces.pieces:
        over = reader.modifiers(piece) if piece.modifier else {}
        if over:
            yield from _in_piece(piece, list(reader.under(piece, over)), 0)
        else:
            yield from _in_piece(piece, telling, bisect_right(ends, piece.offset))


def _in_piece(piece: Piece, telling: Sequence[LookRun], index: int) -> Iterator[LookRun]:
    """The runs of bytes that lie in a piece, as positions of the text."""
    last = _end_of(piece)
    while index < len(telling) and telling[index][0] < last:
        start, end, look = telling[index]
        first = piece.start + max(start - piece.offset, 0) // piece.width
        yield first, piece.start + -(-(min(end, last) - piece.offset) // piece.width), look
        index += 1


def _end_of(piece: Piece) -> int:
    return piece.offset + (piece.end - piece.start) * piece.width


@dataclass(slots=True)
class _Reader:
    """Reads raw properties once each; a file has few different ones."""

    file: WordFile
    read: ReadOperators = field(init=False)
    symbol_fonts: set[int] = field(init=False)
    telling_codes: set[int] = field(init=False)
    _known: dict[tuple[bytes, Appearance], RunLook | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.read = read_old_operators if self.file.old else read_operators
        fonts = enumerate(self.file.fonts)
        self.symbol_fonts = {number for number, font in fonts if font.name.strip().lower() in FONTS}
        self.telling_codes = set(TELLING)
        if self.symbol_fonts:
            self.telling_codes |= {Code.FONT, Code.FONT_OTHER}
        if self.file.styles.looks:
            self.telling_codes.add(Code.CHARACTER_STYLE)

    def telling(self) -> list[LookRun]:
        """The runs of bytes that say something, in paragraphs of styles that say something, too, in their order."""
        runs = self.file.character_runs
        styled = self._styled_paragraphs()
        if not styled:
            known = {raw: self._look(dict(self.read(raw)), NORMAL) for raw in set(runs.properties)}
            found = zip(runs.starts, runs.ends, runs.properties, strict=True)
            return [(start, end, look) for start, end, raw in found if (look := known[raw]) is not None]
        return list(self._in_paragraphs(styled))

    def modifiers(self, piece: Piece) -> dict[int, bytes]:
        """What a piece's modifier says of characters."""
        operators = modifier_operators(piece.modifier, self.file.pieces.property_lists, self.read)
        return {code: operand for code, operand in operators if code in OVER_RUNS}

    def under(self, piece: Piece, over: dict[int, bytes]) -> Iterator[LookRun]:
        """The runs of a piece whose modifier says something of characters."""
        for start, end, raw in _filled(self.file.character_runs, piece.offset, _end_of(piece)):
            style = self._style(self.file.paragraph_runs.find(start))
            look = self._look(dict(self.read(raw)) | over, self.file.styles.appearance(style))
            if look is not None:
                yield start, end, look

    def _styled_paragraphs(self) -> list[tuple[int, int, Appearance]]:
        """The paragraphs whose style says how text looks, as runs of bytes."""
        saying = self.file.styles.looks
        if not saying:
            return []
        runs = self.file.paragraph_runs
        numbers = {raw: self._style(raw) for raw in set(runs.properties)}
        return [
            (start, end, saying[numbers[raw]])
            for start, end, raw in zip(runs.starts, runs.ends, runs.properties, strict=True)
            if numbers[raw] in saying
        ]

    def _style(self, raw: bytes) -> int:
        """The number of a paragraph's style."""
        size = 1 if self.file.old else 2
        stated = dict(self.read(raw[size:])).get(Code.STYLE)
        return unsigned(raw[:size] if stated is None else stated)

    def _in_paragraphs(self, styled: Sequence[tuple[int, int, Appearance]]) -> Iterator[LookRun]:
        runs = self.file.character_runs
        position, last = 0, max([*runs.ends[-1:], styled[-1][1]])
        for start, end, appearance in (*styled, (last, last, NORMAL)):
            for stretch, base in (((position, start), NORMAL), ((start, end), appearance)):
                for first, behind, raw in _filled(runs, *stretch):
                    if (look := self._known_look(raw, base)) is not None:
                        yield first, behind, look
            position = end

    def _known_look(self, raw: bytes, base: Appearance) -> RunLook | None:
        key = raw, base
        if key not in self._known:
            self._known[key] = self._look(dict(self.read(raw)), base)
        return self._known[key]

    def _look(self, last: Mapping[int, bytes], base: Appearance) -> RunLook | None:
        if base is NORMAL and self.telling_codes.isdisjoint(last):
            return None
        fonts = _fonts(last)
        symbol = last.get(Code.SYMBOL, b"")
        picture = last.get(Code.PICTURE, b"")
        look = self._seen(last, base)
        inserted = is_on(last.get(Code.INSERTED))
        if not (look or inserted or symbol or picture or self.symbol_fonts.intersection(fonts)):
            return None
        return RunLook(
            look,
            inserted,
            _symbol(symbol),
            unsigned(picture) if picture else None,
            (self._if_symbols(fonts[0]), self._if_symbols(fonts[1])),
        )

    def _if_symbols(self, font: int) -> int:
        """The number of a font of symbols, -1 for any other."""
        return font if font in self.symbol_fonts else -1

    def _seen(self, last: Mapping[int, bytes], base: Appearance) -> Look | None:
        if is_on(last.get(Code.DELETED)):
            return Look.DELETED
        if Code.CHARACTER_STYLE in last:
            base = self.file.styles.appearance(unsigned(last[Code.CHARACTER_STYLE]), base)
        return base.under(last).look()


def _filled(runs: Runs, start: int, end: int) -> Iterator[Run]:
    """The runs between two bytes, cut there, with nothing said in the gaps between them."""
    index = bisect_right(runs.ends, start)
    while start < end:
        first = min(runs.starts[index], end) if index < len(runs.starts) else end
        if start < first:
            yield start, first, b""
            start = first
        elif index < len(runs.starts):
            behind = min(runs.ends[index], end)
            yield start, behind, runs.properties[index]
            start = behind
            index += 1


def _fonts(last: Mapping[int, bytes]) -> tuple[int, int]:
    """The numbers of the fonts for Latin and for other letters, -1 where none is set."""
    latin = unsigned(last[Code.FONT]) if Code.FONT in last else -1
    return latin, unsigned(last[Code.FONT_OTHER]) if Code.FONT_OTHER in last else latin


def _symbol(value: bytes) -> tuple[int, int] | None:
    """The font and the code of a symbol, None where there is none."""
    return (unsigned(value[:2]), unsigned(value[2:4])) if len(value) >= 3 else None
