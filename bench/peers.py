"""The .docx and .doc readers beside other tools, where those are installed.

    python bench/peers.py [--venv FOLDER]... [docx] [doc]

Libraries are looked for in the virtual environments named (or in those of ZHIBIAO_PEERS, as in PATH), commands in PATH;
what is missing is skipped, and said. Every side runs in a process of its own and reads the same file again and again,
turn by turn with ours: the figure is the median of the paired ratios of the processor's seconds, in which other work on
the machine does not count. Each turn ends with the memory given back (see `docx_reading.timed`). A command is paired
with ours as a whole process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from types import TracebackType

from doc import written
from docx_reading import LARGE, plain_forms, word_like_forms

ROUNDS = {3: 25, 300: 5}
FILES_A_CALL = 100
SECONDS, BUDGET = 300, 15
"""When a process is given up, and when no further turn is begun."""

WORKER = """
import glob, resource, subprocess, sys
path = sys.argv[1]
{setup}
def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both), max(one.ru_maxrss for one in both)
for _turn in sys.stdin:
    before = used()[0]
    {call}
    bytearray({large})
    after, peak = used()
    print("#", after - before, peak, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool reads a file: the module that is needed, if any, what is done once, and what each time."""

    module: str
    setup: str
    call: str
    command: str = ""


OURS = Tool("zhibiao", "from zhibiao.extract import read", "read(path)")
OURS_AS_PROCESS = Tool(
    "zhibiao",
    "code = 'import glob, sys; from zhibiao.extract import read; [read(one) for one in glob.glob(sys.argv[1])]'",
    "subprocess.run([sys.executable, '-c', code, path], check=True)",
)
FLOOR = Tool(
    "lxml",
    "import zipfile; from lxml import etree\nTC = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc'",
    "sum(1 for cell in etree.fromstring(zipfile.ZipFile(path).read('word/document.xml')).iter(TC))",
)
OFFICE_OXIDE = Tool("office_oxide", "import office_oxide", "office_oxide.Document.open(path).to_ir()")
KREUZBERG = Tool("kreuzberg", "import kreuzberg", "kreuzberg.extract_file_sync(path)")
LIBREOFFICE = Tool(
    "",
    "import tempfile; here = tempfile.mkdtemp(); profile = '-env:UserInstallation=file://' + here",
    "subprocess.run(['soffice', profile, '--headless', '--convert-to', 'docx', '--outdir', here, *glob.glob(path)],"
    " check=True, capture_output=True)",
    "soffice",
)
TOOLS = {
    "docx": {
        "floor (lxml)": FLOOR,
        "office_oxide": OFFICE_OXIDE,
        "office_oxide, Markdown": Tool(
            "office_oxide", "import office_oxide", "office_oxide.Document.open(path).to_markdown()"
        ),
        "kreuzberg": KREUZBERG,
        "python-docx, cells": Tool(
            "docx",
            "import docx",
            "[cell.text for table in docx.Document(path).tables for row in table.rows for cell in row.cells]",
        ),
        "docx2python": Tool("docx2python", "from docx2python import docx2python", "docx2python(path).body"),
        "mammoth": Tool("mammoth", "import mammoth", "mammoth.convert_to_html(open(path, 'rb'))"),
        "markitdown": Tool(
            "markitdown", "from markitdown import MarkItDown; tool = MarkItDown()", "tool.convert(path)"
        ),
        "docling": Tool(
            "docling",
            "from docling.document_converter import DocumentConverter; tool = DocumentConverter()",
            "tool.convert(path)",
        ),
        "pandoc": Tool(
            "pypandoc",
            "import pypandoc; program = pypandoc.get_pandoc_path()",
            "subprocess.run([program, '-t', 'json', path], check=True, capture_output=True)",
        ),
    },
    "doc": {
        "office_oxide": OFFICE_OXIDE,
        "extractous": Tool(
            "extractous", "import extractous; tool = extractous.Extractor()", "tool.extract_file_to_string(path)"
        ),
        "kreuzberg": KREUZBERG,
        "antiword": Tool("", "", "subprocess.run(['antiword', path], check=True, capture_output=True)", "antiword"),
        "LibreOffice": LIBREOFFICE,
    },
}
COMMANDS = frozenset({"pandoc", "antiword", "LibreOffice"})


class Worker:
    """A process that reads a file each time it is asked to."""

    def __init__(self, python: str, tool: Tool, path: str) -> None:
        """Start it."""
        code = WORKER.format(setup=tool.setup, call=tool.call, large=LARGE)
        self._process = subprocess.Popen(
            ["timeout", str(SECONDS), python, "-c", code, path],  # noqa: S607  # found in PATH, as the peers are
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Worker:
        """The worker itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """End it."""
        with suppress(BrokenPipeError):
            self._process.communicate()

    def turn(self) -> tuple[float, float]:
        """The processor's seconds of one reading, and the most MiB so far; raises `EOFError` if it gave up."""
        try:
            print(file=self._process.stdin, flush=True)
        except BrokenPipeError as error:
            raise EOFError from error
        for line in self._process.stdout or ():
            if line.startswith("# "):
                seconds, peak = line.split()[1:]
                return float(seconds), int(peak) / 1024
        raise EOFError


def main() -> None:
    """Print a table a file."""
    arguments = _arguments()
    pythons = [sys.executable, *(str(Path(folder, "bin", "python")) for folder in arguments.venvs)]
    with tempfile.TemporaryDirectory() as folder:
        for kind in arguments.kinds:
            for title, path, rounds in files(kind, Path(folder)):
                print(f"\n{title}: {path.stat().st_size / 1024:.0f} KiB")
                for name, tool in TOOLS[kind].items():
                    print(f"    {name:<24}{against(tool, name, str(path), pythons, rounds)}", flush=True)
        if "doc" in arguments.kinds and shutil.which("soffice"):
            print(f"\n{FILES_A_CALL} .doc of 3 forms in one call")
            many = copies(Path(folder))
            print(f"    {'LibreOffice':<24}{against(LIBREOFFICE, 'LibreOffice', many, pythons, 3)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=list(TOOLS), metavar="KIND", help=", ".join(TOOLS))
    known = os.environ.get("ZHIBIAO_PEERS", "").split(os.pathsep)
    parser.add_argument("--venv", dest="venvs", action="append", default=[path for path in known if path])
    return parser.parse_args()


def files(kind: str, folder: Path) -> Iterator[tuple[str, Path, int]]:
    """The files to read: a title, the path, how often."""
    if kind == "docx":
        for title, maker in (("as Word writes them", word_like_forms), ("bare", plain_forms)):
            for n_forms, rounds in ROUNDS.items():
                path = folder / f"{maker.__name__}{n_forms}.docx"
                path.write_bytes(maker(n_forms))
                yield f".docx of {n_forms} forms, {title}", path, rounds
    elif shutil.which("soffice"):
        for n_forms, rounds in ROUNDS.items():
            yield f".doc of {n_forms} forms", written(folder, n_forms), rounds
    else:
        print("LibreOffice (soffice) is not installed, so there is no .doc to read: apt install libreoffice-writer")


def copies(folder: Path) -> str:
    """The pattern of many copies of a file."""
    many = folder / "many"
    many.mkdir()
    data = (folder / "forms3.doc").read_bytes()
    for number in range(FILES_A_CALL):
        (many / f"{number}.doc").write_bytes(data)
    return str(many / "*.doc")


def against(tool: Tool, name: str, path: str, pythons: list[str], rounds: int) -> str:
    """The figures of a tool beside ours."""
    python = _python_with(tool, pythons)
    if not python:
        return "not installed, skipped"
    ours = OURS_AS_PROCESS if name in COMMANDS else OURS
    with Worker(sys.executable, ours, path) as own, Worker(python, tool, path) as other:
        try:
            own.turn(), other.turn()
            pairs = list(_pairs(own, other, rounds))
        except EOFError:
            return f"gave up, or took more than {SECONDS} s"
    (first, own_peak), (second, peak) = (
        map(statistics.median, zip(*side, strict=True)) for side in zip(*pairs, strict=True)
    )
    ratio = statistics.median(theirs[0] / mine[0] for mine, theirs in pairs)
    return (
        f"{second * 1000:10.1f} ms {peak:6.0f} MiB   ours {first * 1000:8.1f} ms {own_peak:5.0f} MiB"
        f"   {ratio:8.2f} times ours   (ours {1 / ratio:.2f} times it)"
    )


def _pairs(own: Worker, other: Worker, rounds: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Turns of both, as many as asked for, or as there is time for."""
    begin = perf_counter()
    for _round in range(rounds):
        yield own.turn(), other.turn()
        if perf_counter() - begin > BUDGET:
            return


def _python_with(tool: Tool, pythons: list[str]) -> str:
    """The first Python that has the tool's module, or none."""
    if tool.command and shutil.which(tool.command) is None:
        return ""
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({tool.module or 'sys'!r}) is None)"
    found = (python for python in pythons if subprocess.run([python, "-c", code], capture_output=True).returncode == 0)
    return next(found, "")


if __name__ == "__main__":
    main()
