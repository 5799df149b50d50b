"""A parsed page to blocks, in one walk over its elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..document import Notice, Paragraph, Part, Place, Table
from ..docx.package import Element
from ..errors import UnreadableFile
from ..grid import in_table
from ..language import _
from ..limits import Limits
from ..symbols import has_symbols, replace_symbols, symbol_text
from ..visible import Look, marked, note_mark
from ..visible.lines import Found
from ..visible.marks import EQUATION, HIDDEN_ROW, INSERTED, OBJECT, PICTURE
from ..visible.mathml import mathml_text
from ..visible.told import Met, told
from . import fields, looks
from .css import NOTHING_SAID, Sheet
from .flow import Flow
from .labels import item_label, next_number
from .looking import Looking
from .shown import UNSEEN, shown_text
from .stretches import CARRIER
from .tables import OpenTable

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "listing", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "search",
    "section", "summary", "ul", "xmp",
})  # fmt: skip
HYPHENS = {0x2011: "-", 0x00AD: None}
"""Hyphens that hold a word together or show at a line's end only, as the readers of Word files give them."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OBJECTS = frozenset({"object", "embed", "iframe", "applet", "svg", "canvas", "video", "audio", "frame", "map"})
ASIDE = OBJECTS | {"rt", "rtc", "a", "span"}
"""Tags of what may be no text of the page."""

GROUPS = frozenset({"thead", "tbody", "tfoot"})
EXACT = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
VISIBLE, LARGE = 3, 1000
"""A picture narrower or lower than this that says nothing only keeps a distance, or counts visitors."""


@dataclass(slots=True)
class Dropped:
    """What was met and not kept outside of tables."""

    hidden: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)


class Page:
    """Walks over a page; `blocks` and `notices` are whole after `walk`."""

    def __init__(self, limits: Limits, sheet: Sheet, part: Part = Part.BODY, shows_all: bool = False) -> None:
        """Make ready to read a page, or a text box of one; `shows_all` reads what a browser hides, too."""
        self.limits = limits
        self.sheet = sheet
        self._has_sheet = bool(sheet)
        self.shows_all = shows_all
        self.dropped = Dropped()
        self.notices: list[Notice] = []
        self.by_writer = False
        self.flow = Flow()
        self.part = part
        self.tables: list[OpenTable] = []
        self._flows: list[tuple[Part, Flow]] = [(part, self.flow)]
        self._fonts: list[str] = []
        self._looking = Looking()
        self._exact = 0
        self._n_tables = 0
        self._ends: list[tuple[Element, Callable[[], None]]] = []
        self._numbers: dict[Element, int] = {}

    def walk(self, root: Element) -> None:
        """Read all elements under a root; raises `UnreadableFile` (limit)."""
        self.by_writer = self.flow.one_blank = looks.by_libreoffice(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._begin(element):
                    self._text(element.text)
                else:
                    walker.skip_subtree()
            else:
                self._end(element)
                if element is not root:
                    self._text(element.tail)
        self.flow.finish()

    def blocks(self) -> list[Paragraph | Table]:
        """The body's blocks, then those of headers, notes and comments."""
        order = list(Part)
        return [
            item if isinstance(item, Table) else Paragraph(item[0], item[1], part)
            for part, flow in sorted(self._flows, key=lambda pair: order.index(pair[0]))
            for item in flow.paragraphs
        ]

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if "\u2011" in text or "\u00ad" in text:
            text = text.translate(HYPHENS)
        if self._fonts:
            text = self._in_symbols(text, self._fonts[-1])
        elif has_symbols(text):
            text, unknown = replace_symbols(text, "")
            self.dropped.symbols += unknown
        if self._looking.look is None and not self._exact:
            self.flow.add(text)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        """Text with the look that it has now."""
        look = self._looking.look
        if look is Look.HIDDEN and not self._in_cell() and not self.by_writer:
            if text.strip():
                self.dropped.hidden.append(" ".join(text.split()))
        elif self._exact:
            self.flow.add_exact(text, look)
        else:
            self.flow.add(text, look)

    def _in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].cell is not None

    def _in_symbols(self, text: str, font: str) -> str:
        found = [character if character.isspace() else symbol_text(ord(character), font) for character in text]
        self.dropped.symbols += [text[index] for index, known in enumerate(found) if known is None]
        return "".join([known or character for known, character in zip(found, text, strict=True)])

    def _begin(self, element: Element) -> bool:
        """An element begins; whether its content is to be read."""
        tag = element.tag
        if tag in UNSEEN:
            return False
        style = (element.get("style") or "").lower()
        said = self.sheet.said(element, style) if style or self._has_sheet else NOTHING_SAID
        if self._is_left_out(element, style, said):
            return False
        if tag in BLOCKS:
            self.flow.end_block()
        handler = BEGINNINGS.get(tag)
        if handler is not None and not handler(self, element):
            return False
        self._begin_looks(element, style, said)
        return True

    def _is_left_out(self, element: Element, style: str, said: Mapping[str, str]) -> bool:
        if (said or element.get("hidden") is not None) and self._is_hidden(element, said):
            return True
        return element.tag in ASIDE and self._is_dropped(element, element.tag, style)

    def _begin_looks(self, element: Element, style: str, said: Mapping[str, str]) -> None:
        """What an element says of its text: how it looks, its style, whether its white space is kept."""
        tag = element.tag
        if said or tag in looks.SPEAKING or (tag == "span" and looks.is_note_number(element)):
            self._begin_state(looks.state_of(element, said, self._looking.state), element)
        if style or tag in ("font", "div"):
            self._styled(element, style)
        if tag in EXACT or _keeps_white_space(style):
            self._exact += 1
            self._ends.append((element, self._end_exact))

    def _begin_state(self, state: looks.State, element: Element) -> None:
        if state != self._looking.state:
            self._looking.begin(state)
            self._ends.append((element, self._looking.end))

    def _stretch(self, element: Element) -> bool:
        self._looking.stretch(element)
        return False

    def _is_hidden(self, element: Element, said: Mapping[str, str]) -> bool:
        """Whether an element is not displayed; its text is told where it would stand."""
        if not looks.is_hidden(element, said):
            return False
        in_text = self.by_writer or looks.is_hidden_in_word(said)
        if self.shows_all and not in_text:
            return False
        self._tell_hidden(element, in_text=in_text)
        return True

    def _tell_hidden(self, element: Element, *, in_text: bool) -> None:
        """Keep what is hidden: in the text, with its row or cell, else with what was dropped."""
        text = shown_text(element)
        if self._in_cell() or in_text:
            self.flow.add_point(marked(text, Look.HIDDEN))
        elif self.tables and element.tag in looks.HIDEABLE_ROWS:
            for row in [element] if element.tag == "tr" else element.iter("tr"):
                self.tables[-1].hide_row(shown_text(row))
        elif self.tables and element.tag in looks.CELLS:
            self.tables[-1].hide_cell(marked(text, Look.HIDDEN))
        else:
            self.dropped.hidden.append(text)

    def _is_dropped(self, element: Element, tag: str, style: str) -> bool:
        """Whether an element is something else than text; its mark is put where it stands."""
        if tag in ("rt", "rtc"):
            self.dropped.readings.append(shown_text(element))
        elif tag in OBJECTS:
            self.flow.add_point(OBJECT)
        else:
            return self._is_note_mark(element, style)
        return True

    def _is_note_mark(self, element: Element, style: str) -> bool:
        key = looks.note_key(element, style)
        begins = looks.begins_comment(element) if key is None else key
        if begins:
            self.flow.add_point(note_mark(begins))
        return key is not None

    def _styled(self, element: Element, style: str) -> None:
        font = looks.symbol_font(element, style)
        if font:
            self._fonts.append(font)
            self._ends.append((element, self._end_font))
        elif self._fonts and ("font-family" in style or element.get("face")):
            self._fonts.append("")
            self._ends.append((element, self._end_font))
        if "mso-list" in style and looks.LABEL.search(style):
            flow, mark = self.flow, self.flow.mark()
            self._ends.append((element, lambda: flow.cut_label(mark)))
        part = looks.part_of(element, style) if element.tag == "div" and not self.tables else None
        if part is not None:
            self._begin_part(element, part)

    def _begin_part(self, element: Element, part: Part) -> None:
        before = self.part, self.flow
        self.part, self.flow = part, Flow(self.by_writer)
        self._flows.append((part, self.flow))

        def finish() -> None:
            self.flow.finish()
            self.part, self.flow = before

        self._ends.append((element, finish))

    def _end_font(self) -> None:
        self._fonts.pop()

    def _end_exact(self) -> None:
        self._exact -= 1

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.flow.end_block(_style(element, tag))
        elif tag == "li":
            self.flow.end_block(_style(element, tag), item=True)
        while self._ends and self._ends[-1][0] is element:
            self._ends.pop()[1]()

    def _line_break(self, element: Element) -> bool:
        if not looks.PAGE_BREAK.search(element.get("style") or ""):
            self.flow.end_line()
        return True

    def _item(self, element: Element) -> bool:
        self.flow.end_block()
        around = element.getparent()
        if around is None:
            return True
        self._numbers[around] = next_number(around, element, self._numbers.get(around))
        self.flow.label = item_label(element, self._numbers[around])
        return True

    def _picture(self, element: Element) -> bool:
        sides = [looks.natural(element.get(side), LARGE) for side in ("width", "height")]
        if min(sides) >= VISIBLE or (element.get("alt") or "").strip():
            self.flow.add_point(PICTURE)
        return False

    def _inserted(self, _element: Element) -> bool:
        self.flow.add_point(INSERTED)
        return True

    def _equation(self, element: Element) -> bool:
        text = mathml_text(element)
        if text:
            self._add(text)
        else:
            self.flow.add_point(EQUATION)
        return False

    def _input(self, element: Element) -> bool:
        shown = fields.input_text(element)
        if shown in fields.MARKS:
            self.flow.add_exact(shown, self._looking.look)
        else:
            self._add(shown)
        return False

    def _select(self, element: Element) -> bool:
        shown, prompts = fields.chosen_texts(element)
        self.flow.add_point(marked(prompts, Look.PROMPT))
        self._add(shown)
        return False

    def _table(self, element: Element) -> bool:
        if len(self.tables) >= self.limits.nested_tables:
            text = _("Tables are nested more than {most} deep. Simplify the document in Word.")
            raise UnreadableFile("limit", text.format(most=self.limits.nested_tables))
        self.flow.end_block()
        self.tables.append(OpenTable(self.flow))
        self._ends.append((element, self._end_table))
        return True

    def _end_table(self) -> None:
        opened = self.tables.pop()
        self.flow = opened.around
        self.flow.end_block()
        top = not self.tables and self.part is Part.BODY
        if opened.rows:
            table, notices = opened.build(self.part, self.limits)
            self.flow.add_table(table)
            self.notices += in_table(notices, self._n_tables if top else None)
        self._tell_hidden_rows(opened)
        self._n_tables += top and bool(opened.rows)

    def _tell_hidden_rows(self, opened: OpenTable) -> None:
        """Tell of rows that are not displayed, as a browser lays out the table without them."""
        rows = [(row, text) for row, text in opened.hidden_rows if text]
        if self.tables:
            self.flow.add_point(marked(" ".join([text for _row, text in rows]), Look.HIDDEN))
        elif not opened.rows or self.part is not Part.BODY:
            self.dropped.hidden += [text for _row, text in rows]
        else:
            met = [Met(Found(HIDDEN_ROW, text), Place(self._n_tables, row), whole_row=True) for row, text in rows]
            self.notices += told(met)

    def _group(self, element: Element) -> bool:
        if self.tables:
            opened = self.tables[-1]
            opened.begin_group(element.tag)
            self._ends.append((element, lambda: opened.begin_group("tbody")))
        return True

    def _row(self, element: Element) -> bool:
        if self.tables:
            opened = self.tables[-1]
            opened.begin_row()
            self._ends.append((element, lambda: setattr(opened, "in_row", False)))
        return True

    def _cell(self, element: Element) -> bool:
        if not self.tables or self.tables[-1].cell is not None:
            self.flow.end_block()
            return True
        opened = self.tables[-1]
        spans = looks.natural(element.get("rowspan"), 1), looks.natural(element.get("colspan"), 1)
        opened.begin_cell(*spans)
        flow = self.flow = Flow(self.by_writer)
        outside = self._looking.enter_cell()

        def finish() -> None:
            self._looking.leave_cell(outside)
            flow.finish()
            opened.end_cell(flow.text(), flow.tables())
            self.flow = opened.around

        self._ends.append((element, finish))
        return True


BEGINNINGS: dict[str, Callable[[Page, Element], bool]] = {
    "br": Page._line_break,
    "li": Page._item,
    "img": Page._picture,
    CARRIER: Page._stretch,
    "ins": Page._inserted,
    "math": Page._equation,
    "input": Page._input,
    "select": Page._select,
    "table": Page._table,
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
    **dict.fromkeys(GROUPS, Page._group),
}


def _style(element: Element, tag: str) -> str:
    return element.get("class") or (tag if tag in HEADINGS else "")


def _keeps_white_space(style: str) -> bool:
    return "white-space" in style and looks.EXACT.search(style) is not None
