"""Split a target value: ≥12公里 -> ≥, 12, 公里."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts.numbers import AMOUNT, MARK_AT_END, cell_text, is_power

SIGNS = {
    ">=": "≥",
    "≧": "≥",
    "<=": "≤",
    "≦": "≤",
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "达到": "≥",
    "不高于": "≤",
    "不超过": "≤",
    "不多于": "≤",
    "不大于": "≤",
    "大于": ">",
    "高于": ">",
    "小于": "<",
    "低于": "<",
    "等于": "=",
}
TARGET = re.compile(
    rf"({'|'.join(map(re.escape, SIGNS))}|[≥≤><=±])?(-?{AMOUNT})"
    r"((?![年月]\d|年\d*月)[^\d,，。;；:：~～\-—至≥≤><=]{0,12})(以上|以下|以内)?"
)
BEHIND = {"以上": "≥", "以下": "≤", "以内": "≤"}


@dataclass(frozen=True, slots=True)
class Target:
    """A target's sign, number and unit; all empty where the text is no such value."""

    sign: str = ""
    number: float | None = None
    unit: str = ""


def read_target(text: str) -> Target:
    """≥95% -> ≥ 95 %; 12公里以上 -> ≥ 12 公里; 健全, 2023年11月底前, 90-95, 10⁴ -> nothing."""
    found = None if is_power(text) else TARGET.fullmatch(cell_text(text))
    if not found:
        return Target()
    sign, number, unit, behind = found.groups()
    unit, behind = _behind(MARK_AT_END.sub("", unit), behind)
    return Target(SIGNS.get(sign or "", sign or "") or BEHIND.get(behind, ""), float(number), unit)


def _behind(unit: str, behind: str | None) -> tuple[str, str]:
    """The unit without 以上 or 以下 at its end, and that."""
    word = behind or next((word for word in BEHIND if unit.endswith(word)), "")
    return unit.removesuffix(word) if word else unit, word
