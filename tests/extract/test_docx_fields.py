"""Fields, form fields and characters of symbol fonts."""

import pytest
from builders_docx import cell, document, p, r, row, table
from views_of_documents import kinds, texts
from zhibiao.extract import read


def char(kind: str, inner: str = "") -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar>')


def code(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


def field(instruction: str, *result: str) -> str:
    return "".join([char("begin"), code(instruction), char("separate"), *(map(r, result)), char("end")])


def cell_text(*content: str) -> str:
    return texts(document(table(row(cell(p(*content))))))[0][0]


def test_a_field_shows_its_result():
    assert cell_text("第", field(" PAGE ", "3"), "页") == "第3页"


def test_a_field_within_a_field_code_is_code():
    inner = field(" PAGE ", "7")
    assert cell_text(char("begin"), code("IF "), inner, code(" > 1"), char("separate"), r("yes"), char("end")) == "yes"


def test_a_simple_field_shows_its_result():
    assert cell_text(f'<w:fldSimple w:instr="DATE">{r("2023")}</w:fldSimple>') == "2023"


def test_a_field_that_never_ends_loses_no_text():
    assert cell_text(char("begin"), r("a"), "b") == "ab"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r" eq \o\ac(○,3)", "③"),
        (r"EQ \o(○,12)", "⑫"),
        (r"eq \o\ac(□,√)", "☑"),
        (r"eq \o\ac(□,急)", "急"),
        (r"eq \f(1,2)", "1/2"),
        ("MACROBUTTON NoMacro [点击填写]", ""),
        ("PAGE", ""),
    ],
)
def test_fields_without_a_result_show_their_code(instruction, shown):
    assert cell_text(char("begin"), code(instruction), char("end")) == shown


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ('<w:checked/><w:default w:val="0"/>', "☑"),
        ('<w:checked w:val="0"/>', "□"),
        ('<w:default w:val="1"/>', "☑"),
        ('<w:default w:val="0"/>', "□"),
    ],
)
def test_check_boxes_of_forms(box, shown):
    begin = char("begin", f"<w:ffData><w:checkBox>{box}</w:checkBox></w:ffData>")
    assert cell_text(begin, code(" FORMCHECKBOX "), char("end"), "是") == f"{shown}是"


def test_lists_of_forms_show_the_choice():
    entries = '<w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/>'
    begin = char("begin", f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>")
    assert cell_text(begin, code(" FORMDROPDOWN "), char("end")) == "良"


@pytest.mark.parametrize(
    ("font", "code_point", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00A8", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Symbol", "F0D6", "√"),
        ("仿宋", "2611", "☑"),
    ],
)
def test_symbols(font, code_point, shown):
    assert cell_text(r(f'<w:sym w:font="{font}" w:char="{code_point}"/>'), "是") == f"{shown}是"


def test_symbols_within_text_follow_the_runs_font():
    assert cell_text(r("\uf0fe", font="Wingdings"), r("\uf052", font="Wingdings 2")) == "☑☑"


def test_letters_in_a_symbol_font_are_its_symbols():
    both = '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>'
    assert cell_text(f"<w:r>{both}<w:t>£</w:t></w:r>", r("有"), f"<w:r>{both}<w:t>R</w:t></w:r>", r("R")) == "□有☑R"
    latin = '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="仿宋"/></w:rPr>'
    assert cell_text(f"<w:r>{latin}<w:t>R£</w:t></w:r>") == "☑£"


def test_an_unknown_symbol_is_kept_and_told():
    found = read(document(table(row(cell(p(r('<w:sym w:font="Marlett" w:char="F061"/>')))))))
    assert found.body_tables()[0].cells[0].text == "\uf061"
    assert kinds(found) == ["symbol-unknown"]
    assert "Marlett F061" in found.notices[0].message
