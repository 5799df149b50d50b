"""The text of one paragraph: spans with their looks, fields, equations; frames and notes set aside.

Source: OpenDocument 1.3, 6 (paragraph elements content) and 7 (text fields).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..document import Notice, Part
from ..docx.package import Element
from ..symbols import FONTS, has_symbols, letters_as_symbols, replace_symbols
from ..visible import Look, marked, note_mark
from ..visible.hidden import hidden_text
from ..visible.marks import ANY_MARK, EQUATION, OBJECT, PICTURE
from . import names as n
from .changes import Changes
from .looks import HIDDEN, PLAIN, PROMPT, Formatting
from .package import Parts
from .styles import Styles

BLANKS = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 64
HYPHENS = {0x2011: "-", 0x00AD: None}
"""Hyphens that hold a word together or show at a line's end only, as the readers of Word files give them."""

CHECK_BOX, DROP_DOWN = (f"vnd.oasis.opendocument.field.FORM{name}" for name in ("CHECKBOX", "DROPDOWN"))


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks that stand elsewhere: the element around them, and what their first paragraph begins with."""

    part: Part
    element: Element
    beginning: str = ""


@dataclass(slots=True)
class Findings:
    """What was met and not kept in the blocks; frames (`boxes`) and notes still to be read."""

    notices: list[Notice] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Aside] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    readings: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Story:
    """What reading a file's paragraphs needs, and gathers."""

    parts: Parts
    styles: Styles
    controls: dict[str, str] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    changes: Changes = field(default_factory=Changes)


def line_text(element: Element, story: Story) -> str:
    """A paragraph's text with marks, white space collapsed as the format says (6.1.2)."""
    line = Line(story, [story.changes.begun()])
    line.run(element, story.styles.looks.of("paragraph", element.get(n.STYLE_NAME)))
    text = "".join(line.pieces)
    return hidden_text(text) if line.hidden else text


def drawn_mark(element: Element, story: Story) -> str | None:
    """The mark of a picture or an object, an equation's text; None for any other element."""
    if element.tag == n.IMAGE:
        return PICTURE
    if element.tag not in n.DRAWN_OBJECTS:
        return None
    equation = story.parts.equation(element) if element.tag == n.OBJECT else None
    return OBJECT if equation is None else equation or EQUATION


def set_aside(element: Element, story: Story) -> str | None:
    """The mark of a frame, a note or the like, whose blocks are read later; None for any other element."""
    tag = element.tag
    if tag == n.FRAME:
        return _frame(element, story)
    if tag in n.BOXES:
        story.findings.boxes.append(element)
        return ""
    if tag == n.ANNOTATION:
        return _note(Part.COMMENT, [element], story)
    if tag == n.NOTE:
        part = Part.ENDNOTE if element.get(n.NOTE_CLASS) == "endnote" else Part.FOOTNOTE
        return _note(part, element.iterchildren(n.NOTE_BODY), story)
    return drawn_mark(element, story)


def _frame(element: Element, story: Story) -> str:
    """What a frame shows: the first of its children that is known, as the others stand for it (10.4.2)."""
    for child in element:
        if child.tag in n.BOXES:
            story.findings.boxes.append(child)
            return ""
        if child.tag == n.TABLE_TABLE:
            story.findings.boxes.append(element)
            return ""
        mark = drawn_mark(child, story)
        if mark is not None:
            return mark
    return ""


def _note(part: Part, bodies: Iterable[Element], story: Story) -> str:
    story.findings.counts[part] += 1
    mark = note_mark(f"{part} {story.findings.counts[part]}")
    story.findings.notes += [Aside(part, body, mark) for body in bodies]
    return mark


@dataclass(slots=True)
class Line:
    """A paragraph's text so far; `blank` is whether further white space adds nothing, `hidden` whether all of it is."""

    story: Story
    pieces: list[str] = field(default_factory=list)
    blank: bool = True
    hidden: bool = False

    def run(self, element: Element, formatting: Formatting) -> None:
        """Take the text of an element and of all in it."""
        if element.text:
            self.text(element.text, formatting)
        for child in element:
            handler = HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child, formatting)
            elif isinstance(child.tag, str):
                self.inside(child, formatting)
            if child.tail:
                self.text(child.tail, formatting)

    def inside(self, element: Element, formatting: Formatting) -> None:
        """Take what stands aside, or the text of a span, a link, a field."""
        mark = None if self.story.changes.deleting else set_aside(element, self.story)
        if mark is not None:
            self.mark(mark, formatting)
        elif element.get(n.DISPLAY) == "none":
            self.run(element, HIDDEN)
        else:
            style = self.story.styles.looks.of("text", element.get(n.STYLE_NAME))
            self.run(element, formatting if style is PLAIN else style.over(formatting))

    def text(self, text: str, formatting: Formatting) -> None:
        """Add text of the file."""
        if "\u2011" in text or "\u00ad" in text:
            text = text.translate(HYPHENS)
        if formatting.font is not None and formatting.font.lower() in FONTS:
            text = letters_as_symbols(text)
        if has_symbols(text):
            text, unknown = replace_symbols(text, formatting.font or "")
            self.story.findings.symbols += unknown
        collapsed = BLANKS.sub(" ", text)
        if self.blank:
            collapsed = collapsed.lstrip(" ")
        if collapsed:
            self.put(collapsed, formatting)
            self.blank = collapsed.endswith(" ")

    def exact(self, text: str, formatting: Formatting) -> None:
        """Add blanks and line feeds that count."""
        self.put(text, formatting)
        self.blank = False

    def put(self, text: str, formatting: Formatting) -> None:
        """Add text with its look."""
        look = None if formatting is PLAIN else formatting.look()
        if self.story.changes.deleting:
            look = Look.DELETED
        self.pieces.append(text if look is None or not text.strip() else marked(text, look))

    def mark(self, mark: str, formatting: Formatting) -> None:
        """Add a mark; the text of an equation looks as what is around it does."""
        if mark and not ANY_MARK.match(mark):
            self.put(mark, formatting)
            self.blank = False
        elif mark:
            self.pieces.append(mark)


Handler = Callable[[Line, Element, Formatting], None]


def _change(line: Line, element: Element, _formatting: Formatting) -> None:
    line.pieces.append(line.story.changes.mark(element))


def _spaces(line: Line, element: Element, formatting: Formatting) -> None:
    written = element.get(n.COUNT)
    count = int(written[:9]) if written and written.isdecimal() else 1
    line.exact(" " * min(count, MOST_SPACES), formatting)


def _tab(line: Line, _element: Element, formatting: Formatting) -> None:
    line.exact("\t", formatting)


def _line_break(line: Line, _element: Element, formatting: Formatting) -> None:
    line.exact("\n", formatting)


def _reading(line: Line, element: Element, _formatting: Formatting) -> None:
    line.story.findings.readings.append("".join(map(str, element.itertext())))


def _hidden_text(line: Line, element: Element, formatting: Formatting) -> None:
    """A field that shows its text on a condition only (7.7.5); what it would show is hidden."""
    if element.get(n.IS_HIDDEN) != "true":
        line.run(element, formatting)
    elif element.text:
        line.run(element, HIDDEN)
    else:
        line.text(element.get(n.STRING_VALUE, ""), HIDDEN)


def _hidden_paragraph(line: Line, element: Element, _formatting: Formatting) -> None:
    """A field that hides the paragraph in which it stands on a condition (7.7.6)."""
    line.hidden = line.hidden or element.get(n.IS_HIDDEN) == "true"


def _placeholder(line: Line, element: Element, formatting: Formatting) -> None:
    line.run(element, PROMPT.over(formatting))


def _control(line: Line, element: Element, formatting: Formatting) -> None:
    """A content control: a prompt where nobody filled it in, or chose the entry of a list that stands for none."""
    blanks = {item.get(n.ITEM_TEXT) for item in element.iterchildren(n.CONTROL_ITEM) if not item.get(n.ITEM_VALUE)}
    shown = "".join(map(str, element.itertext()))
    prompt = element.get(n.SHOWS_PROMPT) == "true" or shown in blanks
    line.run(element, PROMPT.over(formatting) if prompt else formatting)


def _field_mark(line: Line, element: Element, formatting: Formatting) -> None:
    """A form's check box or list of Word, which has no text of its own."""
    values = [(one.get(n.FIELD_NAME), one.get(n.FIELD_VALUE, "")) for one in element.iterchildren(n.FIELD_PARAMETER)]
    if element.get(n.FIELD_TYPE) == CHECK_BOX:
        line.put("☑" if ("Checkbox_Checked", "true") in values else "□", formatting)
    elif element.get(n.FIELD_TYPE) == DROP_DOWN:
        entries = [value for name, value in values if name == "Dropdown_ListEntry"]
        chosen = dict(values).get("Dropdown_Selected") or "0"
        line.text("".join(entries[int(chosen[:9]) :][:1]) if chosen.isdecimal() else "", formatting)


def _form_control(line: Line, element: Element, formatting: Formatting) -> None:
    """What a control shows, at the one place where it is drawn."""
    shown = line.story.controls.pop(element.get(n.CONTROL, ""), "")
    if shown:
        line.exact(shown, formatting)


def _nothing(_line: Line, _element: Element, _formatting: Formatting) -> None:
    """Elements without text of the paragraph."""


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(n.PASSED_OVER, _nothing),
    **dict.fromkeys(n.CHANGE_MARKS, _change),
    n.SPACE: _spaces,
    n.TAB: _tab,
    n.LINE_BREAK: _line_break,
    n.RUBY_TEXT: _reading,
    n.HIDDEN_TEXT: _hidden_text,
    n.HIDDEN_PARAGRAPH: _hidden_paragraph,
    n.PLACEHOLDER: _placeholder,
    n.CONTENT_CONTROL: _control,
    n.FIELD_MARK: _field_mark,
    n.CONTROL: _form_control,
}
