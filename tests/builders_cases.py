"""The tables of tests/normalize/cases/*.txt, written as offices write them, and what must come out of each.

A case begins with `= its name`. Its tables are written as `builders_tables.table` has them, with paragraphs (`¶ text`)
between them. Below `->` stand the rows: `level > level | score | period`, `-` for no score; `! kind` is a notice that
is given, `row kind` a row that is kept and no indicator, `column header role` a column's role, `level name score` the
score of a level. `vary word: a, b` repeats the case with other words in the place of one.
"""

from dataclasses import dataclass, field
from pathlib import Path

from builders_tables import document, table

FOLDER = Path(__file__).parent / "normalize" / "cases"
TITLE = "2023年度青禾县水利局考核评分表"


@dataclass
class Case:
    name: str
    lines: list = field(default_factory=list)
    expected: list = field(default_factory=list)
    vary: tuple = ("", ())


def cases_of(path):
    case, below = None, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            case, below = Case(line[2:]), False
            yield case
        elif line == "->":
            below = True
        elif line.startswith("vary "):
            word, others = line[5:].split(": ")
            case.vary = (word, tuple(others.split(", ")))
        elif line and case:
            (case.expected if below else case.lines).append(line)


CASES = {case.name: case for path in sorted(FOLDER.glob("*.txt")) for case in cases_of(path)}


def document_of(lines, title=TITLE):
    blocks, rows = [title] if title else [], []
    for line in [*lines, "¶"]:
        if not line.startswith("¶"):
            rows.append(line)
            continue
        blocks += [table(*rows)] if rows else []
        blocks += [text] if (text := line[1:].strip()) else []
        rows = []
    return document(*blocks)
