"""Read files made to fill the memory, of each format: the peak should stay below 20 times the file and 100 MiB.

    python bench/memory.py [--size 5] [NAME...]

The files hold nothing but small pieces (blank paragraphs, cells, tables, fields, attributes), one piece again and
again, or as many of them as are just read. Of packed files the unpacked part counts. Each is read in a process of its
own; what it takes more than reading a small file takes is compared. Given up after two minutes, or at 8 GiB.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx_reading import repacked

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))
from builders_doc import Parts, doc, para  # noqa: E402  # of the tests
from builders_odt import flat, packed  # noqa: E402  # as above
from builders_rtf import rtf  # noqa: E402  # as above

MEBIBYTE = 1 << 20
SECONDS = 120
SMALL = 2000
"""Bytes of the file that is read first, so that what is imported does not count."""

MARGIN = "<w:tblPr/><w:tblGrid>" + '<w:gridCol w:w="1300"/>' * 7 + "</w:tblGrid>"
ODT_CELL = "<table:table-cell><text:p/></table:table-cell>"
REPEATED = 'table:number-rows-repeated="1000"'

READER = """
import resource, sys
from zhibiao.extract import UnreadableFile, read
resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
def outcome(data):
    try:
        document = read(data)
    except UnreadableFile as error:
        return error.kind
    except MemoryError:
        return "OUT OF MEMORY"
    return f"read, {len(document.blocks)} blocks"
small, large = (open(path, "rb").read() for path in sys.argv[1:])
outcome(small)
before = peak() - len(large) / 2**20
result = outcome(large)
print(peak() - before, result, sep="\\t")
"""


def main() -> int:
    """Print a line a file; 1 where one took more than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="files whose name begins so")
    parser.add_argument("--size", type=float, default=5, help="MiB of content; a .doc can have 6")
    arguments = parser.parse_args()
    chosen = [name for name in FILES if not arguments.names or name.startswith(tuple(arguments.names))]
    return max(measure(name, int(arguments.size * MEBIBYTE)) for name in chosen)


def measure(name: str, size: int) -> int:
    """Read a file and print what it took; whether that was too much."""
    make = FILES[name]
    allowed = 100 + 20 * size / MEBIBYTE
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, which) for which in ("small", "large")]
        for path, length in zip(paths, (SMALL, size), strict=True):
            path.write_bytes(make(length))
        command = ["timeout", str(SECONDS), sys.executable, "-c", READER, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True)
        kibibytes = paths[1].stat().st_size / 1024
    taken, _tab, outcome = done.stdout.strip().partition("\t")
    failed = not taken or float(taken) > allowed
    shown = f"{float(taken):6.0f} MiB" if taken else f"FAILED ({done.returncode}) {done.stderr[-200:]}"
    print(f"{name:<32} {kibibytes:8.0f} KiB  {shown} of {allowed:.0f}  {outcome}{'  TOO MUCH' * failed}", flush=True)
    return int(failed)


def repeated(piece: str, size: int) -> str:
    """So many bytes of a piece."""
    return piece * (size // len(piece.encode()))


def docx(piece: str, around: tuple[str, str] = ("", "")) -> Callable[[int], bytes]:
    """A .docx whose main part has so many bytes of a piece."""
    return lambda size: repacked(around[0] + repeated(piece, size) + around[1])


def odt(piece: str, around: tuple[str, str] = ("", "")) -> Callable[[int], bytes]:
    """The same as .odt, packed tightly."""
    return lambda size: tight(packed(flat(around[0] + repeated(piece, size) + around[1])))


def tight(package: bytes) -> bytes:
    """The package with its parts deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def web(piece: str, before: str = "") -> Callable[[int], bytes]:
    """A web page."""
    return lambda size: f"<html><meta charset=utf-8><body>{before}{repeated(piece, size)}".encode()


def rich(piece: str, before: str = "") -> Callable[[int], bytes]:
    """An RTF file."""
    return lambda size: rtf(before + repeated(piece, size))


def rising(piece: str, end: str, size: int) -> bytes:
    """Pieces with an end, none, then one, two, three and so on."""
    lines = int((2 * size / len(piece)) ** 0.5)
    return "".join(piece * number + end for number in range(lines)).encode()


def word(piece: str) -> Callable[[int], bytes]:
    """A .doc with one byte a character."""
    return lambda size: doc(para(repeated(piece, size)), parts=Parts(narrow=True))


TABLE, RUN, CELLS = ("<w:tbl>" + MARGIN, "</w:tbl>"), ("<w:p><w:r>", "</w:r></w:p>"), "<w:tc><w:p/></w:tc>" * 7
NESTED = "<w:tbl><w:tr><w:tc>" * 30 + "<w:p/></w:tc></w:tr></w:tbl>" * 30
ODT_TABLE = ("<table:table>", "</table:table>")
RTF_ROW = r"\trowd" + "".join(rf"\cellx{edge}" for edge in range(1300, 9101, 1300)) + r"\intbl "
ODT_NESTED = f"<table:table><table:table-row {REPEATED}><table:table-cell>"
FILES: dict[str, Callable[[int], bytes]] = {
    "docx, paragraphs": docx("<w:p/>"),
    "docx, paragraphs, just read": docx("<w:p></w:p> "),
    "docx, cells": docx(f"<w:tr>{CELLS}</w:tr>", TABLE),
    "docx, unknown elements": docx("<a/>"),
    "docx, attributes": docx('<w:p w:a="" w:b="" w:c="" w:d=""/>'),
    "docx, attributes, just read": docx('<w:p w:a="aaaa" w:b="bbbb" w:c="cccc"/>'),
    "docx, line breaks": docx("<w:br/>", RUN),
    "docx, tables": docx("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "docx, nested tables": docx(NESTED),
    "docx, one text": docx("字", ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")),
    "odt, paragraphs": odt("<text:p/>"),
    "odt, cells": odt(f"<table:table-row>{ODT_CELL * 7}</table:table-row>", ODT_TABLE),
    "odt, repeated cells": odt(f"<table:table-row {REPEATED}>{ODT_CELL}</table:table-row>", ODT_TABLE),
    "odt, nested repeated rows": odt(
        f"<table:table-row {REPEATED}>{ODT_CELL}</table:table-row>",
        (ODT_NESTED + ODT_TABLE[0], ODT_TABLE[1] + "</table:table-cell></table:table-row></table:table>"),
    ),
    "odt, spaces": odt('<text:s text:c="999999999"/>', ("<text:p>", "</text:p>")),
    "odt, one text": odt("字", ("<text:p>", "</text:p>")),
    "html, paragraphs": web("<p>"),
    "html, paragraphs, just read": web("<p>aaaaa"),
    "html, cells": web("<td>1" * 7 + "<tr>", "<table>"),
    "html, cells, just read": web(f"<td>{'a' * 40}" * 7 + "<tr>", "<table>"),
    "html, tables": web("<table><td></table>"),
    "html, wide cells": web("<tr><td colspan=1000>", "<table>"),
    "html, one text": web("字", "<p>"),
    "rtf, paragraphs": rich(r"\par"),
    "rtf, cells": rich(r"\cell" * 7 + r"\row ", RTF_ROW),
    "rtf, cells, just read": rich(r"\cell aaaaaaa" * 7 + r"\row ", RTF_ROW),
    "rtf, groups": rich("{}"),
    "rtf, bytes": rich(r"\'b0"),
    "rtf, characters": rich(r"\u23383 ?"),
    "doc, paragraphs": word("\r"),
    "doc, paragraphs, just read": word("aaaaaa\r"),
    "doc, cells, just read": word("aaaaaa\x07"),
    "doc, fields": word("\x13\x14\x15"),
    "doc, fields, just read": word("\x13aaaaaaaa\x14a\x15a"),
    "doc, one text": word("a"),
    "text, rising tabs": lambda size: rising("\t", "x\n", size),
    "text, blank cells": lambda size: b"x\n" + b"\t\n" * (size // 2),
    "text, rising widths": lambda size: rising("\t1\n", "\n", size),
}

if __name__ == "__main__":
    sys.exit(main())
