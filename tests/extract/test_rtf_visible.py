"""What a person sees of an RTF file: runs with looks, notes, pictures, objects, equations, boxes of text in cells."""

import pytest
from builders_rtf import read, row
from zhibiao.extract import Document, Paragraph, Part, Place, Table

EDGES = "1000 2000"
SHEET = (
    r"{\stylesheet{\s0 Normal;}{\s5\sbasedon0\strike Old;}{\s6\sbasedon5 Older;}{\s7\sbasedon7\v Circle;}"
    r"{\*\cs9\additive\strike Gone;}{\*\cs10 Placeholder Text;}{\*\cs11\sbasedon9 More;}}"
)


def told(document: Document) -> list[tuple[str, str, Place]]:
    return [(str(notice.kind), str(notice.severity), notice.place) for notice in document.notices]


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in table.cells] for table in document.body_tables()]


def seen(cell: str) -> str:
    """What is seen of a cell."""
    return texts(read(SHEET + row(cell, "x", edges=EDGES)))[0][0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (r"{\strike 10}15", "15"),
        (r"a\strike b\strike0 c", "ac"),
        (r"{\striked1 old}{\striked0 new}", "new"),
        (r"{\strike\plain a}b", "ab"),
        (r"a{\v b}{\v0 c}", "ac"),
        (r"m{\super 2}\super 3\nosupersub 4", "m²³4"),
        (r"CO{\sub 2}{\up6 7}", "CO₂7"),
        (r"{\deleted old}{\revised new}{\mvf gone}{\mvt here}", "newhere"),
        (r"{\strike\u32771?\u26680?}\u20998?", "分"),
        (r"a{\super\u-10180?\u-8265?}", "a\U0001f3b7"),
        (r"{\strike a{\b b}}{\b c}", "c"),
        (r"{\strike one\par two}\par three", "three"),
        (r"{\listtext 1.\tab}{\strike gone}\par{\listtext 2.\tab}kept", "2. kept"),
        (r"\s5 gone{\strike0 kept}", "kept"),
        (r"\s6 gone\s0 kept", "kept"),
        (r"{\cs9 gone}{\cs9\strike0 kept}{\cs11 gone}{\cs10 !}", "kept!"),
        (r"\s5{\cs9 both}", "both"),
        (r"\s7 gone{\v0 kept}", "kept"),
        (r"{\field{\*\fldinst MACROBUTTON NoMacro [fill in]}}", ""),
        (r"10{\field{\*\fldinst EQ \\f(1,2)}{\fldrslt }}", "10 1/2"),
        (r"a{\strike{\field{\*\fldinst EQ \\f(1,2)}{\fldrslt }}}", "a"),
    ],
)
def test_runs_of_a_cell(cell, expected):
    assert seen(cell) == expected


def test_a_paragraph_of_a_style_ends_where_it_ends():
    document = read(SHEET + r"\pard\s5 old\par\pard\s0 new\par")
    assert [block.text for block in document.blocks] == ["new"]


def test_what_is_left_out_is_told_with_its_place():
    document = read(
        row(r"a{\strike b}", r"{\v c}d", edges=EDGES)
        + row(r"{\deleted e}{\revised f}", r"g{\revised\par}", edges=EDGES)
    )
    assert told(document) == [
        ("text-struck", "warning", Place(0, 0, 0)),
        ("text-hidden", "warning", Place(0, 0, 1)),
        ("revision-dropped", "info", Place(0, 1, 0)),
        ("revision-kept", "info", Place(0, 1, 0)),
    ]


def test_insertions_are_counted_once_a_paragraph():
    (notice,) = read(r"{\revised a\u32771?b}{\revised c}d\par{\revised\par}{\revised e}\par").notices
    assert notice.message.startswith("2 ")


@pytest.mark.parametrize("look", ["strike", "v"])
def test_a_row_that_is_struck_out_or_hidden_as_a_whole_is_no_row(look):
    gone = rf"\trowd\cellx1000\cellx2000\pard\intbl{{\{look} a\cell b\cell\row}}"
    document = read(gone + row("c", "d", edges=EDGES))
    assert texts(document) == [["c", "d"]]
    assert told(document) == [(f"text-{'struck' if look == 'strike' else 'hidden'}", "warning", Place(0, 0))]


def test_a_hidden_row_of_which_anything_is_seen_stays():
    document = read(r"\trowd\cellx1000\cellx2000\pard\intbl{\v a\cell{\v0 b}\cell\row}")
    assert texts(document) == [["", "b"]]


def test_notes_say_where_their_marks_stand():
    document = read(
        row(
            r"10{\super\chftn{\footnote\pard\plain{\super\chftn}one\par}}",
            r"20{\footnote\ftnalt\pard two\par\pard three\par}{\*\annotation four\par}",
            edges=EDGES,
        )
        + r"text{\footnote\pard five\par}\par"
    )
    assert texts(document) == [["10", "20"]]
    notes = [(block.text, block.part, block.refers) for block in document.blocks if isinstance(block, Paragraph)]
    assert notes[1:] == [
        ("one", Part.FOOTNOTE, Place(0, 0, 0)),
        ("five", Part.FOOTNOTE, Place()),
        ("two", Part.ENDNOTE, Place(0, 0, 1)),
        ("three", Part.ENDNOTE, Place(0, 0, 1)),
        ("four", Part.COMMENT, Place(0, 0, 1)),
    ]


@pytest.mark.parametrize(
    ("thing", "kind"),
    [
        (r"{\pict\pngblip 00ff}", "picture-dropped"),
        (r"{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}", "picture-dropped"),
        (r"{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict 00}}}{\sp{\sn a}{\sv 1}}}{\shprslt{\pict 0}}}", "picture-dropped"),
        (r"{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 01}{\result{\pict 01}}}", "object-dropped"),
        (r"{\object\objemb{\*\objclass Equation.DSMT4}{\*\objdata 01}{\result{\pict 01}}}", "equation-dropped"),
        (r"{\mmath{\*\moMath}}", "equation-dropped"),
        (r"{\v{\pict 00}}", ""),
        (r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 20}}}}", ""),
    ],
)  # fmt: skip
def test_what_is_no_text_is_told_where_it_stands(thing, kind):
    document = read(row("a", "b" + thing, edges=EDGES))
    assert texts(document) == [["a", "b"]]
    assert told(document) == ([(kind, "warning", Place(0, 0, 1))] if kind else [])


def test_what_is_no_text_elsewhere_is_counted():
    document = read(r"a{\pict 00}\par{\header{\pict 00}h\par}")
    assert [notice.message[:1] for notice in document.notices] == ["2"]


def math(inner: str) -> str:
    return rf"{{\mmath{{\*\moMathPara{{\moMathParaPr}}{{\*\moMath{inner}}}}}}}"


def r(text: str) -> str:
    return rf"{{\mr\mscr0\msty2 {text}}}"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (rf"{{\mf{{\mfPr{{\mtype bar}}{{\mctrlPr x}}}}{{\mnum{r('a+b')}}}{{\mden{r('c')}}}}}{r('x')}", "((a+b)/c)x"),
        (rf"{{\mf{{\mfPr{{\mtype noBar}}}}{{\mnum{r('a')}}}{{\mden{r('b')}}}}}", "(a; b)"),
        (rf"{{\msSup{{\msSupPr}}{{\me{r('10')}}}{{\msup{r('2')}}}}}", "10^2"),
        (rf"{{\mrad{{\mdeg}}{{\me{r('x')}}}}}", "√(x)"),
        (
            rf"{{\mnary{{\mnaryPr{{\mchr \u8721?}}{{\mgrow on}}}}{{\msub{r('i=1')}}}{{\msup{r('n')}}}{{\me{r('x')}}}}}",
            "∑_(i=1)^n x",
        ),
        (rf"{{\md{{\mdPr{{\mbegChr [}}{{\mendChr ]}}}}{{\me{r('x')}}}}}", "[x]"),
        (r"{\mm{\mmPr}{\mmr{\me{\mr a}}{\me{\mr b}}}{\mmr{\me{\mr c}}{\me{\mr d}}}}", "[a, b; c, d]"),
        (r(r"\u-10187?\u-9138?"), "\U0001d44e"),
        ("".join([r"{\me "] * 150) + "x" + "}" * 150, "x"),
    ],
)
def test_equations_keep_their_structure(inner, expected):
    assert seen(math(inner)) == expected


def test_an_equation_is_set_apart_from_a_number_before_it():
    assert seen("10" + math(rf"{{\mf{{\mnum{r('1')}}}{{\mden{r('2')}}}}}")) == "10 1/2"


def box(inner: str) -> str:
    return rf"{{\shp{{\*\shpinst{{\shptxt \pard {inner}}}}}{{\shprslt again}}}}"


def test_boxes_of_text_in_a_cell_belong_to_it_and_others_stand_behind_the_body():
    document = read(
        row(box(r"one\par two\par"), "text" + box(r"three\par{\pict 00}\par"), edges=EDGES)
        + "para"
        + box(r"out\par")
        + r"\par"
    )
    assert texts(document) == [["one\ntwo", "text\nthree"]]
    paragraphs = [(block.text, block.part) for block in document.blocks if isinstance(block, Paragraph)]
    assert paragraphs == [("para", Part.BODY), ("out", Part.TEXT_BOX)]
    assert told(document) == [("picture-dropped", "warning", Place(0, 0, 1))]


def test_a_table_in_a_box_of_a_cell_stands_in_the_cell():
    inner = r"\trowd\cellx900\pard\intbl a\cell\row\pard\par"
    (table,) = read(row("b" + box(inner), "c", edges=EDGES)).tables()
    assert [(one.part, [cell.text for cell in one.cells]) for one in table.cells[0].tables] == [(Part.BODY, ["a"])]


def test_drawn_letters_are_text():
    art = r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv ART}}}}"
    document = read(row("a" + art, "b", edges=EDGES) + art + r"\par")
    assert texts(document) == [["a\nART", "b"]]
    assert [block.text for block in document.blocks if block.part is Part.TEXT_BOX] == ["ART"]


def test_a_box_of_a_row_without_an_end_is_kept():
    document = read(r"\trowd\cellx900\pard\intbl a" + box(r"b\par") + r"\cell\pard c\par")
    assert [getattr(block, "text", "") for block in document.blocks] == ["a", "c", "b"]
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_a_hidden_row_that_begins_below_a_merged_cell_is_no_row():
    first = r"\trowd\clvmgf\cellx1000\cellx2000\pard\intbl a\cell b\cell\row"
    hidden = r"\trowd\clvmrg\cellx1000\cellx2000\pard\intbl{\v \cell c\cell\row}"
    last = r"\trowd\clvmrg\cellx1000\cellx2000\pard\intbl \cell d\cell\row"
    document = read(first + hidden + last)
    assert texts(document) == [["a", "b", "d"]]
    assert told(document) == [("text-hidden", "warning", Place(0, 1))]
