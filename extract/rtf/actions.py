"""What each control word does to the parser; words that are not here are formatting, or destinations nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..document import Part
from ..grid import VerticalMerge
from ..visible.marks import EQUATION, OBJECT, PICTURE
from .codepages import CHARSETS, codec_of_page
from .destinations import (
    begin_code,
    begin_field,
    begin_fonts,
    begin_item,
    begin_label,
    begin_level_text,
    begin_list_level,
    begin_list_table,
    begin_math,
    begin_result,
    begin_styles,
)
from .lists import RawLevel
from .look_words import LOOKS
from .math import WORDS
from .parse import Action, Parser
from .words import CHARACTERS, ENTERED, POSITIONS, SKIPPED, STORIES

Number = int | None

PROPERTY_NAME = re.compile(rb"\s*\{\s*\\sn\s+(\w+)")


def _character(text: str) -> Action:
    return lambda parser, number: parser.write(text)


def _story(part: Part) -> Action:
    return lambda parser, number: parser.begin_story(part)


def _pass(parser: Parser, number: Number) -> None:
    """A destination whose text belongs where it stands."""


def _skip(parser: Parser, number: Number) -> None:
    parser.skip_group()


def _picture(parser: Parser, number: Number) -> None:
    """A picture; one that stands for an object is none."""
    if not parser.objects:
        parser.point(PICTURE)
    parser.skip_group()


def _object(parser: Parser, number: Number) -> None:
    parser.objects.append(b"")

    def finish() -> None:
        parser.point(EQUATION if parser.objects.pop().startswith(b"Equation") else OBJECT)

    parser.group.at_end = finish


def _object_class(parser: Parser, number: Number) -> None:
    """The program of an object."""
    if parser.objects:
        parser.objects[-1] = parser.ahead().strip()
    parser.skip_group()


def _shape_property(parser: Parser, number: Number) -> None:
    """A property of a drawing: its picture, or the text of drawn letters; any other says how it is drawn."""
    name = PROPERTY_NAME.match(parser.ahead())
    if name and name[1] == b"gtextUNICODE":
        parser.begin_story(Part.TEXT_BOX)
        return
    if name and name[1] == b"pib":
        parser.point(PICTURE)
    parser.skip_group()


def _math(name: str) -> Action:
    return lambda parser, number: begin_math(parser, name)


def _unicode(parser: Parser, number: Number) -> None:
    parser.character(number or 0)


def _fallback(parser: Parser, number: Number) -> None:
    parser.group.fallback = max(number if number is not None else 1, 0)


def _default_paragraph(parser: Parser, number: Number) -> None:
    group = parser.group
    group.in_table, group.depth, group.style, group.list_number, group.list_level = False, 0, 0, 0, 0
    parser.restyle()


def _in_table(parser: Parser, number: Number) -> None:
    parser.group.in_table = number != 0


def _depth(parser: Parser, number: Number) -> None:
    parser.group.depth = max(number or 0, 0)


def _font(parser: Parser, number: Number) -> None:
    parser.set_font(number or 0)


def _default_font(parser: Parser, number: Number) -> None:
    parser.default_font = number or 0


def _charset(parser: Parser, number: Number) -> None:
    parser.set_charset(CHARSETS.get(number or 0, ""))


def _font_page(parser: Parser, number: Number) -> None:
    parser.set_charset(codec_of_page(number or 0))


def _page(parser: Parser, number: Number) -> None:
    parser.page = codec_of_page(number or 1252)


def _page_named(page: int) -> Action:
    def use(parser: Parser, number: Number) -> None:
        parser.page = codec_of_page(page)

    return use


def _paragraph(parser: Parser, number: Number) -> None:
    parser.end_paragraph()


def _cell(nested: bool) -> Action:
    return lambda parser, number: parser.end_cell(nested)


def _row(nested: bool) -> Action:
    return lambda parser, number: parser.end_row(nested)


def _nested_properties(parser: Parser, number: Number) -> None:
    parser.definitions.enter()
    parser.group.at_end = parser.definitions.leave


def _row_begins(parser: Parser, number: Number) -> None:
    parser.definitions.begin()


def _row_left(parser: Parser, number: Number) -> None:
    parser.definitions.last().left = number or 0


def _row_header(parser: Parser, number: Number) -> None:
    parser.definitions.last().header = number != 0


def _row_position(word: bytes) -> Action:
    def place(parser: Parser, number: Number) -> None:
        parser.definitions.last().position[word] = number or 0

    return place


def _cell_right(parser: Parser, number: Number) -> None:
    parser.definitions.last().end_cell(number or 0)


def _merge(merge: VerticalMerge) -> Action:
    def flag(parser: Parser, number: Number) -> None:
        parser.definitions.last().pending.merge = merge

    return flag


def _merged_left(parser: Parser, number: Number) -> None:
    parser.definitions.last().pending.continues_left = True


def _endnote(parser: Parser, number: Number) -> None:
    r"""\ftnalt inside \footnote makes an endnote of it."""
    if parser.group.story.part is Part.FOOTNOTE:
        parser.group.story.part = Part.ENDNOTE


def _list_table(parser: Parser, number: Number) -> None:
    begin_list_table(parser)


def _list(parser: Parser, number: Number) -> None:
    parser.lists.begin_list()


def _list_level(parser: Parser, number: Number) -> None:
    begin_list_level(parser)


def _list_override(parser: Parser, number: Number) -> None:
    parser.lists.begin_override()


def _override_level(parser: Parser, number: Number) -> None:
    if parser.lists.override is not None:
        parser.lists.override.level += 1


def _list_id(parser: Parser, number: Number) -> None:
    parser.lists.name(number or 0)


def _level_start(parser: Parser, number: Number) -> None:
    parser.lists.start(number or 0)


def _level(change: Callable[[RawLevel, int], None]) -> Action:
    def change_last(parser: Parser, number: Number) -> None:
        if parser.lists.levels:
            change(parser.lists.levels[-1], number if number is not None else 1)

    return change_last


def _set_code(level: RawLevel, code: int) -> None:
    level.code = code


def _set_follow(level: RawLevel, follow: int) -> None:
    level.follow = follow


def _set_legal(level: RawLevel, legal: int) -> None:
    level.legal = legal != 0


def _set_no_restart(level: RawLevel, no_restart: int) -> None:
    level.no_restart = no_restart != 0


def _list_number(parser: Parser, number: Number) -> None:
    if parser.lists.override is not None and parser.group.sink is not parser.group.story:
        parser.lists.numbers[number or 0] = parser.lists.override
    else:
        parser.group.list_number = number or 0


def _list_depth(parser: Parser, number: Number) -> None:
    parser.group.list_level = number or 0


def _form_result(parser: Parser, number: Number) -> None:
    if parser.group.field is not None and number is not None:
        parser.group.field.result = number


def _form_default(parser: Parser, number: Number) -> None:
    if parser.group.field is not None:
        parser.group.field.default = number or 0


ACTIONS: dict[bytes, Action] = {
    **dict.fromkeys(SKIPPED, _skip),
    **dict.fromkeys(ENTERED, _pass),
    **{word: _character(text) for word, text in CHARACTERS.items()},
    **{word: _story(part) for word, part in STORIES.items()},
    **{word: _row_position(word) for word in POSITIONS},
    b"pict": _picture,
    b"object": _object,
    b"objclass": _object_class,
    b"sp": _shape_property,
    **{word: _math(name) for word, name in WORDS.items()},
    b"u": _unicode,
    b"uc": _fallback,
    b"bin": lambda parser, number: parser.skip_bytes(max(number or 0, 0)),
    b"upr": lambda parser, number: parser.skip_next_group(),
    b"pard": _default_paragraph,
    b"intbl": _in_table,
    b"itap": _depth,
    **LOOKS,
    b"f": _font,
    b"deff": _default_font,
    b"fcharset": _charset,
    b"cpg": _font_page,
    b"ansicpg": _page,
    b"mac": _page_named(10000),
    b"pc": _page_named(437),
    b"pca": _page_named(850),
    b"par": _paragraph,
    b"sect": _paragraph,
    b"cell": _cell(False),
    b"nestcell": _cell(True),
    b"row": _row(False),
    b"nestrow": _row(True),
    b"nesttableprops": _nested_properties,
    b"trowd": _row_begins,
    b"trleft": _row_left,
    b"trhdr": _row_header,
    b"cellx": _cell_right,
    b"clvmgf": _merge(VerticalMerge.START),
    b"clvmrg": _merge(VerticalMerge.CONTINUE),
    b"clmrg": _merged_left,
    b"ftnalt": _endnote,
    b"ffres": _form_result,
    b"ffdefres": _form_default,
    b"fonttbl": lambda parser, number: begin_fonts(parser),
    b"stylesheet": lambda parser, number: begin_styles(parser),
    b"listtable": _list_table,
    b"listoverridetable": _list_table,
    b"list": _list,
    b"listlevel": _list_level,
    b"listoverride": _list_override,
    b"lfolevel": _override_level,
    b"listid": _list_id,
    b"levelnfc": _level(_set_code),
    b"levelnfcn": _level(_set_code),
    b"levelstartat": _level_start,
    b"levelfollow": _level(_set_follow),
    b"levellegal": _level(_set_legal),
    b"levelnorestart": _level(_set_no_restart),
    b"leveltext": lambda parser, number: begin_level_text(parser),
    b"ls": _list_number,
    b"ilvl": _list_depth,
    b"listtext": lambda parser, number: begin_label(parser),
    b"pntext": lambda parser, number: begin_label(parser),
    b"field": lambda parser, number: begin_field(parser),
    b"fldinst": lambda parser, number: begin_code(parser),
    b"fldrslt": lambda parser, number: begin_result(parser),
    b"ffl": lambda parser, number: begin_item(parser),
}
