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
CELL_DELETED = W + "cellDel"
DELETED, MOVED_AWAY = W + "del", W + "moveFrom"
SDT, SDT_CONTENT, ALT_CHUNK = W + "sdt", W + "sdtContent", W + "altChunk"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
STYLE, STYLE_NAME, STYLE_BASE, P_STYLE = W + "style", W + "name", W + "basedOn", W + "pStyle"
NUM_PR, NUM_ID, LEVEL_REF = W + "numPr", W + "numId", W + "ilvl"
ABSTRACT_NUM, ABSTRACT_REF, NUM, LEVEL = W + "abstractNum", W + "abstractNumId", W + "num", W + "lvl"
STYLE_LINK, NUM_STYLE_LINK = W + "styleLink", W + "numStyleLink"
LEVEL_OVERRIDE, START_OVERRIDE, START, RESTART = W + "lvlOverride", W + "startOverride", W + "start", W + "lvlRestart"
LEVEL_TEXT, NUMBER_FORMAT, LEGAL, SUFFIX = W + "lvlText", W + "numFmt", W + "isLgl", W + "suff"
VANISH, FONTS = W + "vanish", W + "rFonts"
TEXT_BOX, TEXT_PATH = W + "txbxContent", VML + "textpath"
FIELD_CHAR, FIELD_CODE = W + "fldChar", W + "instrText"

MATH_TEXT = M + "t"
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
OBJECTS = frozenset({CHART + "chart", DIAGRAM + "relIds"})
CHANGES = ("Ins", "Del", "MoveFrom", "MoveTo")
WRAPPERS = frozenset({SDT_CONTENT, W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})

FONT, CHAR, FIELD_CHAR_TYPE = W + "font", W + "char", W + "fldCharType"
FORMAT, ASCII = W + "format", W + "ascii"
VAL, ID, TYPE, WIDTH, STYLE_ID = W + "val", W + "id", W + "type", W + "w", W + "styleId"
OFF = frozenset({"0", "false", "off"})
