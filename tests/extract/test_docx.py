from builders_docx import cell, document, p, r, row, sdt, t, table
from views_of_documents import kinds, only_table, texts
from zhibiao.extract import Merges, Paragraph, Part, Place, Table, read
from zhibiao.extract.document import ReadingKind


def test_cells_keep_their_order_and_place():
    assert texts(document(table(row("a", "b"), row("c", "d")))) == [["a", "b"], ["c", "d"]]


def test_paragraphs_and_tables_keep_their_order():
    blocks = read(document("标题", table(row("a")), "注：略")).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert (blocks[0].text, blocks[2].text) == ("标题", "注：略")


def test_merges_are_explicit():
    assert read(document(table(row("a")))).merges is Merges.EXPLICIT


def test_grid_span_covers_columns():
    found = only_table(document(table(row(cell("a", span=2)), row("b", "c"))))
    assert [(c.row, c.column, c.row_span, c.column_span) for c in found.cells] == [
        (0, 0, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_vertical_merge_covers_rows():
    data = document(
        table(*(row(cell("a" if m == "restart" else "", merge=m), "b") for m in ("restart", "continue", "continue")))
    )
    assert [(c.row, c.row_span, c.text) for c in only_table(data).cells] == [
        (0, 3, "a"),
        (0, 1, "b"),
        (1, 1, "b"),
        (2, 1, "b"),
    ]


def test_a_restart_below_a_merge_begins_a_new_one():
    merges = ("restart", "continue", "restart", "continue")
    data = document(
        table(*(row(cell(str(i), merge=m) if m == "restart" else cell(merge=m)) for i, m in enumerate(merges)))
    )
    assert [(c.text, c.row, c.row_span) for c in only_table(data).cells] == [("0", 0, 2), ("2", 2, 2)]


def test_a_merge_over_rows_and_columns():
    rows = (row(cell("a", span=2, merge="restart"), "b"), row(cell(span=2, merge="continue"), "c"), row("d", "e", "f"))
    assert texts(document(table(*rows))) == [["a", "a", "b"], ["a", "a", "c"], ["d", "e", "f"]]


def test_a_continuation_without_a_beginning_is_a_cell_of_its_own_and_told():
    found = read(document(table(row("a"), row(cell("b", merge="continue")), row(cell(merge="continue")))))
    assert [(c.text, c.row_span) for c in found.body_tables()[0].cells] == [("a", 1), ("b", 2)]
    (notice,) = found.notices
    assert notice.kind is ReadingKind.MERGE_ORPHAN
    assert (notice.place.table, notice.place.row, notice.place.column) == (0, 1, 0)


def test_text_hidden_under_a_merge_is_told():
    found = read(document(table(row(cell("a", merge="restart")), row(cell("hidden", merge="continue")))))
    assert kinds(found) == ["text-dropped"]
    assert "hidden" in found.notices[0].message


def test_a_horizontal_merge_of_the_old_kind_is_one_cell():
    first, second = (f'<w:hMerge w:val="{value}"/>' for value in ("restart", "continue"))
    data = document(table(row(cell("a", properties=first), cell(properties=second), "b"), row("c", "d", "e")))
    assert texts(data) == [["a", "a", "b"], ["c", "d", "e"]]


def test_columns_left_out_at_a_rows_start_stay_open():
    found = read(document(table(row("a", "b"), row("c", before=1))))
    assert [(c.text, c.row, c.column) for c in found.body_tables()[0].cells][-1] == ("c", 1, 1)
    assert found.body_tables()[0].grid()[1][0] is None
    assert kinds(found) == ["row-ragged"]


def test_widths_that_hardly_differ_are_one_line():
    data = document(table(row(cell("a", span=2), "b"), row("c", cell("d", span=2)), widths=(2000, 30, 2000)))
    assert texts(data) == [["a", "b"], ["c", "d"]]


def test_a_narrow_column_with_a_cell_of_its_own_stays():
    data = document(table(row(cell("a", span=2), "b"), row("c", "d", "e"), widths=(2000, 30, 2000)))
    assert texts(data) == [["a", "a", "b"], ["c", "d", "e"]]


def test_widths_that_mean_nothing_are_not_used():
    data = document(table(row(cell("a", span=2), "b"), row("c", cell("d", span=2)), widths=(10, 10, 10)))
    assert texts(data) == [["a", "a", "b"], ["c", "d", "d"]]


def test_a_grid_that_is_too_short_is_not_used():
    data = document(table(row(cell("a", span=2), "b"), row("c", cell("d", span=2)), widths=(2000, 30)))
    assert texts(data) == [["a", "a", "b"], ["c", "d", "d"]]


def test_nested_tables_are_in_their_cell_and_not_in_its_text():
    inner = table(row("x", "y"))
    (outer,) = only_table(document(table(row(cell("before", inner, "after"))))).cells
    assert outer.text == "before\nafter"
    assert [c.text for c in outer.tables[0].cells] == ["x", "y"]


def test_header_rows_are_counted_from_the_top():
    data = document(table(row("a", header=True), row("b", header=True), row("c"), row("d", header=True)))
    assert only_table(data).header_rows == 2


def test_a_header_mark_that_is_turned_off_counts_for_nothing():
    assert only_table(document(table(row("a", properties='<w:tblHeader w:val="0"/>')))).header_rows == 0


def test_a_table_without_rows():
    assert only_table(document(table())).n_rows == 0


def test_content_controls_around_cells_rows_tables_and_paragraphs_are_looked_through():
    rows = (sdt(row(sdt(cell("a")), "b")), row(cell(sdt(p("c"))), cell(p(sdt(r("d"))))))
    assert texts(document(sdt(table(*rows)))) == [["a", "b"], ["c", "d"]]


def test_custom_xml_and_smart_tags_are_looked_through():
    rows = f"<w:customXml>{row(cell(p('<w:smartTag>' + r('a') + '</w:smartTag>')))}</w:customXml>"
    assert texts(document(table(rows))) == [["a"]]


def test_paragraphs_and_line_breaks_are_line_feeds():
    assert texts(document(table(row(cell("a", p("b", r("<w:br/>"), "c", r("<w:cr/>"), "d")))))) == [["a\nb\nc\nd"]]


def test_empty_paragraphs_are_kept():
    assert texts(document(table(row(cell("a", p(), p(), "b", p()))))) == [["a\n\n\nb\n"]]


def test_page_breaks_are_no_text():
    assert texts(document(table(row(cell(p("a", r('<w:br w:type="page"/>'), "b")))))) == [["ab"]]


def test_tabs_in_text_but_not_tab_stops():
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs></w:pPr>'
    data = document(
        table(row(cell(f"<w:p>{stops}{r('a', '<w:tab/>', 'b')}</w:p>"), cell(f"<w:p>{stops}{r('c')}</w:p>")))
    )
    assert texts(data) == [["a\tb", "c"]]


def test_hyphens():
    assert texts(document(table(row(cell(p("a", r("<w:noBreakHyphen/>"), "b", r("<w:softHyphen/>"), "c")))))) == [
        ["a-bc"]
    ]


def test_blanks_count_where_the_file_says_so():
    kept, dropped = r(t(" a ")), r(t(" b\n", space="default"))
    assert texts(document(table(row(cell(p(kept)), cell(p(dropped)))))) == [[" a ", "b"]]


def test_math_is_text():
    assert texts(document(table(row(cell(p("<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>")))))) == [["x²"]]


def test_style_names_of_paragraphs():
    styles = '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="Title"/></w:style>'
    found = read(document(p("标题", style="a1"), p("b", style="gone"), "c", parts={"styles": styles}))
    assert [block.style for block in found.blocks] == ["Title", "gone", ""]


def test_text_boxes_come_once_and_after_the_body():
    box = f"<w:txbxContent>{table(row('in the box'))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    found = read(document(p("a", r(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")), table(row("b"))))
    assert [block.part for block in found.blocks] == [Part.BODY, Part.BODY, Part.TEXT_BOX]
    assert found.blocks[2].cells[0].text == "in the box"
    assert len(found.body_tables()) == 1


def test_a_text_box_that_only_old_programs_draw_is_read():
    choice = '<mc:Choice Requires="wpc"><w:drawing/></mc:Choice>'
    fallback = (
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('old')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    )
    found = read(document(p(r(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"))))
    assert [(b.text, b.part) for b in found.blocks if isinstance(b, Paragraph) and b.text] == [("old", Part.TEXT_BOX)]


def test_drawn_letters_are_text():
    found = read(document(p(r('<w:pict><v:shape><v:textpath string="红头文件"/></v:shape></w:pict>'))))
    assert (found.blocks[-1].text, found.blocks[-1].part) == ("红头文件", Part.TEXT_BOX)


def test_headers_footers_and_notes_come_after_the_body():
    notes = f'<w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>'
    parts = {"header": table(row("页眉")), "footer": p("页脚"), "footnotes": notes}
    found = read(document("正文", parts=parts))
    assert [block.part for block in found.blocks] == [Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE]
    assert found.blocks[-1].text == "脚注"


def test_pictures_and_objects_are_counted():
    picture, thing = "<w:drawing><a:blip/></w:drawing>", "<w:object><v:shape><v:imagedata/></v:shape></w:object>"
    found = read(document(p(r(picture)), table(row(cell(p(r(picture), r(thing)))))))
    assert [(str(n.kind), str(n.severity), n.place) for n in found.notices] == [
        ("picture-dropped", "info", Place()),
        ("picture-dropped", "warning", Place(0, 0, 0)),
        ("object-dropped", "warning", Place(0, 0, 0)),
    ]


def test_inserted_files_are_told():
    assert kinds(read(document(table(row("a")), '<w:altChunk r:id="x"/>'))) == ["object-dropped"]


def test_ruby_keeps_the_base_and_tells_the_reading():
    ruby = f"<w:ruby><w:rt>{r('kǎo')}</w:rt><w:rubyBase>{r('考')}</w:rubyBase></w:ruby>"
    found = read(document(table(row(cell(p(r(ruby), "核"))))))
    assert found.body_tables()[0].cells[0].text == "考核"
    assert "kǎo" in found.notices[0].message


def test_a_strict_file_is_read_like_any_other():
    rows = (row(cell("a", span=2)), row(cell("b", merge="restart"), "c"), row(cell(merge="continue"), "d"))
    assert texts(document(table(*rows), strict=True)) == [["a", "a"], ["b", "c"], ["b", "d"]]


def test_any_prefix_will_do():
    rows = (row(cell("a", span=2)), row("b", "c"))
    assert texts(document(table(*rows), prefix="ns0")) == [["a", "a"], ["b", "c"]]
