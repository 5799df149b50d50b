"""The element and attribute names of Office Open XML that the reader knows, as lxml writes them.

Names are compared by namespace, so any prefix will do; the Strict namespaces are renamed when a part is parsed.
Source: ECMA-376 part 1, 17 (WordprocessingML); part 3 (markup compatibility).
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
DRAWING_2010 = "http://schemas.microsoft.com/office/drawing/2010/main"
WP_2006 = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

BODY, P, PPR, RUN, RPR, TEXT = W + "body", W + "p", W + "pPr", W + "r", W + "rPr", W + "t"
TBL, TBL_PR, TBL_GRID, GRID_COL = W + "tbl", W + "tblPr", W + "tblGrid", W + "gridCol"
TR, TR_PR, GRID_BEFORE, GRID_AFTER, TBL_HEADER = (
    W + "tr",
    W + "trPr",
    W + "gridBefore",
    W + "gridAfter",
    W + "tblHeader",
)
TC, TC_PR, GRID_SPAN, V_MERGE, H_MERGE = W + "tc", W + "tcPr", W + "gridSpan", W + "vMerge", W + "hMerge"
TC_WIDTH = W + "tcW"
CELL_DELETED = W + "cellDel"
DELETED, MOVED_AWAY = W + "del", W + "moveFrom"
SDT, SDT_PR, SDT_CONTENT, ALT_CHUNK = W + "sdt", W + "sdtPr", W + "sdtContent", W + "altChunk"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
STYLE, STYLE_NAME, STYLE_BASE, P_STYLE = W + "style", W + "name", W + "basedOn", W + "pStyle"
NUM_PR, NUM_ID, LEVEL_REF = W + "numPr", W + "numId", W + "ilvl"
ABSTRACT_NUM, ABSTRACT_REF, NUM, LEVEL = W + "abstractNum", W + "abstractNumId", W + "num", W + "lvl"
STYLE_LINK, NUM_STYLE_LINK = W + "styleLink", W + "numStyleLink"
LEVEL_OVERRIDE, START_OVERRIDE, START, RESTART = W + "lvlOverride", W + "startOverride", W + "start", W + "lvlRestart"
LEVEL_TEXT, NUMBER_FORMAT, LEGAL, SUFFIX = W + "lvlText", W + "numFmt", W + "isLgl", W + "suff"
VANISH, FONTS = W + "vanish", W + "rFonts"
STRIKE, DOUBLE_STRIKE, VERTICAL_ALIGN, RUN_STYLE = W + "strike", W + "dstrike", W + "vertAlign", W + "rStyle"
HIDDEN_ROW, SHOWS_PROMPT = W + "hidden", W + "showingPlcHdr"
RUN_LOOKS = (STRIKE, DOUBLE_STRIKE, VANISH, VERTICAL_ALIGN, RUN_STYLE)
"""What of a run's properties says how its text looks."""
INSERTED, MOVED_HERE, DELETED_TEXT = W + "ins", W + "moveTo", W + "delText"
TEXT_BOX, TEXT_PATH = W + "txbxContent", VML + "textpath"
UNDERSTOOD = frozenset(
    f"http://schemas.microsoft.com/office/word/{name}"
    for name in (
        *(f"2010/wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas", "Drawing", "Ink")),
        *("2006/wordml", "2010/wordml", "2012/wordml", "2015/wordml/symex", "2016/wordml/cid", "2018/wordml"),
    )
) | {DRAWING_2010, WP_2006, W[1:-1], R[1:-1], M[1:-1], VML[1:-1], A[1:-1]}
"""Namespaces whose elements are read, or known to hold no text: a choice that requires others is left (part 3, 9.3)."""
FIELD_CHAR, FIELD_CODE = W + "fldChar", W + "instrText"

MATH, MATH_PARAGRAPH, MATH_TEXT = M + "oMath", M + "oMathPara", M + "t"
RUBY, RUBY_TEXT, RUBY_BASE = W + "ruby", W + "rt", W + "rubyBase"
CHECK_BOX, CHECKED, DEFAULT, CHOICES, LIST_ENTRY = (
    W + "checkBox",
    W + "checked",
    W + "default",
    W + "ddList",
    W + "listEntry",
)
BREAK, TAB, TABS = W + "br", W + "tab", W + "tabs"
RESULT = W + "result"
PICTURES = frozenset({A + "blip", VML + "imagedata"})
OLE_OBJECT, PROGRAM = "{urn:schemas-microsoft-com:office:office}OLEObject", "ProgID"
OBJECTS = frozenset({CHART + "chart", DIAGRAM + "relIds"})
CHANGES = ("Ins", "Del", "MoveFrom", "MoveTo")
WRAPPERS = frozenset({SDT_CONTENT, W + "customXml", W + "smartTag", INSERTED, MOVED_HERE})
OWN_MARK = W + "customMarkFollows"
NOTE_REFERENCES = {W + f"{note}Reference": note for note in ("footnote", "endnote", "comment")}
"""Marks that lead to notes, and the name of the note's own element."""

FONT, CHAR, FIELD_CHAR_TYPE = W + "font", W + "char", W + "fldCharType"
FORMAT, ASCII = W + "format", W + "ascii"
VAL, ID, TYPE, WIDTH, STYLE_ID = W + "val", W + "id", W + "type", W + "w", W + "styleId"
OFF = frozenset({"0", "false", "off"})
