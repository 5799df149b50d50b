"""What forms are called by their titles and fields, and what is said of those without a name."""

from builders_forms import form, one, row
from zhibiao.extract.document import Document, Paragraph, Part, Severity
from zhibiao.normalize.around.name_forms import name_forms
from zhibiao.normalize.facts.vocabulary import load_vocabulary
from zhibiao.normalize.records import CheckKind, RowKind

WORDS = load_vocabulary()
TITLE, OTHER = "青禾县水务局2023年度考核表", "青禾县林业局2023年度考核表"


def named(*forms, aside=(), part=Part.HEADER):
    blocks = tuple(Paragraph(text, part=part) for text in aside)
    found, notices = name_forms(Document("a.docx", "docx", blocks), forms, WORDS)
    return found, [str(notice.kind) for notice in notices]


def untitled(**more):
    return form(one("甲", score=5.0), **more)


def told(found):
    return [(str(notice.kind), str(notice.severity)) for notice in found.notices]


def test_a_title_gives_the_year_the_unit_and_the_kind():
    ((found,), _notices) = named(untitled(title=TITLE))
    assert (found.year, found.unit, found.kind) == (2023, "青禾县水务局", "考核表")
    assert told(found) == []


def test_a_field_gives_the_unit_that_the_title_lacks():
    ((found,), _notices) = named(untitled(title="2023年度考核表", fields={"被考核单位": "水务局"}))
    assert found.unit == "水务局"
    ((found,), _notices) = named(untitled(title="2023年度考核表"), aside=["被考核单位：水务局"])
    assert found.unit == "水务局"


def test_fields_beside_the_text_are_those_of_no_form_where_there_are_several():
    found, _notices = named(
        untitled(title="2023年度考核表"), untitled(title="2022年度考核表"), aside=["被考核单位：水务局"]
    )
    assert [form.unit for form in found] == ["", ""]


def test_a_form_without_a_title_or_a_unit_is_told():
    ((found,), _notices) = named(untitled())
    assert told(found) == [("title-missing", "warning")]
    ((found,), _notices) = named(untitled(title="2023年度考核表"))
    assert told(found) == [("unit-unknown", "info")]


def test_no_unit_is_a_warning_where_a_form_of_the_same_columns_has_one():
    found, _notices = named(untitled(title=TITLE), untitled(title="2023年度考核表"))
    assert [told(one) for one in found] == [[], [("unit-unknown", "warning")]]
    found, _notices = named(untitled(title=TITLE), untitled(title="2023年度考核表", roles=()))
    assert [told(one) for one in found] == [[], [("unit-unknown", "info")]]


def test_the_one_title_beside_the_text_is_that_of_the_one_form_without():
    assert [one.title for one in named(untitled(), aside=[TITLE])[0]] == [TITLE]
    assert named(untitled(), untitled(title=OTHER), aside=[TITLE])[1] == ["title-unplaced"]
    boxed = named(untitled(), untitled(title=OTHER), aside=[TITLE], part=Part.TEXT_BOX)
    assert ([one.title for one in boxed[0]], boxed[1]) == ([TITLE, OTHER], [])
    assert named(untitled(title=OTHER), aside=[TITLE])[1] == []
    assert named(untitled(), untitled(), aside=[TITLE], part=Part.TEXT_BOX)[1] == ["title-unplaced"]
    assert named(untitled(), aside=[TITLE, OTHER])[1] == ["title-unplaced"]


def inside(text, kind=RowKind.SECTION, **more):
    ((found,), _notices) = named(untitled(title=TITLE, rows=[row(kind, text, 1)], **more))
    return [notice for notice in found.notices if notice.kind is CheckKind.TITLE_UNPLACED]


def test_the_title_of_another_unit_between_the_rows_is_told():
    (notice,) = inside(OTHER)
    assert (notice.severity, notice.place.row) == (Severity.WARNING, 2)
    assert inside(OTHER, RowKind.NOTE)
    assert not inside(OTHER, RowKind.TOTAL)
    assert not inside(TITLE)
    assert not inside("青禾县林业局考核表")
    assert not inside("2023年度考核表")
    assert not inside("青禾县林业局")
