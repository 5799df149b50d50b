"""Equations as lines of text, from Office Math and from MathML."""

import pytest
from lxml import etree
from zhibiao.extract.visible.mathml import mathml_text
from zhibiao.extract.visible.omml import M, omml_text


def office(inner: str) -> str:
    return omml_text(etree.fromstring(f'<m:oMath xmlns:m="{M[1:-1]}">{inner}</m:oMath>'))


def mathml(inner: str) -> str:
    return mathml_text(etree.fromstring(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inner}</math>'))


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def e(name: str, **parts: str) -> str:
    return f"<m:{name}>" + "".join(f"<m:{part}>{r(text)}</m:{part}>" for part, text in parts.items()) + f"</m:{name}>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r("得分=") + e("f", num="实际", den="计划") + r("×20"), "得分=(实际/计划)×20"),
        (e("f", num="实际", den="计划") + r("×20"), "实际/计划×20"),
        (r("率=") + e("f", num="a+b", den="c"), "率=(a+b)/c"),
        (r("2×") + e("f", num="a", den="b"), "2×(a/b)"),
        (e("sSup", e="x", sup="2"), "x^2"),
        (e("sSup", e="10", sup="-6"), "10^(-6)"),
        (e("sSub", e="x", sub="i"), "x_i"),
        (e("sSubSup", e="x", sub="i", sup="2"), "x_i^2"),
        (e("rad", deg="", e="a+b"), "√(a+b)"),
        (e("rad", deg="3", e="a"), "√[3](a)"),
        ('<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>' + e("nary", sub="i=1", sup="n", e="x")[8:], "∑_(i=1)^n x"),
        (e("d", e="a+b") + r("×2"), "(a+b)×2"),
        (e("func", fName="sin", e="x"), "sin x"),
        (e("bar", e="x"), "x\u0332"),
        (e("limLow", e="lim", lim="n→∞"), "lim_(n→∞)"),
    ],
)
def test_office_math(inner, expected):
    assert office(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            "<mtext>得分</mtext><mo>=</mo><mfrac><mi>实际</mi><mi>计划</mi></mfrac><mo>×</mo><mn>20</mn>",
            "得分=(实际/计划)×20",
        ),
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^2"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>",
            "∑_(i=1)^n x",
        ),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<mroot><mi>a</mi><mn>3</mn></mroot>", "√[3](a)"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
        ("<semantics><mrow><mi>a</mi></mrow><annotation>{a}</annotation></semantics>", "a"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>", "[a, b]"),
    ],
)
def test_mathml(inner, expected):
    assert mathml(inner) == expected
