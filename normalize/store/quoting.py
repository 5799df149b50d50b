"""Name indicators and columns, and quote texts, in the sentences of notices."""

from __future__ import annotations

from zhibiao.extract.language import _

from ..facts.wording import without_layout
from ..records import Column, Indicator

SHOWN = 40
"""How much of a text a sentence quotes."""


def indicator_name(indicator: Indicator, period: str = "") -> str:
    """An indicator as a sentence names it: its levels, its criterion's beginning where it has none, the period."""
    names = "/".join(name for name in indicator.levels if name)
    shown = names or quoted(indicator.criterion)
    return _("{indicator} ({period})").format(indicator=shown, period=period) if period else shown


def column_name(column: Column) -> str:
    """A column as a sentence names it."""
    header = without_layout(column.header)
    return _("the column {header}").format(header=header) if header else _("a column without a header")


def quoted(text: str) -> str:
    """The text in quotation marks, on one line and not too long."""
    plain = without_layout(text)
    if not plain:
        return _("nothing")
    return _("“{text}”").format(text=plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…")


def around_difference(old: str, new: str) -> tuple[str, str]:
    """Both texts quoted from a little before their first difference on."""
    one, other = without_layout(old), without_layout(new)
    if max(len(one), len(other)) <= SHOWN:
        return quoted(one), quoted(other)
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - SHOWN // 4)
    lead = "…" if start else ""
    return quoted(lead + one[start:]), quoted(lead + other[start:])
