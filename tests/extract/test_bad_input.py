"""Files that are broken, hostile or not what they say: a named error, or a reading with notices."""

import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from builders_docx import (
    NAMESPACES,
    cell,
    document,
    level,
    numbering,
    p,
    package,
    r,
    relations,
    row,
    sdt,
    table,
    zipped,
)
from hypothesis import given
from hypothesis import strategies as st
from views_of_documents import kinds, only_table
from zhibiao.extract import Limits, UnreadableFile, read

GOOD = document(table(row(cell("a", merge="restart"), "b"), row(cell(merge="continue"), cell(table(row("c"))))))


def kind_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data, limits=limits or Limits())
    assert caught.value.kind in UnreadableFile.KINDS
    return caught.value.kind


def body(inner: str, before: str = "") -> bytes:
    return package(f"{before}<w:document {NAMESPACES}><w:body>{inner}</w:body></w:document>", {})


def test_a_cut_package():
    assert kind_of(GOOD[: len(GOOD) // 2]) == "truncated"


def test_a_package_without_a_main_part():
    assert (
        kind_of(zipped({"[Content_Types].xml": "wordprocessingml", "_rels/.rels": relations({})})) == "not-a-document"
    )


def test_a_main_part_without_a_body():
    assert kind_of(package(f"<w:document {NAMESPACES}/>", {})) == "corrupt"


def test_a_main_part_that_is_no_xml():
    assert kind_of(package("<w:document", {})) == "corrupt"


def test_a_damaged_main_part():
    place = GOOD.index(b"word/document.xml") + 40
    assert kind_of(GOOD[:place] + bytes(40) + GOOD[place + 40 :]) == "corrupt"


def test_entities_are_refused_and_no_file_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    declaration = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    assert kind_of(body(p("&e;").replace("&amp;", "&"), declaration)) == "corrupt"


def test_entities_that_multiply_are_refused_at_once():
    names = "abcdefghij"
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    declaration = f'<!DOCTYPE x [<!ENTITY a "lol">{entities}]>'
    assert kind_of(body(p("&j;").replace("&amp;", "&"), declaration)) == "corrupt"


def test_a_part_that_unpacks_to_far_more_than_it_is():
    assert kind_of(document(p("0" * 9_000_000)), Limits(compression_ratio=100)) == "limit"


def test_a_part_that_is_too_large():
    assert kind_of(document(p("0" * 5000)), Limits(part_bytes=4000)) == "limit"


def test_a_file_that_is_too_large():
    assert kind_of(GOOD, Limits(file_bytes=10)) == "too-large"


def test_tables_nested_too_deeply():
    nested = "x"
    for _depth in range(10):
        nested = table(row(cell(nested)))
    assert kind_of(document(nested), Limits(nested_tables=5)) == "limit"
    assert len(read(document(nested)).body_tables()) == 1


@pytest.mark.parametrize("tag", ["<w:tbl><w:tr><w:tc>", "<w:sdt><w:sdtContent>", "<w:ins>", "<w:r>"])
def test_elements_nested_without_end(tag):
    names = [name.strip("<>") for name in tag.replace("><", "> <").split()]
    closing = "".join(f"</{name}>" for name in reversed(names))
    assert kind_of(body(p(tag * 3000 + closing * 3000))) in {"corrupt", "limit"}


def test_spans_without_end_cost_nothing():
    wide = cell("a", properties='<w:gridSpan w:val="2000000000"/>')
    found = only_table(document(table(row(wide, "b"), row("c", before=1_999_999_999))))
    assert found.n_columns < 10


def test_more_columns_than_a_table_may_have():
    assert kind_of(document(table(row(*["a"] * 50))), Limits(columns=40)) == "limit"


@pytest.mark.parametrize("value", ["", "x", "-5", "0", "99999999999999999999", "1.5"])
def test_numbers_that_are_none(value):
    properties = f'<w:gridSpan w:val="{value}"/><w:vMerge w:val="{value}"/>'
    data = document(table(row(cell("a", properties=properties), properties=f'<w:gridBefore w:val="{value}"/>')))
    assert only_table(data).cells[0].text == "a"


@pytest.mark.parametrize("value", ["", "x", "-5", "0", "99999999999999999999"])
def test_list_numbers_that_are_none(value):
    parts = {"numbering": numbering(level("%1.").replace('w:val="1"', f'w:val="{value}"'))}
    paragraph = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr></w:pPr>{r("a")}</w:p>'
    assert read(document(paragraph, parts=parts)).blocks[0].text.endswith("a")


def test_a_part_that_is_referred_to_but_missing_is_left_out():
    files = {
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({"header": "gone.xml"}),
    }
    main = f"<w:document {NAMESPACES}><w:body>{p('a')}</w:body></w:document>"
    assert [b.text for b in read(zipped(files | {"word/document.xml": main})).blocks] == ["a"]


def test_text_between_cells_is_told():
    found = read(document(f"<w:tbl><w:tr>{p('lost')}{cell('a')}</w:tr></w:tbl>"))
    assert kinds(found) == ["text-dropped"]
    assert "lost" in found.notices[0].message


def test_unknown_elements_keep_their_text():
    found = read(
        document(
            f'<x:new xmlns:x="urn:x">{r("a")}</x:new>', table(row(cell(f'<x:new xmlns:x="urn:x">{r("b")}</x:new>')))
        )
    )
    assert [block.text for block in found.blocks[:1]] == ["a"]
    assert found.body_tables()[0].cells[0].text == "b"
    assert kinds(found) == ["element-unknown"]


@pytest.mark.parametrize(
    ("name", "data", "differs"),
    [("a.docx", GOOD, False), ("a.doc", GOOD, True), ("a.txt", GOOD, True), ("a", GOOD, False), ("a.bak", GOOD, False)],
)
def test_a_name_that_lies_is_told(name, data, differs):
    assert ("name-differs" in kinds(read(data, name=name))) is differs


def test_a_file_without_tables_says_so():
    assert kinds(read(document("a"))) == ["no-table"]


def test_errors_for_paths(tmp_path):
    for path, kind in ((tmp_path / "none.docx", "missing"), (tmp_path, "not-a-file")):
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        assert caught.value.kind == kind


def mutated(data: bytes, changes: list[tuple[int, int]]) -> bytes:
    out = bytearray(data)
    for place, value in changes:
        out[place % len(out)] = value
    return bytes(out)


CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=8)


def read_or_name(data: bytes) -> None:
    try:
        for found in read(data).tables():
            found.grid()
    except UnreadableFile as error:
        assert error.kind in UnreadableFile.KINDS


@given(CHANGES)
def test_mutated_packages(changes):
    read_or_name(mutated(GOOD, changes))


PARTS = {
    "numbering": numbering(level("%1."), level("%1.%2")),
    "styles": '<w:style w:styleId="a"><w:name w:val="b"/></w:style>',
}
RICH = document(
    sdt(table(row(cell(p("a", num=1, style="a"), span=2)), row("b", cell("c", merge="restart")))), parts=PARTS
)


@given(CHANGES, st.integers(0, 3))
def test_mutated_parts(changes, which):
    with zipfile.ZipFile(BytesIO(RICH)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(files)[which % len(files)]
    read_or_name(zipped(files | {name: mutated(files[name], changes)}))


def test_damaged_styles_are_told_and_the_rest_is_read():
    found = read(document(p("a", style="x"), table(row("b")), parts={"styles": '<w:style w:styleId="y"/></broken>'}))
    assert [block.text for block in found.blocks[:1]] == ["a"]
    assert kinds(found) == ["part-unreadable"]
