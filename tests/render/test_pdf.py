from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from builders_dataset import county_form, dataset, form
from zhibiao.app.forms import write_forms
from zhibiao.render.form import FormOptions, views
from zhibiao.render.pdf import NoPdf, write_pdf

WILD = "<img src='file:///etc/passwd'> & < > \" ="


def test_a_page_a_form_on_a4_that_holds_its_text() -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))  # type: ignore[arg-type]
    pages = pypdf.PdfReader(io.BytesIO(write_pdf(views(dataset(county_form(), form((), title=WILD)))))).pages
    assert [(round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) for page in pages] == [
        (210, 297)
    ] * 2
    assert "供水保障" in pages[0].extract_text().replace("\n", "")
    assert "— 1 —" in pages[0].extract_text()
    assert "/etc/passwd" in pages[1].extract_text().replace("\n", "")


def test_where_weasyprint_is_missing_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf, match=r"zhibiao\[pdf\]"):
        write_pdf(())


def test_no_form_is_written_where_one_of_the_formats_cannot_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, samples: list[Path]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf):
        write_forms([str(samples[0])], tmp_path / "out", ("docx", "pdf"), FormOptions(), together=False)
    assert not (tmp_path / "out").exists()
