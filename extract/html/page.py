"""A parsed page to blocks, in one walk over its elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ..document import Notice, Paragraph, Part, Table
from ..docx.package import Element
from ..errors import UnreadableFile
from ..grid import in_table
from ..language import _
from ..limits import Limits
from ..symbols import has_symbols, replace_symbols, symbol_text
from . import looks
from .flow import Flow
from .labels import item_label, next_number
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
UNSEEN = frozenset(
    {"head", "script", "style", "template", "noscript", "rp", "colgroup", "col", "datalist", "noframes", "title", "xml"}
)
OBJECTS = frozenset({"object", "embed", "iframe", "applet", "svg", "canvas", "video", "audio", "frame", "map"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})
EXACT = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
CHECK_MARKS = {("checkbox", True): "☑", ("checkbox", False): "□", ("radio", True): "●", ("radio", False): "○"}
VALUELESS_INPUTS = frozenset({"hidden", "password", "file", "image", "color", "range"})
"""Fields that show no text; a type that is not known is a text field (Living Standard, 4.10.5)."""


@dataclass(slots=True)
class Dropped:
    """What was met and not kept."""

    hidden: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    deleted: int = 0
    pictures: int = 0
    objects: int = 0


class Page:
    """Walks over a page; `blocks` and `notices` are whole after `walk`."""

    def __init__(self, limits: Limits, part: Part = Part.BODY, shows_all: bool = False) -> None:
        """Make ready to read a page, or a text box of one; `shows_all` reads what a browser hides, too."""
        self.limits = limits
        self.shows_all = shows_all
        self.dropped = Dropped()
        self.notices: list[Notice] = []
        self.one_blank = False
        self.flow = Flow()
        self.part = part
        self.tables: list[OpenTable] = []
        self._flows: list[tuple[Part, Flow]] = [(part, self.flow)]
        self._fonts: list[str] = []
        self._exact = 0
        self._n_tables = 0
        self._ends: list[tuple[Element, Callable[[], None]]] = []
        self._numbers: dict[Element, int] = {}

    def walk(self, root: Element) -> None:
        """Read all elements under a root; raises `UnreadableFile` (limit)."""
        self.one_blank = self.flow.one_blank = _by_libreoffice(root)
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
        self.flow.end_block()

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
        if self._exact:
            self.flow.add_exact(text)
        else:
            self.flow.add(text)

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
        if self._is_dropped(element, tag, style):
            return False
        if tag in BLOCKS:
            self.flow.end_block()
        handler = BEGINNINGS.get(tag)
        if handler is not None and not handler(self, element):
            return False
        if style or tag in ("font", "div"):
            self._styled(element, style)
        if tag in EXACT or ("white-space" in style and looks.EXACT.search(style)):
            self._exact += 1
            self._ends.append((element, self._end_exact))
        return True

    def _is_dropped(self, element: Element, tag: str, style: str) -> bool:
        if not self.shows_all and looks.is_hidden(element, style):
            self.dropped.hidden.append(_shown_text(element))
        elif tag == "del":
            self.dropped.deleted += 1
        elif tag in ("rt", "rtc"):
            self.dropped.readings.append(_shown_text(element))
        elif tag in OBJECTS:
            self.dropped.objects += 1
        else:
            return looks.is_note_mark(element, style) if tag in ("a", "span") else False
        return True

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
        self.part, self.flow = part, Flow(self.one_blank)
        self._flows.append((part, self.flow))

        def finish() -> None:
            self.flow.end_block()
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
        self.dropped.pictures += 1
        return False

    def _input(self, element: Element) -> bool:
        kind = (element.get("type") or "").lower()
        if kind in ("checkbox", "radio"):
            self.flow.add_exact(CHECK_MARKS[kind, element.get("checked") is not None])
        elif kind not in VALUELESS_INPUTS:
            self.flow.add(element.get("value") or "")
        return False

    def _select(self, element: Element) -> bool:
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        self.flow.add(" ".join(["".join(map(str, option.itertext())) for option in chosen]))
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
        if not opened.rows:
            return
        table, notices = opened.build(self.part, self.limits)
        self.flow.add_table(table)
        if self.tables:
            self.notices += in_table(notices, None)
            return
        self.notices += in_table(notices, self._n_tables if self.part is Part.BODY else None)
        self._n_tables += self.part is Part.BODY

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
        cell, flow = opened.begin_cell(*spans), Flow(self.one_blank)
        self.flow = flow

        def finish() -> None:
            flow.end_block()
            cell.text, cell.tables = flow.text(), flow.tables()
            opened.cell = None
            self.flow = opened.around

        self._ends.append((element, finish))
        return True


BEGINNINGS: dict[str, Callable[[Page, Element], bool]] = {
    "br": Page._line_break,
    "li": Page._item,
    "img": Page._picture,
    "input": Page._input,
    "select": Page._select,
    "table": Page._table,
    "tr": Page._row,
    "td": Page._cell,
    "th": Page._cell,
    **dict.fromkeys(GROUPS, Page._group),
}


def _by_libreoffice(root: Element) -> bool:
    named = (meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator")
    return any("office" in name.lower() and "microsoft" not in name.lower() for name in named)


def _style(element: Element, tag: str) -> str:
    return element.get("class") or (tag if tag in HEADINGS else "")


def _shown_text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
