"""Fill a user's own template with forms: a Word file with tags, or an HTML or text template.

The template is rendered by a process of its own (`template_worker`), which is ended when it takes too long; nothing
in the template and nothing in a form can reach the files, the network or this program.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import BinaryIO

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.files import TooLarge, load
from zhibiao.extract.language import _

from .memory_watch import memory_watched
from .template_environment import Fault
from .template_worker import DOCUMENT, MEMORY, Template, read_frame, write_frame
from .view import FormView

SUFFIXES = ("docx", "html", "txt", "md")
SECONDS = 20.0
LARGEST = 50_000_000
BEFORE = 2**28
"""What the process has in memory before a template begins, at most, in bytes."""


class FaultyTemplate(WrongUsage):
    """A template that cannot be used; the message names the file, the line and the tag."""

    kind = "faulty-template"


@dataclass(frozen=True, slots=True)
class NamedTemplate:
    """A template and the name of its file."""

    name: str
    template: Template


@dataclass(frozen=True, slots=True)
class Worker:
    """The process that renders: where views go in, where documents come out, how it is ended, and whether it was."""

    source: BinaryIO
    answers: BinaryIO
    kill: Callable[[], None]
    too_large: Event


def read_template(path: Path) -> NamedTemplate:
    """The template in a file. Raises `FaultyTemplate` when it cannot be one."""
    suffix = path.suffix.lower().removeprefix(".").replace("htm", "html").replace("htmll", "html")
    if suffix not in SUFFIXES:
        message = _("{name}: a template is a file of one of these formats: {known}.")
        raise FaultyTemplate(message.format(name=path.name, known=", ".join(SUFFIXES)))
    try:
        data = load(path, LARGEST)
    except TooLarge:
        data = b""
    except OSError as error:
        message = _("{name}: the template cannot be read: {reason}.")
        raise FaultyTemplate(message.format(name=path.name, reason=error.strerror)) from error
    if not data:
        raise FaultyTemplate(_("{name}: the template is empty or too large.").format(name=path.name))
    return NamedTemplate(path.name, Template(suffix, data))


def fill_template(
    named: NamedTemplate, documents: Iterable[Sequence[FormView]], seconds: float = SECONDS
) -> Iterator[bytes]:
    """Each document filled with its forms, in order.

    Raises `FaultyTemplate`, with line and tag, when the template is wrong, asks for what it must not have, or takes
    more time or memory than it may.
    """
    with _worker(named.template) as worker:
        for views in documents:
            yield _filled(named, worker, views, seconds)


@contextmanager
def _worker(template: Template) -> Iterator[Worker]:
    command = [sys.executable, "-P", "-m", "zhibiao.render.template_worker"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes) as worker:  # type: ignore[call-overload]  # noqa: S603  # our own program
        try:
            write_frame(worker.stdin, pickle.dumps(template))
            with memory_watched(worker.pid, MEMORY + BEFORE) as too_large:
                yield Worker(worker.stdin, worker.stdout, worker.kill, too_large)
        finally:
            worker.kill()


def _filled(named: NamedTemplate, worker: Worker, views: Sequence[FormView], seconds: float) -> bytes:
    timer = Timer(seconds, worker.kill)
    timer.start()
    try:
        write_frame(worker.source, pickle.dumps(tuple(views)))
        answer = read_frame(worker.answers)
    except BrokenPipeError:
        answer = None
    finally:
        late = not timer.is_alive()
        timer.cancel()
    if answer is None:
        kind = "memory" if worker.too_large.is_set() else "time" if late else "ended"
        raise FaultyTemplate(_sentence(named.name, Fault(kind, detail=f"{seconds:g}")))
    if answer[:1] != DOCUMENT:
        raise FaultyTemplate(_sentence(named.name, Fault(**json.loads(answer[1:]))))
    return answer[1:]


def _sentence(name: str, fault: Fault) -> str:
    return ": ".join(part for part in (_place(name, fault), fault.tag, _reason(fault)) if part)


def _place(name: str, fault: Fault) -> str:
    if fault.line is None:
        return name
    if name.lower().endswith(".docx"):  # the first line is what stands before the first paragraph
        return _("{name}, paragraph {number}").format(name=name, number=max(fault.line - 1, 1))
    return _("{name}, line {number}").format(name=name, number=fault.line)


def _reason(fault: Fault) -> str:
    reasons = {
        "forbidden": _("a template may not do this ({detail})"),
        "undefined": _("there is no such value ({detail})"),
        "syntax": _("this is no valid tag ({detail})"),
        "failed": _("this cannot be carried out ({detail})"),
        "structure": _("a tag is opened in one paragraph, row or cell and closed in another ({detail})"),
        "no-word-file": _("this is no Word file (.docx)"),
        "memory": _("the template takes more memory than a form can need"),
        "size": _("the template makes a larger file than a form can be"),
        "time": _("the template took longer than {detail} seconds and was stopped"),
        "ended": _("the template ended the program that ran it"),
    }
    return reasons[fault.kind].format(detail=fault.detail)
