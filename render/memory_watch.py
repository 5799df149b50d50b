"""End a process that takes too much memory.

Linux has a limit for that, which the process sets itself (`template_worker`); elsewhere its parent looks at it often.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Event, Thread

SECONDS = 0.05
"""How long between two looks; what a process takes meanwhile comes on top of the limit."""


@contextmanager
def memory_watched(process: int, most: int) -> Iterator[Event]:
    """Watch a process by its number while the block runs; the event is set when it was ended.

    `most` is how many bytes it may have in memory. Without psutil, which is installed where it is needed, nothing is
    watched.
    """
    ended, done = Event(), Event()
    if find_spec("psutil") is None:
        yield ended
        return
    watcher = Thread(target=_watch, args=(process, most, ended, done), daemon=True)
    watcher.start()
    try:
        yield ended
    finally:
        done.set()
        watcher.join()


def _watch(process: int, most: int, ended: Event, done: Event) -> None:
    import psutil

    try:
        child = psutil.Process(process)
        while not done.wait(SECONDS):
            if child.memory_info().rss > most:
                ended.set()
                child.kill()
                return
    except psutil.Error:
        return  # it ended by itself
