"""Text of RTF files: code pages, Unicode, symbols, fields, labels, what is left out."""

import pytest
from builders_rtf import FONTS, read, rtf, texts
from zhibiao.extract import LIMITS, Part
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.rtf.read import read_rtf


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"plain\par", "plain"),
        (r"{\f1 \'bf\'bc\'ba\'cb}\par", "考核"),
        (r"{\f1 \'81\{}\par", b"\x81\x7b".decode("gb18030")),
        (r"{\f1 \'81@\'81A}\par", b"\x81\x40\x81\x41".decode("gb18030")),
        (r"{\f0 \'bf\'bc\'ba\'cb}\par", "考核"),
        (r"{\f0 caf\'e9 }\par", "café "),
        (r"{\f3 \'ef\'f0}\par", "пр"),
        (r"\u32771?\u26680?\par", "考核"),
        (r"\uc2\u32771\'bf\'bc\uc1\u26680 ?\par", "考核"),
        (r"{\uc0\u32771\u26680}?\par", "考核?"),
        (r"\u-10180?\u-8265?\par", "\U0001f3b7"),
        (r"\u-10179?x\par", "�x"),
        (r"\u32771\par", "考"),
        (r"a\u5\'05b\'07\par", "ab"),
        (r"\u20013{?}\par", "中?"),
        (r"a\tab b\line c\~d\_e\-f\par", "a\tb\nc\u00a0d-ef"),
        (r"\{\\\}\par", r"{\}"),
        (r"{\f2 \'fe\'a8}\par", "☑□"),
        (r"{\f2 \u-3842?}\par", "☑"),
        (r"{\f2 \u168?\u254?}\par", "□☑"),
        (r"{\f0 \'85\'85 \'97\'97}\par", "…… ——"),
        (r"{\f4 ab}\par", "αβ"),
        (r"a{\bin3 }}}b}\par", "ab"),
        (r"a{\*\unknown hidden{\b more}}b\par", "ab"),
        (r"{\b0\*\cs7 kept}\par", "kept"),
        (r"{\upr{old}{\*\ud{new}}}\par", "new"),
        (r"a{\v hidden}\par", "a"),
        (r"a{\deleted gone}b\par", "ab"),
        (r"a{\deleted\par}b\par", "ab"),
        (r"a{\revised new}\par", "anew"),
        ("line\r\nbreaks\r\n of the file\\par", "linebreaks of the file"),
        ("a\\\nb\\par", "a\nb"),
    ],
)
def test_text(body: str, text: str):
    assert "\n".join(texts(body)) == text


def test_the_code_page_of_the_file_holds_where_the_font_names_none():
    assert texts(r"\'b8\'d2\par", page=950) == [b"\xb8\xd2".decode("cp950")]
    assert texts(r"\'c4\'e3\par", page=1252) == ["Äã"]


def test_bytes_without_a_meaning_are_told():
    document = read(r"{\f1 \'ff\'ff a}\par")
    assert [notice.kind for notice in document.notices] == [ReadingKind.ENCODING_GUESSED]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (r"{\*\fldinst PAGEREF x}{\fldrslt 12}", "12"),
        (r"{\*\fldinst EQ \\o\\ac(\u9675?,3)}{\fldrslt }", "③"),
        (r"{\*\fldinst MACROBUTTON NoMacro [fill in]}", ""),
        (r'{\*\fldinst SYMBOL 254 \\f "Wingdings" \\s 12}{\fldrslt {\f2}}', "☑"),
        (r"{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt}", "☑"),
        (r"{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres0\ffdefres1}}}{\fldrslt}", "□"),
        (r"{\*\fldinst FORMDROPDOWN {\*\formfield{\fftype2\ffres1{\*\ffl yes}{\*\ffl no}}}}{\fldrslt}", "no"),
        (r"{\*\fldinst IF {\field{\*\fldinst PAGE}{\fldrslt 3}} = 3}{\fldrslt last}", "last"),
        (r"{\*\fldinst DATE}", ""),
    ],
)
def test_a_field_shows_its_result_or_its_code(field: str, text: str):
    assert texts(rf"a {{\field{field}}} b\par") == [f"a {text} b"]


def test_labels_that_the_writer_put_beside_the_paragraph():
    assert texts(r"{\listtext\tab 1.\tab}\ls1 first\par{\pntext\f2\'a8\tab}second\par") == ["1. first", "□ second"]
    assert texts(r"{\listtext 2.\tab}\par") == ["2."]


LISTS = (
    r"{\*\listtable{\list{\listlevel\levelnfc39\levelstartat1\levelfollow2{\leveltext\'02\'00\u12289?;}{\levelnumbers\'01;}}"
    r"{\listlevel\levelnfc0\levelstartat1\levelfollow1{\leveltext\'04\'00.\'01.;}{\levelnumbers;}}\listid7}"
    r"{\list{\listlevel\levelnfc23{\leveltext\'01\u-3929?;}{\levelnumbers;}\f2}\listid8}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\ls2}"
    r"{\listoverride\listid7\listoverridecount1{\lfolevel\listoverridestartat\levelstartat5}\ls3}}"
)


def test_labels_are_computed_where_the_writer_left_them_out():
    body = (
        LISTS
        + r"\pard\ls1\ilvl0 a\par\pard\ls1\ilvl1 b\par\pard\ls1\ilvl0 c\par\pard\ls2 d\par\pard e\par\pard\ls3 f\par"
    )
    assert texts(body) == ["一、a", "一.1. b", "二、c", "▪ d", "e", "五、f"]


def test_parts_stand_behind_the_body():
    body = (
        r"{\header head\par}{\footerf foot\par}a{\footnote{\chftn} note\par}{\footnote\ftnalt end\par}"
        r"{\*\annotation remark\par}{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt box\par}}{\shprslt again\par}}\par"
    )
    assert texts(body) == ["a"]
    assert texts(body, Part.HEADER) == ["head"]
    assert texts(body, Part.FOOTER) == ["foot"]
    assert texts(body, Part.FOOTNOTE) == [" note"]
    assert texts(body, Part.ENDNOTE) == ["end"]
    assert texts(body, Part.COMMENT) == ["remark"]
    assert texts(body, Part.TEXT_BOX) == ["box"]


def test_what_is_left_out_is_told():
    document = read(r"a{\pict 0102}{\object{\*\objdata 00}{\result shown}}{\deleted gone}\par")
    assert [block.text for block in document.blocks] == ["ashown"]
    assert {notice.kind for notice in document.notices} == {
        ReadingKind.PICTURE_DROPPED,
        ReadingKind.OBJECT_DROPPED,
        ReadingKind.REVISION_DROPPED,
    }


def test_styles_have_their_names():
    data = rtf(r"{\stylesheet{\ql Normal;}{\s5 heading 1;}{\*\cs9 Strong;}}\pard\s5 a\par\pard b\par")
    assert [block.style for block in read_rtf(data, LIMITS).blocks] == ["heading 1", ""]


def test_a_file_that_ends_early_is_read_as_far_as_it_goes():
    document = read_rtf((r"{\rtf1" + FONTS + r"\trowd\cellx100\intbl a\cell\row text").encode(), LIMITS)
    assert [cell.text for table in document.body_tables() for cell in table.cells] == ["a"]
    assert [notice.kind for notice in document.notices] == [ReadingKind.TRUNCATED]
