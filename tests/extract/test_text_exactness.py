"""Three hundred random documents of each kind: read back exactly, or with a notice at the very place."""

from collections import Counter
from collections.abc import Callable

import pytest
from text_exactness import TABLE_END, Outcome, compare
from text_forms import Sheet, forms_of
from text_forms_adversarial import adversarial_forms_of

DOCUMENTS = 300
FIRST = 20_000


@pytest.mark.parametrize(("forms", "floor"), [(forms_of, 0.99), (adversarial_forms_of, 0.85)])
def test_random_forms_come_back_or_the_doubt_is_told(forms: Callable[[int], Sheet], floor: float) -> None:
    found = [compare(forms(seed)) for seed in range(FIRST, FIRST + DOCUMENTS)]
    outcomes = Counter(one.outcome for one in found)
    exact = outcomes[Outcome.EXACT] + sum(one.cause == TABLE_END for one in found)
    assert exact >= floor * DOCUMENTS
    assert not outcomes[Outcome.SILENT]


def test_doubts_are_few() -> None:
    found = [compare(forms_of(seed)) for seed in range(FIRST, FIRST + DOCUMENTS)]
    assert sum(one.doubted for one in found) <= 0.13 * sum(one.rows for one in found)
