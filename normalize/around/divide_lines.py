"""Divide the lines between two tables by where they stand: below the upper one, or with the heading of the lower.

注：…                          below the upper table, as far as they are lines that stand below tables
第四章 附则 …                   running text
附件3                         the mark
内部资料                       above the title
县水务局2023年度考核表           the title
被考核单位：                    above the lower table
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..facts.line_kinds import asks, begins_chapter, ends_statement, is_prose, stands_above, stands_below
from ..facts.vocabulary import Vocabulary
from ..facts.wording import is_blank
from .captions import MARK
from .notes_below import in_notes
from .outside import is_seen, seen_lines
from .title_spans import TitleSpan, title_span

MOST_ABOVE = 20
MOST_NEAR = 5
"""So many lines may stand between a title and its table, and so many may be kept where there is no title."""
MOST_BELOW = 8
"""So many lines of any kind below a table are all taken for what is said of it."""
MOST_BETWEEN = 2
"""So many lines of other kinds may stand between those that stand below tables, as an office's name over a date."""


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
class Heading:
    """Where the heading of a table stands among the lines above it: its marks, the text behind the last, its title."""

    begin: int
    marks: tuple[int, ...] = ()
    behind_mark: tuple[str, ...] = ()
    span: TitleSpan | None = None

    @property
    def stop(self) -> int:
        """The line after the last mark, or the first of all where there is none."""
        return self.marks[-1] + 1 if self.marks else self.begin


def divided(
    lines: Sequence[str], title: str | None, has_above: bool, has_below: bool, vocabulary: Vocabulary
) -> Stretch:
    """The lines between two tables (or before the first, after the last) by where they stand.

    `title` is that of the table below, None where there is none; `has_below` says that it is a form's.
    """
    heading = _heading(lines, title, has_above, has_below, vocabulary)
    is_headed = bool(heading.marks or heading.span)
    top = _directly_above(lines[: heading.begin], has_above, vocabulary) if is_headed else heading.begin
    below, running = _directly_below(lines[:top], vocabulary) if has_above else ([], seen_lines(lines[:top]))
    before = seen_lines(lines[top : heading.begin])
    above_title, above, far = _with_title(lines, heading, vocabulary)
    return Stretch(
        below=tuple(below),
        running=tuple(running),
        above_mark=tuple(before if heading.marks else ()),
        above_title=(*(() if heading.marks else before), *above_title),
        above=tuple(above),
        far=tuple(far),
        own=tuple(seen_lines(lines[top:])),
        is_headed=is_headed,
    )


def _heading(
    lines: Sequence[str], title: str | None, has_above: bool, has_below: bool, vocabulary: Vocabulary
) -> Heading:
    marks, span = ((), None) if title is None else _marks_and_title(lines, title, vocabulary)
    if marks:
        is_title = span is not None and span.first == marks[-1]
        return Heading(marks[0], marks, () if is_title else _after_mark(lines[marks[-1]]), span)
    return Heading(span.first if span else _head_fields(lines, has_above, has_below, vocabulary), span=span)


def _marks_and_title(
    lines: Sequence[str], title: str, vocabulary: Vocabulary
) -> tuple[tuple[int, ...], TitleSpan | None]:
    """The places of the attachment marks, and the title behind the last; no marks where running text follows them."""
    marks = tuple(place for place, line in enumerate(lines) if MARK.match(line.strip()))
    if marks:
        span = title_span(lines, [title], marks[-1])
        between = lines[marks[-1] + 1 : span.first if span else len(lines)]
        if not any(ends_statement(line, vocabulary) for line in between):
            return marks, span
    return (), title_span(lines, [title], 0)


def _after_mark(line: str) -> tuple[str, ...]:
    """What stands behind an attachment mark on its line."""
    found = MARK.match(line.strip())
    return (found.group(2),) if found and found.group(2) else ()


def _head_fields(lines: Sequence[str], has_above: bool, has_below: bool, vocabulary: Vocabulary) -> int:
    """Where the lines of a table begin that has neither a mark nor a title: the last ones that stand above tables."""
    if not has_above:
        return 0
    begin = len(lines)
    for place in range(len(lines) - 1 if has_below else -1, -1, -1):
        if stands_above(lines[place], vocabulary):
            begin = place
        elif is_seen(lines[place]):
            break
    return begin


def _with_title(
    lines: Sequence[str], heading: Heading, vocabulary: Vocabulary
) -> tuple[list[str], list[str], list[str]]:
    """The lines above the title, those between it and the table, and running text among both and between marks."""
    between = seen_lines(lines[heading.marks[0] : heading.marks[-1]]) if heading.marks else []
    span = heading.span
    if span is None:
        above, far = _nearest([*heading.behind_mark, *lines[heading.stop :]], MOST_NEAR, vocabulary)
        return [], above, [*between, *far]
    above_title, far = _nearest([*heading.behind_mark, *lines[heading.stop : span.first]], MOST_NEAR, vocabulary)
    above, farther = _nearest(lines[span.stop :], MOST_ABOVE, vocabulary)
    return [*above_title, *span.caption()], [*span.beside(), *above], [*between, *far, *farther]


def _nearest(lines: Sequence[str], most: int, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The lines that stand with what is below them, and the others: all of a few, else the last before running text."""
    seen = seen_lines(lines)
    if len(seen) <= most and not any(map(begins_chapter, seen)):
        return seen, []
    near = list(takewhile(lambda line: not is_prose(line, vocabulary), reversed(seen[-most:])))
    start = len(seen) - len(near)
    return seen[start:], seen[:start]


def _directly_above(lines: Sequence[str], has_above: bool, vocabulary: Vocabulary) -> int:
    """Where the lines begin that stand right above a mark or a title and with it; below a table, after a blank one."""
    seen = seen_lines(lines)
    if not has_above and len(seen) <= MOST_NEAR and not _hold_prose(seen, vocabulary):
        return 0
    block = list(takewhile(lambda line: not is_blank(line), reversed(lines)))
    is_apart = len(block) < len(lines) and len(block) <= MOST_NEAR
    stands = is_apart and not _hold_prose(block, vocabulary) and not _hold_lower(block, vocabulary)
    return len(lines) - len(block) if stands else len(lines)


def _hold_prose(lines: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(is_prose(line, vocabulary) for line in lines)


def _hold_lower(lines: Iterable[str], vocabulary: Vocabulary) -> bool:
    return any(stands_below(line, vocabulary) for line in lines)


def _directly_below(lines: Sequence[str], vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The lines that stand below a table and with it, and the running text after them.

    All of a few, else the first ones as far as they are lines that stand below tables: notes with their items, places
    to fill in and to sign, dates. What else stands right below a table, parted from the rest, goes with it.
    """
    seen = seen_lines(lines)
    first = seen_lines(_first_block(lines))
    stop = len(first) if len(first) <= MOST_NEAR else 0
    noted = in_notes(seen, vocabulary, is_open=stop > 0)
    others = (line for line, note in zip(seen, noted, strict=True) if not note)
    if len(seen) > MOST_BELOW or any(map(begins_chapter, others)):
        stop = _stop_of_lower(seen, noted, stop, vocabulary)
        return seen[:stop], seen[stop:]
    return seen, []


def _stop_of_lower(seen: Sequence[str], noted: Sequence[bool], stop: int, vocabulary: Vocabulary) -> int:
    """Where the lines stop that stand below a table, which are those up to `stop` at least."""
    for place, line in enumerate(seen):
        if noted[place] or stands_below(line, vocabulary) or asks(line):
            stop = place + 1
        elif place >= stop and (place - stop >= MOST_BETWEEN or begins_chapter(line)):
            break
    return stop


def _first_block(lines: Sequence[str]) -> Iterator[str]:
    """The lines up to the first blank one below any, or up to a chapter."""
    started = False
    for line in lines:
        if (started and is_blank(line)) or begins_chapter(line):
            return
        started = started or not is_blank(line)
        yield line
