"""The readings of tables in words, and the example on the pages about them."""

import pytest
from builders_tables import document, table
from readings import PAGES, drawn, explained


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_example_of_the_page_is_what_the_program_gives(page):
    text = page.read_text(encoding="utf-8")
    assert drawn(text) == text, "draw it anew: python bench/readings.py --pages"
    assert "confidence 0." in text


def test_readings_are_listed_from_the_best_on_and_no_form_among_them():
    lines = list(
        explained(
            document("2023年度考核表", table("一级指标|评分标准|分值", "防汛|缺一次扣2分|60", "水质|漏一次扣1分|40"))
        )
    )
    worth = [float(line.split()[0]) for line in lines[: lines.index("")]]
    assert worth == sorted(worth, reverse=True)
    assert "level 1 | criterion | score: 2 indicators, 防汛 60.0; 水质 40.0" in lines[0]
    assert any(line.endswith("  no form") for line in lines)


def test_a_document_without_tables_has_no_readings():
    assert list(explained(document("只有文字"))) == []
