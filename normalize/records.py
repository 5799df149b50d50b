"""What the passes build, before it becomes frames: forms, their printed columns, indicators and clauses.

Plain frozen records without pandas, so that one file can be inspected quickly. An absent text is "", an absent
number None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from zhibiao.extract.document import Notice

if TYPE_CHECKING:
    from .corrections.records import Origin

MAX_LEVEL = 5


class Role(StrEnum):
    """What a printed column holds."""

    LEVEL = "level"
    SERIAL = "serial"
    REQUIREMENT = "requirement"
    CRITERION = "criterion"
    SCORE = "score"
    RESULT = "result"
    REMARK = "remark"
    TARGET = "target"
    MEASURE = "measure"
    DEPARTMENT = "department"
    DEADLINE = "deadline"
    PERIOD = "period"
    OTHER = "other"


RULES = frozenset({Role.REQUIREMENT, Role.CRITERION})
"""The roles whose texts say what is to be done, or how it is scored."""


class Rule(StrEnum):
    """What a clause does to the score."""

    DEDUCT = "deduct"
    AWARD = "award"
    TIER = "tier"
    CAP = "cap"
    VETO = "veto"
    NONE = "none"


class RowKind(StrEnum):
    """What a table row is, when it is no indicator and no header."""

    SECTION = "section"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"
    FIELDS = "fields"
    PLACEHOLDER = "placeholder"
    HEADER = "header"


class FormType(StrEnum):
    """What a form does with its indicators: give points for them, or list what is required or ticked."""

    SCORE = "score"
    CHECKLIST = "checklist"


class LinePlace(StrEnum):
    """Where a line outside a form's table stands; `text-box` is where a text box was, whose place is not known."""

    HEADER = "header"
    ABOVE_MARK = "above-mark"
    ABOVE_TITLE = "above-title"
    ABOVE = "above"
    TEXT_BOX = "text-box"
    BELOW = "below"
    NOTE = "note"
    FOOTER = "footer"


class LineKind(StrEnum):
    """What a line outside a table is: places to fill in, or anything else that is said."""

    FIELDS = "fields"
    NOTE = "note"


class CheckKind(StrEnum):
    """What the normalizer can have to say."""

    NO_FORM = "no-form"
    READING_DOUBTFUL = "reading-doubtful"
    LAYOUT_DIFFERS = "layout-differs"
    HEADER_GUESSED = "header-guessed"
    ROW_UNCLEAR = "row-unclear"
    SCORE_UNREADABLE = "score-unreadable"
    SCORE_MISSING = "score-missing"
    CLAUSE_SUM = "clause-sum"
    PERIOD_SCORES = "period-scores"
    LEVEL_SUM = "level-sum"
    TOTAL_SUM = "total-sum"
    TOTAL_DIFFERS = "total-differs"
    DUPLICATE = "duplicate"
    NUMBERING_GAP = "numbering-gap"
    NOTE = "note"
    TOTAL = "total"
    UNACCOUNTED = "unaccounted"
    UNIT_UNKNOWN = "unit-unknown"
    TITLE_UNPLACED = "title-unplaced"
    TITLE_MISSING = "title-missing"
    RUNNING_TEXT = "running-text"
    NOTE_UNPLACED = "note-unplaced"
    NESTED_TABLE = "nested-table"
    TRANSPOSED = "transposed"
    SIDE_BY_SIDE = "side-by-side"
    CORRECTED = "corrected"
    CORRECTION_UNUSED = "correction-unused"


class CollectKind(StrEnum):
    """What can be said of a form that came back filled in."""

    UNREADABLE = "returned-unreadable"
    NO_FORM = "returned-no-form"
    FORM_UNKNOWN = "returned-unknown"
    OTHER_YEAR = "returned-other-year"
    SENT_TWICE = "returned-twice"
    OTHER_NAME = "returned-other-name"
    DOUBT = "returned-doubt"
    ROW_MISSING = "row-missing"
    ROW_EXTRA = "row-extra"
    NAME_ALTERED = "name-altered"
    CRITERION_ALTERED = "criterion-altered"
    SCORE_ALTERED = "score-altered"
    CELL_ALTERED = "cell-altered"
    COLUMN_MISSING = "column-missing"
    COLUMN_EXTRA = "column-extra"
    POINTS_ABOVE = "points-above"
    POINTS_BELOW = "points-below"
    POINTS_UNREADABLE = "points-unreadable"
    RESULT_BLANK = "result-blank"
    RESULT_REPLACED = "result-replaced"
    RESULT_UNPLACED = "result-unplaced"
    TOTAL_DIFFERS = "returned-total-differs"
    NOT_TAKEN = "not-taken"


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column of one section of a form; `position` from 1, `column` its first grid column from 0.

    `header` has its layout blanks removed; a header of several rows joins them with a line feed, upper row first.
    `confidence` says how sure its role is, from 0 to 1.
    """

    section: int
    position: int
    header: str
    role: Role
    level: int | None = None
    period: str = ""
    deadline: str = ""
    fill_in: bool = False
    column: int = 0
    column_span: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A section row as an indicator's path has it: its number as printed, its title, its points (None without any)."""

    number: str
    title: str
    score: float | None = None

    @property
    def text(self) -> str:
        """Number and title, without points: 5.6.1 设备管理, 一、技术部分."""
        is_apart = self.number[-1:].isalnum() and self.title
        return f"{self.number} {self.title}" if is_apart else self.number + self.title


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered item or rule inside a criterion, with its marker ("1、") apart from its text."""

    clause_no: int
    marker: str
    text: str
    rule: Rule = Rule.NONE
    points: float | None = None
    points_max: float | None = None
    per: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One leaf indicator in one period.

    `levels` are the names from level 1 on, "" where the form leaves one out, trailing ones left off; `level_scores`
    are the scores printed in those names, as long as `levels`. `section_title` is the last section row above it, as
    printed, `section_path` all that it stands under, from the widest on. `requirement` is what is to be done,
    `criterion` how it is scored, or what is to be done where the form says that alone. `table`, `row` and `column` are
    the origin of its deepest level's cell. `merged` says, by a printed column's position, over how many indicators a
    cell reaches that begins here; their texts are repeated in each of them.
    """

    section: int
    indicator_no: int
    levels: tuple[str, ...]
    level_scores: tuple[float | None, ...] = ()
    section_title: str = ""
    section_path: tuple[Section, ...] = ()
    period: str = ""
    deadline: str = ""
    requirement: str = ""
    criterion: str = ""
    target_sign: str = ""
    target_number: float | None = None
    target_unit: str = ""
    score: float | None = None
    score_text: str = ""
    score_shared: int | None = None
    result: str = ""
    remark: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, int] = field(default_factory=dict)
    table: int = 0
    row: int = 0
    column: int = 0
    confidence: float = 1.0
    clauses: tuple[Clause, ...] = ()

    def name_at(self, level: int) -> str:
        """The name at a level, "" where there is none."""
        return self.levels[level - 1] if level <= len(self.levels) else ""

    def score_at(self, level: int) -> float | None:
        """The score printed in the name at a level."""
        return self.level_scores[level - 1] if level <= len(self.level_scores) else None


@dataclass(frozen=True, slots=True)
class OtherCell:
    """A cell of a row that is no indicator: first grid column, span, text, over how many rows it reaches."""

    column: int
    column_span: int
    text: str
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that is no indicator, kept so that a form can be printed again; it follows `after` indicators."""

    kind: RowKind
    section: int
    after: int
    cells: tuple[OtherCell, ...]
    row: int = 0
    table: int = 0


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line that stands with a form and outside its table, as printed.

    Of a footnote or an endnote `table`, `row` and `column` say in which cell its mark stands, where one has it.
    """

    place: LinePlace
    kind: LineKind
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One assessment form: its title, its table's columns, indicators and other rows, and the lines around them.

    `clauses` are the rules in its notes, which hold for no indicator alone; `accounted` is the share that was found
    again of the `characters` of its tables and lines. `confidence` says how sure the reading is, from 0 to 1, and
    `second` in a few words what the next likely reading is, "" where there is none. `layout` is the signature of its
    layout; `header` the first row of its header in the table, from 0, and how many rows that has, None without one.
    """

    form_no: int
    attachment: str
    title: str
    year: int | None
    unit: str
    kind: str
    columns: tuple[Column, ...]
    indicators: tuple[Indicator, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    other_rows: tuple[OtherRow, ...] = ()
    notices: tuple[Notice, ...] = ()
    table: int = 0
    accounted: float = 1.0
    total_score: float | None = None
    n_columns: int = 0
    lines: tuple[FormLine, ...] = ()
    clauses: tuple[Clause, ...] = ()
    characters: int = 0
    type: FormType = FormType.SCORE
    confidence: float = 1.0
    second: str = ""
    layout: str = ""
    header: tuple[int, int] | None = None


def certainty(confidence: float) -> float:
    """A confidence as it is stored and shown: with three digits."""
    return round(confidence, 3)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds: its forms, and the notices of the reader and of the passes that belong to no form.

    `corrected` says which of a person's corrections were about one of its tables.
    """

    source: str
    sha256: str
    forms: tuple[Form, ...]
    notices: tuple[Notice, ...] = ()
    corrected: frozenset[Origin] = frozenset()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: its name, the error's kind and its sentence."""

    source: str
    kind: str
    message: str
