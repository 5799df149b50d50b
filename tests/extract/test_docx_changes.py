"""Tracked changes: what was inserted is kept, what was deleted is left out and told."""

from builders_docx import cell, document, p, r, row, table
from views_of_documents import kinds, texts
from zhibiao.extract import Place, read

DELETED = "<w:del/>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_insertions_are_kept_and_deletions_dropped():
    found = document(table(row(cell(p("a", f"<w:ins>{r('b')}</w:ins>", deleted("c"))))))
    assert texts(found) == [["ab"]]
    assert kinds(read(found)) == ["revision-kept", "revision-dropped"]
    assert {n.place for n in read(found).notices} == {Place(0, 0, 0)}


def test_moved_text_stands_at_its_new_place_only():
    content = p(f"<w:moveFrom>{r('x')}</w:moveFrom>", "a", f"<w:moveTo>{r('x')}</w:moveTo>")
    assert texts(document(table(row(cell(content))))) == [["ax"]]


def test_deleted_rows_are_dropped():
    data = document(table(row("a"), row("b", properties=DELETED), row("c", properties="<w:ins/>")))
    assert texts(data) == [["a"], ["c"]]


def test_a_table_whose_rows_are_all_deleted_is_gone():
    found = read(document(table(row("a", properties=DELETED)), table(row("b"), row(cell("c", merge="continue")))))
    assert [c.text for (only,) in [found.body_tables()] for c in only.cells] == ["b", "c"]
    assert next(n.place.table for n in found.notices if n.kind == "merge-orphan") == 0


def test_deleted_cells_are_dropped():
    assert texts(document(table(row("a", cell("b", properties="<w:cellDel/>"), "c")))) == [["a", "c"]]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    assert texts(document(table(row(cell(p("a", mark=DELETED), "b"))))) == [["ab"]]
    assert [b.text for b in read(document(p("a", mark=DELETED), p("b"))).blocks] == ["ab"]


def test_former_properties_are_not_taken_for_present_ones():
    former = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    assert texts(document(table(row(cell("a", properties=former), "b"), row("c", "d")))) == [["a", "b"], ["c", "d"]]
