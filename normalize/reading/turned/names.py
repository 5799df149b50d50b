"""Names with their points in one cell, in whatever way the cells of one line or table print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhibiao.extract.document import Cell

from ...facts.named_scores import NamedScore, named_score
from ...facts.remembering import remembered
from ...facts.scores import BARE_IN_NAME, HUNDRED, SHARE, says_more, split_name
from ...facts.vocabulary import Vocabulary
from ...facts.wording import compact, without_layout
from ...records import Role
from ..build.rows_below import is_sum

LONGEST_NAME = 40
LONGEST_TEXT = 200
FEWEST_ALIKE = 2
BELOW = re.compile(r"(?<=\S)\s*\n\s*([0-9]{1,3}(?:\.[0-9])?)\s*$")
"""无垃圾 over 15, in one cell."""
STYLES = (SHARE, BARE_IN_NAME, BELOW)
"""How names end in points that only several cells together show."""
SCALE = re.compile(r"[(（]\s*(?:百分制|等级|五级制|[0-9]{1,3}分制)\s*[)）]\s*$")
"""What a mark is taken of: 成绩（百分制）."""
COUNTS = re.compile(
    r"第?[\d一二三四五六七八九十]{1,4}(?:[-~～—至]\d{1,4})?(?:分?(?:以上|以下)|年度?|月份?|季度|题|周)?[.、:)]?|[A-Z]\d?"
)
"""What only counts or dates: 一, 3月, 2024年, 80~90, 60以下."""
RATINGS = frozenset({Role.SCORE, Role.RESULT, Role.REMARK})


@dataclass(frozen=True, slots=True)
class Name:
    """A cell that names something, its name, points and rule; `wording` is how the points are printed, if unusual."""

    cell: Cell
    text: str
    score: float | None
    rest: str = ""
    wording: str = ""

    @property
    def printed(self) -> str:
        """All that a record with this name and score holds of the cell."""
        return f"{self.text}{self.rest}{self.cell.text if self.score is not None else ''}"


def plain_name(cell: Cell) -> Name:
    """A cell as a name without points."""
    return Name(cell, without_layout(cell.text), None)


def pointed_names(cells: Sequence[Cell], vocabulary: Vocabulary) -> list[Name]:
    """The cells that are names with points: usual ones, then those in a style that several of the cells have.

    Totals, grades and words of results are none.
    """
    able = [cell for cell in cells if _may_name(cell, vocabulary)]
    if not able:
        return []
    usual = {cell: _name(cell, found) for cell in able if (found := named_score(cell.text)) is not None}
    others = [cell for cell in able if cell not in usual]
    names = [name for name in (*usual.values(), *_in_one_style(others)) if _is_name(name, vocabulary)]
    return sorted(names, key=lambda name: (name.cell.row, name.cell.column))


def _in_one_style(cells: Sequence[Cell]) -> list[Name]:
    """The names with points in the commonest of the styles that only several cells together show; none for one."""
    if len(cells) < FEWEST_ALIKE:
        return []
    styles = [list(filter(None, (_styled(cell, style) for cell in cells))) for style in STYLES]
    best = max(styles, key=len)
    return best if len(best) >= FEWEST_ALIKE else []


def _is_name(name: Name, vocabulary: Vocabulary) -> bool:
    return is_name_text(name.text) and not is_rating(name.text, vocabulary)


def is_name_text(text: str) -> bool:
    """Whether a text is short and does more than count."""
    plain = compact(text)
    return 0 < len(plain) <= LONGEST_NAME and not COUNTS.fullmatch(plain)


def is_rating(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a listed word of grades or results, such as 优 or 自评得分."""
    return vocabulary.is_header_word(text) and vocabulary.role_of(text) in RATINGS


def _may_name(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell may be a name with points: it holds a digit, and is no essay, total or mark of a hundred."""
    if len(cell.text) > LONGEST_TEXT or not any(map(str.isdecimal, cell.text)):
        return False
    return not SCALE.search(cell.text) and not is_sum(cell, vocabulary)


def _name(cell: Cell, found: NamedScore) -> Name:
    score = found.score
    wording = found.printed if score is not None and says_more(found.printed, score) else ""
    return Name(cell, found.text, score, found.rest, wording)


def _styled(cell: Cell, style: re.Pattern[str]) -> Name | None:
    text, score = _split(cell.text)[STYLES.index(style)]
    return Name(cell, text, score) if score else None


@remembered
def _split(text: str) -> tuple[tuple[str, float | None], ...]:
    """The name and the score of a text in each of the styles."""
    one_line = without_layout(text).rstrip(":：")
    found = (split_name(text.rstrip(" :：\n") if style is BELOW else one_line, style) for style in STYLES)
    return tuple((without_layout(name) if score else name, score) for name, score in found)


def come_to_hundred(names: Iterable[Name]) -> bool:
    """Whether the points of names are a hundred together."""
    return sum(name.score or 0.0 for name in names) == HUNDRED
