"""Write files whole or not at all, under names that every system takes."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _

NAME_LENGTH = 60
"""Characters of a file's name without its suffix: in UTF-8 at most 240 bytes, and a path Windows still opens."""

FORBIDDEN = frozenset('<>:"/\\|?*')
DEVICES = (f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *DEVICES})
"""What Windows does not allow in a name, and names it keeps for devices ("Naming Files, Paths, and Namespaces")."""


def make_folder(folder: Path) -> None:
    """Make the folder if it is missing, and see that files can be made in it; raises `WrongUsage`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise unwritable(folder, error) from error


def save(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, then give it its own; raises `WrongUsage`."""
    try:
        _save(path, data)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> WrongUsage:
    """The error for a file or folder that cannot be written, and what may help."""
    text = _("{path} cannot be written: {why}. Close it if it is open elsewhere, or choose another folder.")
    return WrongUsage(text.format(path=path, why=error.strerror or type(error).__name__))


def safe_name(text: str) -> str:
    """`text` as a file's name without suffix, on Windows too: nothing forbidden or invisible, and not too long."""
    kept = "".join(" " if _is_unfit(character) else character for character in unicodedata.normalize("NFC", text))
    name = " ".join(kept.split())[:NAME_LENGTH].strip(" .")
    return f"_{name}" if name.partition(".")[0].strip().upper() in RESERVED else name


def _is_unfit(character: str) -> bool:
    return character in FORBIDDEN or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _save(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
