"""Field codes that show something: EQ as a line of text, the texts of buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zhibiao.extract.fields import LONGEST_CODE, shown_code
from zhibiao.extract.visible import Look, marked


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r"\o\ac(○,3)", "③"),
        (r"\o(○,12)", "⑫"),
        (r"\O\AC(◯,５)", "⑤"),
        (r"\o\ac(○,注)", "注"),
        (r"\o\ac(□,√)", "☑"),
        (r"\o\ac(□,×)", "☒"),
        (r"\o\ac(□,)", "□"),
        (r"\o(△,!)", "!"),
        (r"\x(√)", "☑"),
        (r"\x(优)", "优"),
        (r"\o\ad(单位,　　　　)", "单位"),
        (r'\* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(shí),实)', "实"),
        (r"\o\al(2,n)", "(2,n)"),
        (r"\f(1,2)", "1/2"),
        (r"\f(a＋1,b)×10", "(a＋1)/b×10"),
        (r"100\f(1,2)", "100(1/2)"),
        (r"\f(1,2)5", "(1/2)5"),
        (r"\f(\f(a,b),c)", "(a/b)/c"),
        (r"\r(x)", "√(x)"),
        (r"\r(3,x)", "√[3](x)"),
        (r"m\s\up8(2)", "m^2"),
        (r"H\s\do3(2)O", "H_2O"),
        (r"x\s(2,i)", "x_i^2"),
        (r"\i\su(i=1,n,x)", "∑_(i=1)^n x"),
        (r"\i\pr(i,n,x)", "∏_i^n x"),
        (r"\i\fc\Φ(0,1,x)", "Φ_0^1 x"),
        (r"\b(x)", "(x)"),
        (r"\b\bc\[(x)", "[x]"),
        (r"\b\lc\{\rc\}(\a\vs4\al\co1(x,y))", "{x; y}"),
        (r"\b\lc\{(\a(x,y))", "{x; y"),
        (r"\l(1;2)", "1,2"),
        (r"\d\fo10()a", "a"),
        (r"f(x)+\(y\)", "f(x)+(y)"),
        (r"\f(1", "1"),
        (r")a,b", ")a,b"),
        (r"a \* MERGEFORMAT", "a"),
    ],
)
def test_an_equation_as_a_line_of_text(code, expected):
    assert shown_code(f"EQ {code}") == expected


@given(st.text(r"\abdfilorsx(),; 1-[√○", max_size=60))
def test_any_code_gives_a_text(code):
    assert shown_code(f"eq {code}").strip() == shown_code(f"eq {code}")


@pytest.mark.parametrize("piece", ["(", r"\f(", r"\a  ", "\\", "a)", r"\o\ac(○,", r"\s\up 8 "])
def test_codes_made_to_take_long_do_not(piece):
    code = "eq " + piece * (LONGEST_CODE // len(piece) - 3)
    assert len(shown_code(code)) <= len(code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MACROBUTTON NoMacro [点击填写]", marked("[点击填写]", Look.PROMPT)),
        ("GotoButton place see there", marked("see there", Look.PROMPT)),
        ("MACROBUTTON Tick □", "□"),
        ("MACROBUTTON Nothing", ""),
        ("DATE", ""),
        ("EQ", ""),
    ],
)
def test_other_codes(code, expected):
    assert shown_code(code) == expected
