"""Corrections in a run: those of a dataset are found in its folder, and those that fit nothing are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zhibiao.normalize.corrections.apply import unused
from zhibiao.normalize.corrections.parse import NAME, joined, read_corrections
from zhibiao.normalize.corrections.records import NO_CORRECTIONS
from zhibiao.normalize.records import Reading

from .reading import ReadingOptions
from .terminal import on_one_line, say


def with_own_corrections(options: ReadingOptions, folder: Path) -> ReadingOptions:
    """The options with the corrections that stand in a dataset's folder, beside those given already.

    Raises `FaultyCorrections`.
    """
    path = folder / NAME
    given = (options.corrections or NO_CORRECTIONS).entries
    if not path.is_file() or any(path.samefile(entry.source) for entry in given):
        return options
    return replace(options, corrections=joined([*given, *read_corrections([path]).entries]))


def without_forms(reading: Reading) -> Reading:
    """What is kept of a reading, so that corrections that fit nothing can be told at the end."""
    return replace(reading, forms=(), notices=())


def say_unused(options: ReadingOptions, readings: Sequence[Reading]) -> None:
    """Say on stderr which corrections fit nothing in these files."""
    for source, notice in unused(options.corrections or NO_CORRECTIONS, readings):
        say(on_one_line(f"{source}: {notice.message}"), err=True)
