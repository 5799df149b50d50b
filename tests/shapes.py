"""The shapes of docs/tables.md: each case of cases/*.txt drawn, with what must come out of it.

`make shapes` writes them between the two marks of the page; what stands outside of the marks is written by hand.
cases/kinds.toml says of which kind a case is; those that it does not list stand under the last heading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from builders_cases import CASES, FOLDER, Case, document_of
from zhibiao.extract.document import Cell, Table

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tables.md"
BEGIN, END = "<!-- shapes: `make shapes` writes what follows -->", "<!-- shapes end -->"
UNLISTED = "Further shapes"
MARKS = {
    "!": re.compile(r"! (?P<name>\S+)"),
    "row": re.compile(r"row (?P<name>\S+)"),
    "column": re.compile(r"column (?P<name>.+) (?P<value>\S+)"),
    "level": re.compile(r"level (?P<name>.+) (?P<value>\S+)"),
}
SAID = {
    "!": "notice <code>{name}</code>",
    "row": "a row kept as <code>{name}</code>",
    "column": "column {name}: <code>{value}</code>",
    "level": "score of {name}: {value}",
}


def main() -> None:
    """Write the page with the shapes as they are."""
    PAGE.write_text(with_shapes(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def with_shapes(page: str) -> str:
    """The page with the shapes between its marks."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{shapes()}\n{END}{after}"


def shapes() -> str:
    """The list of contents, then every kind's cases."""
    groups = grouped()
    contents = [f"- [{group}](#{anchor(group)}): {len(names(kinds))} shapes" for group, kinds in groups.items()]
    lines = ["\n".join(contents), ""]
    lines_of = line_numbers()
    for group, kinds in groups.items():
        lines += [f"## {group}", ""]
        for kind, cases in kinds.items():
            lines += [f"**{kind}**", "", *matrix(cases, lines_of), ""]
    return "\n".join(lines)


def grouped() -> dict[str, Mapping[str, list[str]]]:
    """The names of the cases by group and kind, in the order of kinds.toml."""
    groups = tomllib.loads((FOLDER / "kinds.toml").read_text(encoding="utf-8"))
    listed = {name for kinds in groups.values() for name in names(kinds)}
    rest = [name for name in CASES if name not in listed]
    return groups | ({UNLISTED: {"Of no kind yet": rest}} if rest else {})


def names(kinds: Mapping[str, list[str]]) -> list[str]:
    """The names of a group's cases."""
    return [name for cases in kinds.values() for name in cases]


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def line_numbers() -> dict[str, str]:
    """Where each case stands: the file in cases/ and its line, as GitHub links to it."""
    return {
        line[2:]: f"{path.name}#L{number}"
        for path in sorted(FOLDER.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith("= ")
    }


def matrix(cases: list[str], places: Mapping[str, str]) -> Iterator[str]:
    """A table of cases: the name, which leads to the test's text, the table as drawn, and what comes out."""
    yield "<table>"
    yield "<tr><th>shape</th><th>as drawn</th><th>what comes out</th></tr>"
    for name in cases:
        case = CASES[name]
        link = f'<a href="../tests/normalize/cases/{places[name]}">{escape(name)}</a>'
        yield f"<tr><td>{link}{varied(case)}</td>"
        yield f"<td>{drawn(case)}</td>"
        yield f"<td>{'<br>'.join(said(line) for line in case.expected)}</td></tr>"
    yield "</table>"


def varied(case: Case) -> str:
    """The other words with which the case is repeated."""
    word, others = case.vary
    return f"<br>{escape(word)} also as {escape(', '.join(others))}" if word else ""


def drawn(case: Case) -> str:
    """The tables of a case and the lines between them, as HTML on one line."""
    blocks = document_of(case.lines, title="").blocks
    return "".join(picture(block) if isinstance(block, Table) else f"<p>{escape(block.text)}</p>" for block in blocks)


def picture(table: Table) -> str:
    """A table with its merged cells."""
    rows: dict[int, list[Cell]] = {number: [] for number in range(table.n_rows)}
    for cell in table.cells:
        rows[cell.row].append(cell)
    lines = ("".join(map(data, cells)) for cells in rows.values())
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def data(cell: Cell) -> str:
    """A cell with its spans; a line feed is a break."""
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    attributes = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<td{attributes}>{escape(cell.text).replace(chr(10), '<br>')}</td>"


def said(line: str) -> str:
    """A line of what must come out: a row of names, score and period, or one of the other marks in words."""
    mark = line.split(" ", 1)[0]
    found = MARKS[mark].fullmatch(line) if mark in MARKS else None
    return (
        SAID[mark].format_map({key: escape(text) for key, text in found.groupdict().items()}) if found else escape(line)
    )


if __name__ == "__main__":
    main()
