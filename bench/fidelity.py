"""Read random Word files that LibreOffice wrote in other formats; count those read exactly, and hold the floors.

Two sets: tables of all shapes, and forms with struck, hidden, raised and deleted text, of which what is seen counts.

python bench/fidelity.py [--count 300] [--first 0] [--keep FOLDER] [FORMAT...]

Needs LibreOffice (`soffice`); without it nothing is measured, and the program says so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from zhibiao.extract import Document, Table, ZhibiaoError, read

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from random_seen import SeenForm, random_seen
from random_word import RandomWord, random_word
from written_by_libreoffice import WITHOUT_DELETIONS, WRITTEN_BY, bare, convert, headless, same_form

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
    forms = {f"{seed:06d}": random_seen(seed) for seed in seeds}
    undeleted = {f"{seed:06d}": random_seen(seed, deletions=False) for seed in seeds}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(arguments.keep or folder)
        _write({name: word.docx for name, word in words.items()}, root / "tables")
        _write({name: form.word.docx for name, form in forms.items()}, root / "forms")
        _write({name: form.word.docx for name, form in undeleted.items()}, root / "undeleted")
        missed = [_measure_tables(name, words, root / "tables") for name in arguments.formats]
        for name in ("docx", *arguments.formats):
            found, folder = (undeleted, "undeleted") if name in WITHOUT_DELETIONS else (forms, "forms")
            missed.append(_measure_forms(name, found, root / folder))
        return max(missed, default=0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=list(FORMATS), metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--keep", help="a folder for the files")
    return parser.parse_args()


def _write(files: dict[str, bytes], root: Path) -> None:
    folder = root / "docx"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)


def _measure_tables(name: str, words: dict[str, RandomWord], root: Path) -> int:
    """Print how many files of tables are read exactly in a format; 1 when they are under its floor."""
    kind = FORMATS[name]
    convert(sorted((root / "docx").glob("*.docx")), kind.written_by, root / name)
    differing = [file for file, word in words.items() if not _is_exact(kind, root / name / f"{file}.{name}", word)]
    return _held(f"tables {name}", len(words), differing, kind.floor)


def _measure_forms(name: str, forms: dict[str, SeenForm], root: Path) -> int:
    """Print of how many forms in a format what is seen is read exactly; 1 when it is not all of them."""
    if name != "docx":
        convert(sorted((root / "docx").glob("*.docx")), FORMATS[name].written_by, root / name)
    differing = [file for file, form in forms.items() if not same_form(root / name / f"{file}.{name}", form)]
    return _held(f"forms  {name}", len(forms), differing, 1.0)


def _held(name: str, count: int, differing: list[str], floor: float) -> int:
    exact = count - len(differing)
    held = exact >= floor * count
    print(f"{name:11} {exact} of {count} exact, floor {floor:.1%}: {'held' if held else 'NOT HELD'}")
    if differing:
        print("      differing:", " ".join(differing[:20]))
    return 0 if held else 1


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
    return tuple(map(headless, document.body_tables())) == tuple(map(headless, word.tables))


def same_but_numbers(document: Document, word: RandomWord) -> bool:
    """The same but for list labels, which LibreOffice writes anew in web pages: 1. for 一、."""
    return tuple(map(_unnumbered, document.body_tables())) == tuple(map(_unnumbered, word.tables))


def _unnumbered(table: Table) -> Table:
    cells = [
        cell._replace(text=LABEL.sub("", cell.text), tables=tuple(map(_unnumbered, cell.tables)))
        for cell in table.cells
    ]
    return replace(table, cells=tuple(cells), confidence=1.0)


FORMATS = {
    "doc": Format(WRITTEN_BY["doc"], 299 / 300, same_tables),
    "rtf": Format(WRITTEN_BY["rtf"], 297 / 300, same_but_header_rows),
    "odt": Format(WRITTEN_BY["odt"], 297 / 300, same_tables),
    "html": Format(WRITTEN_BY["html"], 297 / 300, same_but_numbers),
}


if __name__ == "__main__":
    sys.exit(main())
