"""Tables drawn otherwise are read the same: of each variant as many as same_reading.json records.

`make accept` records what is read the same now; `python bench/variants.py --list` prints what is not.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from originals import originals
from variants import SYNONYMS, VARIANTS, outcomes
from zhibiao.extract.document import Document, Table
from zhibiao.normalize.facts.vocabulary import load_vocabulary

RECORDED = Path(__file__).parent / "same_reading.json"
REWORDED = ("synonyms in the header", "other synonyms in the header", "traditional characters", "one score off by one")
SOME = 20


def recorded() -> dict[str, dict[str, int]]:
    return json.loads(RECORDED.read_text(encoding="utf-8"))


def record(name: str, figures: dict[str, int]) -> None:
    everything = recorded() | {name: figures}
    known = {variant: everything[variant] for variant in VARIANTS if variant in everything}
    RECORDED.write_text(json.dumps(known, indent=4) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", VARIANTS)
def test_a_table_drawn_otherwise_is_read_the_same(name: str, accept: bool) -> None:
    found = list(outcomes(VARIANTS[name], originals()))
    figures = {"same": sum(one.same for one in found), "of": len(found)}
    if accept:
        record(name, figures)
    otherwise = [one.name for one in found if not one.same]
    assert figures["same"] >= recorded()[name]["same"], f"{figures}, not {recorded()[name]}: {otherwise}"


def test_every_variant_is_recorded_and_no_other() -> None:
    assert list(recorded()) == list(VARIANTS)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_changes_the_table_and_loses_no_text(name: str) -> None:
    changed = [(one.document, made.document) for one in originals() if (made := VARIANTS[name](one))]
    assert len(changed) > SOME
    assert [before.source for before, after in changed if before == after] == []
    if name not in REWORDED:
        assert [texts(before) - texts(after) for before, after in changed] == [Counter()] * len(changed)


def texts(document: Document) -> Counter[str]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return Counter(cell.text for table in tables for cell in table.cells if cell.text)


@pytest.mark.parametrize("group", SYNONYMS)
def test_words_that_stand_for_one_another_have_the_same_role(group: list[str]) -> None:
    assert len({load_vocabulary().role_of(word) for word in group}) == 1
