"""The sandbox that a user's template runs in: no internals, no other files, no raw text, nothing that lasts for ever.

A template is rendered in a process of its own with limits of time and memory (`template_worker`); here is what it may
say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

REFUSED = (
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.ScopedEvalContextModifier,
)
"""Tags that would read other files, or write text as it is."""
TAG = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}", re.DOTALL)
LARGEST_OUTPUT = 64_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template: its kind, details, and where known its line (in Word its paragraph) and tag."""

    kind: str
    line: int | None = None
    tag: str = ""
    detail: str = ""


class Refused(Exception):
    """A template that asks for what it must not have."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail)
        self.fault = fault


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox; it remembers the text that it compiled last, to name the tag that went wrong."""

    def __init__(self, *, markup: bool, word: bool = False) -> None:
        super().__init__(
            autoescape=markup,
            undefined=StrictUndefined,
            trim_blocks=not word,
            lstrip_blocks=not word,
            keep_trailing_newline=True,
        )
        del self.globals["lipsum"]
        for name in ("safe", "forceescape"):
            del self.filters[name]
        self.compiled = ""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self.compiled = source
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(REFUSED):
            tag = re.sub(r"(?<!^)(?=[A-Z])", " ", type(node).__name__).lower()
            raise Refused(Fault("forbidden", node.lineno, tag_at(source, node.lineno), tag))
        return tree


def rendered(environment: TemplateEnvironment, source: str, values: dict[str, object]) -> str:
    """The text that a template makes; raises `Refused` when it is too much."""
    parts: list[str] = []
    length = 0
    for part in _parts(environment, source, values):
        length += len(part)
        if length > LARGEST_OUTPUT:
            raise Refused(Fault("size"))
        parts.append(part)
    return "".join(parts)


def _parts(environment: TemplateEnvironment, source: str, values: dict[str, object]) -> Iterator[str]:
    yield from environment.from_string(source).generate(values)


def fault_of(error: BaseException, environment: TemplateEnvironment) -> Fault:
    """What to tell of an error in a template."""
    if isinstance(error, Refused):
        return error.fault
    if isinstance(error, MemoryError):
        return Fault("memory")
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error)
    words = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    tag = tag_at(environment.compiled, line, _name_in(words))
    return Fault(_kind(error), line, tag, words[:500])


def _kind(error: BaseException) -> str:
    if isinstance(error, SecurityError):
        return "forbidden"
    if isinstance(error, UndefinedError):
        return "undefined"
    return "syntax" if isinstance(error, TemplateSyntaxError) else "failed"


def _line(error: BaseException) -> int | None:
    """The template's line in which the error came up; Jinja puts it into the traceback (`<template>`)."""
    line = None
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _name_in(words: str) -> str:
    found = re.search(r"'([^']+)' is undefined|attribute '([^']+)'", words)
    return (found[1] or found[2]) if found else ""


def tag_at(source: str, line: int | None, name: str = "") -> str:
    """The first tag that begins in a line, or the first in it with this name."""
    lines = source.splitlines()
    if line is None or not 1 <= line <= len(lines):
        return ""
    tags = [re.sub(r"<[^>]*>", "", tag) for tag in TAG.findall(lines[line - 1])]
    return next((tag for tag in tags if name and name in tag), tags[0] if tags else "")[:200]
