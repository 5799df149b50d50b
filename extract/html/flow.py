"""Running text to paragraphs as a browser lays it out: white space collapsed, a line a block or line break.

Source: CSS Text Module Level 3, 4.1 (white space processing) and 4.1.3 (line breaks in the source).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from ..document import Table

BLANKS = re.compile(r"[ \t\n\r\f]+")
BLANK = " \t\n\r\f"
NO_BREAK_SPACE = "\u00a0"


@dataclass(slots=True)
class Flow:
    """The content of the body, of a cell or of a note: finished paragraphs with their styles, and tables between.

    `one_blank` is for pages of LibreOffice, which writes one blank paragraph as one or as two line breaks.
    """

    one_blank: bool = False
    paragraphs: list[tuple[str, str] | Table] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _last: str = ""
    _gap: str = ""
    label: str = ""

    def add(self, text: str) -> None:
        """Text whose white space is layout of the source only."""
        if text.isspace() and not text.strip(BLANK):
            self._gap += text if len(self._gap) < 2 or "\n" in text else ""
            return
        words = BLANKS.split(text)
        gaps = BLANKS.findall(text)
        for index, word in enumerate(words):
            if word:
                self._add_word(word)
            if index < len(gaps):
                self._gap += gaps[index]

    def add_exact(self, text: str) -> None:
        """Text that keeps its white space and line feeds."""
        first, *others = text.replace("\r\n", "\n").split("\n")
        self._put(first)
        for line in others:
            self.end_line()
            self._put(line)

    def end_line(self) -> None:
        """A line break."""
        self._lines.append(self._take_line())

    def end_block(self, style: str = "", *, item: bool = False) -> None:
        """The paragraph's end; one with no line at all is none, but for a list item that shows its label only."""
        shown = bool(self._pieces) or (item and self.label > "" and not self._lines)
        line = self._take_line()
        if shown:
            self._lines.append(line)
        if self._lines:
            if self.one_blank and not any(self._lines):
                self._lines = [""]
            text = "\n".join(self._lines)
            label, self.label = self.label, ""
            self.paragraphs.append((label + text if text else label.rstrip(), style))
            self._lines = []

    def add_table(self, table: Table) -> None:
        """A table that stands here."""
        self.paragraphs.append(table)

    def text(self) -> str:
        """All paragraphs, a line feed between them, without the tables."""
        return "\n".join([item[0] for item in self.paragraphs if isinstance(item, tuple)])

    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return tuple(item for item in self.paragraphs if isinstance(item, Table))

    def mark(self) -> int:
        """Where the line stands, for `cut_label`."""
        return len(self._pieces)

    def cut_label(self, mark: int) -> None:
        """What was added to the line since a mark is the paragraph's list label, not its text."""
        written = "".join(self._pieces[mark:])
        del self._pieces[mark:]
        self._last, self._gap = "", ""
        label = written.strip(BLANK + NO_BREAK_SPACE)
        self.label = label + " " if label else ""

    def _add_word(self, word: str) -> None:
        if self._gap and self._pieces and not self._between_wide(word[0]):
            self._pieces.append(" ")
        self._gap = ""
        self._pieces.append(word)
        self._last = word[-1]

    def _between_wide(self, following: str) -> bool:
        """Whether the gap is a line feed of the source between Chinese characters, which is no blank."""
        return "\n" in self._gap and is_wide(self._last) and is_wide(following)

    def _put(self, text: str) -> None:
        if text:
            if self._gap and self._pieces:
                self._pieces.append(" ")
            self._gap = ""
            self._pieces.append(text)
            self._last = text[-1]

    def _take_line(self) -> str:
        line = "".join(self._pieces)
        self._pieces, self._last, self._gap = [], "", ""
        return line if line.strip(BLANK + NO_BREAK_SPACE) else ""


def is_wide(character: str) -> bool:
    """Whether a character is a full-width one of East Asia (UAX 11)."""
    return character > "\u10ff" and east_asian_width(character) in "WF"
