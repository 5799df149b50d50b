"""How characters look, as far as it touches their text: struck out, hidden, raised ([MS-DOC] 2.6.1, 2.9.327).

Strike-out and hiding are toggles: besides on and off, a run can say "as the style" (0x80) or "not as the style" (0x81).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..visible import Look
from .operators import Code

AS_THE_STYLE, NOT_AS_THE_STYLE = 0x80, 0x81
SHIFTS = {1: Look.RAISED, 2: Look.LOWERED}


class Appearance(NamedTuple):
    """What a style and the modifiers laid over it say; `shift` is the raw number of superscript or subscript."""

    struck: bool = False
    struck_twice: bool = False
    hidden: bool = False
    shift: int = 0

    def under(self, last: Mapping[int, bytes]) -> Appearance:
        """The appearance with modifiers laid over it."""
        if CODES.isdisjoint(last):
            return self
        return self._replace(
            struck=is_on(last.get(Code.STRUCK), self.struck),
            struck_twice=is_on(last.get(Code.STRUCK_TWICE), self.struck_twice),
            hidden=is_on(last.get(Code.HIDDEN), self.hidden),
            shift=last[Code.RAISED][0] if Code.RAISED in last else self.shift,
        )

    def look(self) -> Look | None:
        """The look that counts: of several the one that comes first in `Look`."""
        if self.hidden:
            return Look.HIDDEN
        if self.struck or self.struck_twice:
            return Look.STRUCK
        return SHIFTS.get(self.shift)


NORMAL = Appearance()
CODES = frozenset({Code.STRUCK, Code.STRUCK_TWICE, Code.HIDDEN, Code.RAISED})
"""The modifiers that an appearance depends on."""


def is_on(operand: bytes | None, in_style: bool = False) -> bool:
    """Whether a toggle is on; without an operand, as in the style."""
    if operand is None or operand[0] == AS_THE_STYLE:
        return in_style
    return not in_style if operand[0] == NOT_AS_THE_STYLE else operand[0] != 0
