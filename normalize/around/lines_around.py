"""Which lines of a document stand with which of its forms: those above and below each table, and those of the page.

附件3                         the mark
内部资料                       above the title
县水务局2023年度考核表           the title
被考核单位：                    above
[table]
注：…                          below, up to where the next mark or title begins
第四章 附则 …                   running text of the document, which belongs to no form
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from zhibiao.extract.document import Document, Part, Table

from ..facts.line_kinds import (
    asks,
    begins_chapter,
    ends_statement,
    is_layout,
    is_prose,
    stands_above,
    stands_below,
)
from ..facts.vocabulary import Vocabulary
from ..facts.wording import compact, is_blank
from ..records import LinePlace
from .captions import MARK
from .notes_below import in_notes
from .title_spans import NO_WORDS, TitleSpan, title_span

MOST_ABOVE = 20
MOST_NEAR = 5
"""So many lines may stand between a title and its table, and so many may be kept where there is no title."""
MOST_BELOW = 8
"""So many lines of any kind below a table are all taken for what is said of it."""
MOST_BETWEEN = 2
"""So many lines of other kinds may stand between those that stand below tables, as an office's name over a date."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A form's body tables from the first to the last, and the title by which the line above them is known.

    `fields` are those of all lines since the table before; `is_inner` says that the form's own table stands in a cell
    of these, which only lay out the page.
    """

    first: int
    last: int
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)
    is_inner: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines between two body tables by where they stand.

    `own` are all that stand with the table below, its mark and title too, `far` the running text among them;
    `is_headed` says that it has a mark or a title.
    """

    below: tuple[str, ...]
    running: tuple[str, ...]
    above_mark: tuple[str, ...]
    above_title: tuple[str, ...]
    above: tuple[str, ...]
    far: tuple[str, ...]
    own: tuple[str, ...]
    is_headed: bool


@dataclass(frozen=True, slots=True)
class RunningText:
    """Lines that belong to no form, and between which of the body's tables they stand, where these are forms'."""

    lines: Sequence[str]
    table_above: int | None = None
    table_below: int | None = None


@dataclass(slots=True)
class Around:
    """By a form's place among the forms, its lines with their places; the lines that belong to no form."""

    lines: dict[int, list[tuple[LinePlace, str]]] = field(default_factory=dict)
    running: list[RunningText] = field(default_factory=list)

    def add(self, form: int, place: LinePlace, texts: Sequence[str]) -> None:
        """Keep lines with a form."""
        self.lines.setdefault(form, []).extend((place, text) for text in texts)


def stretches(document: Document) -> list[list[str]]:
    """The lines of the body's text before, between and after its tables."""
    found: list[list[str]] = [[]]
    for block in document.blocks:
        if block.part is not Part.BODY:
            continue
        if isinstance(block, Table):
            found.append([])
        else:
            found[-1].extend(line.rstrip() for line in block.text.split("\n"))
    return found


def lines_around(
    document: Document, owners: Sequence[Owner], others: Mapping[int, str], vocabulary: Vocabulary
) -> Around:
    """What stands above and below each form; `others` are the titles of the tables that are no forms."""
    texts = stretches(document)
    if len(texts) == 1 and len(owners) == 1:
        return _without_table(texts[0], owners[0], vocabulary)
    around = Around()
    first_of = {owner.first: number for number, owner in reversed(list(enumerate(owners)))}
    last_of = {owner.last: number for number, owner in enumerate(owners)}
    inside = _inside(owners)
    titles = [*_titles(owners, others, len(texts) - 1), None]
    above: int | None = None
    for table, (lines, title) in enumerate(zip(texts, titles, strict=True)):
        below = None if title is None else first_of.get(table)
        parts = divided(lines, title, table > 0, below is not None, vocabulary)
        running = _share_out(around, parts, above, below)
        tables = (None if above is None else table - 1, None if below is None else table)
        around.running.append(RunningText(running, *tables))
        # A table without a heading that is no form goes with the form above it, as one for signatures does.
        above = last_of.get(table, above if table in inside or not parts.is_headed else None)
    return around


def _titles(owners: Sequence[Owner], others: Mapping[int, str], n_tables: int) -> list[str]:
    """The title above each of the body's tables: that of the first form in it, else its own."""
    of_forms = {owner.first: owner.title for owner in reversed(owners)}
    return [of_forms.get(table, others.get(table, "")) for table in range(n_tables)]


def _inside(owners: Sequence[Owner]) -> set[int]:
    """The tables below which the form that they are of goes on."""
    return {table for owner in owners for table in range(owner.first, owner.last)}


def _without_table(lines: Sequence[str], owner: Owner, vocabulary: Vocabulary) -> Around:
    """The lines of a body whose one form stands in a text box or a note: from the first that stands below tables on."""
    around = Around()
    parts = divided(lines, owner.title, False, True, vocabulary)
    stops = (place for place, line in enumerate(parts.above) if stands_below(line, vocabulary))
    stop = next(stops, len(parts.above))
    running = _share_out(around, replace(parts, above=parts.above[:stop]), None, 0)
    around.running.append(RunningText(running))
    around.add(0, LinePlace.BELOW, parts.above[stop:])
    return around


def _share_out(around: Around, parts: Stretch, above: int | None, below: int | None) -> Sequence[str]:
    """Keep the lines between two tables with the forms above and below; given back are those that stand with none."""
    if above is not None:
        around.add(above, LinePlace.BELOW, parts.below)
    running = [*(parts.below if above is None else ()), *parts.running]
    if below is None:
        return [*running, *parts.own]
    around.add(below, LinePlace.ABOVE_MARK, parts.above_mark)
    around.add(below, LinePlace.ABOVE_TITLE, parts.above_title)
    around.add(below, LinePlace.ABOVE, parts.above)
    return [*running, *parts.far]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading of a table stands among the lines above it: its marks, the text behind the last, its title."""

    begin: int
    marks: tuple[int, ...]
    behind_mark: tuple[str, ...]
    span: TitleSpan | None

    @property
    def stop(self) -> int:
        """The line after the last mark, or the first of all where there is none."""
        return self.marks[-1] + 1 if self.marks else self.begin


def divided(
    lines: Sequence[str], title: str | None, has_above: bool, has_below: bool, vocabulary: Vocabulary
) -> Stretch:
    """The lines between two tables (or before the first, after the last) by where they stand.

    `title` is that of the table below, None where there is none.
    """
    heading = _heading(lines, title, has_above, has_below, vocabulary)
    is_headed = bool(heading.marks or heading.span)
    top = _directly_above(lines[: heading.begin], has_above, vocabulary) if is_headed else heading.begin
    below, running = _directly_below(lines[:top], vocabulary) if has_above else ([], _seen(lines[:top]))
    before = _seen(lines[top : heading.begin])
    above_title, above, far = _with_title(lines, heading, vocabulary)
    return Stretch(
        below=tuple(below),
        running=tuple(running),
        above_mark=tuple(before if heading.marks else ()),
        above_title=(*(() if heading.marks else before), *above_title),
        above=tuple(above),
        far=tuple(far),
        own=tuple(_seen(lines[top:])),
        is_headed=is_headed,
    )


def _heading(
    lines: Sequence[str], title: str | None, has_above: bool, has_below: bool, vocabulary: Vocabulary
) -> Heading:
    marks = () if title is None else tuple(n for n, line in enumerate(lines) if MARK.match(line.strip()))
    span = title_span(lines, [title or ""], marks[-1] if marks else 0)
    if marks and any(
        ends_statement(line, vocabulary) for line in lines[marks[-1] + 1 : span.first if span else len(lines)]
    ):
        marks, span = (), title_span(lines, [title or ""], 0)
    if marks:
        own = span is not None and span.first == marks[-1]
        return Heading(marks[0], marks, () if own else tuple(_after_mark(lines[marks[-1]])), span)
    begin = span.first if span else _head_fields(lines, has_above, has_below, vocabulary)
    return Heading(begin, (), (), span)


def _with_title(
    lines: Sequence[str], heading: Heading, vocabulary: Vocabulary
) -> tuple[list[str], list[str], list[str]]:
    """The lines above the title, those between it and the table, and running text among both and between marks."""
    between = _seen(lines[heading.marks[0] : heading.marks[-1]]) if heading.marks else []
    span = heading.span
    if span is None:
        above, far = _nearest([*heading.behind_mark, *lines[heading.stop :]], MOST_NEAR, vocabulary)
        return [], above, [*between, *far]
    above_title, far = _nearest([*heading.behind_mark, *lines[heading.stop : span.first]], MOST_NEAR, vocabulary)
    above, farther = _nearest(lines[span.stop :], MOST_ABOVE, vocabulary)
    return [*above_title, *span.caption()], [*span.beside(), *above], [*between, *far, *farther]


def _after_mark(line: str) -> list[str]:
    """What stands behind an attachment mark on its line."""
    found = MARK.match(line.strip())
    return [found.group(2)] if found and found.group(2) else []


def is_seen(line: str) -> bool:
    """Whether a line says something, and is no page number."""
    return not is_layout(line)


def has_words(line: str) -> bool:
    """Whether a line beside the body's text says something: dashes may have stood around the number of a page."""
    return is_seen(line) and not NO_WORDS.fullmatch(line)


def _seen(lines: Iterable[str]) -> list[str]:
    return list(filter(is_seen, lines))


def _head_fields(lines: Sequence[str], has_above: bool, has_below: bool, vocabulary: Vocabulary) -> int:
    """Where the lines of a table begin that has neither a mark nor a title: the last ones that stand above tables."""
    if not has_above:
        return 0
    begin = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        if is_layout(lines[place]):
            continue
        if not has_below or not stands_above(lines[place], vocabulary):
            break
        begin = place
    return begin


def _directly_above(lines: Sequence[str], has_above: bool, vocabulary: Vocabulary) -> int:
    """Where the lines begin that stand right above a mark or a title and with it; below a table, after a blank one."""
    seen = _seen(lines)
    if not has_above and len(seen) <= MOST_NEAR and not any(is_prose(line, vocabulary) for line in seen):
        return 0
    block = list(takewhile(lambda line: not is_blank(line), reversed(lines)))
    parted = len(block) < len(lines) and len(block) <= MOST_NEAR
    if not parted or any(stands_below(line, vocabulary) or is_prose(line, vocabulary) for line in block):
        return len(lines)
    return len(lines) - len(block)


def _nearest(lines: Sequence[str], most: int, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The lines that stand with what is below them, and the others: all of a few, else the last before running text."""
    seen = _seen(lines)
    if len(seen) <= most and not any(map(begins_chapter, seen)):
        return seen, []
    start = len(seen)
    while start and len(seen) - start < most and not is_prose(seen[start - 1], vocabulary):
        start -= 1
    return seen[start:], seen[:start]


def _directly_below(lines: Sequence[str], vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The lines that stand below a table and with it, and the running text after them.

    All of a few, else the first ones as far as they are lines that stand below tables: notes with their items, places
    to fill in and to sign, dates. What else stands right below a table, parted from the rest, goes with it.
    """
    seen = _seen(lines)
    first = _seen(_first_block(lines))
    stop = len(first) if len(first) <= MOST_NEAR else 0
    noted = in_notes(seen, vocabulary, is_open=stop > 0)
    if len(seen) <= MOST_BELOW and not any(
        begins_chapter(line) for line, note in zip(seen, noted, strict=True) if not note
    ):
        return seen, []
    for place, (line, note) in enumerate(zip(seen, noted, strict=True)):
        if note or stands_below(line, vocabulary) or asks(line):
            stop = place + 1
        elif place >= stop and (place - stop >= MOST_BETWEEN or begins_chapter(seen[place])):
            break
    return seen[:stop], seen[stop:]


def _first_block(lines: Sequence[str]) -> Iterator[str]:
    """The lines up to the first blank one below any, or up to a chapter."""
    started = False
    for line in lines:
        if (started and is_blank(line)) or begins_chapter(line):
            return
        started = started or not is_blank(line)
        yield line


def page_lines(document: Document) -> dict[LinePlace, list[str]]:
    """The lines of page headers, page footers and text boxes, each once; page numbers and dashes alone are none."""
    places = {Part.HEADER: LinePlace.HEADER, Part.FOOTER: LinePlace.FOOTER, Part.TEXT_BOX: LinePlace.TEXT_BOX}
    found: dict[LinePlace, dict[str, str]] = {place: {} for place in places.values()}
    for block in document.blocks:
        if block.part in places and not isinstance(block, Table):
            for line in filter(has_words, block.text.split("\n")):
                found[places[block.part]].setdefault(compact(line), line.rstrip())
    return {place: list(lines.values()) for place, lines in found.items()}
