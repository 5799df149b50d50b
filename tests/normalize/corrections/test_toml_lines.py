import pytest
from zhibiao.normalize.corrections.toml_lines import MOST_DOTS, line_of_many_dots, lines_of_keys

TEXT = """version = 1

[[correction]]
layout = "5-甲"
"title" = "甲"

[correction.columns]
1 = "level 1"
"2" = "score"

[[ correction ]]
file = "乙"
columns.3 = "score"
title = "乙"
title = "丙"
"""


@pytest.mark.parametrize(
    ("entry", "key", "line"),
    [
        (0, "version", 1),
        (0, "absent", 1),
        (1, "", 3),
        (1, "layout", 4),
        (1, "title", 5),
        (1, "columns", 7),
        (1, "columns.1", 8),
        (1, "columns.2", 9),
        (1, "columns.9", 7),
        (1, "rows.1", 3),
        (2, "", 11),
        (2, "columns.3", 13),
        (2, "title", 14),
        (9, "title", 5),
    ],
)
def test_a_key_stands_in_a_line_of_its_entry(entry, key, line):
    assert lines_of_keys(TEXT).of(entry, key) == line


def test_a_key_of_more_parts_than_any_has_is_found():
    long = f"a{'.a' * (MOST_DOTS + 1)} = 1"
    assert line_of_many_dots(f"a.b = 1\n{long}") == 2
    assert line_of_many_dots(f"a{'.a' * MOST_DOTS} = 1") is None
    assert line_of_many_dots(f'a = "{long}"\nb = 1 # {long}') is None
