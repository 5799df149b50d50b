"""The text of one paragraph: runs with their looks, breaks, symbols, field results, equations; drawings set aside.

Source: ECMA-376 part 1, 17.3.3 (run content), 17.13.5 (revisions), 17.16 (fields).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..fields import shown_code
from ..symbols import replace_symbols, symbol_text
from ..visible import Look, marked, note_mark, strongest
from ..visible.equations import apart
from ..visible.marks import ANY_MARK, EQUATION, INSERTED, OBJECT, PICTURE
from ..visible.omml import omml_text
from . import names as n
from .findings import Findings
from .looks import PLAIN, Formatting, is_on, look_of, run_formatting
from .package import Element
from .styles import Styles, number_of

BLANKS = " \t\r\n"
SYMBOLS = re.compile("[\uf020-\uf0ff]").search


def line_text(paragraph: Element, findings: Findings, styles: Styles, formatting: Formatting = PLAIN) -> str:
    """A paragraph's text with marks for what is not seen as it stands, a line feed for each line break.

    `styles` are those of characters, `formatting` is what the paragraph's style says; what stands elsewhere is put into
    `findings`.
    """
    says_looks = next(paragraph.iter(*n.RUN_LOOKS), None) is not None
    line = _Line(findings, styles if says_looks else None, formatting, findings.look)
    line.inside(paragraph)
    for open_field in line.fields:
        line.put(open_field.shown())
    return "".join(line.pieces)


def plain_text(element: Element) -> str:
    """A w:t element's text; blanks at its ends count only where it says so, a line feed is a blank, as in Word."""
    text = element.text
    if not text:
        return ""
    stripped = text.strip(BLANKS)
    if stripped != text and element.get(n.SPACE) != "preserve":
        text = stripped
    return text.replace("\n", " ") if "\n" in text else text


def has_symbols(text: str) -> bool:
    """Whether characters of symbol fonts are in a text; they are of private use, so none is in what can be printed."""
    return not text.isprintable() and SYMBOLS(text) is not None


def chosen(alternate: Element) -> Element | None:
    """The branch of mc:AlternateContent to read: the first choice understood, unless only the fallback has text.

    Source: ECMA-376 part 3, 7.6 (AlternateContent) and 7.7 (Choice).
    """
    choice = next(filter(_is_understood, alternate.iterchildren(n.CHOICE)), None)
    fallback = alternate.find(n.FALLBACK)
    if choice is None or (fallback is not None and not _has_text(choice) and _has_text(fallback)):
        return fallback
    return choice


def _is_understood(choice: Element) -> bool:
    """Whether all namespaces that a choice requires are ones whose elements are read."""
    spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    return n.UNDERSTOOD.issuperset(spaces)


def _has_text(element: Element) -> bool:
    return next(element.iter(n.TEXT, n.MATH_TEXT, n.TEXT_BOX), None) is not None


@dataclass(slots=True)
class _Field:
    """A field that was begun: its code so far, whether the code still goes on, and a form field's own text."""

    code: list[str] = field(default_factory=list)
    in_code: bool = True
    form_text: str = ""

    def shown(self) -> str:
        """What a field without a result shows."""
        return (self.form_text or shown_code("".join(self.code))) if self.in_code else ""


@dataclass(slots=True)
class _Line:
    """A line as it is read; `styles` are those of characters, None where no run says how it looks."""

    findings: Findings
    styles: Styles | None = None
    paragraph: Formatting = PLAIN
    look: Look | None = None
    pieces: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def inside(self, element: Element) -> None:
        """Take the text of all children; an element that is not known is looked into."""
        for child in element:
            tag = child.tag
            if tag == n.TEXT:
                text = plain_text(child)
                self.put(self.symbols(child, text) if has_symbols(text) else text)
            elif tag == n.RUN:
                self.run(child)
            elif tag not in PROPERTIES:
                handler = HANDLERS.get(tag)
                if handler is None:
                    self.inside(child)
                else:
                    handler(self, child)

    def run(self, element: Element) -> None:
        """Take the text of a run, with its look."""
        own = PLAIN if self.styles is None else run_formatting(element.find(n.RPR))
        if own is PLAIN and self.paragraph is PLAIN:
            self.looking(None, element)
            return
        character = self.styles.formatting(own.style) if self.styles is not None and own.style else PLAIN
        self.looking(look_of(own, character, self.paragraph), element)

    def looking(self, look: Look | None, element: Element) -> None:
        """Take the text of all children with a look, where what is around them has no stronger one."""
        outer = self.look
        if look is not None:
            self.look = strongest(look, outer)
        self.inside(element)
        self.look = outer

    def put(self, text: str) -> None:
        """Add text, or add it to a field's code where it is the result of a field within that code."""
        for outer in self.fields[:-1]:
            if outer.in_code:
                outer.code.append(text)
                return
        self.pieces.append(text if self.look is None or ANY_MARK.search(text) else marked(text, self.look))

    def mark(self, mark: str) -> None:
        """Add the mark of something that stands here and is no text."""
        self.pieces.append(mark)

    def symbols(self, element: Element, text: str) -> str:
        """The text with characters of symbol fonts as Unicode, after the run's font."""
        run = element.getparent()
        fonts = None if run is None else next(run.iter(n.FONTS), None)
        font = "" if fonts is None else fonts.get(n.ASCII, "")
        known, unknown = replace_symbols(text, font)
        self.findings.symbols.update(f"{font} {ord(character):04X}".strip() for character in unknown)
        return known


def _line_break(line: _Line, element: Element) -> None:
    if element.get(n.TYPE, "textWrapping") == "textWrapping":
        line.put("\n")


def _symbol(line: _Line, element: Element) -> None:
    """A w:sym element; an unknown symbol stays the character of its font (17.3.3.30)."""
    font, code = element.get(n.FONT, ""), _hexadecimal(element.get(n.CHAR))
    if code is None:
        return
    text = symbol_text(code, font)
    if text is None:
        line.findings.symbols[f"{font} {code:04X}"] += 1
        text = chr(code)
    line.put(text)


def _hexadecimal(text: str | None) -> int | None:
    try:
        code = int(text or "", 16)
    except ValueError:
        return None
    return code if 0 < code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else None


def _deleted(line: _Line, element: Element) -> None:
    """A passage deleted under tracked changes, or moved away (17.13.5.14, 17.13.5.22)."""
    text = "".join([part.text or "" for part in element.iter(n.DELETED_TEXT, n.TEXT, n.MATH_TEXT)])
    line.mark(marked(text, Look.DELETED))


def _inserted(line: _Line, element: Element) -> None:
    """A passage inserted under tracked changes: its text is what is seen now (17.13.5.18)."""
    line.mark(INSERTED)
    line.inside(element)


def _control(line: _Line, element: Element) -> None:
    """A content control among runs (17.5.2.31)."""
    line.looking(control_look(element), element)


def control_look(control: Element) -> Look | None:
    """The look of what stands in a content control: a prompt where nobody filled it in (17.5.2.39)."""
    properties = control.find(n.SDT_PR)
    shows = None if properties is None else properties.find(n.SHOWS_PROMPT)
    return Look.PROMPT if is_on(shows) else None


def _note_reference(line: _Line, element: Element) -> None:
    """A mark that leads to a note; one of the author's own is the rest of the run (17.11.3)."""
    line.mark(note_mark(note_key(n.NOTE_REFERENCES[element.tag], element)))
    if element.get(n.OWN_MARK, "false") not in n.OFF:
        line.look = strongest(line.look, Look.RAISED)


def note_key(kind: str, element: Element) -> str:
    """What a note and the mark that leads to it have in common."""
    return f"{kind} {element.get(n.ID, '')}"


def _equation(line: _Line, element: Element) -> None:
    line.put(apart("".join(line.pieces[-1:]), omml_text(element)))


def _alternate(line: _Line, element: Element) -> None:
    branch = chosen(element)
    if branch is not None:
        line.inside(branch)


def _ruby(line: _Line, element: Element) -> None:
    """The base characters; what stands above them is told in a notice."""
    reading = "".join(text.text or "" for part in element.iterchildren(n.RUBY_TEXT) for text in part.iter(n.TEXT))
    if reading:
        line.findings.readings.append(reading)
    for base in element.iterchildren(n.RUBY_BASE):
        line.inside(base)


def _field_character(line: _Line, element: Element) -> None:
    kind = element.get(n.FIELD_CHAR_TYPE)
    if kind == "begin":
        line.fields.append(_Field(form_text=_form_text(element)))
    elif line.fields and kind == "separate":
        line.fields[-1].in_code = False
    elif line.fields and kind == "end":
        ended = line.fields.pop()
        if text := ended.shown():
            line.put(text if ended.form_text else apart("".join(line.pieces[-1:]), text))


def _field_code(line: _Line, element: Element) -> None:
    if line.fields and element.text:
        line.fields[-1].code.append(element.text)


def _form_text(begin: Element) -> str:
    """A form's check box or list as text: they have no stored result (17.16.7, 17.16.9)."""
    box = next(begin.iter(n.CHECK_BOX), None)
    if box is not None:
        state = box.find(n.CHECKED)
        return "☑" if is_on(box.find(n.DEFAULT) if state is None else state) else "□"
    choices = next(begin.iter(n.CHOICES), None)
    if choices is None:
        return ""
    entries = [entry.get(n.VAL, "") for entry in choices.iterchildren(n.LIST_ENTRY)]
    index = number_of(choices.find(n.RESULT)) or number_of(choices.find(n.DEFAULT)) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def _drawing(line: _Line, element: Element) -> None:
    """A drawing: its text boxes are read later, its pictures and objects are marked."""
    findings = line.findings
    for child in element:
        if child.tag == n.TEXT_BOX:
            findings.boxes.append(child)
        elif child.tag == n.ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                _drawing(line, branch)
        elif child.tag == n.TEXT_PATH:
            findings.boxes.append(child.get("string", ""))
        else:
            if mark := DRAWN.get(child.tag):
                line.mark(mark)
            _drawing(line, child)


def _object(line: _Line, element: Element) -> None:
    """An embedded object, which may be an equation of another program; the picture that stands for it is none."""
    before = len(line.pieces)
    _drawing(line, element)
    line.pieces[before:] = [piece for piece in line.pieces[before:] if piece != PICTURE]
    program = next((ole.get(n.PROGRAM, "") for ole in element.iter(n.OLE_OBJECT)), "")
    line.mark(EQUATION if program.startswith("Equation") else OBJECT)


def _piece(text: str) -> Callable[[_Line, Element], None]:
    return lambda line, _element: line.put(text)


def _math_text(line: _Line, element: Element) -> None:
    line.put(element.text or "")


def _nothing(_line: _Line, _element: Element) -> None:
    """Marks without text: bookmarks, note references, proofing."""


DRAWN = {**dict.fromkeys(n.PICTURES, PICTURE), **dict.fromkeys(n.OBJECTS, OBJECT)}
PROPERTIES = frozenset({n.PPR, n.RPR})
HANDLERS: dict[str, Callable[[_Line, Element], None]] = {
    n.BREAK: _line_break,
    n.W + "cr": _piece("\n"),
    n.TAB: _piece("\t"),
    n.W + "ptab": _piece("\t"),
    n.W + "noBreakHyphen": _piece("-"),
    n.W + "sym": _symbol,
    n.MATH_TEXT: _math_text,
    n.MATH: _equation,
    n.MATH_PARAGRAPH: _equation,
    n.DELETED: _deleted,
    n.MOVED_AWAY: _deleted,
    n.INSERTED: _inserted,
    n.MOVED_HERE: _inserted,
    n.SDT: _control,
    **dict.fromkeys(n.NOTE_REFERENCES, _note_reference),
    n.ALTERNATE: _alternate,
    n.RUBY: _ruby,
    n.FIELD_CHAR: _field_character,
    n.FIELD_CODE: _field_code,
    n.W + "drawing": _drawing,
    n.W + "pict": _drawing,
    n.W + "object": _object,
    **{n.W + name: _nothing for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "sdtPr")},
    **{n.W + name: _nothing for name in ("delText", "delInstrText", "softHyphen", "sectPr")},
}


def mark_deleted(properties: Element | None) -> bool:
    """Whether a paragraph's end mark was deleted under tracked changes, which joins it to the next (17.13.5.15)."""
    found = None if properties is None else properties.find(n.RPR)
    return found is not None and found.find(n.DELETED) is not None
