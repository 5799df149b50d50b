"""docs/tables.md shows every case as it is, and kinds.toml lists no other."""

from builders_cases import CASES
from shapes import PAGE, UNLISTED, grouped, names, with_shapes


def test_the_document_shows_the_cases_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    assert with_shapes(page) == page, "run `make shapes`"


def test_every_case_is_shown_once():
    shown = [name for kinds in grouped().values() for name in names(kinds)]
    assert sorted(shown) == sorted(CASES)
    assert UNLISTED not in grouped(), "add the case to tests/normalize/cases/kinds.toml"
