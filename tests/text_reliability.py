"""Of the rows and tables that a reader says are right with a likelihood, the share that is right.

Curves are made from forms of the seeds from 100,000 on (`margin_lines`), and looked at on those from 200,000 on
(`reliability_lines`): forms of every kind, in the dialects whose rows are searched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import inf
from unittest.mock import patch

from text_dialects import DIALECTS
from text_exactness import Line, grid_of, lines_of_grids, right_rows
from text_forms import Sheet, forms_of
from text_forms_adversarial import adversarial_forms_of
from text_untidy import untidy_forms_of
from zhibiao.extract.document import Document
from zhibiao.extract.text import assemble
from zhibiao.extract.text.columns import Layout
from zhibiao.extract.text.confidence import raw_confidence
from zhibiao.extract.text.read import read_text

FITTED = 100_000
LOOKED_AT = 200_000
KINDS: tuple[Callable[[int], Sheet], ...] = (forms_of, untidy_forms_of, adversarial_forms_of)
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995)
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, inf)
BAR = 40

Said = tuple[float, bool]


def _documents(first: int, count: int) -> Iterator[tuple[Document, list[list[bool]]]]:
    """The readings of so many forms of each kind in each dialect, and for each table's rows whether they are right."""
    for seed in range(first, first + count):
        for forms in KINDS:
            for dialect in DIALECTS.values():
                sheet = forms(seed)
                document = read_text(dialect.write(sheet, seed).encode())
                expected: list[Line] = lines_of_grids(dialect.held(sheet).grids())
                yield document, right_rows(expected, [grid_of(table) for table in document.body_tables()])


def reliability_lines(count: int) -> Iterator[str]:
    """A table of rows, and one of tables: said, how many, right."""
    rows: list[Said] = []
    tables: list[Said] = []
    for document, right in _documents(LOOKED_AT, count):
        for table, rights in zip(document.body_tables(), right, strict=True):
            tables.append((table.confidence, all(rights)))
            rows += zip(table.row_confidence, rights, strict=True)
    for name, said in (("rows", rows), ("tables", tables)):
        yield f"{name:<8} {'number':>8}  {'said':>6}  {'right':>6}"
        yield from _shares(said, STEPS, with_mean=True)


def _shares(said: list[Said], steps: tuple[float, ...], *, with_mean: bool) -> Iterator[str]:
    found: dict[float, list[Said]] = defaultdict(list)
    for value, is_right in said:
        found[max(step for step in steps if step <= max(value, steps[0]))].append((value, is_right))
    for step in steps:
        if not found[step]:
            continue
        share = sum(is_right for _value, is_right in found[step]) / len(found[step])
        mean = sum(value for value, _is_right in found[step]) / len(found[step])
        shown = f"{mean:6.3f}" if with_mean else "      "
        yield f"{step:>7.3f}  {len(found[step]):>8}  {shown}  {share:6.3f}  {'█' * round(BAR * share)}"


def margin_lines(count: int) -> Iterator[str]:
    """The shares by the margins of rows, by those of wide cells, and by the product of a table's shares."""
    seen: list[tuple[list[float], list[Layout]]] = []

    def noted(margins: list[float], layouts: list[Layout], *, doubtful_end: bool) -> float:
        seen.append((list(margins), list(layouts)))
        return 1.0

    rows: list[Said] = []
    widths: list[Said] = []
    wide_rows: list[Said] = []
    tables: list[Said] = []
    with patch.object(assemble, "table_confidence", noted):
        for _document, right in _documents(FITTED, count):
            if len(seen) == len(right):
                for (margins, layouts), rights in zip(seen, right, strict=True):
                    rows += _by_rows(margins, layouts, rights)
                    widths += _by_widths(layouts, rights)
                    wide_rows += [(one.margin, right) for one, right in zip(layouts, rights, strict=True) if one.others]
                    tables.append((raw_confidence(margins, layouts), all(rights)))
            seen.clear()
    shown = (("rows", rows), ("wide cells", widths), ("rows of wide cells", wide_rows), ("tables", tables))
    for name, said in shown:
        steps = STEPS if name == "tables" else MARGINS
        yield name
        yield from _shares(said, steps, with_mean=False)


def _by_rows(margins: list[float], layouts: list[Layout], rights: list[bool]) -> Iterator[Said]:
    """The margin around each row whose width was not guessed."""
    for row, is_right in enumerate(rights):
        if layouts[row].margin == inf:
            yield min(margins[row], margins[row - 1] if row else inf), is_right


def _by_widths(layouts: list[Layout], rights: list[bool]) -> Iterator[Said]:
    """The margin of each stretch of rows whose wide cells were guessed together."""
    for layout in {id(layout): layout for layout in layouts if layout.margin < inf}.values():
        yield layout.margin, all(is_right for other, is_right in zip(layouts, rights, strict=True) if other is layout)
