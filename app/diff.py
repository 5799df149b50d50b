"""What changed between two datasets, or two files: on the terminal, as a page, as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.normalize import assemble
from zhibiao.normalize.compare.compare_forms import Change, FormChanges, compare_forms
from zhibiao.normalize.compare.match_indicators import IndicatorRow
from zhibiao.normalize.facts.mark_words import Mark, Marked
from zhibiao.normalize.facts.scores import score_wording
from zhibiao.normalize.store.cells import escaped
from zhibiao.normalize.store.csv_files import BYTE_ORDER_MARK, Labels, read_dataset, stored_labels
from zhibiao.render.differences import ShownForm, count_words, shown_forms, write_differences
from zhibiao.render.records import stored_forms

from .convert import read_found, say_failures
from .forms import is_dataset
from .reading import AS_THEY_ARE, ReadingOptions
from .saving import save
from .sources import find_sources
from .terminal import is_terminal, say, visible

if TYPE_CHECKING:
    from zhibiao.normalize.records import Form

COLUMNS = {
    "change": "变动",
    "unit": "单位",
    "title": "标题",
    "old_year": "原年度",
    "new_year": "新年度",
    "old_no": "原指标序",
    "new_no": "新指标序",
    "indicator": "指标",
    "period": "时段",
    "field": "变动列",
    "old": "原文",
    "new": "新文",
    "old_score": "原分值",
    "new_score": "新分值",
}
"""The columns of the table of changes: their English names and their Chinese ones."""

CONTEXT = 24
"""How many characters of an unchanged stretch a terminal shows on each side."""
STYLES = {Mark.OLD: "red strike", Mark.NEW: "green"}
PLAIN = {Mark.OLD: "[-{text}-]", Mark.NEW: "{{+{text}+}}", Mark.SAME: "{text}"}
Span = tuple[str, str]
"""A piece of a line and its style."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: its forms, whether all of its files could be read, its columns' language."""

    forms: tuple[Form, ...]
    complete: bool
    labels: Labels


def print_differences(
    old: str, new: str, page: Path | None, table: Path | None, reading_options: ReadingOptions = AS_THEY_ARE
) -> int:
    """Print what changed from `old` to `new`, and write it as a page and as a CSV file where these are given.

    The exit code is 1 when a file could not be read. Raises `WrongUsage` when a side holds no form or a file cannot be
    written, and what reading a dataset raises.
    """
    before, after = _side(old, reading_options), _side(new, reading_options)
    compared = compare_forms(before.forms, after.forms)
    if page is not None:
        save(page, write_differences(compared, old, new).encode())
    if table is not None:
        save(table, differences_csv(compared, after.labels))
    _print(shown_forms(compared))
    changes = [change for form in compared for change in form.changes]
    say(count_words(changes, sum(form.unchanged for form in compared)), err=True)
    return 0 if before.complete and after.complete else 1


def _side(path: str, reading_options: ReadingOptions) -> Side:
    folder = Path(path)
    if is_dataset(folder):
        dataset, complete, labels = read_dataset(folder), True, stored_labels(folder)
    else:
        batch = read_found(find_sources([path]), reading_options)
        say_failures(batch)
        dataset, complete, labels = assemble(batch.readings, batch.failures), not batch.failures, "en"
    forms = tuple(stored.form for stored in stored_forms(dataset))
    if not forms:
        raise WrongUsage(_("There is no form to compare in {path}.").format(path=path))
    return Side(forms, complete, labels)


def _print(forms: Sequence[ShownForm]) -> None:
    lines = [line for form in forms for line in _lines(form)]
    if not is_terminal(1):
        for line in lines:
            say("".join(text for text, _style in line))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        console.print(Text.assemble(*line))


def _lines(form: ShownForm) -> Iterator[list[Span]]:
    """The lines of a form: its title, each change under its sign, each text under that."""
    colours = is_terminal(1)
    yield [*_spans(form.heading, colours), (f"  {_clean(form.summary)}", "dim")]
    for change in form.changes:
        yield [(f"  {change.sign} {_clean(change.name)}", "bold"), (_("  [{kinds}]").format(kinds=change.words), "dim")]
        for text in change.texts:
            label = _("{label}: ").format(label=_clean(text.label))
            yield [(f"      {label}", "dim"), *_spans(_shortened(text.pieces), colours)]
    yield [("", "")]


def _spans(pieces: Iterable[Marked], colours: bool) -> list[Span]:
    """Pieces as coloured text; without colours what is old and new stands in brackets, as wdiff prints it."""
    shown = [(piece.mark, _clean(piece.text)) for piece in pieces]
    if colours:
        return [(text, STYLES.get(mark, "")) for mark, text in shown]
    return [(PLAIN[mark].format(text=text), "") for mark, text in shown]


def _shortened(pieces: Sequence[Marked]) -> Iterator[Marked]:
    """Long stretches that stayed are cut down to what stands beside a change."""
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.mark is Mark.SAME and len(text) > 2 * CONTEXT + 1:
            head = text[:CONTEXT] if number else ""
            tail = text[-CONTEXT:] if number < len(pieces) - 1 else ""
            text = f"{head}…{tail}"
        yield Marked(piece.mark, text)


def _clean(text: str) -> str:
    """The text on one line, its control characters made visible."""
    return visible(text.replace("\n", "⏎").replace("\t", " "))


def differences_csv(compared: Sequence[FormChanges], labels: Labels) -> bytes:
    """A row a change of a text: an indicator that was reworded and rescored has two; each period has its own."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values() if labels == "zh" else COLUMNS)
    for form in compared:
        for change in form.changes:
            writer.writerows([escaped(text) for text in row] for row in _rows(form, change))
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _rows(form: FormChanges, change: Change) -> Iterator[list[str]]:
    if change.old is not None and change.new is not None:
        for one in change.differences:
            yield _row(form, change, one.kind.value, one.period, one.field, one.old, one.new)
        return
    for indicator in change.row.indicators:
        rules = "\n".join(filter(None, (indicator.requirement, indicator.criterion)))
        texts = ("", rules) if change.old is None else (rules, "")
        yield _row(form, change, change.kinds[0].value, indicator.period, "", *texts)


def _row(form: FormChanges, change: Change, kind: str, period: str, field: str, old: str, new: str) -> list[str]:
    known = form.new or form.old
    heading = [known.unit, known.title] if known else ["", ""]
    years = ["" if one is None or one.year is None else str(one.year) for one in (form.old, form.new)]
    numbers = ["" if row is None else str(row.first.indicator_no) for row in (change.old, change.new)]
    name = "/".join(name for name in change.row.first.levels if name)
    scores = [_score(row, period) for row in (change.old, change.new)]
    return [kind, *heading, *years, *numbers, name, period, field, old, new, *scores]


def _score(row: IndicatorRow | None, period: str) -> str:
    record = row.of_period(period) if row else None
    return score_wording(record) if record else ""
