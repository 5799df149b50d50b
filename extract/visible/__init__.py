"""What of a file's text a person sees on the page: one rule for all readers.

A reader marks where a run is struck out, hidden or raised (`marks`); `as_seen` takes the marks out of the finished
document again, decides what stays, and tells of the rest with its place.
"""

from .marks import Look, labelled, marked, note_mark, strongest
from .seen import as_seen

__all__ = ["Look", "as_seen", "labelled", "marked", "note_mark", "strongest"]
