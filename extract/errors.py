"""What stops a file from being read, or a command from being carried out; each says what to do."""

from __future__ import annotations

from .document import NOWHERE, Place


class ZhibiaoError(Exception):
    """The base of all errors meant for a user: a machine's kind beside a sentence, and the exit code."""

    exit_code = 1
    kind = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableFile(ZhibiaoError):
    """A file that no reader can take; `kind` is one of `KINDS`, `place` where it went wrong."""

    KINDS = frozenset(
        {
            "empty",
            "missing",
            "not-a-file",
            "permission",
            "too-large",
            "not-a-document",
            "encrypted",
            "corrupt",
            "truncated",
            "unsupported",
            "too-old",
            "lock-file",
            "structure-gone",
            "limit",
        }
    )

    def __init__(self, kind: str, message: str, place: Place = NOWHERE) -> None:
        super().__init__(message)
        self.kind = kind
        self.place = place


class WrongUsage(ZhibiaoError):
    """A command that cannot be carried out as it was given."""

    exit_code = 2
    kind = "usage"
