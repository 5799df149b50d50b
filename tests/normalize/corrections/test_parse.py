import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.extract.limits import LIMITS
from zhibiao.normalize.corrections.parse import LARGEST, FaultyCorrections, parse_corrections, read_corrections
from zhibiao.normalize.corrections.records import Header, Rows, RowsStated, Scope
from zhibiao.normalize.reading.constraints import RowPart
from zhibiao.normalize.records import Role, RowKind

LAYOUT = "4-0123456789ab"
HEAD = f'[[correction]]\nlayout = "{LAYOUT}"\n'
ONE_TABLE = '[[correction]]\nfile = "0123abcd"\ntable = 2\n'


def only(text):
    (correction,) = parse_corrections(text, "c.toml")
    return correction


def mistake(text):
    with pytest.raises(FaultyCorrections) as error:
        parse_corrections(text, "c.toml")
    return error.value.message


def test_all_that_may_be_stated_is_read():
    one = only(
        ONE_TABLE + 'row = 9\norientation = "upright"\nheader = { first = 3, rows = 2 }\ntitle = " 甲表 "\n'
        'unit = ""\nyear = 2024\n'
        '[correction.columns]\n1 = "level 2"\n2 = "level"\n3 = "score 1"\n4 = "criterion"\n'
        '[correction.rows]\n"合计" = "total"\n7-9 = "one-indicator"\n12 = "continuation"\n'
    )
    assert one.scope == Scope("", "0123abcd", 2, 9)
    assert (one.is_form, one.turned, one.title, one.unit, one.year) == (None, False, "甲表", "", 2024)
    assert one.header == Header(Rows(3, 3), 2)
    assert one.columns == {
        1: (Role.LEVEL, 2),
        2: (Role.LEVEL, None),
        3: (Role.SCORE, 1),
        4: (Role.CRITERION, None),
    }
    assert one.rows == {
        "合计": RowsStated("合计", RowKind.TOTAL),
        "7-9": RowsStated(Rows(7, 9)),
        "12": RowsStated(Rows(12, 12), RowPart.CONTINUATION),
    }


def test_each_statement_has_its_line():
    columns, rows = '[correction.columns]\n# 1 = "score"\n"2" = "score"\n', '[correction.rows]\n"合" = "note"\n'
    one = only(f'{HEAD}unit = "甲局"\n\n{columns}\n{rows}')
    assert one.line == 1
    assert one.lines == {"unit": 3, "columns.2": 7, "rows.合": 10}


def test_an_entry_may_state_nothing():
    assert only(HEAD + "[correction.columns]\n# 1 = 'score'\n").lines == {}
    assert parse_corrections("# nothing\n", "c.toml") == ()


@pytest.mark.parametrize(
    ("text", "line", "key", "right"),
    [
        (HEAD + "heading = 3", 3, "heading", "header"),
        (HEAD + '[correction.columns]\n1 = "level 1"\n2 = "scores"', 5, "columns.2", "score"),
        (HEAD + '[correction.columns]\n1 = "level 9"', 4, "columns.1", "1 to 5"),
        (HEAD + '[correction.columns]\n1 = "remark 2"', 4, "columns.1", "only level and score"),
        (HEAD + '[correction.columns]\n0 = "score"', 4, "columns.0", "from 1"),
        (HEAD + f'[correction.columns]\n{LIMITS.columns + 1} = "score"', 4, "columns.1001", "from 1"),
        (HEAD + "[correction.columns]\n3 = 4", 4, "columns.3", "criterion"),
        (HEAD + 'columns = "score"', 3, "columns", "[correction.columns]"),
        (HEAD + '[correction.rows]\n"合计" = "sum"', 4, "rows.合计", "total"),
        (HEAD + '[correction.rows]\n"合计" = "one-indicator"', 4, "rows.合计", "7-9"),
        (HEAD + '[correction.rows]\n7 = "note"', 4, "rows.7", "first text"),
        (HEAD + "header = { first = 2, rows = 1 }", 3, "header", "file and table"),
        (ONE_TABLE + '[correction.rows]\n9-7 = "note"', 5, "rows.9-7", "first before the last"),
        (ONE_TABLE + '[correction.rows]\n1-99999 = "note"', 5, "rows.1-99999", "1000"),
        (ONE_TABLE + "header = { rows = 2 }", 4, "header", "first"),
        (ONE_TABLE + "header = { first = 2, row = 2 }", 4, "header.row", "rows"),
        (ONE_TABLE + "header = 2", 4, "header", "{ first = "),
        (ONE_TABLE + "header = { first = 2, rows = 0 }", 4, "header.rows", "from 1"),
        (ONE_TABLE + 'form = "no"', 4, "form", "true or false"),
        (ONE_TABLE + 'form = false\ntitle = "甲"', 5, "title", "form = false"),
        (ONE_TABLE + 'orientation = "down"', 4, "orientation", "upright, turned"),
        (ONE_TABLE + 'year = "2024"', 4, "year", "without quotes"),
        (ONE_TABLE + "year = 24", 4, "year", "1949"),
        (ONE_TABLE + 'title = ""', 4, "title", "text in quotes"),
        (ONE_TABLE + f'unit = "{"甲" * 201}"', 4, "unit", "200"),
        ('[[correction]]\nlayout = "x"', 2, "layout", "5-3f9a1b2c4d5e"),
        ('[[correction]]\nfile = "附件.docx"', 2, "file", "SHA-256"),
        ("[[correction]]\nunit = ''", 1, "layout, or file", "which forms"),
        (HEAD + "table = 2", 3, "table", "add file"),
        (HEAD + 'file = "0123abcd"\nrow = 2', 4, "row", "add table"),
        ("[correction]\nunit = ''", 1, "correction", "[[correction]]"),
        ("correction = [3]", 1, "correction", "[[correction]]"),
        (HEAD + "[corrections]\nunit = ''", 3, "corrections", "correction"),
    ],
)
def test_a_mistake_is_told_with_its_line_its_key_and_what_would_be_right(text, line, key, right):
    said = mistake("# one line above\n" + text)
    assert said.startswith(f"c.toml, line {line + 1}: ")
    assert key in said
    assert right in said


def test_a_mistake_in_a_later_entry_has_its_line():
    assert mistake(HEAD + "year = 2020\n" + HEAD + "year = 1").startswith("c.toml, line 6: year: ")


def test_what_is_no_toml_is_told_with_its_line():
    said = mistake(HEAD + "header = {\n")
    assert said.startswith("c.toml: ")
    assert "line 3" in said


def test_deep_nesting_is_a_mistake_and_no_crash():
    assert mistake("a = " + "[" * 100_000).startswith("c.toml: ")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a." * 400_000 + "b = 1", "line 1"),
        ("[[correction]]\n" * 60_000, "10000"),
        (HEAD + "[correction.rows]\n" + "".join(f'"{n}{"." * 80}甲" = "sum"\n' for n in range(9_000)), "line 4"),
        ('"' + '\\"' * 400_000 + "." * 80, "c.toml"),
    ],
    ids=["a key of many parts", "many entries", "dots in names", "quotes without an end"],
)
def test_a_file_made_to_keep_the_parser_busy_is_refused_at_once(text, said):
    assert said in mistake(text)


def test_files_and_folders_are_read_and_the_narrowest_comes_last(tmp_path):
    (tmp_path / "a.toml").write_text(ONE_TABLE + "year = 2021", encoding="utf-8-sig")
    (tmp_path / "b.toml").write_text(HEAD + "year = 2020", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("?")
    entries = read_corrections([tmp_path]).entries
    assert [entry.year for entry in entries] == [2020, 2021]
    assert entries[0].source == str(tmp_path / "b.toml")


def test_two_corrections_of_the_same_forms_may_not_differ(tmp_path):
    (tmp_path / "a.toml").write_text(HEAD + "year = 2021", encoding="utf-8")
    (tmp_path / "b.toml").write_text(HEAD + "unit = ''\nyear = 2020", encoding="utf-8")
    with pytest.raises(FaultyCorrections, match=r"b\.toml, line 4: year: .*a\.toml, line 3"):
        read_corrections([tmp_path])
    (tmp_path / "b.toml").write_text(HEAD + "unit = ''\nyear = 2021", encoding="utf-8")
    assert len(read_corrections([tmp_path]).entries) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xb8\xfc\xd5\xfd", "UTF-8"), (b"#" * (LARGEST + 1), "cannot be read"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, said):
    path = tmp_path / "c.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FaultyCorrections, match=said):
        read_corrections([path])


def test_a_folder_without_corrections_is_told(tmp_path):
    with pytest.raises(FaultyCorrections, match=r"holds no \.toml"):
        read_corrections([tmp_path])


KEYS = st.sampled_from(
    ["layout", "file", "table", "row", "form", "orientation", "header", "title", "unit", "year", "columns", "rows", "x"]
)
VALUES = st.sampled_from(
    [
        *(
            '"4-0123456789ab"',
            '"0123abcd"',
            "1",
            "0",
            "-1",
            "2024",
            "true",
            '"upright"',
            '""',
            "1.5",
            "[]",
            "[[1]]",
            "{}",
        ),
        *("{ first = 1 }", '{ first = "甲", rows = 2 }', '{ 1 = "score" }', '{ 7-9 = "one-indicator" }', "1979-05-27"),
        *('{ "合计" = "total" }', '{ 0-0 = "note" }', '{ 99999999 = "note" }', '{ ٣ = "note" }', "inf", "nan", "'\\'"),
    ]
)


@given(st.lists(st.lists(st.tuples(KEYS, VALUES), max_size=6), max_size=3))
def test_whatever_stands_in_a_file_it_is_read_or_the_mistake_is_told(entries):
    text = "\n".join("\n".join(["[[correction]]", *(f"{key} = {value}" for key, value in one)]) for one in entries)
    try:
        corrections = parse_corrections(text, "c.toml")
    except FaultyCorrections as error:
        assert error.message.startswith("c.toml")
        return
    assert len(corrections) == len(entries)
