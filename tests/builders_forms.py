"""Form records in one line: `form(one("甲", "乙", score=5), rows=[total("合计||11", after=1)])`."""

from zhibiao.normalize.records import Column, Form, Indicator, OtherCell, OtherRow, Role, RowKind

LEVEL, SCORE, RESULT, OTHER, SERIAL = Role.LEVEL, Role.SCORE, Role.RESULT, Role.OTHER, Role.SERIAL


def one(*levels, points=None, **more):
    """An indicator; `points` are those printed in its names, none by default."""
    level_scores = tuple(points or [None] * len(levels))
    return Indicator(1, more.pop("number", 1), levels, level_scores, **more)


def columns(*roles, periods=None):
    """A column a role, in order, each headed by its role's name."""
    places = enumerate(zip(roles, periods or [""] * len(roles), strict=True))
    return tuple(
        Column(1, place + 1, str(role), role, 1 if role is LEVEL else None, period, column=place)
        for place, (role, period) in places
    )


def row(kind, cells, after):
    """A row that is no indicator, after so many of them; its cells stand between strokes."""
    texts = cells.split("|")
    return OtherRow(kind, 1, after, tuple(OtherCell(place, 1, text) for place, text in enumerate(texts)), after + 1)


def total(cells, after):
    return row(RowKind.TOTAL, cells, after)


def form(*indicators, roles=(LEVEL, SCORE), periods=None, rows=(), total_score=None, **more):
    """A form whose indicators are numbered in order, unless they have periods."""
    numbered = indicators
    if not any(indicator.period for indicator in indicators):
        numbered = [_with_number(indicator, number) for number, indicator in enumerate(indicators, 1)]
    given = {"attachment": "", "title": "", "year": None, "unit": "", "kind": "", **more}
    return Form(
        1,
        columns=columns(*roles, periods=periods),
        indicators=tuple(numbered),
        other_rows=tuple(rows),
        total_score=total_score,
        **given,
    )


def _with_number(indicator, number):
    values = {name: getattr(indicator, name) for name in Indicator.__slots__}
    return Indicator(**{**values, "indicator_no": number, "row": number})


def told(notices):
    """The kind, severity and row of each notice."""
    return [(str(notice.kind), str(notice.severity), notice.place.row) for notice in notices]
