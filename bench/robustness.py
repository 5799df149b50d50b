"""Read thousands of damaged files of each format: a Document or a named error each, soon, and in little memory.

    python bench/robustness.py [--count 10000] [--seed 0] [FORMAT...]

The files are seeded changes of small good ones: bytes of the file as it is, and, in packages, the XML inside. What is
slow or raises anything else is written to a folder, and named.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

from lxml import etree
from zhibiao.extract.errors import UnreadableFile
from zhibiao.extract.limits import LIMITS
from zhibiao.extract.read import READERS

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))
from mutations import mutations  # noqa: E402  # of the tests
from random_word import random_word  # noqa: E402  # as above

FIXTURES = TESTS / "fixtures"
SECONDS = 2.0
PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "content.xml", "styles.xml")
WORDS = {
    "rtf": (
        b"{", b"}", rb"\cell ", rb"\row ", rb"\nestcell ", rb"{\*\nesttableprops\trowd\cellx100\nestrow}", rb"\trowd",
        rb"\itap99999 ", rb"\cellx-5", rb"\cellx999999999", rb"\bin99999999 ", rb"\u-1 ", rb"\uc99999999 ", rb"\clmrg",
    ),
    "html": (
        b"<table>", b"</table>", b"<td rowspan=0 colspan=99999>", b"<tr>", b"<p>", b"<ol start=999999999 type=I>",
        b"<!--", b"-->", b"<script>", b"<![CDATA[", b"\0", b"&#x110000;", b"<td rowspan=65534>", b"<v:textbox>",
    ),
}  # fmt: skip
ODD_VALUES = ("", "-1", "0", "65536", "999999999", "-999999999", "1e9", "x", "continue", "restart", "一", "9" * 400)
FORMATS = ("docx", "doc", "rtf", "odt", "html")


@dataclass(slots=True)
class Tally:
    """What came of the files of a format."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failed: list[bytes] = field(default_factory=list)


def main() -> int:
    """Print a line a format; 1 when a file did other than it should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    return max(measure(name, arguments.count, arguments.seed) for name in arguments.formats)


def measure(name: str, count: int, seed: int) -> int:
    """Read so many damaged files of a format, and print what came of them."""
    good = fixtures(name)
    read_one(name, good[0], Tally())
    before, tally = peak(), Tally()
    for data in islice(damaged(name, good, seed), count):
        read_one(name, data, tally)
    allowed = 100 + 20 * max(map(len, good)) / 2**20
    grown = peak() - before
    outcomes = ", ".join(f"{kind} {number}" for kind, number in tally.outcomes.most_common())
    print(f"{name:5} {outcomes}; slowest {tally.slowest:.2f} s; peak +{grown:.0f} MiB (allowed {allowed:.0f})")
    keep(name, tally.failed)
    return int(bool(tally.failed) or grown > allowed)


def fixtures(name: str) -> list[bytes]:
    """The good files of a format."""
    if name == "docx":
        return [random_word(seed).docx for seed in range(3)]
    return [path.read_bytes() for path in sorted((FIXTURES / name).glob(f"*.{name}"))]


def damaged(name: str, good: list[bytes], seed: int) -> Iterator[bytes]:
    """Damaged files without end: bytes changed, cut out and put in; packages also with odd XML inside."""
    random = Random(seed)  # noqa: S311  # nothing secret
    while True:
        data = random.choice(good)
        if random.random() < (0.25 if name in WORDS else 0.1):
            yield from mutations(data, 1, random.randrange(1 << 30), WORDS.get(name, ()))
        elif data.startswith(b"PK") and random.random() < 0.8:
            yield repacked(data, random)
        elif name in WORDS and random.random() < 0.5:
            yield from mutations(data, 1, random.randrange(1 << 30), WORDS[name])
        else:
            yield overwritten(data, random)


def overwritten(data: bytes, random: Random) -> bytes:
    """The data with bytes changed in place, often near its start, where a compound file has its tables."""
    changed = bytearray(data)
    for _change in range(random.choice((1, 5, 50))):
        position = random.randrange(min(len(data), random.choice((1024, 4096, len(data)))))
        length = random.choice((1, 1, 2, 4))
        changed[position : position + length] = random.choice((b"\0", b"\xff", random.randbytes(1))) * length
    return bytes(changed[: len(data)])


def repacked(data: bytes, random: Random) -> bytes:
    """The package with one of its XML parts made odd."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = random.choice([part for part in PARTS if part in old.namelist()])
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, odd_xml(content, random) if part == chosen else content)
    return out.getvalue()


def odd_xml(content: bytes, random: Random) -> bytes:
    """The XML with elements taken away, doubled, moved into others, or with odd values, but well formed."""
    root = etree.fromstring(content)
    for _change in range(random.choice((1, 3, 30))):
        element, other = random.choices(list(root.iterdescendants(etree.Element)), k=2)
        kind = random.randrange(5)
        if kind == 0:
            element.getparent().remove(element)
        elif kind == 1:
            element.addnext(deepcopy(element))
        elif kind == 2:
            other.insert(0, deepcopy(element))
        elif element.attrib:
            element.set(random.choice(list(element.attrib)), random.choice(ODD_VALUES))
        if len(root) == 0:
            break
    return etree.tostring(root)


def read_one(name: str, data: bytes, tally: Tally) -> None:
    """Read a file and count what it gave."""
    module, function = READERS[name]
    begin = perf_counter()
    try:
        getattr(import_module(module), function)(data, LIMITS)
        outcome = "read"
    except UnreadableFile as error:
        outcome = error.kind
    except Exception as error:  # what is looked for here
        outcome = f"FAILED ({type(error).__name__}: {error})"[:90]
    seconds = perf_counter() - begin
    outcome = "SLOW" if seconds > SECONDS else outcome
    tally.outcomes[outcome] += 1
    tally.slowest = max(tally.slowest, seconds)
    if outcome.startswith(("FAILED", "SLOW")):
        tally.failed.append(data)


def peak() -> float:
    """The most memory that this process has taken so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def keep(name: str, failed: list[bytes]) -> None:
    """Write the files that failed to a new folder, and say where."""
    if failed:
        folder = Path(tempfile.mkdtemp(prefix=f"damaged-{name}-"))
        for number, data in enumerate(failed):
            (folder / f"{number}.{name}").write_bytes(data)
        print(f"      {len(failed)} files kept in {folder}")


if __name__ == "__main__":
    sys.exit(main())
