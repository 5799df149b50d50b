r"""How text looks, as far as it touches what is read: \strike, \v, \super, \deleted, and the styles that say so.

Strike-out and hiding are toggles: what the styles of paragraph and characters both say is undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..visible import Look

NO_BASE = 222
r"""\sbasedon of a style that builds on none."""

NUMBERS = range(1 << 16)
MOST_BASES = 50
"""Styles in a circle are left after so many steps."""

MOST_KNOWN = 10_000
"""So many looks are kept; a file has some dozens."""


class Face(NamedTuple):
    """What formatting says; None where it says nothing. `shift` is the empty text where it is neither up nor down."""

    struck: bool | None = None
    struck_twice: bool | None = None
    hidden: bool | None = None
    shift: Look | str | None = None
    deleted: bool = False
    inserted: bool = False

    def over(self, base: Face) -> Face:
        """The face, and what it leaves open as its base says."""
        return self._replace(
            struck=base.struck if self.struck is None else self.struck,
            struck_twice=base.struck_twice if self.struck_twice is None else self.struck_twice,
            hidden=base.hidden if self.hidden is None else self.hidden,
            shift=base.shift if self.shift is None else self.shift,
        )


NO_FACE = Face()


@dataclass(slots=True)
class StyleFace:
    """A style of the sheet: its name, its own face, the number of the style of its kind that it builds on."""

    name: str = ""
    own: Face = NO_FACE
    base: int = NO_BASE


@dataclass(slots=True)
class StyleFaces:
    """Styles of one kind by number."""

    styles: dict[int, StyleFace] = field(default_factory=dict)

    def begun(self, number: int) -> StyleFace:
        """The style of a number, begun where it is not there yet; one that no file may have is not kept."""
        return self.styles.setdefault(number, StyleFace()) if number in NUMBERS else StyleFace()

    def name(self, number: int) -> str:
        """A style's name, or nothing."""
        return self.styles[number].name.rstrip(";") if number in self.styles else ""

    def face(self, number: int) -> Face:
        """What a style says, with those that it builds on."""
        face = NO_FACE
        for _step in range(MOST_BASES):
            if number not in self.styles:
                break
            face = face.over(self.styles[number].own)
            number = self.styles[number].base
        return face


def look_of(own: Face, character: Face, paragraph: Face) -> Look | None:
    """The look of text with a face of its own, in the styles of its characters and its paragraph."""
    if own.deleted:
        return Look.DELETED
    if _is_on(own.hidden, character.hidden, paragraph.hidden):
        return Look.HIDDEN
    if _is_on(own.struck, character.struck, paragraph.struck):
        return Look.STRUCK
    if _is_on(own.struck_twice, character.struck_twice, paragraph.struck_twice):
        return Look.STRUCK
    shift = own.over(character).over(paragraph).shift
    return shift if isinstance(shift, Look) else None


def _is_on(own: bool | None, character: bool | None, paragraph: bool | None) -> bool:
    return own if own is not None else bool(character) != bool(paragraph)


@dataclass(slots=True)
class StyleSheet:
    """The styles of paragraphs and of characters; each look is worked out once."""

    paragraphs: StyleFaces = field(default_factory=StyleFaces)
    characters: StyleFaces = field(default_factory=StyleFaces)
    _known: dict[tuple[Face, int, int], Look | None] = field(default_factory=dict)

    def look(self, face: Face, paragraph: int, character: int) -> Look | None:
        """The look of text with a face of its own in styles of these numbers."""
        key = face, paragraph, character
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = look_of(face, self.characters.face(character), self.paragraphs.face(paragraph))
        return self._known[key]
