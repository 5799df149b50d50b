"""The control words that say how text looks, and the styles that do."""

from __future__ import annotations

from ..visible import Look
from .faces import NO_BASE, NO_FACE
from .parse import Action, Parser
from .state import Entries

Number = int | None


def _plain(parser: Parser, number: Number) -> None:
    parser.set_font(parser.default_font)
    parser.group.character_style = 0
    parser.set_face(NO_FACE)


def _style(parser: Parser, number: Number) -> None:
    parser.group.style = number or 0
    parser.restyle()


def _character_style(parser: Parser, number: Number) -> None:
    parser.group.character_style = number or 0
    parser.restyle()


def _style_base(parser: Parser, number: Number) -> None:
    if isinstance(parser.group.sink, Entries):
        parser.begun_style().base = NO_BASE if number is None else number


def _struck(parser: Parser, number: Number) -> None:
    parser.set_face(parser.group.face._replace(struck=number != 0))


def _struck_twice(parser: Parser, number: Number) -> None:
    parser.set_face(parser.group.face._replace(struck_twice=number != 0))


def _hidden(parser: Parser, number: Number) -> None:
    parser.set_face(parser.group.face._replace(hidden=number != 0))


def _deleted(parser: Parser, number: Number) -> None:
    parser.set_face(parser.group.face._replace(deleted=number != 0))


def _inserted(parser: Parser, number: Number) -> None:
    parser.set_face(parser.group.face._replace(inserted=number != 0))


def _shift(shift: Look | str) -> Action:
    def change(parser: Parser, number: Number) -> None:
        parser.set_face(parser.group.face._replace(shift=shift if number != 0 else ""))

    return change


LOOKS: dict[bytes, Action] = {
    b"plain": _plain,
    b"s": _style,
    b"cs": _character_style,
    b"sbasedon": _style_base,
    b"strike": _struck,
    b"striked": _struck_twice,
    b"v": _hidden,
    b"super": _shift(Look.RAISED),
    b"sub": _shift(Look.LOWERED),
    b"nosupersub": _shift(""),
    b"deleted": _deleted,
    b"mvf": _deleted,
    b"revised": _inserted,
    b"mvt": _inserted,
}
