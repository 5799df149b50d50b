"""Read random Word files that LibreOffice wrote in other formats; count those read exactly, and hold the floors.

python bench/fidelity.py [--count 300] [--first 0] [--keep FOLDER] [FORMAT...]

Needs LibreOffice (`soffice`); without it nothing is measured, and the program says so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from zhibiao.extract import Cell, Document, Table, ZhibiaoError, read

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from random_word import RandomWord, random_word

BATCH = 100
SECONDS = 600
LABEL = re.compile(r"^(?:\d+\.|[一二三四五六七八九十]+、|（\d+）) ?", re.MULTILINE)
Exact = Callable[[Document, RandomWord], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that LibreOffice writes: the filter's name, the least share read exactly, and what exactly means."""

    written_by: str
    floor: float
    exact: Exact


def main() -> int:
    """Measure the formats asked for; 1 when one is under its floor."""
    arguments = _arguments()
    if shutil.which("soffice") is None:
        print("LibreOffice (soffice) is not installed: nothing measured. On Debian: apt install libreoffice-writer")
        return 0
    seeds = range(arguments.first, arguments.first + arguments.count)
    words = {f"{seed:06d}": random_word(seed) for seed in seeds}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(arguments.keep or folder)
        _write(words, root / "docx")
        return max([_measure(name, words, root) for name in arguments.formats], default=0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=list(FORMATS), metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", help="a folder for the files")
    return parser.parse_args()


def _write(words: dict[str, RandomWord], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, word in words.items():
        (folder / f"{name}.docx").write_bytes(word.docx)


def _measure(name: str, words: dict[str, RandomWord], root: Path) -> int:
    """Print a format's figure and the files that differ; 1 when it is under the floor."""
    kind = FORMATS[name]
    if name != "docx":
        convert(sorted((root / "docx").glob("*.docx")), kind.written_by, root / name)
    differing = [file for file, word in words.items() if not _is_exact(kind, root / name / f"{file}.{name}", word)]
    exact = len(words) - len(differing)
    held = exact >= kind.floor * len(words)
    print(f"{name:5} {exact} of {len(words)} exact, floor {kind.floor:.1%}: {'held' if held else 'NOT HELD'}")
    if differing:
        print("      differing:", " ".join(differing[:20]))
    return 0 if held else 1


def convert(files: list[Path], written_by: str, folder: Path) -> None:
    """Let LibreOffice write files in another format, many in one process."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        for start in range(0, len(files), BATCH):
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", written_by]
            batch = [*command, "--outdir", str(folder), *map(str, files[start : start + BATCH])]
            subprocess.run(batch, check=True, timeout=SECONDS, capture_output=True)


def _is_exact(kind: Format, path: Path, word: RandomWord) -> bool:
    try:
        return kind.exact(read(path), word)
    except ZhibiaoError as error:
        print(f"      {path.name}: {error.message}")
        return False


def same_tables(document: Document, word: RandomWord) -> bool:
    """Whether all is as it was made: positions, spans, texts with their labels, nested tables, header rows."""
    return tuple(map(bare, document.body_tables())) == word.tables


def same_but_header_rows(document: Document, word: RandomWord) -> bool:
    """The same but for header rows, which LibreOffice does not write in RTF."""
    return tuple(map(_headless, document.body_tables())) == tuple(map(_headless, word.tables))


def _headless(table: Table) -> Table:
    cells = tuple(cell._replace(tables=tuple(map(_headless, cell.tables))) for cell in table.cells)
    return replace(table, cells=cells, confidence=1.0, header_rows=0)


def same_but_numbers(document: Document, word: RandomWord) -> bool:
    """The same but for list labels, which LibreOffice writes anew in web pages: 1. for 一、."""
    return tuple(map(_unnumbered, document.body_tables())) == tuple(map(_unnumbered, word.tables))


def _unnumbered(table: Table) -> Table:
    cells = [
        cell._replace(text=LABEL.sub("", cell.text), tables=tuple(map(_unnumbered, cell.tables)))
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells), confidence=1.0)


def bare(table: Table) -> Table:
    """The table without what a reader adds to it."""
    cells = tuple(_bare_cell(cell) for cell in table.cells)
    return replace(table, cells=cells, confidence=1.0)


def _bare_cell(cell: Cell) -> Cell:
    return cell._replace(tables=tuple(map(bare, cell.tables)))


FORMATS = {
    "doc": Format("doc:MS Word 97", 299 / 300, same_tables),
    "rtf": Format("rtf:Rich Text Format", 297 / 300, same_but_header_rows),
    "odt": Format("odt", 297 / 300, same_tables),
    "html": Format("html:HTML (StarWriter)", 297 / 300, same_but_numbers),
}


if __name__ == "__main__":
    sys.exit(main())
