"""The project's papers against the project: packages, commands, catalogs."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from zhibiao.app.cli import program

ROOMS = ("app", "extract", "normalize", "render")
READMES = ("README.md", "README.zh-CN.md")
GUIDES = ("docs/guide.md", "docs/guide.zh-CN.md")
DOMAINS = ("zhibiao", "click")


def test_the_packages_listed_are_those_of_the_tree(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())
    tree = {path.parent for room in ROOMS for path in (root / room).rglob("__init__.py")}
    names = {".".join(("zhibiao", *folder.relative_to(root).parts)) for folder in tree}
    assert set(project["tool"]["setuptools"]["packages"]) == names


def test_every_folder_with_modules_is_a_package(root: Path) -> None:
    folders = {path.parent for room in ROOMS for path in (root / room).rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def blocks_of_code(path: Path) -> str:
    return "".join(re.findall(r"^```\n(.*?)^```$", path.read_text(), re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("document", READMES + GUIDES)
def test_the_commands_in_the_documents_exist_with_their_options(root: Path, document: str) -> None:
    lines = re.findall(r"^zhibiao (.+)$", blocks_of_code(root / document), re.MULTILINE)
    assert lines
    for line in lines:
        name, *words = line.split()
        command = program if name.startswith("-") else program.commands[name]
        known = {option for parameter in command.params for option in parameter.opts} | {"-h", "--help"}
        assert {word for word in [name, *words] if word.startswith("-")} <= known, line


@pytest.mark.parametrize("document", READMES)
def test_the_make_targets_in_the_documents_exist(root: Path, document: str) -> None:
    targets = set(re.findall(r"^(\w+):", (root / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"^make (\w+)", blocks_of_code(root / document), re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("document", GUIDES)
def test_every_command_and_option_is_in_the_guide(root: Path, document: str) -> None:
    text = (root / document).read_text()
    for name, command in program.commands.items():
        assert re.search(rf"^## .*`?zhibiao {name}", text, re.MULTILINE), name
        options = [max(p.opts, key=len) for p in command.params if isinstance(p, click.Option)]
        assert [option for option in options if option not in text] == []


@pytest.mark.parametrize("document", [*READMES, *GUIDES, "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"])
def test_links_lead_to_files_that_exist(root: Path, document: str) -> None:
    text = (root / document).read_text()
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) + re.findall(r'src="([^":]+)"', text)
    here = (root / document).parent
    assert [target for target in targets if not (here / target).exists()] == []


def test_every_sample_has_a_line_of_provenance(root: Path, samples: list[Path]) -> None:
    text = (root / "samples" / "README.md").read_text()
    assert [path.name for path in samples if path.name not in text] == []


def catalog(root: Path, domain: str) -> Catalog:
    with (root / f"extract/locale/zh/LC_MESSAGES/{domain}.po").open("rb") as file:
        return read_po(file, locale="zh", domain=domain)


def test_every_sentence_of_the_program_is_in_the_catalog(root: Path) -> None:
    found = {message[2] for room in ROOMS for message in extract_from_dir(root / room)}
    known = {message.id for message in catalog(root, "zhibiao") if message.id}
    assert found == known, "run `make messages`, then translate what is new"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_sentence_is_translated_with_the_same_fields(root: Path, domain: str) -> None:
    for message in catalog(root, domain):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if not ids[0]:
            continue
        assert all(texts), ids
        assert not message.fuzzy, ids
        for text in texts:
            assert fields(text) <= fields("".join(ids)), ids
        if len(ids) == 1:
            assert fields(texts[0]) == fields(ids[0]), ids


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^}]*\}|%\(\w+\)s", text))


def sentences(messages: Catalog) -> list[tuple[object, object]]:
    return [(message.id, message.string) for message in messages if message.id]


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalog_is_that_of_the_sentences(root: Path, domain: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalog(root, domain))
    compiled.seek(0)
    with (root / f"extract/locale/zh/LC_MESSAGES/{domain}.mo").open("rb") as file:
        assert sentences(read_mo(file)) == sentences(read_mo(compiled))


def test_the_program_runs_from_any_folder(tmp_path: Path) -> None:
    run = subprocess.run(  # noqa: S603  # our own program
        [Path(sys.executable).with_name("zhibiao"), "--version"], cwd=tmp_path, capture_output=True, check=True
    )
    assert run.stdout.startswith(b"zhibiao ")


def test_the_tests_that_the_page_on_what_is_seen_names_are_there(root: Path) -> None:
    page = (root / "docs/seen.md").read_text(encoding="utf-8")
    named = re.findall(r"`(?:tests/)?((?:\w+/)?test_\w+\.py)(?:::(\w+))?`", page)
    assert len(named) > 60
    for file, test in named:
        path = root / "tests" / (file if "/" in file else f"extract/{file}")
        assert f"def {test}" in path.read_text(encoding="utf-8"), f"{file}::{test}"
