"""Read a .docx file: the body's paragraphs and tables, then text boxes, headers, footers, notes and comments.

Source: ECMA-376 part 1 (WordprocessingML), Transitional and Strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..collection import collection_paused
from ..document import Document, Paragraph, Part, Table, blank_paragraph
from ..errors import UnreadableFile
from ..grid import in_table
from ..language import _
from ..limits import Limits
from ..visible import note_mark
from . import names as n
from .findings import Findings
from .package import Element, Package
from .story import Definitions, Story, parsed, style_id, unwrapped
from .tables import BLOCK_MARKS, read_table
from .text import note_key

Block = Paragraph | Table

OTHER_PARTS = (
    ("header", Part.HEADER),
    ("footer", Part.FOOTER),
    ("footnotes", Part.FOOTNOTE),
    ("endnotes", Part.ENDNOTE),
    ("comments", Part.COMMENT),
)
NOTES = frozenset({n.W + "footnote", n.W + "endnote", n.W + "comment"})
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, limits: Limits) -> Document:
    """The document of a .docx file's bytes.

    Raises `UnreadableFile` where the package or its main part cannot be read; other parts become notices.
    """
    with collection_paused():
        return _document(data, limits)


def _document(data: bytes, limits: Limits) -> Document:
    package, findings = Package(data, limits), Findings()
    root = package.parse(package.main)
    body = root.find(n.BODY)
    if body is None:
        raise UnreadableFile("corrupt", _("The file has no text body. Open it in Word and save it again."))
    definitions = Definitions(package, findings)
    story = Story(definitions, findings, limits, Part.BODY)
    blocks = [*_blocks(body, story), *_boxes(story)]
    for kind, part in OTHER_PARTS:
        for relation in package.of_kind(kind):
            other = parsed(package, relation.target, findings)
            if other is not None:
                blocks += _part_blocks(other, Story(definitions, findings, limits, part))
    findings.formats = definitions.unknown_formats()
    return Document("", "docx", tuple(blocks), findings.all_notices())


def _blocks(parent: Element, story: Story, before: str = "") -> Iterator[Block]:
    """The paragraphs and tables of a body, a header, a note or a text box; the first paragraph begins with `before`."""
    n_tables = 0
    for tag, child in unwrapped(parent, story.findings):
        if tag == n.P:
            text, joins_next = story.paragraph(child)
            before += text
            if not joins_next:
                style = _style(child, story)
                yield Paragraph(before, style, story.part) if before else blank_paragraph(style, story.part)
                before = ""
        elif tag == n.TBL:
            found = read_table(child, story)
            if found is not None:
                number = n_tables if story.part is Part.BODY else None
                story.findings.notices += in_table(found[1], number)
                yield found[0]
                n_tables += 1
        elif tag == n.ALT_CHUNK:
            story.findings.embedded += 1
        elif tag not in BLOCK_MARKS:
            yield from _unknown(child, story)
    if before:
        yield Paragraph(before, "", story.part)


def _style(paragraph: Element, story: Story) -> str:
    properties = paragraph.find(n.PPR)
    named = "" if properties is None else style_id(properties)
    return story.definitions.styles.name(named) if named else ""


def _unknown(element: Element, story: Story) -> Iterator[Paragraph]:
    text = story.line(element)
    if text:
        story.findings.unknown[element.tag.rpartition("}")[2]] += 1
        yield Paragraph(text, "", story.part)


def _boxes(story: Story) -> Iterator[Block]:
    """The blocks of the text boxes met so far, and of those inside them."""
    boxes, story.findings.boxes = story.findings.boxes, []
    for box in boxes:
        if isinstance(box, str):
            yield from [Paragraph(box, "", Part.TEXT_BOX)] if box.strip() else []
        else:
            inner = replace(story, part=Part.TEXT_BOX)
            yield from _blocks(box, inner)
    if story.findings.boxes:
        yield from _boxes(story)


def _part_blocks(root: Element, story: Story) -> list[Block]:
    blocks: list[Block] = []
    for parent in _parents(root):
        blocks += _blocks(parent, story, _note_beginning(parent))
    return [*blocks, *_boxes(story)]


def _note_beginning(parent: Element) -> str:
    """What a note begins with, so that its place is found; nothing for a header or footer."""
    return note_mark(note_key(parent.tag.rpartition("}")[2], parent)) if parent.tag in NOTES else ""


def _parents(root: Element) -> Iterable[Element]:
    """The elements whose children are blocks: the root of a header, each real note of a notes part."""
    if root.tag.endswith(("}hdr", "}ftr")):
        return (root,)
    return (note for note in root if note.tag in NOTES and note.get(n.TYPE) not in SEPARATORS)
