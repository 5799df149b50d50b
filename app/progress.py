"""Show on stderr how far a run has come: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from zhibiao.extract.language import _

from .sources import Found, Source
from .terminal import is_terminal


@contextmanager
def progress(found: Found) -> Iterator[Callable[[Source], None]]:
    """A function to call after each file; the bar is gone when the block ends."""
    if len(found.sources) < 2 or not is_terminal(2):
        yield lambda source: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Reading"), total=len(found.sources))
        yield lambda source: bar.advance(task)
