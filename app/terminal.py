"""The one way to a terminal: text of files can neither move it nor turn its lines about, and colours are ours."""

from __future__ import annotations

import os
import re
import sys

import click
from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _

KEPT = "\n\t"
PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in KEPT} | {0x7F: "␡"}
C1 = range(0x80, 0xA0)
TURNING = (0x061C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Marks and overrides of direction (Unicode Standard Annex 9), and the separators of lines and paragraphs."""

SPELLED = {code: f"\\u{code:04x}" for code in (0x7F, *C1, *TURNING)}
VISIBLE = SPELLED | PICTURES
COLOUR = re.compile(r"(\x1b\[[0-9;]{1,9}m)")
DESCRIPTORS = {0: "stdin", 1: "stdout", 2: "stderr"}


def visible(text: str) -> str:
    """The text with a picture for each control character, ␛ for an escape, and the numbers of those without one."""
    return text.translate(VISIBLE)


def on_one_line(text: str) -> str:
    """The text made visible, its line ends, too: a file's name may have some, and must not begin a line of its own."""
    return visible(text.translate({ord("\n"): "␊"}))


def spelled_out(text: str) -> str:
    """A text of JSON or TOML with the escapes of what these leave as it is and a person cannot see."""
    return text.translate(SPELLED)


def say_json(text: str) -> None:
    """Write a line of JSON in UTF-8 whatever the terminal's encoding; what JSON leaves as it is is spelled out, too."""
    _write(spelled_out(text).encode(errors="replace"))


def styled(text: str, colour: str | None = None, *, bold: bool | None = None) -> str:
    """A text in colour; what it holds itself is made visible."""
    return click.style(visible(text), fg=colour, bold=bold)


def say(text: str, *, err: bool = False) -> None:
    """Write a line without colours; raises `WrongUsage` where it cannot be written."""
    _write(visible(text), err=err)


def say_styled(line: str) -> None:
    """Write a line that `styled` had a part in, whose other parts are `visible`; nothing but colours gets through."""
    _write("".join(part if COLOUR.fullmatch(part) else visible(part) for part in COLOUR.split(line)))


def is_terminal(number: int) -> bool:
    """Whether a person looks at the output (1) or the errors (2)."""
    stream = getattr(sys, DESCRIPTORS[number])
    return stream is not None and stream.isatty()


def open_closed_streams() -> None:
    """Give the program the streams it was started without, so that no file it opens takes their place."""
    for number, name in DESCRIPTORS.items():
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115  # for as long as the program runs


def _write(text: str | bytes, *, err: bool = False) -> None:
    try:
        click.echo(text, err=err)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WrongUsage(_("The output cannot be written: {why}.").format(why=error.strerror)) from error
