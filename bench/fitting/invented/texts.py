"""Texts of invented tables: names, rules, what is to be done, points."""

from __future__ import annotations

from .drawing import Dice
from .words import AIMS, RULES, TASKS, WORK

STEPS = ("0.5", "1", "2", "3", "5")
STATED = ("评价分值为{}分", "分值{}分", "满分{}分", "计{}分。", "得{}分")
POINTS = (2, 3, 4, 5, 5, 6, 8, 10, 10, 15, 20)


def rule(dice: Dice) -> str:
    """One or two rules by which points are given or taken off."""
    rules = [dice.of(RULES).format(dice.of(STEPS)) for _n in range(dice.number(1, 2))]
    return "；".join(rules) + dice.of(("。", ""))


def wish(dice: Dice) -> str:
    """What is to be done."""
    return dice.of(AIMS).format(dice.of(WORK)) + dice.of(("。", ""))


def question(dice: Dice) -> str:
    """A point to be judged, as a question."""
    return f"是否{dice.of(AIMS).format(dice.of(WORK))}？"


def item(dice: Dice) -> str:
    """What is required, with its points in the sentence."""
    return f"{dice.of(AIMS).format(dice.of(WORK))}，{dice.of(STATED).format(dice.of(POINTS))}"


def task(dice: Dice) -> str:
    """A short name of what is assessed."""
    return dice.of(TASKS)


def parts(dice: Dice, count: int) -> list[int]:
    """Full marks, which come to a hundred more often than not."""
    found = [dice.of(POINTS) for _n in range(count)]
    rest = 100 - sum(found[:-1])
    return [*found[:-1], rest] if rest > 0 and dice.holds(0.6) else found
