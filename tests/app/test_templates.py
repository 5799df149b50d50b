"""Standards and templates from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from zhibiao.app.cli import program

STANDARD = '[[columns]]\nrole = "level"\nlevel = 1\nheader = "指标"\n'


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(program, [str(word) for word in words])
    return result.exit_code, result.output


def sample(samples: list[Path]) -> Path:
    return next(path for path in samples if "南薇" in path.name)


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_a_new_template_prints_the_forms_at_once(samples: list[Path], tmp_path: Path, suffix: str) -> None:
    own = tmp_path / f"own.{suffix}"
    assert run("template", "new", own)[0] == 0
    assert run("forms", sample(samples), "-o", tmp_path / "out", "--template", own)[0] == 0
    (made,) = (tmp_path / "out").iterdir()
    assert made.suffix == own.suffix


def test_a_template_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("x")
    assert run("template", "new", tmp_path / "own.txt")[0] == 2
    assert run("template", "new", tmp_path / "own.odt")[0] == 2
    assert (tmp_path / "own.txt").read_text() == "x"


def test_a_faulty_template_is_one_line_and_leaves_no_form(samples: list[Path], tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("{{ form.titel }}")
    code, said = run("forms", sample(samples), "-o", tmp_path / "out", "--template", tmp_path / "own.txt")
    assert code == 2
    assert "own.txt" in said and "{{ form.titel }}" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_forms_in_a_standards_layout(samples: list[Path], tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(STANDARD)
    for standard in (tmp_path / "own.toml", "default"):
        code, _said = run("forms", sample(samples), "-o", tmp_path / "out", "--to", "md", "--standard", standard)
        assert code == 0
    (tmp_path / "own.toml").write_text(STANDARD.replace("level", "lvl"))
    code, said = run("forms", sample(samples), "-o", tmp_path / "out", "--standard", tmp_path / "own.toml")
    assert code == 2
    assert "own.toml: columns[1].lvl" in said
