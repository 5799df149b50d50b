"""The labelled files: where they are, and their documents, which are kept so that each file is read once."""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import zhibiao.extract
from zhibiao.extract import Document, read

from .labels import Label


@dataclass(frozen=True, slots=True)
class Files:
    """Folders that hold labelled files as `<md5>.<format>`, and a folder for pickled documents, or None to keep none.

    A pickled document is used as long as neither the file nor a module of `extract` has changed.
    """

    folders: tuple[Path, ...]
    cache: Path | None = None

    def path(self, label: Label) -> Path | None:
        """Where the label's file is, or None."""
        paths = (folder / label.file_name for folder in self.folders)
        return next((path for path in paths if path.exists()), None)

    def document(self, label: Label) -> Document:
        """The label's file, read; raises `FileNotFoundError` where it is in no folder, else what `read` raises."""
        path = self.path(label)
        if path is None:
            raise FileNotFoundError(label.file_name)
        if self.cache is None:
            return read(path)
        kept = self.cache / f"{label.md5}-{_readers_digest()}.pickle"
        if kept.exists():
            return _unpickled(kept)
        document = read(path)
        _keep(document, kept)
        return document


def _keep(document: Document, path: Path) -> None:
    """Pickle the document under a name of its own first: another process may be writing the same one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_bytes(pickle.dumps(document))
    half.replace(path)


def _unpickled(path: Path) -> Document:
    document = pickle.loads(path.read_bytes())  # noqa: S301 - the folder holds only what `_keep` wrote
    assert isinstance(document, Document)  # noqa: S101 - for the type checker
    return document


@cache
def _readers_digest() -> str:
    """A digest of all that the readers are made of."""
    folder = Path(zhibiao.extract.__file__).parent
    sources = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml"})
    parts = (hashlib.sha256(path.read_bytes()).digest() for path in sources)
    return hashlib.sha256(b"".join(parts)).hexdigest()[:12]
