"""Columns and lines of a section in one line: `section("level|level|criterion|score", "甲[v]|乙|做|5", ...)`.

A role may have a number behind it, the level of a name or of its score, and a period behind a colon: `score 1`,
`criterion:平时`. Columns of names count from 1 where they have no number. Rows are written as in `builders_tables`.
"""

from builders_tables import table
from zhibiao.normalize.reading.build.by_role import by_role
from zhibiao.normalize.reading.lines import lines_of
from zhibiao.normalize.records import Column, Role


def columns_of(roles):
    columns, level = [], 0
    for place, text in enumerate(roles.split("|")):
        name, _colon, period = text.partition(":")
        role, _blank, number = name.partition(" ")
        level += role == "level"
        own = int(number) if number else level if role == "level" else None
        columns.append(Column(1, place + 1, name, Role(role), own, period, column=place))
    return columns


def section(roles, *rows):
    return by_role(columns_of(roles)), lines_of(table(*rows), 0)
