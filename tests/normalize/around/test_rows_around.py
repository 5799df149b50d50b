"""The rows above the first header and below the last indicator."""

from builders_tables import table
from zhibiao.normalize.around.rows_around import add_above, add_around
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.reading.build.build_rows import Rows
from zhibiao.normalize.reading.lines import lines_of

WORDS = load_vocabulary()
TITLE = "青禾县水务局2023年度考核表"


def above(*printed, title=""):
    rows = Rows()
    found = add_above(rows, lines_of(table(*printed), 0), title, WORDS)
    return found, rows


def kinds(rows):
    return [str(one.kind) for one in rows.other_rows]


def test_the_first_row_of_one_text_may_be_the_title():
    title, rows = above(f"{TITLE}[span 2]", "填报单位|水务局")
    assert (title, kinds(rows), rows.fields) == (TITLE, ["fields"], {"填报单位": "水务局"})
    assert rows.kept[0, 0, 0].startswith(TITLE)


def test_a_title_above_the_table_leaves_the_rows_what_they_are():
    title, rows = above(f"{TITLE}[span 2]", title="甲")
    assert (title, kinds(rows), list(rows.kept)) == ("甲", ["fields"], [])


def test_a_title_stands_before_rows_of_several_texts():
    assert above("填报单位|水务局", f"{TITLE}[span 2]")[0] == ""
    assert above("|", f"{TITLE}[span 2]")[0] == TITLE
    assert above("内部资料[span 2]", f"{TITLE}[span 2]")[0] == TITLE


def test_what_stands_with_the_title_in_its_cell_is_kept_with_its_fields():
    title, rows = above(f"表1 《{TITLE}》/填报单位：水务局")
    assert title == TITLE
    assert [cell.text for row in rows.other_rows for cell in row.cells] == ["表1\n填报单位：水务局"]
    assert rows.fields == {"填报单位": "水务局"}
    assert rows.kept[0, 0, 0] == f"{TITLE}\n表1\n填报单位：水务局\n《》："


def test_only_the_first_title_is_one():
    title, rows = above(f"{TITLE}[span 2]", "青禾县林业局2023年度考核表[span 2]")
    assert (title, kinds(rows), list(rows.kept)) == (TITLE, ["fields"], [(0, 0, 0)])


def test_rows_around_are_fields_notes_or_blank():
    rows = Rows()
    for line in lines_of(table("甲|乙", "填表人：[span 2]", "按月考核。[span 2]", "|"), 0):
        add_around(rows, line)
    assert kinds(rows) == ["fields", "fields", "note", "placeholder"]


def test_the_funds_of_a_project_are_fields_of_the_form():
    _title, rows = above("资金|预算数|执行数", "|100|95", title="甲")
    assert kinds(rows) == ["fields", "fields"]
    assert rows.fields == {"预算数": "100", "执行数": "95"}
