"""Groups whose text goes elsewhere than to a story: fonts, styles, lists and labels, fields, equations."""

from __future__ import annotations

from functools import partial

from ..symbols import FONTS
from ..visible.equations import apart
from ..visible.marks import ANY_MARK
from .codepages import SYMBOL
from .math import Equation
from .parse import Parser
from .state import Collector, Entries, Field, FontNames, LevelText, as_label, shown_text


def begin_label(parser: Parser) -> None:
    r"""\listtext and \pntext: the label of the paragraph's list."""
    label, story = Collector(), parser.group.story
    parser.redirect(label)

    def finish() -> None:
        story.label = as_label("".join(label.pieces))

    parser.group.at_end = finish


def begin_list_table(parser: Parser) -> None:
    """The tables of lists, which are not needed where the writer gave every label."""
    if parser.has_labels:
        parser.skip_group()
    else:
        parser.redirect(Collector())


def begin_list_level(parser: Parser) -> None:
    r"""\\listlevel: its font may be named behind its text."""
    parser.lists.begin_level()
    level = parser.lists.levels[-1]

    def finish() -> None:
        level.font = parser.font_name(parser.group.font)
        parser.lists.in_level = False

    parser.group.at_end = finish


def begin_level_text(parser: Parser) -> None:
    r"""\\leveltext."""
    text = LevelText()
    parser.redirect(text)
    levels = parser.lists.levels

    def finish() -> None:
        if levels:
            levels[-1].text = "".join(text.pieces)

    parser.group.at_end = finish


def begin_fonts(parser: Parser) -> None:
    r"""\fonttbl."""
    parser.redirect(FontNames(partial(_add_to_font, parser)))
    parser.group.at_end = partial(_end_fonts, parser)


def begin_styles(parser: Parser) -> None:
    r"""\stylesheet."""
    parser.redirect(Entries(partial(_add_to_style, parser)))


def _end_fonts(parser: Parser) -> None:
    for font in parser.fonts.values():
        font.name = font.name.strip().rstrip(";")
        if font.name.lower() in FONTS:
            font.codec = SYMBOL


def _add_to_font(parser: Parser, text: str) -> None:
    font = parser.fonts.get(parser.group.font)
    if font is not None:
        font.name += text


def _add_to_style(parser: Parser, text: str) -> None:
    style = parser.begun_style()
    style.name += text
    style.own = parser.group.face


def begin_field(parser: Parser) -> None:
    r"""\field: where it ends without a result, its code may still show something."""
    parser.flush()
    sink = parser.group.sink
    begun = Field(parser.group.story)
    parser.group.field = begun

    def finish() -> None:
        if begun.written < 0 or begun.written == begun.story.written:
            text = apart(sink.last(), shown_text(begun))
            sink.write(text, None if ANY_MARK.search(text) else parser.group.look)

    parser.group.at_end = finish


def begin_code(parser: Parser) -> None:
    r"""\fldinst."""
    if parser.group.field is None:
        parser.skip_group()
    else:
        parser.redirect(parser.group.field.code)


def begin_math(parser: Parser, name: str) -> None:
    r"""A group of an equation."""
    around = parser.group.sink if isinstance(parser.group.sink, Equation) else None
    outer = parser.group.sink
    equation = Equation(name, around)
    parser.redirect(equation)

    def finish() -> None:
        equation.end_text()
        if around is None:
            text = apart(outer.last(), equation.text())
            outer.write(text, None if ANY_MARK.search(text) else parser.group.look)

    parser.group.at_end = finish


def begin_result(parser: Parser) -> None:
    r"""\fldrslt."""
    parser.flush()
    if parser.group.field is not None:
        parser.group.field.written = parser.group.story.written


def begin_item(parser: Parser) -> None:
    r"""\ffl: one choice of a drop-down field."""
    if parser.group.field is not None:
        parser.group.field.items.append(Collector())
        parser.redirect(parser.group.field.items[-1])
