"""Datasets, or files, to printed forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zhibiao.extract.errors import WrongUsage
from zhibiao.extract.language import _
from zhibiao.normalize import assemble
from zhibiao.normalize.store.csv_files import read_dataset
from zhibiao.normalize.store.datapackage import PACKAGE
from zhibiao.render.form import FormOptions, views
from zhibiao.render.formats import FORMATS, require
from zhibiao.render.standard import DEFAULT, Standard, read_standard
from zhibiao.render.template import NamedTemplate, fill_template, read_template

from .convert import read_found, say_failures
from .reading import AS_THEY_ARE, ReadingOptions
from .saving import make_folder, safe_name, save
from .sources import find_sources
from .terminal import say

if TYPE_CHECKING:
    from zhibiao.extract.document import Notice
    from zhibiao.normalize.store.dataset import Dataset
    from zhibiao.render.view import FormView

TOGETHER = "forms"
"""The name of the one file that holds all forms."""


def write_forms(
    paths: Sequence[str],
    out: Path,
    formats: Sequence[str],
    options: FormOptions,
    *,
    template: Path | None = None,
    together: bool,
    reading_options: ReadingOptions = AS_THEY_ARE,
) -> int:
    """Write the forms of datasets and files to `out`; the exit code is 1 when a file could not be read.

    A template, where one is given, is filled instead of the formats.

    Raises `WrongUsage` when there is nothing to write or `out` cannot be written, and what reading a dataset raises.
    """
    require(formats)
    filled = None if template is None else read_template(template)
    folders, files = datasets_and_files(paths)
    datasets = [read_dataset(folder) for folder in folders]
    code = 0
    if files:
        batch = read_found(find_sources(files, leave_out=out), reading_options)
        say_failures(batch)
        datasets.append(assemble(batch.readings, batch.failures))
        code = 1 if batch.failures else 0
    shown = _all_views(datasets, options)
    if not shown:
        raise WrongUsage(_("There is no form to write: no indicator table was found."))
    make_folder(out)
    groups = {TOGETHER: shown} if together else {name: (view,) for name, view in zip(_names(shown), shown, strict=True)}
    made = _written(groups, out, formats) if filled is None else _filled(groups, out, filled)
    written = sum(1 for path in made)
    _say(notice for view in shown for notice in view.notices)
    say(_("{forms} forms in {files} files -> {out}").format(forms=len(shown), files=written, out=out), err=True)
    return code


def _say(notices: Iterable[Notice]) -> None:
    for notice in notices:
        say(notice.message, err=True)


def chosen_standard(name: str | None) -> Standard | None:
    """The standard by the name of its file, or the one that comes with the program. Raises `FaultyStandard`."""
    if name is None:
        return None
    return read_standard(DEFAULT if name == "default" else Path(name))


def is_dataset(path: Path) -> bool:
    """Whether a path is a folder that `convert` wrote."""
    return (path / PACKAGE).is_file()


def datasets_and_files(paths: Sequence[str]) -> tuple[list[Path], list[str]]:
    """The folders that `convert` wrote, and the other paths, each in order."""
    folders = [Path(path) for path in paths if is_dataset(Path(path))]
    return folders, [path for path in paths if not is_dataset(Path(path))]


def _all_views(datasets: Iterable[Dataset], options: FormOptions) -> tuple[FormView, ...]:
    return tuple(view for dataset in datasets for view in views(dataset, options))


def _names(shown: Iterable[FormView]) -> list[str]:
    """A name a form: its number, then its unit or title; the same name again gets a number behind it."""
    names: list[str] = []
    taken: set[str] = set()
    for view in shown:
        name = _free(safe_name(f"{view.form_id} {view.unit or view.title}"), taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(free for free in (name, *numbered) if free.casefold() not in taken)


def _written(groups: Mapping[str, tuple[FormView, ...]], out: Path, formats: Sequence[str]) -> Iterator[Path]:
    for name, shown in groups.items():
        for suffix in formats:
            path = out / f"{name}.{suffix}"
            made = FORMATS[suffix](shown)
            save(path, made.data)
            _say(made.notices)
            yield path


def _filled(groups: Mapping[str, tuple[FormView, ...]], out: Path, template: NamedTemplate) -> Iterator[Path]:
    for name, data in zip(groups, fill_template(template, groups.values()), strict=True):
        path = out / f"{name}.{template.template.suffix}"
        save(path, data)
        yield path
