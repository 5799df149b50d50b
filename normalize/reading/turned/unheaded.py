"""Indicators in rows of names and points, whatever stands above them: without a header, or below any words.

评分细则 | 同类业绩（25分） | 每提供一个得5分
         | 人员配备（35分） | 齐全得35分
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...around.rows_around import add_above, add_around
from ...facts.fact import FactOf, Kind
from ...facts.vocabulary import Vocabulary
from ...records import Role
from ..build.blocks import Stretch, columns_of_stretch
from ..build.build_rows import Rows, build_kinds
from ..build.columns import columns_with
from ..lines import Line
from ..parts import Parts
from ..printed import Printed
from ..sheet import sheet_of
from ..tables.drafts import Draft
from ..tables.headers import Block
from ..tables.layout_notices import without_header
from .bands import shown_cells
from .runs import FEWEST, Run, find_runs

HEADED, BARE = "headed", "unheaded"
UNHEADED = frozenset({HEADED, BARE})
"""The shapes of readings of runs, with words of headers above and without."""
LONGEST_NAME = 30
"""A mean length of texts up to this one is that of names."""
TEXTS = frozenset({Kind.NAME, Kind.PHRASE, Kind.SENTENCE, Kind.RULE})
BESIDE = frozenset({Role.RESULT, Role.REMARK, Role.MEASURE, Role.TARGET, Role.DEPARTMENT})
"""What the header of a column besides names, points and rules may say of it."""


def unheaded_readings(draft: Draft, vocabulary: Vocabulary, fact_of: FactOf) -> Iterator[tuple[str, Parts]]:
    """The readings of runs of lines with names and points, each with the name of its shape."""
    for run in dict.fromkeys(find_runs(draft.lines, vocabulary, fact_of)):
        header = _header_above(draft.lines[: run.start], draft.lines[run.start], fact_of)
        yield HEADED if header else BARE, _reading(draft, run, header, vocabulary, fact_of)


def _header_above(above: Sequence[Line], first: Line, fact_of: FactOf) -> tuple[Line, ...]:
    """The lines right above a run that are its header, none where these are no words of one."""
    last = above[-1] if above else first
    if last is first or last.table != first.table or not _is_header(last, fact_of):
        return ()
    top = min(cell.row for cell in shown_cells(last))
    return tuple(line for line in above if line.table == first.table and line.row >= top)


def _is_header(line: Line, fact_of: FactOf) -> bool:
    """Whether a line shows several texts, half of them known words of headers, and no number."""
    facts = [fact_of(cell.text) for cell in shown_cells(line)]
    facts = [fact for fact in facts if fact.kind is not Kind.BLANK]
    known = sum(bool(fact.role) for fact in facts)
    return len(facts) >= FEWEST and known * 2 >= len(facts) and all(fact.number is None for fact in facts)


def _reading(draft: Draft, run: Run, header: tuple[Line, ...], vocabulary: Vocabulary, fact_of: FactOf) -> Parts:
    lines = draft.lines[run.start : run.stop]
    first = lines[0]
    block = Block(header or (Line(first.table, first.row, (None,) * len(first.cells), first.confidence),), lines)
    body = sheet_of(lines, fact_of).rows
    printed = columns_of_stretch([Stretch(block, (), body, ("indicator",) * len(body))], vocabulary, fact_of)
    columns = columns_with(_roles(printed, run), printed, block, 1, vocabulary)
    rows = Rows(fields=dict(draft.heading.fields), notices=list(draft.notices))
    above = draft.lines[: run.start - len(header)]
    title = add_above(rows, above, draft.heading.title, vocabulary)
    build_kinds(rows, [(line, None) for line in lines], columns, frozenset(), vocabulary)
    for line in draft.lines[run.stop :]:
        add_around(rows, line)
    if not header:
        rows.notices.append(without_header(first))
    return Parts(rows, title, columns, [(1, line) for line in block.header])


def _roles(printed: Sequence[Printed], run: Run) -> list[Role]:
    """Names up to that with the points, or the first short texts before numbers; the longest texts behind are rules."""
    texts = [one for one in printed if _holds_texts(one)]
    named = run.name if run.name >= 0 else _last_name([one for one in texts if one.column < run.points])
    given = {one.column: _beside(one) for one in printed}
    given |= dict.fromkeys(_levels(texts, named, run), Role.LEVEL)
    given |= dict.fromkeys(_rules(texts, named, run), Role.CRITERION)
    given[run.points] = Role.SCORE
    return [given[one.column] for one in printed]


def _levels(texts: Sequence[Printed], named: int, run: Run) -> list[int]:
    """The columns of texts up to the deepest names, and that of the names with points."""
    return [run.name, *(one.column for one in texts if one.column <= named)]


def _rules(texts: Sequence[Printed], named: int, run: Run) -> list[int]:
    """The column behind the names whose header says that it holds the rules, else that of the longest texts, if any."""
    behind = [one for one in texts if one.column > named and one.column != run.points]
    ranked = sorted(behind, key=lambda one: (_head(one) == Role.CRITERION, _mean(one)))
    return [one.column for one in ranked[-1:]]


def _holds_texts(one: Printed) -> bool:
    """Whether most cells of a column are texts, and no numbers, boxes or the like."""
    return sum(text.kind in TEXTS for text in one.texts) * 2 >= max(len(one.texts), 1)


def _beside(one: Printed) -> Role:
    """The role of a column beside names, points and rules: it counts, or its header, which is no grade, says what."""
    if _counts(one):
        return Role.SERIAL
    head = _head(one)
    is_grade = any(fact.is_grade for fact in one.header)
    return Role(head) if head in BESIDE and not is_grade else Role.OTHER


def _head(one: Printed) -> str:
    """The role that a column's header names, "" for none."""
    return next((fact.role for fact in reversed(one.header) if fact.role), "")


def _last_name(before: Sequence[Printed]) -> int:
    """The column of the deepest names: the first short texts, and those behind names that reach over several rows."""
    named = -1
    for one in before:
        if named >= 0 and _mean(one) > LONGEST_NAME:
            break
        named = one.column
        if not one.n_tall and len(one.texts) >= one.n_rows:
            break
    return named


def _mean(one: Printed) -> float:
    """The mean length of a column's texts, 0.0 without any."""
    return sum(text.length for text in one.texts) / len(one.texts) if one.texts else 0.0


def _counts(one: Printed) -> bool:
    """Whether a column counts its rows."""
    numbers = [text.number for text in one.texts]
    return len(numbers) > 1 and numbers == [float(n) for n in range(1, len(numbers) + 1)]
