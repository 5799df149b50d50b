"""Which font a character is set in: what its run states, else its paragraph's style ([MS-DOC] 2.4.6.2)."""

from __future__ import annotations

from dataclasses import dataclass

from .operators import Code, ReadOperators, read_old_operators, read_operators, unsigned
from .runs import Runs
from .styles import Styles


@dataclass(frozen=True, slots=True)
class FontFinder:
    """Finds the number of the font at a byte of the text."""

    paragraph_runs: Runs
    character_runs: Runs
    styles: Styles
    old: bool

    def find(self, offset: int) -> int:
        """The font's number; 0, the file's first font, where nothing says more."""
        read: ReadOperators = read_old_operators if self.old else read_operators
        last = dict(read(self.character_runs.find(offset)))
        stated = last.get(Code.FONT) or last.get(Code.FONT_OTHER)
        if stated:
            return unsigned(stated)
        style = unsigned(self.paragraph_runs.find(offset)[: 1 if self.old else 2])
        return self.styles.font(style) or 0
