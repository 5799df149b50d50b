"""Templates to begin with, written where a user wants them."""

from __future__ import annotations

from pathlib import Path

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.render.starters import SUFFIXES, starter

from .saving import save
from .terminal import say


def write_starter(path: Path) -> None:
    """Write a commented template. Raises `WrongUsage` for an unknown format, or rather than replace a file."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        message = _("{name}: a template is a file of one of these formats: {known}.")
        raise WrongUsage(message.format(name=path.name, known=", ".join(SUFFIXES)))
    if path.exists():
        raise WrongUsage(_("{name} is there already. Choose another name.").format(name=path.name))
    save(path, starter(suffix))
    say(str(path), err=True)
