"""The element and attribute names of OpenDocument that the reader knows, as lxml writes them (OpenDocument 1.3)."""

from __future__ import annotations

OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW, FO = (
    f"{{{OPEN_DOCUMENT}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing", "xsl-fo-compatible")
)
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
SVG = f"{{{OPEN_DOCUMENT}svg-compatible:1.0}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

BODY, OFFICE_TEXT, ANNOTATION = OFFICE + "body", OFFICE + "text", OFFICE + "annotation"
STYLE_NAME = TEXT + "style-name"
P, H, LIST, LIST_ITEM, LIST_HEADER = (TEXT + name for name in ("p", "h", "list", "list-item", "list-header"))
SPACE, TAB, LINE_BREAK, COUNT = TEXT + "s", TEXT + "tab", TEXT + "line-break", TEXT + "c"
NOTE, NOTE_BODY, NOTE_CLASS = TEXT + "note", TEXT + "note-body", TEXT + "note-class"
RUBY_TEXT = TEXT + "ruby-text"
NUMBER_LINE = TEXT + "number"
TRACKED, CHANGED, DELETION = TEXT + "tracked-changes", TEXT + "changed-region", TEXT + "deletion"

CHANGE_START, CHANGE_END, CHANGE_ID = TEXT + "change-start", TEXT + "change-end", TEXT + "change-id"

TABLE_TABLE, ROW, CELL, COVERED = (TABLE + name for name in ("table", "table-row", "table-cell", "covered-table-cell"))
HEADER_ROWS = TABLE + "table-header-rows"
ROW_GROUPS = frozenset({HEADER_ROWS, TABLE + "table-rows", TABLE + "table-row-group"})
COLUMNS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
COLUMNS_SPANNED, ROWS_SPANNED = TABLE + "number-columns-spanned", TABLE + "number-rows-spanned"
SUB_TABLE = TABLE + "is-sub-table"

TEXT_BOX, IMAGE = DRAW + "text-box", DRAW + "image"
DRAWN_OBJECTS = frozenset({DRAW + "object", DRAW + "object-ole", DRAW + "plugin", DRAW + "applet"})
SHAPES = frozenset(
    DRAW + name
    for name in (
        "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "measure",
        "caption", "regular-polygon",
    )
)  # fmt: skip

PASSED_OVER = frozenset(
    {OFFICE + "forms", OFFICE + "event-listeners", OFFICE + "annotation-end", TEXT + "sequence-decls",
     TEXT + "variable-decls", TEXT + "user-field-decls", TEXT + "dde-connection-decls", TEXT + "soft-page-break",
     TEXT + "table-of-content-source", TEXT + "alphabetical-index-source", TEXT + "illustration-index-source",
     TEXT + "table-index-source", TEXT + "object-index-source", TEXT + "user-index-source",
     TEXT + "bibliography-source", TEXT + "note-citation", TEXT + "alphabetical-index-auto-mark-file", NUMBER_LINE,
     "{http://purl.org/dc/elements/1.1/}creator", "{http://purl.org/dc/elements/1.1/}date",
     f"{{{OPEN_DOCUMENT}meta:1.0}}date-string", TABLE + "table-source", TABLE + "title", TABLE + "desc",
     SVG + "title", SVG + "desc", DRAW + "glue-point", DRAW + "enhanced-geometry"}
)  # fmt: skip
"""Elements without text of the document, or with text that other readers leave out, too (marks of notes)."""
