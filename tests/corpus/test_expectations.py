"""What the samples give, against what is recorded in samples/expected/ (`make accept` records it anew)."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from zhibiao.app.batch import Understood, notices, understand
from zhibiao.app.convert import convert_files
from zhibiao.app.show import drawing
from zhibiao.app.sources import Source

TABLES = ("forms.csv", "columns.csv", "indicators.csv", "clauses.csv", "notices.csv", "datapackage.json")
EXPECTED = "expected"


def test_the_accept_flag_is_off_by_default(accept: bool) -> None:
    assert not accept, "expectations were recorded, not compared: run pytest again without --accept"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory, samples: list[Path]) -> Path:
    out = tmp_path_factory.mktemp("converted")
    assert convert_files([str(path) for path in samples], out, "en") == 0
    return out


@pytest.mark.parametrize("name", TABLES)
def test_the_samples_give_the_recorded_tables(converted: Path, root: Path, name: str, accept: bool) -> None:
    compare(root / "samples" / EXPECTED / name, (converted / name).read_bytes(), accept)


def test_the_samples_are_drawn_as_recorded(samples: list[Path], root: Path, accept: bool) -> None:
    lines: list[str] = []
    for path in samples:
        understood = understand(Source(path, path.name))
        assert isinstance(understood, Understood)
        lines += drawing(understood.document, notices(understood.reading), 100)
    text = click.unstyle("\n".join(lines))
    compare(root / "samples" / EXPECTED / "drawings.txt", text.encode(), accept)


def compare(path: Path, given: bytes, accept: bool) -> None:
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(given)
    assert path.read_bytes().decode() == given.decode()
