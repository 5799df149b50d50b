"""The element and attribute names of OpenDocument that the reader knows, as lxml writes them (OpenDocument 1.3)."""

from __future__ import annotations

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW, FO = (
    f"{{{OPEN_DOCUMENT}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing", "xsl-fo-compatible")
)
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
SVG = f"{{{OPEN_DOCUMENT}svg-compatible:1.0}}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
FORM = f"{{{OPEN_DOCUMENT}form:1.0}}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

FORMS = OFFICE + "forms"
BODY, OFFICE_TEXT, ANNOTATION = OFFICE + "body", OFFICE + "text", OFFICE + "annotation"
STYLE_NAME = TEXT + "style-name"
NAME, DISPLAY_NAME, PARENT, FAMILY = (STYLE + name for name in ("name", "display-name", "parent-style-name", "family"))
TEXT_PROPERTIES, FONT_NAME, TEXT_POSITION = (STYLE + name for name in ("text-properties", "font-name", "text-position"))
LINE_THROUGH_STYLE, LINE_THROUGH_TYPE = STYLE + "text-line-through-style", STYLE + "text-line-through-type"
DISPLAY, CONDITION, IS_HIDDEN, SECTION = (TEXT + name for name in ("display", "condition", "is-hidden", "section"))
HIDDEN_TEXT, HIDDEN_PARAGRAPH, STRING_VALUE = (
    TEXT + name for name in ("hidden-text", "hidden-paragraph", "string-value")
)
PLACEHOLDER, CONTENT_CONTROL = TEXT + "placeholder", LOEXT + "content-control"
SHOWS_PROMPT, CONTROL_ITEM = LOEXT + "showing-place-holder", LOEXT + "list-item"
ITEM_TEXT, ITEM_VALUE = LOEXT + "display-text", LOEXT + "value"
FIELD_MARK, FIELD_TYPE, FIELD_PARAMETER, FIELD_NAME, FIELD_VALUE = (
    FIELD + name for name in ("fieldmark", "type", "param", "name", "value")
)
P, H, LIST, LIST_ITEM, LIST_HEADER = (TEXT + name for name in ("p", "h", "list", "list-item", "list-header"))
SPACE, TAB, LINE_BREAK, COUNT = TEXT + "s", TEXT + "tab", TEXT + "line-break", TEXT + "c"
NOTE, NOTE_BODY, NOTE_CLASS = TEXT + "note", TEXT + "note-body", TEXT + "note-class"
RUBY_TEXT = TEXT + "ruby-text"
NUMBER_LINE = TEXT + "number"
TRACKED, CHANGED, DELETION = TEXT + "tracked-changes", TEXT + "changed-region", TEXT + "deletion"

CHANGE, CHANGE_START, CHANGE_END, CHANGE_ID = (
    TEXT + name for name in ("change", "change-start", "change-end", "change-id")
)
CHANGE_MARKS = (CHANGE, CHANGE_START, CHANGE_END)
INSERTION, CHANGE_INFO = TEXT + "insertion", OFFICE + "change-info"

TABLE_TABLE, ROW, CELL, COVERED = (TABLE + name for name in ("table", "table-row", "table-cell", "covered-table-cell"))
HEADER_ROWS = TABLE + "table-header-rows"
ROW_GROUPS = frozenset({HEADER_ROWS, TABLE + "table-rows", TABLE + "table-row-group"})
COLUMNS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
COLUMNS_SPANNED, ROWS_SPANNED = TABLE + "number-columns-spanned", TABLE + "number-rows-spanned"
SUB_TABLE = TABLE + "is-sub-table"
COLUMN, VISIBILITY = TABLE + "table-column", TABLE + "visibility"
COLUMN_GROUPS = frozenset(TABLE + name for name in ("table-columns", "table-column-group", "table-header-columns"))
UNSEEN = frozenset({"collapse", "filter"})
"""How rows and columns are marked that are not shown (19.749)."""

FRAME, TEXT_BOX, IMAGE = DRAW + "frame", DRAW + "text-box", DRAW + "image"
OBJECT = DRAW + "object"
CONTROL = DRAW + "control"
"""In a paragraph both the drawing and, in its attribute of the same name, the id of the control that it draws."""
DRAWN_OBJECTS = frozenset({DRAW + "object", DRAW + "object-ole", DRAW + "plugin", DRAW + "applet"})
SHAPES = frozenset(
    DRAW + name
    for name in (
        "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "measure",
        "caption", "regular-polygon",
    )
)  # fmt: skip

BOXES = SHAPES | {TEXT_BOX}
"""Elements with blocks of their own, which stand beside the text."""

PASSED_OVER = frozenset(
    {FORMS, OFFICE + "event-listeners", OFFICE + "annotation-end", TEXT + "sequence-decls",
     TEXT + "variable-decls", TEXT + "user-field-decls", TEXT + "dde-connection-decls", TEXT + "soft-page-break",
     TEXT + "table-of-content-source", TEXT + "alphabetical-index-source", TEXT + "illustration-index-source",
     TEXT + "table-index-source", TEXT + "object-index-source", TEXT + "user-index-source",
     TEXT + "bibliography-source", TEXT + "note-citation", TEXT + "alphabetical-index-auto-mark-file", NUMBER_LINE,
     TEXT + "script",
     "{http://purl.org/dc/elements/1.1/}creator", "{http://purl.org/dc/elements/1.1/}date",
     f"{{{OPEN_DOCUMENT}meta:1.0}}date-string", TABLE + "table-source", TABLE + "title", TABLE + "desc",
     SVG + "title", SVG + "desc", DRAW + "glue-point", DRAW + "enhanced-geometry"}
)  # fmt: skip
"""Elements without text of the document, or with text that other readers leave out, too (marks of notes)."""
