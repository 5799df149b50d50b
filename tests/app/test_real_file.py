"""The real file that the project began with, where it is at hand: what must come out of it, from text and from Word."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from rebuilt_in_word import rebuilt
from zhibiao.extract import Document, read
from zhibiao.normalize import assemble, normalize
from zhibiao.normalize.store.dataset import Dataset

SEED = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEED, reason="the real file is not part of the project")
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def document() -> Document:
    return read(SEED[0])


@pytest.fixture(scope="module")
def dataset(document: Document) -> Dataset:
    return assemble([normalize(document)])


def comparable(dataset: Dataset) -> pd.DataFrame:
    return dataset.indicators.drop(columns=["source", "confidence"])


def test_three_tables_of_ten_rows_and_seven_columns(document: Document) -> None:
    assert [(table.n_rows, table.n_columns) for table in document.body_tables()] == [(10, 7)] * 3


def test_three_forms_with_their_units(dataset: Dataset) -> None:
    assert list(dataset.forms["unit"]) == ["县退役军人服务中心", "县革命烈士陵园管理中心", "县军队离退休干部服务中心"]
    assert set(dataset.forms["attachment"]) == {"附件2"}
    assert set(dataset.forms["year"]) == {2021}
    assert list(dataset.forms["accounted"]) == [1.0] * 3


def test_twenty_four_indicators_in_thirty_three_rows(dataset: Dataset) -> None:
    assert len(dataset.indicators) == 33
    assert len(dataset.indicators.drop_duplicates(["form_id", "indicator_no"])) == 24


@pytest.mark.parametrize(("period", "scores"), [("平时", [70, 50, 50]), ("年底", [70, 50, 50]), ("", [20, 20, 20])])
def test_the_scores_of_each_period(dataset: Dataset, period: str, scores: list[int]) -> None:
    rows = dataset.indicators[dataset.indicators["period"].fillna("") == period]
    assert list(rows.groupby("form_id")["score"].sum()) == scores


def test_deductions_and_clauses_of_the_first_form(dataset: Dataset) -> None:
    clauses = dataset.clauses[(dataset.clauses["form_id"] == "F0001") & (dataset.clauses["period"] == "平时")]
    first, second = (clauses[clauses["indicator_no"] == number] for number in (1, 2))
    assert len(first) == 5
    assert list(second["rule"]) == ["deduct"] * 3
    assert list(second["points"]) == [3, 3, 4]


def test_the_same_file_built_again_in_word_gives_the_same_indicators(document: Document, dataset: Dataset) -> None:
    word = assemble([normalize(read(rebuilt(document), name="rebuilt.docx"))])
    pd.testing.assert_frame_equal(comparable(word), comparable(dataset))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice makes the other formats")
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "html"])
def test_every_word_format_gives_the_same_indicators(
    document: Document, dataset: Dataset, suffix: str, tmp_path: Path
) -> None:
    source = tmp_path / "rebuilt.docx"
    source.write_bytes(rebuilt(document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603 - our own file
    other = assemble([normalize(read(source.with_suffix(f".{suffix}")))])
    pd.testing.assert_frame_equal(comparable(other), comparable(dataset))
