"""The sections that an indicator stands in, from the widest to its own: 5.6 生产设备 > 5.6.1 设备管理.

Section rows nest by the style of their numbers, in the order in which the styles first appear; a row without a number
stands below a numbered one right above it, else it ends all that are open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..facts.ordinals import Ordinal, ordinal_of
from ..facts.scores import lone_score, read_score, split_name
from ..facts.wording import is_blank, without_layout
from ..records import Column, Indicator, OtherCell, OtherRow, Role, RowKind, Section

BETWEEN = " > "
"""What stands between the sections of a path, as text."""

Sections = tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A section whose rows go on, with the number of its title and its rank among the form's sections, from 0."""

    section: Section
    ordinal: Ordinal | None
    rank: int

    @property
    def style(self) -> str:
        """The style of its number, "" without one."""
        return self.ordinal.style if self.ordinal else ""


def with_sections(
    indicators: Iterable[Indicator], others: Iterable[OtherRow], columns: Sequence[Column]
) -> tuple[Indicator, ...]:
    """The indicators, each with the path of the section rows that it stands under."""
    opened = sorted(section_paths(others, columns), key=lambda one: one[0])
    if not opened:
        return tuple(indicators)
    starts = [after for after, _path in opened]
    paths: list[Sections] = [(), *(path for _after, path in opened)]
    return tuple(replace(one, section_path=paths[bisect_left(starts, one.indicator_no)]) for one in indicators)


def section_paths(others: Iterable[OtherRow], columns: Sequence[Column]) -> Iterator[tuple[int, Sections]]:
    """For each section row the number of the indicator that it follows, and the path that it opens."""
    ranks: dict[str, int] = {}
    stack: list[Open] = []
    above = -1
    for row in others:
        if row.kind is not RowKind.SECTION:
            continue
        section = section_of(row, columns)
        one = Open(section, ordinal_of(section.number), 0)
        one = replace(one, rank=_rank(one, stack, ranks, is_right_below=row.after == above))
        ranks.setdefault(one.style, one.rank)
        stack = [*(other for other in stack if other.rank < one.rank), one]
        above = row.after
        yield row.after, tuple(other.section for other in stack)


def _rank(one: Open, stack: Sequence[Open], ranks: Mapping[str, int], *, is_right_below: bool) -> int:
    """The rank of a section: that of its style, or of a new style one below the innermost section that is open."""
    if one.style in ranks or not stack:
        return ranks.get(one.style, 0)
    if one.ordinal is None:
        return stack[-1].rank + 1 if is_right_below else 0
    deeper = next((other.rank for other in stack if _stands_below(other.ordinal, one.ordinal)), None)
    return stack[-1].rank + 1 if deeper is None else deeper


def _stands_below(other: Ordinal | None, ordinal: Ordinal) -> bool:
    """Whether an open section belongs below a later one of a new style, which cannot begin inside it.

    Its number usually stands deeper, and the later one goes on counting, or has fewer of the same numbers.
    """
    if other is None or other.rank <= ordinal.rank:
        return False
    return ordinal.value > 1 or other.style.startswith(f"{ordinal.style}.")


def section_of(row: OtherRow, columns: Sequence[Column]) -> Section:
    """The number, title and points of a section row.

    二、 | 作业安全 | 125 -> 二、, 作业安全, 125; 一、技术部分（82分） -> 一、, 技术部分, 82
    """
    points = [read_score(cell.text).number for cell in row.cells if _is_score(cell, columns, row.section)]
    texts = title_texts(cell for cell in row.cells if not _is_score(cell, columns, row.section))
    points += [lone_score(text) for text in texts[1:]]
    named, in_name = split_name(" ".join(text for n, text in enumerate(texts) if not n or lone_score(text) is None))
    score = next((number for number in (*points, in_name) if number is not None), None)
    first = ordinal_of(texts[0]) if texts[1:] else None
    if first and first.end == len(texts[0]):
        return Section(first.mark, named[first.end :].strip(), score)
    return replace(section_in(named), score=score)


def title_texts(cells: Iterable[OtherCell]) -> list[str]:
    """The texts of a section row, without those of names beside its title that reach down over the rows below it."""
    printed = [cell for cell in cells if not is_blank(cell.text)]
    own = [cell for cell in printed if cell.row_span == 1]
    return [without_layout(cell.text) for cell in own or printed]


def _is_score(cell: OtherCell, columns: Sequence[Column], section: int) -> bool:
    """Whether a cell of a section row stands in a column of scores, and holds one."""
    own = (one for one in columns if one.section == section and one.role is Role.SCORE)
    inside = any(one.column <= cell.column < one.column + one.column_span for one in own)
    return inside and read_score(cell.text).number is not None


def section_in(text: str) -> Section:
    """The section of a title without points: 5.6.1 设备管理 -> 5.6.1, 设备管理."""
    number = ordinal_of(text)
    return Section(number.mark, text[number.end :].strip()) if number else Section("", text.strip())


def path_text(path: Iterable[Section]) -> str:
    """A path as one text, without points: 5.6 生产设备 > 5.6.1 设备管理."""
    return BETWEEN.join(one.text for one in path)


def path_in(text: str) -> Sections:
    """The path that `path_text` wrote, without points."""
    return tuple(section_in(part) for part in text.split(BETWEEN)) if text else ()
