from __future__ import annotations

import pytest
from zhibiao.render.years import next_header, next_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2021年度青禾县考核指标", "2022年度青禾县考核指标"),
        ("青禾县2021年考核办法（2019年修订）", "青禾县2022年考核办法（2019年修订）"),
        ("2020—2021学年考核表", "2021—2022学年考核表"),
        ("2021年至2023年考核表", "2022年至2024年考核表"),
        ("二〇二一年度考核表", "二〇二二年度考核表"),
        ("二○二一年度考核表", "二〇二二年度考核表"),
        ("文号12021号，2021年度", "文号12021号，2022年度"),
        ("考核指标", "考核指标"),
    ],
)
def test_the_title_of_another_year(title: str, expected: str) -> None:
    assert next_title(title, 2021, 2022) == expected


def test_headers_move_along_with_the_year() -> None:
    assert next_header("2020年实际值\n（2021年底）", 2021, 2023) == "2022年实际值\n（2023年底）"
    assert next_header("2015年基数", 2021, 2022) == "2015年基数"
    assert next_header("共2021人", 2021, 2022) == "共2021人"
