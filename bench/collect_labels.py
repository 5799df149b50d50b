"""Take the labelled files out of clones of their repositories, as `<md5>.<format>`.

python bench/collect_labels.py CLONES FOLDER [--labels FILE...]

A clone is a work tree or a bare repository at `CLONES/<owner>+<name>` or in a folder of that name. A file is found by
its hash, under whatever name and in whatever commit it is. What was not found is listed.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from labelled.labels import OWN_LABELS, SUBSETS, Label, load_labels


def main() -> None:
    """Write the files and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path, metavar="CLONES")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--labels", type=Path, nargs="+", default=[OWN_LABELS], metavar="FILE")
    options = parser.parse_args()
    labels = [label for subset in SUBSETS for label in load_labels(options.labels, subset)]
    options.folder.mkdir(parents=True, exist_ok=True)
    for line in collect(labels, options.clones, options.folder):
        print(line)


def collect(labels: Sequence[Label], clones: Path, folder: Path) -> Iterator[str]:
    """Write the files that are not in the folder yet; a line for each that was not found, then the count."""
    names = {label.file_name for label in labels}
    for repository, group in groupby(absent(labels, folder), attrgetter("repository")):
        clone, wanted = find_clone(clones / repository.replace("/", "+")), list(group)
        missing = take(clone, wanted, folder) if clone else wanted
        reason = "not in the clone" if clone else "no clone"
        yield from (f"{reason}: {repository} {label.path or label.file_name}" for label in missing)
    yield f"{sum((folder / name).exists() for name in names)} of {len(names)} files"


def absent(labels: Sequence[Label], folder: Path) -> list[Label]:
    """A label for each file that the folder has not, by repository."""
    wanted = {label.file_name: label for label in labels if not (folder / label.file_name).exists()}
    return sorted(wanted.values(), key=attrgetter("repository", "file_name"))


def take(clone: Path, labels: Sequence[Label], folder: Path) -> list[Label]:
    """Write the labels' files out of one clone; the labels whose file is not there."""
    missing = list(labels)
    contents = blobs(clone, labels)
    while missing and (data := next(contents, None)) is not None:
        for label in [one for one in missing if is_file_of(one, data)]:
            (folder / label.file_name).write_bytes(data)
            missing.remove(label)
    return missing


def find_clone(place: Path) -> Path | None:
    """The folder with a repository's objects at a place or just below it."""
    folders = [place, place / ".git", *place.glob("*"), *place.glob("*/.git")]
    return next((folder for folder in folders if (folder / "objects").is_dir()), None)


def blobs(clone: Path, labels: Sequence[Label]) -> Iterator[bytes]:
    """The contents of all files of the labels' formats in any commit, those at the labels' paths first."""
    suffixes = tuple(f".{label.format}" for label in labels)
    paths = {label.path for label in labels}
    listed = git(clone, "rev-list", "--all", "--objects", "--missing=allow-any").decode("utf-8", "replace").splitlines()
    objects = [line.split(" ", 1) for line in listed if line.lower().endswith(suffixes)]
    for name, _ in sorted(objects, key=lambda one: one[1] not in paths):
        yield git(clone, "cat-file", "blob", name)


def git(clone: Path, *words: str) -> bytes:
    """What git prints; nothing where it fails, as it does for objects that were not fetched."""
    return subprocess.run(["git", f"--git-dir={clone}", *words], capture_output=True).stdout  # noqa: S607


def is_file_of(label: Label, data: bytes) -> bool:
    """Whether the hash is the label's."""
    if label.sha256:
        return hashlib.sha256(data).hexdigest() == label.sha256
    return hashlib.md5(data, usedforsecurity=False).hexdigest() == label.md5


if __name__ == "__main__":
    main()
