from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from builders_dataset import county_form, dataset, form
from drawing_pdf import drawn_or_skipped, drawn_pages, only_font
from zhibiao.app.forms import write_forms
from zhibiao.render.form import FormOptions, views
from zhibiao.render.pdf import SAYS_WHAT_IS_UNDRAWN, NoPdf, draw_pdf

WILD = "<img src='file:///etc/passwd'> & < > \" ="


def test_a_page_a_form_on_a4_that_holds_its_text() -> None:
    pages = drawn_pages(views(dataset(county_form(), form((), title=WILD))))
    assert [(round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) for page in pages] == [
        (210, 297)
    ] * 2
    assert "供水保障" in pages[0].extract_text().replace("\n", "")
    assert "— 1 —" in pages[0].extract_text()
    assert "/etc/passwd" in pages[1].extract_text().replace("\n", "")


def test_characters_that_no_font_draws_are_named_and_not_logged_one_by_one(caplog: pytest.LogCaptureFixture) -> None:
    with only_font("Forms"):
        drawn = drawn_or_skipped(views(dataset(form((), title="丙丁 Forms"))))
    if int(version("weasyprint").partition(".")[0]) < SAYS_WHAT_IS_UNDRAWN:
        pytest.skip("this WeasyPrint does not say which characters no font draws")
    assert [notice.kind for notice in drawn.notices] == ["font-lacks"]
    assert "丁" in drawn.notices[0].message and "丙" in drawn.notices[0].message
    assert not caplog.records


def test_where_weasyprint_is_missing_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf, match=r"zhibiao\[pdf\]"):
        draw_pdf(())


class OldPage:
    """A page of a WeasyPrint that says nothing of characters without a font."""

    def __init__(self, **_options: object) -> None: ...

    def write_pdf(self) -> bytes:
        return b"%PDF"


class UnfitPage(OldPage):
    """One whose pydyf is of another time."""

    def write_pdf(self) -> bytes:
        raise AttributeError("transform")


def old_weasyprint(page: type[OldPage]) -> ModuleType:
    old = ModuleType("weasyprint")
    vars(old).update(__version__="62.3", HTML=page)
    return old


def test_an_old_weasyprint_draws_and_the_notice_says_what_it_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", old_weasyprint(OldPage))
    data, (notice,) = draw_pdf(())
    assert (data, notice.kind, "62.3" in notice.message) == (b"%PDF", "font-lacks", True)


def test_an_old_weasyprint_that_cannot_draw_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", old_weasyprint(UnfitPage))
    with pytest.raises(NoPdf, match="pydyf"):
        draw_pdf(())


def test_no_form_is_written_where_one_of_the_formats_cannot_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, samples: list[Path]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf):
        write_forms([str(samples[0])], tmp_path / "out", ("docx", "pdf"), FormOptions(), together=False)
    assert not (tmp_path / "out").exists()
