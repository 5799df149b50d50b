"""The sections that an indicator stands in, from the widest to its own: 5.6 生产设备 > 5.6.1 设备管理.

Section rows nest by the style of their numbers, in the order in which the styles first appear; a row without a number
stands below a numbered one right above it, else it ends all that are open. An indicator that counts on from a section
(二、 with parts, then 三、 without any) ends it, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...facts.ordinals import Ordinal, ordinal_of
from ...facts.scores import lone_score, read_score, split_name
from ...facts.wording import is_blank, without_layout
from ...records import Column, Indicator, OtherCell, OtherRow, Role, RowKind, Section

BETWEEN = " > "
"""What stands between the sections of a path, as text."""

Sections = tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A section whose rows go on, its title as printed, and its rank among the form's sections, from 0.

    `inner` is the style of the first number inside it, "" where that row has none, None while nothing stands in it.
    """

    section: Section
    title: str
    ordinal: Ordinal | None
    rank: int = 0
    inner: str | None = None

    @property
    def style(self) -> str:
        """The style of its number, "" without one."""
        return self.ordinal.style if self.ordinal else ""

    def ends_at(self, number: Ordinal | None) -> bool:
        """Whether a row with a number stands behind it: the number counts on from its own, which none inside does."""
        if self.ordinal is None or number is None or self.inner in (None, self.style):
            return False
        return (number.style, number.numbers) == (self.style, (*self.ordinal.numbers[:-1], self.ordinal.value + 1))


Stack = tuple[Open, ...]


def with_sections(
    indicators: Iterable[Indicator], others: Iterable[OtherRow], columns: Sequence[Column]
) -> tuple[Indicator, ...]:
    """The indicators, each with the path of the section rows that it stands under, and the title of the last one."""
    given = tuple(indicators)
    rows = sorted((row for row in others if row.kind is RowKind.SECTION), key=lambda row: row.after)
    if not rows:
        return given
    stacks = _stacks({one.indicator_no: one for one in reversed(given)}, rows, columns)
    return tuple(_placed(one, stacks[one.indicator_no]) for one in given)


def _placed(indicator: Indicator, stack: Stack) -> Indicator:
    title = stack[-1].title if stack else ""
    return replace(indicator, section_path=tuple(one.section for one in stack), section_title=title)


def _stacks(first: Mapping[int, Indicator], rows: Iterable[OtherRow], columns: Sequence[Column]) -> Mapping[int, Stack]:
    """The sections that are open at each indicator, by its number, from the widest on."""
    waiting, ranks = deque(rows), dict[str, int]()
    stacks: dict[int, Stack] = {}
    stack: Stack = ()
    above = -1
    for number in sorted(first):
        while waiting and waiting[0].after < number:
            row = waiting.popleft()
            stack = _opened(_read(row, columns), stack, ranks, is_right_below=row.after == above)
            above = row.after
        stack = stacks[number] = _entered(stack, _number_of(first[number], columns))
    return stacks


def _read(row: OtherRow, columns: Sequence[Column]) -> Open:
    section = section_of(row, columns)
    return Open(section, " ".join(title_texts(row.cells)), ordinal_of(section.number))


def _opened(one: Open, stack: Stack, ranks: dict[str, int], *, is_right_below: bool) -> Stack:
    """The open sections from a section row on; `ranks` remembers the rank of its style."""
    rank = ranks.setdefault(one.style, _rank(one, stack, ranks, is_right_below=is_right_below))
    around = tuple(other for other in stack if other.rank < rank)
    return (*_begun(around, one.style), replace(one, rank=rank))


def _entered(stack: Stack, number: Ordinal | None) -> Stack:
    """The open sections at an indicator."""
    ended = next((place for place, one in enumerate(stack) if one.ends_at(number)), len(stack))
    return _begun(stack[:ended], number.style if number else "")


def _begun(stack: Stack, style: str) -> Stack:
    """The sections, where the innermost holds a row at least: the style of its number, if it is the first."""
    if not stack or stack[-1].inner is not None:
        return stack
    return (*stack[:-1], replace(stack[-1], inner=style))


def _number_of(indicator: Indicator, columns: Sequence[Column]) -> Ordinal | None:
    """The number that an indicator's first name begins with, else the one in a column of serial numbers."""
    named = ordinal_of(next(filter(None, indicator.levels), ""))
    own = (one for one in columns if one.section == indicator.section and one.role is Role.SERIAL)
    printed = next((text for one in own if (text := indicator.extra.get(one.header.replace("\n", "")))), "")
    return named or ordinal_of(printed)


def _rank(one: Open, stack: Stack, ranks: Mapping[str, int], *, is_right_below: bool) -> int:
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

    The number that the title begins with counts before that of a serial column, which may only count the rows.
    """
    scores = [cell for cell in row.cells if _is_score(cell, columns, row.section)]
    texts = title_texts(cell for cell in row.cells if cell not in scores)
    name, in_texts = _points_apart(texts)
    score = read_score(scores[0].text).number if scores else in_texts
    return replace(_behind_serial(texts, name), score=score)


def _behind_serial(texts: Sequence[str], name: str) -> Section:
    """The section of a title, which the first of several texts may only number."""
    serial = ordinal_of(texts[0]) if len(texts) > 1 else None
    if serial is None or serial.end < len(texts[0]):
        return section_in(name)
    inner = section_in(name[serial.end :].strip())
    return replace(inner, number=inner.number or serial.mark)


def _points_apart(texts: Sequence[str]) -> tuple[str, float | None]:
    """The texts of a section row as one, without points, and the points at its end or in a text of their own."""
    lone = [points for text in texts[1:] if (points := lone_score(text)) is not None]
    named = [*texts[:1], *(text for text in texts[1:] if lone_score(text) is None)]
    name, at_end = split_name(" ".join(named))
    return name, lone[0] if lone else at_end


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
