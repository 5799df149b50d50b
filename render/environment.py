"""The Jinja environment of all templates: sandboxed, escaping, strict; text of a document is only ever a value."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

TEMPLATES = Path(__file__).parent / "templates"
LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c]")
NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, section 2.2, does not allow: control characters, lone surrogates, two non-characters."""


def printable(text: str) -> str:
    """The text as any format can hold it: line feeds for all line breaks, U+FFFD for what XML does not allow."""
    return NOT_XML.sub("\ufffd", LINE_BREAKS.sub("\n", text))


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The environment of the templates that come with the program; all but the plain text ones escape."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=_is_markup,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _is_markup(name: str | None) -> bool:
    return name is None or not name.endswith(".txt")
