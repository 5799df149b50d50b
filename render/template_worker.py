"""The process that renders a user's template, with limits of memory and without files to write.

Standard input: frames of pickled Python, first the template, then the views of one document after another.
Standard output: a frame a document, whose first byte tells a document from a fault.
"""

from __future__ import annotations

import contextlib
import json
import pickle
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import BinaryIO

from .template_environment import TemplateEnvironment, fault_of, rendered
from .view import FormView

MEMORY = 2**30
"""How much memory a template may take beyond what is taken when it begins, in bytes."""
DOCUMENT, FAULT = b"D", b"F"


@dataclass(frozen=True, slots=True)
class Template:
    """A user's template: the end of its name, which is its format, and its bytes."""

    suffix: str
    data: bytes


def fill(template: Template, views: Sequence[FormView]) -> tuple[bytes, bytes]:
    """One document, or what is wrong, with the byte that tells which."""
    word = template.suffix == "docx"
    environment = TemplateEnvironment(markup=template.suffix in {"docx", "html"}, word=word)
    try:
        if word:
            from .word_template import fill_word  # only Word needs lxml and python-docx

            return DOCUMENT, fill_word(template.data, views, environment)
        return DOCUMENT, _text(template, views, environment)
    except BaseException as error:  # whatever a template brings about is a fault of the template
        return FAULT, json.dumps(asdict(fault_of(error, environment))).encode()


def _text(template: Template, views: Sequence[FormView], environment: TemplateEnvironment) -> bytes:
    from .context import context

    return rendered(environment, template.data.decode("utf-8-sig"), context(views)).encode()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None where the stream ends."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    data = stream.read(int.from_bytes(head))
    return data if len(data) == int.from_bytes(head) else None


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Its length in eight bytes, then the data."""
    stream.write(len(data).to_bytes(8) + data)
    stream.flush()


def limit_resources() -> None:
    """No files, and no more memory than a form needs; where the system has no such limits the parent looks after it."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()  # noqa: SIM115, PTH123
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))


def main() -> None:
    """Serve until standard input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    first = read_frame(source)
    template: Template = pickle.loads(first or b"")  # noqa: S301  # from the program itself
    from . import context, word_template  # noqa: F401  # before the limits, so that they count the template alone

    limit_resources()
    while (frame := read_frame(source)) is not None:
        kind, data = fill(template, pickle.loads(frame))  # noqa: S301  # from the program itself
        write_frame(target, kind + data)


if __name__ == "__main__":
    main()
