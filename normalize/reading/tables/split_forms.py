"""Find where in one table a further form begins: a title or a unit of its own, and a header again below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from ...around.captions import MARK, caption_apart
from ...around.field_lines import COLON, fields_in, unit_in
from ...around.read_titles import GENERIC, read_title
from ...around.title_lines import title_in
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact, is_blank
from ..lines import Line
from .headers import is_header

MOST_BETWEEN = 5
"""So many rows may stand between a title and its header: blank ones, （试行）, 被考核单位：."""
SAME_END = 3
"""In so many characters the titles of forms end alike that stand in one table and name no unit."""
CONTINUED = ("(续)", "(续表)", "续表", "续")


def form_starts(lines: Sequence[Line], title: str, unit: str, vocabulary: Vocabulary) -> list[int]:
    """The first line of each form of a table, 0 for the first; `title` and `unit` are what stands above the table.

    A form begins with a title, or with a line that names another unit, over a header. The same title or unit again, as
    at the top of a page, begins none, and neither does the title of a section.
    """
    starts = _titled_starts(lines, title, vocabulary)
    further = _units_starts(lines, unit or read_title(title, vocabulary).unit, vocabulary)
    headers = [place for place, line in enumerate(lines) if is_header(line, vocabulary)] if further else []
    for place in further:
        before = max(start for start in starts if start <= place)
        if any(before <= header < place for header in headers):
            starts = sorted({*starts, _first_caption(lines, _title_above(lines, place, vocabulary), before)})
    return starts


def _units_starts(lines: Sequence[Line], unit: str, vocabulary: Vocabulary) -> list[int]:
    """The lines over a header that name another unit than what stands before them."""
    starts: list[int] = []
    for place, line in enumerate(lines):
        own = _named_unit(line, vocabulary)
        if own and unit and own not in unit and unit not in own and _stands_over_header(lines, place, vocabulary):
            starts.append(place)
        unit = own or unit
    return starts


def _named_unit(line: Line, vocabulary: Vocabulary) -> str:
    """The unit that a line of fields names: 被考核单位：县水务局."""
    texts = [cell.text for cell in line.printed_cells()]
    if not texts or not COLON.search(texts[0]):
        return ""
    return compact(unit_in(fields_in(texts), vocabulary))


def _title_above(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> int:
    """The line of the title that stands right above a line, or the line itself."""
    return place - 1 if place and _title_alone(lines[place - 1], vocabulary) else place


def _titled_starts(lines: Sequence[Line], title: str, vocabulary: Vocabulary) -> list[int]:
    """The first line of each form with a title of its own, 0 for the first."""
    titles = {place: own for place, line in enumerate(lines) if (own := _title_alone(line, vocabulary))}
    starts, scanned, headed, inside = [0], 0, False, False
    for place, own in titles.items():
        headed = headed or any(is_header(line, vocabulary) for line in lines[scanned:place])
        scanned = place
        if not headed:
            title, inside = (title, False) if title and not inside else (own, True)
        elif _is_further(own, title, inside, vocabulary) and _stands_over_header(lines, place, vocabulary):
            starts.append(_first_caption(lines, place, starts[-1]))
            title, headed, inside = own, False, True
    return starts


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same, but for （续） behind one."""
    return _plain(one) == _plain(other)


def lone_text(line: Line) -> str:
    """The one text of a row across the whole table, "" where it has several, or a cell goes on from above."""
    texts = {cell.text.strip() for cell in line.printed_cells()}
    alone = len(texts) == 1 and all(cell is None or cell.row == line.row for cell in line.cells)
    return texts.pop() if alone else ""


def _title_alone(line: Line, vocabulary: Vocabulary) -> str:
    text = lone_text(line)
    found = title_in(text.split("\n"), vocabulary) if text else None
    return found.text if found is not None else ""


def _is_further(own: str, before: str, inside: bool, vocabulary: Vocabulary) -> bool:
    """Whether a title is that of another form than the one before, which stands `inside` the table or above it.

    It names its unit, or both say alike what they are: 保安服务考核表, 保洁服务考核表.
    """
    if same_title(own, before):
        return False
    mine, other = read_title(own, vocabulary), read_title(before, vocabulary)
    if mine.unit and (len(mine.unit) > GENERIC or mine.year is not None):
        return True
    return (inside or bool(mine.unit and other.unit)) and own[-SAME_END:] == before[-SAME_END:]


def _plain(title: str) -> str:
    plain = compact(title)
    return next((plain.removesuffix(end) for end in CONTINUED if plain.endswith(end)), plain)


def _stands_over_header(lines: Sequence[Line], place: int, vocabulary: Vocabulary) -> bool:
    """Whether the first rows of several texts below a title are a header with a row below it."""
    below = islice(enumerate(lines[place + 1 : -1], place + 1), MOST_BETWEEN)
    return any(is_header(line, vocabulary) for _at, line in below)


def _first_caption(lines: Sequence[Line], place: int, start: int) -> int:
    """The first of the rows above a title that belong to it: an attachment mark, 表2, blank ones between these."""
    first = place
    for at in range(place - 1, start, -1):
        text = lone_text(lines[at])
        if text and (_is_mark(text) or not caption_apart(text).text):
            first = at
        elif not all(is_blank(cell.text) for cell in lines[at].own_cells()):
            break
    return first


def _is_mark(text: str) -> bool:
    found = MARK.match(text)
    return found is not None and not found.group(2)
