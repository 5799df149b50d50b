"""Running text to paragraphs as a browser lays it out: white space collapsed, a line a block or line break.

Source: CSS Text Module Level 3, 4.1 (white space processing) and 4.1.3 (line breaks in the source).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from ..document import Table
from ..visible import Look, labelled, marked
from ..visible.lines import seen_text
from ..visible.marks import ANY_MARK, END, LEFT_OUT, NOTE_MARK, PASSAGE, POINTS, without_marks

MARKS = re.compile(f"{PASSAGE.pattern}|{NOTE_MARK.pattern}|{ANY_MARK.pattern}")
POINT = re.compile(f"{NOTE_MARK.pattern}|{Look.HIDDEN.value}[^{END}]*{END}|[{''.join(POINTS)}]")
"""What takes no room on a line."""

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
    _points: str = ""
    _marked: bool = False
    label: str = ""

    def add(self, text: str, look: Look | None = None) -> None:
        """Text whose white space is layout of the source only; what is left out of it leaves no gap either."""
        if look is not None and look in LEFT_OUT and text.strip():
            self._leave_out(BLANKS.sub(" ", text), look)
            return
        if text.isspace() and not text.strip(BLANK):
            self._add_blank(text)
            return
        words = BLANKS.split(text)
        gaps = BLANKS.findall(text)
        for index, word in enumerate(words):
            if word:
                self._add_word(word, look)
            if index < len(gaps):
                self._gap += gaps[index]

    def _add_blank(self, text: str) -> None:
        if len(self._gap) < 2 or "\n" in text:
            self._gap += text

    def add_exact(self, text: str, look: Look | None = None) -> None:
        """Text that keeps its white space and line feeds."""
        first, *others = text.replace("\r\n", "\n").split("\n")
        put = self._leave_out if look in LEFT_OUT and text.strip() else self._put
        put(first, look)
        for line in others:
            self.end_line()
            put(line, look)

    def add_point(self, mark: str) -> None:
        """The mark of what takes no room on the line: a picture, a note, text that is not displayed."""
        if self._pieces:
            self._pieces.append(mark)
            self._marked = True
        else:
            self._points += mark

    def end_line(self) -> None:
        """A line break."""
        self._lines.append(self._take_line())

    def end_block(self, style: str = "", *, item: bool = False) -> None:
        """The paragraph's end; one with no line at all is none, but for a list item that shows its label only."""
        shown = bool(self._pieces) or (item and self.label > "" and not self._lines)
        if shown:
            self._lines.append(self._take_line())
        else:
            self._last, self._gap = "", ""
        if self._lines:
            if self.one_blank and not any(POINT.sub("", line) for line in self._lines):
                self._lines = ["".join(self._lines)]
            text = "\n".join(self._lines) + self._take_points()
            label, self.label = self.label, ""
            self.paragraphs.append((labelled(label, text) if label else text, style))
            self._lines = []

    def finish(self) -> None:
        """The end; marks that no line follows stand in the last paragraph."""
        self.end_block()
        marks = self._take_points()
        if not marks:
            return
        last = self.paragraphs[-1] if self.paragraphs else None
        if isinstance(last, tuple):
            self.paragraphs[-1] = (last[0] + marks, last[1])
        else:
            self.paragraphs.append((marks, ""))

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
        written = without_marks("".join(self._pieces[mark:]))
        del self._pieces[mark:]
        self._last, self._gap = "", ""
        label = written.strip(BLANK + NO_BREAK_SPACE)
        self.label = label + " " if label else ""

    def _add_word(self, word: str, look: Look | None) -> None:
        if self._gap and self._pieces and self._follows() and not self._between_wide(word[0]):
            self._pieces.append(" ")
        self._gap = ""
        self._pieces.append(word if look is None else self._marking(word, look))
        self._last = word[-1]

    def _follows(self) -> bool:
        """Whether anything is seen on the line so far."""
        return bool(self._pieces) and (not self._marked or self._last != "")

    def _marking(self, text: str, look: Look | None) -> str:
        self._marked = True
        return marked(text, look)

    def _leave_out(self, text: str, look: Look | None) -> None:
        """Text that is left out: what is around it is laid out as if it were not there."""
        if text.strip():
            self._pieces.append(self._marking(text, look))

    def _take_points(self) -> str:
        points, self._points = self._points, ""
        return points

    def _between_wide(self, following: str) -> bool:
        """Whether the gap is a line feed of the source between Chinese characters, which is no blank."""
        return "\n" in self._gap and is_wide(self._last) and is_wide(following)

    def _put(self, text: str, look: Look | None = None) -> None:
        if text:
            if self._gap and self._follows():
                self._pieces.append(" ")
            self._gap = ""
            self._pieces.append(text if look is None else self._marking(text, look))
            self._last = text[-1]

    def _take_line(self) -> str:
        line = "".join(self._pieces)
        self._pieces, self._last, self._gap = [], "", ""
        if self._marked or self._points:
            return self._take_marked(line)
        return line if line.strip(BLANK + NO_BREAK_SPACE) else ""

    def _take_marked(self, line: str) -> str:
        """A line with marks; of one on which nothing is seen only these are left."""
        self._marked = False
        line = self._take_points() + line
        seen = seen_text(line)[0].strip(BLANK + NO_BREAK_SPACE)
        return line if seen else "".join([found[0] for found in MARKS.finditer(line)])


def is_wide(character: str) -> bool:
    """Whether a character is a full-width one of East Asia (UAX 11)."""
    return character > "\u10ff" and east_asian_width(character) in "WF"
