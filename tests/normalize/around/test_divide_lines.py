"""The lines between two tables are divided by where they stand; none is lost, whatever they are."""

from collections import Counter

import pytest
from builders_tables import document, table
from hypothesis import given, settings
from hypothesis import strategies as st
from zhibiao.extract.document import Part
from zhibiao.normalize.around.divide_lines import divided
from zhibiao.normalize.around.lines_around import Owner, lines_around
from zhibiao.normalize.around.outside import body_blocks, is_seen, page_lines, stretches
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.records import LinePlace

WORDS = load_vocabulary()
TITLE = "云溪镇林场2022年度考核表"
OTHER = "云溪镇茶场2022年度考核表"
PROSE = "各镇各有关部门要高度重视这项工作，明确专人负责，按照规定的时间和要求报送材料，确保取得实效。"
FORM = table("指标|分值", "巡查|100")


def places(lines, title=TITLE, has_above=True, has_below=True):
    parts = divided(lines, title, has_above, has_below, WORDS)
    named = ("below", "running", "above_mark", "above_title", "above", "far")
    return {name: list(getattr(parts, name)) for name in named if getattr(parts, name)}


def test_lines_between_two_forms():
    assert places(["注：一式两份。", "附件3", "内部资料", TITLE, "填报单位："]) == {
        "below": ["注：一式两份。"],
        "above_title": ["内部资料"],
        "above": ["填报单位："],
    }


def test_what_stands_before_the_mark_behind_a_blank_line():
    assert places(["签字：", "", "密级：内部", "附件3", TITLE]) == {"below": ["签字："], "above_mark": ["密级：内部"]}


def test_running_text_behind_a_mark_parts_it_from_the_table():
    assert places(["附件3", PROSE, TITLE], has_above=False) == {"running": ["附件3", PROSE]}


@pytest.mark.parametrize("line", ["第四章 附则", "三、组织领导"])
def test_below_a_table_a_chapter_begins_running_text(line):
    assert places(["注：一式两份。", line, PROSE], title=None, has_below=False) == {
        "below": ["注：一式两份。"],
        "running": [line, PROSE],
    }


def test_a_few_lines_without_a_title_stand_above_the_first_table():
    assert places(["填报单位：", "单位：分"], title="", has_above=False) == {"above": ["填报单位：", "单位：分"]}


TITLES = ["", TITLE, OTHER, "附件1", "附件2 " + TITLE, "填报单位："]
BELOW = ["注：一式两份。", "（1）据实填写", PROSE, "第二章 附则", "第1页"]
LINES = st.lists(st.sampled_from([*TITLES, *BELOW]), max_size=14)


@settings(deadline=None)
@given(LINES, st.sampled_from([TITLE, "", None]), st.booleans(), st.booleans())
def test_each_line_stands_in_one_place_at_most_and_only_marks_and_titles_in_none(lines, title, has_above, is_form):
    has_below = title is not None and is_form
    found = places(lines, title, has_above, has_below)
    kept = Counter(line for part in found.values() for line in part)
    seen = Counter(filter(is_seen, lines))
    assert all(line.startswith("附件") or line == title for line in seen - kept)
    assert all(any(part in line for line in lines) for part in kept - seen)


@settings(deadline=None)
@given(LINES)
def test_lines_that_stand_with_no_form_are_running_text(lines):
    around = lines_around(document(*lines, FORM, *lines), [], {}, WORDS)
    assert around.lines == {}
    told = [line for one in around.running for line in one.lines]
    assert Counter(told) == Counter(filter(is_seen, [*lines, *lines]))


def test_forms_have_the_lines_of_their_tables():
    blocks = document(TITLE, FORM, "签字：", OTHER, FORM, "注：一式两份。")
    around = lines_around(blocks, [Owner(0, 0, TITLE), Owner(1, 1, OTHER)], {}, WORDS)
    assert around.lines[0] == [(LinePlace.BELOW, "签字：")]
    assert around.lines[1] == [(LinePlace.BELOW, "注：一式两份。")]


def test_a_table_that_is_no_form_goes_with_the_form_above_unless_it_has_a_heading():
    blocks = document(TITLE, FORM, table("签字|日期"), "注：一式两份。", "附件2", FORM, "注：另附材料。")
    around = lines_around(blocks, [Owner(0, 0, TITLE)], {2: "附表"}, WORDS)
    assert around.lines[0] == [(LinePlace.BELOW, "注：一式两份。")]
    assert [one.lines for one in around.running if one.lines] == [["附件2"], ["注：另附材料。"]]


def test_the_body_is_divided_by_its_tables_and_pages_keep_each_line_once():
    made = document("一\n二", FORM, "三")
    assert stretches(made) == [["一", "二"], ["三"]]
    assert [table for table, _block in body_blocks(made)] == [0, 0, 1]
    assert page_lines(made) == {place: [] for place in (LinePlace.HEADER, LinePlace.FOOTER, LinePlace.TEXT_BOX)}
    assert {block.part for _table, block in body_blocks(made)} == {Part.BODY}


def test_of_two_marks_the_last_has_the_title_behind_it():
    assert places(["附件1", f"附件3 {TITLE}"], has_above=False) == {"far": ["附件1"]}
    assert places(["附件1", "附件3 内部资料", TITLE], has_above=False) == {
        "above_title": ["内部资料"],
        "far": ["附件1"],
    }


def test_behind_the_last_table_no_line_stands_above_one():
    assert places(["填报单位：", "填表人："], title=None, has_below=False) == {"below": ["填报单位：", "填表人："]}
    assert places(["填报单位："], title="") == {"above": ["填报单位："]}
    assert places(["签字：", "填报单位："], title="") == {"below": ["签字："], "above": ["填报单位："]}
