"""The figures of tables that were left out of the fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from .judge import Made

DOUBT, SURE = 0.9, 0.95
"""Less confidence is told; so much and more is said to be right."""
STEPS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)


def print_figures(choices: Sequence[Made], sure: Sequence[float]) -> None:
    """Print how many tables are read right, and how well the confidence tells them from the others."""
    for name, own in (("tests' tables", True), ("public files", False)):
        _print_part(name, [one for one in choices if one.table.is_own is own])
    _print_rows([one for one in choices if not one.table.is_own])
    _print_sureness([(one.is_right, own) for one, own in zip(choices, sure, strict=True) if not one.table.is_own])


def _print_rows(choices: Sequence[Made]) -> None:
    """Print the rows of public forms that are read right."""
    forms = [one.table.counts[one.place] for one in choices if not one.table.is_no_form]
    hits, criteria, ours, wanted = (sum(column) for column in zip(*forms, strict=True))
    whole = sum(own.hits == own.ours == own.wanted for own in forms)
    f1 = 2 * hits / (ours + wanted)
    print(f"  forms: rows F1 {f1:.3f}, right criterion too {criteria / wanted:.3f}, whole {whole}/{len(forms)}")


def _print_sureness(real: Sequence[tuple[bool, float]]) -> None:
    wrong, right = [chance for whole, chance in real if not whole], [chance for whole, chance in real if whole]
    told = [sum(chance < DOUBT for chance in part) for part in (wrong, right)]
    print(f"public files: wrong told {told[0]}/{len(wrong)}, right told {told[1]}/{len(right)}", end=" ")
    print(f"auc {_auc(wrong, right):.3f}")
    for low, high in pairwise(STEPS):
        marks = [whole for whole, chance in real if low <= chance < high]
        if marks:
            print(f"  confidence {low:.2f} to {min(high, 1):.2f}: {sum(marks)} of {len(marks)} right")


def _print_part(name: str, part: Sequence[Made]) -> None:
    reachable = sum(any(one.table.right) for one in part)
    others = [one for one in part if one.table.is_no_form]
    forms = sum(one.table.candidates[one.place].is_form for one in others)
    print(f"{name}: {len(part)}; right {sum(one.is_right for one in part)}, one of the candidates right {reachable}")
    print(f"{name}: {len(others)} that are no forms; read as forms {forms}")


def print_known(choices: Sequence[Made]) -> None:
    """Print how many of the tests' tables are right by the weights that are written, and the names of the others."""
    wrong = [one.table.name for one in choices if not one.is_right]
    print(f"tests' tables by all weights: {len(choices)}; right {len(choices) - len(wrong)}")
    for name in wrong:
        print(f"  wrong: {name}")


def _auc(wrong: Sequence[float], right: Sequence[float]) -> float:
    """The chance that a wrong table has the lower confidence."""
    pairs = list(product(wrong, right))
    return sum((a < b) + (a == b) / 2 for a, b in pairs) / max(len(pairs), 1)
