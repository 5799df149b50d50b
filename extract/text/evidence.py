"""What a file's certain rows say of the others: the widths rows have, and the kinds of cells each column holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from .kinds import Kind, are_of_total, bare, kind_of, looks_like_header
from .pieces import Pieces

MOST_JOINED = 12
"""How many runs a row may be put together from: a row with eleven cells that end in a blank paragraph."""

UNKNOWN_COLUMN = 1.15
HEADER_CELL = 0.6
TOTAL_CELL = 0.3
ONLY_HEADERS = 4.0
"""What a row costs that has the width of headers only, and is none."""

MANY_MORE = 4
"""So many runs for each header that is certain are rows of its width in all likelihood."""

LONE = {Kind.BLANK: 5.0, Kind.NUMBER: 5.0}
LONE_START = 2.0
"""What a row of one cell costs that is blank or a number, or that begins other rows."""

CERTAIN = 4
DOUBTED = 1
"""How much a row counts that can be joined to no other, and one that can."""

FIRST_ROW = {Kind.SHORT: 0.75, Kind.LONG: 0.1, Kind.NUMBER: 0.05, Kind.BLANK: 0.1}
"""What stands in the cells of a table's first row."""

SMOOTHING = 1.2 * CERTAIN
PRIOR = 0.25


@dataclass(slots=True)
class Evidence:
    """Counts over the certain rows: kinds by width and column, kinds of first cells, hashes of whole rows."""

    widths: Counter[int] = field(default_factory=Counter)
    columns: dict[int, list[int]] = field(default_factory=dict)
    """By width, how much of each kind stands in each column: a number a kind, column by column."""
    starts: Counter[Kind] = field(default_factory=Counter)
    start_texts: Counter[str] = field(default_factory=Counter)
    rows: set[int] = field(default_factory=set)
    runs: Counter[int] = field(default_factory=Counter)
    costs: dict[int, list[list[float]]] = field(default_factory=dict)

    @classmethod
    def of(cls, pieces: Pieces, doubtful: Sequence[int], *, from_doc: bool) -> Evidence:
        """The evidence of the runs that can be joined to no other; of the widest where there are none such."""
        evidence = cls(runs=Counter(runs_widths(pieces)))
        for index, doubt in enumerate(doubtful):
            if not doubt:
                evidence.learn(pieces.texts(index, index), CERTAIN)
        certain = frozenset(evidence.widths)
        for index, doubt in enumerate(doubtful):
            if doubt and (from_doc or not _is_part(pieces, index, certain)):
                evidence.learn(pieces.texts(index, index), DOUBTED)
        if all(doubtful):
            widest = max(run.width for run in pieces.runs)
            for index, run in enumerate(pieces.runs):
                if run.width == widest:
                    evidence.learn(pieces.texts(index, index), CERTAIN)
        return evidence

    def learn(self, texts: list[str], weight: int) -> None:
        """Count one row, as much as it is certain."""
        width = len(texts)
        self.widths[width] += weight
        if weight == CERTAIN:
            self.start_texts[bare(texts[0])] += width > 1
            row = _row_hash(texts)
            if row in self.rows:
                return
            self.rows.add(row)
        kinds = [kind_of(text) for text in texts]
        if _is_header(texts, kinds):
            return
        self.starts[kinds[0]] += weight
        counts = self.columns.setdefault(width, [0] * (width * len(Kind)))
        for column, kind in enumerate(kinds):
            counts[column * len(Kind) + kind] += weight

    def knows(self, width: int) -> bool:
        """Whether rows of this width stand in the file, one for certain or several in all likelihood."""
        return self.widths[width] >= CERTAIN

    def cost(self, texts: list[str]) -> float:
        """How badly these cells fit as one row of their width: a sum of negative logarithms of likelihoods."""
        if len(texts) > 1 and self.knows(len(texts)) and _row_hash(texts) in self.rows:
            return 0.25 * len(texts)
        kinds = [kind_of(text) for text in texts]
        by_kind = sum([costs[kind] for costs, kind in zip(self._cell_costs(len(texts)), kinds, strict=True)])
        if _is_header(texts, kinds):
            by_kind = min(by_kind, HEADER_CELL * len(texts) + 1.0)
        elif are_of_total(kinds):
            by_kind = min(by_kind, TOTAL_CELL * len(texts))
        elif len(texts) > 1 and self._has_only_headers(len(texts)):
            by_kind += ONLY_HEADERS
        if len(texts) == 1:
            return by_kind + self._lone_cost(texts[0], kinds[0])
        return by_kind + self._start_cost(texts[0])

    def _has_only_headers(self, width: int) -> bool:
        """Whether rows of this width are headers for certain, and not many more stand in the file that may be rows."""
        certain = self.widths[width] // CERTAIN
        return certain > 0 and width not in self.columns and self.runs[width] <= MANY_MORE * certain

    def likeness(self, texts: list[str]) -> float:
        """How much likelier these cells are as one more row of their width than as the first row of a table."""
        costs = self._cell_costs(len(texts))
        return sum(
            -log(FIRST_ROW[kind]) - cell_costs[kind]
            for cell_costs, kind in zip(costs, map(kind_of, texts), strict=True)
        )

    def _lone_cost(self, text: str, kind: Kind) -> float:
        """How unlikely a row of one cell holds this."""
        if kind in LONE:
            return LONE[kind]
        return LONE_START if bare(text) in self.start_texts else 0.0

    def _cell_costs(self, width: int) -> list[list[float]]:
        """By column and kind, how unlikely a cell is in rows of this width, once all rows are counted."""
        if width not in self.costs:
            counts = self.columns.get(width, (0,) * (width * len(Kind)))
            ends = range(len(Kind), len(counts) + 1, len(Kind))
            self.costs[width] = [_column_costs(tuple(counts[end - len(Kind) : end])) for end in ends]
        return self.costs[width]

    def _start_cost(self, text: str) -> float:
        """A row begins with what other rows begin with."""
        known = bare(text)
        if known and known in self.start_texts:
            return -1.0
        total = self.starts.total()
        return 0.5 * -log((self.starts[kind_of(text)] + 0.5 * CERTAIN) / (total + 2.0 * CERTAIN))


@lru_cache(4096)
def _column_costs(seen: tuple[int, ...]) -> list[float]:
    """By kind, how unlikely a cell is in a column of which so many of each kind were seen; one list for all alike."""
    total = sum(seen)
    if not total:
        return [UNKNOWN_COLUMN] * len(Kind)
    return [-log((count + SMOOTHING * PRIOR) / (total + SMOOTHING)) for count in seen]


def _is_part(pieces: Pieces, index: int, widths: frozenset[int]) -> bool:
    """Whether a run and one next to it have together the width of a row that is certain."""
    runs = pieces.runs
    near = [runs[other].width for other in (index - 1, index + 1) if 0 <= other < len(runs)]
    return any(runs[index].width + width in widths for width in near)


def _is_header(texts: list[str], kinds: list[Kind]) -> bool:
    """Whether a row holds names alone, of which the kinds tell most."""
    return Kind.NUMBER not in kinds and Kind.BLANK not in kinds and looks_like_header(texts)


def _row_hash(texts: list[str]) -> int:
    return hash(tuple(map(str.strip, texts)))


def plausible_widths(pieces: Pieces, most: int) -> frozenset[int]:
    """The widths a row put together from several runs may have: those of whole runs, and sums that repeat."""
    runs = pieces.runs
    found = {run.width for run in runs if 1 < run.width <= most}
    sums: Counter[int] = Counter()
    for index in range(len(runs) - 1):
        one, other = runs[index].width, runs[index + 1].width
        if one != other and one + other <= most:
            sums[one + other] += 1
    widest = max(run.width for run in runs)
    torn = runs[0].width + runs[1].width if len(runs) > 1 else 0  # no row is wider than a header that is whole
    repeated = {
        width
        for width, count in sums.items()
        if count >= 3 and 3 * count >= len(runs) and (width <= widest or width == torn)
    }
    return frozenset(found | repeated | _common_sums(runs_widths(pieces), most))


def runs_widths(pieces: Pieces) -> list[int]:
    """The runs' widths in order."""
    return [run.width for run in pieces.runs]


def _common_sums(widths: list[int], most: int) -> set[int]:
    """The width into which a small table divides throughout, though each of its rows was torn in another place."""
    if not 3 <= len(widths) <= 200 or len(set(widths)) == 1:
        return set()
    ends = set()
    total = 0
    for width in widths:
        total += width
        ends.add(total)
    largest = max(widths)
    return {
        width
        for width in range(largest, min(2 * largest, most) + 1)
        if total % width == 0 and all(end in ends for end in range(width, total + 1, width))
    }
