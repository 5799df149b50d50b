"""The text that `correct` writes, from forms as they were read."""

import re
import tomllib
from dataclasses import replace

import pytest
from builders_tables import document, table
from zhibiao.app.skeleton import Read, skeleton
from zhibiao.extract.document import Notice, Place
from zhibiao.normalize import normalize
from zhibiao.normalize.corrections.parse import LABELS, LARGEST, parse_corrections
from zhibiao.normalize.records import CheckKind, Role

ROWS = ("一级指标|二级指标|评分标准|分值", "安全|用电|出一次事扣1分|6", "安全|用水|漏一次扣1分|4", "公用|||")
SHA = "ab" * 32


def read(*rows, title="2023年度青禾县水利局考核表", source="a.docx"):
    (form,) = normalize(document(title, table(*rows))).forms
    return Read(source, SHA, form)


def unsure(one, **changes):
    return replace(one, form=replace(one.form, **changes))


def entries(text):
    """The entries with every line taken as one that states something."""
    told = ("# ?", "# ----")
    lines = [line for line in text.splitlines() if not line.startswith(told)]
    lines = [line.removeprefix("# ") if " = " in line else line for line in lines]
    return tomllib.loads("\n".join(lines[lines.index("[[correction]]") :]))["correction"]


def test_nothing_doubtful_is_no_text():
    assert skeleton([read(*ROWS[:3])], []).text == ""


def test_a_form_that_is_not_sure_stands_with_how_sure_it_is_and_the_second_reading():
    text = skeleton([unsure(read(*ROWS[:3]), confidence=0.62, second="its columns are the indicators")], []).text
    assert "# ? This reading is 62 % sure.\n# ? It could also be: its columns are the indicators\n" in text
    (entry,) = entries(text)
    assert entry["header"] == {"first": "一级指标", "rows": 1}
    assert entry["columns"] == {"1": "level 1", "2": "level 2", "3": "criterion", "4": "score"}
    assert (entry["form"], entry["orientation"]) == (False, "turned")


def test_a_column_that_is_not_sure_says_so():
    one = read(*ROWS[:3])
    columns = (*one.form.columns[:3], replace(one.form.columns[3], confidence=0.5))
    assert "# 分值 (50 % sure)\n" in skeleton([unsure(one, columns=columns)], []).text


def test_forms_of_one_layout_have_one_entry():
    several = [unsure(read(*ROWS[:3], source=f"{number}.docx"), confidence=0.5) for number in range(9)]
    text = skeleton(several, []).text
    assert len(entries(text)) == 1
    assert "# 8 more have this layout: 1.docx, table 1; " in text
    assert "; …" in text


def test_rows_that_are_doubtful_are_named_by_their_first_text():
    one = read(*ROWS[:3], '公"用|杂项|酌情[span 2]')
    place = Place(0, one.form.other_rows[0].row)
    doubt = Notice(CheckKind.ROW_UNCLEAR, "Look.\nAgain", place=place)
    text = skeleton([unsure(one, notices=(doubt,))], []).text
    assert "# ? table 1, row 4: Look.␊Again\n" in text
    assert entries(text)[0]["rows"] == {'公"用': one.form.other_rows[0].kind}


def test_a_form_of_two_in_a_table_is_named_by_a_row():
    doubt = (Notice(CheckKind.TITLE_MISSING, "No title."),)
    two = [unsure(read(*ROWS[:3]), notices=doubt), unsure(read(*ROWS[:3]), notices=doubt, header=(7, 1))]
    assert [(entry["table"], entry["row"]) for entry in entries(skeleton(two, []).text)] == [(1, 1), (1, 8)]
    (alone,) = entries(skeleton(two[:1], []).text)
    assert (alone["file"], alone["title"], "row" in alone) == (SHA[:16], two[0].form.title, False)


def test_a_table_left_out_stands_with_what_it_would_be():
    one = read(*ROWS[:3])
    (entry,) = entries(skeleton([], [one, one]).text)
    assert (entry["layout"], entry["form"], entry["header"]["first"]) == (one.form.layout, True, "一级指标")
    assert entry["columns"]["4"] == "score"


def test_no_more_is_written_than_can_be_read_again():
    doubt = (Notice(CheckKind.TITLE_MISSING, "No title. " * 50),)
    many = [unsure(read(*ROWS[:3]), notices=doubt)] * 6_000
    written = skeleton(many, [])
    assert len(written.text.encode()) < LARGEST
    assert len(parse_corrections(written.text, "c.toml")) == len(many) - written.left
    assert written.left > 0


def test_a_row_that_begins_with_a_long_text_is_not_named():
    text = "考" * 200
    one = read(*ROWS[:3])
    columns = (replace(one.form.columns[0], header=text), *one.form.columns[1:])
    assert text not in skeleton([unsure(one, columns=columns, confidence=0.5)], []).text


@pytest.mark.parametrize("text", ['甲"\\乙', "甲\x7f乙\u202e", "甲\x00", "'", "#甲 = 乙", "甲\n乙"])
def test_whatever_stands_in_a_form_the_text_can_be_read(text):
    one = read(*ROWS[:3])
    columns = (replace(one.form.columns[0], header=text), *one.form.columns[1:])
    doubts = (Notice(CheckKind.TITLE_MISSING, text), Notice(CheckKind.HEADER_GUESSED, text))
    written = skeleton([unsure(one, columns=columns, title=text, notices=doubts)], []).text
    assert [correction.lines for correction in parse_corrections(written, "c.toml")] == [{}, {}]
    assert entries(written)[1]["title"] == text


def test_every_role_and_every_kind_of_row_is_explained():
    text = skeleton([unsure(read(*ROWS[:3]), confidence=0.5)], []).text
    words = [role for role in Role if role is not Role.LEVEL] + list(LABELS)
    assert [word for word in words if not re.search(rf"^#   {word} +\S", text, re.MULTILINE)] == []
