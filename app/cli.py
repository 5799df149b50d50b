"""The command line. Imports are lazy: `--help` must not wait for pandas, lxml or rich."""

from __future__ import annotations

import functools
import gettext
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from zhibiao.extract.errors import ZhibiaoError
from zhibiao.extract.language import CATALOGS, _, language
from zhibiao.extract.limits import LIMITS

from .reading import ReadingOptions, chosen_hints
from .terminal import open_closed_streams, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhibiao.normalize.corrections.records import Corrections
    from zhibiao.normalize.facts.vocabulary import Vocabulary
    from zhibiao.render.form import Blank

FORMATS = ("docx", "html", "txt", "md", "xlsx", "pdf")
BLANKS = ("results", "criteria", "none")

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> None:
    """Run the program; whatever goes wrong is one line on stderr and an exit code."""
    open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    program(prog_name="zhibiao")


def speak_the_users_language() -> None:
    """Let click's own words follow the same locale as ours."""
    os.environ.setdefault("LANGUAGE", language())
    gettext.bindtextdomain("click", str(CATALOGS))
    gettext.textdomain("click")


class Program(click.Group):
    """The group of all commands, in the order of their use; errors end in one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they were written down, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; raises only click's own exceptions, which click prints without a traceback."""
        try:
            return super().invoke(ctx)
        except ZhibiaoError as error:
            raise Failure(error.message, error.exit_code) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # nothing but a sentence may reach a user
            from .batch import internal_message

            raise Failure(internal_message(error), 1) from error


class Failure(click.ClickException):
    """An error as click prints it, with the exit code that goes with it."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(visible(message))
        self.exit_code = exit_code  # type: ignore[misc]  # click declares it for the class, and reads it from the instance


def paths_argument(metavar: str = "PATH...") -> Callable[[Any], Any]:
    """The argument that takes files, folders and patterns."""
    return click.argument("paths", nargs=-1, required=True, metavar=metavar)


def takes_reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how files are read; the command gets them as one object, `reading_options`."""

    @click.option(
        "--password",
        metavar="TEXT",
        default="",
        envvar="ZHIBIAO_PASSWORD",
        show_envvar=True,
        help=_("The password of files that are protected by one; the others ignore it."),
    )
    @click.option(
        "--vocabulary",
        metavar="FILE",
        type=Path,
        help=_("Words of headers, rows and titles to know beside ours, in a TOML file."),
    )
    @click.option(
        "--corrections",
        metavar="FILE",
        type=Path,
        help=_("What a person has stated of forms, in a TOML file that `correct` began, or in a folder of such files."),
    )
    @click.option(
        "--columns",
        metavar="N",
        type=click.IntRange(2, LIMITS.columns),
        help=_("How many columns the tables of a text have, where that is doubtful."),
    )
    @click.option(
        "--header",
        metavar="TEXT",
        default="",
        help=_("The cells of the header row of a text's tables, with | or a tab between them."),
    )
    @functools.wraps(command)
    def with_options(
        *,
        password: str,
        vocabulary: Path | None,
        corrections: Path | None,
        columns: int | None,
        header: str,
        **others: Any,
    ) -> Any:
        hints = chosen_hints(columns, header)
        options = ReadingOptions(password, _chosen_vocabulary(vocabulary), hints, _chosen_corrections(corrections))
        return command(reading_options=options, **others)

    return with_options


speak_the_users_language()


@click.group(
    cls=Program,
    context_settings=SETTINGS,
    help=_("Turn Word and text files that hold assessment forms into checked tables, and the tables into forms."),
)
@click.version_option(package_name="zhibiao", message="%(prog)s %(version)s")
def program() -> None:
    """The program without a command."""


@program.command(
    short_help=_("Files to tables."),
    help=_(
        "Read files, folders and patterns into tables: forms, columns, indicators, clauses and notices, "
        "each a CSV file that Excel opens."
    )
    + "\n\n"
    + _("Exit code 0: all files were read; 1: some were not, the others are complete; 2: wrong usage."),
)
@paths_argument()
@click.option("-o", "--out", required=True, metavar="OUT", type=Path, help=_("The folder to write the tables to."))
@click.option(
    "--labels",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help=_("The language of the column names in the files."),
)
@takes_reading_options
def convert(paths: tuple[str, ...], out: Path, labels: str, reading_options: ReadingOptions) -> None:
    """Files to a dataset folder."""
    from .convert import convert_files

    sys.exit(convert_files(paths, out, labels, reading_options))


@program.command(
    short_help=_("Files to JSON."),
    help=_("Print what each file holds, one line of JSON a file: cells, forms, indicators and notices.")
    + "\n\n"
    + _("Exit code 1: a file could not be read; its line says why."),
)
@paths_argument("FILE...")
@takes_reading_options
def inspect(paths: tuple[str, ...], reading_options: ReadingOptions) -> None:
    """Files to lines of JSON."""
    from .show import print_inspections

    sys.exit(print_inspections(paths, reading_options))


@program.command(
    short_help=_("Tables drawn in the terminal."),
    help=_("Draw the tables of a file, merged cells included; what is doubtful is marked and listed below."),
)
@paths_argument("FILE...")
@click.option("--doubts", is_flag=True, help=_("List the doubtful places only, each with both readings."))
@takes_reading_options
def show(paths: tuple[str, ...], doubts: bool, reading_options: ReadingOptions) -> None:
    """Files to drawings, or to their doubtful places."""
    if doubts:
        from .doubts import print_doubts

        sys.exit(print_doubts(paths, reading_options))
    from .show import print_drawings

    sys.exit(print_drawings(paths, reading_options))


@program.command(
    short_help=_("Tables, or files, to forms."),
    help=_("Write forms, from a folder that `convert` wrote (its CSV files may have been edited) or from files."),
)
@paths_argument("OUT_OR_FILE...")
@click.option("-o", "--out", required=True, metavar="DIR", type=Path, help=_("The folder to write the forms to."))
@click.option(
    "--to",
    "formats",
    default="docx",
    show_default=True,
    metavar="FORMATS",
    callback=lambda _context, _parameter, value: _chosen_formats(value),
    help=_("Formats, separated by commas: docx, html, txt, md, xlsx, pdf."),
)
@click.option(
    "--blank",
    type=click.Choice(BLANKS),
    default="results",
    show_default=True,
    help=_("What to leave blank: the columns to fill in, the criteria as well, or nothing."),
)
@click.option("--year", type=click.IntRange(1949, 9999), help=_("Put this year into the titles."))
@click.option(
    "--standard", metavar="FILE", help=_("Bring all forms to the layout in this TOML file, or to `default`, ours.")
)
@click.option(
    "--template",
    metavar="FILE",
    type=Path,
    help=_("Fill this template, a docx, html, txt or md file with tags, instead of the formats."),
)
@click.option("--together", is_flag=True, help=_("Write all forms into one file."))
@takes_reading_options
def forms(
    paths: tuple[str, ...],
    out: Path,
    formats: tuple[str, ...],
    blank: Blank,
    year: int | None,
    standard: str | None,
    template: Path | None,
    together: bool,
    reading_options: ReadingOptions,
) -> None:
    """Datasets or files to forms."""
    from zhibiao.render.form import FormOptions

    from .forms import chosen_standard, write_forms

    options = FormOptions(blank, year, chosen_standard(standard))
    sys.exit(
        write_forms(paths, out, formats, options, template=template, together=together, reading_options=reading_options)
    )


@program.group(short_help=_("Templates of your own."), help=_("Templates for `forms --template`."))
def template() -> None:
    """The group of what is done with templates."""


@template.command(
    name="new",
    short_help=_("A template to begin with."),
    help=_("Write a commented template to begin with; the end of its name, docx, html or txt, says its format."),
)
@click.argument("path", metavar="FILE", type=Path)
def template_new(path: Path) -> None:
    """A commented template as a file."""
    from .template import write_starter

    write_starter(path)


@program.command(
    short_help=_("What a person should look at."),
    help=_(
        "Print what a person should look at in the files, or in folders that `convert` wrote, the most serious first."
    )
    + "\n\n"
    + _("Exit code 1: there is an error among it."),
)
@paths_argument()
@takes_reading_options
def check(paths: tuple[str, ...], reading_options: ReadingOptions) -> None:
    """Files to their notices."""
    from .check import print_notices

    sys.exit(print_notices(paths, reading_options))


@program.command(
    short_help=_("What is doubtful, as a file to correct."),
    help=_(
        "Write what is doubtful in the forms of the files, or of a folder that `convert` wrote, as a commented file: "
        "lines that a person corrects and takes the # from hold in every run with --corrections."
    )
    + "\n\n"
    + _("Exit code 1: a file could not be read."),
)
@paths_argument("FILE_OR_OUT...")
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=Path,
    help=_("The file to write; else corrections.toml, in the folder of `convert` or here. No file is replaced."),
)
@takes_reading_options
def correct(paths: tuple[str, ...], out: Path | None, reading_options: ReadingOptions) -> None:
    """Files or datasets to a file of corrections."""
    from .correct import write_corrections

    sys.exit(write_corrections(paths, out, reading_options))


@program.command(
    short_help=_("Forms that came back, into the tables."),
    help=_(
        "Take results and remarks out of forms that came back filled in, into the dataset they were printed from; "
        "tell what was altered that should not be; rank the units in ranking.csv."
    )
    + "\n\n"
    + _("Exit code 1: a file could not be read, or something was altered; the other forms were taken."),
)
@paths_argument("FILLED...")
@click.option("--into", required=True, metavar="DATASET", type=Path, help=_("The folder that `convert` wrote."))
@takes_reading_options
def collect(paths: tuple[str, ...], into: Path, reading_options: ReadingOptions) -> None:
    """Filled forms to their dataset."""
    from .collect import collect_forms

    sys.exit(collect_forms(paths, into, reading_options))


@program.command(
    short_help=_("What changed between two years or versions."),
    help=_(
        "Print which indicators were added (+), dropped (-), reworded (~) and rescored (=) between two datasets, "
        "folders or files; the forms are matched by unit and title, the indicators by their words."
    )
    + "\n\n"
    + _("Exit code 0: compared; 1: a file could not be read; 2: wrong usage."),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--html", "page", metavar="FILE", type=Path, help=_("Write the changes as a web page to this file, too."))
@click.option("--csv", "table", metavar="FILE", type=Path, help=_("Write the changes as a CSV file to this file, too."))
@takes_reading_options
def diff(old: str, new: str, page: Path | None, table: Path | None, reading_options: ReadingOptions) -> None:
    """Two datasets or files to their differences."""
    from .diff import print_differences

    sys.exit(print_differences(old, new, page, table, reading_options))


def _chosen_vocabulary(path: Path | None) -> Vocabulary | None:
    if path is None:
        return None
    from zhibiao.normalize.facts.vocabulary import extended_vocabulary

    return extended_vocabulary(path)


def _chosen_corrections(path: Path | None) -> Corrections | None:
    if path is None:
        return None
    from zhibiao.normalize.corrections.parse import read_corrections

    return read_corrections([path])


def _chosen_formats(value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        text = _("{formats}: choose from {known}.")
        raise click.BadParameter(text.format(formats=value, known=", ".join(FORMATS)))
    return chosen
