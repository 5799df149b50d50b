"""Which other roles columns may have, where the border between names and rules is another one."""

import pytest
from zhibiao.normalize.reading.roles.exchange import exchanged


@pytest.mark.parametrize(
    ("roles", "others"),
    [
        (("serial", "level", "criterion", "score"), [("serial", "level", "level", "score")]),
        (("level", "score", "requirement", "criterion"), [("level", "score", "level", "criterion")]),
        (("level", "level", "score", "result"), [("level", "criterion", "score", "result")]),
        (("criterion", "level", "level", "score"), []),
        (("level", "score"), []),
        (("criterion", "score"), []),
        ((), []),
    ],
)
def test_the_first_rules_behind_the_names_may_be_names_and_the_last_names_rules(roles, others):
    assert list(exchanged(roles)) == others
