"""The tokens of an RTF file to stories: groups, fonts, fields, destinations, in one linear pass (RTF 1.9.1).

Bytes of text are collected raw and decoded when their code page ends: the second half of a double-byte
character may be any byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..document import Part
from ..errors import UnreadableFile
from ..language import _
from ..limits import Limits
from ..symbols import FONTS, symbol_text
from ..visible import Look, note_mark
from .codepages import SYMBOL, WESTERN, decode, joined
from .faces import NO_FACE, Face, StyleFace, StyleSheet
from .lists import ListTable
from .state import Collector, Counts, Entries, Font, FontNames, Group, LevelText
from .story import RowDefinitions, Story
from .words import LITERAL, SYMBOLS

TOKEN = re.compile(
    rb"\\([a-zA-Z]+)(-?\d+)? ?"
    rb"|([^\\{}\r\n\0]+)"
    rb"|((?:\\'[0-9a-fA-F]{2})++)"
    rb"|([{}])"
    rb"|\\([^a-zA-Z])"
)
NUMBERED, PLAIN, HEX, BRACE = 2, 3, 4, 5

LONGEST_NAME = 100
"""The names of properties and programs are shorter."""

OF_GROUPS = re.compile(rb"[{}]|\\bin(\d+) ?|\\[^a-zA-Z]")

Action = Callable[["Parser", int | None], None]
"""What a control word does, with its number where one is written."""


class Parser:
    """Reads one file; after `run`, `stories` begins with the body's."""

    def __init__(self, data: bytes, limits: Limits, actions: Mapping[bytes, Action]) -> None:
        """Make ready to read; nothing is read yet. `actions` are the control words that mean something."""
        self.data = data
        self.actions = actions
        self.limits = limits
        self.counts = Counts()
        self.page = WESTERN
        self.body = Story(Part.BODY, limits, joined)
        self.stories = [self.body]
        self.group = Group(self.body, self.body)
        self.groups: list[Group] = []
        self.fonts: dict[int, Font] = {}
        self.sheet = StyleSheet()
        self.objects: list[bytes] = []
        self.definitions = RowDefinitions()
        self.lists = ListTable()
        self.has_labels = b"\\listtext" in data
        self.default_font = 0
        self.truncated = False
        self._raw = bytearray()
        self._raw_codec = ""
        self._raw_font = 0
        self._raw_look: Look | None = None
        self._raw_face = NO_FACE
        self._n_notes = 0
        self._starred = False
        self._skip = 0
        self._jump = 0

    def run(self) -> None:
        """Read the whole file; raises `UnreadableFile` (limit) for groups nested without end."""
        position: int | None = max(self.data.find(b"{"), 0)
        while position is not None:
            position = self._run_from(position)
        self.flush()
        self.truncated = bool(self.groups)
        while self.groups:
            self._close_group()
        self.body.finish()

    def _run_from(self, start: int) -> int | None:
        """Read on from a position; gives the next one where a part is to be passed over, None at the end."""
        known = self.actions.get
        for token in TOKEN.finditer(self.data, start):
            kind = token.lastindex or 0
            if kind <= NUMBERED:
                action = known(token[1])
                if (action or self._starred or self._skip) and self._word(action, token, kind):
                    return self._jump
            elif kind == PLAIN:
                self._text(token[3])
            elif kind == HEX:
                self._text(bytes.fromhex(token[4].replace(b"\\'", b"").decode()))
            elif kind != BRACE:
                self._symbol(token[6], token.start())
            elif not self._brace(token[5]):
                return None
        return None

    def _word(self, action: Action | None, token: re.Match[bytes], kind: int) -> bool:
        """Carry out a control word; whether the parser goes on elsewhere than behind it."""
        self._jump = end = token.end()
        starred, self._starred = self._starred, False
        if self._skip:
            self._skip -= 1
        if action is not None:
            action(self, int(token[2][:10]) if kind == NUMBERED else None)
        elif starred:
            self.skip_group()
        return self._jump != end

    def _brace(self, brace: bytes) -> bool:
        """Begin or end a group; whether the file goes on."""
        self._skip = 0
        if brace == b"}":
            return self._close_group()
        self._open_group()
        return True

    def _open_group(self) -> None:
        if len(self.groups) >= self.limits.groups:
            raise UnreadableFile("limit", _("The file's groups are nested too deeply to be a document."))
        self.groups.append(self.group)
        self.group = self.group.child()

    def _close_group(self) -> bool:
        """Back to the group around; whether there is still one open."""
        around = self.groups.pop() if self.groups else self.group
        if self.group.at_end is not None or self.group.sink is not self.group.story:
            self.flush()
        if self.group.at_end is not None:
            self.group.at_end()
        self.group = around
        return bool(self.groups)

    def _text(self, raw: bytes) -> None:
        if self._skip:
            raw, self._skip = raw[self._skip :], max(self._skip - len(raw), 0)
        if self._starred or not raw:
            self._starred = False
            return
        group = self.group
        if group.codec != self._raw_codec or group.font != self._raw_font or group.face is not self._raw_face:
            self.flush()
            self._raw_codec, self._raw_font, self._raw_face = group.codec, group.font, group.face
        if group.look is not self._raw_look:
            self.flush()
            self._raw_look = group.look
        self._raw += raw

    def _symbol(self, character: bytes, position: int) -> None:
        if character == b"*":
            self._starred = self.data[max(position - 9, 0) : position].rstrip(b"\r\n").endswith(b"{")
        elif character in LITERAL:
            self._text(character)
        elif self._skip:
            self._skip -= 1
        elif character in SYMBOLS:
            self.write(SYMBOLS[character])
        elif character in b"\r\n":
            self.end_paragraph()

    def flush(self) -> None:
        """Decode the bytes collected and hand them on."""
        if not self._raw:
            return
        raw, self._raw = bytes(self._raw), bytearray()
        if self._raw_codec == SYMBOL:
            text = "".join([self._glyph(code, self._raw_font) for code in raw])
        else:
            text, whole = decode(raw, self._raw_codec, self.page)
            self.counts.undecoded += not whole
        self.group.sink.write(text, self._raw_look, inserted=self._raw_face.inserted)

    def _glyph(self, code: int, font: int) -> str:
        """A character of a symbol font; an ordinary one where the font is not known and the code is."""
        name = self.font_name(font)
        if code < 0x7F and name.lower() not in FONTS:
            return chr(code)
        found = symbol_text(0xF000 + (code & 0xFF), name)
        self.counts.unknown_symbols += found is None
        return chr(0xF000 + (code & 0xFF)) if found is None else found

    def font_name(self, number: int) -> str:
        """The name of a font by its number, or nothing."""
        return self.fonts[number].name if number in self.fonts else ""

    def write(self, text: str) -> None:
        """Hand on characters that need no decoding."""
        if self._starred:
            self._starred = False
        self.flush()
        self.group.sink.write(text, self.group.look, inserted=self.group.face.inserted)

    def point(self, mark: str) -> None:
        """Hand on the mark of something that is no text, where text that stands there would be seen."""
        self.flush()
        group = self.group
        if group.sink is group.story and group.look not in (Look.HIDDEN, Look.DELETED):
            group.story.write(mark)

    def set_face(self, face: Face) -> None:
        """Change how the text that follows looks."""
        self.group.face = face
        self.restyle()

    def restyle(self) -> None:
        """Work out the look of the text that follows; of a style sheet's own text it does not matter."""
        group = self.group
        if not isinstance(group.sink, Entries):
            group.look = self.sheet.look(group.face, group.style, group.character_style)

    def character(self, code: int) -> None:
        r"""\u: a character, and so many of those that follow are left out."""
        code &= 0xFFFF
        symbol = 0xF020 <= code <= 0xF0FF or (0x20 < code <= 0xFF and self.group.codec == SYMBOL)
        if symbol and not isinstance(self.group.sink, LevelText):
            self.write(self._glyph(code, self.group.font))
        else:
            self.write(chr(code) if code else "")
        self._skip = self.group.fallback

    def end_paragraph(self) -> None:
        r"""\par, where text goes to a story; a deleted one joins its paragraph to the next."""
        self.flush()
        group = self.group
        if group.sink is group.story and group.look is not Look.DELETED:
            self._number()
            style = self.sheet.paragraphs.name(group.style) if group.style else ""
            group.story.end_paragraph(group.level(), style)

    def end_cell(self, nested: bool) -> None:
        r"""\cell or \nestcell; LibreOffice fills up nested rows with \cell, too."""
        self.flush()
        group = self.group
        if group.sink is group.story:
            self._number()
            nested = nested or group.story.in_unfinished_row(group.depth)
            group.story.end_cell(max(group.depth, 2) if nested else 1)

    def _number(self) -> None:
        """Give the paragraph that ends the label of its list, in a file whose writer gave none."""
        group = self.group
        if group.list_number and not self.has_labels:
            group.story.label = self.lists.label(group.list_number, group.list_level)

    def end_row(self, nested: bool) -> None:
        r"""\row or \nestrow."""
        self.flush()
        if self.group.sink is self.group.story:
            hidden = self.group.look is Look.HIDDEN
            self.group.story.end_row(
                max(self.group.depth, 2) if nested else 1, self.definitions.of_row(), hidden=hidden
            )

    def ahead(self) -> bytes:
        """The bytes from here on, so many as a name takes."""
        return self.data[self._jump : self._jump + LONGEST_NAME]

    def skip_group(self) -> None:
        """Pass over the rest of the group."""
        self._jump = self.group_end(self._jump)

    def skip_next_group(self) -> None:
        """Pass over the group that begins next."""
        start = self.data.find(b"{", self._jump)
        if start >= 0:
            self._jump = self.group_end(start + 1) + 1

    def skip_bytes(self, count: int) -> None:
        r"""\bin: pass over raw bytes."""
        self._jump = min(self._jump + count, len(self.data))

    def group_end(self, position: int) -> int:
        """Where the brace stands that ends the group which a position is in, or the file's end."""
        depth = 1
        while True:
            for token in OF_GROUPS.finditer(self.data, position):
                if token[1]:
                    position = min(token.end() + int(token[1][:10]), len(self.data))
                    break
                depth += {b"{": 1, b"}": -1}.get(token[0], 0)
                if depth == 0:
                    return token.start()
            else:
                return len(self.data)

    def begin_story(self, part: Part) -> None:
        """A destination with paragraphs of its own."""
        self.flush()
        story = Story(part, self.limits, joined)
        self.stories.append(story)
        if part is Part.TEXT_BOX:
            self.group.story.boxes.append(story)
        elif part in (Part.FOOTNOTE, Part.COMMENT):
            self._n_notes += 1
            story.opening = note_mark(f"note {self._n_notes}")
            self.group.story.write(story.opening)
        self.redirect(story)
        group = self.group
        group.story = story
        group.in_table, group.depth, group.style, group.character_style = False, 0, 0, 0
        group.face, group.look = NO_FACE, None
        definitions, self.definitions = self.definitions, RowDefinitions()

        def finish() -> None:
            story.finish()
            self.definitions = definitions

        group.at_end = finish

    def redirect(self, sink: Story | Collector) -> None:
        """Send the text of the group elsewhere."""
        self.flush()
        self.group.sink = sink

    def begun_style(self) -> StyleFace:
        """The style of the sheet that is being read."""
        group = self.group
        if group.character_style:
            return self.sheet.characters.begun(group.character_style)
        return self.sheet.paragraphs.begun(group.style)

    def set_font(self, number: int) -> None:
        r"""\f: in the font table the entry that follows, elsewhere the font of the text that follows."""
        if isinstance(self.group.sink, FontNames):
            self.flush()
        self.group.font = number
        if isinstance(self.group.sink, FontNames):
            self.fonts.setdefault(number, Font())
            self.group.codec = WESTERN
        else:
            self.group.codec = self.fonts[number].codec if number in self.fonts else ""

    def set_charset(self, codec: str) -> None:
        r"""\fcharset and \cpg of a font table's entry."""
        if isinstance(self.group.sink, FontNames) and self.group.font in self.fonts:
            self.fonts[self.group.font].codec = codec
